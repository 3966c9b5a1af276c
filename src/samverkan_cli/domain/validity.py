"""When a decision is in force, and as what it was resolved: whatever shows a decision asks here."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from msgspec import Struct

from samverkan_cli.domain.case.effect import InForce
from samverkan_cli.domain.records import CarriedOut, Decision, DecisionChange
from samverkan_cli.domain.values import BodyKind, Changed, DoneKind, Outcome, ResolvedAs, Subject


class DecisionKnown(Struct, frozen=True):
    """What is known of a decision: itself, its effects on actors, and what later decisions do to it.

    A decision on several actors is in force as long as one of its effects is.
    """

    decision: Decision
    effects: tuple[InForce, ...] = ()
    changes: tuple["LaterChange", ...] = ()


class LaterChange(Struct, frozen=True):
    """What a later decision does to one."""

    made: DecisionChange
    by: DecisionKnown

    @property
    def ends(self) -> bool:
        """Tell whether it ends the whole decision: one that is amended, or ended in a part, is in force still."""
        return self.made.how is not Changed.AMENDED and self.made.scope is None

    @property
    def first(self) -> date | None:
        """Give the first day of it; none while the later decision waits for being final, or where it never has effect.

        A day that was told is the day a decision that waited was final. What becomes of the later decision afterwards
        changes nothing here: what it ended does not begin anew.
        """
        day = self.made.from_day or begins(self.by)
        return day if day and _stands(self.by, day) else None


def begins(known: DecisionKnown) -> date | None:
    """Give the first day of a decision's effect; none while it waits for being final."""
    if known.effects:
        return min((each.first for each in known.effects if each.first), default=None)
    decision = known.decision
    return None if decision.when_final else decision.effective or decision.decided_on


def ended(known: DecisionKnown, day: date) -> LaterChange | None:
    """Give the later decision that has ended one by a day, the first of them, or None."""
    ending = [(each.first, each.made.entry, each) for each in known.changes if each.ends]
    return min(((first, entry, each) for first, entry, each in ending if first and first <= day), default=(None,) * 3)[
        2
    ]


def in_force(known: DecisionKnown, day: date) -> bool:
    """Tell whether a decision is in force on a day: taken, approved, with the effect it was given, and not ended.

    One that was taken back never is; one that is stayed, revoked, superseded or annulled is not [domain.md §6].
    """
    if known.effects:
        return _stands(known, day) and any(each.on(day) for each in known.effects)
    first = begins(known)
    return _stands(known, day) and first is not None and first <= day


def _stands(known: DecisionKnown, day: date) -> bool:
    """Tell whether a decision has been taken by a day, and approved, and nothing has ended it."""
    decision = known.decision
    if decision.voided_by or decision.outcome is not Outcome.APPROVED or day < decision.decided_on:
        return False
    return ended(known, day) is None


def reviewed(known: DecisionKnown) -> bool:
    """Tell whether a decision has been reviewed: one of the day of the review, or later, was about it."""
    day = known.decision.review_on
    return day is not None and any(each.by.decision.decided_on >= day for each in known.changes if _is_made(each))


def _is_made(change: LaterChange) -> bool:
    return change.by.decision.voided_by is None and change.by.decision.outcome is Outcome.APPROVED


# as what it was resolved ------------------------------------------------------------------------

DECIDING = frozenset({BodyKind.ASSEMBLY, BodyKind.COMMITTEE, BodyKind.DELEGATE})
HANDLING = frozenset({Outcome.REFERRED, Outcome.TABLED, Outcome.NOTED})  # how a body goes about its own work
OF: Mapping[DoneKind, Subject] = {
    **dict.fromkeys((DoneKind.EXCLUSION, DoneKind.SUSPENSION, DoneKind.CASE), Subject.EXCLUSION),
    **dict.fromkeys((DoneKind.REVOCATION, DoneKind.BAR_LIFTED), Subject.EXCLUSION),
    DoneKind.REFUSAL: Subject.ENTRY,
    DoneKind.PLAN: Subject.PLAN,
    **dict.fromkeys((DoneKind.TEXT, DoneKind.PERIOD, DoneKind.EXTENSION, DoneKind.RULE), Subject.AGREEMENT),
}


LASTING = frozenset({DoneKind.GROUP, DoneKind.PLAN, *(kind for kind, of in OF.items() if of is Subject.AGREEMENT)})


def form(
    decision: Decision, kind: BodyKind, done: Iterable[CarriedOut], may: Callable[[Iterable[Subject]], bool]
) -> ResolvedAs:
    """Give as what a body resolved something: a nämnd or its delegate decides, a council recommends [domain.md §2].

    `may` tells whether the body had a mandate to decide on one of some subjects that day. A council decides its own
    work: how it goes on with a question, and which groups it forms. Where nothing tells the subject, a body that has a
    mandate is taken to have kept to it [ADR 0024].
    """
    if kind in DECIDING:
        return ResolvedAs.DECISION
    kinds = {each.what for each in done}
    subjects = {OF[each] for each in kinds if each in OF}
    own_work = decision.outcome in HANDLING or DoneKind.GROUP in kinds
    decides = may(subjects) if subjects else own_work or may(Subject)
    return ResolvedAs.DECISION if decides else ResolvedAs.RECOMMENDATION
