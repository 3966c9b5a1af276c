"""Periods: their days and rules, and the numbered points of their texts."""

import hashlib
from datetime import date

import pytest
import refusing
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from samverkan_cli.domain import errors, period
from samverkan_cli.domain.errors import (
    AlreadyDone,
    AlreadyExists,
    DecisionMissing,
    DecisionNotApproved,
    EffectiveBeforeDecision,
    EffectiveOutsidePeriod,
    LastDayBeforeFirst,
    LastDayNotLater,
    PeriodsOverlap,
    PolicyOverridden,
    TextUnchanged,
)
from samverkan_cli.domain.events import (
    PeriodClosed,
    PeriodExtended,
    PeriodOpened,
    PeriodRuleSet,
    PeriodTextSet,
    PolicySet,
    ProvisionPart,
)
from samverkan_cli.domain.period import (
    ClosePeriod,
    ExtendPeriod,
    OpenPeriod,
    SetRule,
    SetText,
    close,
    open_period,
    points,
    set_text,
)
from samverkan_cli.domain.policy import Policy, Value, of_period, settings_of
from samverkan_cli.domain.records import Actor, Decision, NetworkRule, Period, RuleChange
from samverkan_cli.domain.refusal import Notice, Objection, Refused
from samverkan_cli.domain.values import Affirmation, Effect, Kind, Outcome, Party, ProvisionKind, Side, TextChange

TODAY = date(2023, 11, 15)
PERIOD = Period(
    entry=1,
    id="2024-2027",
    first_day=date(2024, 1, 1),
    last_day=date(2027, 12, 31),
    networks=True,
    hearing=True,
    affirmations=(Affirmation.VALUES, Affirmation.PRINCIPLES),
)
AGREEMENT = """\
# Överenskommelse om samverkan

1. Det här är ingen punkt, rubriken säger inte vad.

## Värdegrund

Vi delar dessa värden:

1. Alla människors lika värde.
2) Demokrati är grunden
   för allt vi gör
   tillsammans.
Också detta hör till punkt två.

Det här hör inte till punkten.

## Principer

1. Självständighet
2. Dialog
3. Kvalitet

## Kommunens åtaganden

1. Kommunen bjuder in.

## Civilsamhällets åtaganden

1. Föreningarna svarar.
2. Föreningarna rapporterar.

## Gemensamma åtaganden

1. Alla följer upp.

## Uppföljning

1. Inte heller en punkt.
"""


def told(text: str) -> list[tuple[str, int, str | None, str | None]]:
    """Give kind, number, party and text of each point."""
    return [(point.kind, point.number, point.party, point.text) for point in points(text)]


def numbered(text: str) -> list[tuple[str, int]]:
    """Give kind and number of each point."""
    return [(point.kind, point.number) for point in points(text)]


def refused(request: OpenPeriod, existing: Period | None = None, overlapping: tuple[str, ...] = ()) -> list[Objection]:
    """Give everything that is objected to a new period."""
    with pytest.raises(Refused) as caught:
        open_period(request, existing, overlapping, None)
    return list(caught.value.objections)


# numbered points --------------------------------------------------------------------------------


def test_the_points_of_an_agreement_are_numbered_under_its_headings() -> None:
    assert [
        ("value", 1, None, "Alla människors lika värde."),
        ("value", 2, None, "Demokrati är grunden för allt vi gör tillsammans. Också detta hör till punkt två."),
        ("principle", 1, None, "Självständighet"),
        ("principle", 2, None, "Dialog"),
        ("principle", 3, None, "Kvalitet"),
        ("commitment", 1, "municipal", "Kommunen bjuder in."),
        ("commitment", 2, "civil", "Föreningarna svarar."),
        ("commitment", 3, "civil", "Föreningarna rapporterar."),
        ("commitment", 4, "both", "Alla följer upp."),
    ] == told(AGREEMENT)


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_the_points_are_the_same_with_other_line_ends(line_end: str) -> None:
    assert told(AGREEMENT) == told(AGREEMENT.replace("\n", line_end))


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Värdegrund", ProvisionKind.VALUE),
        ("VÄRDEGRUND OCH VISION", ProvisionKind.VALUE),
        ("Vår gemensamma värdegrund", ProvisionKind.VALUE),
        ("Values", ProvisionKind.VALUE),
        ("Principer", ProvisionKind.PRINCIPLE),
        ("Sex principer för samverkan", ProvisionKind.PRINCIPLE),
        ("Principles", ProvisionKind.PRINCIPLE),
        ("Åtaganden", ProvisionKind.COMMITMENT),
        ("2. Åtaganden", ProvisionKind.COMMITMENT),
        ("Commitments", ProvisionKind.COMMITMENT),
    ],
)
@pytest.mark.parametrize("level", range(1, 7))
def test_a_heading_of_any_level_says_what_its_points_are(heading: str, kind: ProvisionKind, level: int) -> None:
    assert [ProvisionPart(kind=kind, number=1, text="Så är det")] == list(
        points(f"{'#' * level} {heading}\n1. Så är det")
    )


