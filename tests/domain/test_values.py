"""The words that options take are those that are kept."""

from enum import StrEnum

import pytest

from samverkan_cli.domain import values
from samverkan_cli.domain.values import Kind, Side

PUBLIC = ["committee", "administration", "municipal-company"]
CIVIL = [
    "association",
    "cooperative",
    "foundation",
    "congregation",
    "study-association",
    "social-enterprise",
    "network",
    "umbrella",
    "other",
]


def test_three_kinds_are_public_and_the_others_civil() -> None:
    assert PUBLIC == [kind for kind in Kind if kind.side is Side.PUBLIC]
    assert CIVIL == [kind for kind in Kind if kind.side is Side.CIVIL]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (values.Kind, [*CIVIL, *PUBLIC]),
        (values.Side, ["civil", "public"]),
        (values.ProvisionKind, ["value", "principle", "commitment", "formal"]),
        (values.Affirmation, ["values", "principles", "commitments"]),
        (values.Channel, ["e-service", "paper", "ceremony", "email"]),
        (values.Party, ["municipal", "civil", "both"]),
        (values.TextChange, ["editorial", "material"]),
        (values.BodyKind, ["assembly", "committee", "subcommittee", "delegate", "advisory", "network"]),
        (values.Minutes, ["protocol", "notes"]),
        (values.May, ["prepare", "recommend", "decide"]),
        (values.Subject, ["exclusion", "entry", "agreement", "plan"]),
        (values.Outcome, ["approved", "rejected", "referred", "tabled", "noted"]),
        (
            values.WatchKind,
            ["project", "assignment", "development", "network", "consultation", "law", "other-matter"],
        ),
        (values.WatchState, ["open", "promoted", "resolved"]),
        (values.Promoted, ["task", "item"]),
        (values.ActivityState, ["proposed", "adopted", "ongoing", "done", "dropped", "moved"]),
        (
            values.Because,
            ["received", "completed", "first_day", "stated", "admitted", "bar_lifted", "earlier_register"],
        ),
        (values.EndedAs, ["withdrawal", "exclusion", "refusal", "closed"]),
        (values.Track, ["exclusion", "entry"]),
        (values.CaseOutcome, ["none", "reprimand", "suspended", "excluded", "refused"]),
        (
            values.StepKind,
            [
                *("screened", "dialogue", "notified", "exempted", "extended", "answered", "cure", "cured", "prepared"),
                *("appealed", "stayed", "ruled", "revoked", "final", "bar_lifted", "closed"),
            ],
        ),
        (values.Screening, ["admitted", "dismissed"]),
        (values.Exemption, ["unnecessary", "haste"]),
        (values.Origin, ["actor", "preparation", "other"]),
        (values.ConflictFound, ["stepped-aside", "not-conflicted", "disregarded"]),
        (values.Tie, ["represents", "signed", "contact", "reported"]),
        (values.Ruling, ["upheld", "annulled", "dismissed", "withdrawn"]),
        (values.RulingPart, ["bar"]),
        (values.Factor, ["distanced", "measures", "single", "long-ago"]),
        (values.Effect, ["final", "stated"]),
    ],
)
def test_the_words_that_options_and_the_journal_use_are_these(words: type[StrEnum], expected: list[str]) -> None:
    assert expected == [str(word) for word in words]
