"""Networks: who takes part in one, from a day through a day."""

from datetime import date

import pytest
from msgspec.structs import replace

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import NetworkMemberAdded, NetworkMemberLeft
from samverkan_cli.domain.network import TakePart, member
from samverkan_cli.domain.records import Actor, NetworkMember
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.domain.values import Kind, Side

TODAY, JUNE, JULY = date(2024, 3, 1), date(2024, 6, 30), date(2024, 7, 1)
NETWORK = Actor(entry=1, id="A-1", number=1, name="Grannar", kind=Kind.NETWORK, side=Side.CIVIL)
BUOY = Actor(entry=2, id="A-2", number=2, name="Klockbojen", kind=Kind.ASSOCIATION, side=Side.CIVIL)
ASKED = TakePart(today=TODAY, network="Grannar", actor="Klockbojen")
RUNNING = NetworkMember(entry=3, network="A-1", member="A-2", from_day=TODAY)
ENDED = replace(RUNNING, through_day=JUNE)


def asked(**said: object) -> TakePart:
    """Give the request with some of what it says changed."""
    return ASKED.but(**said)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ({}, None, None),
        ({"day": TODAY}, TODAY, None),
        ({"day": TODAY, "from_day": JULY}, JULY, None),
        ({"from_day": TODAY, "through": TODAY}, TODAY, TODAY),
        ({"through": JUNE}, None, JUNE),
    ],
)
def test_an_actor_takes_part_from_a_day_through_a_day(
    said: dict[str, object], first: date | None, last: date | None
) -> None:
    expected = NetworkMemberAdded(subject="A-1", member="A-2", from_day=first, through_day=last)
    assert expected == member(asked(**said), NETWORK, BUOY, [])


@pytest.mark.parametrize("last", [TODAY, JUNE])
def test_a_last_day_ends_the_membership_that_has_none(last: date) -> None:
    expected = NetworkMemberLeft(subject="A-1", member="A-2", added=3, through_day=last)
    assert expected == member(asked(through=last, day=JULY), NETWORK, BUOY, [RUNNING])


def test_who_has_left_may_take_part_anew_from_the_day_after() -> None:
    expected = NetworkMemberAdded(subject="A-1", member="A-2", from_day=JULY)
    assert expected == member(asked(from_day=JULY), NETWORK, BUOY, [ENDED])


ALREADY = no.AlreadyThere("actor", refs=["A-1", "A-2"], name="Klockbojen", there="Grannar", id="A-1")


@pytest.mark.parametrize(
    ("said", "earlier", "expected"),
    [
        ({}, [RUNNING], ALREADY),
        ({"from_day": JULY}, [RUNNING], ALREADY),
        ({"from_day": JUNE}, [ENDED], ALREADY),
        ({"through": JUNE}, [ENDED], ALREADY),
        ({"through": TODAY}, [ENDED], ALREADY),
        (
            {"through": date(2024, 2, 29)},
            [RUNNING],
            no.LastDayBeforeFirst("through", first="2024-03-01", last="2024-02-29"),
        ),
        (
            {"from_day": JULY, "through": JUNE},
            [],
            no.LastDayBeforeFirst("through", first="2024-07-01", last="2024-06-30"),
        ),
    ],
)
def test_a_member_in_those_days_and_days_that_end_before_they_begin_are_refused(
    said: dict[str, object], earlier: list[NetworkMember], expected: Objection
) -> None:
    with pytest.raises(Refused) as caught:
        member(asked(**said), NETWORK, BUOY, earlier)
    assert (expected,) == caught.value.objections


def test_only_a_network_has_members_and_none_is_its_own() -> None:
    with pytest.raises(Refused) as caught:
        member(ASKED, BUOY, NETWORK, [])
    facts = {"name": "Klockbojen", "id": "A-2", "kind": "association"}
    assert (no.NotANetwork("network", refs=["A-2"], **facts),) == caught.value.objections
    with pytest.raises(Refused) as caught:
        member(ASKED, NETWORK, NETWORK, [])
    assert (no.MemberOfItself("actor", refs=["A-1"], name="Grannar"),) == caught.value.objections
