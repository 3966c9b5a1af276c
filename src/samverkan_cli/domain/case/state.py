"""What a case is on a day: its state, its last days with their rules, and what can be typed next.

All of it is computed from dated facts; nothing is stored. A concern leads to screening, dialogue, notification,
answer, time to put things right, preparation, decision, announcement, and to its being final [domain.md §6].
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from msgspec.structs import replace

from samverkan_cli.domain import deadlines
from samverkan_cli.domain.case import appeal, hearing
from samverkan_cli.domain.case.announcement import starts, taken_down_early
from samverkan_cli.domain.case.effect import annuls, since
from samverkan_cli.domain.case.steps import closed, dismissed
from samverkan_cli.domain.deadlines import Deadline, Status
from samverkan_cli.domain.policy import Policy
from samverkan_cli.domain.records import Body, Case, CaseDecision, CaseStep
from samverkan_cli.domain.values import BodyKind, CaseOutcome, Minutes, Ruling, Screening, StepKind, Track


class State(StrEnum):
    """What a case is on a day."""

    REPORTED = "reported"
    SCREENED = "screened"
    DIALOGUE = "dialogue"
    NOTIFIED = "notified"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    CURE = "cure"
    PREPARED = "prepared"
    DECIDED = "decided"
    ANNOUNCED = "announced"
    APPEALED = "appealed"
    STAYED = "stayed"
    UPHELD = "upheld"
    ANNULLED = "annulled"
    REVOKED = "revoked"
    FINAL = "final"
    DOUBTED = "final_doubted"  # noted as final, and afterwards that the notice came down before the last day to appeal
    DISMISSED = "dismissed"
    CLOSED = "closed"


_BEFORE = {
    StepKind.SCREENED: State.SCREENED,
    StepKind.DIALOGUE: State.DIALOGUE,
    StepKind.NOTIFIED: State.NOTIFIED,
    StepKind.EXTENDED: State.NOTIFIED,
    StepKind.EXEMPTED: State.ANSWERED,
    StepKind.ANSWERED: State.ANSWERED,
    StepKind.CURE: State.CURE,
    StepKind.CURED: State.ANSWERED,
    StepKind.PREPARED: State.PREPARED,
}
_AFTER = {
    StepKind.APPEALED: State.APPEALED,
    StepKind.STAYED: State.STAYED,
    StepKind.REVOKED: State.REVOKED,
    StepKind.FINAL: State.FINAL,
}


def state(case: Case, today: date) -> State:
    """Give what a case is on a day, by what has been noted in it."""
    if closed(case):
        return State.DISMISSED if dismissed(case.steps[-1]) else State.CLOSED
    return _decided(case) if case.decisions else _undecided(case, today)


def _undecided(case: Case, today: date) -> State:
    kinds = [step.kind for step in case.steps if step.kind in _BEFORE]
    found = _BEFORE[kinds[-1]] if kinds else State.REPORTED
    held = hearing.of(case)
    waits = found in (State.NOTIFIED, State.ANSWERED) and not held.exempted
    if waits and held.respond_by and not held.final:
        if today <= held.respond_by:
            return State.NOTIFIED
        return State.ANSWERED if held.answers else State.UNANSWERED
    return found


def _decided(case: Case) -> State:
    made = case.decisions[-1]
    later = since(case, made)
    found = announced = State.ANNOUNCED if case.announced.posted else State.DECIDED
    late = {each.step.entry for each in appeal.of(case, made) if each.late}
    for step in later:
        if step.kind is StepKind.RULED and step.until and not annuls(step):
            found = _tried(case, made, [each for each in later if each.entry <= step.entry], found, announced)
        elif step.entry not in late and not _is_over(step, later):
            found = State.ANNULLED if annuls(step) else _AFTER.get(step.kind, found)
        if found in (State.ANNULLED, State.REVOKED):
            break  # what comes afterwards, an appeal too, changes nothing any more
    return State.DOUBTED if found is State.FINAL and doubted(case, made) else found


def _tried(case: Case, made: CaseDecision, steps: list[CaseStep], found: State, announced: State) -> State:
    """Give the state when a court is done with an appeal: it waits for the others, or is as it would be without."""
    last, kinds = steps[-1], [each.kind for each in steps]
    known = appeal.of(replace(case, steps=tuple(steps)), made)
    if any(not each.late and not each.over(last.until or last.day) for each in known):
        return found
    if _last_of([each.kind for each in steps if not _is_over(each, steps)], StepKind.FINAL, StepKind.STAYED):
        return State.FINAL
    tried = any(each.ruled and each.ruled.found not in _UNTRIED for each in known)
    return State.UPHELD if tried or StepKind.STAYED in kinds else announced


_TURNS = {StepKind.STAYED: StepKind.FINAL, StepKind.FINAL: StepKind.STAYED}


def _is_over(step: CaseStep, steps: Sequence[CaseStep]) -> bool:
    """Tell whether a stay, or being final, was over when it was noted: the other of a later day was noted before."""
    others = [each for each in steps if each.kind is _TURNS.get(step.kind) and each.entry < step.entry]
    return any(step.day < each.day for each in others)


def doubted(case: Case, made: CaseDecision) -> bool:
    """Tell whether a decision was noted as final, and then that its notice came down too early [KL 8:12, 13:5]."""
    noted = [step.entry for step in since(case, made) if step.kind is StepKind.FINAL]
    down = case.announced.taken_down
    return bool(noted) and down is not None and down > noted[-1] and taken_down_early(case.announced)


_UNTRIED = (Ruling.DISMISSED, Ruling.WITHDRAWN)


def _last_of(kinds: list[StepKind], kind: StepKind, other: StepKind) -> bool:
    """Tell whether the last of two kinds is the first one of them."""
    return next((each for each in reversed(kinds) if each in (kind, other)), None) is kind


def last_days(case: Case, policy: Policy, body: Body | None, today: date) -> list[Deadline]:
    """Give the last days of a case in their order, each with its rule and how it stands.

    A rule is the law's place, `KL 13:5`, or the name of the policy's setting: a time counts by the one that held on
    the day it began. `body` is the one that decided.
    """
    found = [*_own(case, policy, today)]
    if case.decisions and body and body.minutes is not Minutes.NOTES:
        found += _statutory(case, body, today)
    return found


def _own(case: Case, policy: Policy, today: date) -> Iterator[Deadline]:
    """Give our own last days: proposed on working days, and kept as they were said."""
    screened = _first(case, StepKind.SCREENED)
    over = closed(case) or (case.decisions[-1].decided_on if case.decisions else None)
    if not case.stated:
        due = deadlines.proposed(case.reported_on, policy.on(case.reported_on).screening_days)
        done, began = screened.day if screened else over, case.reported_on
        yield deadlines.told("screening", "screening_days", due, done, today, began=began)
    notified = _first(case, StepKind.NOTIFIED) or _first(case, StepKind.EXEMPTED)
    skipped = next((s for s in case.steps if s.kind is StepKind.DIALOGUE and s.found), None)
    if screened and screened.found == Screening.ADMITTED:
        days = [step.day for step in (notified, skipped) if step]
        due = deadlines.proposed(screened.day, policy.on(screened.day).dialogue_days)
        done = min(days, default=over)
        yield deadlines.told("dialogue", "dialogue_days", due, done, today, began=screened.day)
    held = hearing.of(case)
    if held.respond_by:
        yield _respond_by(case, held.respond_by, today)
    cure = _last(case, StepKind.CURE)
    if cure and cure.until:
        cured = _last(case, StepKind.CURED)
        put_right = cured.day if cured and cured.entry > cure.entry else None
        yield _theirs("cure", "cure_days", cure.until, put_right, today, cure.day)


def _respond_by(case: Case, due: date, today: date) -> Deadline:
    """Give the last day to answer what the actor was told last; an answer that is not final does not end the wait."""
    held = hearing.of(case)
    days = [step.day for step in held.answers if held.notified and step.day >= held.notified]
    done = None if held.final is None and today <= due else min(days, default=None)
    return _theirs("respond_by", "respond_days", due, done, today, held.notified)


def _theirs(what: str, rule: str, due: date, done: date | None, today: date, began: date | None) -> Deadline:
    """Give a last day of the actor's: who lets it pass has missed nothing, the time has only gone out."""
    status = (Status.MET if done <= due else Status.PASSED) if done else Status.OPEN if today <= due else Status.PASSED
    return Deadline(what, due, rule, status, done, began)


