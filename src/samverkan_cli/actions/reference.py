"""Who is meant by what was typed: somebody known, a question to a person, or somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.domain import errors as no
from samverkan_cli.domain import item as items
from samverkan_cli.domain import which
from samverkan_cli.domain.notation import is_item, looks_like_id, looks_like_number, name_key
from samverkan_cli.domain.person import is_full, named
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.values import Kind, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from samverkan_cli.domain.actor import RegisterActor
    from samverkan_cli.domain.enrollment import Enroll
    from samverkan_cli.domain.records import Actor, AgendaItem, Meeting, Period
    from samverkan_cli.domain.request import Request
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer

NEW = "--new"  # how one says that nobody who is known is meant


def answering(read: Reader, request: Enroll) -> Actor | None:
    """Give the actor that an answer is of; None for a name that no known one has, nor all the words of.

    Raises `Refused`: 3 for an id or number nobody has and for what leads to several, 4 for one that is said to be new.
    """
    assert request.actor
    said = request.actor
    if (meant := request.settled.get(("actor", name_key(said)))) is not None:
        return read.actor(meant) if meant else None
    if found := read.find_actor(said):
        if request.new and not (looks_like_id(said) or looks_like_number(said)):
            raise Refused([no.AlreadyExists("actor", refs=[found.id], noun="actor", id=found.id, name=found.name)])
        return found
    if looks_like_id(said) or looks_like_number(said):
        raise Refused([no.NotFound("actor", given=said, noun="actor")])
    return None if request.new else _only_holder(read, request)


def _only_holder(read: Reader, request: Enroll) -> Actor | None:
    """Give the only live actor whose name holds all the typed words, without those of another number or kind."""
    assert request.actor
    said = request.actor
    held, whole = read.actors_holding(said)
    found = [each for each in held if not _differs(each, request)]
    if len(found) > 1 or not whole:
        told = _told([(each.id, each.name) for each in found])
        refs = [each.id for each in found]
        raise Refused([no.Ambiguous("actor", refs=refs, given=said, noun="actor", ids=told, new=NEW)])
    if found:
        read.read_as.append(no.ReadAs("actor", refs=[found[0].id], given=said, id=found[0].id, name=found[0].name))
    return found[0] if found else None


def _differs(actor: Actor, request: Enroll) -> bool:
    number = request.org_nr and actor.org_nr and request.org_nr != actor.org_nr
    return bool(number or (request.kind and request.kind is not actor.kind))


def questions(read: Reader, request: Enroll | RegisterActor, name: str, field: str) -> Iterator[no.LikelySame]:
    """Ask whether a new actor is one of those that its name, or its number, is like: never a guess.

    Who has said that it is new, or has answered, is not asked.
    """
    if request.insists("actor", name):
        return
    kind = request.kind or Kind.ASSOCIATION
    shared = read.actors_with_number(request.org_nr) if request.org_nr and kind.side is Side.CIVIL else []
    same = [each for each in shared if each.kind is kind and not each.dissolved_on]
    if same:
        told, refs = _told([(each.id, each.name) for each in same]), [each.id for each in same]
        facts = {"who": "actor", "org_nr": request.org_nr, "id": refs[0], "new": NEW}
        yield no.LikelySame(field, refs=refs, name=name, sharing=told, **facts)
    elif alike := dict([*_holding(read, name, request.org_nr), *likely(read, name, request.org_nr)]):
        refs, told = list(alike), _told([*alike.items()])
        yield no.LikelySame(field, refs=refs, name=name, others=told, who="actor", id=refs[0], new=NEW)


def _holding(read: Reader, name: str, org_nr: str | None) -> list[tuple[str, str | None]]:
    held, _ = read.actors_holding(name)
    return [(each.id, each.name) for each in held if not (org_nr and each.org_nr and org_nr != each.org_nr)]


def likely(read: Reader, name: str, org_nr: str | None) -> list[tuple[str, str | None]]:
    """Give ids and names of the live actors that a new name is likely another spelling of, the likeliest first."""
    close = read.actors_close_to(name)
    if not close:
        return []
    from samverkan_cli.domain.likeness import Names, towns

    names = Names(towns(read.registry().municipality))
    for id_, called, number in close:
        names.add(id_, called, number)
    found = [id_ for id_, _ in names.likely(name, org_nr)]
    current = read.names(found)
    return [(id_, current.get(id_)) for id_ in found]


def person(read: Reader, request: Request, name: str, field: str, *, others_say: bool = False) -> str | None:
    """Give the id of the person that is meant; None for a full name that is new, and like nobody's.

    The only one whose name holds a word that was typed is it, unless others have said it, as a form does who signed.
    Raises `Refused`: 3 for an id nobody has, and with the question who is meant.
    """
    if (meant := request.settled.get(("person", name_key(name)))) is not None:
        return read.person(meant).id if meant else None
    if found := read.find_person(name):
        return found.id
    if request.new or named(name, field):
        return None
    held, whole = read.persons_holding(name)
    if held and not others_say and not is_full(name):
        return _only_of(read, name, field, held, whole=whole)
    ask_of_person(read, name, field, held)
    return None


def _only_of(read: Reader, name: str, field: str, held: Mapping[str, str], *, whole: bool) -> str:
    """Give the only one of those whose name holds what was typed; raises `Refused` for several."""
    if len(held) > 1 or not whole:
        told, noun = _told([*held.items()]), "person" if next(iter(held)).startswith("P") else "actor"
        raise Refused([no.Ambiguous(field, refs=held, given=name, noun=noun, ids=told, new=NEW)])
    ((id_, called),) = held.items()
    read.read_as.append(no.ReadAs(field, refs=[id_], given=name, id=id_, name=called))
    return id_


def ask_of_person(read: Reader, name: str, field: str, held: Mapping[str, str]) -> None:
    """Raise the question whether a new name is that of somebody known, or nobody's full name.

    `held` are the ids and names of persons whose name holds every word of it.
    """
    alike = dict(held) | dict(_persons_like(read, name))
    alike = dict(sorted(alike.items(), key=lambda each: int(each[0][2:])))
    if alike:
        refs, told = list(alike), _told([*alike.items()])
        raise Refused([no.LikelySame(field, refs=refs, name=name, others=told, who="person", id=refs[0], new=NEW)])
    if not is_full(name):
        mailbox = "kansli@example.org" if field == "contact" else None
        raise Refused([no.NotAFullName(field, name=name, new=NEW, mailbox=mailbox)])


def _persons_like(read: Reader, name: str) -> list[tuple[str, str]]:
    """Give ids and names of the persons that a name may be another spelling of."""
    from samverkan_cli.domain.likeness import same_person

    return [(id_, called) for id_, called in read.persons_close_to(name) if same_person(name, called)]


def represented(writer: Writer, said: str) -> str | None:
    """Give the id of the actor somebody represents; None for an organisation that is kept as it was written.

    Raises `Refused`: 3 for an id or number nobody has, and for what leads to several.
    """
    read = writer.reader
    try:
        return read.actor(said).id
    except Refused as refused:
        (why,) = refused.objections
        if not isinstance(why, no.NotFound) or looks_like_id(said) or looks_like_number(said):
            raise Refused([why.at("represents")]) from None
        like = why.facts.get("nearest") or None
    writer.notices.append(no.RepresentsAsWritten("represents", given=said, nearest=like))
    return None


def reporter(read: Reader, request: Request, said: str) -> str | None:
    """Give the id of the actor or person who reported something; None for one that the register does not know.

    Raises `Refused`: 3 for what leads to several, and with the question whether somebody known is meant.
    """
    for noun in ("actor", "person"):
        if meant := request.settled.get((noun, name_key(said))):
            return meant
    if found := read.find_actor(said) or read.find_person(said):
        return found.id
    if request.new or looks_like_number(said):
        return None
    if only := _only_one(read, said):
        return only
    _ask_of_reporter(read, request, said)
    return None


def _only_one(read: Reader, said: str) -> str | None:
    """Give the id of the only actor or person whose name holds every word that was typed."""
    (actors, every), (persons, everyone) = read.actors_holding(said), read.persons_holding(said)
    held = {each.id: each.name or each.id for each in actors} | persons
    return _only_of(read, said, "reporter", held, whole=every and everyone) if held else None


def _ask_of_reporter(read: Reader, request: Request, said: str) -> None:
    """Raise the question whether somebody known reported, whose name is like what was typed."""
    for who, alike in (("actor", likely(read, said, None)), ("person", _persons_like(read, said))):
        if alike and not request.insists(who, said):
            refs = [id_ for id_, _ in alike]
            facts = {"who": who, "id": refs[0], "new": NEW}
            raise Refused([no.LikelySame("reporter", refs=refs, name=said, others=_told(alike), **facts)])


def period_of_answer(read: Reader, said: str | None, day: date) -> Period:
    """Give the period of an answer: the one that is said, else the only one that takes answers on the day."""
    return read.period(said) if said else _which(read, which.of_answer(read.periods(), day))


def period_of_actor(read: Reader, said: str | None, actor: Actor | None, day: date) -> Period:
    """Give the period something about an actor is of: the one that is said, else the only one it takes part in."""
    if said:
        return read.period(said)
    enrollments = read.enrollments_of(actor.id) if actor else ()
    return _which(read, which.of_actor(read.periods(), enrollments, day))


def _which(read: Reader, found: which.Which) -> Period:
    """Give the period that is meant, and keep which one it is to be told."""
    read.read_as.append(found.notice)
    return found.period


def _told(found: Sequence[tuple[str, str | None]]) -> tuple[str, ...]:
    return tuple(f"{name} ({id_})" if name else id_ for id_, name in found)


def item(read: Reader, meeting: Meeting, typed: str) -> AgendaItem:
    """Give the item of a meeting that is meant: by its id, number, label, or words of its title.

    Raises `Refused`: 3 for none and for several, also where the id is that of another meeting's.
    """
    if is_item(typed):
        found = read.item(typed)
        if found.meeting != meeting.id:
            raise Refused([no.ItemOfOther("item", refs=[found.id, meeting.id], id=found.id, meeting=meeting.id)])
        return found
    found, told = items.meant(read.items(meeting.id), typed, meeting)
    if told:
        read.read_as.append(told)
    return found


def question(read: Reader, typed: str, meeting: Meeting) -> str:
    """Give the id of what an item of a meeting continues: an item of another meeting, or a decision.

    Raises `Refused`: 3 for what is neither, 5 for an item of the same meeting, or of a later one.
    """
    if not is_item(typed):
        return read.decision(typed).id
    found = read.item(typed)
    before = read.meeting(found.meeting)
    if before.id == meeting.id or before.date > meeting.date:
        raise Refused([no.ContinuesLater("continues", refs=[found.id], id=found.id, meeting=meeting.id)])
    return found.id
