"""RDF, written from one list of triples: as JSON-LD and as RDF/XML, the form in which portals harvest.

Every subject has an address of its own: the Swedish portal takes no blank node for a catalogue, a data set, a
distribution, a publisher or a contact [docs.dataportal.se/dcat/docs/harvesting]. Terms are written with a prefix, and
a text is always written as a text, whatever stands in it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from typing import NamedTuple, TypeAlias
from urllib.parse import quote

from samverkan_cli.render.json import dumped

PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "locn": "http://www.w3.org/ns/locn#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TYPE = "rdf:type"
_MISSING = "\ufffd"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # [XML 1.0, production 2]


class Address(NamedTuple):
    """What a triple leads to: a thing with an address, whole or as a term."""

    iri: str


class Literal(NamedTuple):
    """What a triple says: a text in a language, or of a type, or neither."""

    text: str
    language: str | None = None
    type: str | None = None


class Triple(NamedTuple):
    """That a thing stands in a relation to another, or has a value."""

    subject: str
    term: str
    object: Address | Literal


Thing: TypeAlias = Sequence[Triple]


def of_day(day: date) -> Literal:
    """Give a day as RDF has it."""
    return Literal(day.isoformat(), type="xsd:date")


def count(number: int) -> Literal:
    """Give a number of things as RDF has it."""
    return Literal(str(number), type="xsd:nonNegativeInteger")


def mail(address: str) -> Address:
    """Give the address of a mailbox, with what may not stand in one encoded [RFC 6068]."""
    return Address("mailto:" + quote(address, safe="@!$'*+-._~"))


def whole(term: str) -> str:
    """Give the whole address of a term, `dct:title`; what has no prefix of ours is whole already."""
    prefix, colon, name = term.partition(":")
    return PREFIXES[prefix] + name if colon and prefix in PREFIXES else term


def json_ld(triples: Iterable[Triple]) -> str:
    """Give triples as JSON-LD, each thing once."""
    graph = []
    for subject, own in _things(triples).items():
        node: dict[str, object] = {"@id": subject, "@type": [each.object[0] for each in own if _is_type(each)]}
        for term in dict.fromkeys(each.term for each in own if not _is_type(each)):
            node[term] = [_in_json(each.object) for each in own if each.term == term]
        graph.append(node)
    return dumped({"@context": PREFIXES, "@graph": graph}) + "\n"


def _is_type(triple: Triple) -> bool:
    return triple.term == _TYPE


def _in_json(said: Address | Literal) -> dict[str, str]:
    if isinstance(said, Address):
        return {"@id": said.iri}
    if said.language:
        return {"@value": said.text, "@language": said.language}
    return {"@value": said.text, "@type": said.type} if said.type else {"@value": said.text}


def rdf_xml(triples: Iterable[Triple]) -> str:
    """Give triples as RDF/XML, each thing once; a character that XML has no form for is shown as missing."""
    spaces = "".join(f"\n  xmlns:{prefix}={_quoted(iri)}" for prefix, iri in PREFIXES.items())
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<rdf:RDF{spaces}>"]
    for subject, own in _things(triples).items():
        lines.append(f"  <rdf:Description rdf:about={_quoted(subject)}>")
        lines += [f"    {_in_xml(each)}" for each in own]
        lines.append("  </rdf:Description>")
    return "\n".join([*lines, "</rdf:RDF>", ""])


def _in_xml(triple: Triple) -> str:
    said = triple.object
    if isinstance(said, Address):
        return f"<{triple.term} rdf:resource={_quoted(whole(said.iri))}/>"
    marked = f" xml:lang={_quoted(said.language)}" if said.language else ""
    marked += f" rdf:datatype={_quoted(whole(said.type))}" if said.type else ""
    text = escape(_NOT_XML.sub(_MISSING, said.text), quote=False).replace("\r", "&#13;")
    return f"<{triple.term}{marked}>{text}</{triple.term}>"


def _quoted(text: str) -> str:
    return f'"{escape(_NOT_XML.sub(_MISSING, text))}"'


def _things(triples: Iterable[Triple]) -> Mapping[str, Thing]:
    found: dict[str, list[Triple]] = {}
    for each in triples:
        found.setdefault(each.subject, []).append(each)
    return found
