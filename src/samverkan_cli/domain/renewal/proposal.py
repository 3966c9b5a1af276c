"""Renewal: every actor of a period joins the next one anew. A plan proposes, a person decides, only answers count."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, NamedTuple

from msgspec import Struct

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import ActorInvited, RenewalApplied
from samverkan_cli.domain.notation import spans
from samverkan_cli.domain.records import Period
from samverkan_cli.domain.refusal import Conflict, Notice, Objection, Refused
from samverkan_cli.domain.request import Day, PeriodKey, Request
from samverkan_cli.domain.values import CampaignPart, Kind, Proposal

EXAMINED = 5_000  # actors whose names are compared with each other; of more, nobody is said to be a duplicate
INVITING = frozenset(
    {Proposal.INVITE, Proposal.CARRY, Proposal.CONTACT_MISSING, Proposal.UNREACHABLE, Proposal.DUPLICATE}
)
_LEFT = frozenset({"withdrawn", "excluded", "refused"})


class PlanRenewal(Request):
    """Who is to be asked to join a period anew, out of an earlier one's actors."""

    required: ClassVar = ("period",)

    period: PeriodKey | None = None
    from_period: PeriodKey | None = None


class ApplyPlan(Request):
    """A plan that a person has been through, to be carried out."""

    happened: ClassVar = ("day",)


class FollowRenewal(Request):
    """Where a renewal stands on a day."""

    inferred: ClassVar = ("period",)

    period: PeriodKey | None = None
    from_period: PeriodKey | None = None
    on_day: Day | None = None
    who: CampaignPart | None = None


class RenewalFacts(NamedTuple):
    """What a proposal rests on; days are ISO texts, as they stand in the digest.

    `standing` is of the old period's last day, `left` the first day off it by withdrawal or exclusion,
    `answer` what was answered in the new period, `bar` the last day of a bar, `reach` how to write.
    """

    id: str
    name: str | None
    kind: str
    org_nr: str | None
    standing: str
    left: str | None = None
    answer: str | None = None
    bar: str | None = None
    dissolved: str | None = None
    merged: str | None = None
    contact: str | None = None
    reach: str = "mailbox"


Reason = tuple[str, str | None]  # a code, and what it is about


class Proposed(NamedTuple):
    """A row of a plan: the actor's facts, what is proposed and why, and whether it is ticked."""

    facts: RenewalFacts
    action: Proposal
    reasons: tuple[Reason, ...]
    ticked: bool = False


class PlanFileRow(NamedTuple):
    """A row as it was read from a plan's file; `seen` is what stands there of the actor, by field."""

    number: int
    ticked: bool
    id: str
    action: Proposal
    digest: str
    seen: Mapping[str, str | None]


class PlanFile(Struct, frozen=True):
    """A plan's file: which plan it is, what it is for, and its rows, of a sheet if it has any.

    `encoding` is one that lacks letters.
    """

    path: str
    key: str
    period: str
    from_period: str
    made_on: str
    rows: Sequence[PlanFileRow]
    encoding: str | None = None
    sheet: str | None = None
    hidden: frozenset[int] = frozenset()  # the rows that the sheet does not show

    def changed(self, row: PlanFileRow, facts: RenewalFacts) -> list[str]:
        """Give the fields of a row that do not say what the facts say, as far as the file's encoding can tell."""
        return [
            field for field, given in row.seen.items() if (given or "") != self._as_encoded(getattr(facts, field) or "")
        ]

    def _as_encoded(self, text: str) -> str:
        return text.encode(self.encoding, "replace").decode(self.encoding) if self.encoding else text

    @property
    def ticked(self) -> Iterator[PlanFileRow]:
        """Give the rows that are to be carried out."""
        return (row for row in self.rows if row.ticked)

    @property
    def sha256(self) -> str:
        """Give the digest of what was decided, which no program that keeps the file in its own way changes."""
        decided = sorted(f"{row.id} {row.action} {row.digest}" for row in self.ticked)
        return hashlib.sha256("\n".join([self.key, *decided]).encode()).hexdigest()


def digest(facts: RenewalFacts) -> str:
    """Give the SHA-256 of the facts a proposal rests on."""
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def predecessor(period: Period, periods: Iterable[Period]) -> Period | None:
    """Give the period before another, by their days, or None."""
    before = [other for other in periods if other.last_day < period.first_day]
    return max(before, key=lambda other: other.last_day, default=None)


def must_follow(period: Period, earlier: Period) -> None:
    """Raise `Refused` when a period is to be renewed from one that is not before it."""
    if earlier.last_day >= period.first_day:
        facts = {"first": str(period.first_day), "last": str(earlier.last_day)}
        raise Refused([no.PeriodNotBefore("from_period", period=period.id, earlier=earlier.id, **facts)])


def hindrances(facts: RenewalFacts, period: Period, on: date) -> list[Reason]:
    """Give why an actor cannot be invited to a period; bars are tested against its days that are left."""
    first = max(period.first_day, on).isoformat()
    found: list[Reason] = []
    if facts.merged:
        found.append(("merged", facts.merged))
    if facts.dissolved and facts.dissolved < first:
        found.append(("dissolved", facts.dissolved))
    if facts.bar and facts.bar >= first:
        found.append(("barred", facts.bar))
    if facts.kind == Kind.NETWORK and period.admits_from(max(period.first_day, on)) is None:
        found.append(("networks", period.id))
    return found


