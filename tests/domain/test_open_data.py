"""Open data: what its metadata must tell, how many there are, and since which day it is as it is."""

from datetime import date

import pytest
from msgspec.structs import replace

from samverkan_cli.domain.case.effect import OPEN
from samverkan_cli.domain.open_data import (
    NEEDED,
    OpenFigures,
    Row,
    figures,
    last_turn,
    must_be_describable,
    notices_of_withheld,
)
from samverkan_cli.domain.publication import Withheld
from samverkan_cli.domain.records import Period
from samverkan_cli.domain.standing import Dates
from samverkan_cli.domain.values import EndedAs, SettingKey, WithheldBecause

HELD: dict[SettingKey, str] = dict.fromkeys(NEEDED, "x")
PERIOD = Period(
    id="2024-2027",
    first_day=date(2024, 1, 1),
    last_day=date(2027, 12, 31),
    networks=True,
    hearing=True,
    affirmations=(),
    entry=1,
)
JOINED = Dates(
    received=date(2024, 2, 1),
    effective=date(2024, 2, 1),
    declined_on=None,
    ended_from=None,
    ended_as=None,
    last_day=date(2027, 12, 31),
    dissolved_on=None,
)


@pytest.mark.parametrize("missing", NEEDED)
def test_what_the_metadata_must_tell_is_objected_to_with_what_to_type(missing: SettingKey) -> None:
    held = {key: value for key, value in HELD.items() if key is not missing}
    (said,) = must_be_describable(held, addressed=False)
    assert (str(missing),) == said.facts["keys"]
    assert f"{missing}=" in str(said.facts["typed"])


def test_nothing_is_objected_to_where_all_is_told_and_the_address_may_be_said_for_this_time() -> None:
    assert [] == list(must_be_describable(HELD, addressed=False))
    held = dict(HELD)
    del held[SettingKey.WEB]
    assert [] == list(must_be_describable(held, addressed=True))
    (said,) = must_be_describable({}, addressed=True)
    assert ("municipality", "public_contact") == said.facts["keys"]


def test_signatories_are_counted_by_side_and_kind_and_the_share_that_has_renewed_is_told() -> None:
    rows: list[Row] = [{"kind": "network", "side": "civil"}, {"kind": "association", "side": "civil"}]
    rows += [{"kind": "committee", "side": "public"}, {"kind": "association", "side": "civil"}]
    kinds = {"association": 2, "committee": 1, "network": 1}
    expected = OpenFigures(signatories=4, civil=3, public=1, kinds=kinds, to_renew=3, renewed=2)
    assert expected == figures(rows, [True, False, True])
    assert 0.6667 == expected.rate


def test_there_is_no_share_where_nobody_was_asked() -> None:
    assert (None, None, None) == ((none := figures([], None)).to_renew, none.renewed, none.rate)
    assert 0.0 == figures([], [False]).rate


@pytest.mark.parametrize(
    ("dates", "turn"),
    [
        (JOINED, date(2024, 2, 1)),
        (replace(JOINED, ended_from=date(2024, 5, 2), ended_as=EndedAs.WITHDRAWAL), date(2024, 5, 2)),
        (replace(JOINED, dissolved_on=date(2024, 5, 2)), date(2024, 5, 3)),
        (replace(JOINED, suspensions=((date(2024, 4, 1), OPEN),)), date(2024, 4, 1)),
        (replace(JOINED, suspensions=((date(2024, 4, 1), date(2024, 4, 30)),)), date(2024, 5, 1)),
        (replace(JOINED, exclusions=((date(2024, 4, 1), date(2024, 4, 30)),)), date(2024, 5, 1)),
        (replace(JOINED, refusals=((date(2024, 4, 1), OPEN),)), date(2024, 4, 1)),
        (replace(JOINED, effective=None), date(2024, 1, 1)),
    ],
)
def test_the_register_is_as_it_is_since_somebody_last_came_or_went(dates: Dates, turn: date) -> None:
    assert turn == last_turn([PERIOD], [dates], date(2024, 12, 1))
    assert turn == last_turn([PERIOD], [dates], turn)
    assert turn != last_turn([PERIOD], [dates], date.fromordinal(turn.toordinal() - 1))


def test_a_period_turns_on_its_first_day_and_on_the_day_after_its_last() -> None:
    assert None is last_turn([PERIOD], [], date(2023, 12, 31))
    assert date(2024, 1, 1) == last_turn([PERIOD], [], date(2027, 12, 31))
    assert date(2028, 1, 1) == last_turn([PERIOD], [], date(2028, 1, 1))


def test_texts_that_are_left_out_are_warned_of_but_not_those_that_somebody_lets_stand() -> None:
    def left(ref: str, *, kept: bool = False) -> Withheld:
        return Withheld(ref=ref, field="purpose", why=WithheldBecause.ACTOR, kept=kept)

    assert [] == list(notices_of_withheld([left("A-1", kept=True)], ["A-1"]))
    (said,) = notices_of_withheld([left("A-1", kept=True), left("A-2"), left("A-2"), left("A-3")], [])
    assert (("A-2", "A-3"), "--keep A-2 --keep A-3") == (said.facts["ids"], said.facts["typed"])
    (unmet,) = notices_of_withheld([], ["A-9", "A-9"])
    assert ("nothing_was_withheld", "A-9") == (unmet.code, unmet.facts["ref"])
