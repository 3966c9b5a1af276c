"""Open ePlatform XML: the answers of an e-service form, read as they stream by and with nothing external."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.sax.handler import ContentHandler, feature_external_ges, feature_external_pes, feature_namespaces

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Notice, Objection, Refused
from samverkan_cli.intake import cells, headings
from samverkan_cli.intake.headings import IGNORE, NAMING, TICKS
from samverkan_cli.intake.mapping import Mapping
from samverkan_cli.intake.source import GivenFile, Rejected, Row, Source, ticked, written

if TYPE_CHECKING:
    from xml.sax.xmlreader import AttributesNSImpl

NAMESPACE = "http://www.oeplatform.org/version/2.0/schemas/flowinstance"
ANSWER = "FlowInstance"
MEGABYTE = 1_000_000
LARGEST = 50 * MEGABYTE
DEEPEST = 100
# What the e-service calls an answer that was sent in, and one that was not [domain.md §9]; another word is asked about.
SENT = (
    *("inskickat", "inskickad", "inkommen", "inkommet", "kompletterat", "kompletterad", "under behandling"),
    *("klart", "klar", "arkiverat", "arkiverad"),
)
UNSENT = (
    *("sparat", "sparad", "preliminär", "preliminärt", "utkast", "draft", "saved", "väntar på betalning"),
    *("väntar på flerpartsignering", "väntar på flerpartssignering"),
)
HEADER = {"FlowInstanceID": "submission", "FirstSubmitted": "received", "LastSubmitted": IGNORE}
_FEATURES = {feature_namespaces: True, feature_external_ges: False, feature_external_pes: False}


@dataclass
class Submission:
    """One answer: the line it starts on, what its header says, the questions and their values."""

    row: int
    header: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    values: dict[str, list[str]] = field(default_factory=dict)

    def given(self, element: str) -> list[str]:
        """Give the values of a question, or what the header says."""
        return self.values.get(element) or [said for said in [self.header.get(element, "")] if said]


@dataclass(kw_only=True)
class XmlSource(Source):
    """The answers of a file as rows: the headings are the fields that were found."""

    answers: list[Submission]
    elements: dict[str, str]  # element: field
    joined: frozenset[str]  # fields that are put together
    sent: dict[str, bool]  # by the key of a status: whether it says that the answer was sent in

    def rows(self) -> Iterator[Row]:
        """Give each answer, with the line it starts on."""
        for answer in self.answers:
            found = dict.fromkeys(self.headings, "")
            flaw = None
            for element, to in self.elements.items():
                for name, text in _read(to, answer.given(element), self.words):
                    if name in self.joined and found[name]:
                        found[name] = f"{found[name]} {text}"
                        continue
                    if name == to and found[name] and headings.key(found[name]) != headings.key(text):
                        same = tuple(one for one, other in self.elements.items() if other == to)
                        flaw = flaw or no.ColumnTwice(file=self.file, row=answer.row, column=same, given=to)
                    found[name] = found[name] or text
            found["channel"] = found["channel"] or "e-service"
            texts = [found[name] for name in self.headings]
            yield answer.row, texts, self._flaw(answer, texts) or flaw

    def rejected(self, rows: Rejected, *, heading: str = "fel") -> bytes:
        """Give the rejected answers as CSV that Excel reads, with the fields as headings."""
        return written(self.reasons(rows, heading), ";", "utf-8-sig")

    def _flaw(self, answer: Submission, texts: list[str]) -> Objection | None:
        status = answer.header.get("Status", "")
        sent = self.sent.get(headings.key(status)) if status else True
        if not sent:
            return (no.StatusUnclear if sent is None else no.NotSubmitted)(file=self.file, row=answer.row, given=status)
        for name, text in zip(self.headings, texts, strict=True):
            if len(text) > cells.CELL:
                return no.CellTooLong(file=self.file, row=answer.row, column=name, limit=cells.CELL)
        return self.garbled(answer.row, texts)


def open_xml(origin: GivenFile, mapping: Mapping) -> XmlSource:
    """Give the answers of an e-service file; raises `Refused` when it is another kind of XML, or unsafe."""
    size = origin.size()
    if size > LARGEST:
        raise Refused([no.FileTooLarge(file=origin.file, limit=LARGEST // MEGABYTE)])
    answers = _parsed(origin)
    elements = _elements(origin, answers, mapping)
    words = ticked(mapping)
    named = {name for answer in answers for e, to in elements.items() for name, _ in _read(to, answer.given(e), words)}
    fields = tuple(name for name in headings.FIELDS if name in named | {"channel"})
    if not named & set(NAMING):
        raise Refused([no.NameColumnMissing(file=origin.file, row=answers[0].row)])
    return XmlSource(
        file=origin.file,
        form="xml",
        headings=fields,
        fields=fields,
        notices=list(_notices(origin, answers, elements, mapping)),
        columns=tuple(elements.items()),
        words=words,
        answers=answers,
        elements=elements,
        joined=mapping.joined,
        sent=_statuses(mapping),
    )


def _statuses(mapping: Mapping) -> dict[str, bool]:
    said = ((UNSENT, False), (SENT, True), (mapping.unsent, False), (mapping.sent, True))
    return {headings.key(status): sent for statuses, sent in said for status in statuses}


class _Reader(ContentHandler):
    """Takes the answers out of a stream of elements."""

    def __init__(self, origin: GivenFile) -> None:
        super().__init__()
        self.origin = origin
        self.answers: list[Submission] = []
        self.root = ""
        self.path: list[str] = []  # below the answer
        self.depth = 0
        self.inside = False
        self.text: list[str] = []
        self.length = 0
        self.locator: Any = None

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: N802 — SAX names it
        """Keep what knows the line."""
        self.locator = locator

    def startElementNS(  # noqa: N802 — SAX names it
        self,
        name: tuple[str | None, str],
        qname: str | None,  # noqa: ARG002 — SAX's signature
        attrs: "AttributesNSImpl",  # noqa: ARG002 — SAX's signature
    ) -> None:
        """Begin an answer, or go deeper into one."""
        space, local = name
        self.depth += 1
        if self.depth > DEEPEST:
            raise Refused([no.XmlUnsafe(file=self.origin.file)])
        if self.depth == 1:
            self.root = f"{local} ({space})" if space else local
            if space not in (None, NAMESPACE):
                raise self.foreign()
        if self.inside:
            self.path.append(local)
        elif local == ANSWER and space == NAMESPACE:
            self.inside = True
            self.answers.append(Submission(self.locator.getLineNumber()))
        self.text, self.length = [], 0

    def characters(self, content: str) -> None:
        """Gather text, though not more than a cell can hold."""
        if self.length <= cells.CELL:
            self.text.append(content)
            self.length += len(content)

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: ARG002, N802 — SAX's
        """Note what an element said, and go back out of it."""
        self.depth -= 1
        if not self.path:
            self.inside = self.inside and name != (NAMESPACE, ANSWER)
            return
        text = "".join(self.text).strip()
        if text:
            self._note(self.answers[-1], text)
        self.path.pop()
        self.text, self.length = [], 0

    def _note(self, answer: Submission, text: str) -> None:
        if "Values" not in self.path:
            place = "Status" if self.path[-2:] == ["Status", "Name"] else self.path[-1]
            answer.header.setdefault(place, text)
            return
        question, *rest = self.path[self.path.index("Values") + 1 :] or [""]
        if rest == ["Name"]:
            answer.labels.setdefault(question, text)
        elif rest and rest != ["QueryID"]:
            element = question if rest[0] == "Value" else ".".join([question, *rest])
            answer.values.setdefault(element, []).append(text)

    def foreign(self) -> Refused:
        """Give the refusal of XML that is no e-service's."""
        expected = f"{ANSWER} ({NAMESPACE})"
        return Refused([no.NamespaceWrong(file=self.origin.file, expected=expected, found=self.root)])


