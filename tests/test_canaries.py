"""A canary in every sealed field of every event: on the pages are those of the white list, and no other.

A life of everything that can be recorded is told anew with a text of its own in each sealed field, those that were
empty among them, and nothing that was taken back, put right or erased is left out of it.
"""

import json
import re
import shlex
from collections.abc import Iterator
from contextlib import chdir
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import pytest
from domain.test_events import SEALED
from msgspec.structs import replace
from test_any_text import live

from samverkan_cli import main
from samverkan_cli.actions.open_data import gathered
from samverkan_cli.actions.publication import publication
from samverkan_cli.domain.events import (
    ActorExcluded,
    ActorSuspended,
    CaseDecided,
    ConsentWithdrawn,
    ContactAdded,
    ContactConsented,
    Corrected,
    DecisionRecorded,
    EntryRefused,
    EntryTakenBack,
    Event,
    Part,
    PersonRegistered,
    Seal,
    Voided,
)
from samverkan_cli.domain.events.person import Erased
from samverkan_cli.domain.open_data import AskOpen
from samverkan_cli.domain.value import told as as_told
from samverkan_cli.render import open_data, site
from samverkan_cli.store.projection import changes
from samverkan_cli.store.reader import Reader
from samverkan_cli.store.registry import Registry
from samverkan_cli.store.rows import apply
from samverkan_cli.store.sqlite import opening, schema

DAY = date(2024, 11, 20)
CANARY = re.compile(r"kn(\d+)q(\d+)z", re.IGNORECASE)
PLACES = sorted(SEALED["persons"] | SEALED["text"])
UNTOLD = (EntryTakenBack, Corrected, Voided, Erased)  # what takes away, or says something of another event's field

# What everybody may read, and why: who has joined and what it says of itself, what was decided, planned and watched,
# what the agreement says, where and when one meets, and what approved minutes tell that name nobody.
PUBLIC = {
    *("ActorFacts.name", "ActorFacts.purpose", "ActorFacts.website"),
    *("ActorEdited.purpose", "ActorEdited.website", "ActorRenamed.name"),
    *("RegistryCreated.municipality", "RegistryCreated.agreement", "RegistrySetting.value"),
    *("PeriodTextSet.text", "ProvisionPart.text"),
    *("BodyAdded.name", "GroupFormed.name", "MeetingCalled.place", "MeetingCalled.title", "MeetingMoved.place"),
    *("AgendaItemAdded.title", "AgendaItemAdded.label", "ItemRenamed.title", "ItemNoted.text", "OutcomeNoted.note"),
    *("DecisionRecorded.text", "ActivityAdded.text", "WatchItemAdded.text"),
    *("ContactAdded.mailbox", "PersonRegistered.name"),  # of the contact that consents
}
# What the council reads beside that: who leads and watches, and who was there, as what and for whom.
INTERNAL = PUBLIC | {
    *("AttendanceNoted.role", "AttendanceNoted.organisation", "WatchItemAdded.owner", "WorkHandedOver.owner"),
}
# What stands in open data of that: who has joined and what it says of itself, and whose the data is.
OPEN = {
    *("ActorFacts.name", "ActorFacts.purpose", "ActorFacts.website"),
    *("ActorEdited.purpose", "ActorEdited.website", "ActorRenamed.name"),
    *("RegistryCreated.municipality", "RegistryCreated.agreement", "RegistrySetting.value"),
}
LATER = (
    "watch add Remissen --kind remiss",
    "task add Fråga --owner 'Siv Sol' --new",
    "watch add Lagen --kind lag --owner 'Siv Sol'",
    "handover --from 'Siv Sol' --to 'Siv Måne' --new",
    "meeting add B-1 --date 2025-02-03 --title Vårmötet --place Stadshuset",
    "meeting add B-1 --date 2025-03-03 --title Nästa --place Stadshuset",
    "meeting move M-4 --date 2025-03-04 --place Biblioteket",
    "meeting add B-1 --date 2024-10-20",
    "meeting agenda M-5 --add Kartn",
    "meeting agenda M-5 --rename 1 Kartan -m felskrivet",
    "meeting note M-5 1 'Den ritas'",
    "meeting approve M-5 --adjusted 2024-10-22",
    "group add Textgruppen",
    "plan add 2025-2026 --first-day 2025-01-01 --last-day 2026-12-31",
    "plan activity 2025-2026 'Vi ses'",
    "actor edit A-2 --website https://web.example",
    "contact add A-2 'Siv Sol <siv.sol@example.org>' --public --source brev",
    "actor rename A-2 Tuvan",
)


class Told(NamedTuple):
    """What was told anew, and what then stood in what is published, and in its files, for everybody and the council.

    `open` is what stood in the files of the open data.
    """

    events: dict[int, Event]
    public: str
    internal: str
    open: str


def canary(place: str, seq: int) -> str:
    text = f"Kn{PLACES.index(place)}q{seq}z"
    forms = {"website": f"https://{text.lower()}.example", "value": f"{text} <{text}@web.example>"}
    return forms.get(place.rpartition(".")[2], text)