@pytest.mark.parametrize(
    ("heading", "party"),
    [
        ("Åtaganden", None),
        ("Kommunens åtaganden", Party.MUNICIPAL),
        ("Åtaganden för KOMMUNEN", Party.MUNICIPAL),
        ("Civilsamhällets åtaganden", Party.CIVIL),
        ("Föreningarnas åtaganden", Party.CIVIL),
        ("Gemensamma åtaganden", Party.BOTH),
        ("Åtaganden gemensamma för kommunen och civilsamhället", Party.BOTH),
        ("Kommunens och föreningarnas åtaganden", Party.BOTH),
        ("Shared commitments", Party.BOTH),
        ("Common commitments", Party.BOTH),
        ("Municipal commitments", Party.MUNICIPAL),
        ("Civil society's commitments", Party.CIVIL),
    ],
)
def test_a_heading_says_whom_its_commitments_bind(heading: str, party: Party | None) -> None:
    assert [party] == [point.party for point in points(f"## {heading}\n1. Vi bjuder in")]


def test_only_commitments_bind_one_party() -> None:
    assert [None] == [point.party for point in points("## Kommunens värdegrund\n1. Lika värde")]


def test_a_party_is_not_carried_to_the_next_heading() -> None:
    text = "## Kommunens åtaganden\n1. Ett\n## Åtaganden\n1. Två"
    assert [(1, Party.MUNICIPAL), (2, None)] == [(point.number, point.party) for point in points(text)]


def test_numbers_go_on_through_a_kind_also_past_another() -> None:
    text = "# Åtaganden\n1. a\n# Principer\n1. b\n2. c\n# Åtaganden\n1. d\n2. e"
    assert [("commitment", 1), ("principle", 1), ("principle", 2), ("commitment", 2), ("commitment", 3)] == numbered(
        text
    )


@pytest.mark.parametrize(
    "text", ["", "1. Utan rubrik", "# Inledning\n1. Bakgrund", "# Värdegrund\nInga punkter", "# Värdegrund"]
)
def test_a_text_without_points_under_a_known_heading_has_none(text: str) -> None:
    assert [] == list(points(text))


@pytest.mark.parametrize("line", ["1.Ett", "1 Ett", "- Ett", "a. Ett", "    1. Ett", "1234. Ett", "(1) Ett"])
def test_a_line_that_does_not_begin_with_a_number_and_a_mark_opens_no_point(line: str) -> None:
    assert [] == list(points(f"# Värdegrund\n{line}"))


@pytest.mark.parametrize("line", ["1. Ett", "1) Ett", "   1.   Ett  ", "17. Ett", "1.\tEtt"])
def test_a_line_with_a_number_and_a_mark_opens_a_point(line: str) -> None:
    assert [("value", 1, None, "Ett")] == told(f"# Värdegrund\n{line}")


@pytest.mark.parametrize("after", ["\n\nNy text", "\n# Uppföljning\nNy text", "\n   \nNy text"])
def test_a_point_ends_at_a_blank_line_or_a_heading(after: str) -> None:
    assert [("value", 1, None, "Ett och två")] == told(f"# Värdegrund\n1. Ett\n   och två{after}")


