"""Actors: called what nothing else is, on the side of their kind, and two of them that are one."""

from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import actor
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.actor import AddAlias, Both, DissolveActor, EditActor, MergeActor, RegisterActor, RenameActor
from samverkan_cli.domain.events import (
    ActorAliasAdded,
    ActorDissolved,
    ActorEdited,
    ActorFacts,
    ActorRegistered,
    ActorRenamed,
    MovedRow,
)
from samverkan_cli.domain.records import Actor, Enrollment, Exclusion
from samverkan_cli.domain.refusal import Notice, Objection
from samverkan_cli.domain.values import EndedAs, Kind, Side

TODAY, LAST = date(2024, 3, 1), date(2024, 6, 30)
NUMBER, OTHER_NUMBER = "802481-1230", "802481-2345"
TUVAN = Actor(entry=1, id="A-1", number=1, name="Blå Tuvan", kind=Kind.ASSOCIATION, side=Side.CIVIL)
BOJEN = replace(TUVAN, entry=2, id="A-2", number=2, name="Klockbojen")
BOARD = replace(TUVAN, id="A-3", name="Kulturnämnden", kind=Kind.COMMITTEE, side=Side.PUBLIC)
NEW = RegisterActor(today=TODAY, name="Blå Tuvan")
TAKEN = no.AlreadyExists("name", refs=["A-2"], noun="actor", id="A-2", name="Klockbojen")


def with_number(known: Actor, number: str | None = NUMBER) -> Actor:
    return replace(known, org_nr=number)


# registered ---------------------------------------------------------------------------------------


def test_a_new_actor_is_an_association_on_the_civil_side_unless_it_is_said() -> None:
    facts = ActorFacts(name="Blå Tuvan", kind=Kind.ASSOCIATION, side=Side.CIVIL)
    assert ActorRegistered(subject="A-1", actor=facts) == actor.register(NEW, "A-1", None)


@pytest.mark.parametrize("kind", Kind)
def test_an_actor_stands_on_the_side_of_its_kind_whether_that_is_said_or_not(kind: Kind) -> None:
    public = kind in (Kind.COMMITTEE, Kind.ADMINISTRATION, Kind.MUNICIPAL_COMPANY)
    side, other = (Side.PUBLIC, Side.CIVIL) if public else (Side.CIVIL, Side.PUBLIC)
    asked = NEW.but(kind=kind, org_nr=NUMBER, purpose="Odling")
    expected = ActorFacts(name="Blå Tuvan", kind=kind, side=side, org_nr=NUMBER, purpose="Odling")
    assert expected == actor.register(asked, "A-1", None).actor
    assert expected == actor.register(asked.but(side=side), "A-1", None).actor
    mismatch = no.SideMismatch("side", kind=kind, side=other, expected=side)
    assert [mismatch] == refused(actor.register, asked.but(side=other), "A-1", None)


@pytest.mark.parametrize("name", ["A-7", "D-2024-001", "802481-1230", "2024-2027", "2024"])
def test_an_actor_is_not_called_what_is_shaped_like_a_reference(name: str) -> None:
    reserved = [no.NameReserved("name", given=name)]
    assert reserved == refused(actor.register, NEW.but(name=name), "A-1", None)
    assert reserved == refused(actor.rename, RenameActor(today=TODAY, actor="A-1", name=name), TUVAN, None)
    alias = AddAlias(today=TODAY, actor="A-1", alias=name)
    assert [no.NameReserved("alias", given=name)] == refused(actor.add_alias, alias, TUVAN, None)


def test_everything_that_speaks_against_a_new_actor_is_told_at_once() -> None:
    asked = NEW.but(name="A-7", side=Side.PUBLIC)
    expected = [
        no.SideMismatch("side", kind=Kind.ASSOCIATION, side=Side.PUBLIC, expected=Side.CIVIL),
        no.NameReserved("name", given="A-7"),
        TAKEN,
    ]
    assert expected == refused(actor.register, asked, "A-4", BOJEN)


