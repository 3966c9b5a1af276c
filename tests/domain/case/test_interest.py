"""Conflicts of interest: who is hinted at, and what was found of whom."""

from datetime import date

import pytest

from samverkan_cli.domain.case.interest import Examining, Hint, noted, unexamined
from samverkan_cli.domain.events import ConflictNoted
from samverkan_cli.domain.values import ConflictFound, Tie

TODAY = date(2024, 10, 8)
PIA = Hint("P-4", "Pia Perch", Tie.REPRESENTS, "Blå Tuvan")
PIA_SIGNED = Hint("P-4", "Pia Perch", Tie.SIGNED, "Blå Tuvan")
STIG = Hint("P-9", "Stig Sten", Tie.CONTACT, "Klockbojen")


def test_what_was_found_is_told_by_person_and_the_decision_of_who_was_found_not_to_be_conflicted() -> None:
    said, flaws = Examining.read(
        {
            "stepped_aside": ["Pia Perch", "Rut Rask", "Stig Sten"],
            "not_conflicted": ["Tea Tall, § 186"],
            "disregarded": ["Ulf Udd"],
        },
        TODAY,
    )
    assert [] == flaws
    assert [
        ("Pia Perch", ConflictFound.STEPPED_ASIDE, None),
        ("Rut Rask", ConflictFound.STEPPED_ASIDE, None),
        ("Stig Sten", ConflictFound.STEPPED_ASIDE, None),
        ("Tea Tall", ConflictFound.NOT_CONFLICTED, "§ 186"),
        ("Ulf Udd", ConflictFound.DISREGARDED, None),
    ] == list(said.findings())


def test_what_an_event_says_names_persons_by_their_ids() -> None:
    found = [("P-4", ConflictFound.STEPPED_ASIDE, None), ("P-7", ConflictFound.NOT_CONFLICTED, "§ 186")]
    assert (
        ConflictNoted(person="P-4", found=ConflictFound.STEPPED_ASIDE),
        ConflictNoted(person="P-7", found=ConflictFound.NOT_CONFLICTED, told="§ 186"),
    ) == noted(found)


@pytest.mark.parametrize(
    ("hints", "examined", "left"),
    [
        ([], [], []),
        ([PIA], [], [PIA]),
        ([PIA, PIA_SIGNED], [], [PIA]),
        ([PIA_SIGNED, PIA, STIG], [], [PIA_SIGNED, STIG]),
        ([PIA, PIA_SIGNED, STIG], ["P-4"], [STIG]),
        ([PIA, STIG], ["P-9", "P-4", "P-1"], []),
        ([PIA], ["Pia Perch"], [PIA]),
    ],
)
def test_who_is_hinted_at_and_was_not_examined_is_told_once(
    hints: list[Hint], examined: list[str], left: list[Hint]
) -> None:
    assert left == unexamined(hints, examined)