def test_a_heading_without_a_known_word_ends_the_kind() -> None:
    assert [("value", 1)] == numbered("# Värdegrund\n1. Ett\n# Bakgrund\n1. Två")


@given(
    st.lists(
        st.sampled_from(["# Värdegrund", "## Principer", "# Kommunens åtaganden", "# Annat", "1. Punkt", "text", ""])
    )
)
def test_the_numbers_of_each_kind_are_one_two_three(lines: list[str]) -> None:
    found = numbered("\n".join(lines))
    for kind in ProvisionKind:
        numbers = [number for point, number in found if point == kind]
        assert list(range(1, len(numbers) + 1)) == numbers


# versions of the text ---------------------------------------------------------------------------


def test_the_first_text_is_version_one_with_its_digest_and_points() -> None:
    text = AGREEMENT.strip()
    expected = PeriodTextSet(
        subject="2024-2027",
        version=1,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        change=TextChange.MATERIAL,
        text=text,
        provisions=tuple(points(text)),
        reason="antagen",
    )
    assert expected == set_text(SetText(today=TODAY, period="2024-2027", text=text, reason="antagen"), PERIOD)


def test_a_changed_text_is_the_next_version_and_says_how_it_changed() -> None:
    known = replace(PERIOD, text_version=3, text_sha256=hashlib.sha256(b"a").hexdigest())
    event = set_text(SetText(today=TODAY, period="2024-2027", text="b", change=TextChange.EDITORIAL), known)
    assert (4, TextChange.EDITORIAL) == (event.version, event.change)


def test_the_same_text_to_the_letter_is_no_new_version() -> None:
    known = replace(PERIOD, text_version=3, text_sha256=hashlib.sha256(b"a").hexdigest())
    with pytest.raises(Refused) as caught:
        set_text(SetText(today=TODAY, period="2024-2027", text="a"), known)
    assert (TextUnchanged("text", refs=["2024-2027"], period="2024-2027", version=3),) == caught.value.objections


# opening and closing ----------------------------------------------------------------------------


OPENING = OpenPeriod(
    today=TODAY, period="2024-2027", first_day=date(2024, 1, 1), last_day=date(2027, 12, 31), dnr="Ks1216/2018"
)


def test_a_period_opens_with_networks_hearing_and_two_ticks_unless_it_is_said() -> None:
    expected = PeriodOpened(
        subject="2024-2027",
        first_day=date(2024, 1, 1),
        last_day=date(2027, 12, 31),
        networks=True,
        hearing=True,
        affirmations=(Affirmation.VALUES, Affirmation.PRINCIPLES),
        dnr="Ks1216/2018",
        settings=settings_of(Policy()),
    )
    assert expected == open_period(OPENING, None, [], None)


def test_a_period_opens_with_its_policy_and_what_is_given_beside_it_holds() -> None:
    policy = Policy(respond_days=28, suspension=False, sources={"hearing": "KS"}, stated=("respond_days", "hearing"))
    asked = OPENING.but(policy=policy, policy_file="p.toml", hearing=False, networks=False, source="mejl")
    opened = open_period(asked, None, [], None)
    recorded = {setting.name: (setting.value, setting.source) for setting in opened.settings}
    assert (False, False) == (opened.hearing, opened.networks)
    assert ("28", None) == recorded["respond_days"]
    assert ("no", None) == recorded["suspension"]
    assert ("no", "mejl") == recorded["hearing"]
    told = PolicyOverridden("hearing", option="--no-hearing", file="p.toml", policy_setting="hearing")
    assert [told] == list(period.notices_of_overridden(asked))


def test_a_period_opens_with_the_rules_that_are_said() -> None:
    said = {
        "networks": False,
        "hearing": False,
        "affirmations": (Affirmation.COMMITMENTS,),
        "exclusion_clause": "Den som bryter mot punkt 2 utesluts.",
        "adopted": date(2023, 10, 25),
        "paragraph": 187,
    }
    event = open_period(OPENING.but(**said), None, [], "B-1")
    kept = {field: getattr(event, field) for field in PeriodOpened.__struct_fields__}
    expected = {field: value for field, value in said.items() if field != "adopted"}
    expected |= {"adopted_on": date(2023, 10, 25), "adopted_by": "B-1"}
    assert expected == {field: kept[field] for field in expected}


