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
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from samverkan_cli.domain.events import EVENTS, Event, Seal

NO_HASH = "0" * 64
_DOMAIN = b"samverkan-journal-1\0"
_NAMES_AN_ID = re.compile(r"[A-Z]-(?:\d{4}-)?\d+|\d{4}-\d{4}:\d+", re.ASCII)


class Stamp(NamedTuple):
    """What an entry says beside the event: its place, time, invocation, command and by whom."""

    registry: str
    seq: int
    at: str
    op: str
    verb: str
    by: str | None
    prev: str


class Sealed(NamedTuple):
    """A value under a salted digest, bound to its place in the journal."""

    part: Seal
    salt: bytes
    value: str
    digest: str


class Written(NamedTuple):
    """An entry as it is kept: its canonical text, what is sealed beside it, and the ids it names."""

    text: str
    seals: list[Sealed]
    named: list[str]


@dataclass(frozen=True)
class Entry:
    """An entry read back: its stamp, the event, and what was erased of it."""

    stamp: Stamp
    event: Event
    hash: str


_canonical = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True, check_circular=False, allow_nan=False
).encode
_quoted = json.encoder.encode_basestring


def canonical(value: object) -> bytes:
    """Give JSON as RFC 8785 writes it, for values with ASCII keys and no floats."""
    return _canonical(value).encode()


def digest(entry: bytes) -> str:
    """Give the digest of an entry's canonical bytes."""
    return hashlib.sha256(_DOMAIN + entry).hexdigest()


def seal_digest(registry: str, seq: int, part: str, value: str, salt: bytes) -> str:
    """Give the digest of a sealed value, given as canonical JSON."""
    place = f'["{registry}",{seq},"{part}",{value}]'
    return hmac.digest(salt, place.encode(), "sha256").hex()


def write(event: Event, stamp: Stamp) -> Written:
    """Give the entry for an event, what is sealed beside it, and the ids it names.

    The entry is written key by key in their order, which is what `canonical` gives at a third of the time.
    """
    hidden: dict[str, dict[str, Any]] = {Seal.PERSONS: {"by": stamp.by} if stamp.by else {}, Seal.TEXT: {}}
    clear = _part(event, "", hidden)
    del clear["subject"]
    seals = [_seal(stamp, part, values) for part, values in hidden.items() if values]
    sealed = ",".join(f'"{seal.part}":"{seal.digest}"' for seal in seals)
    entry = (
        f'{{"at":"{stamp.at}","data":{_canonical(clear)},"kind":"{event.KIND}","op":"{stamp.op}","prev":"{stamp.prev}",'
        f'"registry":"{stamp.registry}","sealed":{{{sealed}}},"seq":{stamp.seq},"subject":{_quoted(event.subject)},'
        f'"v":1,"verb":{_quoted(stamp.verb)}}}'
    )
    return Written(entry, seals, named(clear, event.subject))


def _seal(stamp: Stamp, part: str, values: Mapping[str, Any]) -> Sealed:
    salt, value = os.urandom(32), _canonical(values)
    return Sealed(Seal(part), salt, value, seal_digest(stamp.registry, stamp.seq, part, value, salt))


def read(entry: str, digest_: str, seals: Mapping[str, str | None]) -> Entry:
    """Give an entry from its text and what its seals hold; an erased value is None in the event."""
    return opened(json.loads(entry), digest_, seals)


def opened(stored: Mapping[str, Any], digest_: str, seals: Mapping[str, str | None]) -> Entry:
    """Give an entry from what its text says and what its seals hold."""
    held = {part: json.loads(value) if value else {} for part, value in seals.items()}
    data = {"subject": stored["subject"], **stored["data"]}
    for values in held.values():
        for path, value in values.items():
            if path != "by":
                _put(data, path.split("."), value)
    stamp = Stamp(
        registry=stored["registry"],
        seq=stored["seq"],
        at=stored["at"],
        op=stored["op"],
        verb=stored["verb"],
        by=held.get(Seal.PERSONS, {}).get("by"),
        prev=stored["prev"],
    )
    return Entry(stamp, EVENTS[stored["kind"]].model_validate(data), digest_)


def mentioned(event: Event) -> set[str]:
    """Give the ids an event names beside its subject: those that stand in clear."""
    return set(named(_part(event, "", {Seal.PERSONS: {}, Seal.TEXT: {}}), event.subject))


def named(clear: Mapping[str, Any], subject: str) -> list[str]:
    """Give the ids that what stands in clear in an entry names beside its subject, in order, each once."""
    found = {text for text in _texts(clear) if _NAMES_AN_ID.fullmatch(text)}
    found.discard(subject)
    return sorted(found)


def _texts(value: Mapping[str, Any]) -> Iterator[str]:
    """Give the texts that may be ids: a letter and a dash, or a colon."""
    for inner in value.values():
        if isinstance(inner, str):
            if inner[1:2] == "-" or inner[9:10] == ":":
                yield inner
        elif isinstance(inner, dict):
            yield from _texts(inner)
        elif isinstance(inner, list):
            for each in inner:
                yield from _texts(each if isinstance(each, dict) else {"": each})


_Step = tuple[str, str | None, Callable[[Any], Any] | None, bool]


@cache
def _plan(model: type[BaseModel]) -> tuple[_Step, ...]:
    """Give each field of an event or part: its name, its seal, how it is made plain, and whether False is its default."""
    return tuple(
        (
            name,
            next((mark.value for mark in field.metadata if isinstance(mark, Seal)), None),
            _plain_of(field.annotation),
            field.default is False,
        )
        for name, field in model.model_fields.items()
    )


def _plain_of(annotation: object) -> Callable[[Any], Any] | None:
    """Give how a value of a field becomes JSON, or None where parts may stand in it."""
    kinds = {kind for kind in _kinds(annotation) if isinstance(kind, type)}
    if any(issubclass(kind, BaseModel) for kind in kinds):
        return None
    if date in kinds:
        return date.isoformat
    if any(get_origin(kind) is tuple for kind in _kinds(annotation)):
        return list
    return str if any(issubclass(kind, StrEnum) for kind in kinds) else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _kinds(annotation: object) -> Iterator[object]:
    yield annotation
    for kind in get_args(annotation):
        yield from _kinds(kind)


def _part(model: BaseModel, path: str, hidden: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Give what stands in clear, and move what is sealed to `hidden` under its path."""
    clear: dict[str, Any] = {}
    held = model.__dict__
    for name, seal, plain, usually_false in _plan(type(model)):
        value = held[name]
        if value is None or value == () or (usually_false and value is False):
            continue
        if seal is not None:
            hidden[seal][path + name] = value
        elif plain is not None:
            clear[name] = plain(value)
        elif isinstance(value, BaseModel):
            clear[name] = _part(value, f"{path}{name}.", hidden)
        else:
            clear[name] = [_part(inner, f"{path}{name}.{at}.", hidden) for at, inner in enumerate(value)]
    return clear


def _put(data: Any, path: list[str], value: object) -> None:
    for step in path[:-1]:
        data = data[int(step)] if isinstance(data, list) else data[step]
    data[path[-1]] = value