# what should be known -----------------------------------------------------------------------------


def told(facts: ActorFacts, sharing: list[Actor]) -> list[Notice]:
    return list(actor.notices_of_facts(facts, sharing))


CIVIL = ActorFacts(name="Blå Tuvan", kind=Kind.ASSOCIATION, side=Side.CIVIL, org_nr=NUMBER)
PUBLIC = ActorFacts(name="Kulturnämnden", kind=Kind.COMMITTEE, side=Side.PUBLIC, org_nr="212000-1967")


def test_a_number_that_civil_actors_share_is_told_with_each_of_them() -> None:
    others = ("Blå Tuvan (A-1)", "Klockbojen (A-2)")
    expected = no.NumberShared("org_nr", refs=["A-1", "A-2"], org_nr=NUMBER, others=others)
    assert [expected] == told(CIVIL, [with_number(TUVAN), with_number(BOARD), with_number(BOJEN)])


@pytest.mark.parametrize(("facts", "sharing"), [(PUBLIC, BOARD), (PUBLIC, TUVAN), (CIVIL, BOARD)])
def test_a_number_that_public_actors_share_is_their_municipalitys(facts: ActorFacts, sharing: Actor) -> None:
    assert [] == told(facts, [with_number(sharing)])


def test_who_has_no_number_shares_none() -> None:
    assert [] == told(replace(CIVIL, org_nr=None), [TUVAN, BOJEN])


HINTED = {
    "2": {Kind.COMMITTEE, Kind.ADMINISTRATION},
    "5": {Kind.MUNICIPAL_COMPANY, Kind.SOCIAL_ENTERPRISE},
    "7": {Kind.COOPERATIVE, Kind.SOCIAL_ENTERPRISE, Kind.ASSOCIATION, Kind.UMBRELLA},
    "8": {Kind.ASSOCIATION, Kind.FOUNDATION, Kind.STUDY_ASSOCIATION, Kind.UMBRELLA, Kind.NETWORK},
    "9": {Kind.SOCIAL_ENTERPRISE},
}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("digit", "123456789")
def test_a_number_of_another_kind_of_actor_is_told_but_for_congregations_and_others(digit: str, kind: Kind) -> None:
    number = f"{digit}02481-1230"
    fits = kind in HINTED.get(digit, set()) | {Kind.CONGREGATION, Kind.OTHER}
    facts = ActorFacts(name="Blå Tuvan", kind=kind, side=kind.side, org_nr=number)
    assert ([] if fits else [no.NumberHintsOther("kind", org_nr=number, kind=kind)]) == told(facts, [])


@pytest.mark.parametrize(("name", "mixed"), [("Blå Tuvan", False), ("Bl\u00e5 Tuv\u0430n", True), (None, False)])
def test_a_name_of_two_alphabets_is_told(name: str | None, mixed: bool) -> None:
    facts = ActorFacts(name=name, kind=Kind.ASSOCIATION, side=Side.CIVIL)
    assert ([no.MixedScripts("name", name=name)] if mixed else []) == told(facts, [])


# edited, renamed, called, dissolved ---------------------------------------------------------------


def editing(**said: object) -> EditActor:
    return EditActor(today=TODAY, actor="A-1").but(**said)


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ({"org_nr": NUMBER}, {"org_nr": NUMBER}),
        ({"purpose": "Odling"}, {"purpose": "Odling"}),
        ({"kind": Kind.FOUNDATION}, {"kind": Kind.FOUNDATION}),
        ({"kind": Kind.FOUNDATION, "side": Side.CIVIL}, {"kind": Kind.FOUNDATION}),
        ({"kind": Kind.COMMITTEE}, {"kind": Kind.COMMITTEE, "side": Side.PUBLIC}),
        ({"kind": Kind.ASSOCIATION, "purpose": "Odling"}, {"purpose": "Odling"}),
    ],
)
def test_only_what_changes_is_recorded_and_the_side_follows_the_kind(
    said: dict[str, object], changed: dict[str, object]
) -> None:
    expected = msgspec.convert({"subject": "A-1"} | changed, ActorEdited)
    assert expected == actor.edit(editing(**said), TUVAN)