def test_a_period_of_one_day_opens() -> None:
    request = OPENING.but(last_day=date(2024, 1, 1))
    event = open_period(request, None, [], None)
    assert (date(2024, 1, 1), date(2024, 1, 1)) == (event.first_day, event.last_day)


def test_a_period_does_not_end_before_it_begins() -> None:
    request = OPENING.but(last_day=date(2023, 12, 31))
    assert [LastDayBeforeFirst("last_day", first="2024-01-01", last="2023-12-31")] == refused(request)


def test_a_period_is_opened_once() -> None:
    exists = AlreadyExists("period", refs=["2024-2027"], noun="period", id="2024-2027", name="2024-2027")
    assert [exists] == refused(OPENING, PERIOD, ("2024-2027",))


def test_periods_of_one_agreement_do_not_overlap() -> None:
    overlap = PeriodsOverlap("first_day", refs=["2020-2024"], others=("2020-2024",))
    assert [overlap] == refused(OPENING, None, ("2020-2024",))


def test_everything_that_speaks_against_a_period_is_told_at_once() -> None:
    request = OPENING.but(last_day=date(2023, 12, 31))
    assert ["already_exists", "last_day_before_first"] == [found.code for found in refused(request, PERIOD)]
    assert ["already_exists", "periods_overlap"] == [
        found.code for found in refused(OPENING, PERIOD, ("2020-2024", "2024-2027"))
    ]


@pytest.mark.parametrize("flawed", ["first_day", "last_day"])
def test_a_day_that_could_not_be_read_does_not_hide_what_else_speaks_against_a_period(flawed: str) -> None:
    request = OPENING.but(**{flawed: None})
    assert ["already_exists"] == [found.code for found in refused(request, PERIOD)]


def test_the_intake_closes_on_the_day_that_is_said_and_otherwise_today() -> None:
    said = ClosePeriod(today=TODAY, period="2024-2027", day=date(2023, 12, 31))
    assert PeriodClosed(subject="2024-2027", closed_on=date(2023, 12, 31)) == close(said, PERIOD)
    assert PeriodClosed(subject="2024-2027", closed_on=TODAY) == close(ClosePeriod(today=TODAY), PERIOD)


def test_the_intake_closes_once() -> None:
    closed = replace(PERIOD, closed_on=date(2023, 12, 31))
    with pytest.raises(Refused) as caught:
        close(ClosePeriod(today=TODAY, period="2024-2027"), closed)
    assert (AlreadyDone("period", refs=["2024-2027"], id="2024-2027", day="2023-12-31"),) == caught.value.objections


# extending, and setting a rule ------------------------------------------------------------------


DECIDED = date(2024, 4, 23)
DECISION = Decision(
    entry=2, id="D-2024-001", number=202400001, body="B-1", decided_on=DECIDED, outcome=Outcome.APPROVED
)
CLOSED_FIRST = NetworkRule(from_day=date(2024, 1, 1), networks=False)
FROM_DECISION = NetworkRule(from_day=DECIDED, networks=True, decision="D-2024-001")
REJECTED = replace(DECISION, outcome=Outcome.REJECTED)
EXTENDING = ExtendPeriod(today=TODAY, period="2024-2027", last_day=date(2028, 6, 30), decision="D-2024-001")
SETTING = SetRule(today=TODAY, period="2024-2027", setting=("networks", True), decision="D-2024-001")
BARRED = replace(PERIOD, networks=False)
NOT_APPROVED = DecisionNotApproved("decision", refs=["D-2024-001"], decision="D-2024-001", outcome="rejected")


def test_a_period_is_extended_by_an_approved_decision_to_a_later_day() -> None:
    expected = PeriodExtended(subject="2024-2027", last_day=date(2028, 6, 30), decision="D-2024-001")
    assert expected == period.extend(EXTENDING, PERIOD, DECISION, ["2024-2027"])


