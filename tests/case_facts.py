"""Facts of cases, written out: one of Blå Tuvan from concern to decision, one that was only stated."""

from dataclasses import replace
from datetime import date

import msgspec
from msgspec import structs

from samverkan_cli.domain.case.rules import CaseFacts, Verdict
from samverkan_cli.domain.policy import Policy
from samverkan_cli.domain.records import (
    Actor,
    Body,
    Case,
    CaseDecision,
    CaseDocument,
    CaseStep,
    Decision,
    Enrollment,
    Exclusion,
    Period,
    Suspension,
)
from samverkan_cli.domain.values import (
    Affirmation,
    BodyKind,
    CaseOutcome,
    Kind,
    Minutes,
    Origin,
    Outcome,
    Side,
    StepKind,
    Track,
)

TODAY = date(2024, 11, 1)
DECIDED = date(2024, 10, 8)
NOTIFIED = date(2024, 5, 17)
RESPOND_BY = date(2024, 6, 7)
ANSWERED = date(2024, 6, 5)

POLICY = Policy(exclusion_clause="Den som bryter mot värdegrunden kan uteslutas.")
PERIOD = Period(
    entry=1,
    id="2024-2027",
    first_day=date(2024, 1, 1),
    last_day=date(2027, 12, 31),
    networks=True,
    hearing=True,
    affirmations=(Affirmation.VALUES, Affirmation.PRINCIPLES),
    exclusion_clause="Den som bryter mot värdegrunden kan uteslutas.",
)
ACTOR = Actor(entry=2, id="A-1", number=1, name="Blå Tuvan", kind=Kind.ASSOCIATION, side=Side.CIVIL)
ENROLLMENT = Enrollment(
    entry=3,
    id="E-1",
    number=1,
    actor="A-1",
    period="2024-2027",
    received=date(2024, 2, 5),
    effective=date(2024, 2, 5),
)
APPLYING = structs.replace(ENROLLMENT, effective=None)
BODY = Body(entry=4, id="B-1", number=1, name="Kommunstyrelsen", kind=BodyKind.COMMITTEE, minutes=Minutes.PROTOCOL)
COUNCIL = structs.replace(BODY, id="B-2", name="Samverkansrådet", kind=BodyKind.ADVISORY, minutes=Minutes.NOTES)
DECISION = Decision(
    entry=5,
    id="D-2024-001",
    number=1,
    text="Blå Tuvan utesluts",
    body="B-1",
    paragraph=187,
    decided_on=DECIDED,
    outcome=Outcome.APPROVED,
    about=("A-1",),
)


def step(entry: int, kind: StepKind, day: date, **more: object) -> CaseStep:
    """Give something that was noted in the case."""
    return msgspec.convert({"entry": entry, "case": "C-1", "kind": kind, "day": day} | more, CaseStep)


def paper(entry: int, name: str, day: date, **more: object) -> CaseDocument:
    """Give a document of the case that matters and comes from others, its name for its digest."""
    facts = {"entry": entry, "position": 0, "case": "C-1", "name": name, "sha256": name.ljust(64, "0"), "day": day}
    return msgspec.convert(facts | {"origin": Origin.OTHER} | more, CaseDocument)


REPORTED = Case(
    entry=10,
    id="C-1",
    number=1,
    actor="A-1",
    period="2024-2027",
    enrollment="E-1",
    track=Track.EXCLUSION,
    grounds=("value:2",),
    reported_on=date(2024, 3, 11),
    fact_on=date(2024, 3, 2),
    reporter="P-9",
    concern="Styrelsen hindrade en besökare.",
)
SCREENED = step(11, StepKind.SCREENED, date(2024, 3, 20), found="admitted", told="Styrelsen handlade.")
DIALOGUE = step(12, StepKind.DIALOGUE, date(2024, 4, 4))
TOLD = step(14, StepKind.NOTIFIED, NOTIFIED, until=RESPOND_BY)
FINAL_ANSWER = step(15, StepKind.ANSWERED, ANSWERED, found="final")
PREPARED = step(16, StepKind.PREPARED, date(2024, 8, 21), body="B-2", told="Uteslut.")
SENT = paper(14, "anmärkningen", NOTIFIED, notified=True)


def with_steps(*steps: CaseStep, case: Case = REPORTED, **more: object) -> Case:
    """Give a case with other steps, in the order they were entered."""
    return structs.replace(case, **({"steps": tuple(sorted(steps, key=lambda each: each.entry))} | more))


WHOLE = with_steps(SCREENED, DIALOGUE, TOLD, FINAL_ANSWER, PREPARED, documents=(SENT,))
STATED = structs.replace(
    REPORTED,
    reported_on=NOTIFIED,
    fact_on=None,
    reporter=None,
    concern=None,
    stated=True,
    steps=(
        step(1, StepKind.NOTIFIED, NOTIFIED, until=RESPOND_BY),
        step(2, StepKind.ANSWERED, ANSWERED, found="final"),
    ),
)
EXCLUDED = Verdict(CaseOutcome.EXCLUDED, ("value:2",), effective=date(2024, 10, 17))
FACTS = CaseFacts(
    case=WHOLE,
    verdict=EXCLUDED,
    actor=ACTOR,
    period=PERIOD,
    policy=POLICY,
    enrollment=ENROLLMENT,
    decision=DECISION,
    body=BODY,
    mandated=True,
    points=frozenset({"value:1", "value:2", "principle:1"}),
)
STATED_FACTS = replace(FACTS, case=STATED)
MADE = CaseDecision(
    entry=20,
    case="C-1",
    decision="D-2024-001",
    outcome=CaseOutcome.EXCLUDED,
    grounds=("value:2",),
    effective=date(2024, 10, 17),
    decided_on=DECIDED,
    body="B-1",
)
EXCLUSION = Exclusion(
    entry=21,
    actor="A-1",
    enrollment="E-1",
    period="2024-2027",
    decision="D-2024-001",
    case="C-1",
    effective=date(2024, 10, 17),
)
SUSPENSION = Suspension(
    entry=21,
    enrollment="E-1",
    decision="D-2024-001",
    case="C-1",
    first_day=DECIDED,
    through=date(2024, 12, 6),
)


def of_case(facts: CaseFacts, *steps: CaseStep, **more: object) -> CaseFacts:
    """Give the facts with more steps in the case, and other facts of it."""
    return replace(facts, case=with_steps(*facts.case.steps, *steps, case=facts.case, **more))


def without(facts: CaseFacts, *kinds: StepKind) -> CaseFacts:
    """Give the facts without the steps of some kinds."""
    left = [each for each in facts.case.steps if each.kind not in kinds]
    return replace(facts, case=with_steps(*left, case=facts.case))


def saying(facts: CaseFacts, **said: object) -> CaseFacts:
    """Give the facts with another verdict."""
    return replace(facts, verdict=replace(facts.verdict, **said))  # type: ignore[arg-type]  # names of its fields


def decided(facts: CaseFacts, **said: object) -> CaseFacts:
    """Give the facts with some of the decision changed."""
    assert facts.decision
    return replace(facts, decision=structs.replace(facts.decision, **said))
