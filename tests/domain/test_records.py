"""What a record tells of itself: on which days a bar runs, and from when networks may join."""

from datetime import date

import pytest
from case_facts import ENROLLMENT, EXCLUSION
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from samverkan_cli.domain.records import Barred, Contact, Enrollment, NetworkRule, Period, latest_of

THROUGH, LIFTED = date(2025, 10, 31), date(2025, 3, 1)
BARRING = replace(EXCLUSION, bar_through=THROUGH)
OPENED = Period(
    entry=1,
    id="2024-2027",
    first_day=date(2024, 1, 1),
    last_day=date(2027, 12, 31),
    networks=True,
    hearing=True,
    affirmations=(),
)
DAYS = st.dates(date(2024, 1, 1), date(2024, 3, 31))


@given(st.lists(st.tuples(DAYS, st.booleans()), unique_by=lambda rule: rule[0], max_size=4), DAYS)
def test_networks_may_join_from_the_first_day_on_which_the_rule_admits_them(
    decided: list[tuple[date, bool]], day: date
) -> None:
    rules = tuple(NetworkRule(from_day=from_day, networks=networks) for from_day, networks in sorted(decided))
    period = replace(OPENED, rules=rules)
    first = period.admits_from(day)
    if first is None:
        assert not period.rule_on(day).networks
        assert not any(rule.networks for rule in rules if rule.from_day > day)
    else:
        assert first >= day
        assert period.rule_on(first).networks
        assert all(not period.rule_on(rule.from_day).networks for rule in rules if day < rule.from_day < first)
        assert first == day or not period.rule_on(day).networks


OPEN = ENROLLMENT
SECOND = replace(OPEN, id="E-2", number=2)
LEFT = replace(SECOND, ended_from=LIFTED)
ABSTAINED = replace(SECOND, declined_on=LIFTED, effective=None)


@pytest.mark.parametrize(
    ("enrollments", "expected"),
    [
        ([], None),
        ([OPEN, SECOND], SECOND),
        ([SECOND, OPEN], SECOND),
        ([OPEN, LEFT], OPEN),
        ([OPEN, ABSTAINED], OPEN),
        ([replace(OPEN, ended_from=LIFTED), LEFT], LEFT),
        ([OPEN, replace(SECOND, period="2020-2023")], OPEN),
    ],
)
def test_the_latest_enrollment_in_a_period_is_the_one_without_an_end_else_the_last(
    enrollments: list[Enrollment], expected: Enrollment | None
) -> None:
    assert expected == latest_of(enrollments, "2024-2027")


REPLACED = Contact(entry=7, actor="A-1", person="P-8", through_day=date(2025, 2, 28))
TIED = Barred(
    exclusion=BARRING,
    name="Blå Tuvan",
    successor="A-7",
    signers=frozenset({"P-1"}),
    contacts=(Contact(entry=6, actor="A-1", person="P-2"), REPLACED),
)


@pytest.mark.parametrize(
    ("actor", "persons", "day", "expected"),
    [
        ("A-7", [], LIFTED, "successor"),
        ("A-7", ["P-1"], LIFTED, "successor"),
        ("A-2", ["P-1"], THROUGH, "signer"),
        ("A-2", ["P-2"], LIFTED, "contact"),
        ("A-2", ["P-8"], date(2025, 2, 28), "contact"),
        ("A-2", ["P-8"], LIFTED, None),  # it is no contact any more
        ("A-2", ["P-3"], LIFTED, None),
        ("A-1", ["P-1"], LIFTED, None),  # itself
    ],
)
def test_another_actor_is_tied_to_a_barred_one_by_who_follows_it_signed_for_it_or_is_written_to(
    actor: str, persons: list[str], day: date, expected: str | None
) -> None:
    assert expected == TIED.tie(actor, persons, day)
