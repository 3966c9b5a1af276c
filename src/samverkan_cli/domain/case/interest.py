"""Conflict of interest (jäv): what the register hints at, and what was found of it.

Who is party, affected or close to a party, or represents one, takes no part in a case [KL 6:28-32, 7:4]. The
body finds it, never the program: a hint is what the register has anyway, whom a member represents and who signed.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import ConflictNoted
from samverkan_cli.domain.notation import signer
from samverkan_cli.domain.refusal import Objection
from samverkan_cli.domain.request import Line, Name, Request
from samverkan_cli.domain.values import ConflictFound, Tie


class Hint(Struct, frozen=True):
    """A member of a body that the register ties to a party of a case, or to the one who reported."""

    person: str
    name: str
    tie: Tie
    to: str  # the name of what the member is tied to


class Examining(Request):
    """What was found of possible conflicts of interest, by person; `not_conflicted` says by what decision."""

    stepped_aside: tuple[Name, ...] = ()
    not_conflicted: tuple[Line, ...] = ()
    disregarded: tuple[Name, ...] = ()

    def findings(self) -> Iterator[tuple[str, ConflictFound, str | None]]:
        """Give each person that was named, what was found, and by what decision."""
        for name in self.stepped_aside:
            yield name, ConflictFound.STEPPED_ASIDE, None
        for said in self.not_conflicted:  # "Tea Tall, § 186"
            name, by = signer(said)
            yield name, ConflictFound.NOT_CONFLICTED, by
        for name in self.disregarded:
            yield name, ConflictFound.DISREGARDED, None

    def unfounded(self) -> Iterator[Objection]:
        """Give what is missing of where a body found that somebody is not conflicted: its paragraph, or its day."""
        for name, how, by in self.findings():
            if how is ConflictFound.NOT_CONFLICTED and not by:
                yield no.ConflictUnfounded("not_conflicted", name=name)


def noted(found: Sequence[tuple[str, ConflictFound, str | None]]) -> tuple[ConflictNoted, ...]:
    """Give what an event says of persons, by their ids, and what was found of them."""
    return tuple(ConflictNoted(person=person, found=how, told=by) for person, how, by in found)


def unexamined(hints: Iterable[Hint], examined: Iterable[str]) -> list[Hint]:
    """Give the hints at persons of whom nothing was found, one for each person."""
    known = set(examined)
    left: dict[str, Hint] = {}
    for hint in hints:
        if hint.person not in known:
            left.setdefault(hint.person, hint)
    return list(left.values())
