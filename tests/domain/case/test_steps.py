"""The steps of a case before a decision: what each asks for, and what should be known of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from case_facts import (
    ACTOR,
    ANSWERED,
    APPLYING,
    COUNCIL,
    DIALOGUE,
    ENROLLMENT,
    FINAL_ANSWER,
    MADE,
    NOTIFIED,
    PERIOD,
    POLICY,
    PREPARED,
    REPORTED,
    RESPOND_BY,
    SCREENED,
    TODAY,
    TOLD,
    WHOLE,
    paper,
    step,
    with_steps,
)
from msgspec import structs
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import steps
from samverkan_cli.domain.case.interest import Hint
from samverkan_cli.domain.case.steps import (
    AddDocument,
    CloseCase,
    Cure,
    NoteAnswer,
    NoteDialogue,
    Notify,
    OpenCase,
    Prepare,
    Screen,
)
from samverkan_cli.domain.events import (
    ActorNotified,
    AnswerReceived,
    CaseClosed,
    CaseOpened,
    CasePrepared,
    CaseScreened,
    ConflictNoted,
    CureDone,
    CureSet,
    DialogueNoted,
    DocumentAdded,
    HearingExempted,
    ResponseExtended,
    SentDocument,
)
from samverkan_cli.domain.records import Case, CaseStep, Enrollment
from samverkan_cli.domain.refusal import Notice, Objection, Refused
from samverkan_cli.domain.values import ConflictFound, Exemption, Origin, Screening, StepKind, Tie, Track

POINTS = frozenset({"value:1", "value:2", "principle:4"})
SENT = SentDocument(name="anmärkningen", sha256="a" * 64)
ADMITTED = with_steps(SCREENED)
NOTIFIED_CASE = with_steps(SCREENED, DIALOGUE, TOLD)
DISMISSED = with_steps(step(11, StepKind.SCREENED, date(2024, 3, 20), found="dismissed"))
CLOSED = with_steps(SCREENED, step(19, StepKind.CLOSED, date(2024, 6, 10)))
EXTENDED = with_steps(SCREENED, TOLD, step(15, StepKind.EXTENDED, date(2024, 6, 3), until=date(2024, 6, 24)))


def asked(kind: type[Any], **said: object) -> Any:
    """Give a request, dated the first of July when nothing else is said."""
    return kind(**{"today": TODAY, "day": date(2024, 7, 1)} | said)


def refusing(check: Callable[[], object]) -> list[Objection]:
    """Give everything that is objected to; nothing when it is recorded."""
    try:
        check()
    except Refused as caught:
        return list(caught.objections)
    return []


# opening ----------------------------------------------------------------------------------------


OPEN: dict[str, object] = {
    "actor": "A-1",
    "period": "2024-2027",
    "ground": ("value:2",),
    "day": date(2024, 3, 11),
    "fact": date(2024, 3, 2),
    "reporter": "Stig Sten",
    "what": "Styrelsen hindrade en besökare.",
    "evidence": "dagbok",
}


def opening(others: tuple[Case, ...] = (), enrollment: Enrollment = ENROLLMENT, **said: object) -> list[Objection]:
    """Give what is objected to a concern."""
    request = asked(OpenCase, **(OPEN | said))
    return refusing(lambda: steps.open_case(request, "C-2", enrollment, POINTS, others, None))


def test_a_concern_is_recorded_with_its_grounds_who_reported_and_when_it_happened() -> None:
    request = asked(OpenCase, **OPEN, dnr="Ks1216/2018")
    expected = CaseOpened(
        subject="C-2",
        actor="A-1",
        period="2024-2027",
        enrollment="E-1",
        track=Track.EXCLUSION,
        grounds=("value:2",),
        reported_on=date(2024, 3, 11),
        fact_on=date(2024, 3, 2),
        reported_by="Stig Sten",
        concern="Styrelsen hindrade en besökare.",
        evidence="dagbok",
        dnr="Ks1216/2018",
    )
    assert expected == steps.open_case(request, "C-2", ENROLLMENT, POINTS, (), None)
    known = steps.open_case(request, "C-2", ENROLLMENT, POINTS, (), "P-9")
    assert ("P-9", None) == (known.reporter, known.reported_by)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"ground": ()}, no.GroundMissing("ground", period="2024-2027")),
        ({"ground": ("value:9",)}, no.ProvisionUnknown("ground", grounds="value:9", period="2024-2027")),
        ({"fact": date(2024, 3, 12)}, no.FactAfterReport("fact", fact="2024-03-12", reported="2024-03-11")),
        ({"others": (REPORTED,)}, no.CaseOpenAlready("ground", refs=["C-1"], id="C-1", given="value:2")),
    ],
)
def test_a_concern_names_its_grounds_and_what_has_happened_and_is_not_there_already(
    said: dict[str, Any], expected: Objection
) -> None:
    assert [expected] == opening(**said)


@pytest.mark.parametrize(
    "said",
    [
        {"ground": ("formal",)},
        {"ground": ("value:2", "formal"), "others": (REPORTED,)},
        {"fact": date(2024, 3, 11)},
        {"fact": None, "reporter": None, "what": None, "evidence": None},
        {"others": (structs.replace(REPORTED, enrollment="E-9"),)},
    ],
)
def test_an_anonymous_or_undated_concern_and_a_second_on_other_grounds_are_registered_too(said: dict[str, Any]) -> None:
    assert [] == opening(**said)


@pytest.mark.parametrize(
    ("enrollment", "expected"),
    [
        (ENROLLMENT, Track.EXCLUSION),
        (structs.replace(ENROLLMENT, effective=date(2024, 3, 11)), Track.EXCLUSION),
        (structs.replace(ENROLLMENT, effective=date(2024, 3, 12)), Track.ENTRY),
        (APPLYING, Track.ENTRY),
    ],
)
def test_who_has_not_joined_yet_is_not_excluded_but_refused(enrollment: Enrollment, expected: Track) -> None:
    assert expected is steps.track(enrollment, date(2024, 3, 11))


@pytest.mark.parametrize(
    ("said", "others", "expected"),
    [
        ({}, (), []),
        ({"fact": date(2023, 3, 12)}, (), []),
        ({"fact": date(2023, 3, 11)}, (), [no.FactLongAgo("fact", fact="2023-03-11", days=365)]),
        ({"fact": None}, (), [no.FactUndated("fact")]),
        ({"reporter": None}, (), [no.ConcernAnonymous("reporter")]),
        ({}, (REPORTED,), [no.OtherCasesOpen("actor", refs=["C-1"], others=("C-1",))]),
    ],
)
def test_what_should_be_known_of_a_concern_is_told(
    said: dict[str, object], others: tuple[Case, ...], expected: list[Notice]
) -> None:
    assert expected == list(steps.notices_of_opening(asked(OpenCase, **(OPEN | said)), POLICY, others))


@pytest.mark.parametrize(
    "enrollment",
    [None, structs.replace(ENROLLMENT, declined_on=TODAY), structs.replace(ENROLLMENT, ended_from=TODAY)],
)
def test_a_case_is_about_a_live_enrollment(enrollment: Enrollment | None) -> None:
    expected = no.NotEnrolled("actor", refs=["A-1"], name="Blå Tuvan", period="2024-2027")
    assert [expected] == refusing(lambda: steps.must_have_applied(ACTOR, PERIOD, enrollment))
    assert APPLYING == steps.must_have_applied(ACTOR, PERIOD, APPLYING)


# what every step asks for -----------------------------------------------------------------------


STEPS: list[Callable[[Case, date], object]] = [
    lambda of, day: steps.note_dialogue(asked(NoteDialogue, day=day, what="samtal"), of),
    lambda of, day: steps.notify(asked(Notify, day=day), of, POLICY),
    lambda of, day: steps.notify(asked(Notify, day=day, exempt="haste", reason="jfr § 4"), of, POLICY),
    lambda of, day: steps.add_document(asked(AddDocument, day=day, document=SENT, matters=True), of),
    lambda of, day: steps.answer(asked(NoteAnswer, received=day), of),
    lambda of, day: steps.cure(asked(Cure, day=day), of, POLICY),
    lambda of, day: steps.cure(asked(Cure, done=day), of, POLICY),
    lambda of, day: steps.prepare(asked(Prepare, day=day, recommend="Uteslut."), of, COUNCIL, ()),
    lambda of, day: steps.close(asked(CloseCase, day=day, reason="utträde"), of, waiting=False),
]


@pytest.mark.parametrize("noting", STEPS)
def test_nothing_is_noted_in_a_case_that_is_closed_nor_before_its_concern(
    noting: Callable[[Case, date], object],
) -> None:
    assert [] == refusing(lambda: noting(ADMITTED, date(2024, 3, 20)))
    assert "before_reported" == refusing(lambda: noting(ADMITTED, date(2024, 3, 10)))[0].code
    closed = no.CaseIsClosed("case", refs=["C-1"], id="C-1", day="2024-06-10")
    assert [closed] == refusing(lambda: noting(CLOSED, date(2024, 6, 10)))


def test_nobody_is_notified_before_the_concern_was_admitted() -> None:
    early = no.OutOfOrder("day", step="notified", before="screened", day="2024-03-19", first="2024-03-20")
    assert [early] == refusing(lambda: steps.notify(asked(Notify, day=date(2024, 3, 19)), ADMITTED, POLICY))


@pytest.mark.parametrize(
    ("said", "objected"),
    [
        ({"exempt": "haste", "extend": True}, no.OptionsConflict("extend", option="--extend", others=("--exempt",))),
        (
            {"exempt": "haste", "documents": (SENT,)},
            no.OptionsConflict("material", option="--material", others=("--exempt",)),
        ),
    ],
)
def test_a_notification_an_exemption_and_more_time_are_three_things(
    said: dict[str, object], objected: Objection
) -> None:
    request = asked(Notify, day=date(2024, 5, 17), reason="jfr § 4", **said)
    assert objected in refusing(lambda: steps.notify(request, ADMITTED, POLICY))


def test_a_case_that_was_dismissed_is_closed() -> None:
    assert [None, date(2024, 3, 20), date(2024, 6, 10)] == [steps.closed(each) for each in (WHOLE, DISMISSED, CLOSED)]


# screening --------------------------------------------------------------------------------------


ANONYMOUS = structs.replace(REPORTED, reporter=None)


@pytest.mark.parametrize(
    ("of", "said", "expected"),
    [
        (REPORTED, {}, no.ScreeningUnsaid("admit", refs=["C-1"], id="C-1")),
        (REPORTED, {"admit": True, "dismiss": True}, no.ScreeningUnsaid("admit", refs=["C-1"], id="C-1")),
        (REPORTED, {"dismiss": True}, no.ReasonMissing("reason", matter="dismissal")),
        (ADMITTED, {"admit": True}, no.AlreadyDone("case", refs=["C-1"], id="C-1", day="2024-03-20")),
        (ANONYMOUS, {"admit": True}, no.AnonymousAlone("admit", refs=["C-1"], id="C-1")),
        (
            with_steps(case=ANONYMOUS, documents=(paper(11, "klotter", date(2024, 3, 12), matters=False),)),
            {"admit": True},
            no.AnonymousAlone("admit", refs=["C-1"], id="C-1"),
        ),
    ],
)
def test_a_concern_is_either_admitted_or_dismissed_once_and_not_on_an_anonymous_word_alone(
    of: Case, said: dict[str, object], expected: Objection
) -> None:
    assert [expected] == refusing(lambda: steps.screen(asked(Screen, **said), of))


@pytest.mark.parametrize(
    "more",
    [
        {"reporter": "P-9"},
        {"reported_by": "Stig Sten"},
        {"evidence": "film"},
        {"documents": (paper(11, "filmen", date(2024, 3, 12)),)},
    ],
)
def test_a_case_rests_on_somebody_or_something(more: dict[str, object]) -> None:
    assert [] == refusing(lambda: steps.screen(asked(Screen, admit=True), structs.replace(ANONYMOUS, **more)))


def test_an_anonymous_concern_can_be_dismissed() -> None:
    expected = CaseScreened(
        subject="C-1", screened_on=date(2024, 7, 1), found=Screening.DISMISSED, reason="ingen står för det"
    )
    assert expected == steps.screen(asked(Screen, dismiss=True, reason="ingen står för det"), ANONYMOUS)


def test_whose_act_it_was_is_asked_for_when_it_is_no_matter_of_form() -> None:
    unsaid = [no.OwnActUnsaid("own")]
    formal = structs.replace(REPORTED, grounds=("formal",))
    assert unsaid == list(steps.notices_of_screening(asked(Screen, admit=True), REPORTED))
    assert [] == list(steps.notices_of_screening(asked(Screen, admit=True, own="styrelsen"), REPORTED))
    assert [] == list(steps.notices_of_screening(asked(Screen, admit=True), formal))
    assert [] == list(steps.notices_of_screening(asked(Screen, dismiss=True), REPORTED))


# dialogue ---------------------------------------------------------------------------------------


def test_a_dialogue_says_what_was_said_or_why_there_was_none() -> None:
    day = date(2024, 7, 1)
    talked = DialogueNoted(subject="C-1", held_on=day, who="Eva Ek", what="samtal")
    assert talked == steps.note_dialogue(asked(NoteDialogue, who="Eva Ek", what="samtal"), ADMITTED)
    skipped = DialogueNoted(subject="C-1", held_on=day, skipped=True, reason="avböjer")
    assert skipped == steps.note_dialogue(asked(NoteDialogue, skip=True, reason="avböjer"), ADMITTED)
    assert [no.WhatMissing("what")] == refusing(lambda: steps.note_dialogue(asked(NoteDialogue), ADMITTED))
    unreasoned = refusing(lambda: steps.note_dialogue(asked(NoteDialogue, skip=True), ADMITTED))
    assert [no.ReasonMissing("reason", matter="dialogue")] == unreasoned


# notification -----------------------------------------------------------------------------------


def told(of: Case = ADMITTED, **said: object) -> ActorNotified | HearingExempted | ResponseExtended:
    """Give the event of a notification."""
    return steps.notify(asked(Notify, **said), of, POLICY)


@pytest.mark.parametrize(
    ("day", "respond_by"),
    [
        (date(2024, 5, 17), date(2024, 6, 7)),
        (date(2024, 5, 16), date(2024, 6, 7)),  # 6 June is the national day
        (date(2024, 12, 3), date(2024, 12, 27)),  # over Christmas
    ],
)
def test_the_last_day_to_answer_is_proposed_on_a_working_day(day: date, respond_by: date) -> None:
    expected = ActorNotified(subject="C-1", reached_on=day, respond_by=respond_by, how="brev", documents=(SENT,))
    assert expected == told(day=day, how="brev", documents=(SENT,))


def test_a_last_day_that_is_said_is_kept_as_it_was_said() -> None:
    event = told(respond_by=date(2024, 7, 6))  # a Saturday
    assert isinstance(event, ActorNotified)
    assert date(2024, 7, 6) == event.respond_by


@pytest.mark.parametrize(
    ("of", "said", "expected"),
    [
        (REPORTED, {}, no.NotScreened("case", refs=["C-1"], id="C-1")),
        (ADMITTED, {"exempt": "haste"}, no.ReasonMissing("reason", matter="exemption")),
        (
            ADMITTED,
            {"respond_by": date(2024, 6, 30)},
            no.LastDayBeforeFirst("respond_by", first="2024-07-01", last="2024-06-30"),
        ),
        (ADMITTED, {"extend": True}, no.NotNotified("extend", refs=["C-1"], period="2024-2027", id="C-1")),
        (
            EXTENDED,
            {"extend": True},
            no.AlreadyExtended("extend", refs=["C-1"], id="C-1", respond_by="2024-06-24"),
        ),
        (
            NOTIFIED_CASE,
            {"extend": True, "day": date(2024, 6, 3), "respond_by": RESPOND_BY},
            no.AnswerTimeNotLater("respond_by", refs=["C-1"], id="C-1", last="2024-06-07"),
        ),
    ],
)
def test_a_notification_is_about_an_admitted_concern_and_time_is_extended_once_to_a_later_day(
    of: Case, said: dict[str, object], expected: Objection
) -> None:
    assert [expected] == refusing(lambda: told(of, **said))


def test_the_time_to_answer_is_extended_from_its_last_day() -> None:
    day = date(2024, 6, 3)
    extended = ResponseExtended(subject="C-1", extended_on=day, respond_by=date(2024, 6, 24), reason="sjukdom")
    assert extended == told(NOTIFIED_CASE, day=day, extend=True, reason="sjukdom")  # midsummer's eve is 21 June
    said = ResponseExtended(subject="C-1", extended_on=day, respond_by=date(2024, 6, 8))
    assert said == told(NOTIFIED_CASE, day=day, extend=True, respond_by=date(2024, 6, 8))


def test_time_that_had_gone_out_is_extended_from_the_day_it_is_extended_on() -> None:
    extended = ResponseExtended(subject="C-1", extended_on=date(2024, 9, 2), respond_by=date(2024, 9, 16))
    assert extended == told(NOTIFIED_CASE, day=date(2024, 9, 2), extend=True)


def test_an_exemption_says_why() -> None:
    expected = HearingExempted(
        subject="C-1", exempted_on=date(2024, 7, 1), exemption=Exemption.HASTE, reason="möte samma dag"
    )
    assert expected == told(exempt="haste", reason="möte samma dag")


@pytest.mark.parametrize(
    ("of", "said", "expected"),
    [
        (NOTIFIED_CASE, {"documents": (SENT,)}, []),
        (NOTIFIED_CASE, {}, [no.NothingSent("material", id="C-1")]),
        (ADMITTED, {"documents": (SENT,)}, [no.DialogueMissing("case", id="C-1")]),
        (
            NOTIFIED_CASE,
            {"documents": (SENT,), "respond_by": date(2024, 7, 21)},
            [no.LittleTime("respond_by", days=21, given=20)],
        ),
        (NOTIFIED_CASE, {"documents": (SENT,), "respond_by": date(2024, 7, 22)}, []),
        (ADMITTED, {"exempt": "haste", "reason": "möte"}, []),
        (ADMITTED, {"extend": True}, []),
    ],
)
def test_what_should_be_known_of_a_notification_is_told(
    of: Case, said: dict[str, object], expected: list[Notice]
) -> None:
    assert expected == list(steps.notices_of_notification(asked(Notify, **said), of, POLICY))


# documents --------------------------------------------------------------------------------------


def test_a_document_is_marked_as_mattering_or_as_background_and_added_once() -> None:
    def add(of: Case = ADMITTED, **said: object) -> DocumentAdded:
        return steps.add_document(asked(AddDocument, document=SENT, **said), of)

    expected = DocumentAdded(subject="C-1", added_on=date(2024, 7, 1), document=SENT, matters=True, origin=Origin.OTHER)
    assert expected == add(matters=True)
    assert not add(background=True, origin=Origin.ACTOR).matters
    unsaid = [no.WeightUnsaid("matters", refs=["C-1"], id="C-1")]
    assert unsaid == refusing(add) == refusing(lambda: add(matters=True, background=True))
    there = with_steps(SCREENED, documents=(structs.replace(paper(11, "x", date(2024, 5, 1)), sha256="a" * 64),))
    again = no.AlreadyThere("document", refs=["C-1"], name="anmärkningen", there="C-1", id="C-1")
    assert [again] == refusing(lambda: add(there, matters=True))


@pytest.mark.parametrize(
    ("of", "matters", "origin", "anew"),
    [
        (NOTIFIED_CASE, True, Origin.OTHER, True),
        (NOTIFIED_CASE, False, Origin.OTHER, False),
        (NOTIFIED_CASE, True, Origin.ACTOR, False),
        (NOTIFIED_CASE, True, Origin.PREPARATION, False),
        (ADMITTED, True, Origin.OTHER, False),
    ],
)
def test_what_matters_and_comes_from_others_is_sent_to_who_was_notified_before(
    of: Case, matters: bool, origin: Origin, anew: bool
) -> None:
    event = DocumentAdded(subject="C-1", added_on=NOTIFIED, document=SENT, matters=matters, origin=origin)
    expected = [no.NotifyAnew("material", id="C-1", document="anmärkningen")] if anew else []
    assert expected == list(steps.notices_of_document(event, of))


# answers and time to put things right -----------------------------------------------------------


def test_an_answer_arrives_on_its_day_and_may_be_the_last() -> None:
    day = date(2024, 6, 5)
    expected = AnswerReceived(subject="C-1", received=day, final=True, what="Vi bestrider.")
    assert expected == steps.answer(asked(NoteAnswer, received=day, final_answer=True, what="Vi bestrider."), ADMITTED)
    assert date(2024, 7, 1) == steps.answer(asked(NoteAnswer), ADMITTED).received


@pytest.mark.parametrize(
    ("of", "day", "expected"),
    [
        (NOTIFIED_CASE, RESPOND_BY, []),
        (
            NOTIFIED_CASE,
            date(2024, 6, 8),
            [no.AnsweredLate("received", received="2024-06-08", respond_by="2024-06-07")],
        ),
        (NOTIFIED_CASE, date(2024, 5, 16), [no.AnsweredUnasked("received", id="C-1")]),
        (ADMITTED, date(2024, 6, 5), [no.AnsweredUnasked("received", id="C-1")]),
        (EXTENDED, date(2024, 6, 24), []),
    ],
)
def test_a_late_answer_and_one_to_nothing_are_told_of(of: Case, day: date, expected: list[Notice]) -> None:
    assert expected == list(steps.notices_of_answer(AnswerReceived(subject="C-1", received=day), of))


def test_time_to_put_things_right_is_sixty_days_unless_another_is_said() -> None:
    assert CureSet(subject="C-1", set_on=date(2024, 7, 1), through=date(2024, 8, 30)) == steps.cure(
        asked(Cure), ADMITTED, POLICY
    )
    assert date(2024, 9, 15) == steps.cure(asked(Cure, through=date(2024, 9, 15)), ADMITTED, POLICY).through  # type: ignore[union-attr]  # time is set
    shorter = replace(POLICY, cure_days=30)
    assert date(2024, 7, 31) == steps.cure(asked(Cure), ADMITTED, shorter).through  # type: ignore[union-attr]  # time is set
    done = CureDone(subject="C-1", done_on=date(2024, 6, 20))
    assert done == steps.cure(asked(Cure, done=date(2024, 6, 20)), ADMITTED, POLICY)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            {"through": date(2024, 6, 30)},
            no.LastDayBeforeFirst("through", first="2024-07-01", last="2024-06-30"),
        ),
        (
            {"through": date(2024, 9, 1), "done": date(2024, 7, 1)},
            no.OptionsConflict("done", option="--done", others=("--through",)),
        ),
    ],
)
def test_time_is_set_or_over_and_not_both(said: dict[str, object], expected: Objection) -> None:
    assert [expected] == refusing(lambda: steps.cure(asked(Cure, **said), ADMITTED, POLICY))


# preparing and closing --------------------------------------------------------------------------


def test_a_proposal_says_what_is_proposed_and_what_was_found_of_conflicts() -> None:
    aside = (ConflictNoted(person="P-4", found=ConflictFound.STEPPED_ASIDE),)
    expected = CasePrepared(
        subject="C-1", prepared_on=date(2024, 7, 1), body="B-2", recommendation="Uteslut.", conflicts=aside
    )
    assert expected == steps.prepare(asked(Prepare, recommend="Uteslut."), WHOLE, COUNCIL, aside)
    unsaid = refusing(lambda: steps.prepare(asked(Prepare), WHOLE, COUNCIL, ()))
    assert [no.RecommendationMissing("recommend")] == unsaid


def test_no_mandate_and_a_conflict_left_open_are_only_told_of_a_recommendation() -> None:
    pia = Hint("P-4", "Pia Perch", Tie.REPRESENTS, "Blå Tuvan")
    may_not = no.MayNotPrepare("body", refs=["B-2"], body="Samverkansrådet")
    left_open = no.ConflictLeftOpen(
        "stepped_aside", refs=["P-4"], name="Pia Perch", tie=Tie.REPRESENTS, to="Blå Tuvan", body="Samverkansrådet"
    )
    assert [may_not, left_open] == list(
        steps.notices_of_preparation(COUNCIL, mandated=False, hints=[pia, pia], examined=[])
    )
    assert [] == list(steps.notices_of_preparation(COUNCIL, mandated=True, hints=[pia], examined=["P-4"]))


def test_an_undecided_case_is_closed_with_a_reason() -> None:
    unsaid = refusing(lambda: steps.close(asked(CloseCase), WHOLE, waiting=False))
    assert [no.ReasonMissing("reason", matter="closing")] == unsaid
    expected = CaseClosed(subject="C-1", closed_on=date(2024, 7, 1), reason="aktören har utträtt")
    assert expected == steps.close(asked(CloseCase, reason="aktören har utträtt"), WHOLE, waiting=False)
    decided = with_steps(case=WHOLE, decisions=(MADE,))
    assert CaseClosed(subject="C-1", closed_on=TODAY) == steps.close(
        asked(CloseCase, day=TODAY), decided, waiting=False
    )


def test_a_case_with_an_exclusion_that_waits_for_being_final_is_not_closed() -> None:
    decided = with_steps(case=WHOLE, decisions=(MADE,))
    awaited = [no.EffectAwaited("case", refs=["C-1"], id="C-1")]
    assert awaited == refusing(lambda: steps.close(asked(CloseCase, reason="klart"), decided, waiting=True))


def test_the_open_cases_of_who_has_left_are_named() -> None:
    decided = structs.replace(WHOLE, id="C-3", decisions=(MADE,))
    expected = [no.CaseGoesOn("actor", refs=["C-1"], id="C-1", name="Klockbojen")]
    assert expected == list(steps.notices_of_open_cases([WHOLE, decided], "Klockbojen"))


def test_nothing_in_a_case_happened_on_the_day_before_its_concern_came_in() -> None:
    assert [] == list(steps.must_follow_the_report(REPORTED, date(2024, 3, 11)))
    expected = no.BeforeReported("received", refs=["C-1"], day="2024-03-10", reported="2024-03-11")
    assert [expected] == list(steps.must_follow_the_report(REPORTED, date(2024, 3, 10), "received"))


# what is noted once -----------------------------------------------------------------------------

DONE = no.AlreadyDone
ON_TOLD = {"day": NOTIFIED, "respond_by": RESPOND_BY}


def differs(field: str, of: CaseStep) -> no.StepDiffers:
    return no.StepDiffers(field, refs=["C-1"], id="C-1", day=str(of.day), step_kind=str(of.kind), entry=of.entry)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, [no.AlreadyDone("material", refs=["C-1"], id="C-1", day=str(NOTIFIED))]),
        ({"respond_by": date(2024, 6, 10)}, [differs("material", TOLD)]),
        ({"day": date(2024, 5, 18)}, [differs("material", TOLD)]),
        ({"how": "brev"}, [differs("material", TOLD)]),
    ],
)
def test_a_notification_of_the_same_documents_is_the_one_there_is(
    said: dict[str, Any], expected: list[Objection]
) -> None:
    case = with_steps(SCREENED, TOLD, documents=(paper(14, "anmärkningen", NOTIFIED, notified=True),))
    of_it = (SentDocument(name="anmärkningen", sha256="anmärkningen".ljust(64, "0")),)
    again = asked(Notify, **(ON_TOLD | {"documents": of_it} | said))
    assert expected == refused(steps.notify, again, case, POLICY)
    for others in ((), (SentDocument(name="annat", sha256="a" * 64),)):
        assert isinstance(steps.notify(again.but(documents=others), case, POLICY), ActorNotified)


def test_an_exemption_is_made_once_on_each_ground() -> None:
    made = step(20, StepKind.EXEMPTED, NOTIFIED, found="haste", told="Brådskar")
    case = with_steps(SCREENED, made)
    again = asked(Notify, day=NOTIFIED, exempt=Exemption.HASTE, reason="Brådskar")
    assert [DONE("exempt", refs=["C-1"], id="C-1", day=str(NOTIFIED))] == refused(steps.notify, again, case, POLICY)
    assert [differs("exempt", made)] == refused(steps.notify, again.but(reason="Annat"), case, POLICY)
    other = again.but(exempt=Exemption.UNNECESSARY)
    assert isinstance(steps.notify(other, case, POLICY), HearingExempted)


def test_an_answer_of_a_day_is_noted_once_since_the_actor_was_notified() -> None:
    case = with_steps(SCREENED, TOLD, FINAL_ANSWER)
    again = asked(NoteAnswer, received=ANSWERED, final_answer=True)
    assert [DONE("received", refs=["C-1"], id="C-1", day=str(ANSWERED))] == refused(steps.answer, again, case)
    for other in (again.but(final_answer=False), again.but(what="Nej.")):
        assert [differs("received", FINAL_ANSWER)] == refused(steps.answer, other, case)
    assert isinstance(steps.answer(again.but(received=RESPOND_BY), case), AnswerReceived)
    anew = structs.replace(TOLD, entry=21, day=ANSWERED)
    assert isinstance(steps.answer(again, structs.replace(case, steps=(*case.steps, anew))), AnswerReceived)


def test_a_contact_a_time_to_put_right_and_a_proposal_are_noted_once() -> None:
    day = date(2024, 4, 4)
    spoke = step(12, StepKind.DIALOGUE, day, who="ordföranden", told="Samtal")
    set_ = step(17, StepKind.CURE, day, until=date(2024, 6, 3))
    cured = step(18, StepKind.CURED, date(2024, 5, 2))
    case = with_steps(SCREENED, spoke, TOLD, PREPARED, set_, cured)

    def already(field: str, on: date) -> list[Objection]:
        return [DONE(field, refs=["C-1"], id="C-1", day=str(on))]

    talk = asked(NoteDialogue, day=day, who="ordföranden", what="Samtal")
    assert already("what", day) == refused(steps.note_dialogue, talk, case)
    for other in (talk.but(who="kassören"), talk.but(what="Besök"), talk.but(day=TODAY)):
        assert isinstance(steps.note_dialogue(other, case), DialogueNoted)
    time = asked(Cure, day=day, through=date(2024, 6, 3))
    assert already("through", day) == refused(steps.cure, time, case, POLICY)
    assert [differs("through", set_)] == refused(steps.cure, time.but(through=date(2024, 6, 4)), case, POLICY)
    assert already("done", cured.day) == refused(steps.cure, asked(Cure, done=cured.day), case, POLICY)
    council = structs.replace(COUNCIL, id="B-2")
    advice = asked(Prepare, day=PREPARED.day, body=council.id, recommend="Uteslut.")
    assert already("recommend", PREPARED.day) == refused(steps.prepare, advice, case, council, ())
    other_advice = advice.but(recommend="Avsluta.")
    assert [differs("recommend", PREPARED)] == refused(steps.prepare, other_advice, case, council, ())
    assert isinstance(steps.prepare(other_advice.but(day=TODAY), case, council, ()), CasePrepared)
    assert isinstance(steps.prepare(other_advice, case, structs.replace(council, id="B-9"), ()), CasePrepared)