def _parsed(origin: GivenFile) -> list[Submission]:
    """Give the answers of a file, with a parser that follows nothing and expands nothing."""
    from xml.sax import SAXParseException

    from defusedxml.common import DefusedXmlException
    from defusedxml.sax import make_parser

    reader, parser = _Reader(origin), make_parser()
    parser.forbid_dtd = True
    parser.setContentHandler(reader)
    for feature, on in _FEATURES.items():
        parser.setFeature(feature, on)
    try:
        with origin.open() as file:
            parser.parse(file)
    except DefusedXmlException:
        raise Refused([no.XmlUnsafe(file=origin.file)]) from None
    except SAXParseException as error:
        raise Refused([no.XmlInvalid(file=origin.file, row=error.getLineNumber())]) from None
    except (ValueError, LookupError):  # an encoding that is unknown or no encoding of letters
        raise Refused([no.XmlInvalid(file=origin.file, row=1)]) from None
    if not reader.answers:
        raise reader.foreign()
    return reader.answers


def _elements(origin: GivenFile, answers: list[Submission], mapping: Mapping) -> dict[str, str]:
    """Give the elements that are read and their fields; raises `Refused` when none is known."""
    explicit = {headings.key(heading): to for heading, to in mapping.columns.items()}
    labels = {element: label for answer in answers for element, label in answer.labels.items()}
    asked = dict.fromkeys(element for answer in answers for element in answer.values)
    found = ((element, _field(element, labels, mapping)) for element in asked)
    fields = {element: to for element, to in found if to}
    if not any(to != IGNORE for to in fields.values()):
        raise Refused([no.HeadingsUnknown(file=origin.file, row=answers[0].row, given=tuple(asked)[:8])])
    header = {element: explicit.get(headings.key(element)) or to for element, to in HEADER.items()}
    for element in sorted(header, key=lambda element: headings.key(element) not in explicit):
        if header[element] not in (IGNORE, *fields.values()):
            fields[element] = header[element]
    return fields


