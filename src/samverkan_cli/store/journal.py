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
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from samverkan_cli.domain.events import EVENTS, Event, Part, Seal

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

    part: str
    salt: bytes
    value: str
    digest: str


class Written(NamedTuple):
    """An entry as it is kept: its canonical text, what is sealed beside it, and the ids it names."""

    text: str
    seals: list[Sealed]
    named: list[str]


class Entry(msgspec.Struct, frozen=True):
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
    hidden: dict[str, dict[str, Any]] = {"persons": {"by": stamp.by} if stamp.by else {}, "text": {}}
    ids: list[str] = []
    clear = _part(event, "", hidden, ids)
    del clear["subject"]
    seals = [_seal(stamp, part, values) for part, values in hidden.items() if values]
    sealed = ",".join(f'"{seal.part}":"{seal.digest}"' for seal in seals)
    entry = (
        f'{{"at":"{stamp.at}","data":{_canonical(clear)},"kind":"{event.KIND}","op":"{stamp.op}","prev":"{stamp.prev}",'
        f'"registry":"{stamp.registry}","sealed":{{{sealed}}},"seq":{stamp.seq},"subject":{_quoted(event.subject)},'
        f'"v":1,"verb":{_quoted(stamp.verb)}}}'
    )
    return Written(entry, seals, _ids_among(ids, event.subject))


def _seal(stamp: Stamp, part: str, values: Mapping[str, Any]) -> Sealed:
    salt, value = os.urandom(32), _canonical(values)
    return Sealed(part, salt, value, seal_digest(stamp.registry, stamp.seq, part, value, salt))


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
    return Entry(stamp, msgspec.convert(data, EVENTS[stored["kind"]]), digest_)


def mentioned(event: Event) -> set[str]:
    """Give the ids an event names beside its subject: those that stand in clear."""
    found: list[str] = []
    _part(event, "", {Seal.PERSONS: {}, Seal.TEXT: {}}, found)
    return set(_ids_among(found, event.subject))


def named(clear: Mapping[str, Any], subject: str) -> list[str]:
    """Give the ids that what stands in clear in an entry names beside its subject, in order, each once."""
    found: list[str] = []
    _gather(clear, found)
    return _ids_among(found, subject)


def _ids_among(found: list[str], subject: str) -> list[str]:
    return sorted({text for text in found if text != subject and _NAMES_AN_ID.fullmatch(text)})


def _may_be_an_id(text: str) -> bool:
    """Tell whether a text begins like an id: a letter and a dash, or a period and a colon."""
    return text[1:2] == "-" or text[9:10] == ":"


def _gather(value: Mapping[str, Any], found: list[str]) -> None:
    for inner in value.values():
        kind = type(inner)
        if kind is str:
            if _may_be_an_id(inner):
                found.append(inner)
        elif kind is dict:
            _gather(inner, found)
        elif kind is list:
            for each in inner:
                _gather(each if type(each) is dict else {"": each}, found)


class _Step(NamedTuple):
    """A field of an event or part: its seal, how it becomes JSON, and whether it is usually empty or False."""

    name: str
    seal: str | None
    plain: Callable[[Any], Any] | None  # None for a text or number, which is JSON already
    holds_parts: bool
    many: bool
    usually_false: bool


@cache
def _plan(model: type[Part]) -> tuple[_Step, ...]:
    told = get_type_hints(model, include_extras=True)
    return tuple(_step(field.name, told[field.name], field.default) for field in msgspec.structs.fields(model))


def _step(name: str, annotation: object, default: object) -> _Step:
    every = list(_kinds(annotation))
    kinds = {kind for kind in every if isinstance(kind, type)}
    many = any(get_origin(kind) is tuple for kind in every)
    plain: Callable[[Any], Any] | None = None
    if date in kinds:
        plain = date.isoformat
    elif many:
        plain = list
    elif any(issubclass(kind, StrEnum) for kind in kinds):
        plain = str
    return _Step(
        name,
        next((mark.value for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Seal)), None),
        plain,
        any(issubclass(kind, Part) for kind in kinds),
        many,
        default is False,
    )


def _kinds(annotation: object) -> Iterator[object]:
    yield annotation
    for kind in get_args(annotation):
        yield from _kinds(kind)


def _part(model: Part, path: str, hidden: dict[str, dict[str, Any]], ids: list[str]) -> dict[str, Any]:
    """Give what stands in clear; move what is sealed to `hidden` under its path, and gather what may be `ids`."""
    clear: dict[str, Any] = {}
    for name, seal, plain, holds_parts, many, usually_false in _plan(type(model)):
        value = getattr(model, name)
        if value is None or (many and not value) or (usually_false and value is False):
            continue
        if seal is not None:
            hidden[seal][path + name] = value
        elif holds_parts:
            if many:
                clear[name] = [_part(inner, f"{path}{name}.{at}.", hidden, ids) for at, inner in enumerate(value)]
            else:
                clear[name] = _part(value, f"{path}{name}.", hidden, ids)
        elif plain is None:
            clear[name] = value
            if type(value) is str and _may_be_an_id(value):
                ids.append(value)
        else:
            clear[name] = plain(value)
            if many:
                ids += filter(_may_be_an_id, value)
    return clear


def _put(data: Any, path: list[str], value: object) -> None:
    for step in path[:-1]:
        data = data[int(step)] if isinstance(data, list) else data[step]
    data[path[-1]] = value