def _statutory(case: Case, body: Body, today: date) -> Iterator[Deadline]:
    """Give the law's last days: they move over closed days, and none runs before what starts it has happened."""
    known, made = case.announced, case.decisions[-1]
    reported = body.kind is not BodyKind.DELEGATE or known.reported
    due = deadlines.adjust_by(starts(known, made)) if reported else None
    yield deadlines.told("adjustment", "KL 5:69, 6:35", due, known.adjusted, today)
    due = deadlines.announce_by(known.adjusted) if known.adjusted else None
    yield deadlines.told("announcement", "KL 8:12", due, known.first_posted or known.posted, today)
    last = deadlines.appeal_through(known.posted) if known.posted else None
    yield _stays_up(case, last, today)
    yield _appeal(case, last, today)


def _stays_up(case: Case, last: date | None, today: date) -> Deadline:
    through = case.announced.posted_through
    if last is None:
        status = Status.NOT_RUNNING
    elif through:
        status = Status.MET if through >= last else Status.MISSED
    else:
        status = Status.OPEN if today <= last else Status.UNKNOWN
    return Deadline("notice", last, "KL 8:12, 13:5", status, through)


def _appeal(case: Case, last: date | None, today: date) -> Deadline:
    """Give the last day to appeal; where the notice came down too early the time has not run out."""
    appealed = [step.day for step in _since(case, StepKind.APPEALED)]
    if last is None or taken_down_early(case.announced):
        return Deadline("appeal", last, "KL 13:5", Status.NOT_RUNNING)
    if appealed:
        return deadlines.told("appeal", "KL 13:5", last, min(appealed), today)
    final = any(step.day > last for step in case.steps if step.kind is StepKind.FINAL)
    return Deadline("appeal", last, "KL 13:5", Status.PASSED if final or today > last else Status.OPEN)


