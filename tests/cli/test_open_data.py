"""Open data: the public register and what a portal is told of it, as files in a folder; whole commands, as typed."""

import csv
import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib
from conftest import TICKED, Typed
from linked_data import AUTHORITY, SCHEMA, VCARD, read, violations
from rdflib import DCAT, DCTERMS, FOAF, RDF
from rdflib.compare import isomorphic

from samverkan_cli.domain.formulas import unguarded
from samverkan_cli.domain.publication import LISTED
from samverkan_cli.render.open_data import TERMS

Refused = Callable[[str, int], list[str]]
SITE = "https://kommunen.example/samverkan/"
WEB = f"{SITE}data/"
OTHERS = ("Avs", "Handl", "Svar", "Ansv", "Kont@", "Domst", "Adr", "Ombud")
FILES = ["dcat.jsonld", "dcat.rdf", "register.csv", "register.json", "register.jsonld"]
HOSTILE = (
    *(
        "<b>Fet</b> & Co",
        "=1+1",
        "+46 Ton",
        "-Minus",
        "@Snabel",
        "'=Citerad",
        "'Apostrof",
        '"Citat", med komma; och semi',
    ),
    *(
        '"}],"@id":"https://evil.example/',
        "@type",
        "https://evil.example/",
        "name",
        "{{ 7*7 }}",
        "#let x",
        "\\u0041\\n",
    ),
    *("</dct:title><x/>", "]]>", "&lt;", "Åäö É \U0001f600", "e\u0301a", "\u0627\u0644", "None", "null", "a" * 200),
)
SHAPES = (
    Path(os.environ.get("SHARED_DATA") or Path(__file__).parents[2] / "../shared/data") / "dcat-ap-3.0.1-shapes.ttl"
)


