"""Another reader of the linked data that is written: rdflib, which portals use too."""

import warnings

import rdflib

VCARD = rdflib.Namespace("http://www.w3.org/2006/vcard/ns#")
SCHEMA = rdflib.Namespace("https://schema.org/")
AUTHORITY = rdflib.Namespace("http://publications.europa.eu/resource/authority/")


def read(text: str, form: str) -> rdflib.Graph:
    """Give what a text says, in `xml` or `json-ld`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own, of a class it uses itself
        return rdflib.Graph().parse(data=text, format=form)


def violations(graph: rdflib.Graph, shapes: str) -> str | None:
    """Give what of a graph does not conform to some shapes, as a report, or None."""
    from pyshacl import validate

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        conforms, _, said = validate(graph, shacl_graph=shapes, shacl_graph_format="turtle")
    return None if conforms else str(said)