def final_unchecked(case: Case, found: Iterable[Deadline], today: date) -> date | None:
    """Give the day the time to appeal went out, or a judgment became final, where nobody has recorded final since."""
    now = state(case, today)
    if now is State.UPHELD:
        return max(step.until for step in case.steps if step.kind is StepKind.RULED and step.until)
    appeal = next((each for each in found if each.what == "appeal" and each.status is Status.PASSED), None)
    return appeal.due if appeal and now is State.ANNOUNCED else None


OVER = (State.FINAL, State.ANNULLED, State.REVOKED)  # of the decision: what comes from a court may follow


def awaited(case: Case, found: Iterable[Deadline], today: date) -> list[Deadline]:
    """Give the last days that something is still to be done by, in a case that is open."""
    if closed(case) or state(case, today) in OVER:
        return []
    return sorted((each for each in found if each.due and each.awaited), key=lambda each: each.due or today)


def _first(case: Case, kind: StepKind) -> CaseStep | None:
    return next((step for step in case.steps if step.kind is kind), None)


def _since(case: Case, kind: StepKind) -> list[CaseStep]:
    """Give what happened of a kind since the last decision."""
    return [step for step in case.steps if step.kind is kind and step.entry > case.decisions[-1].entry]


def _last(case: Case, kind: StepKind) -> CaseStep | None:
    return next((step for step in reversed(case.steps) if step.kind is kind), None)


class Next(StrEnum):
    """What can be done next in a case; `texts` has the command for each."""

    SCREEN = "screen"
    DIALOGUE = "dialogue"
    NOTIFY = "notify"
    ANSWER = "answer"
    CURED = "cured"
    PREPARE = "prepare"
    CHECK = "check"
    DECIDE = "decide"
    ADJUST = "adjust"
    POST = "post"
    TAKE_DOWN = "take_down"
    APPEAL = "appeal"
    STAY = "stay"
    RULE = "rule"
    FINAL = "final"
    REVOKE = "revoke"
    LIFT_BAR = "lift_bar"
    CLOSE = "close"


_NEXT = {
    State.REPORTED: (Next.SCREEN, Next.CLOSE),
    State.SCREENED: (Next.DIALOGUE, Next.NOTIFY, Next.CLOSE),
    State.DIALOGUE: (Next.NOTIFY, Next.DIALOGUE, Next.CLOSE),
    State.NOTIFIED: (Next.ANSWER, Next.CLOSE),
    State.ANSWERED: (Next.PREPARE, Next.CHECK, Next.DECIDE, Next.CLOSE),
    State.UNANSWERED: (Next.PREPARE, Next.CHECK, Next.DECIDE, Next.CLOSE),
    State.CURE: (Next.CURED, Next.CHECK, Next.CLOSE),
    State.PREPARED: (Next.CHECK, Next.DECIDE, Next.CLOSE),
    State.ANNOUNCED: (Next.TAKE_DOWN, Next.FINAL, Next.APPEAL),
    State.APPEALED: (Next.RULE, Next.STAY),
    State.STAYED: (Next.RULE,),
    State.UPHELD: (Next.FINAL,),
    State.ANNULLED: (Next.DECIDE, Next.CLOSE),
    State.REVOKED: (Next.CLOSE, Next.DECIDE),
    State.FINAL: (Next.CLOSE, Next.REVOKE),
    State.DOUBTED: (Next.POST, Next.APPEAL),
    State.DISMISSED: (),
    State.CLOSED: (),
}


