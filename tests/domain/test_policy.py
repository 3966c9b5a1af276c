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
    form,
    from_settings,
    holding,
    network_rules,
    of_period,
    required,
    required_through,
    setting,
    settings_of,
    shown,
)
from samverkan_cli.domain.records import NetworkRule, Period, RuleChange
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


# what is decided while the period runs ------------------------------------------------------------

FIRST, TURN = date(2024, 1, 1), date(2025, 3, 1)
BEFORE = date(2025, 2, 28)
VALUES, PRINCIPLES, COMMITMENTS = Affirmation


def change(name: str, value: str, from_day: date = TURN, entry: int = 7, text: str | None = None) -> RuleChange:
    return RuleChange(
        entry=entry, period="2024-2027", name=name, value=value, from_day=from_day, decision="D-2025-001", text=text
    )


def ruled(*changes: RuleChange) -> Period:
    return structs.replace(PERIOD, changes=holding(changes))


@pytest.mark.parametrize(
    ("name", "word", "before", "after"),
    [
        *((name, "9", getattr(Policy(), name), 9) for name in SETTINGS if name.endswith("_days")),
        ("hearing", "yes", False, True),
        ("suspension", "no", True, False),
        ("networks", "yes", False, True),
        ("effect", "stated", Effect.FINAL, Effect.STATED),
        ("affirmations", "values,commitments", (), (VALUES, COMMITMENTS)),
    ],
)
def test_every_setting_holds_from_its_day_and_the_one_before_it_through_the_day_before(
    name: str, word: str, before: Value, after: Value
) -> None:
    policy = of_period(ruled(change(name, word)), ())
    assert [before, after, after] == [getattr(policy.on(day), name) for day in (BEFORE, TURN, date(2027, 12, 31))]
    assert [None, "D-2025-001"] == [policy.on(day).source(name) for day in (BEFORE, TURN)]
    assert replace(policy.on(BEFORE), **{name: after}) == policy.on(TURN)  # type: ignore[arg-type]


def test_a_clause_holds_with_its_text_from_its_day_and_may_be_taken_away() -> None:
    policy = of_period(
        ruled(
            change("exclusion_clause", "yes", text="Punkt 7."),
            change("exclusion_clause", "no", date(2026, 1, 1), entry=8),
        ),
        (),
    )
    days = (BEFORE, TURN, date(2025, 12, 31), date(2026, 1, 1))
    expected = ["En aktör kan uteslutas.", "Punkt 7.", "Punkt 7.", None]
    assert expected == [policy.on(day).exclusion_clause for day in days]


def test_a_policy_of_one_day_can_be_asked_for_any_other() -> None:
    policy = of_period(ruled(change("cure_days", "9")), [PolicySetting(name="cure_days", value="30", source="KS")])
    assert [(30, "KS"), (9, "D-2025-001")] == [
        (found.cure_days, found.source("cure_days"))
        for found in (policy.on(TURN).on(BEFORE), policy.on(BEFORE).on(TURN))
    ]
    assert Policy() == Policy().on(TURN)


@pytest.mark.parametrize("day", [date(2023, 10, 1), FIRST, BEFORE])
def test_what_holds_from_the_first_day_holds_before_it_too(day: date) -> None:
    known = ruled(change("affirmations", "values", FIRST))
    assert (VALUES,) == required(known, day) == of_period(known, ()).on(day).affirmations


def test_a_setting_that_this_program_does_not_have_changes_nothing() -> None:
    assert of_period(PERIOD, ()) == of_period(ruled(change("bells", "yes")), ()).on(TURN)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (date(2025, 4, 1), [TURN, date(2025, 4, 1)]),
        (TURN, [TURN]),
        (BEFORE, [BEFORE]),
    ],
)
def test_what_is_recorded_later_takes_the_place_of_all_from_its_day_on(later: date, expected: list[date]) -> None:
    other = change("hearing", "yes", date(2026, 1, 1), entry=6)
    held = holding([other, change("cure_days", "9"), change("cure_days", "14", later, entry=8)])
    assert [*expected, date(2026, 1, 1)] == [each.from_day for each in held]
    assert "14" == [each.value for each in held if each.name == "cure_days"][-1]


