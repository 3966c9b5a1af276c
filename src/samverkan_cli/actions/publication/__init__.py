"""What is published on a day, gathered: every page with its facts, as the white list of `domain/publication.py` has it.

What is gathered holds more than what is shown, whole records where that is simplest: what stands on a page is told by
the white list alone, in `_page`, and by nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.publication import council, register, work
from samverkan_cli.domain.naming import PersonNames, found_in, parts_of
from samverkan_cli.domain.publication import OWN, Page, Publication, Withheld, allowed, sifted
from samverkan_cli.domain.values import ForumKind, PageKind, SettingKey, WithheldBecause
from samverkan_cli.store.reader.publication import PublicationReader

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from samverkan_cli.domain.publication import Facts, Reading
    from samverkan_cli.domain.records import RollQuestion
    from samverkan_cli.store.reader import Reader

_LISTED, _ON_MAP = f"{PageKind.ACTORS}.actors", f"{PageKind.MAP}.forums"
_ACTORS = (ForumKind.NETWORK, ForumKind.PUBLIC)  # on the map, each by its name


def publication(reader: Reader, on: date, *, internal: bool = False, keep: Collection[str] = ()) -> Publication:
    """Give all that is published on a day: for everybody, or for the council itself.

    A free text that names a person, tells an address or is about one actor is left out of what everybody sees, and
    told in `withheld`; `keep` are the ids of what somebody has read and lets stand. Nothing is left out for the
    council for what it says, but the cases, which are no page of anybody's.
    """
    registry, (entry, head) = reader.registry(), reader.last_entry()
    reading = _nothing if internal else _reading(reader)
    pages, withheld = [], dict[Withheld, None]()
    for kind, key, gathered in _gathered(reader, on):
        facts, found = sifted(kind, gathered, reading, keep)
        pages.append(Page(kind=kind, key=key, facts=allowed(kind, facts, internal=internal)))
        withheld |= dict.fromkeys(found)
    return Publication(
        on=on,
        internal=internal,
        registry=registry.id,
        municipality=registry.municipality,
        agreement=registry.agreement,
        stamp=reader.last_moment(),
        pages=tuple(sorted(pages, key=lambda page: list(PageKind).index(page.kind))),
        withheld=tuple(withheld),
        contact=reader.settings().get(SettingKey.PUBLIC_CONTACT),
        entry=entry,
        head=head,
    )


def listed(reader: Reader, question: RollQuestion, keep: Collection[str] = ()) -> tuple[list[Facts], list[Withheld]]:
    """Give who is on a roll as everybody sees it in the list of actors, and the texts that are left out of it."""
    reading = _reading(reader)
    rows: list[Facts] = []
    withheld: list[Withheld] = []
    for each in register.actors(reader, question):
        facts, found = sifted(_LISTED, each, reading, keep)
        rows.append(allowed(_LISTED, facts, internal=False))
        withheld += found
    return rows, withheld


def _gathered(reader: Reader, on: date) -> Iterator[tuple[PageKind, str, Facts]]:
    """Give every page before the white list is asked: its kind, its key and all that was gathered for it."""
    yield from register.pages(reader, on)
    yield from council.pages(reader, on)
    yield from work.pages(reader, on)


def _nothing(_kind: str, _row: Facts, _field: str) -> Iterable[tuple[WithheldBecause, str | None]]:
    return ()


def _reading(reader: Reader) -> Reading:
    """Give what reads the texts that everybody is to see: for who is registered, and for actors that have been tried.

    What an actor says of itself is its own, and is read for persons alone.
    """
    asking = PublicationReader(reader.connection)
    names = PersonNames([*asking.person_names(), *asking.names_typed()])
    tried = PersonNames(asking.names_tried(), any_case=True)

    def reading(kind: str, row: Facts, field: str) -> Iterator[tuple[WithheldBecause, str | None]]:
        text = _written(row[field])
        yield from found_in(text, names, parts_of(row.get("there", ())))
        about = (
            ", ".join(row.get("about") or ()) if text and field == "text" else None
        )  # a decision, wherever it stands
        if not _of_itself(kind, row) and (told := about or tried.first_in(text or "")):
            yield WithheldBecause.ACTOR, told

    return reading


def _of_itself(kind: str, row: Facts) -> bool:
    """Tell whether what is written is an actor's own, as its name on the map: if it went, that would tell of a case."""
    return kind in OWN or (kind == _ON_MAP and row["forum"] in _ACTORS)


def _written(held: str | list[str] | None) -> str | None:
    """Give what is written in a field: of several texts, such as the names of bodies, all of them."""
    return "\n".join(held) if isinstance(held, list) else held
