"""What is published: what no tuple names stands nowhere, and a text that names somebody is asked about."""

from collections.abc import Iterator
from typing import Any

import pytest

from samverkan_cli.domain.disclosure import PUBLIC as COLUMNS
from samverkan_cli.domain.publication import BESIDE, FREE, INTERNAL, LISTED, PUBLIC, Withheld, allowed, sifted, unmet
from samverkan_cli.domain.values import PageKind, WithheldBecause

WATCHED: dict[str, Any] = {"id": "W-1", "ref": "W-1", "kind": "law", "text": "Ny lag", "owner": "Eva Ek"}
WATCHED |= {"added_on": "2024-01-08", "next": None, "withheld": []}
PERSON = WithheldBecause.PERSON


def reading(kind: str, row: dict[str, Any], field: str) -> Iterator[tuple[WithheldBecause, str | None]]:
    if "Eva Ek" in (row[field] or ""):
        yield PERSON, f"{kind}.{field}"


def test_what_no_tuple_names_stands_nowhere() -> None:
    page = {"on": "2024-01-08", "items": [WATCHED], "secret": "x"}
    shown: dict[str, Any] = {"id": "W-1", "kind": "law", "text": "Ny lag", "next": None, "withheld": []}
    assert {"on": "2024-01-08", "items": [shown]} == allowed("watch", page, internal=False)


def test_the_council_sees_who_watches_and_since_when() -> None:
    (row,) = allowed("watch", {"on": "2024-01-08", "items": [WATCHED]}, internal=True)["items"]
    assert ("Eva Ek", "2024-01-08") == (row["owner"], row["added_on"])


def test_a_fact_that_a_tuple_names_and_nobody_gathered_is_a_bug() -> None:
    with pytest.raises(KeyError, match="items"):
        allowed("watch", {"on": "2024-01-08"}, internal=False)


@pytest.mark.parametrize("value", [{"a": 1}, [{"a": 1}], [[{"a": 1}]]])
def test_rows_without_a_tuple_of_their_own_are_a_bug(value: Any) -> None:
    with pytest.raises(KeyError, match=r"watch\.on"):
        allowed("watch", {"on": value, "items": []}, internal=False)


def test_every_kind_of_page_has_a_tuple() -> None:
    assert {str(kind) for kind in PageKind} == {kind for kind in PUBLIC if "." not in kind}
    assert {kind.partition(".")[0] for kind in INTERNAL} == {str(kind) for kind in PageKind}


@pytest.mark.parametrize("kind", PUBLIC)
def test_the_council_sees_all_that_everybody_sees(kind: str) -> None:
    assert PUBLIC[kind] == INTERNAL[kind][: len(PUBLIC[kind])]
    assert len(INTERNAL[kind]) == len(set(INTERNAL[kind]))


def test_the_public_file_and_the_pages_have_one_white_list() -> None:
    assert LISTED == COLUMNS
    for kind in ("actor", "actors.actors"):
        assert LISTED == tuple(name for name in PUBLIC[kind] if name in LISTED)


# What is nobody's business beside the council and its secretary, and what is not even theirs to see on a page.
PERSONS = ("lead", "owner", "person", "participants", "convener", "signed_by", "helpers", "reporter")
SEALED = ("source", "reason", "capacity", "evidence", "lacks", "cause_removed", "note", "scope", "name_key")


@pytest.mark.parametrize("kind", PUBLIC)
def test_no_person_stands_on_a_public_page_but_a_contact_that_consents(kind: str) -> None:
    assert set() == set(PUBLIC[kind]) & {*PERSONS, *SEALED}
    assert ("mailbox" in PUBLIC[kind]) == (kind == "actor.contacts")


@pytest.mark.parametrize("kind", BESIDE)
def test_neither_a_contact_nor_a_party_is_told_the_council(kind: str) -> None:
    assert set() == set(BESIDE[kind]) & {"contacts", "mailbox", "party", "signed_by", *SEALED}


@pytest.mark.parametrize("kind", FREE)
def test_a_row_that_somebody_wrote_freely_tells_what_was_left_out_of_it(kind: str) -> None:
    assert "withheld" in PUBLIC[kind]
    assert set(FREE[kind]) <= set(PUBLIC[kind])


def test_a_text_that_names_somebody_is_left_out_and_told() -> None:
    page = {"on": "2024-01-08", "items": [WATCHED | {"text": "Eva Ek frågar"}, WATCHED]}
    facts, found = sifted("watch", page, reading, ())
    assert [(None, ["text"]), ("Ny lag", [])] == [(row["text"], row["withheld"]) for row in facts["items"]]
    told = Withheld(ref="W-1", field="text", why=PERSON, told="watch.items.text", as_read="W-1@E19F7355")
    assert [told] == found


def test_a_text_that_is_kept_stands_and_is_still_told() -> None:
    facts, (found,) = sifted("watch", {"items": [WATCHED | {"text": "Eva Ek"}]}, reading, ("W-1",))
    assert ("Eva Ek", [], True) == (facts["items"][0]["text"], facts["items"][0]["withheld"], found.kept)


def test_a_text_that_has_changed_since_it_was_read_is_asked_about_anew() -> None:
    def shown(text: str, keep: list[str]) -> tuple[str | None, Withheld]:
        facts, (found,) = sifted("watch", {"items": [WATCHED | {"text": text}]}, reading, keep)
        return facts["items"][0]["text"], found

    _, found = shown("Eva Ek", [])
    assert "Eva Ek" == shown("Eva Ek", [found.as_read])[0]
    changed, again = shown("Eva Ek är sjuk", [found.as_read])
    assert (None, False) == (changed, again.kept)
    assert ([], [found.as_read]) == (unmet([found], [found.as_read, "W-1"]), unmet([again], [found.as_read, "W-1"]))


def test_of_several_names_that_name_somebody_none_is_left() -> None:
    def named(kind: str, row: dict[str, Any], field: str) -> Iterator[tuple[WithheldBecause, str | None]]:
        yield from ((PERSON, kind) for each in row[field] or () if each == "Eva Ek")

    row = {"ref": "M-1", "title": None, "bodies": ["Rådet", "Eva Ek"]}
    facts, _ = sifted("minutes", {"meetings": [row]}, named, ())
    assert [([], ["bodies"])] == [(each["bodies"], each["withheld"]) for each in facts["meetings"]]


def test_only_what_is_written_freely_is_read() -> None:
    facts, found = sifted("watch", {"items": [WATCHED]}, reading, ())
    assert ("Eva Ek", []) == (facts["items"][0]["owner"], found)


def test_rows_within_rows_are_read_too() -> None:
    outcome = {"ref": "D-2024-001", "text": "Eva Ek utses", "to": None}
    item = {"ref": "M-1:1", "label": None, "title": "Val", "text": None, "outcomes": [outcome]}
    meeting = {"ref": "M-1", "place": None, "title": None, "bodies": [], "items": [item]}
    facts, found = sifted("meeting", meeting, reading, ())
    assert None is facts["items"][0]["outcomes"][0]["text"]
    assert ["D-2024-001"] == [each.ref for each in found]