@pytest.mark.parametrize(
    ("said", "decision", "overlapping", "expected"),
    [
        ({"decision": None}, None, [], [DecisionMissing("decision", matter="period")]),
        ({}, REJECTED, [], [NOT_APPROVED]),
        (
            {"last_day": date(2027, 12, 31)},
            DECISION,
            [],
            [AlreadyDone("last_day", refs=["2024-2027"], id="2024-2027", day="2027-12-31")],
        ),
        (
            {"last_day": date(2027, 12, 30)},
            REJECTED,
            ["2024-2027", "2028-2031"],
            [
                NOT_APPROVED,
                LastDayNotLater("last_day", period="2024-2027", last="2027-12-31"),
                PeriodsOverlap("last_day", refs=["2028-2031"], others=("2028-2031",)),
            ],
        ),
    ],
)
def test_everything_that_speaks_against_an_extension_is_told_at_once(
    said: dict[str, object], decision: Decision | None, overlapping: list[str], expected: list[Objection]
) -> None:
    with pytest.raises(Refused) as caught:
        period.extend(EXTENDING.but(**said), PERIOD, decision, overlapping)
    assert expected == list(caught.value.objections)


@pytest.mark.parametrize(
    ("from_day", "decided", "expected"),
    [
        (None, DECIDED, DECIDED),
        (None, date(2023, 11, 1), date(2024, 1, 1)),
        (date(2024, 4, 24), DECIDED, date(2024, 4, 24)),
        (date(2024, 1, 1), DECIDED, date(2024, 1, 1)),
        (date(2027, 12, 31), DECIDED, date(2027, 12, 31)),
    ],
)
def test_a_rule_holds_from_its_day_and_otherwise_from_the_decision_in_the_period(
    from_day: date | None, decided: date, expected: date
) -> None:
    request = SETTING.but(from_day=from_day)
    made = period.set_rule(request, BARRED, replace(DECISION, decided_on=decided))
    assert PeriodRuleSet(subject="2024-2027", networks=True, from_day=expected, decision="D-2024-001") == made


def test_a_rule_that_lies_ahead_can_be_taken_back_by_one_before_it() -> None:
    known = replace(BARRED, rules=(CLOSED_FIRST, FROM_DECISION))
    request = SETTING.but(setting=("networks", False), from_day=date(2024, 3, 1))
    early = replace(DECISION, decided_on=date(2024, 3, 1))
    expected = PeriodRuleSet(subject="2024-2027", networks=False, from_day=date(2024, 3, 1), decision="D-2024-001")
    assert expected == period.set_rule(request, known, early)


@pytest.mark.parametrize(
    ("day", "networks", "admitted"),
    [
        (date(2023, 6, 1), False, DECIDED),
        (date(2024, 4, 22), False, DECIDED),
        (DECIDED, True, DECIDED),
        (date(2024, 5, 1), True, date(2024, 5, 1)),
        (date(2024, 9, 1), False, None),
    ],
)
def test_the_rule_on_a_day_is_the_latest_before_it(day: date, networks: bool, admitted: date | None) -> None:
    ended = NetworkRule(from_day=date(2024, 9, 1), networks=False, decision="D-2024-002")
    known = replace(BARRED, rules=(CLOSED_FIRST, FROM_DECISION, ended))
    assert (networks, admitted) == (known.rule_on(day).networks, known.admits_from(day))


OUTSIDE = {"period": "2024-2027", "first": "2024-01-01", "last": "2027-12-31"}