def _field(element: str, labels: dict[str, str], mapping: Mapping) -> str | None:
    """Give the field of a question, or of a part of one, by its element or by what it is called in the form."""
    question, _, part = element.partition(".")
    label = labels.get(question, "")
    return mapping.find(element) or (mapping.find(f"{label} {part}") if label else None)


def _read(to: str, values: list[str], words: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Give the fields that the values of a question fill, and their texts."""
    if not values or to == IGNORE:
        return
    parts = [part.strip() for part in values[0].split("|")]
    if to in NAMING and len(parts) > 3 and parts[0].replace("-", "").isdigit():
        yield "org_nr", parts[0]
        yield "name", parts[1]
    elif to in TICKS:
        yield to, _tick(to, [words.get(headings.key(value), value) for value in values])
    elif to in ("received", "signed", "effective"):
        yield to, cells.day(values[0])
    else:
        yield to, "; ".join(values)


def _tick(to: str, values: list[str]) -> str:
    """Give ja or nej for what check boxes printed; what is neither as it stands."""
    said = [True if to in (cells.affirmed(value) or ()) else cells.tick(value) for value in values]
    if None in said or len(set(said)) > 1:
        return "; ".join(values)
    return "ja" if said[0] else "nej"


def _notices(
    origin: GivenFile, answers: list[Submission], elements: dict[str, str], mapping: Mapping
) -> Iterator[Notice]:
    versions = dict.fromkeys(answer.header.get("Version", "") for answer in answers)
    unknown = tuple(version for version in versions if version not in mapping.versions)
    if mapping.versions and unknown:
        yield no.FormVersionUnknown(file=origin.file, given=unknown, known=mapping.versions)
    unread = dict.fromkeys(element for answer in answers for element in answer.values if element not in elements)
    if unread:
        yield no.ElementsUnread(file=origin.file, column=tuple(unread))