def test_the_rules_on_networks_begin_with_how_the_period_was_opened() -> None:
    assert () == network_rules(ruled(change("cure_days", "9")))
    opened = NetworkRule(from_day=FIRST, networks=False)
    decided = NetworkRule(from_day=TURN, networks=True, decision="D-2025-001")
    assert (opened, decided) == network_rules(ruled(change("networks", "yes")))
    assert (structs.replace(decided, from_day=FIRST),) == network_rules(ruled(change("networks", "yes", FIRST)))


def test_an_answer_ticks_what_the_period_requires_on_the_day_it_comes_in() -> None:
    known = ruled(change("affirmations", "values,principles,commitments"))
    assert [(), tuple(Affirmation)] == [required(known, day) for day in (BEFORE, TURN)]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2024, 2, 1), BEFORE, ()),
        (BEFORE, TURN, (VALUES, COMMITMENTS)),
        (BEFORE, date(2025, 3, 31), (VALUES, COMMITMENTS)),
        (BEFORE, date(2025, 4, 1), (VALUES, PRINCIPLES, COMMITMENTS)),
        (TURN, TURN, (VALUES, COMMITMENTS)),
        (date(2025, 4, 1), date(2025, 5, 1), (PRINCIPLES,)),
    ],
)
def test_a_letter_asks_for_what_any_answer_to_it_may_have_to_tick(
    first: date, last: date, expected: tuple[Affirmation, ...]
) -> None:
    known = ruled(
        change("affirmations", "values,commitments"), change("affirmations", "principles", date(2025, 4, 1), entry=8)
    )
    assert expected == required_through(known, first, last)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("networks=yes", ("networks", True)),
        (" Nätverk = JA ", ("networks", True)),
        ("networks=nej", ("networks", False)),
        ("hearing=false", ("hearing", False)),
        ("Respond-Days = 1", ("respond_days", 1)),
        ("cure days=3650", ("cure_days", 3650)),
        ("effect=STATED", ("effect", Effect.STATED)),
        ("affirmations=principles, values", ("affirmations", (VALUES, PRINCIPLES))),
        ("affirmations=inga", ("affirmations", ())),
        ("exclusion_clause= Den som = bryter\nutesluts. ", ("exclusion_clause", "Den som = bryter\nutesluts.")),
        ("exclusion_clause=", ("exclusion_clause", None)),
    ],
)
def test_a_setting_is_typed_as_its_name_and_its_value(typed: str, expected: tuple[str, Value]) -> None:
    assert expected == setting(typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *((typed, None) for typed in ("=yes", "yes", "färg=blå", "networks yes", "day=3", "respond_dagar=3")),
        *((f"networks{typed}", "networks") for typed in ("", "=", "=kanske", "==ja", "=1")),
        *((f"respond_days={typed}", "respond_days") for typed in ("", "0", "3651", "-1", "2,5", "två", "٣", "1e2")),
        *(
            (f"affirmations={typed}", "affirmations")
            for typed in ("", "values,", "mod", "values principles", "none,values")
        ),
        *((f"effect={typed}", "effect") for typed in ("", "nu", "final,stated")),
        ("exclusion_clause", "exclusion_clause"),
    ],
)
def test_what_is_no_setting_is_refused_with_what_can_be_typed(typed: str, name: str | None) -> None:
    with pytest.raises(Refused) as refused:
        setting(typed)
    (found,) = refused.value.objections
    assert ("setting_unknown", (form(name),) if name else tuple(map(form, SETTINGS))) == (
        found.code,
        found.facts["known"],
    )


def test_a_personal_number_in_a_clause_does_not_get_in_nor_is_it_printed() -> None:
    with pytest.raises(Refused) as refused:
        setting("exclusion_clause=Som 640823-3234 gjorde")
    assert [PersonalNumber()] == list(refused.value.objections)