@pytest.mark.parametrize(
    ("said", "known", "decision", "expected"),
    [
        ({"decision": None}, BARRED, None, [DecisionMissing("decision", matter="period")]),
        (
            {"from_day": date(2023, 12, 31)},
            BARRED,
            REJECTED,
            [NOT_APPROVED, EffectiveOutsidePeriod("from_day", effective="2023-12-31", **OUTSIDE)],
        ),
        (
            {"from_day": date(2028, 1, 1)},
            BARRED,
            DECISION,
            [EffectiveOutsidePeriod("from_day", effective="2028-01-01", **OUTSIDE)],
        ),
        (
            {"from_day": date(2024, 4, 22), "setting": ("networks", False)},
            PERIOD,
            DECISION,
            [EffectiveBeforeDecision("from_day", effective="2024-04-22", decided="2024-04-23")],
        ),
        ({}, PERIOD, DECISION, [AlreadyDone("setting", refs=["2024-2027"], id="2024-2027", day="2024-01-01")]),
        (
            {},
            replace(BARRED, rules=(CLOSED_FIRST, FROM_DECISION)),
            DECISION,
            [AlreadyDone("setting", refs=["2024-2027"], id="2024-2027", day="2024-04-23")],
        ),
    ],
)
def test_everything_that_speaks_against_a_rule_is_told_at_once(
    said: dict[str, object], known: Period, decision: Decision | None, expected: list[Objection]
) -> None:
    with pytest.raises(Refused) as caught:
        period.set_rule(SETTING.but(**said), known, decision)
    assert expected == list(caught.value.objections)


@pytest.mark.parametrize("outcome", [each for each in Outcome if each is not Outcome.APPROVED])
def test_only_an_approved_decision_changes_a_period(outcome: Outcome) -> None:
    decision = replace(DECISION, outcome=outcome)
    expected = [DecisionNotApproved("decision", refs=["D-2024-001"], decision="D-2024-001", outcome=outcome)]
    assert expected == refusing.refused(period.extend, EXTENDING, PERIOD, decision, [])
    assert expected == refusing.refused(period.set_rule, SETTING, BARRED, decision)


# the other rules ----------------------------------------------------------------------------------

SHORT = RuleChange(
    entry=9, period="2024-2027", name="respond_days", value="14", from_day=date(2025, 1, 1), decision="D-2024-002"
)


@pytest.mark.parametrize(
    ("setting", "value", "text"),
    [
        (("respond_days", 28), "28", None),
        (("hearing", False), "no", None),
        (("suspension", False), "no", None),
        (("effect", Effect.STATED), "stated", None),
        (("affirmations", ()), "none", None),
        (("exclusion_clause", "Punkt 7."), "yes", "Punkt 7."),
    ],
)
def test_a_setting_is_set_from_its_day_by_decision(setting: tuple[str, Value], value: str, text: str | None) -> None:
    expected = PolicySet(
        subject="2024-2027", name=setting[0], value=value, text=text, from_day=DECIDED, decision="D-2024-001"
    )
    assert expected == period.set_rule(SETTING.but(setting=setting), PERIOD, DECISION)


@pytest.mark.parametrize(
    ("days", "from_day", "since"),
    [
        (21, date(2024, 12, 31), None),  # it holds then, and another later
        (14, date(2024, 12, 31), None),
        (14, date(2025, 1, 1), "2025-01-01"),
        (14, date(2026, 1, 1), "2025-01-01"),
        (21, date(2025, 1, 1), None),
    ],
)
def test_a_setting_that_holds_already_and_until_the_end_is_done(days: int, from_day: date, since: str | None) -> None:
    known = replace(PERIOD, changes=(SHORT,))
    asked = SETTING.but(setting=("respond_days", days), from_day=from_day)
    given = (asked, known, DECISION, (), of_period(known, ()))
    if since:
        done = AlreadyDone("setting", refs=["2024-2027"], id="2024-2027", day=since)
        assert [done] == refusing.refused(period.set_rule, *given)
    else:
        assert from_day == period.set_rule(*given).from_day


def test_a_clause_that_is_not_there_cannot_be_taken_away() -> None:
    asked = SETTING.but(setting=("exclusion_clause", None))
    assert ["already_done"] == [each.code for each in refusing.refused(period.set_rule, asked, PERIOD, DECISION)]


# what should be known of a change -----------------------------------------------------------------

ACTORS = [
    Actor(entry=n, id=f"A-{n}", number=n, name=f"Nr {n}", kind=Kind.NETWORK, side=Side.CIVIL) for n in range(1, 8)
]
CLUB = replace(ACTORS[0], id="A-9", name="Klubben", kind=Kind.ASSOCIATION)
FIVE = tuple(f"Nr {n} (A-{n})" for n in range(1, 6))


