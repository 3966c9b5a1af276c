"""Open data: the public register of a day, with what its metadata must tell, and how many have joined.

What is public of an actor is told by the tuple of `publication` alone. No day of a clock stands in it: it is as of the
day of the journal's last entry, or a later one on which somebody came or went by what was already recorded. So what is
written is the same until something has changed.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case.effect import OPEN, Span
from samverkan_cli.domain.days import next_day
from samverkan_cli.domain.notation import mailbox
from samverkan_cli.domain.publication import Withheld, unmet
from samverkan_cli.domain.records import Period
from samverkan_cli.domain.refusal import Notice, Objection
from samverkan_cli.domain.request import Day, Reference, Request, WebAddress
from samverkan_cli.domain.standing import Dates, end
from samverkan_cli.domain.value import Value
from samverkan_cli.domain.values import SettingKey, Side

SCHEMA = 1  # of the file that `report nation` reads
KIND = "export open"
FOLDER = "data/"  # of what is published, where the open data lies beside the pages
LICENSE = "http://creativecommons.org/publicdomain/zero/1.0/"  # CC0, as DCAT-AP-SE has it of a catalogue
# What a portal must be told of whose data it is [DCAT-AP-SE 3.0.1: Katalog, Datamängd, Kontaktuppgift].
NEEDED = (SettingKey.MUNICIPALITY, SettingKey.WEB, SettingKey.PUBLIC_CONTACT)
EXAMPLES = {
    SettingKey.MUNICIPALITY: "'municipality=Exempelköpings kommun'",
    SettingKey.WEB: "web=https://kommunen.example/samverkan/",
    SettingKey.PUBLIC_CONTACT: "'public_contact=Öppna data <oppnadata@kommunen.example>'",
}

Row: TypeAlias = dict[str, str | None]


class AskOpen(Request):
    """The open data of a day, today unless it is said, and the address where it is put if not beside the pages.

    `keep` are the ids of those whose texts somebody has read and lets stand.
    """

    on_day: Day | None = None
    base_url: WebAddress | None = None
    keep: tuple[Reference, ...] = ()


class OpenFigures(Value):
    """How many have joined, by side and by kind, and how many of those who were asked have renewed."""

    signatories: int
    civil: int
    public: int
    kinds: dict[str, int]
    to_renew: int | None = None
    renewed: int | None = None

    @property
    def rate(self) -> float | None:
        """Give the share of those asked that has renewed, 0 to 1, or None when nobody was."""
        return round(self.renewed / self.to_renew, 4) if self.to_renew and self.renewed is not None else None


class OpenRegister(Value):
    """The public register as it stood on a day, and what its metadata tells.

    `rows` have the columns of the white list, in the Swedish order of names; `keys` are those their addresses end
    with. `modified` is the day since which it is as it is.
    """

    municipality: str
    agreement: str | None
    number: str | None
    contact_name: str | None
    contact_address: str
    web: str  # the address of the folder that the files lie in
    on: date
    modified: date
    period: str | None
    first_day: date | None
    last_day: date | None
    figures: OpenFigures
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    keys: tuple[str, ...]


def must_be_describable(held: Mapping[SettingKey, str], *, addressed: bool) -> Iterator[Objection]:
    """Whose data it is, where it lies and who answers questions about it is told with it [DCAT-AP-SE 3.0.1].

    `addressed` is where the address is said for this time.
    """
    missing = [key for key in NEEDED if key not in held and not (key is SettingKey.WEB and addressed)]
    if missing:
        typed = " ".join(EXAMPLES[key] for key in missing)
        yield no.SettingsNeeded("settings", keys=tuple(map(str, missing)), typed=typed)


def notices_of_withheld(found: Collection[Withheld], keep: Iterable[str]) -> Iterator[Notice]:
    """Give the warnings that texts are left out, and that nothing was of whom somebody wants to keep."""
    for ref in unmet(found, keep):
        yield no.NothingWasWithheld("keep", ref=ref)
    if ids := tuple(dict.fromkeys(each.ref for each in found if not each.kept)):
        yield no.TextsWithheld("keep", ids=ids, typed=" ".join(f"--keep {id_}" for id_ in ids))


def figures(rows: Iterable[Row], renewed: Iterable[bool] | None) -> OpenFigures:
    """Give how many of each side and kind there are among some rows; `renewed` tells of each that was asked."""
    kinds, sides = Counter[str](), Counter[str]()
    for row in rows:
        kinds[row["kind"] or ""] += 1
        sides[row["side"] or ""] += 1
    asked = None if renewed is None else list(renewed)
    return OpenFigures(
        signatories=sides.total(),
        civil=sides[Side.CIVIL],
        public=sides[Side.PUBLIC],
        kinds=dict(sorted(kinds.items())),
        to_renew=None if asked is None else len(asked),
        renewed=None if asked is None else sum(asked),
    )


def last_turn(periods: Iterable[Period], there: Iterable[Dates], on: date) -> date | None:
    """Give the latest day up to one on which a period began or was over, or somebody came or went; None for none.

    `there` are the enrollments of the period in force.
    """
    days = [day for period in periods for day in (period.first_day, next_day(period.last_day))]
    for dates in there:
        days += [day for day in (dates.effective, end(dates)[0]) if day]
        days += _turns((*dates.suspensions, *dates.exclusions, *dates.refusals))
    return max((day for day in days if day <= on), default=None)


def _turns(spans: Iterable[Span]) -> Iterator[date]:
    for first, last in spans:
        yield first
        if last != OPEN:
            yield next_day(last)


def contact(written: str) -> tuple[str | None, str]:
    """Give the name and the address of whom the public writes to."""
    name, address = mailbox(written)
    assert address  # it was read when it was set
    return name, address


def shape(found: OpenRegister) -> dict[str, Any]:
    """Give the open data as a script reads it, and `report nation`."""
    spanned = {"id": found.period, "first_day": _iso(found.first_day), "last_day": _iso(found.last_day)}
    told = found.figures
    return {
        "municipality": found.municipality,
        "municipality_number": found.number,
        "agreement": found.agreement,
        "on": found.on.isoformat(),
        "modified": found.modified.isoformat(),
        "period": spanned if found.period else None,
        "license": LICENSE,
        "figures": {
            **{name: getattr(told, name) for name in ("signatories", "civil", "public", "kinds")},
            **{name: getattr(told, name) for name in ("to_renew", "renewed", "rate")},
        },
        "columns": list(found.columns),
        "signatories": list(found.rows),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