_BEGUN = frozenset(_BEFORE.values())
_UNHEARD = (State.NOTIFIED, State.ANSWERED, State.UNANSWERED, State.CURE, State.PREPARED)


def next_steps(case: Case, body: Body | None, today: date, *, heard: bool = True) -> tuple[Next, ...]:
    """Give what can be done next, the recommended first; nothing in a case that is closed.

    `heard` tells whether the period's rules ask for a hearing: the actor gets what it has not got before a decision.
    """
    now = state(case, today)
    if now is State.DECIDED:
        return _after_decision(case, body)
    if now in _BEGUN and not case.stated and not _first(case, StepKind.SCREENED):
        return (Next.SCREEN, Next.CLOSE)
    steps = _NEXT[now]
    if now in _UNHEARD and heard and _must_be_told(case):
        steps = (Next.NOTIFY, *steps)
    if now is State.CURE and (given := _last(case, StepKind.CURE)) and given.until and given.until < today:
        steps = (Next.PREPARE, Next.CHECK, Next.DECIDE, Next.CLOSE)
    if now is State.ANNOUNCED and case.announced.posted_through:
        steps = (Next.POST, Next.APPEAL) if taken_down_early(case.announced) else (Next.FINAL, Next.APPEAL)
    if now is State.STAYED and not _pending(case):
        steps = (Next.FINAL, Next.APPEAL) if _since(case, StepKind.APPEALED) else (Next.APPEAL, *steps)
    if steps and Next.RULE not in steps and any(each.ruled is None for each in _pending(case)):
        steps = (*steps, Next.RULE)
    if steps and now not in OVER and Next.POST not in steps and taken_down_early(case.announced):
        steps = (*steps, Next.POST)
    if now is State.FINAL and case.decisions[-1].bar_through and not _since(case, StepKind.BAR_LIFTED):
        steps = (Next.CLOSE, Next.LIFT_BAR, Next.REVOKE)
    return steps


def _pending(case: Case) -> list[appeal.Appealed]:
    """Give the appeals of the last decision that a court is not done with, also late ones that nothing waits for."""
    known = appeal.of(case, case.decisions[-1]) if case.decisions else []
    return [each for each in known if each.ruled is None or each.ruled.until is None]


def _must_be_told(case: Case) -> bool:
    held = hearing.of(case)
    return not held.exempted and (held.notified is None or bool(held.unsent))


BY = {
    Next.SCREEN: "screening",
    Next.DIALOGUE: "dialogue",
    Next.NOTIFY: "dialogue",
    Next.ANSWER: "respond_by",
    Next.CURED: "cure",
    Next.ADJUST: "adjustment",
    Next.POST: "announcement",
    Next.APPEAL: "appeal",
}
AFTER = {Next.TAKE_DOWN: "appeal", Next.FINAL: "appeal"}


def by(step: Next, found: Iterable[Deadline]) -> Deadline | None:
    """Give the last day that a step is to be done by, or None when none runs."""
    return next((each for each in found if each.what == BY.get(step) and each.due and each.awaited), None)


def after(step: Next, found: Iterable[Deadline]) -> Deadline | None:
    """Give the last day that is to be over before a step is taken, while it runs."""
    return next((each for each in found if each.what == AFTER.get(step) and each.status is Status.OPEN), None)


def _after_decision(case: Case, body: Body | None) -> tuple[Next, ...]:
    if body and body.minutes is Minutes.NOTES:
        return (Next.FINAL, Next.CLOSE)
    first = Next.POST if case.announced.adjusted else Next.ADJUST
    done = case.decisions[-1].outcome in (CaseOutcome.NONE, CaseOutcome.REPRIMAND)
    return (first, Next.APPEAL, *((Next.CLOSE,) if done or case.track is Track.ENTRY else (Next.REVOKE,)))


def precedents(cases: Iterable[Case], of: Case | None) -> list[Case]:
    """Give the decided cases, those that share most grounds with a case first, then the latest; never itself."""
    decided = [case for case in cases if case.decisions and (of is None or case.id != of.id)]
    shared = set(of.grounds) if of else set()

    def place(case: Case) -> tuple[int, int]:
        made = case.decisions[-1]
        return -len(shared & set(made.grounds or case.grounds)), -made.decided_on.toordinal()

    return sorted(decided, key=place)
