"""What becomes of a decision: announced, appealed, stayed, ruled on, reconsidered, final; and what it restores."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from case_facts import (
    BODY,
    COUNCIL,
    DECIDED,
    DECISION,
    ENROLLMENT,
    EXCLUSION,
    MADE,
    PERIOD,
    SUSPENSION,
    TODAY,
    WHOLE,
    step,
    with_steps,
)
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from samverkan_cli.domain import deadlines
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import aftermath, announcement
from samverkan_cli.domain.case.aftermath import (
    FINAL,
    Appeal,
    ByDecision,
    DecidedCase,
    Finalize,
    New,
    Rule,
    Stay,
)
from samverkan_cli.domain.case.announcement import Announce
from samverkan_cli.domain.events import (
    AppealReceived,
    BarLifted,
    CourtRuled,
    DecisionAnnounced,
    DecisionFinal,
    DecisionRevoked,
    EffectStayed,
    ObjectionPart,
)
from samverkan_cli.domain.records import Announcement, CaseStep
from samverkan_cli.domain.refusal import Notice, Objection, Refused
from samverkan_cli.domain.values import BodyKind, CaseOutcome, EndedAs, Outcome, Ruling, StepKind

EFFECTIVE = date(2024, 10, 17)
FINAL_ON = date(2024, 11, 7)
POSTED = Announcement(adjusted=date(2024, 10, 15), posted=date(2024, 10, 16), posted_through=date(2024, 11, 6))
OFF = structs.replace(ENROLLMENT, ended_from=EFFECTIVE, ended_as=EndedAs.EXCLUSION)
PENDING = structs.replace(EXCLUSION, effective=None)
DECIDED_CASE = with_steps(*WHOLE.steps, case=WHOLE, decisions=(MADE,), announced=POSTED)
IN_FORCE = DecidedCase(DECIDED_CASE, MADE, BODY, PERIOD, OFF, EXCLUSION)
WAITING = replace(IN_FORCE, enrollment=ENROLLMENT, exclusion=PENDING)
SUSPENDED = replace(
    IN_FORCE,
    made=structs.replace(MADE, outcome=CaseOutcome.SUSPENDED),
    enrollment=ENROLLMENT,
    exclusion=None,
    suspension=SUSPENSION,
)
REFUSED = replace(
    IN_FORCE,
    made=structs.replace(MADE, outcome=CaseOutcome.REFUSED),
    enrollment=structs.replace(ENROLLMENT, effective=None, ended_from=DECIDED, ended_as=EndedAs.REFUSAL),
    exclusion=None,
)
REJOINED = structs.replace(ENROLLMENT, id="E-5", number=5, received=date(2025, 3, 3), effective=date(2025, 3, 3))
APPEALED = step(22, StepKind.APPEALED, date(2024, 11, 4))
STAYED = step(23, StepKind.STAYED, date(2024, 11, 11))
STAYED_FIRST = structs.replace(STAYED, day=date(2024, 11, 5))  # before it is final
UPHELD = step(24, StepKind.RULED, date(2025, 1, 14), found="upheld", until=date(2025, 2, 5))
ANNULLED = step(24, StepKind.RULED, date(2025, 1, 14), found="annulled", until=date(2025, 2, 5))
REVOKED = step(25, StepKind.REVOKED, date(2025, 1, 20))
ENDS = {"ends": True, "ended_from": None, "ended_as": None}


def after(effect: DecidedCase, *steps: CaseStep, announced: Announcement = POSTED) -> DecidedCase:
    """Give a decision with what has happened since."""
    return replace(effect, case=with_steps(*effect.case.steps, *steps, case=effect.case, announced=announced))


def announced(**days: date) -> DecidedCase:
    """Give a decision of whose announcement only this is known."""
    return after(IN_FORCE, announced=msgspec.convert(days, Announcement))


def asked(kind: type[Any], **said: object) -> Any:
    """Give a request."""
    return kind(**{"today": TODAY, "case": "C-1"} | said)


def refusing(check: Callable[[], object]) -> list[Objection]:
    """Give everything that is objected to."""
    with pytest.raises(Refused) as caught:
        check()
    return list(caught.value.objections)


def changed(event: Any) -> dict[str, object]:
    """Give what an event does to the enrollment, and to others."""
    return {name: getattr(event, name) for name in ("ends", "ended_from", "ended_as", "set_aside")}


# announcement -----------------------------------------------------------------------------------


def announcing(request: Announce, effect: DecidedCase) -> DecisionAnnounced:
    """Give the event of an announcement."""
    return announcement.announce(request, effect.case, effect.made, effect.body)


def told(effect: DecidedCase, **days: date) -> list[Notice]:
    """Give what should be known of an announcement."""
    event = announcing(asked(Announce, **days), effect)
    return list(
        announcement.notices_of_announcement(event, announcement.whole_of(event, effect.case.announced), effect.made)
    )


def test_minutes_that_were_announced_a_day_late_are_announced_all_the_same() -> None:
    days = {"adjusted": date(2024, 10, 17), "posted": date(2024, 10, 22)}
    assert date(2024, 10, 22) == deadlines.adjust_by(DECIDED)
    assert date(2024, 10, 21) == deadlines.announce_by(days["adjusted"])
    assert [no.AnnouncedLate("posted", due="2024-10-21", days=1)] == told(announced(), **days)
    assert date(2024, 11, 12) == deadlines.appeal_through(days["posted"])
    expected = msgspec.convert({"subject": "C-1", "decision": "D-2024-001"} | days, DecisionAnnounced)
    assert expected == announcing(asked(Announce, **days), announced())


@pytest.mark.parametrize(
    ("known", "days", "expected"),
    [
        ({}, {"adjusted": date(2024, 10, 22)}, []),
        ({}, {"adjusted": date(2024, 10, 24)}, [no.AdjustedLate("adjusted", due="2024-10-22", days=2)]),
        ({"adjusted": date(2024, 10, 15)}, {"posted": date(2024, 10, 17)}, []),
        (
            {"adjusted": date(2024, 10, 15)},
            {"posted": date(2024, 10, 18)},
            [no.AnnouncedLate("posted", due="2024-10-17", days=1)],
        ),
        ({}, {"posted": date(2024, 10, 16)}, []),
        (
            {"adjusted": date(2024, 10, 15), "posted": date(2024, 10, 16)},
            {"posted_through": date(2024, 11, 6)},
            [],
        ),
        (
            {"adjusted": date(2024, 10, 15), "posted": date(2024, 10, 16)},
            {"posted_through": date(2024, 11, 5)},
            [no.TakenDownEarly("posted_through", through="2024-11-05", last="2024-11-06")],
        ),
    ],
)
def test_what_is_late_or_was_taken_down_early_is_told(
    known: dict[str, date], days: dict[str, date], expected: list[Notice]
) -> None:
    assert expected == told(announced(**known), **days)


@pytest.mark.parametrize(
    ("effect", "days", "expected"),
    [
        (announced(), {}, no.AnnouncementUnsaid("adjusted", refs=["C-1"], id="C-1")),
        (
            replace(announced(), body=COUNCIL),
            {"adjusted": date(2024, 10, 15)},
            no.NotesNotAnnounced("case", refs=["B-2"], body="Samverkansrådet"),
        ),
        (
            announced(adjusted=date(2024, 10, 15)),
            {"adjusted": date(2024, 10, 16)},
            no.AlreadyDone("adjusted", refs=["D-2024-001"], id="D-2024-001", day="2024-10-15"),
        ),
        (
            announced(posted=date(2024, 10, 16)),
            {"posted": date(2024, 10, 18)},
            no.AlreadyDone("posted", refs=["D-2024-001"], id="D-2024-001", day="2024-10-16"),
        ),
        (
            IN_FORCE,
            {"posted_through": date(2024, 11, 8)},
            no.AlreadyDone("posted_through", refs=["D-2024-001"], id="D-2024-001", day="2024-11-06"),
        ),
        (
            announced(),
            {"adjusted": date(2024, 10, 7)},
            no.OutOfOrder("adjusted", step="adjusted", day="2024-10-07", before="decided", first="2024-10-08"),
        ),
        (
            announced(adjusted=date(2024, 10, 15)),
            {"posted": date(2024, 10, 14)},
            no.OutOfOrder("posted", step="posted", day="2024-10-14", before="adjusted", first="2024-10-15"),
        ),
        (
            announced(posted=date(2024, 10, 16)),
            {"posted_through": date(2024, 10, 15)},
            no.OutOfOrder(
                "posted_through", step="posted_through", day="2024-10-15", before="posted", first="2024-10-16"
            ),
        ),
    ],
)
def test_an_announcement_is_told_once_and_in_order(
    effect: DecidedCase, days: dict[str, date], expected: Objection
) -> None:
    assert [expected] == refusing(lambda: announcing(asked(Announce, **days), effect))


def test_a_notice_that_came_down_too_early_is_put_up_anew_and_the_time_with_it() -> None:
    early = Announcement(adjusted=date(2024, 10, 15), posted=date(2024, 10, 16), posted_through=date(2024, 11, 1))
    effect = after(IN_FORCE, announced=early)
    assert announcement.taken_down_early(early)
    event = announcing(asked(Announce, posted=date(2024, 11, 4)), effect)
    whole = announcement.whole_of(event, early)
    assert (date(2024, 11, 4), None, False) == (
        whole.posted,
        whole.posted_through,
        announcement.taken_down_early(whole),
    )


DELEGATE = replace(announced(), body=structs.replace(BODY, kind=BodyKind.DELEGATE))


def test_a_delegates_clock_starts_with_the_meeting_it_reported_to() -> None:
    missing = no.ReportMissing("reported", refs=["D-2024-001"], id="C-1")
    unreported = asked(Announce, adjusted=date(2024, 11, 5), posted=date(2024, 11, 6))
    assert [missing] == refusing(lambda: announcing(unreported, DELEGATE))
    days = {"reported": date(2024, 11, 5), "adjusted": date(2024, 11, 19), "posted": date(2024, 11, 21)}
    assert [] == told(DELEGATE, **days)
    assert date(2024, 11, 5) == announcement.starts(Announcement(reported=date(2024, 11, 5)), MADE)
    assert DECIDED == announcement.starts(Announcement(), MADE)
    early = refusing(lambda: announcing(asked(Announce, reported=date(2024, 10, 1)), DELEGATE))
    assert ["out_of_order"] == [each.code for each in early]


# appeal and stay --------------------------------------------------------------------------------


def test_an_appeal_is_the_courts_to_judge_and_only_told_when_it_is_late() -> None:
    event = aftermath.appeal(asked(Appeal, received=date(2024, 11, 6)), IN_FORCE)
    assert AppealReceived(subject="C-1", received=date(2024, 11, 6), decision="D-2024-001") == event
    assert [] == list(aftermath.notices_of_appeal(event, IN_FORCE))
    late = aftermath.appeal(asked(Appeal, received=date(2024, 11, 7)), IN_FORCE)
    assert [no.AppealedLate("received", last="2024-11-06", id="C-1")] == list(
        aftermath.notices_of_appeal(late, IN_FORCE)
    )
    assert [] == list(aftermath.notices_of_appeal(late, announced()))


@pytest.mark.parametrize(
    ("check", "step_"),
    [
        (lambda day: aftermath.appeal(asked(Appeal, received=day), IN_FORCE), "appealed"),
        (lambda day: aftermath.stay(asked(Stay, day=day), IN_FORCE), "stayed"),
        (lambda day: aftermath.rule(asked(Rule, day=day, ruling="upheld"), after(IN_FORCE, APPEALED)), "ruled"),
        (lambda day: aftermath.finalize(asked(Finalize, day=day, source="x", record_anyway="y"), IN_FORCE), "final"),
    ],
)
def test_nothing_becomes_of_a_decision_before_it_was_taken(check: Callable[[date], object], step_: str) -> None:
    assert check(DECIDED)
    found = refusing(lambda: check(date(2024, 10, 7)))
    assert ("out_of_order", step_) == (found[0].code, found[0].facts["step"])


def test_who_was_excluded_is_on_the_roll_again_from_the_order_of_a_stay() -> None:
    event = aftermath.stay(asked(Stay, day=date(2024, 11, 11)), IN_FORCE)
    expected = EffectStayed(
        subject="C-1",
        decision="D-2024-001",
        enrollment="E-1",
        exclusion=21,
        ends=True,
        stayed_on=date(2024, 11, 11),
    )
    assert expected == event


LEAVING = structs.replace(EXCLUSION, before_from=date(2025, 1, 1), before_as=EndedAs.WITHDRAWAL)
WITHDRAWN = {"ends": True, "ended_from": date(2025, 1, 1), "ended_as": EndedAs.WITHDRAWAL, "set_aside": ()}
LATE = structs.replace(EXCLUSION, effective=FINAL_ON)
LEFT_FIRST = structs.replace(EXCLUSION, before_from=FINAL_ON, before_as=EndedAs.WITHDRAWAL)
NO_CHANGE = {"ends": False, "ended_from": None, "ended_as": None, "set_aside": ()}


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        (IN_FORCE, ENDS | {"set_aside": ()}),
        (replace(IN_FORCE, exclusion=LEAVING), WITHDRAWN),
        (WAITING, NO_CHANGE),
        (SUSPENDED, NO_CHANGE),
        (replace(IN_FORCE, later=(REJOINED,)), NO_CHANGE),
        (replace(IN_FORCE, enrollment=structs.replace(OFF, ended_as=EndedAs.WITHDRAWAL)), NO_CHANGE),
        (replace(IN_FORCE, enrollment=structs.replace(OFF, ended_from=date(2024, 12, 1))), NO_CHANGE),
    ],
)
def test_a_stay_gives_back_only_the_end_that_the_exclusion_made(
    effect: DecidedCase, expected: dict[str, object]
) -> None:
    assert expected == changed(aftermath.stay(asked(Stay, day=date(2024, 11, 11)), effect))


MADE_FINAL = step(23, StepKind.FINAL, FINAL_ON)


@pytest.mark.parametrize(
    ("effect", "resumed", "end"),
    [
        (replace(IN_FORCE, enrollment=structs.replace(OFF, ended_from=FINAL_ON), exclusion=LATE), FINAL_ON, NO_CHANGE),
        (IN_FORCE, FINAL_ON, NO_CHANGE | {"ends": True, "ended_from": FINAL_ON, "ended_as": EndedAs.EXCLUSION}),
        (replace(IN_FORCE, exclusion=LEFT_FIRST), FINAL_ON, WITHDRAWN | {"ended_from": FINAL_ON}),
        (replace(IN_FORCE, later=(REJOINED,)), FINAL_ON, NO_CHANGE),
        (SUSPENDED, FINAL_ON, NO_CHANGE),
        (REFUSED, None, NO_CHANGE),
    ],
)
def test_a_stay_that_is_told_after_the_decision_was_final_was_over_on_that_day(
    effect: DecidedCase, resumed: date | None, end: dict[str, object]
) -> None:
    told_late = after(effect, MADE_FINAL)
    event = aftermath.stay(asked(Stay, day=FINAL_ON - timedelta(days=1)), told_late)
    assert (resumed, end) == (event.resumed_from, changed(event))
    same_day = aftermath.stay(asked(Stay, day=FINAL_ON), told_late)
    assert (None, changed(aftermath.stay(asked(Stay, day=FINAL_ON), effect))) == (
        same_day.resumed_from,
        changed(same_day),
    )


DAY_BEFORE = STAYED.day - timedelta(days=1)


@pytest.mark.parametrize(
    ("effect", "day", "resumed", "effective", "ends"),
    [
        (after(replace(IN_FORCE, enrollment=ENROLLMENT), STAYED), STAYED.day, STAYED.day, None, True),
        (after(replace(IN_FORCE, enrollment=ENROLLMENT), STAYED), DAY_BEFORE, None, None, False),
        (after(SUSPENDED, STAYED), STAYED.day, STAYED.day, None, False),
        (after(SUSPENDED, STAYED), DAY_BEFORE, None, None, False),
        (after(WAITING, STAYED), STAYED.day, None, STAYED.day, True),
        (after(WAITING, STAYED), DAY_BEFORE, None, DAY_BEFORE, False),
    ],
)
def test_a_stay_holds_on_where_it_is_noted_late_that_the_decision_was_final_before_it(
    effect: DecidedCase, day: date, resumed: date | None, effective: date | None, *, ends: bool
) -> None:
    event = aftermath.finalize(asked(Finalize, day=day, source="rätten", record_anyway="x"), effect)
    assert (resumed, effective, ends) == (event.resumed_from, event.effective, event.ends)


@pytest.mark.parametrize(("day", "codes"), [(FINAL_ON, []), (FINAL_ON - timedelta(days=1), ["step_differs"])])
def test_what_was_final_after_its_stay_is_final_once(day: date, codes: list[str]) -> None:
    stay = step(24, StepKind.STAYED, day)
    effect = after(replace(IN_FORCE, enrollment=ENROLLMENT), MADE_FINAL, stay)
    request = asked(Finalize, day=date(2025, 3, 3), source="rätten", record_anyway="x")
    assert codes == ([each.code for each in refusing(lambda: aftermath.finalize(request, effect))] if codes else [])
    assert codes or aftermath.finalize(request, effect).resumed_from == date(2025, 3, 3)


def test_a_decision_is_stayed_once_and_not_when_it_is_gone() -> None:
    twice = refusing(lambda: aftermath.stay(asked(Stay, day=STAYED.day), after(IN_FORCE, STAYED)))
    assert [no.AlreadyDone("case", refs=["C-1"], id="C-1", day="2024-11-11")] == twice
    facts: dict[str, Any] = {"step_kind": "stayed", "entry": 23, "id": "C-1", "day": "2024-11-11"}
    otherwise = refusing(lambda: aftermath.stay(asked(Stay, day=date(2024, 11, 12)), after(IN_FORCE, STAYED)))
    assert [no.StepDiffers("case", refs=["C-1"], **facts)] == otherwise
    for gone, day in ((ANNULLED, "2025-01-14"), (REVOKED, "2025-01-20")):
        found = refusing(lambda gone=gone: aftermath.stay(asked(Stay), after(IN_FORCE, gone)))  # type: ignore[misc]  # its default is bound
        assert [no.DecisionGone("case", refs=["C-1"], id="C-1", day=day, how=gone.kind)] == found


# judgment ---------------------------------------------------------------------------------------


def ruled(effect: DecidedCase, ruling: str = "annulled", final: date | None = date(2025, 2, 5)) -> CourtRuled:
    """Give the event of a judgment of 14 January on an appealed decision."""
    request = asked(Rule, day=date(2025, 1, 14), ruling=ruling, final=final)
    return aftermath.rule(request, after(effect, APPEALED))


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        (IN_FORCE, ENDS | {"set_aside": ()}),
        (replace(IN_FORCE, exclusion=LEAVING), WITHDRAWN),
        (WAITING, NO_CHANGE),
        (SUSPENDED, NO_CHANGE),
        (REFUSED, ENDS | {"set_aside": ()}),
        (replace(REFUSED, later=(REJOINED,)), NO_CHANGE),
        (replace(IN_FORCE, later=(REJOINED,)), ENDS | {"set_aside": ("E-5",)}),
        (
            replace(
                IN_FORCE,
                later=(structs.replace(REJOINED, ended_from=date(2025, 1, 2), ended_as=EndedAs.WITHDRAWAL),),
            ),
            ENDS | {"set_aside": ("E-5",)},
        ),
        (
            replace(
                IN_FORCE,
                later=(structs.replace(REJOINED, ended_from=date(2025, 4, 1), ended_as=EndedAs.WITHDRAWAL),),
            ),
            {
                "ends": True,
                "ended_from": date(2025, 4, 1),
                "ended_as": EndedAs.WITHDRAWAL,
                "set_aside": ("E-5",),
            },
        ),
        # an announced withdrawal, and joined anew before it or after it
        (
            replace(
                IN_FORCE,
                exclusion=LEAVING,
                later=(structs.replace(REJOINED, effective=date(2024, 12, 1)),),
            ),
            ENDS | {"set_aside": ("E-5",)},
        ),
        (replace(IN_FORCE, exclusion=LEAVING, later=(REJOINED,)), WITHDRAWN),
        (
            replace(IN_FORCE, exclusion=LEAVING, later=(structs.replace(REJOINED, effective=date(2025, 1, 1)),)),
            WITHDRAWN,
        ),
        # what has only been applied for has no end to take over
        (
            replace(
                IN_FORCE,
                exclusion=LEAVING,
                later=(structs.replace(REJOINED, received=date(2024, 12, 1), effective=None),),
            ),
            WITHDRAWN | {"set_aside": ("E-5",)},
        ),
        # another decision has ended it since
        (replace(IN_FORCE, enrollment=structs.replace(OFF, ended_from=date(2024, 12, 1))), NO_CHANGE),
        (
            replace(REFUSED, made=structs.replace(MADE, outcome=CaseOutcome.REPRIMAND)),
            NO_CHANGE,
        ),
    ],
)
def test_a_final_annulment_restores_what_would_have_been(effect: DecidedCase, expected: dict[str, object]) -> None:
    assert expected == changed(ruled(effect))


@pytest.mark.parametrize(("ruling", "final"), [("annulled", None), ("upheld", None), ("upheld", date(2025, 2, 5))])
def test_a_judgment_that_upholds_or_is_not_final_restores_nothing(ruling: str, final: date | None) -> None:
    event = ruled(IN_FORCE, ruling, final)
    assert NO_CHANGE == changed(event)
    unbinding = [no.JudgmentNotFinal("final", id="C-1", ruling=Ruling(ruling))]
    assert ([] if final else unbinding) == list(aftermath.notices_of_ruling(event, IN_FORCE))


def test_enrollments_that_are_set_aside_are_named() -> None:
    effect = replace(IN_FORCE, later=(REJOINED,))
    expected = no.EnrollmentsSetAside("case", refs=("E-5",), ids=("E-5",), enrollment="E-1")
    assert [expected] == list(aftermath.notices_of_set_aside(ruled(effect)))


def test_who_has_only_applied_anew_is_back_by_a_stay_and_the_application_is_set_aside() -> None:
    applied = structs.replace(REJOINED, effective=None)
    event = aftermath.stay(asked(Stay, day=date(2025, 4, 1)), replace(IN_FORCE, later=(applied,)))
    assert (True, None, ("E-5",)) == (event.ends, event.ended_from, event.set_aside)
    joined = aftermath.stay(asked(Stay, day=date(2025, 4, 1)), replace(IN_FORCE, later=(REJOINED,)))
    assert (False, ()) == (joined.ends, joined.set_aside)


def test_a_judgment_is_on_an_appeal_and_is_final_after_it_was_given() -> None:
    request = asked(Rule, day=date(2025, 1, 14), ruling="annulled", final=date(2025, 1, 13))
    assert ["last_day_before_first", "appeal_missing"] == [
        each.code for each in refusing(lambda: aftermath.rule(request, IN_FORCE))
    ]
    again = refusing(lambda: ruled(after(IN_FORCE, ANNULLED)))
    assert ["decision_gone"] == [each.code for each in again]


def test_a_judgment_may_be_final_on_its_own_day() -> None:
    assert date(2025, 1, 14) == ruled(IN_FORCE, final=date(2025, 1, 14)).final_on


# reconsidered, and the bar ----------------------------------------------------------------------


NEW_DECISION = structs.replace(DECISION, id="D-2025-002", decided_on=date(2025, 1, 14), outcome=Outcome.APPROVED)
NEW = New(NEW_DECISION, BODY, mandated=True)
BARRED = replace(IN_FORCE, exclusion=structs.replace(EXCLUSION, bar_through=date(2026, 5, 31)))


def by(effect: DecidedCase = IN_FORCE, new: New = NEW, **said: object) -> DecisionRevoked:
    """Give the event of a reconsideration."""
    return aftermath.revoke(asked(ByDecision, decision="D-2025-002", **said), effect, new)


def lifted(effect: DecidedCase = BARRED, new: New = NEW, **said: object) -> BarLifted:
    """Give the event of a bar that is lifted."""
    return aftermath.lift_bar(asked(ByDecision, decision="D-2025-002", **said), effect, new)


def test_a_body_reconsiders_from_its_day_and_the_gap_stays() -> None:
    expected = DecisionRevoked(
        subject="C-1",
        decision="D-2024-001",
        enrollment="E-1",
        exclusion=21,
        ends=True,
        by_decision="D-2025-002",
        from_day=date(2025, 1, 14),
    )
    assert expected == by()
    assert date(2025, 2, 1) == by(effective=date(2025, 2, 1)).from_day
    assert [WITHDRAWN, NO_CHANGE, NO_CHANGE, ENDS | {"set_aside": ()}] == [
        changed(by(effect))
        for effect in (
            replace(IN_FORCE, exclusion=LEAVING),
            WAITING,
            replace(IN_FORCE, later=(REJOINED,)),
            REFUSED,
        )
    ]


@pytest.mark.parametrize("check", [by, lifted])
@pytest.mark.parametrize(
    ("new", "codes"),
    [
        (New(None), ["decision_missing"]),
        (replace(NEW, decision=structs.replace(NEW_DECISION, id="D-2024-001")), ["same_decision"]),
        (replace(NEW, decision=structs.replace(NEW_DECISION, about=("A-2",))), ["decision_other_actor"]),
        (replace(NEW, decision=structs.replace(NEW_DECISION, decided_on=date(2024, 10, 7))), ["out_of_order"]),
    ],
)
def test_a_reconsideration_is_a_new_decision_about_the_same_actor(
    check: Callable[..., object], new: New, codes: list[str]
) -> None:
    for anyway in (None, "KS beslut"):
        found = refusing(lambda anyway=anyway: check(new=new, record_anyway=anyway))  # type: ignore[misc]  # its default is bound
        assert codes == [each.code for each in found]


def test_a_body_may_reconsider_on_the_day_it_decided() -> None:
    new = replace(NEW, decision=structs.replace(NEW_DECISION, decided_on=IN_FORCE.made.decided_on))
    assert IN_FORCE.made.decided_on == by(new=new).from_day


@pytest.mark.parametrize("check", [by, lifted])
@pytest.mark.parametrize(
    ("new", "said", "code"),
    [
        (replace(NEW, mandated=False), {}, "mandate_missing"),
        (
            replace(NEW, decision=structs.replace(NEW_DECISION, outcome=Outcome.TABLED)),
            {},
            "decision_not_approved",
        ),
        (NEW, {"effective": date(2025, 1, 13)}, "effective_before_decision"),
    ],
)
def test_a_reconsideration_that_was_decided_is_recorded_with_what_was_objected_to(
    check: Callable[..., Any], new: New, said: dict[str, object], code: str
) -> None:
    assert [code] == [each.code for each in refusing(lambda: check(new=new, **said))]
    event = check(new=new, record_anyway="KS beslut", **said)
    assert ([code], "KS beslut") == ([each.code for each in event.objections], event.recorded_anyway)


def test_what_is_gone_is_not_reconsidered() -> None:
    assert ["decision_gone"] == [each.code for each in refusing(lambda: by(after(IN_FORCE, REVOKED)))]


def test_a_bar_is_lifted_once_from_a_day_that_it_covers() -> None:
    assert (21, date(2025, 1, 14), False) == (lifted().exclusion, lifted().from_day, lifted().ends)
    unbarred = no.BarMissing("case", refs=["C-1"], id="C-1")
    assert [unbarred] == refusing(lambda: lifted(IN_FORCE)) == refusing(lambda: lifted(SUSPENDED))
    assert BARRED.exclusion
    done = replace(BARRED, exclusion=structs.replace(BARRED.exclusion, bar_lifted_from=date(2025, 1, 2)))
    assert [no.AlreadyDone("case", refs=["C-1"], id="C-1", day="2025-01-02")] == refusing(lambda: lifted(done))
    assert date(2026, 5, 31) == lifted(effective=date(2026, 5, 31)).from_day
    late = no.LastDayBeforeFirst("effective", first="2026-06-01", last="2026-05-31")
    assert [late] == refusing(lambda: lifted(effective=date(2026, 6, 1)))


# final ------------------------------------------------------------------------------------------


def final(effect: DecidedCase = WAITING, day: date = FINAL_ON, **said: object) -> DecisionFinal:
    """Give the event of a decision that is final."""
    return aftermath.finalize(asked(Finalize, day=day, source="förvaltningsrätten", **said), effect)


NOT_ANNOUNCED = no.NotAnnounced("case", refs=["D-2024-001"], id="C-1")
EARLY = structs.replace(POSTED, posted_through=date(2024, 11, 5))
UNMET_FINAL: list[tuple[Any, DecidedCase, date, Objection]] = [
    (aftermath.must_be_announced, after(WAITING, announced=Announcement()), FINAL_ON, NOT_ANNOUNCED),
    (
        aftermath.must_be_announced,
        after(WAITING, announced=Announcement(adjusted=date(2024, 10, 15))),
        date(2027, 1, 1),
        NOT_ANNOUNCED,
    ),
    (
        aftermath.must_have_run_out,
        WAITING,
        date(2024, 11, 6),
        no.ClockRuns("day", last="2024-11-06", day="2024-11-06"),
    ),
    (
        aftermath.must_have_stayed_up,
        after(WAITING, announced=EARLY),
        FINAL_ON,
        no.NoticeCameDown("case", refs=["C-1"], id="C-1", through="2024-11-05", last="2024-11-06"),
    ),
    (
        aftermath.must_have_stayed_up,
        after(WAITING, announced=structs.replace(POSTED, posted_through=None)),
        FINAL_ON,
        no.NoticeUnrecorded("case", refs=["C-1"], id="C-1", last="2024-11-06"),
    ),
    *[
        (
            aftermath.must_not_wait_for_the_court,
            after(WAITING, APPEALED, *more),
            day,
            no.CourtAwaited("case", refs=["C-1"], id="C-1", number=1, who=None, received="2024-11-04"),
        )
        for more, day in (
            ((), FINAL_ON),
            ((structs.replace(UPHELD, until=None),), date(2025, 3, 3)),
            ((UPHELD,), date(2025, 2, 4)),
        )
    ],
]


@pytest.mark.parametrize(("rule", "effect", "day", "expected"), UNMET_FINAL)
def test_where_one_precondition_of_being_final_is_removed_only_its_rule_objects(
    rule: Any, effect: DecidedCase, day: date, expected: Objection
) -> None:
    assert [expected] == refusing(lambda: final(effect, day))
    assert [rule] == [each for each in FINAL if list(each(effect, day))]
    event = final(effect, day, record_anyway="enligt förvaltningsrätten")
    assert [expected.code] == [each.code for each in event.objections]
    assert all(isinstance(each, ObjectionPart) for each in event.objections)


def test_every_rule_of_being_final_is_broken_alone_above() -> None:
    assert set(FINAL) == {rule for rule, *_ in UNMET_FINAL}
    defined = [each for name, each in vars(aftermath).items() if name.startswith("must_")]
    assert list(FINAL) == [each for each in defined if each in FINAL]


@pytest.mark.parametrize(
    ("effect", "day"),
    [
        (WAITING, FINAL_ON),
        (after(WAITING, APPEALED, UPHELD), date(2025, 2, 5)),
        (after(replace(WAITING, body=COUNCIL), announced=Announcement()), FINAL_ON),
    ],
)
def test_a_decision_that_cannot_be_appealed_any_more_is_final(effect: DecidedCase, day: date) -> None:
    assert () == final(effect, day).objections


def test_final_says_with_whom_it_was_checked_once_and_not_of_what_is_gone() -> None:
    unsourced = refusing(lambda: aftermath.finalize(asked(Finalize, day=FINAL_ON, record_anyway="x"), WAITING))
    assert [no.SourceMissing("source", refs=["C-1"])] == unsourced
    done = after(WAITING, step(30, StepKind.FINAL, FINAL_ON, told="förvaltningsrätten"))
    otherwise = refusing(lambda: final(done, FINAL_ON + timedelta(days=1)))
    assert ["step_differs"] == [each.code for each in otherwise]
    assert [no.AlreadyDone("case", refs=["C-1"], id="C-1", day="2024-11-07")] == refusing(lambda: final(done))
    gone = refusing(lambda: final(after(IN_FORCE, ANNULLED)))
    assert ["decision_gone"] == [each.code for each in gone]


LEAVES = structs.replace(ENROLLMENT, ended_from=date(2025, 1, 1), ended_as=EndedAs.WITHDRAWAL)
STOPS = {"ends": True, "ended_from": FINAL_ON, "ended_as": EndedAs.EXCLUSION, "set_aside": ()}
NEXT_PERIOD = structs.replace(PERIOD, last_day=date(2024, 11, 6))


@pytest.mark.parametrize(
    ("effect", "effective", "resumed", "expected"),
    [
        (WAITING, FINAL_ON, None, STOPS),
        (replace(WAITING, enrollment=LEAVES), FINAL_ON, None, STOPS),
        (
            replace(WAITING, enrollment=structs.replace(LEAVES, ended_from=FINAL_ON)),
            FINAL_ON,
            None,
            NO_CHANGE,
        ),
        (replace(WAITING, later=(REJOINED,)), FINAL_ON, None, NO_CHANGE),
        (replace(WAITING, period=NEXT_PERIOD), FINAL_ON, None, NO_CHANGE),
        (IN_FORCE, None, None, NO_CHANGE),
        (SUSPENDED, None, None, NO_CHANGE),
        (REFUSED, None, None, NO_CHANGE),
        (after(replace(IN_FORCE, enrollment=ENROLLMENT), STAYED_FIRST), None, FINAL_ON, STOPS),
        (after(SUSPENDED, STAYED_FIRST), None, FINAL_ON, NO_CHANGE),
        (after(WAITING, STAYED_FIRST), FINAL_ON, None, STOPS),
    ],
)
def test_what_waited_or_was_stayed_takes_effect_on_the_day_it_is_final(
    effect: DecidedCase, effective: date | None, resumed: date | None, expected: dict[str, object]
) -> None:
    event = final(effect)
    assert (effective, resumed, expected) == (event.effective, event.resumed_from, changed(event))


def test_what_was_stayed_ahead_of_its_own_first_day_resumes_on_that() -> None:
    ahead = structs.replace(EXCLUSION, effective=date(2025, 1, 1))
    event = final(after(replace(IN_FORCE, enrollment=ENROLLMENT, exclusion=ahead), STAYED_FIRST))
    assert (date(2025, 1, 1), date(2025, 1, 1)) == (event.resumed_from, event.ended_from)
    suspension = structs.replace(SUSPENSION, first_day=date(2024, 12, 1))
    assert date(2024, 12, 1) == final(after(replace(SUSPENDED, suspension=suspension), STAYED_FIRST)).resumed_from


def test_a_decision_that_is_final_remembers_a_later_end_it_comes_before() -> None:
    event = final(replace(WAITING, enrollment=LEAVES))
    assert (date(2025, 1, 1), EndedAs.WITHDRAWAL) == (event.before_from, event.before_as)


def test_a_final_decision_that_changes_nothing_any_more_is_told_of() -> None:
    left = replace(WAITING, enrollment=structs.replace(LEAVES, ended_from=DECIDED))
    assert [no.EffectOutlived("case", refs=["E-1"], id="E-1")] == list(aftermath.notices_of_final(final(left), left))
    assert [] == list(aftermath.notices_of_final(final(), WAITING)) + list(
        aftermath.notices_of_final(final(IN_FORCE), IN_FORCE)
    )


@given(st.dates(EFFECTIVE, date(2027, 12, 31)), st.none() | st.dates(EFFECTIVE + timedelta(days=1), date(2027, 12, 31)))
def test_what_an_exclusion_took_an_annulment_gives_back(stayed: date, before: date | None) -> None:
    as_ = EndedAs.WITHDRAWAL if before else None
    enrollment = structs.replace(ENROLLMENT, ended_from=before, ended_as=as_)
    exclusion = structs.replace(EXCLUSION, before_from=before, before_as=as_)
    effect = replace(IN_FORCE, exclusion=exclusion)
    assert (before, as_) == (ruled(effect).ended_from, ruled(effect).ended_as)
    back = aftermath.stay(asked(Stay, day=stayed), effect)
    assert (before, as_) == (back.ended_from, back.ended_as)
    assert not ruled(after(replace(effect, enrollment=enrollment), STAYED)).ends


def test_a_case_without_a_decision_has_nothing_that_can_become_of_it() -> None:
    assert [no.CaseUndecided("case", refs=["C-1"], id="C-1")] == refusing(lambda: aftermath.must_be_decided(WHOLE))
    assert MADE == aftermath.must_be_decided(DECIDED_CASE)


APPLIED = structs.replace(REJOINED, effective=None, received=date(2024, 11, 1))


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        (replace(after(IN_FORCE, STAYED), aside=(APPLIED,)), ("E-5",)),
        (replace(after(IN_FORCE, STAYED), enrollment=ENROLLMENT, aside=(APPLIED,)), ("E-5",)),
        (replace(after(IN_FORCE, STAYED), aside=(APPLIED,), later=(REJOINED,)), ()),
        (replace(after(IN_FORCE, STAYED), aside=(REJOINED,)), ()),
    ],
)
def test_who_applied_before_a_stay_waits_again_when_it_is_over_unless_it_has_applied_anew(
    effect: DecidedCase, expected: tuple[str, ...]
) -> None:
    request = asked(Finalize, day=date(2025, 3, 3), source="rätten", record_anyway="y")
    assert expected == aftermath.finalize(request, effect).waiting_again


def test_nobody_waits_again_while_still_a_signatory_after_the_period() -> None:
    effect = replace(after(IN_FORCE, STAYED), enrollment=ENROLLMENT, aside=(APPLIED,))
    request = asked(Finalize, day=PERIOD.last_day + timedelta(days=1), source="rätten", record_anyway="y")
    assert () == aftermath.finalize(request, effect).waiting_again
