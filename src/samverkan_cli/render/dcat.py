"""What a portal is told of the open data: a catalogue with one data set, and a distribution for each form of it.

DCAT-AP 3.0.1 asks of a catalogue a title, a description and a publisher; of a data set a title and a description; of a
distribution an `accessURL`; of an agent a name. DCAT-AP-SE 3.0.1 asks beside that a licence of the catalogue, which is
CC0, a publisher of the data set, the type of the publisher, and of a contact its kind, name and mailbox
[docs.dataportal.se/dcat/3.0.1; github.com/diggsweden/DCAT-AP-SE, templates]. The rest is what both recommend and the
register knows. Codes are from the Union's authority tables [op.europa.eu/web/eu-vocabularies].
"""

from collections.abc import Iterator, Mapping

from samverkan_cli import texts
from samverkan_cli.domain.open_data import LICENSE, OpenRegister
from samverkan_cli.render.rdf import Address, Literal, Triple, count, mail, of_day

AUTHORITY = "http://publications.europa.eu/resource/authority/"
PUBLISHER = "http://purl.org/adms/publishertype/LocalAuthority"
ORGANISATION = "http://dataportal.se/organisation/SE"  # and the number, so that a portal knows who it is elsewhere too
MEDIA_TYPE = "https://www.iana.org/assignments/media-types/"
SWEDISH = Address(f"{AUTHORITY}language/SWE")
FORMS = {  # the code of a form, its media type, and what it is called
    "csv": ("CSV", "text/csv", "open_csv", "open_csv_about"),
    "json": ("JSON", "application/json", "open_json", "open_json_about"),
    "jsonld": ("JSON_LD", "application/ld+json", "open_jsonld", "open_jsonld_about"),
}
THEMES = ("GOVE", "SOCI")  # government and public sector, population and society
SOURCE = "dcat.rdf"  # where the catalogue is harvested, and what the things of it are named after


def triples(found: OpenRegister, sizes: Mapping[str, int]) -> Iterator[Triple]:
    """Give what is told of the open data, which lies in files of so many bytes: `register.csv` and the others."""
    yield from _catalogue(found)
    yield from _publisher(found)
    yield from _contact(found)
    yield from _place(found)
    yield from _data_set(found, sizes)
    for name, size in sizes.items():
        yield from _distribution(found, name, size)


def of_catalogue(found: OpenRegister, name: str) -> str:
    """Give the address of a thing that the catalogue tells of."""
    return f"{found.web}{SOURCE}#{name}"


def publisher(found: OpenRegister) -> str:
    """Give the address of the municipality: the portal's own, where its number is known."""
    number = (found.number or "").replace("-", "")
    return f"{ORGANISATION}{number}" if number else of_catalogue(found, "publisher")


def _said(subject: str, term: str, key: str, **facts: str | None) -> Iterator[Triple]:
    for language, text in texts.say_in_each(key, **facts).items():
        yield Triple(subject, term, Literal(text, language))


def _catalogue(found: OpenRegister) -> Iterator[Triple]:
    own = of_catalogue(found, "catalog")
    yield Triple(own, "rdf:type", Address("dcat:Catalog"))
    yield from _said(own, "dct:title", "open_catalogue", municipality=found.municipality)
    yield from _said(own, "dct:description", "open_catalogue_about", municipality=found.municipality)
    yield Triple(own, "dct:publisher", Address(publisher(found)))
    yield Triple(own, "dct:license", Address(LICENSE))
    yield Triple(own, "dct:language", SWEDISH)
    yield Triple(own, "dct:modified", of_day(found.modified))
    yield Triple(own, "dct:spatial", Address(of_catalogue(found, "area")))
    yield Triple(own, "dcat:themeTaxonomy", Address(f"{AUTHORITY}data-theme"))
    yield Triple(own, "dcat:dataset", Address(of_catalogue(found, "dataset")))


def _publisher(found: OpenRegister) -> Iterator[Triple]:
    own = publisher(found)
    yield Triple(own, "rdf:type", Address("foaf:Agent"))
    yield Triple(own, "foaf:name", Literal(found.municipality))
    yield Triple(own, "dct:type", Address(PUBLISHER))
    if found.number:
        yield Triple(own, "dct:identifier", Literal(found.number))


def _contact(found: OpenRegister) -> Iterator[Triple]:
    own = of_catalogue(found, "contact")
    yield Triple(own, "rdf:type", Address("vcard:Organization"))
    yield Triple(own, "vcard:fn", Literal(found.contact_name or found.municipality))
    yield Triple(own, "vcard:hasEmail", mail(found.contact_address))


def _place(found: OpenRegister) -> Iterator[Triple]:
    own = of_catalogue(found, "area")
    yield Triple(own, "rdf:type", Address("dct:Location"))
    yield Triple(own, "locn:geographicName", Literal(found.municipality, "sv"))


def _data_set(found: OpenRegister, sizes: Mapping[str, int]) -> Iterator[Triple]:
    own = of_catalogue(found, "dataset")
    facts = {"municipality": found.municipality, "agreement": found.agreement}
    yield Triple(own, "rdf:type", Address("dcat:Dataset"))
    yield from _said(own, "dct:title", "open_data_set")
    yield from _said(own, "dct:description", "open_data_set_about", **facts)
    yield Triple(own, "dct:publisher", Address(publisher(found)))
    yield Triple(own, "dcat:contactPoint", Address(of_catalogue(found, "contact")))
    for theme in THEMES:
        yield Triple(own, "dcat:theme", Address(f"{AUTHORITY}data-theme/{theme}"))
    for language, text in texts.say_in_each("open_keywords").items():
        for word in text.split(", "):
            yield Triple(own, "dcat:keyword", Literal(word, language))
    yield Triple(own, "dct:accessRights", Address(f"{AUTHORITY}access-right/PUBLIC"))
    yield Triple(own, "dct:accrualPeriodicity", Address(f"{AUTHORITY}frequency/IRREG"))
    yield Triple(own, "dct:language", SWEDISH)
    yield Triple(own, "dct:modified", of_day(found.modified))
    yield Triple(own, "dct:spatial", Address(of_catalogue(found, "area")))
    if found.first_day and found.last_day:
        span = of_catalogue(found, "period")
        yield Triple(own, "dct:temporal", Address(span))
        yield Triple(span, "rdf:type", Address("dct:PeriodOfTime"))
        yield Triple(span, "dcat:startDate", of_day(found.first_day))
        yield Triple(span, "dcat:endDate", of_day(found.last_day))
    for name in sizes:
        yield Triple(own, "dcat:distribution", Address(of_catalogue(found, name.rpartition(".")[2])))


def _distribution(found: OpenRegister, name: str, size: int) -> Iterator[Triple]:
    suffix, at = name.rpartition(".")[2], Address(f"{found.web}{name}")
    own, (code, media_type, title, about) = of_catalogue(found, suffix), FORMS[suffix]
    yield Triple(own, "rdf:type", Address("dcat:Distribution"))
    yield from _said(own, "dct:title", title)
    yield from _said(own, "dct:description", about)
    yield Triple(own, "dcat:accessURL", at)
    yield Triple(own, "dcat:downloadURL", at)
    yield Triple(own, "dct:format", Address(f"{AUTHORITY}file-type/{code}"))
    yield Triple(own, "dcat:mediaType", Address(f"{MEDIA_TYPE}{media_type}"))
    yield Triple(own, "dcat:byteSize", count(size))
    yield Triple(own, "dct:license", Address(LICENSE))
    yield Triple(own, "dct:language", SWEDISH)
    yield Triple(own, "dct:modified", of_day(found.modified))
