"""Whose meeting it was, when and where: what the minutes say, and nothing they do not."""

from datetime import date

import pytest
from minutes_texts import HEAD, item, read

from samverkan_cli.intake.minutes import when


@pytest.mark.parametrize(
    ("head", "facts"),
    [
        ("Samrådet\nDatum: Onsdagen den 14 juni\n14 juni 2023", ("2023-06-14", None, None, None)),
        ("Samrådet 2024-03-12, kl. 13.15–15.40, Stadshuset", ("2024-03-12", "13:15", "15:40", "Stadshuset")),
        ("Nämnden\nTid   20.11.2024 kl. 18:00-19:47\nPlats   Rådhuset", ("2024-11-20", "18:00", "19:47", "Rådhuset")),
        (
            "Samrådet\nPlats och tid\n\nKommunhuset, kl. 9-11\n\n2024-05-15",
            ("2024-05-15", "09:00", "11:00", "Kommunhuset"),
        ),
        ("Internat med Samrådet\n14–15 september 2024, Kursgården", ("2024-09-14", None, None, "Kursgården")),
        ("Samrådet, onsdag 22/5 2024 kl 13-14.30, Teams", ("2024-05-22", "13:00", "14:30", "Teams")),
        ("Samrådet\nNågon gång i vår", (None, None, None, None)),
    ],
)
def test_day_hours_and_place_are_those_the_head_says(head: str, facts: tuple[str | None, ...]) -> None:
    found = read(f"{head}\n\n1. Ett\n\nText.\n\n2. Två\n\nText.\n\n3. Tre\n\nText.\n")
    assert facts == (found.date, found.start, found.end, found.place)


@pytest.mark.parametrize(
    ("head", "bodies"),
    [
        ("Minnesanteckningar\nSamverkansrådet\n2024-03-12", ("Samverkansrådet",)),
        ("Protokoll från styrelsemöte med Tallbackens Byalag 2024-03-12", ("Tallbackens Byalag",)),
        ("KULTUR- OCH FRITIDSNÄMNDEN\n2024-03-12", ("Kultur- och Fritidsnämnden",)),
        ("Samrådet och Kontaktnätet, gemensamt möte\n2024-03-12", ("Samrådet", "Kontaktnätet")),
        ("Förening: Föreningen Tallen\n2024-03-12", ("Föreningen Tallen",)),
        ("Anteckningar\n2024-03-12", ()),
    ],
)
def test_the_body_is_the_one_a_heading_or_a_label_names(head: str, bodies: tuple[str, ...]) -> None:
    assert bodies == read(f"{head}\n\n1. Ett\n\nText.\n\n2. Två\n\nText.\n").bodies


def test_a_body_that_the_register_knows_is_the_one() -> None:
    assert ("Tallgruppen",) == read(
        "Anteckningar Tallgruppen\n2024-03-12\n\n1. Ett\n\n2. Två\n", ("Tallgruppen",)
    ).bodies


def test_a_meeting_that_went_on_ended_when_the_minutes_say_it_did() -> None:
    found = read(HEAD + "\n1. Öppnande\n\nEva öppnade mötet.\n\n2. Avslut\n\nMötet avslutades kl. 18.35.\n")
    assert ("16:00", "18:35") == (found.start, found.end)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("senast den 15 mars", date(2024, 3, 15)),
        ("den 1 mars", date(2025, 3, 1)),
        ("4 mars", date(2024, 3, 4)),
        ("22/5", date(2024, 5, 22)),
        ("1.4.2025", date(2025, 4, 1)),
        ("240305", date(2024, 3, 5)),
        ("31 februari", None),
        ("rum 12", None),
        ("§ 12/24", None),
    ],
)
def test_a_day_without_year_is_the_first_such_day_on_or_after_the_meeting(said: str, day: date | None) -> None:
    found = when.first_day(said, date(2024, 3, 4))
    assert day == (found.day if found else None)


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("kl. 16-18", ("16:00", "18:00")),
        ("kl 13.15–15.40", ("13:15", "15:40")),
        ("klockan 17.15", ("17:15", None)),
        ("från kl. 9 till kl. 11", ("09:00", "11:00")),
        ("Kl.19.00", ("19:00", None)),
        ("15 personer", (None, None)),
        ("16-18 år", ("16:00", "18:00")),
    ],
)
def test_hours_are_read_as_they_are_written(said: str, hours: tuple[str | None, str | None]) -> None:
    assert hours == when.clock(said, bare="år" in said)


def test_every_line_became_something() -> None:
    found = item("Beslut: Frågan bordläggs.")
    lines = found.lines
    assert lines.total == lines.read + lines.furniture + lines.blank + lines.unread
    assert len(found.unread) == lines.unread