@pytest.fixture
def told(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-06-01")
    well("registry set municipality=Exempelköping web=" + SITE, "public_contact=Öppna data <data@example.org>")


@pytest.fixture
def joined(well: Typed, told: None) -> None:
    well(f"enroll Klockbojen {TICKED} --contact 'Bo Ek <bo@example.org>' --received 2024-01-15 --purpose Odling")
    well(f"enroll Ängen {TICKED} --kind network --contact x@example.org --purpose Grönt --received 2024-02-01 --new")
    well(f"enroll Tallen {TICKED} --received 2024-02-02 --new")
    well("withdraw Tallen --period 2024-2027 --received 2024-03-01")


def held(folder: str = "ut") -> dict[str, str]:
    return {each.name: each.read_bytes().decode() for each in sorted(Path(folder).iterdir()) if each.name[0] != "."}


def linked(folder: str = "ut") -> rdflib.Graph:
    return read(held(folder)["dcat.rdf"], "xml")


@pytest.mark.usefixtures("joined")
def test_the_public_register_is_written_in_three_forms_with_the_columns_of_the_white_list(well: Typed) -> None:
    ran = well("export open ut -o json")
    assert (True, 2, FILES) == (ran.data["changed"], ran.data["rows"], sorted(x["name"] for x in ran.data["files"]))
    assert FILES == list(held())
    rows = list(csv.reader(io.StringIO(held()["register.csv"], newline="")))
    assert [list(LISTED), ["Klockbojen", "association", "civil", "2024-01-15", "Odling", ""]] == rows[:2]
    data = json.loads(held()["register.json"])
    assert (1, "export open") == (data["schema"], data["kind"])
    told = [{name: cell or None for name, cell in zip(LISTED, row, strict=True)} for row in rows[1:]]
    assert told == data["data"]["signatories"]
    public = well("export register --public --period 2024-2027 -o json").data
    assert public == data["data"]["signatories"]


@pytest.mark.usefixtures("joined")
def test_how_many_there_are_is_told_with_the_period_and_the_day(well: Typed) -> None:
    well("export open ut --on 2024-02-15")
    data = json.loads(held()["register.json"])["data"]
    figures = {"signatories": 3, "civil": 3, "public": 0, "kinds": {"association": 2, "network": 1}}
    assert figures | {"to_renew": None, "renewed": None, "rate": None} == data["figures"]
    assert "2024-02-15" == data["on"]
    assert {"id": "2024-2027", "first_day": "2024-01-01", "last_day": "2027-12-31"} == data["period"]


@pytest.mark.usefixtures("told")
def test_the_share_that_has_renewed_is_that_of_renew_status(well: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    well("period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31")
    earlier = TICKED.replace("2024-2027", "2020-2023")
    for name in ("Klockbojen", "Sjöviken", "Tallbacken"):
        well(f"enroll {name} {earlier} --received 2020-01-15 --new")
    well(f"enroll Klockbojen {TICKED} --received 2024-01-15")
    well("export open ut")
    figures = json.loads(held()["register.json"])["data"]["figures"]
    status = well("renew status 2024-2027 -o json").data
    assert (3, 1, 0.3333) == (figures["to_renew"], figures["renewed"], figures["rate"])
    assert (status["total"], status["renewed"]) == (figures["to_renew"], figures["renewed"])


@pytest.mark.usefixtures("joined")
def test_nothing_of_persons_and_no_other_setting_is_in_any_file(well: Typed) -> None:
    settings = ("sender=Avs", "caseholder=Handl", "answer_to=Svar", "controller=Ansv", "controller_contact=Kont@a.se")
    well("registry set court=Domst court_address=Adr data_protection_officer=Ombud", *settings)
    well("export open ut")
    for name, text in held().items():
        for secret in ("Bo Ek", "bo@example.org", "Eva Ek", "ordförande", "Tallen", "x@example.org", *OTHERS):
            assert secret not in text, (name, secret)


@pytest.mark.usefixtures("joined")
def test_a_text_that_names_a_person_is_left_out_until_somebody_lets_it_stand(well: Typed) -> None:
    well("actor edit Klockbojen --purpose 'Odling hos Bo Ek'")
    told = well("export open ut")
    assert "Bo Ek" not in "".join(held().values())
    assert "--keep A-1" in told.err
    kept = well("export open ut --keep a-1 -o json")
    assert ("Odling hos Bo Ek" in held()["register.csv"], "", [{"id": "A-1", "field": "purpose"}]) == (
        True,
        kept.err,
        kept.data["withheld"],
    )


@pytest.mark.usefixtures("joined")
def test_every_column_of_the_white_list_has_a_term_and_no_other(well: Typed) -> None:
    assert set(LISTED) == set(TERMS)
    well("export open ut")
    assert set(json.loads(held()["register.json"])["data"]["signatories"][0]) == set(LISTED)


@pytest.mark.usefixtures("joined")
def test_linked_data_tells_who_is_in_the_agreement_since_when(well: Typed) -> None:
    well("export open ut")
    graph, at = read(held()["register.jsonld"], "json-ld"), f"{WEB}register.jsonld#"
    org = rdflib.Namespace("http://www.w3.org/ns/org#")
    own = rdflib.URIRef(f"{at}A-1")
    assert "Klockbojen" == str(graph.value(own, SCHEMA.name))
    assert {f"{at}association", f"{at}civil"} == {str(each) for each in graph.objects(own, org.classification)}
    membership = graph.value(own, org.hasMembership)
    assert rdflib.Literal("2024-01-15", datatype=rdflib.XSD.date) == graph.value(membership, SCHEMA.startDate)
    assert rdflib.URIRef(f"{at}agreement") == graph.value(membership, org.organization)
    labels = set(graph.objects(rdflib.URIRef(f"{at}association"), rdflib.SKOS.prefLabel))
    assert {rdflib.Literal("förening", "sv"), rdflib.Literal("association", "en")} == labels


def mandatory(graph: rdflib.Graph) -> list[str]:
    """Give what is missing of what DCAT-AP 3.0.1 and DCAT-AP-SE 3.0.1 ask of each thing, or is there too often."""
    asked: dict[Any, tuple[tuple[Any, int | None], ...]] = {
        DCAT.Catalog: (
            (DCTERMS.publisher, 1),
            (DCTERMS.license, 1),
            (DCTERMS.title, None),
            (DCTERMS.description, None),
        ),
        DCAT.Dataset: ((DCTERMS.publisher, 1), (DCTERMS.title, None), (DCTERMS.description, None)),
        DCAT.Distribution: ((DCAT.accessURL, 1), (DCTERMS.license, 1), (DCTERMS.format, 1), (DCAT.mediaType, 1)),
        FOAF.Agent: ((FOAF.name, None), (DCTERMS.type, 1)),
        VCARD.Organization: ((VCARD.fn, None), (VCARD.hasEmail, None)),
    }
    asked[DCAT.Dataset] += (
        *((each, None) for each in (DCAT.contactPoint, DCAT.theme, DCAT.keyword, DCAT.distribution, DCTERMS.language)),
        *((each, 1) for each in (DCTERMS.accessRights, DCTERMS.modified, DCTERMS.spatial, DCTERMS.temporal)),
    )
    wrong = []
    for kind, terms in asked.items():
        things = list(graph.subjects(RDF.type, kind))
        wrong += [] if things else [f"no {kind}"]
        for thing in things:
            counts = {term: len(list(graph.objects(thing, term))) for term, _ in terms}
            wrong += [f"{thing} {t}" for t, most in terms if not counts[t] or (most and counts[t] > most)]
    return wrong


@pytest.mark.usefixtures("joined")
def test_the_metadata_tells_all_that_europe_and_sweden_ask_for(well: Typed) -> None:
    well("registry set municipality_number=212000-1967")
    well("export open ut")
    graph = linked()
    assert [] == mandatory(graph)
    assert isomorphic(graph, read(held()["dcat.jsonld"], "json-ld"))
    assert not any(isinstance(each, rdflib.BNode) for each in graph.all_nodes())
    (data_set,) = graph.subjects(RDF.type, DCAT.Dataset)
    files = {str(graph.value(each, DCAT.downloadURL)): each for each in graph.objects(data_set, DCAT.distribution)}
    assert [f"{WEB}register.{form}" for form in ("csv", "json", "jsonld")] == sorted(files)
    for address, each in files.items():
        assert str(len(held()[address.removeprefix(WEB)].encode())) == str(graph.value(each, DCAT.byteSize))
    assert AUTHORITY["access-right/PUBLIC"] == graph.value(data_set, DCTERMS.accessRights)
    publisher = graph.value(data_set, DCTERMS.publisher)
    assert rdflib.URIRef("http://dataportal.se/organisation/SE2120001967") == publisher
    assert {str(each) for each in graph.objects(None, DCTERMS.license)} == {
        "http://creativecommons.org/publicdomain/zero/1.0/"
    }


@pytest.mark.usefixtures("joined")
@pytest.mark.skipif(not SHAPES.exists(), reason="the shapes of DCAT-AP are not beside the project")
def test_the_metadata_conforms_to_the_shapes_of_dcat_ap(well: Typed) -> None:
    well("export open ut")
    for name, form in (("dcat.rdf", "xml"), ("dcat.jsonld", "json-ld")):
        assert violations(read(held()[name], form), str(SHAPES)) is None
    graph = linked()
    graph.remove((next(graph.subjects(RDF.type, DCAT.Dataset)), DCTERMS.title, None))
    assert violations(graph, str(SHAPES))  # what is missing is seen


@pytest.mark.usefixtures("told")
def test_hostile_names_are_read_back_as_typed_from_every_form(well: Typed) -> None:
    for name in HOSTILE:
        well("enroll", *TICKED_WORDS, f"--purpose={name}", "--new", "--received", "2024-01-15", "--", name)
    well(
        "registry set",
        f"municipality={HOSTILE[0]}",
        f"agreement={HOSTILE[8]}",
        f'public_contact="{HOSTILE[0]}" <a@b.se>',
    )
    well("export open ut")
    rows = list(csv.reader(io.StringIO(held()["register.csv"], newline="")))[1:]
    expected = {re.sub("e\u0301", "é", name) for name in HOSTILE}
    assert expected == {unguarded(row[0]) for row in rows} == {unguarded(row[4]) for row in rows}
    assert not any(cell[:1] in "=+-@" for row in rows for cell in row if cell)
    data = json.loads(held()["register.json"])["data"]["signatories"]
    assert expected == {row["name"] for row in data} == {row["purpose"] for row in data}
    graph = read(held()["register.jsonld"], "json-ld")
    at = rdflib.URIRef(f"{WEB}register.jsonld#agreement")
    names = {str(each) for own, each in graph.subject_objects(SCHEMA.name) if own != at}
    assert expected == names == {str(each) for each in graph.objects(None, SCHEMA.description)}
    assert not any("evil" in str(each) for each in graph.subjects())
    assert {HOSTILE[0]} == {str(each) for each in linked().objects(None, FOAF.name)}
    assert {HOSTILE[0]} == {str(each) for each in linked().objects(None, VCARD.fn)}


TICKED_WORDS = ("--period", "2024-2027", "--affirm", "values", "--affirm", "principles", "--signed-by", "Eva Ek, vd")


@pytest.mark.usefixtures("told")
def test_what_the_registry_lacks_and_what_is_typed_wrong_is_told_at_once(
    typed: Typed, refused: Refused, well: Typed
) -> None:
    well("registry set municipality= web= public_contact=")
    assert ["settings_needed"] == refused("export open ut", 5)
    told = typed("export open ut").err
    assert all(f"{key}=" in told for key in ("municipality", "web", "public_contact"))
    assert ["date_invalid", "web_address_invalid", "missing", "settings_needed"] == refused(
        "export open --on 2024-13-01 --base-url x", 2
    )
    assert not Path("ut").exists()


@pytest.mark.usefixtures("joined")
def test_the_address_can_be_said_for_this_time(well: Typed) -> None:
    well("registry set web=")
    well("export open ut --base-url https://annan.example/x")
    assert 0 < held()["dcat.rdf"].count('"https://annan.example/x/register.csv"')
    assert WEB not in "".join(held().values())


@pytest.mark.usefixtures("joined")
def test_the_files_are_the_same_on_any_day_and_in_any_language_until_something_changes(
    well: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2027-12-30")
    well("export open ut")
    first = held()
    assert not well("export open ut -o json").data["changed"]
    monkeypatch.setenv("SAMVERKAN_TODAY", "2027-12-31")
    assert "har redan just detta" in well("export open ut").out
    well("--lang en export open engelska")
    assert first == held() == held("engelska")
    well(f"enroll Nya {TICKED} --received 2024-02-02 --new")
    well("export open ut")
    assert first["register.csv"] != held()["register.csv"]
    monkeypatch.setenv("SAMVERKAN_TODAY", "2028-01-01")
    well("export open ut")
    data = json.loads(held()["register.json"])["data"]
    assert ("2028-01-01", "2028-01-01", None, []) == tuple(
        data[name] for name in ("on", "modified", "period", "signatories")
    )


@pytest.mark.usefixtures("joined")
def test_who_leaves_by_what_was_recorded_before_makes_it_another_day(
    well: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    well("withdraw Ängen --period 2024-2027 --received 2024-03-01 --effective 2027-06-01")
    days = []
    for today in ("2027-05-31", "2027-06-01", "2027-06-02"):
        monkeypatch.setenv("SAMVERKAN_TODAY", today)
        well("export open ut")
        data = json.loads(held()["register.json"])["data"]
        days.append((data["on"], len(data["signatories"])))
    assert [2, 1, 1] == [count for _, count in days]
    assert days[0][0] < "2027-06-01" == days[1][0] == days[2][0]


@pytest.mark.usefixtures("joined")
@pytest.mark.parametrize("said", ["", "--on 2024-02-15"])
def test_the_pages_have_the_same_files_beside_them(well: Typed, said: str) -> None:
    well("actor edit Klockbojen --purpose 'Odling hos Bo Ek'")
    well(f"export open ut {said} --keep A-1")
    well(f"publish sidor {said} --keep A-1")
    assert held() == held("sidor/data")
    assert f"{WEB}register.csv" in held()["dcat.rdf"]


@pytest.mark.usefixtures("joined")
def test_a_folder_that_the_program_did_not_make_is_left_alone(well: Typed, refused: Refused) -> None:
    Path("annat").mkdir()
    Path("annat/brev.txt").write_text("mitt", encoding="utf-8")
    assert ["folder_not_ours"] == refused("export open annat", 4)
    assert ["folder_not_ours"] == refused("export open annat --force", 4)
    assert "mitt" == Path("annat/brev.txt").read_text(encoding="utf-8")
    well("export open ut")
    Path("ut/register.csv").write_text("ändrad", encoding="utf-8")
    assert ["folder_touched"] == refused("export open ut", 4)
    well("export open ut --force")
    assert held()["register.csv"].startswith("name,")
    assert [] == [each.name for each in Path().iterdir() if each.name.endswith(".samverkan")]


def test_an_empty_register_is_open_data_too(well: Typed, told: None) -> None:
    well("export open ut")
    assert "name,kind,side,since,purpose,website\r\n" == held()["register.csv"]
    assert [] == mandatory(linked())