def sealed(part: type[Part]) -> dict[str, str]:
    """Give the sealed fields of a part, each with the class that has it."""
    held = {}
    for name, hint in get_type_hints(part, include_extras=True).items():
        if any(isinstance(each, Seal) for each in getattr(hint, "__metadata__", ())) or _texts(hint):
            owner = next(each for each in reversed(part.__mro__) if name in vars(each).get("__annotations__", {}))
            held[name] = f"{owner.__name__}.{name}"
    return held


def _texts(hint: Any) -> bool:
    """Tell whether a field is several sealed texts."""
    return get_origin(hint) is tuple and any(
        isinstance(m, Seal) for m in getattr(get_args(hint)[0], "__metadata__", ())
    )


def with_canaries(part: Any, seq: int) -> Any:
    """Give a part with a canary in each sealed field, and in those of the parts within it."""
    if isinstance(part, tuple):
        return tuple(with_canaries(each, seq) for each in part)
    if not isinstance(part, Part):
        return part
    inner = {name: with_canaries(getattr(part, name), seq) for name in part.__struct_fields__}
    for name, place in sealed(type(part)).items():
        several = isinstance(inner[name], tuple)
        inner[name] = (canary(place, seq),) if several else canary(place, seq)
    return replace(part, **inner)


def places(text: str) -> set[str]:
    return {PLACES[int(found[1])] for found in CANARY.finditer(text)}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    with pytest.MonkeyPatch.context() as patch, chdir(tmp_path_factory.mktemp("canaries")):
        patch.setenv("SAMVERKAN_TODAY", str(DAY))
        live(["Ord {n}"])
        assert [] == [line for line in LATER if main.run(shlex.split(line))]
        with Registry(Path("registry.db"), 5).reading() as reader:
            entries = [each for each in reader.entries() if not isinstance(each.event, UNTOLD)]
            made = reader.connection.execute(
                "SELECT sql FROM sqlite_master WHERE name IN ('journal', 'seal')"
            ).fetchall()
            journal = reader.connection.execute("SELECT * FROM journal").fetchall()
        with opening.scratch() as connection:
            schema.bare(connection)
            for (statement,) in made:
                connection.execute(statement)
            connection.executemany(f"INSERT INTO journal VALUES ({', '.join('?' * len(journal[0]))})", journal)
            events = {each.stamp.seq: with_canaries(each.event, each.stamp.seq) for each in entries}
            for seq, event in events.items():
                apply(connection, list(changes(event, seq)))
            reader = Reader(connection)
            public, internal = (_published(reader, internal=internal) for internal in (False, True))
            asked, _ = AskOpen.read({"on_day": str(DAY), "base_url": "https://kommunen.example/"}, DAY)
            data = b"".join(open_data.files(gathered(reader, asked)[0]).values()).decode()
        yield Told(events, public, internal, data)


def _published(reader: Reader, *, internal: bool) -> str:
    """Give all that stands in what is published and in its files: what no page shows yet is found too."""
    found = publication(reader, DAY, internal=internal)
    held = b"".join(site.files(found).values())
    return json.dumps(as_told(found), ensure_ascii=False) + held.decode()


def test_every_sealed_field_of_every_event_holds_a_canary(told: Told) -> None:
    held = set().union(*(places(str(event)) for event in told.events.values()))
    assert set() == {place for place in set(PLACES) - held if not place.startswith("CorrectedValue.")}


def test_everybody_reads_what_the_white_list_names_and_nothing_else(told: Told) -> None:
    assert (set(), set()) == (places(told.public) - PUBLIC, PUBLIC - places(told.public))


def test_open_data_has_who_has_joined_and_whose_it_is_and_nothing_else(told: Told) -> None:
    assert (set(), set()) == (places(told.open) - OPEN, OPEN - places(told.open))


def test_the_council_reads_who_does_what_beside_that(told: Told) -> None:
    assert (set(), set()) == (places(told.internal) - INTERNAL, INTERNAL - places(told.internal))


def test_nobody_is_named_to_everybody_but_who_consents(told: Told) -> None:
    """Two do, one did and has taken it back."""
    events = told.events.values()
    withdrawn = {each.contact for each in events if isinstance(each, ConsentWithdrawn)}
    consented = {each.contact for each in events if isinstance(each, ContactConsented)}
    contacts = [each for seq, each in told.events.items() if seq in consented - withdrawn]
    assert (2, 3) == (len(contacts), len(consented))
    persons = {each.person for each in contacts if isinstance(each, ContactAdded)}
    names = {each.name for each in events if isinstance(each, PersonRegistered) and each.subject in persons}
    registered = f"kn{PLACES.index('PersonRegistered.name')}q"
    assert names == {found[0] for found in CANARY.finditer(told.public) if found[0].casefold().startswith(registered)}


def test_what_was_decided_in_a_case_is_nowhere(told: Told) -> None:
    acts = (ActorExcluded, ActorSuspended, CaseDecided, EntryRefused)
    decided = {each.decision for each in told.events.values() if isinstance(each, acts)}
    secret = {
        each.text for each in told.events.values() if isinstance(each, DecisionRecorded) and each.subject in decided
    }
    assert len(secret) > 1
    for page in (told.public, told.internal):
        assert set() == {text for text in secret if text and text in page}


def test_no_id_leads_from_a_page_to_a_person_a_case_a_task_or_an_enrollment(told: Told) -> None:
    for page in (told.public, told.internal, told.open):
        assert [] == re.findall(r"(?<![\w-])[CEPRT]-\d+(?![\w-])", page)
