"""Minutes in the house style are read in again as what they were written of: any meeting, in Markdown and in Word."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_cli.domain.minutes import HouseMinutes, Item, LaterDay, Participant, Resolved, Spot, ToDo, Watched
from samverkan_cli.intake import minutes
from samverkan_cli.intake.minutes import document
from samverkan_cli.intake.minutes.words import shipped
from samverkan_cli.render import minutes as house

HERE = Spot(line=1)
DAY = date(2024, 3, 4)
GIVEN = ("Eva", "Bo", "Siv", "Karl-Erik", "Fatima", "Åke", "Måns", "K-G")
FAMILY = ("Holm", "Ek", "Lind", "Berg", "von Bahr", "Karimi", "Öst", "Al-Hadi")
PLACES = ("Tallens IF", "Föreningen Granen", "Björkrådet", "Stiftelsen Sjön", "Örtens kommun")
NOUNS = (
    "planen",
    "lokalen",
    "bidraget",
    "[listan]",
    "enkäten*",
    "vägen & bron",
    "#taket",
    "a_b_c",
    "1 < 2",
    "kassan|konto",
)
MATTERS = st.lists(st.sampled_from(NOUNS), min_size=1, max_size=4).map(" ".join)
TITLES = MATTERS.map(lambda said: f"Frågan om {said}")
TEXTS = MATTERS.map(lambda said: f"Det blev tal om {said} hela kvällen.")
LATER = st.integers(1, 300).map(lambda days: str(DAY + timedelta(days=days)))
MAYBE_LATER = st.none() | LATER


@st.composite
def people(draw: Any) -> tuple[Participant, ...]:
    names = draw(
        st.lists(st.tuples(st.sampled_from(GIVEN), st.sampled_from(FAMILY)), min_size=2, max_size=6, unique=True)
    )
    found = []
    for at, (first, last) in enumerate(names):
        absent, guest = draw(st.sampled_from(((False, False), (False, False), (True, False), (False, True))))
        found.append(
            Participant(
                name=f"{first} {last}",
                source=HERE,
                organisation=draw(st.none() | st.sampled_from(PLACES)),
                party=draw(st.sampled_from((None, "S", "KD"))) if not guest else None,
                absent=absent and at > 0,
                role=draw(st.sampled_from((None, None, "ordförande", "sekreterare"))) if not absent else None,
                guest=guest and at > 0,
            )
        )
    order = {(False, False): 0, (True, False): 1, (False, True): 2}
    return tuple(sorted(found, key=lambda each: order[each.absent, bool(each.guest)]))


@st.composite
def resolved(draw: Any, number: int) -> Resolved:
    outcome = draw(st.sampled_from(("approved", "rejected", "referred", "tabled", "noted")))
    return Resolved(
        text=f"Rådet stannar för {draw(MATTERS)} i fall {number}.",
        outcome=outcome,
        source=HERE,
        to=draw(st.sampled_from((None, "Björkrådet", "tekniska nämnden"))) if outcome == "referred" else None,
        back=draw(MAYBE_LATER) if outcome in {"referred", "tabled"} else None,
    )


@st.composite
def meetings(draw: Any) -> HouseMinutes:
    there = draw(people())
    owners = [each.name for each in there]
    items = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        decisions = tuple(draw(resolved(10 * number + at)) for at in range(draw(st.integers(0, 2))))
        tasks = tuple(
            ToDo(
                text=f"ringer om {draw(MATTERS)} nummer {number}",
                source=HERE,
                owner=draw(st.none() | st.sampled_from(owners)),
                due=draw(MAYBE_LATER),
            )
            for _ in range(draw(st.integers(0, 1)))
        )
        items.append(
            Item(
                label=str(number),
                title=draw(TITLES),
                source=HERE,
                text=draw(st.just("") | TEXTS),
                decisions=decisions,
                tasks=tasks,
            )
        )
    watched = tuple(
        Watched(
            text=f"Läget i {draw(MATTERS)} {at}",
            source=HERE,
            kind=draw(st.sampled_from(tuple(house.KINDS))),
            owner=draw(st.none() | st.sampled_from(PLACES)),
            next=draw(MAYBE_LATER),
        )
        for at in range(draw(st.integers(0, 2)))
    )
    days = draw(st.lists(LATER, max_size=2, unique=True))
    return HouseMinutes(
        bodies=draw(st.sampled_from((("Samrådet",), ("Samrådet", "Kontaktnätet")))),
        protocol=draw(st.booleans()),
        date=str(DAY),
        start=draw(st.sampled_from((None, "16:00"))),
        end=None,
        place=draw(st.sampled_from((None, "Stadshuset, sal B"))),
        participants=there,
        items=tuple(items),
        watched=watched,
        calendar=tuple(
            LaterDay(date=each, source=HERE, start="18:00", end="20:00", place="Stadshuset", title="Vårträff")
            for each in sorted(days)
        ),
    )


def as_markdown(said: HouseMinutes) -> tuple[bytes, str]:
    return house.markdown(said).encode(), "ut.md"


def as_word(said: HouseMinutes) -> tuple[bytes, str]:
    return house.word(said), "ut.docx"


def held(said: Any) -> dict[str, Any]:
    """Give what minutes hold, whether they were written or read."""
    tasks = [task for item in said.items for task in item.tasks] or list(getattr(said, "tasks", ()))
    return {
        "facts": (said.bodies, said.date, said.start, said.end, said.place),
        "people": [
            (each.name, each.organisation, each.party, each.role, bool(each.guest), each.absent)
            for each in said.participants
        ],
        "items": [(each.label, each.title) for each in said.items],
        "decisions": [[(one.text, one.outcome, one.to, one.back) for one in each.decisions] for each in said.items],
        "tasks": [(each.owner, each.text, each.due) for each in tasks],
        "watched": [(each.text, each.kind, each.owner, each.next) for each in said.watched],
        "calendar": [(each.date, each.start, each.end, each.place, each.title) for each in said.calendar],
    }


@pytest.mark.parametrize("written", [as_markdown, as_word])
@settings(max_examples=60, deadline=None)
@given(said=meetings())
def test_what_is_written_is_read_as_what_it_was_written_of(
    written: Callable[[HouseMinutes], tuple[bytes, str]], said: HouseMinutes
) -> None:
    content, name = written(said)
    found = minutes.read(document.lines(content, name, "file"), shipped(), said.bodies)
    assert held(said) == held(found)
    assert found.lines.total == sum((found.lines.read, found.lines.furniture, found.lines.blank, found.lines.unread))
