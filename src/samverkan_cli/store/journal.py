"""The journal's entries: from an event to canonical bytes and back, sealed and chained.

The chain covers every entry and, through salted digests, every sealed value. What stands under a
seal can be erased by law; the chain still verifies. It stops nobody who can write the file: the
head, noted elsewhere, does.
"""

import hashlib
import hmac
import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from samverkan_cli.domain.events import EVENTS, Event, Part, Seal

NO_HASH = "0" * 64
_DOMAIN = b"samverkan-journal-1\0"
_INNER, _OUTER = (bytes(byte ^ pad for byte in range(256)) for pad in (0x36, 0x5C))  # RFC 2104
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


_decoded = msgspec.json.Decoder().decode
_sorted = msgspec.json.Encoder(order="sorted").encode


def canonical(value: object) -> bytes:
    """Give JSON as RFC 8785 writes it, for values with ASCII keys and no floats."""
    return _sorted(value)


def digest(entry: bytes) -> str:
    """Give the digest of an entry's canonical bytes."""
    return hashlib.sha256(_DOMAIN + entry).hexdigest()


def seal_digest(registry: str, seq: int, part: str, value: str, salt: bytes) -> str:
    """Give the digest of a sealed value, given as canonical JSON."""
    place = f'["{registry}",{seq},"{part}",{value}]'
    if len(salt) > 64:  # no salt of ours
        return hmac.digest(salt, place.encode(), "sha256").hex()
    block = salt.ljust(64, b"\0")  # HMAC written out: its own module costs as much again
    inner = hashlib.sha256(block.translate(_INNER) + place.encode()).digest()
    return hashlib.sha256(block.translate(_OUTER) + inner).hexdigest()


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
        f'{{"at":"{stamp.at}","data":{_sorted(clear).decode()},"kind":"{event.KIND}","op":"{stamp.op}","prev":"{stamp.prev}",'
        f'"registry":"{stamp.registry}","sealed":{{{sealed}}},"seq":{stamp.seq},"subject":{_sorted(event.subject).decode()},'
        f'"v":1,"verb":{_sorted(stamp.verb).decode()}}}'
    )
    return Written(entry, seals, _ids_among(ids, event.subject))


def _seal(stamp: Stamp, part: str, values: Mapping[str, Any]) -> Sealed:
    salt, value = os.urandom(32), _sorted(values).decode()
    return Sealed(part, salt, value, seal_digest(stamp.registry, stamp.seq, part, value, salt))


def read(entry: str, digest_: str, seals: Mapping[str, str | None]) -> Entry:
    """Give an entry from its text and what its seals hold; an erased value is None in the event."""
    return opened(_decoded(entry), digest_, seals)


def opened(stored: Mapping[str, Any], digest_: str, seals: Mapping[str, str | None]) -> Entry:
    """Give an entry from what its text says and what its seals hold."""
    held = {part: _decoded(value) if value else {} for part, value in seals.items()}
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


class _Field(NamedTuple):
    """A field of an event or part: its seal, what it holds, and whether it is left out when empty or False."""

    name: str
    seal: str | None
    holds: str
    left_out: bool


@cache
def _fields(kind: type[Part]) -> tuple[tuple[_Field, ...], Callable[[Part], tuple[Any, ...]]]:
    """Give the fields of an event or part, and what gets all of their values at once."""
    told = get_type_hints(kind, include_extras=True)
    names = kind.__struct_fields__
    defaults = {field.name: field.default for field in msgspec.structs.fields(kind)}
    get: Any = attrgetter(*names)
    return tuple(_field(name, told[name], defaults[name]) for name in names), get if len(names) > 1 else lambda o: (
        get(o),
    )


def _field(name: str, annotation: Any, default: object) -> _Field:
    seal = next((mark.value for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Seal)), None)
    every = list(_kinds(annotation))
    many = any(get_origin(kind) is tuple for kind in every)
    kinds = {kind for kind in every if isinstance(kind, type)}
    parts = any(issubclass(kind, Part) for kind in kinds)
    holds = ("parts" if many else "part") if parts else "texts" if many else "text" if str in kinds else "plain"
    return _Field(name, seal, holds, many or default is False)


def _kinds(annotation: object) -> Iterator[object]:
    yield annotation
    for kind in get_args(annotation):
        yield from _kinds(kind)


def _part(model: Part, path: str, hidden: dict[str, dict[str, Any]], ids: list[str]) -> dict[str, Any]:
    """Give what stands in clear; move what is sealed to `hidden` under its path, and gather what may be `ids`."""
    clear: dict[str, Any] = {}
    fields, get = _fields(type(model))
    for (name, seal, holds, left_out), value in zip(fields, get(model), strict=True):
        if not value and (left_out or value is None):
            continue
        if seal is not None:
            hidden[seal][path + name] = value
        elif holds == "text":
            clear[name] = value
            if _may_be_an_id(value):
                ids.append(value)
        elif holds == "part":
            clear[name] = _part(value, f"{path}{name}.", hidden, ids)
        elif holds == "parts":
            clear[name] = [_part(inner, f"{path}{name}.{at}.", hidden, ids) for at, inner in enumerate(value)]
        else:
            clear[name] = value
            if holds == "texts":
                ids += filter(_may_be_an_id, value)
    return clear


def _put(data: Any, path: list[str], value: object) -> None:
    for step in path[:-1]:
        data = data[int(step)] if isinstance(data, list) else data[step]
    data[path[-1]] = value
