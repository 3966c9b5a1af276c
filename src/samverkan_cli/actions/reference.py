"""Who is meant by what was typed: somebody known, a question to a person, or somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.likeness import Names, towns
from samverkan_cli.domain.notation import looks_like_id, looks_like_number, name_key
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.values import Kind, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samverkan_cli.domain.actor import RegisterActor
    from samverkan_cli.domain.enrollment import Enroll
    from samverkan_cli.domain.records import Actor
    from samverkan_cli.store.reader import Reader

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
    names = Names(towns(read.registry().municipality))
    for id_, called, number in close:
        names.add(id_, called, number)
    found = [id_ for id_, _ in names.likely(name, org_nr)]
    current = read.names(found)
    return [(id_, current.get(id_)) for id_ in found]


def _told(found: Sequence[tuple[str, str | None]]) -> tuple[str, ...]:
    return tuple(f"{name} ({id_})" if name else id_ for id_, name in found)
