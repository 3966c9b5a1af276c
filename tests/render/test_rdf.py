"""RDF of our own: another reader finds in both forms of it what was written, whatever a text looks like."""

import json
import xml.etree.ElementTree as ET
from datetime import date

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from linked_data import VCARD, read
from rdflib.compare import isomorphic

from samverkan_cli.render.rdf import Address, Literal, Triple, count, json_ld, mail, of_day, rdf_xml

AT = "https://kommunen.example/dcat.rdf#catalog"
HOSTILE = (
    "</dct:title><rdf:Description/>",
    "<!-- x --> ]]> &amp; &lt;",
    '"}], "@id": "https://evil.example/"',
    "@type",
    "dct:title",
    "https://kommunen.example/ inte en adress",
    "<?xml?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
    "=1+1",
    "  mellanslag  ",
    "rad\nbrytning\tflik",
    "Åäö \U0001f600 e\u0301 \u200d \u00a0",
    "\ufffd",
    "'\"`\\",
    "å" * 200,
)
LITERAL = st.text(st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\ufffe\uffff"), min_size=1)


def graphs(triples: list[Triple]) -> tuple[rdflib.Graph, rdflib.Graph]:
    return read(json_ld(triples), "json-ld"), read(rdf_xml(triples), "xml")


def said(text: str) -> list[Triple]:
    whole = [Triple(AT, "rdf:type", Address("dcat:Catalog")), Triple(AT, "dct:title", Literal(text, "sv"))]
    return [*whole, Triple(AT, "foaf:name", Literal(text)), Triple(AT, "dct:modified", of_day(date(2024, 1, 15)))]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_read_back_as_it_was_typed_in_both_forms(text: str) -> None:
    for graph in graphs(said(text)):
        assert {text} == {str(each) for each in graph.objects(predicate=rdflib.DCTERMS.title)}
        assert {text} == {str(each) for each in graph.objects(predicate=rdflib.FOAF.name)}
        assert 4 == len(graph)


@given(LITERAL)
@settings(max_examples=50)
def test_both_forms_say_the_same_of_any_text(text: str) -> None:
    linked, xml = graphs(said(text))
    assert isomorphic(linked, xml)
    assert {text} == {str(each) for each in linked.objects(predicate=rdflib.FOAF.name)}


@pytest.mark.parametrize("text", ["\ufffe", "a\uffffb", "\x00", "\x1b[1m"])
def test_a_character_that_xml_has_no_form_for_is_shown_as_missing(text: str) -> None:
    root = ET.fromstring(rdf_xml(said(text)))
    assert all("\ufffd" in (each.text or "") for each in root.iter("{http://purl.org/dc/terms/}title"))
    assert json.loads(json_ld(said(text)))["@graph"][0]["foaf:name"] == [{"@value": text}]


def test_values_have_their_types_and_terms_are_whole() -> None:
    triples = [
        *said("a"),
        Triple(AT, "dcat:byteSize", count(7)),
        Triple(AT, "vcard:hasEmail", mail("å b?#%/@x.example")),
    ]
    for graph in graphs(triples):
        own = rdflib.URIRef(AT)
        assert rdflib.Literal("7", datatype=rdflib.XSD.nonNegativeInteger) == graph.value(own, rdflib.DCAT.byteSize)
        assert rdflib.Literal(date(2024, 1, 15)) == graph.value(own, rdflib.DCTERMS.modified)
        assert rdflib.DCAT.Catalog == graph.value(own, rdflib.RDF.type)
        address = graph.value(own, VCARD.hasEmail)
        assert rdflib.URIRef("mailto:%C3%A5%20b%3F%23%25%2F@x.example") == address


def test_what_is_said_twice_of_a_thing_stands_under_it_once() -> None:
    triples = [Triple("https://a.example/", "dct:title", Literal("ett")), *said("a")]
    triples.append(Triple("https://a.example/", "dct:title", Literal("två")))
    assert 1 == rdf_xml(triples).count('rdf:about="https://a.example/"')
    assert ["https://a.example/", AT] == [each["@id"] for each in json.loads(json_ld(triples))["@graph"]]
