"""Policy files: what is shipped, what one may say, and everything that is wrong in one at once."""

from dataclasses import replace

import pytest
from any_policy import POLICIES
from hypothesis import given

from samverkan_cli.domain.policy import SETTINGS, Policy, settings_of
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.values import Affirmation, Effect
from samverkan_cli.intake.policy import read, shipped, shipped_text, sourced, toml

WRONG = """\
respond_days = 28
respond_day = 3

[cure_days]
value = 0
source = "19811218-9876"

[hearing]
value = "ja"
source = "KS"
from = 2

[effect]
value = "genast"
source = " "

[affirmations]
value = ["values", "mod"]
source = "KS"

[dialogue_days]
source = "KS"
"""


def wrong(text: str) -> list[tuple[str, int]]:
    """Give the code and line of everything that is objected to in a file."""
    with pytest.raises(Refused) as refused:
        read(text, "p.toml")
    assert {"p.toml"} == {objection.row[0] for objection in refused.value.objections if objection.row}
    return [(objection.code, objection.row[1] if objection.row else 0) for objection in refused.value.objections]


def test_the_shipped_file_says_exactly_the_defaults_each_with_a_source() -> None:
    assert Policy() == shipped()
    assert list(SETTINGS) == list(shipped().stated)
    assert all(shipped().source(name) for name in SETTINGS)


def test_the_shipped_file_cites_no_paragraph_as_binding_that_does_not_apply() -> None:
    settings = shipped_text().split("\n[")[1:]
    for setting in settings:
        if "25 § förvaltningslagen" in setting:
            assert "inte gäller här enligt 2 §" in setting or "gäller inte här enligt 2 §" in setting


def test_what_a_file_leaves_out_is_as_shipped_with_its_source() -> None:
    policy = read('[respond_days]\nvalue = 28\nsource = "KS § 181"\n', "p.toml")
    assert replace(Policy(), respond_days=28) == policy
    assert ("KS § 181", shipped().source("cure_days")) == (policy.source("respond_days"), policy.source("cure_days"))
    assert ("respond_days",) == policy.stated


def test_every_setting_can_be_said() -> None:
    text = """
        [effect]
        value = "stated"
        source = "KS"
        [networks]
        value = false
        source = "KF"
        [affirmations]
        value = ["commitments"]
        source = "KF"
        [exclusion_clause]
        value = "Den som bryter mot värdegrunden kan uteslutas."
        source = "punkt 7"
    """
    assert Policy(
        effect=Effect.STATED,
        networks=False,
        affirmations=(Affirmation.COMMITMENTS,),
        exclusion_clause="Den som bryter mot värdegrunden kan uteslutas.",
    ) == read(text, "p.toml")


def test_everything_that_is_wrong_is_told_at_once_with_its_line() -> None:
    assert [
        ("policy_source_missing", 1),
        ("policy_setting_unknown", 2),
        ("policy_days_outside", 4),
        ("personal_number", 4),
        ("policy_setting_unknown", 8),
        ("policy_value_invalid", 8),
        ("policy_source_missing", 13),
        ("policy_word_unknown", 13),
        ("policy_word_unknown", 17),
        ("policy_value_invalid", 21),
    ] == wrong(WRONG)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[respond_days]\nvalue = tjugo\n", 2),
        ("[a]\n[a]\n", 2),
        ("[respond_days", 1),
        ("a = " + "[" * 100_000, 1),
        ("a = " + "9" * 10_000, 1),
        ('\n[hearing]\nvärde = "ja"', 3),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(text: str, line: int) -> None:
    assert [("policy_unreadable", line)] == wrong(text)


@pytest.mark.parametrize(
    ("setting", "nearest"),
    [("respond_day", ("respond_days",)), ("Hearing", ("hearing",)), ("svarstid", ())],
)
def test_an_unknown_setting_gets_the_nearest_ones(setting: str, nearest: tuple[str, ...]) -> None:
    with pytest.raises(Refused) as refused:
        read(f'[{setting}]\nvalue = 1\nsource = "KS"\n', "p.toml")
    assert nearest == refused.value.objections[0].facts["nearest"]
    assert SETTINGS == refused.value.objections[0].facts["known"]


def test_a_value_without_a_table_gets_the_table_to_write() -> None:
    with pytest.raises(Refused) as refused:
        read('affirmations = ["values"]\neffect = "final"', "p.toml")
    assert ['["values"]', '"final"'] == [each.facts["given"] for each in refused.value.objections]


@given(POLICIES)
def test_a_policy_that_is_written_reads_back_as_it_was(policy: Policy) -> None:
    whole = replace(policy, sources={name: f"KS § {at} \\ \"'" for at, name in enumerate(SETTINGS)})
    back = read(toml(whole, "–"), "p.toml")
    assert whole == back
    assert settings_of(whole) == settings_of(back)


def test_a_clause_of_several_lines_is_written_on_one_and_reads_back() -> None:
    policy = replace(shipped(), exclusion_clause='Den som\n"bryter"\tmot \\ 7 § utesluts.')
    assert policy == read(toml(policy, "–"), "p.toml")


def test_a_period_from_before_there_were_policies_has_the_sources_of_what_is_shipped() -> None:
    before = replace(Policy(), hearing=False, sources={"networks": "D-2024-001"})
    told = sourced(before)
    assert (shipped().source("respond_days"), None, "D-2024-001") == tuple(
        told.source(name) for name in ("respond_days", "hearing", "networks")
    )
