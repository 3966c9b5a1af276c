"""Whom or what an answer leads to in the registry: found at once, and asked about where it is not plain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from samverkan_cli import texts
from samverkan_cli.actions import reference
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.notation import looks_like_id, looks_like_number, name_key
from samverkan_cli.domain.person import is_full
from samverkan_cli.domain.refusal import Refused

if TYPE_CHECKING:
    from samverkan_cli.cli.ask.interview import Talk
    from samverkan_cli.cli.ask.question import Question
    from samverkan_cli.store.reader import Reader

NAMES = ("actor", "person", "body")  # nouns that are called by a name
OFFERED = 8  # names, at most, that are offered at once


class Meant(Struct, frozen=True):
    """Who is meant: an id and a name, or no id for somebody new; and how that is told."""

    id: str | None
    name: str | None
    told: str
    fields: dict[str, Any] = {}


FINDERS: dict[str, Callable[[Reader, str], Any]] = {
    "actor": lambda reader, said: reader.actor(said),
    "person": lambda reader, said: reader.person(said),
    "body": lambda reader, said: reader.body(said),
    "meeting": lambda reader, said: reader.meeting(said),
    "decision": lambda reader, said: reader.decision(said),
}


def meant(talk: Talk, noun: str, question: Question, said: str, *, new: bool) -> Meant:
    """Give whom an answer leads to; a person is asked where the words are only like a name.

    Raises `Refused` for what leads to nothing, `Anew` when none of those that are like it is meant.
    """
    found, near = _found(talk, noun, question, said, new=new)
    if found is not None:
        id_, name = str(found.id), _name(found)
        same = name_key(name or "") == name_key(said)
        unsure = noun in NAMES and not (same or looks_like_id(said) or looks_like_number(said))
        if unsure and not talk.agreed("is_it_meant", named=_told(id_, name)):
            return _other(talk, noun, question, said, new=new)
        if not (same or unsure):
            talk.tell(f"  → {_told(id_, name)}")
        return Meant(id_, name, _told(id_, name))
    if near:
        return _among(talk, noun, question, said, near, new=new)
    return _registered(talk, noun, question, said, new=new)


def _found(
    talk: Talk, noun: str, question: Question, said: str, *, new: bool
) -> tuple[Any, list[tuple[str, str | None]]]:
    """Give what an answer leads to, or those it is like. Raises `Refused` where it can be nothing of the kind."""
    with talk.reading() as reader:
        try:
            return FINDERS[noun](reader, said), []
        except Refused as refused:
            (objection,) = refused.objections
            if looks_like_id(said) or looks_like_number(said) or objection.status != no.NotFound.status:
                raise
            near: dict[str, str | None] = dict(reader.names_beginning(noun, said, OFFERED)) if noun in NAMES else {}
            if new:
                near |= _alike(reader, noun, question.field, said)
            elif not new:
                near |= {**dict.fromkeys(objection.refs), **reader.names(objection.refs)}
            return None, list(near.items())[:OFFERED]


def _alike(reader: Reader, noun: str, field: str, said: str) -> dict[str, str | None]:
    """Give ids and names that a new name may be another spelling of."""
    if noun == "actor":
        return dict(reference.likely(reader, said, None))
    try:
        reference.ask_of_person(reader, said, field, reader.persons_holding(said)[0])
    except Refused as refused:
        (question,) = refused.objections
        return {**dict.fromkeys(question.refs), **reader.names(question.refs)}
    return {}


def _among(
    talk: Talk, noun: str, question: Question, said: str, near: Sequence[tuple[str, str | None]], *, new: bool
) -> Meant:
    """Give which of some is meant."""
    if len(near) == 1:
        ((id_, name),) = near
        if talk.agreed("is_it_meant", named=_told(id_, name)):
            return Meant(id_, name, _told(id_, name))
        return _other(talk, noun, question, said, new=new)
    for at, (id_, name) in enumerate(near, 1):
        talk.tell(f"  {at}  {_told(id_, name)}")
    talk.tell(f"  0  {texts.say('none_of_them')}")
    at = talk.number("which_is_meant", len(near))
    if at == 0:
        return _other(talk, noun, question, said, new=new)
    id_, name = near[at - 1]
    return Meant(id_, name, _told(id_, name))


def _other(talk: Talk, noun: str, question: Question, said: str, *, new: bool) -> Meant:
    """Give somebody new, whom none of those that are like the name is; raises `Anew` where nobody can be new."""
    from samverkan_cli.cli.ask.form import Anew

    if not new or looks_like_id(said) or looks_like_number(said):
        raise Anew(question.name)
    found = _registered(talk, noun, question, said, new=True)
    return Meant(None, said, found.told, {"new": True} if "new" in talk.given else {})


def _registered(talk: Talk, noun: str, question: Question, said: str, *, new: bool) -> Meant:
    """Give somebody who is registered on the way, when the person has agreed that nobody known is meant."""
    from samverkan_cli.cli.ask.form import Anew

    if not new:
        raise Refused([no.NotFound(question.field, given=said, noun=noun, nearest=())])
    if flaws := talk.flaws(question.field, said):
        raise Refused(flaws)
    whole = noun != "person" or is_full(said)
    if not (talk.agreed("is_it_new", named=said) if whole else talk.agreed("is_it_whole", default=False, named=said)):
        raise Anew(question.name)
    return Meant(None, said, texts.say("is_new", name=said), {} if whole else {"new": True})


def beginning(talk: Talk, noun: str, typed: str) -> Iterable[tuple[str, str]]:
    """Give names in the registry with every word that is typed, where each begins a word, and their ids."""
    if not typed.strip() or looks_like_id(typed):
        return []
    try:
        with talk.reading() as reader:
            found = reader.names_beginning(noun, typed, OFFERED)
    except Refused:
        return []
    return [(name, id_) for id_, name in found]


def _name(found: Any) -> str | None:
    """Give what is told of something that was found."""
    for field in ("name", "title", "text"):
        if told := getattr(found, field, None):
            return str(told)
    return None


def _told(id_: str, name: str | None) -> str:
    return texts.say("titled", name=name, id=id_) if name else id_