@pytest.mark.parametrize(
    "said", [{}, {"kind": Kind.ASSOCIATION}, {"side": Side.CIVIL}, {"org_nr": NUMBER}, {"purpose": "Odling"}]
)
def test_an_edit_that_changes_nothing_is_refused(said: dict[str, object]) -> None:
    known = replace(TUVAN, org_nr=NUMBER, purpose="Odling")
    assert [no.AlreadyDone("actor", refs=["A-1"], id="A-1", day="")] == refused(actor.edit, editing(**said), known)


def test_a_side_that_is_not_the_kinds_is_not_edited() -> None:
    expected = [no.SideMismatch("side", kind=Kind.ASSOCIATION, side=Side.PUBLIC, expected=Side.CIVIL)]
    assert expected == refused(actor.edit, editing(side=Side.PUBLIC), TUVAN)


@pytest.mark.parametrize(("day", "from_day"), [(None, TODAY), (LAST, LAST)])
@pytest.mark.parametrize("holder", [None, TUVAN])  # an earlier name or alias of its own
def test_an_actor_has_a_new_name_from_a_day(day: date | None, from_day: date, holder: Actor | None) -> None:
    asked = RenameActor(today=TODAY, day=day, actor="A-1", name="Gröna Tuvan")
    expected = ActorRenamed(subject="A-1", name="Gröna Tuvan", earlier="Blå Tuvan", from_day=from_day)
    assert expected == actor.rename(asked, TUVAN, holder)


def test_an_actor_is_not_renamed_to_what_it_is_called_or_what_another_is() -> None:
    asked = RenameActor(today=TODAY, actor="A-1", name="Blå Tuvan")
    assert [no.AlreadyDone("name", refs=["A-1"], id="A-1", day="")] == refused(actor.rename, asked, TUVAN, TUVAN)
    other = asked.but(name="Klockbojen")
    assert [TAKEN] == refused(actor.rename, other, TUVAN, BOJEN)


def test_another_name_is_nobodys_yet_not_even_its_own() -> None:
    asked = AddAlias(today=TODAY, actor="A-1", alias="Tuvan")
    assert ActorAliasAdded(subject="A-1", alias="Tuvan") == actor.add_alias(asked, TUVAN, None)
    for holder in (TUVAN, BOJEN):
        facts = {"noun": "actor", "id": holder.id, "name": holder.name}
        expected = [no.AlreadyExists("alias", refs=[holder.id], **facts)]
        assert expected == refused(actor.add_alias, asked, TUVAN, holder)


@pytest.mark.parametrize(("successor", "told"), [(None, None), (BOJEN, "A-2")])
def test_an_actor_ends_through_a_day_and_somebody_may_follow_it(successor: Actor | None, told: str | None) -> None:
    asked = DissolveActor(today=TODAY, actor="A-1", last_day=LAST)
    assert ActorDissolved(subject="A-1", last_day=LAST, successor=told) == actor.dissolve(asked, TUVAN, successor)


def test_an_actor_ends_once() -> None:
    known = replace(TUVAN, dissolved_on=LAST)
    asked = DissolveActor(today=TODAY, actor="A-1", last_day=TODAY)
    expected = [no.AlreadyDissolved("actor", refs=["A-1"], id="A-1", day="2024-06-30")]
    assert expected == refused(actor.dissolve, asked, known, None)


# two that are one ---------------------------------------------------------------------------------


MERGING = MergeActor(today=TODAY, actor="A-2", into="A-1")
BOTH = Both(actor=BOJEN, into=TUVAN)


