"""A refusal carries every objection, and the lowest status among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.domain.errors import AlreadyExists, DateInvalid, Missing, NotFound, SignerMissing
from samverkan_cli.domain.refusal import MOST, Objection, Objections, Refused, Summed

LEAVES = [kind for branch in Objection.__subclasses__() for kind in branch.__subclasses__()]


# what is said -----------------------------------------------------------------------------------


def test_an_objection_knows_its_field_what_it_refers_to_and_its_facts() -> None:
    said = AlreadyExists("name", refs=iter(["A-1", "A-2"]), noun="actor", id="A-1")
    assert ("name", ("A-1", "A-2"), {"noun": "actor", "id": "A-1"}) == (said.field, said.refs, said.facts)
    assert "AlreadyExists('name', refs=('A-1', 'A-2'), **{'noun': 'actor', 'id': 'A-1'})" == repr(said)


def test_an_objection_can_be_said_about_another_field() -> None:
    said = DateInvalid(refs=["A-1"], given="nyss")
    assert DateInvalid("signed", refs=["A-1"], given="nyss") == said.at("signed")
    assert said.field is None


@pytest.mark.parametrize(
    "other",
    [
        NotFound("actor", refs=["A-1"], given="x"),
        AlreadyExists("name", refs=["A-1"], given="x"),
        AlreadyExists("actor", refs=["A-2"], given="x"),
        AlreadyExists("actor", refs=["A-1"], given="y"),
        AlreadyExists("actor", refs=["A-1"]),
        "already_exists",
        None,
    ],
)
def test_what_differs_in_anything_is_not_the_same(other: object) -> None:
    said = AlreadyExists("actor", refs=["A-1"], given="x")
    assert said != other
    assert AlreadyExists("actor", refs=["A-1"], given="x") == said
    assert len({said, AlreadyExists("actor", refs=["A-1"], given="x")}) == 1


# refusing ---------------------------------------------------------------------------------------


@given(st.lists(st.sampled_from(LEAVES), min_size=1, max_size=MOST))
def test_a_refusal_carries_every_objection_and_the_lowest_status(kinds: list[type[Objection]]) -> None:
    refused = Refused(kind("name") for kind in kinds)
    assert tuple(kind("name") for kind in kinds) == refused.objections
    assert min(kind.status for kind in kinds) == refused.status
    assert ", ".join(kind.code for kind in kinds) == str(refused)


def test_a_refusal_does_not_print_its_facts() -> None:
    refused = Refused([DateInvalid("signed", given="hemligt")])
    assert "date_invalid" == str(refused)
    assert "hemligt" not in repr(refused)


def answering(value: str) -> str:
    """Give back what is asked, or refuse an empty question with two objections."""
    if not value:
        raise Refused([Missing("name"), SignerMissing("signed_by")])
    return value


def test_what_is_refused_is_gathered_and_does_not_hide_the_rest() -> None:
    no = Objections()
    answers = [no.ask(answering, ""), no.ask(answering, "A-1"), no.ask(answering, value="")]
    assert [None, "A-1", None] == answers
    assert [Missing("name"), SignerMissing("signed_by")] * 2 == no


def test_what_nobody_refers_to_is_nothing_and_no_objection() -> None:
    no = Objections()
    assert (None, "A-1", None) == (no.find(answering, None), no.find(answering, "A-1"), no.find(answering, ""))
    assert [Missing("name"), SignerMissing("signed_by")] == no


def test_another_error_is_not_gathered() -> None:
    with pytest.raises(ZeroDivisionError):
        Objections().ask(lambda: 1 // 0)


def test_objections_stop_with_all_of_them() -> None:
    no = Objections([SignerMissing("signed_by"), Missing("name")])
    with pytest.raises(Refused) as caught:
        no.stop()
    assert (tuple(no), 2) == (caught.value.objections, caught.value.status)


def test_without_objections_nothing_stops() -> None:
    no = Objections()
    no.stop()
    assert [] == no


def test_how_a_field_is_typed_is_told_with_the_refusal_and_not_written_into_what_is_objected() -> None:
    refused = Refused([Missing("period")], then="nothing_taken_in", more=3)
    told = refused.typed_at({"period": "--period"})
    assert (refused.objections, "nothing_taken_in", 3) == (told.objections, told.then, told.more)
    assert ({}, {"period": "--period"}) == (refused.places, told.places)


def test_what_rows_say_over_and_over_is_said_once_to_a_person_and_as_it_is_to_a_script() -> None:
    rows = [SignerMissing("signed_by")] * (MOST + 5)
    summed = Summed(Missing("affirm"), (SignerMissing,), more=7)
    refused = Refused([*rows, Missing("name")], more=9, summed=summed)
    assert ((Missing("affirm"), Missing("name")), 2) == (refused.spoken, refused.unspoken)
    assert (MOST, 9 + 6) == (len(refused.objections), refused.more)
    told = refused.typed_at({})
    assert (refused.spoken, refused.unspoken) == (told.spoken, told.unspoken)


def test_nothing_is_summed_that_nobody_said() -> None:
    refused = Refused([Missing("name")], summed=Summed(Missing("affirm"), (SignerMissing,)))
    assert (refused.objections, 0) == (refused.spoken, refused.unspoken)
