"""Open data of municipalities, as `export open` writes it: read into figures, with everything that is wrong in a file.

Who has joined is counted anew from the rows; a file that tells other figures than its rows do is not as it was written.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from samverkan_cli import files
from samverkan_cli.domain import errors as no
from samverkan_cli.domain import notation
from samverkan_cli.domain.nation import Published, must_be_one_of_each
from samverkan_cli.domain.open_data import KIND, SCHEMA, OpenFigures
from samverkan_cli.domain.refusal import Objections, Refused
from samverkan_cli.domain.values import Kind, Side

LARGEST = 64  # megabytes: some 200,000 signatories
_AT = re.compile(r"at `\$\.?([^`]*)`")
_LACKS = re.compile(r"required field `([^`]*)`")

Number = Annotated[int, Meta(ge=0, le=10_000_000)]


class _Said(Struct):
    schema: Any = None
    kind: Any = None


class _Row(Struct):
    name: str | None
    kind: Kind
    side: Side


class _Span(Struct):
    id: str


class _Told(Struct):
    signatories: Number
    civil: Number
    public: Number
    kinds: dict[Kind, Number]
    to_renew: Number | None
    renewed: Number | None


class _Data(Struct):
    municipality: str
    on: date
    period: _Span | None
    figures: _Told
    signatories: list[_Row]
    municipality_number: str | None = None


class _File(Struct):
    data: _Data


def published(paths: Sequence[str]) -> list[Published]:
    """Give the figures of some files, each of another municipality; raises `Refused` with all that is wrong."""
    objections = Objections()
    read = [objections.ask(_one, path) for path in paths]
    found = [each for each in read if each is not None]
    objections.extend(must_be_one_of_each(found))
    objections.stop()
    return found


def _one(path: str) -> Published:
    """Give the figures of a file, or of standard input; raises `Refused`."""
    held = files.piped("files", LARGEST) if path == files.PIPED else files.content(path, "files", LARGEST)
    if not held.strip():
        raise Refused([no.FileEmpty("files", file=path)])
    data = _parsed(held.removeprefix(b"\xef\xbb\xbf"), path)
    objections = Objections()
    municipality = objections.ask(_cleaned, data.municipality, "data.municipality", path)
    period = objections.ask(_period, data.period, path)
    number = objections.ask(_number, data.municipality_number, path)
    figures = objections.ask(_figures, data, path)
    objections.stop()
    assert municipality and figures
    return Published(file=path, municipality=municipality, number=number, period=period, on=data.on, figures=figures)


def _parsed(held: bytes, path: str) -> _Data:
    try:
        said = msgspec.json.decode(held, type=_Said)
    except msgspec.ValidationError:  # JSON, but no object
        raise Refused([no.OpenDataForeign("files", file=path, said=None)]) from None
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise Refused([no.OpenDataUnreadable("files", file=path)]) from None
    if said.kind != KIND or type(said.schema) is not int or said.schema < 1:
        raise Refused([no.OpenDataForeign("files", file=path, said=_short(said.kind))])
    if said.schema > SCHEMA:
        raise Refused([no.OpenDataNewer("files", file=path, schema=min(said.schema, 10**6), known=SCHEMA)])
    try:
        return msgspec.json.decode(held, type=_File).data
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Refused([no.OpenDataFaulty("files", file=path, place=_place(str(error)))]) from None


def _short(said: object) -> str | None:
    return said[:40] if isinstance(said, str) and said.isprintable() else None


def _place(said: str) -> str:
    """Give where something is wrong, as it is found in the file: `data.figures.civil`."""
    at, lacks = _AT.search(said), _LACKS.search(said)
    parts = [at[1] if at else "", lacks[1] if lacks else ""]
    return ".".join(part for part in parts if part) or "data"


def _cleaned(text: str, place: str, path: str) -> str:
    try:
        return notation.clean(text, notation.LINE)
    except Refused:
        raise Refused([no.OpenDataFaulty("files", file=path, place=place)]) from None


def _period(span: _Span | None, path: str) -> str | None:
    try:
        return notation.period_key(span.id) if span else None
    except Refused:
        raise Refused([no.OpenDataFaulty("files", file=path, place="data.period.id")]) from None


def _number(said: str | None, path: str) -> str | None:
    try:
        return notation.org_nr(said) if said is not None else None
    except Refused:
        raise Refused([no.OpenDataFaulty("files", file=path, place="data.municipality_number")]) from None


def _figures(data: _Data, path: str) -> OpenFigures:
    """Give the figures; raises `Refused` for those that the rows do not bear out, and where more renewed than asked."""
    kinds, sides = Counter(str(row.kind) for row in data.signatories), Counter(row.side for row in data.signatories)
    told = data.figures
    counted = {"signatories": sides.total(), "civil": sides[Side.CIVIL], "public": sides[Side.PUBLIC]}
    wrong = [name for name, number in counted.items() if getattr(told, name) != number]
    if {str(kind): number for kind, number in told.kinds.items() if number} != dict(kinds):
        wrong.append("kinds")
    objections = Objections(no.OpenDataUneven("files", file=path, place=f"data.figures.{name}") for name in wrong)
    if (told.renewed is None) != (told.to_renew is None) or (told.renewed or 0) > (told.to_renew or 0):
        objections.append(no.OpenDataFaulty("files", file=path, place="data.figures.renewed"))
    objections.stop()
    return OpenFigures(**counted, kinds=dict(sorted(kinds.items())), to_renew=told.to_renew, renewed=told.renewed)
