"""Open data as files: the register as CSV, JSON and JSON-LD, and what a portal is told of it as JSON-LD and RDF/XML.

JSON-LD has the terms of `org` for who has joined what, and of `schema` for names, texts and days. A text stands only
where its term says that it is one, so that it is never taken for an address or a keyword, whatever is in it.
"""

import csv
import io
from typing import Any

from samverkan_cli import texts
from samverkan_cli.domain.formulas import guarded
from samverkan_cli.domain.open_data import KIND, LICENSE, SCHEMA, OpenRegister, shape
from samverkan_cli.render import dcat, rdf
from samverkan_cli.render.dcat import SOURCE
from samverkan_cli.render.json import dumped

LINKED = "register.jsonld"
# How each column of the white list is said; a tuple that gets one more has a test that fails until it stands here too.
TERMS: dict[str, str | dict[str, str]] = {
    "name": "schema:name",
    "kind": {"@id": "org:classification", "@type": "@id"},
    "side": {"@id": "org:classification", "@type": "@id"},
    "since": {"@id": "schema:startDate", "@type": "xsd:date"},
    "purpose": "schema:description",
    "website": {"@id": "schema:url", "@type": "@id"},
}
CONTEXT: dict[str, Any] = {
    "dct": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **TERMS,
    "label": {"@id": "skos:prefLabel", "@container": "@language"},
    "membership": "org:hasMembership",
    "agreement": {"@id": "org:organization", "@type": "@id"},
    "license": {"@id": "dct:license", "@type": "@id"},
    "publisher": {"@id": "dct:publisher", "@type": "@id"},
    "modified": {"@id": "dct:modified", "@type": "xsd:date"},
}
CODED = ("kind", "side")
OF_MEMBERSHIP = ("since",)


def files(found: OpenRegister) -> dict[str, bytes]:
    """Give the files of the open data by their names."""
    data = {"register.csv": _csv(found), "register.json": _json(found), LINKED: _linked(found)}
    told = list(dcat.triples(found, {name: len(content) for name, content in data.items()}))
    return {**data, "dcat.jsonld": rdf.json_ld(told).encode(), SOURCE: rdf.rdf_xml(told).encode()}


def _csv(found: OpenRegister) -> bytes:
    """Give the rows with their columns' stable names; what a spreadsheet would take for a formula is guarded."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")  # [RFC 4180]
    writer.writerow(found.columns)
    writer.writerows([guarded(row[name] or "") for name in found.columns] for row in found.rows)
    return out.getvalue().encode()


def _json(found: OpenRegister) -> bytes:
    return (dumped({"schema": SCHEMA, "kind": KIND, "data": shape(found)}) + "\n").encode()


def _linked(found: OpenRegister) -> bytes:
    at = f"{found.web}{LINKED}"
    agreement = {
        "@id": f"{at}#agreement",
        "@type": "org:OrganizationalCollaboration",
        "name": found.agreement or texts.say_in_each("open_data_set")["sv"],
        "publisher": dcat.publisher(found),
        "license": LICENSE,
        "modified": found.modified.isoformat(),
    }
    used = {(group, row[group]): None for group in CODED for row in found.rows}
    concepts = [
        {"@id": f"{at}#{code}", "@type": "skos:Concept", "label": texts.word_in_each(group, code)}
        for group, code in used
        if code
    ]
    members = [_member(at, key, row) for key, row in zip(found.keys, found.rows, strict=True)]
    return (dumped({"@context": CONTEXT, "@graph": [agreement, *concepts, *members]}) + "\n").encode()


def _member(at: str, key: str, row: dict[str, str | None]) -> dict[str, Any]:
    """Give an organisation, and since when it is in the agreement; what is not known of it is left out."""
    known = {name: f"{at}#{value}" if name in CODED else value for name, value in row.items() if value is not None}
    own = {name: value for name, value in known.items() if name not in OF_MEMBERSHIP}
    joined = {name: value for name, value in known.items() if name in OF_MEMBERSHIP}
    membership = {"@type": "org:Membership", "agreement": f"{at}#agreement", **joined}
    return {"@id": f"{at}#{key}", "@type": "org:Organization", **own, "membership": membership}
