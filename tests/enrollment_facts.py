"""An actor, a period and a good answer, to break one thing of at a time."""

from datetime import date

from hypothesis import strategies as st
from msgspec import structs

from samverkan_cli.domain import enrollment
from samverkan_cli.domain.enrollment import Enroll, Ids, JoiningFacts, Known
from samverkan_cli.domain.events import (
    Application,
)
from samverkan_cli.domain.records import Actor, Enrollment, Exclusion, Period
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.domain.values import Affirmation, EndedAs, Kind, Side

TODAY = date(2024, 3, 1)
VALUES, PRINCIPLES, COMMITMENTS = Affirmation
DAYS = st.dates(date(2023, 6, 1), date(2024, 12, 31))

PERIOD = Period(
    entry=1,
    id="2024-2027",
    first_day=date(2024, 1, 1),
    last_day=date(2027, 12, 31),
    networks=True,
    hearing=True,
    affirmations=(VALUES, PRINCIPLES),
    text_version=2,
)
CLOSED = structs.replace(PERIOD, closed_on=date(2024, 1, 31))
ACTOR = Actor(
    entry=2, id="A-1", number=1, name="Blå Tuvan", kind=Kind.ASSOCIATION, side=Side.CIVIL, org_nr="802999-0010"
)
WAITING = Enrollment(
    entry=3,
    id="E-1",
    number=1,
    actor="A-1",
    period="2024-2027",
    received=date(2024, 2, 5),
    affirmed=(VALUES,),
    signed_by="P-1",
    lacks="principer",
    complete_by=date(2024, 2, 26),
)
JOINED = structs.replace(WAITING, effective=date(2024, 2, 5), affirmed=(VALUES, PRINCIPLES))
LEFT = structs.replace(JOINED, ended_from=date(2024, 6, 1), ended_as=EndedAs.WITHDRAWAL)
DECLINED = structs.replace(WAITING, declined_on=date(2024, 2, 5))
EXCLUSION = Exclusion(
    entry=4,
    actor="A-1",
    enrollment="E-9",
    period="2020-2023",
    decision="D-2022-001",
    effective=date(2022, 10, 17),
    bar_through=date(2024, 5, 31),
)
UNBARRED = structs.replace(EXCLUSION, bar_through=None)

FORM = Enroll(
    today=TODAY,
    actor="Blå Tuvan",
    period="2024-2027",
    affirm=(VALUES, PRINCIPLES),
    signed_by="Eva Ek, ordförande",
    contact="Eva Ek <eva@example.org>",
    received=date(2024, 2, 5),
)
KNOWN = Known(PERIOD, ACTOR, None)
COMPLETED = {"received": date(2024, 2, 19), "affirm": (PRINCIPLES,), "signed_by": None}
NETWORK = {"actor": "Nätverket Exempelvis Grannar", "kind": Kind.NETWORK, "purpose": "att grannar ses"}
NEW = Known(PERIOD, None, None)


def answer(known: Known = KNOWN, **said: object) -> JoiningFacts:
    """Give the answer of the form, with some of what it says changed."""
    return JoiningFacts(FORM.but(**said), known)


def objections(given_: JoiningFacts) -> list[Objection]:
    """Give everything that speaks against an answer."""
    try:
        enrollment.check(given_)
    except Refused as refused:
        return list(refused.objections)
    return []


def codes(given_: JoiningFacts) -> list[str]:
    """Give the codes of everything that speaks against an answer."""
    return [objection.code for objection in objections(given_)]


def event(given_: JoiningFacts, ids: Ids | None = None) -> Application:
    """Give the event of an answer."""
    return enrollment.enroll(given_, ids or Ids("A-1", "E-1", "P-1"))
