"""The map of forums: who appoints, prepares, decides and takes part, on a day."""

from datetime import date, timedelta

import pytest

from samverkan_cli.domain.forums import (
    ENTRY,
    Forum,
    Link,
    appointing,
    belonging,
    entries,
    holding,
    preparing,
    stands_as,
    taking_part,
)
from samverkan_cli.domain.records import Body, Mandate, Period, WorkingGroup
from samverkan_cli.domain.values import BodyKind, ForumKind, Kind, May, Minutes, Relation, Subject

TODAY = date(2024, 6, 1)
ONE_DAY = timedelta(days=1)
DECIDES, RECOMMENDS, PREPARES = ((may, Subject.EXCLUSION) for may in (May.DECIDE, May.RECOMMEND, May.PREPARE))


def mandate(may: May, first: date | None = None, last: date | None = None) -> Mandate:
    return Mandate(entry=1, body="B-1", subject=Subject.EXCLUSION, may=may, from_day=first, through_day=last)


def body(id_: str, name: str, kind: BodyKind = BodyKind.ADVISORY) -> tuple[Body, list[str]]:
    return Body(entry=1, id=id_, number=1, name=name, kind=kind, minutes=Minutes.NOTES), [name]


def test_what_a_body_may_do_is_told_of_the_days_its_mandate_holds_both_counted() -> None:
    held = [mandate(May.PREPARE, TODAY, TODAY), mandate(May.DECIDE)]
    assert (DECIDES, PREPARES) == holding(held, TODAY)
    assert (DECIDES,) == holding(held, TODAY - ONE_DAY) == holding(held, TODAY + ONE_DAY)


def test_what_is_prepared_goes_to_who_recommends_and_from_there_to_who_decides() -> None:
    does = {"B-1": [PREPARES], "B-2": [RECOMMENDS], "B-3": [DECIDES], "B-4": [(May.DECIDE, Subject.ENTRY)]}
    expected = [Link("B-1", Relation.PREPARES, "B-2"), Link("B-2", Relation.RECOMMENDS, "B-3")]
    assert expected == list(preparing(does))


def test_what_nobody_recommends_on_is_prepared_for_who_decides_and_never_for_itself() -> None:
    assert [Link("B-1", Relation.PREPARES, "B-3")] == list(preparing({"B-1": [PREPARES], "B-3": [DECIDES]}))
    assert [] == list(preparing({"B-1": [PREPARES, DECIDES]}))


def test_a_body_that_is_of_another_by_its_name_prepares_for_it_where_no_mandate_tells_more() -> None:
    bodies = [body("B-1", "Samverkansrådet"), body("B-2", "Samverkansrådets AU"), body("B-3", "Brukarrådet")]
    assert [Link("B-2", Relation.PREPARES, "B-1")] == list(belonging(bodies, set()))
    assert [] == list(belonging(bodies, {"B-2"}))


def test_a_group_is_appointed_by_the_body_whose_decision_it_rests_on() -> None:
    groups = [WorkingGroup(entry=1, id="G-1", number=1, formed_on=TODAY, decision="D-2024-001")]
    groups += [WorkingGroup(entry=1, id="G-2", number=2, formed_on=TODAY)]
    assert [Link("B-1", Relation.APPOINTS, "G-1")] == list(appointing(groups, {"D-2024-001": "B-1"}))


def test_those_who_take_part_are_counted() -> None:
    parts = [("association", "B-1"), ("association", "B-1"), ("A-7", "B-1")]
    expected = [Link("association", Relation.TAKES_PART, "B-1", 2), Link("A-7", Relation.TAKES_PART, "B-1", 1)]
    assert expected == list(taking_part(parts))


@pytest.mark.parametrize("kind", Kind)
def test_networks_and_public_actors_stand_as_themselves_and_others_as_their_kind(kind: Kind) -> None:
    named = {Kind.NETWORK, Kind.COMMITTEE, Kind.ADMINISTRATION, Kind.MUNICIPAL_COMPANY}
    assert ("A-7" if kind in named else kind.value) == stands_as("A-7", kind)


def test_an_association_begins_by_joining_with_those_who_advise_and_in_networks() -> None:
    period = Period(
        entry=1, id="2024-2027", first_day=TODAY, last_day=TODAY, networks=True, hearing=True, affirmations=()
    )
    forums = [
        Forum("B-1", ForumKind.BODY, kind="advisory"),
        Forum("B-2", ForumKind.BODY, kind="advisory"),
        Forum("B-3", ForumKind.BODY, kind="committee"),
        Forum("A-7", ForumKind.NETWORK, kind="network"),
        Forum("G-1", ForumKind.GROUP),
    ]
    links = [Link("B-2", Relation.PREPARES, "B-1")]
    expected = [Link(ENTRY, Relation.OPENS, each) for each in ("2024-2027", "B-1", "A-7")]
    assert expected == list(entries(forums, links, [period]))