Likely = Callable[[RenewalFacts], Iterable[str]]


def propose(
    found: Sequence[RenewalFacts], period: Period, on: date, invited: Mapping[str, str], likely: Likely
) -> list[Proposed]:
    """Give the rows of a plan in the order of the facts; `invited` tells the day of earlier invitations."""
    return [_proposed(facts, period, on, invited.get(facts.id), likely) for facts in found]


def _proposed(facts: RenewalFacts, period: Period, on: date, invited: str | None, likely: Likely) -> Proposed:
    if why := hindrances(facts, period, on):
        return Proposed(facts, Proposal.BLOCKED, tuple(why))
    if facts.answer:
        return Proposed(facts, Proposal.ANSWERED, ((f"answer_{facts.answer}", None),))
    if invited:
        return Proposed(facts, Proposal.INVITED, (("invited", invited),))
    left = facts.standing in _LEFT
    was: Reason = (f"was_{facts.standing}", facts.left if left else None)
    if others := tuple(likely(facts)):
        return Proposed(facts, Proposal.DUPLICATE, (was, ("like", ", ".join(others))))
    action, reach = _REACHES[facts.reach]
    return Proposed(facts, action, (was,) if left and facts.reach == "mailbox" else (was, reach), ticked=not left)


_REACHES: dict[str, tuple[Proposal, Reason]] = {
    "mailbox": (Proposal.CARRY, ("contact_mailbox", None)),
    "letter": (Proposal.CARRY, ("contact_letter", None)),
    "unreachable": (Proposal.UNREACHABLE, ("contact_unreachable", None)),
    "missing": (Proposal.CONTACT_MISSING, ("contact_missing", None)),
}


def notices_of_hidden(plan: PlanFile) -> Iterator[Notice]:
    """Give the warning of ticked rows that whoever ticked them may not have seen."""
    rows = [row.number for row in plan.ticked if row.number in plan.hidden]
    if rows:
        yield no.TickedHidden("file", file=plan.path, sheet=plan.sheet, count=len(rows), hidden=spans(rows))


def check(plan: PlanFile, known: Mapping[str, RenewalFacts], period: Period, on: date) -> None:
    """Raise `Refused` with every ticked row that was edited, whose facts differ now, or that is blocked."""
    found: list[Objection] = []
    for row in plan.ticked:
        facts = known.get(row.id)
        if facts is None or digest(facts) != row.digest:
            found.append(_differs(row, facts, plan, period, on))
            continue
        found += edited(plan, row, facts)
        why = hindrances(facts, period, on)
        if why or row.action is Proposal.BLOCKED:
            names = {"name": facts.name, "id": facts.id, "row": row.number, "file": plan.path}
            told = tuple(code for code, _ in why) or ("said",)
            until = next((value for code, value in why if code == "barred"), None)
            found.append(no.PlanRowBlocked(None, refs=[row.id], hindrance=told, through=until, **names))
    if found:
        raise Refused(found)


def edited(plan: PlanFile, row: PlanFileRow, facts: RenewalFacts) -> Iterator[Objection]:
    """Find what was changed in a row's facts in the file: a plan decides who is invited, nothing else."""
    for field in plan.changed(row, facts):
        place: dict[str, Any] = {
            "file": plan.path,
            "row": row.number,
            "plan_column": field,
            "plan_edit": field,
            "id": row.id,
        }
        given, kept = row.seen[field] or "–", getattr(facts, field) or "–"
        yield no.PlanCellEdited(None, refs=[row.id], given=given, kept=kept, **place)


def _differs(row: PlanFileRow, facts: RenewalFacts | None, plan: PlanFile, period: Period, on: date) -> Conflict:
    """Give which row's facts differ, and what differs as far as the file shows it."""
    place: dict[str, Any] = {"file": plan.path, "row": row.number, "id": row.id}
    if facts is None:
        return no.PlanRowGone(None, refs=[row.id], name=row.seen.get("name"), period=plan.from_period, **place)
    changed = tuple(plan.changed(row, facts)) or ("standing",)
    (now,) = propose([facts], period, on, {}, lambda _: ())
    reasons = tuple(code for code, _ in now.reasons)
    return no.PlanRowDiffers(
        None, refs=[row.id], name=facts.name, differs=changed, action=now.action, now=reasons, **place
    )


def applied(
    request: ApplyPlan, plan: PlanFile, period: Period, earlier: Period, invited: Sequence[str], id_: str
) -> Iterator[RenewalApplied | ActorInvited]:
    """Give the events of a plan that is carried out: the plan, and an invitation for each actor."""
    yield request.noted(
        RenewalApplied(
            subject=id_,
            key=plan.key,
            period=period.id,
            from_period=earlier.id,
            sha256=plan.sha256,
            applied_on=request.on,
            count=len(invited),
        )
    )
    said = {"reason": request.reason, "dnr": request.dnr, "source": request.source}
    for actor in invited:
        yield ActorInvited(subject=actor, period=period.id, plan=id_, invited_on=request.on, **said)


def to_write(facts: RenewalFacts, invited_on: str, period: Period, on: date) -> bool:
    """Tell whether an invited actor is to be written to: silent, not hindered, and not gone since."""
    left_since = facts.left is not None and facts.left >= invited_on
    return facts.answer is None and not left_since and not hindrances(facts, period, on)