def joined(number: int, first: date | None, off: date | None = None, **more: object) -> Enrollment:
    """Give an enrollment from a day to the first day off it."""
    facts = {"entry": number, "id": f"E-{number}", "number": number, "actor": f"A-{number}", "period": "2024-2027"}
    ended = {"ended_from": off, "ended_as": EndedAs.WITHDRAWAL} if off else {}
    days = {"received": first or TODAY, "effective": first}
    return msgspec.convert(facts | days | ended | more, Enrollment)


def duplicates(*enrollments: Enrollment) -> tuple[str, ...]:
    """Give the enrollments that a merge finds to say what another one says."""
    return actor.merge(MERGING, Both(actor=BOJEN, into=TUVAN, enrollments=enrollments)).duplicates


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [(None, None, None), (NUMBER, None, NUMBER), (None, NUMBER, None), (NUMBER, NUMBER, None)],
)
def test_an_actor_that_is_another_gives_it_its_name_its_rows_and_the_number_that_it_lacks(
    ours: str | None, theirs: str | None, expected: str | None
) -> None:
    rows = (MovedRow(table="contact", key="7"), MovedRow(table="enrollment", key="E-2"))
    both = Both(actor=with_number(BOJEN, ours), into=with_number(TUVAN, theirs), rows=rows)
    made = actor.merge(MERGING, both)
    assert ("A-2", "A-1", TODAY, "Klockbojen") == (made.subject, made.into, made.on, made.name)
    assert (expected, rows, ()) == (made.org_nr, made.moved, made.duplicates)


MERGED = {"merged_into": "A-9"}
FACTS = {"name": "Klockbojen (A-2)", "other": "Blå Tuvan (A-1)"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (TUVAN, TUVAN, [no.SameActor("into", refs=["A-1"], name="Blå Tuvan (A-1)")]),
        (
            replace(BOJEN, **MERGED),
            TUVAN,
            [no.AlreadyMerged("actor", refs=["A-2", "A-9"], id="A-2", into="A-9")],
        ),
        (
            replace(BOJEN, kind=Kind.COMMITTEE, side=Side.PUBLIC),
            TUVAN,
            [no.SidesDiffer("into", refs=["A-2", "A-1"], **FACTS, id="A-2")],
        ),
        (
            with_number(BOJEN),
            with_number(TUVAN, OTHER_NUMBER),
            [no.NumbersDiffer("into", refs=["A-2", "A-1"], **FACTS, id="A-2", into="A-1")],
        ),
        (
            replace(BOJEN, dissolved_on=LAST),
            TUVAN,
            [no.ActorIsDissolved("actor", refs=["A-2"], name="Klockbojen", day="2024-06-30")],
        ),
        (
            BOJEN,
            replace(TUVAN, dissolved_on=LAST),
            [no.ActorIsDissolved("actor", refs=["A-1"], name="Blå Tuvan", day="2024-06-30")],
        ),
    ],
    ids=["itself", "merged", "sides", "numbers", "one is gone", "the other is gone"],
)
def test_two_that_are_told_apart_for_certain_are_not_one(one: Actor, other: Actor, expected: list[Objection]) -> None:
    assert expected == refused(actor.merge, MERGING, Both(actor=one, into=other))


def test_two_that_are_both_gone_may_be_one() -> None:
    gone = {"dissolved_on": LAST}
    both = Both(actor=replace(BOJEN, **gone), into=replace(TUVAN, **gone))
    assert "A-1" == actor.merge(MERGING, both).into


@pytest.mark.parametrize(
    ("off", "first", "twice"),
    [
        (None, LAST, 1),
        (date(2024, 7, 1), LAST, 1),  # both have the last of June
        (date(2024, 6, 30), LAST, 0),  # the one ends the day before the other begins
        (date(2024, 6, 30), date(2024, 7, 1), 0),
    ],
)
def test_enrollments_of_one_period_are_said_twice_when_they_share_a_day(
    off: date | None, first: date, twice: int
) -> None:
    assert twice == len(duplicates(joined(1, TODAY, off), joined(2, first)))
    assert twice == len(duplicates(joined(2, first), joined(1, TODAY, off)))


