"""The policy of a period: its settings, what the journal records of them, and what a file may say."""

from dataclasses import replace
from datetime import date

import pytest
from any_policy import POLICIES
from hypothesis import given
from msgspec import structs

from samverkan_cli.domain.errors import (
    PersonalNumber,
    PolicyDaysOutside,
    PolicyValueInvalid,
    PolicyWordUnknown,
)
from samverkan_cli.domain.events import PolicySetting
from samverkan_cli.domain.policy import (
    SETTINGS,
    Policy,
    Value,
    checked,
    from_settings,
    of_period,
    settings_of,
    shown,
)
from samverkan_cli.domain.records import Period
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.domain.values import Affirmation, Effect

PERIOD = Period(
    entry=1,
    id="2024-2027",
    first_day=date(2024, 1, 1),
    last_day=date(2027, 12, 31),
    networks=False,
    hearing=False,
    affirmations=(),
    exclusion_clause="En aktör kan uteslutas.",
)


def objections(name: str, value: object) -> tuple[Objection, ...]:
    with pytest.raises(Refused) as refused:
        checked(name, value)
    return refused.value.objections


def test_the_settings_stand_in_the_order_of_the_procedure() -> None:
    order = """
        completion_days screening_days dialogue_days respond_days extension_days cure_days fact_age_days
        hearing suspension effect networks affirmations exclusion_clause
    """
    assert order.split() == list(SETTINGS)


@given(POLICIES)
def test_what_is_recorded_reads_back_as_the_same_policy_from_the_same_sources(policy: Policy) -> None:
    back = from_settings(settings_of(policy))
    assert policy == back
    assert [policy.source(name) for name in SETTINGS] == [back.source(name) for name in SETTINGS]


def test_what_was_not_recorded_is_as_shipped_and_what_is_unknown_is_left_out() -> None:
    said = [PolicySetting(name="cure_days", value="30"), PolicySetting(name="bells", value="yes")]
    assert replace(Policy(), cure_days=30) == from_settings(said)


def test_the_text_of_a_clause_does_not_stand_in_clear() -> None:
    recorded = settings_of(replace(Policy(), exclusion_clause="Blå Tuvan nämns"))
    assert "yes" == recorded[-1].value
    assert not any("Tuvan" in setting.value for setting in recorded)


def test_a_period_from_before_there_were_policies_has_the_defaults_beside_its_own_rules() -> None:
    expected = Policy(hearing=False, networks=False, affirmations=(), exclusion_clause="En aktör kan uteslutas.")
    assert expected == of_period(PERIOD, ())
    assert of_period(PERIOD, ()).source("hearing") is None


def test_a_rule_that_was_decided_later_is_from_its_decision() -> None:
    changed = structs.replace(PERIOD, networks=True, networks_decision="D-2024-001")
    policy = of_period(changed, [PolicySetting(name="networks", value="no", source="KS")])
    assert (True, "D-2024-001") == (policy.networks, policy.source("networks"))


def test_what_is_given_holds_over_the_policy_and_only_what_differs_is_from_there() -> None:
    policy = Policy(sources={"hearing": "KS", "networks": "KF"}).over({"hearing": False, "networks": True}, "mejl")
    assert replace(Policy(), hearing=False) == policy
    assert ("mejl", "KF") == (policy.source("hearing"), policy.source("networks"))


@pytest.mark.parametrize(
    ("name", "given_", "value"),
    [
        ("respond_days", 28, 28),
        ("respond_days", 1, 1),
        ("respond_days", 3650, 3650),
        ("hearing", False, False),
        ("effect", "stated", Effect.STATED),
        ("affirmations", ["principles", "values", "values"], (Affirmation.VALUES, Affirmation.PRINCIPLES)),
        ("affirmations", [], ()),
        ("exclusion_clause", " Den som bryter\nutesluts. ", "Den som bryter\nutesluts."),
        ("exclusion_clause", "", None),
    ],
)
def test_a_value_is_read_as_its_setting_takes_it(name: str, given_: object, value: Value) -> None:
    assert value == checked(name, given_)


@pytest.mark.parametrize(
    ("name", "given_", "shown_", "form"),
    [
        ("respond_days", "28", "28", "days"),
        ("respond_days", True, "true", "days"),
        ("respond_days", 28.0, "28.0", "days"),
        ("respond_days", None, None, "days"),
        ("hearing", "ja", "ja", "switch"),
        ("hearing", 1, "1", "switch"),
        ("affirmations", "values", "values", "ticks"),
        ("exclusion_clause", 7, "7", "text"),
    ],
)
def test_a_value_of_another_form_is_objected_to(name: str, given_: object, shown_: str | None, form: str) -> None:
    assert (PolicyValueInvalid("policy", setting=name, given=shown_, policy_form=form),) == objections(name, given_)


@pytest.mark.parametrize("days", [0, -1, 3651])
def test_a_time_limit_is_from_a_day_to_ten_years(days: int) -> None:
    facts = {"setting": "cure_days", "given": str(days)}
    assert (PolicyDaysOutside("policy", **facts, least=1, most=3650),) == objections("cure_days", days)


def test_every_word_that_is_unknown_is_named() -> None:
    choices = ("values", "principles", "commitments")
    found = objections("affirmations", ["values", "mod", {"a": 1}])
    assert ["mod", "{'a': 1}"] == [each.facts["given"] for each in found]
    assert {PolicyWordUnknown("policy", setting="affirmations", given="mod", choices=choices).code} == {
        each.code for each in found
    }
    assert [("final", "stated")] == [each.facts["choices"] for each in objections("effect", ["final"])]


def test_a_clause_is_a_text_like_others() -> None:
    assert (PersonalNumber(),) == objections("exclusion_clause", "19811218-9876")


def test_a_value_is_shown_short_and_without_personal_numbers() -> None:
    assert "x" * 60 + "…" == shown("x" * 61)
    assert "9876" not in str(shown("19811218-9876"))
    assert str(shown(16**9000)).startswith("0x1000")
