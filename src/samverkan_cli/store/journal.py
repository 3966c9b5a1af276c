"""The journal's entries: from an event to canonical bytes and back, sealed and chained.

The chain covers every entry and, through salted digests, every sealed value. What stands under a
seal can be erased by law; the chain still verifies. It stops nobody who can write the file: the
head, noted elsewhere, does.
"""

import hashlib
import hmac
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from samverkan_cli.domain.events import EVENTS, Event, Seal

NO_HASH = "0" * 64
_DOMAIN = b"samverkan-journal-1\0"
_NAMES_AN_ID = re.compile(r"[A-Z]-(?:\d{4}-)?\d+|\d{4}-\d{4}:\d+", re.ASCII)


@dataclass(frozen=True)
class Stamp:
    """What an entry says beside the event: its place, time, invocation, command and by whom."""

    registry: str
    seq: int
    at: str
    op: str
    verb: str
    by: str | None
    prev: str


@dataclass(frozen=True)
class Sealed:
    """A value under a salted digest, bound to its place in the journal."""

    part: Seal
    salt: bytes
    value: str
    digest: str


@dataclass(frozen=True)
class Entry:
    """An entry read back: its stamp, the event, and what was erased of it."""

    stamp: Stamp
    event: Event
    hash: str


def canonical(value: object) -> bytes:
    """Give JSON as RFC 8785 writes it, for values with ASCII keys and no floats."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def digest(entry: bytes) -> str:
    """Give the digest of an entry's canonical bytes."""
    return hashlib.sha256(_DOMAIN + entry).hexdigest()


def seal_digest(registry: str, seq: int, part: str, value: str, salt: bytes) -> str:
    """Give the digest of a sealed value, given as canonical JSON."""
    place = f'["{registry}",{seq},"{part}",{value}]'
    return hmac.new(salt, place.encode(), hashlib.sha256).hexdigest()


def write(event: Event, stamp: Stamp) -> tuple[bytes, list[Sealed]]:
    """Give the canonical bytes of the entry for an event, and what is sealed beside it."""
    hidden: dict[str, dict[str, Any]] = {Seal.PERSONS: {"by": stamp.by} if stamp.by else {}, Seal.TEXT: {}}
    data = _part(event, "", hidden)
    del data["subject"]
    seals = [_seal(stamp, Seal(part), values) for part, values in hidden.items() if values]
    entry = {
        "v": 1,
        "registry": stamp.registry,
        "seq": stamp.seq,
        "at": stamp.at,
        "op": stamp.op,
        "verb": stamp.verb,
        "kind": event.KIND,
        "subject": event.subject,
        "data": data,
        "sealed": {sealed.part.value: sealed.digest for sealed in seals},
        "prev": stamp.prev,
    }
    return canonical(entry), seals


def _seal(stamp: Stamp, part: Seal, values: Mapping[str, Any]) -> Sealed:
    salt, value = os.urandom(32), canonical(values).decode()
    return Sealed(part, salt, value, seal_digest(stamp.registry, stamp.seq, part, value, salt))


def read(entry: str, digest_: str, seals: Mapping[str, str | None]) -> Entry:
    """Give an entry from its text and what its seals hold; an erased value is None in the event."""
    stored = json.loads(entry)
    opened = {part: json.loads(value) if value else {} for part, value in seals.items()}
    data = {"subject": stored["subject"], **stored["data"]}
    for values in opened.values():
        for path, value in values.items():
            if path != "by":
                _put(data, path.split("."), value)
    stamp = Stamp(
        registry=stored["registry"],
        seq=stored["seq"],
        at=stored["at"],
        op=stored["op"],
        verb=stored["verb"],
        by=opened.get(Seal.PERSONS, {}).get("by"),
        prev=stored["prev"],
    )
    return Entry(stamp, EVENTS[stored["kind"]].model_validate(data), digest_)


def mentioned(entry: Mapping[str, Any] | Event) -> set[str]:
    """Give the ids an event names beside its subject."""
    data = entry.model_dump(mode="json") if isinstance(entry, Event) else entry
    return {text for text in _texts(data) if _NAMES_AN_ID.fullmatch(text)} - {str(data.get("subject"))}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, Seal | None, bool], ...]:
    """Give each field of an event or part: its name, its seal, and whether parts may stand in it."""
    return tuple(
        (
            name,
            next((mark for mark in field.metadata if isinstance(mark, Seal)), None),
            any(isinstance(kind, type) and issubclass(kind, BaseModel) for kind in _kinds(field.annotation)),
        )
        for name, field in model.model_fields.items()
    )


def _kinds(annotation: object) -> Iterator[object]:
    inner = get_args(annotation)
    yield annotation
    for kind in inner:
        yield from _kinds(kind)


def _part(model: BaseModel, path: str, hidden: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Give what stands in clear, and move what is sealed to `hidden` under its path."""
    clear: dict[str, Any] = {}
    for name, seal, nested in _plan(type(model)):
        value = getattr(model, name)
        if value is None or value == ():
            continue
        if seal:
            hidden[seal][path + name] = value
        elif isinstance(value, BaseModel):
            clear[name] = _part(value, f"{path}{name}.", hidden)
        elif nested:
            clear[name] = [_part(inner, f"{path}{name}.{at}.", hidden) for at, inner in enumerate(value)]
        else:
            clear[name] = _plain(value)
    return clear


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, (bool, int)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _put(data: Any, path: list[str], value: object) -> None:
    for step in path[:-1]:
        data = data[int(step)] if isinstance(data, list) else data[step]
    data[path[-1]] = value