@pytest.mark.parametrize("other", [{"period": "2020-2023"}, {"declined_on": TODAY}])
def test_another_period_and_an_answer_that_abstains_say_something_else(other: dict[str, object]) -> None:
    assert () == duplicates(joined(1, TODAY), replace(joined(2, LAST), **other))


@given(st.permutations([(1, date(2024, 1, 1), None), (2, date(2025, 1, 1), None), (3, date(2026, 1, 1), None)]))
def test_who_of_two_is_the_same_does_not_depend_on_the_order(days: list[tuple[int, date, date | None]]) -> None:
    assert ("E-2", "E-3") == duplicates(*(joined(number, first, off) for number, first, off in days))


# one that was excluded as the other ---------------------------------------------------------------

EXCLUDED = Exclusion(
    entry=9, actor="A-2", enrollment="E-2", period="2024-2027", decision="D-2024-001", effective=date(2024, 6, 1)
)


def known_of(one: Enrollment, exclusion: Exclusion) -> list[Notice]:
    both = Both(actor=BOJEN, into=TUVAN, enrollments=[one], exclusions=[exclusion])
    return list(actor.notices_of_merging(both, actor.merge(MERGING, Both(actor=BOJEN, into=TUVAN))))


@pytest.mark.parametrize("first", [date(2024, 6, 1), date(2024, 6, 2)])
def test_who_was_excluded_as_one_and_joined_as_the_other_from_that_day_or_later_is_told(first: date) -> None:
    facts = {"day": "2024-06-01", "decision": "D-2024-001", "enrollment": "E-1"}
    expected = no.EnrolledThoughExcluded("into", refs=["E-1", "D-2024-001"], **facts)
    assert [expected] == known_of(joined(1, first), EXCLUDED)


@pytest.mark.parametrize(
    ("one", "exclusion"),
    [
        (joined(1, date(2024, 5, 31)), EXCLUDED),
        (joined(1, date(2024, 6, 2), date(2024, 7, 1)), EXCLUDED),
        (joined(1, None), EXCLUDED),
        (joined(1, date(2024, 6, 2), declined_on=LAST), EXCLUDED),
        (joined(1, date(2024, 6, 2), actor="A-2"), EXCLUDED),
        (joined(1, date(2024, 6, 2)), replace(EXCLUDED, effective=None)),
        (joined(1, date(2024, 6, 2)), replace(EXCLUDED, annulled_on=LAST)),
        (joined(1, date(2024, 6, 2)), replace(EXCLUDED, revoked_from=LAST)),
    ],
    ids=["before", "left", "incomplete", "abstains", "as the same", "waits", "annulled", "revoked"],
)
def test_nothing_is_told_of_an_enrollment_that_no_exclusion_meets(one: Enrollment, exclusion: Exclusion) -> None:
    assert [] == known_of(one, exclusion)


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        (lambda asked: actor.register(asked, "A-1", None), NEW),
        (lambda asked: actor.edit(asked, TUVAN), editing(purpose="Odling")),
        (lambda asked: actor.rename(asked, TUVAN, None), RenameActor(today=TODAY, actor="A-1", name="Tuvan")),
        (lambda asked: actor.add_alias(asked, TUVAN, None), AddAlias(today=TODAY, actor="A-1", alias="Tuvan")),
        (lambda asked: actor.dissolve(asked, TUVAN, None), DissolveActor(today=TODAY, actor="A-1", last_day=LAST)),
        (lambda asked: actor.merge(asked, BOTH), MERGING),
    ],
)
def test_the_reason_and_the_file_go_with_every_event(change: Callable[..., object], asked: RegisterActor) -> None:
    made = change(asked.but(reason="Anmälan", dnr="KS 12/2024"))
    assert ("Anmälan", "KS 12/2024") == (getattr(made, "reason", None), getattr(made, "dnr", None))
