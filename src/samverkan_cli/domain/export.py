"""The register as rows that can be taken in again: what each says, and what it cannot tell.

A row has the columns that answers are read by. What has ended has no column for its end, so it is left out.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeAlias

from msgspec import Struct, field

from samverkan_cli.domain.contact import state, written
from samverkan_cli.domain.days import known_in_part
from samverkan_cli.domain.enrollment import Enroll, JoiningFacts, Known, check
from samverkan_cli.domain.intake import is_of_an_earlier_register, lacking
from samverkan_cli.domain.notation import signature
from samverkan_cli.domain.policy import required
from samverkan_cli.domain.records import Actor, Contact, Enrollment, Period
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.request import Unread
from samverkan_cli.domain.standing import Dates, Standing, end, standing
from samverkan_cli.domain.values import Affirmation, ContactState

TICKS = tuple(str(tick) for tick in Affirmation)
COLUMNS = (
    *("name", "org_nr", "kind", "side", "purpose", "contact", *TICKS, "signed_by"),
    *("signed", "received", "effective", "channel", "evidence", "submission"),
)
TICKED = "ja"

Row: TypeAlias = dict[str, str | None]


class Held(Struct, frozen=True):
    """What the register holds of an enrollment: its actor, who signed, whom to write to, and its days."""

    enrollment: Enrollment
    actor: Actor
    signer: str | None
    contacts: Sequence[Contact]
    dates: Dates


class Rows(Sequence[Row]):
    """Rows, of which only the cells are kept."""

    def __init__(self) -> None:
        self._cells: list[tuple[str | None, ...]] = []

    def append(self, row: Row) -> None:
        """Keep a row."""
        self._cells.append(tuple(row[name] for name in COLUMNS))

    def __len__(self) -> int:
        """Give how many there are."""
        return len(self._cells)

    def __getitem__(self, at: Any) -> Any:
        """Give the row at a place."""
        return dict(zip(COLUMNS, self._cells[at], strict=True))


class Exported(Struct):
    """The rows, how many were left out by what became of them, and whom the rows do not tell everything of."""

    rows: Rows = field(default_factory=Rows)
    left_out: Counter[Standing] = field(default_factory=Counter)
    suspended: list[str] = field(default_factory=list)
    unlike: list[str] = field(default_factory=list)
    unticked: int = 0  # rows of an earlier register, which come back as they are only where that is said


class Again(Enum):
    """What becomes of a row that is no answer to the full."""

    INCOMPLETE = "incomplete"
    REFUSED = "refused"


def register(period: Period, held: Iterable[Held], today: date) -> Exported:
    """Give a row for each enrollment of a period that is live: it is in force, lacks something or lapsed in time.

    One that lacks what no column tells would be read as a full answer, so it is left out.
    """
    done = Exported()
    for each in held:
        if ended := _ended(each.dates):
            done.left_out[ended] += 1
            continue
        row, again = answer(each, period, today)
        if each.enrollment.effective is None and again is not Again.INCOMPLETE:
            done.left_out[Standing.RECEIVED] += 1
            continue
        done.rows.append(row)
        done.unticked += is_unticked(each.enrollment, period)
        if each.enrollment.effective and again != each.enrollment.effective:
            done.unlike.append(each.actor.name or each.actor.id)
        if each.dates.suspensions and standing(each.dates, today) is Standing.SUSPENDED:
            done.suspended.append(each.actor.name or each.actor.id)
    return done


def _ended(dates: Dates) -> Standing | None:
    """Give how an enrollment ends ahead of its period, or None; one that abstains never began."""
    if dates.declined_on:
        return Standing.DECLINED
    how = end(dates)[1]
    return None if how is Standing.LAPSED else how


def answer(held: Held, period: Period, today: date) -> tuple[Row, date | Again]:
    """Give an enrollment as an answer is written, and what it comes back as.

    The effective day is written only where the rule gives another one.
    """
    enrollment, actor = held.enrollment, held.actor
    row: Row = dict.fromkeys(COLUMNS)
    row |= {
        "name": actor.name,
        "org_nr": actor.org_nr,
        "kind": str(actor.kind),
        "side": str(actor.side),
        "purpose": actor.purpose,
        "contact": _contact(held.contacts, today),
        **{str(tick): TICKED for tick in enrollment.affirmed},
        "signed_by": signature(held.signer, enrollment.capacity) if held.signer else None,
        "signed": _iso(enrollment.signed),
        "received": enrollment.known_as or _iso(enrollment.received),
        "channel": str(enrollment.channel) if enrollment.channel else None,
        "evidence": enrollment.evidence,
        "submission": enrollment.submission,
    }
    unticked = is_unticked(enrollment, period)
    again = comes_back(row, period, today, unticked=unticked)
    if enrollment.effective and again != enrollment.effective:
        row["effective"] = _iso(enrollment.effective)
        again = comes_back(row, period, today, unticked=unticked)
    return row, again


def is_unticked(enrollment: Enrollment, period: Period) -> bool:
    """Tell whether an enrollment is of an earlier register that kept no ticks, which the period requires."""
    return bool(required(period, enrollment.received) and enrollment.known_as and not enrollment.affirmed)


@cache
def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _contact(contacts: Sequence[Contact], today: date) -> str | None:
    """Give the first contact that has not ended, one that mail reaches before the others."""
    live = [each for each in contacts if state(each, today) is not ContactState.ENDED]
    found = next((each for each in live if state(each, today) is ContactState.CURRENT), live[0] if live else None)
    return (written(found.name, found.mailbox) or None) if found else None


def comes_back(row: Row, period: Period, today: date, *, unticked: bool = False) -> date | Again:
    """Give the day a row would be in force from in a register that has the same period and nothing else."""
    given: dict[str, object] = {name: said for name, said in row.items() if said and name not in (*TICKS, "name")}
    given |= {"actor": row["name"], "period": period.id, "today": today}
    given["affirm"] = tuple(tick for tick in TICKS if row[tick])
    given["unticked"] = unticked
    if unticked or is_of_an_earlier_register(given, period, today) or known_in_part(row["received"] or ""):
        given["known_as"] = given.pop("received")
    try:
        asked = JoiningFacts(Enroll(**given), Known(period, None, None))
        check(asked)
    except Unread:
        return Again.REFUSED
    except Refused as refused:
        return Again.INCOMPLETE if lacking(refused.objections) else Again.REFUSED
    return asked.effective[0]
