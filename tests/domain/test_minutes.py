"""What minutes are made of: what is routine, what a body and an item are called, and where an entry is from."""

from datetime import date

import pytest

from samverkan_cli.domain.minutes import (
    Item,
    ReadMinutes,
    Spot,
    body_called,
    cut_at_sentence,
    ends_before,
    from_where,
    is_next,
    kind_called,
    same_text,
    span,
    title_of,
)
from samverkan_cli.domain.values import BodyKind


def item(title: str | None, text: str = "") -> Item:
    return Item(label="1", title=title, source=Spot(line=1), text=text)


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("AU", "Samverkansrådets AU"),
        ("arbetsutskottet", "Samverkansrådets AU"),
        ("förvaltningen", "förvaltningen"),
    ],
)
def test_au_is_that_of_the_body_whose_meeting_it_was(said: str, called: str) -> None:
    assert called == body_called(said, "Samverkansrådet")


def test_a_body_whose_name_ends_in_s_gets_no_other_and_au_of_nobody_is_au() -> None:
    assert ("Lunds AU", "AU") == (body_called("AU", "Lunds"), body_called("AU", None))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kultur- och fritidsnämnden", BodyKind.COMMITTEE),
        ("Kommunfullmäktige", BodyKind.ASSEMBLY),
        ("Arbetsutskottet", BodyKind.SUBCOMMITTEE),
        ("C-nätet", BodyKind.NETWORK),
        ("Samverkansrådet", BodyKind.ADVISORY),
    ],
)
def test_a_body_that_minutes_name_is_of_the_kind_its_name_ends_like(name: str, kind: BodyKind) -> None:
    assert kind is kind_called(name)


@pytest.mark.parametrize(
    ("title", "text", "called"),
    [
        ("Vägen", "Text.", "Vägen"),
        (None, "Ordföranden öppnade mötet. Alla var där.", "Ordföranden öppnade mötet."),
        (None, "Ordf. hälsade alla välkomna. Alla var där.", "Ordf. hälsade alla välkomna."),
        (None, "Hej! Alla\nvar där", "Hej! Alla var där"),
        (None, "ord " * 60, f"{('ord ' * 30).strip()} …"),
    ],
)
def test_an_item_without_a_title_is_called_as_its_text_begins(title: str | None, text: str, called: str) -> None:
    assert called == title_of(item(title, text))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Planen antas.", "planen  antas", True), ("Planen antas", "Planen avslås", False), (None, "", True)],
)
def test_two_texts_are_the_same_but_for_spacing_case_and_the_full_stop(
    one: str | None, other: str, *, same: bool
) -> None:
    assert same == same_text(one, other)


@pytest.mark.parametrize(
    ("title", "next_"), [("Nästa möte", True), ("Nästa möte i Forum", True), ("möte", True), ("Sommarmöte", False)]
)
def test_a_title_that_only_says_it_is_the_next_meeting_is_none(title: str, *, next_: bool) -> None:
    assert next_ == is_next(title)


def test_an_entry_is_from_a_line_of_a_file_and_from_a_page_where_there_are_several() -> None:
    request = ReadMinutes(file="juni.pdf", digest="0123456789abcdef", today=date(2024, 3, 4))
    assert "brevet" == from_where(request.but(source="brevet"), Spot(line=4))
    assert ("juni.pdf (01234567), rad 4", "juni.pdf (01234567), s. 2, rad 9") == (
        from_where(request, Spot(line=4)),
        from_where(request, Spot(line=9, page=2)),
    )


def test_a_meeting_without_a_start_has_no_hours() -> None:
    assert (None, ("16:00", None)) == (span(None, "18:00"), span("16:00", None))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ett. Två.", "Ett. Två."),
        ("Ett är sagt. Två är sagt.", "Ett är sagt."),
        ("Ett är sagt utan slut här", "Ett är sagt"),
        ("Ettärsagtutanslutellermellanrum", "Ettärsagtutans"),
    ],
)
def test_a_long_text_is_cut_at_a_sentence(text: str, kept: str) -> None:
    assert kept == cut_at_sentence(text, 14)


@pytest.mark.parametrize(
    ("start", "end", "backwards"),
    [
        ("16:00", "18:00", False),
        ("18:00", "16:00", True),
        ("22:00", "01:30", False),
        ("22:00", "06:00", False),
        ("22:00", "06:01", True),
        ("16:00", None, False),
        (None, "16:00", False),
    ],
)
def test_hours_are_backwards_unless_it_went_on_until_the_morning(
    start: str | None, end: str | None, *, backwards: bool
) -> None:
    assert backwards == ends_before(start, end)
