"""Headings are known as people write them, and a mapping file says the rest."""

from pathlib import Path

import pytest

from samverkan_cli.domain.errors import (
    FileUnreadable,
    MappingFieldUnknown,
    MappingInvalid,
    MappingTwice,
)
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.intake import FIELDS, Mapping, headings, sources

PATH = "karta.toml"
CONTRACT = {
    "name": "namn",
    "org_nr": "organisationsnummer",
    "kind": "typ",
    "side": "sida",
    "purpose": "syfte",
    "contact": "kontakt",
    "values": "värdegrund",
    "principles": "principer",
    "commitments": "åtaganden",
    "signed_by": "undertecknare",
    "signed": "undertecknad",
    "received": "inkommen",
    "effective": "gäller_från",
    "channel": "kanal",
    "evidence": "underlag",
    "submission": "ärende",
}


def read(text: str) -> Mapping:
    Path(PATH).write_text(text, "utf-8")
    return Mapping.read(PATH)


def refused(text: str) -> tuple[Objection, ...]:
    with pytest.raises(Refused) as caught:
        read(text)
    assert 2 == caught.value.status
    return caught.value.objections


@pytest.mark.parametrize(("english", "swedish"), CONTRACT.items())
def test_the_headings_of_the_contract_are_known_in_both_languages(english: str, swedish: str) -> None:
    assert [english, english] == [Mapping.default().find(heading) for heading in (english, swedish)]


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("FÖRENINGENS NAMN", "name"),
        ("Org.nr", "org_nr"),
        ("Organisations-nummer", "org_nr"),
        ("  organisations nummer:", "org_nr"),
        ("Vardegrund", "values"),
        ("Gäller fr.o.m.", "effective"),
        ("gäller från", "effective"),
        ("Firmatecknare", "signed_by"),
        ("Ankomstdatum", "received"),
        ("Ärendenummer", "submission"),
        ("E-post", "contact_mail"),
        ("Kontaktperson", "contact_name"),
        ("åtaganden", "commitments"),
        ("Fel", "ignore"),
        ("id", "actor"),
    ],
)
def test_case_spaces_hyphens_and_dots_make_no_difference(written: str, field: str) -> None:
    assert field == Mapping.default().find(written)


def test_no_heading_is_known_as_two_fields() -> None:
    spelled = [headings.key(spelling) for spellings in headings.SPELLINGS.values() for spelling in spellings]
    fields = {spelling: Mapping.default().find(spelling) for spelling in spelled}
    for field, spellings in headings.SPELLINGS.items():
        assert {field} == {fields[headings.key(spelling)] for spelling in spellings}


def test_a_mapping_file_extends_what_is_known() -> None:
    mapping = read(
        'sheet = "Svar"\nversions = [3, "4"]\n[columns]\n"Klubb" = "name"\nnamn = "ignore"\n[words]\nyes = ["OK"]\n'
    )
    assert ("name", "ignore", "org_nr", None) == tuple(map(mapping.find, ("KLUBB", "Namn", "Orgnr", "Annat")))
    assert ("Svar", ("3", "4"), ("OK",), ()) == (mapping.sheet, mapping.versions, mapping.yes, mapping.no)


def test_everything_wrong_in_a_mapping_file_is_told_at_once() -> None:
    columns = '[columns]\na = "namnet"\nb = 1\nc = "name"\nd = "name"\nC = "kind"\n'
    text = f'blad = "x"\nsheet = 3\n{columns}[words]\nja = ["x"]\nno = "x"\n'
    assert (
        MappingInvalid("map", file=PATH, given="blad"),
        MappingInvalid("map", file=PATH, given="sheet"),
        MappingInvalid("map", file=PATH, given="words.ja"),
        MappingInvalid("map", file=PATH, given="words.no"),
        MappingFieldUnknown("map", file=PATH, column="a", given="namnet", known=FIELDS),
        MappingFieldUnknown("map", file=PATH, column="b", given="1", known=FIELDS),
        MappingTwice("map", file=PATH, given="name", column=("c", "d")),
        MappingTwice("map", file=PATH, given=("name", "kind"), column=("c", "C")),
    ) == refused(text)


@pytest.mark.parametrize("text", ["[columns", "[columns]\na = 'name'\na = 'kind'\n", "columns = 1\n"])
def test_a_file_that_is_no_mapping_is_refused(text: str) -> None:
    assert [MappingInvalid] == [type(said) for said in refused(text)]


def test_a_mapping_file_that_cannot_be_opened_is_refused() -> None:
    Path("latin.toml").write_bytes("[columns]\nå = 'name'\n".encode("latin-1"))
    for path in ("saknas.toml", ".", "latin.toml"):
        with pytest.raises(Refused) as caught:
            Mapping.read(path)
        assert [FileUnreadable] == [type(said) for said in caught.value.objections]


def test_the_mapping_a_file_was_read_by_is_written_and_read_again() -> None:
    mapping = Mapping({"Klubb": "name", 'Övrigt "x"\\\n': "ignore"}, "Svar", ("3",), ("OK",), ("Njet",))
    content = 'Klubb;"Övrigt ""x""\\";Org.nr\nAlmby;1;\n'.encode()
    (source,) = sources("-", lambda: content, mapping)
    used = mapping.using(source.columns)
    again = read(used.toml())
    assert {"Klubb": "name", 'Övrigt "x"\\': "ignore", "Org.nr": "org_nr"} == again.columns
    assert (used, "Svar", ("3",), ("OK",), ("Njet",)) == (again, again.sheet, again.versions, again.yes, again.no)


def test_files_with_other_headings_for_a_field_make_one_mapping() -> None:
    used = Mapping.default().using([("namn", "name"), ("Förening", "name"), ("a", "ignore"), ("b", "ignore")])
    assert used == read(used.toml())
    assert {"namn": "name", "a": "ignore", "b": "ignore"} == used.columns


def test_the_mapping_file_in_the_documentation_is_one() -> None:
    page = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")
    mapping = read(page.partition("```toml\n")[2].partition("```")[0])
    assert ("name", "values", "contact_mail", "ignore") == tuple(mapping.columns.values())
    assert [] == [field for field in FIELDS if f"`{field}`" not in page]
