"""The watch list: each matter once, when to look again, and the news."""

from datetime import date, timedelta

import msgspec
import pytest
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import WatchItemAdded, WatchNoted
from samverkan_cli.domain.records import WatchItem
from samverkan_cli.domain.values import WatchKind
from samverkan_cli.domain.watch import AddWatchItem, NoteWatchItem, add, note, state

TODAY, LATER = date(2024, 3, 1), date(2024, 4, 1)
ITEM = WatchItem(entry=1, id="W-1", number=1, text="Ny översiktsplan", kind=WatchKind.CONSULTATION, added_on=TODAY)
ADDING = AddWatchItem(today=TODAY, text="Ny översiktsplan", kind=WatchKind.CONSULTATION, owner="Eva Ek", next=LATER)


@pytest.mark.parametrize(("day", "added"), [(None, TODAY), (LATER, LATER)])
def test_a_matter_says_what_it_is_whose_and_when_to_look_again(day: date | None, added: date) -> None:
    made = add(ADDING.but(day=day), "W-1", [])
    facts = {"text": "Ny översiktsplan", "kind": WatchKind.CONSULTATION, "owner": "Eva Ek", "next_day": LATER}
    assert msgspec.convert({"subject": "W-1", **facts, "added_on": added}, WatchItemAdded) == made


def test_the_list_has_a_matter_of_one_kind_once() -> None:
    expected = no.AlreadyExists("text", refs=["W-1"], noun="watch", id="W-1", name="Ny översiktsplan")
    assert [expected] == refused(add, ADDING, "W-2", [ITEM])


@pytest.mark.parametrize("other", [{"text": "Ny skola"}, {"kind": WatchKind.PROJECT}])
def test_another_text_or_kind_makes_another_matter(other: dict[str, object]) -> None:
    assert "W-2" == add(ADDING, "W-2", [replace(ITEM, **other)]).subject


@pytest.mark.parametrize(("day", "noted"), [(None, TODAY), (LATER, LATER)])
@pytest.mark.parametrize("again", [None, LATER])
def test_news_are_of_a_day_and_may_say_when_to_look_again(day: date | None, noted: date, again: date | None) -> None:
    request = NoteWatchItem(today=TODAY, day=day, watch="W-1", note="Samråd öppnat", next=again)
    assert WatchNoted(subject="W-1", noted_on=noted, note="Samråd öppnat", next_day=again) == note(request, ITEM)


def test_the_reason_and_the_source_go_with_a_matter_and_its_news() -> None:
    why = {"reason": "Berör rådet", "source": "Kungörelse"}
    added = add(ADDING.but(**why), "W-1", [])
    news = note(NoteWatchItem(today=TODAY, watch="W-1", note="Samråd öppnat", reason="Berör rådet"), ITEM)
    assert ("Berör rådet", "Kungörelse", "Berör rådet") == (added.reason, added.source, news.reason)


@pytest.mark.parametrize("ended", ["resolved_on", "promoted_on"])
def test_what_is_closed_is_not_on_the_list(ended: str) -> None:
    closed = replace(ITEM, **{ended: TODAY})
    assert "W-2" == add(ADDING, "W-2", [closed]).subject
    assert ["watch_closed"] == [
        each.code for each in refused(note, NoteWatchItem(today=TODAY, watch="W-1", note="Nytt"), closed)
    ]


@pytest.mark.parametrize(("ended", "told"), [("resolved_on", "resolved"), ("promoted_on", "promoted")])
def test_a_watch_item_is_open_until_the_day_something_became_of_it(ended: str, told: str) -> None:
    found = replace(ITEM, **{ended: LATER})
    assert ("open", told) == (state(found, LATER - timedelta(days=1)), state(found, LATER))