@pytest.mark.parametrize(("count", "names", "more"), [(1, FIVE[:1], 0), (5, FIVE, 0), (6, FIVE, 1), (7, FIVE, 2)])
def test_those_whose_answers_wait_are_told_by_name_five_at_most(count: int, names: tuple[str, ...], more: int) -> None:
    expected = errors.AnswersWait("period", period="2024-2027", count=count, names=names, more=more)
    assert [expected] == list(period.notices_of_waiting(PERIOD, ACTORS[:count]))
    assert [] == list(period.notices_of_waiting(PERIOD, []))


@pytest.mark.parametrize(("networks", "told"), [(True, errors.NetworksMayJoin), (False, errors.NetworksMayNotJoin)])
def test_networks_that_have_answered_are_told_what_a_rule_means_for_them(networks: bool, told: type[Notice]) -> None:
    event = PeriodRuleSet(subject="2024-2027", networks=networks, from_day=DECIDED, decision="D-2024-001")
    facts = {"period": "2024-2027", "from_day": "2024-04-23", "id": "A-1"}
    expected = told("setting", count=1, names=("Nr 1 (A-1)",), more=0, **facts)
    assert [expected] == list(period.notices_of_rule(event, [CLUB, ACTORS[0]]))
    assert [] == list(period.notices_of_rule(event, [CLUB]))


ENDED_BEFORE = errors.DecidedAfterEnd("decision", refs=["D-2024-001"], decided="2028-01-01", last="2027-12-31")


@pytest.mark.parametrize(("decided", "expected"), [(date(2027, 12, 31), []), (date(2028, 1, 1), [ENDED_BEFORE])])
def test_an_extension_that_was_decided_when_the_period_was_over_is_told(decided: date, expected: list[Notice]) -> None:
    assert expected == list(period.notices_of_late_decision(PERIOD, replace(DECISION, decided_on=decided)))


def test_a_rule_from_a_day_before_its_decision_is_told() -> None:
    facts = {"decided": "2024-04-23", "from_day": "2024-04-22"}
    expected = errors.RuleBeforeDecision("from_day", refs=["D-2024-001"], **facts)
    assert [expected] == list(period.notices_of_late_decision(PERIOD, DECISION, from_day=date(2024, 4, 22)))
    assert [] == list(period.notices_of_late_decision(PERIOD, DECISION, from_day=DECIDED))
    over = replace(DECISION, decided_on=date(2028, 1, 1))
    assert ["rule_before_decision"] == [
        each.code for each in period.notices_of_late_decision(PERIOD, over, from_day=DECIDED)
    ]


def test_a_rule_by_a_decision_that_has_effect_later_holds_from_then_and_earlier_is_told() -> None:
    later = replace(DECISION, effective=date(2024, 6, 1))
    made = period.set_rule(SETTING.but(from_day=None), BARRED, later)
    assert PeriodRuleSet(subject="2024-2027", networks=True, from_day=date(2024, 6, 1), decision="D-2024-001") == made
    told = [
        list(period.notices_of_late_decision(PERIOD, later, from_day=date(2024, *day))) for day in ((5, 31), (6, 1))
    ]
    facts = {"decided": "2024-06-01", "from_day": "2024-05-31"}
    assert [[errors.RuleBeforeDecision("from_day", refs=["D-2024-001"], **facts)], []] == told


SEEN = tuple(f"Nr {n} (E-{n})" for n in range(1, 6))


@pytest.mark.parametrize("name", ["affirmations", "respond_days", "hearing", "screening_days", "dialogue_days"])
def test_what_a_rule_reaches_back_over_is_told_by_what_becomes_of_it(name: str) -> None:
    told = errors.LastDaysMove if name in ("screening_days", "dialogue_days") else errors.RuleReachesBack
    facts = {"policy_setting": name, "from_day": "2024-04-23"}
    expected = told("from_day", count=7, names=SEEN, more=2, **facts)
    assert [expected] == list(period.notices_of_reach(name, DECIDED, SEEN, 7, "from_day"))
    assert [] == list(period.notices_of_reach(name, DECIDED, (), 0, "from_day"))
