"""How the registry says no.

Objection
├── Malformed   2  the input cannot be read
├── Unknown     3  not found, or more than one
├── Conflict    4  exists already, or changed underneath
├── Unmet       5  a rule of the agreement, of the law or of procedure is not met
├── Finding     6  `check` or `verify` found something
└── Unusable    7  the registry cannot be opened or written

A class is a code and an exit status; what they are stands in `errors`, what a person reads in `texts`, by code.
`Refused` is the only exception the domain raises, and it carries every objection at once.
A `Notice` is what a change is told about without being stopped: a warning.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar, NamedTuple, ParamSpec, Self, TypeAlias, TypeVar

Fact: TypeAlias = str | int | tuple[str, ...] | None

P = ParamSpec("P")
T = TypeVar("T")

MOST = 20  # objections that are told one by one


class Said:
    """Something to tell a person: a stable code, the field it is about, the facts of the sentence."""

    code: ClassVar[str]

    def __init_subclass__(cls) -> None:
        if "code" not in vars(cls):  # one that has been stored under another name keeps it
            cls.code = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def __init__(self, field: str | None = None, *, refs: Iterable[str] = (), **facts: Fact) -> None:
        self.field = field
        self.row: tuple[str, int, str | None] | None = None  # file, row and heading, for a row of a file
        self.refs = tuple(refs)
        self.facts = facts

    def at(self, field: str | None) -> Self:
        """Give the same, said about a field."""
        return type(self)(field, refs=self.refs, **self.facts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Said) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash((self.code, self.field, self.refs))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.field!r}, refs={self.refs!r}, **{self.facts!r})"

    def _key(self) -> tuple[object, ...]:
        return self.code, self.field, self.refs, self.facts


class Objection(Said):
    """One reason why something was not recorded."""

    status: ClassVar[int]


class Malformed(Objection):
    """The input cannot be read."""

    status = 2


class Unknown(Objection):
    """The reference does not lead to exactly one thing."""

    status = 3


class Conflict(Objection):
    """What was asked for exists already, or the facts are different."""

    status = 4


class Unmet(Objection):
    """A rule is not met; `texts` names its source."""

    status = 5


class Finding(Objection):
    """`check` or `verify` found something; the registry works, a person should look."""

    status = 6


class Unusable(Objection):
    """The registry cannot be opened or written; the file is untouched."""

    status = 7


class Notice(Said):
    """A warning: the change was recorded, and this should be known."""


class Summed(NamedTuple):
    """An objection that tells a person once what some kinds of them say row after row, and `more` of those."""

    said: Objection
    of: tuple[type[Objection], ...]
    more: int = 0


class Refused(Exception):
    """The registry says no, with every objection at once; its status is the lowest among them.

    Of more than `MOST` objections the others are counted: a file can be wrong in a hundred thousand rows. A person is
    told the `spoken` ones, and how many are `unspoken`; a script gets the `objections` as they are.
    """

    def __init__(
        self,
        objections: Iterable[Objection],
        *,
        then: str | None = None,
        more: int = 0,
        places: Mapping[str, str | None] | None = None,
        summed: Summed | None = None,
    ) -> None:
        found = tuple(objections)
        self.status = min(each.status for each in found)  # the exit status of the program
        self.objections = _first(found)
        self.more = more + len(found) - len(self.objections)  # that are counted and not told
        spoken = tuple(each for each in found if not isinstance(each, summed.of)) if summed else found
        spoken = (summed.said, *spoken) if summed and len(spoken) < len(found) else spoken
        self.spoken = _first(spoken)
        self.unspoken = more - (summed.more if summed else 0) + len(spoken) - len(self.spoken)
        self.then = then  # the key of what is said last, when there is one way forward for all of it
        self.places = places or {}  # how each field is typed
        self.verb: str | None = None  # that it was said to
        super().__init__(", ".join(o.code for o in self.objections))

    def typed_at(self, places: Mapping[str, str | None], verb: str | None = None) -> "Refused":
        """Give the same, told to who has typed the fields of a verb."""
        told = Refused(self.objections, then=self.then, more=self.more, places=places)
        told.spoken, told.unspoken, told.verb = self.spoken, self.unspoken, verb
        return told


def _first(found: tuple[Objection, ...]) -> tuple[Objection, ...]:
    """Give as many as are told, the lowest status first where there are more."""
    return found if len(found) <= MOST else tuple(sorted(found, key=lambda each: each.status)[:MOST])


class Objections(list[Objection]):
    """Gathers the objections of several questions, so that the first does not hide the rest."""

    def __init__(self, found: Iterable[Objection] = ()) -> None:
        super().__init__(found)
        self.more: int = found.more if isinstance(found, Objections) else 0  # that are counted and not kept

    def ask(self, question: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Give what the question answers, or None and remember why it was refused."""
        try:
            return question(*args, **kwargs)
        except Refused as refused:
            self.extend(refused.objections)
            self.more += refused.more
            return None

    def find(self, finder: Callable[[str], T], reference: str | None) -> T | None:
        """Give what the reference names; nothing, without an objection, when there is no reference."""
        return None if reference is None else self.ask(finder, reference)

    def stop(self) -> None:
        """Raise `Refused` if there is anything to object."""
        if self:
            raise Refused(self, more=self.more)
