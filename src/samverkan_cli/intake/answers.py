"""From cells to what a request is read from: which field each cell is, and which ticks are given."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.notation import period_key
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.domain.values import Affirmation
from samverkan_cli.intake import cells
from samverkan_cli.intake.headings import FIELDS, TICKS
from samverkan_cli.intake.source import Source

DAYS = frozenset({"signed", "received", "effective", "complete_by"})
CODED = frozenset({"kind", "side", "channel"})
PERSON_PARTS = ("signer_first", "signer_last", "contact_first", "contact_last")
JOINED = frozenset({"contact_name", "contact_mail", "capacity", "affirm", *PERSON_PARTS})


@dataclass(slots=True)
class AnswerRow:
    """A row as it was read: where it stands, its fields, its ticks, and what is wrong with its form."""

    source: Source
    number: int
    cells: list[str]
    given: dict[str, object]
    ticks: dict[Affirmation, bool] = field(default_factory=dict)
    flaws: list[Objection] = field(default_factory=list)
    id: str | None = None  # of the actor, or a word that says it is a new one

    @property
    def stated(self) -> set[str]:
        """Give the fields that the row itself says something of."""
        pairs = zip(self.source.fields, self.cells, strict=True)
        return {name for name, text in pairs if name and cells.bare(text)}

    def column(self, said: str | None, tick: object = None) -> str | None:
        """Give the heading under which a field, or one of the ticks, stands, or None."""
        ticks = tuple(name for name in TICKS if tick in (None, name))
        contact = ("contact", "contact_mail", "contact_name", "contact_first", "contact_last")
        of = {"actor": ("name", "actor", "org_nr"), "affirm": (*ticks, "affirm"), "contact": contact}
        of["signed_by"] = ("signed_by", "signer_first", "signer_last")
        fields = self.source.fields
        return next((self.source.headings[fields.index(n)] for n in of.get(said or "", (said,)) if n in fields), None)


def answers(source: Source, standing: Mapping[str, object], coded: Callable[[str, str], str]) -> Iterator[AnswerRow]:
    """Give each row of a source; `standing` holds for those that do not say otherwise.

    `coded` gives the coded value of a word of a field, in either language.
    """
    places = [(at, name) for at, name in enumerate(source.fields) if name and name not in (*TICKS, "ignore", "period")]
    plain = [(at, "actor" if name == "name" else name) for at, name in places if name not in JOINED and name != "actor"]
    special = [(at, f"_{name}") for at, name in places if name in JOINED or name == "actor"]
    ticked = [(at, Affirmation(name)) for at, name in enumerate(source.fields) if name in TICKS]
    other = source.fields.index("period") if "period" in source.fields else None
    for number, found, flaw in source.rows():
        given = dict(standing)
        row = AnswerRow(source, number, found, given, {}, [flaw] if flaw else [])
        if flaw:
            yield row
            continue
        for name, text in _said((name, found[at]) for at, name in plain).items():
            if text[0] == "#" and cells.shows_error(text):
                row.flaws.append(no.CellFaulty(name, file=source.file, row=number, column=row.column(name)))
            elif name in DAYS:
                given[name] = cells.day(text, source.shift)
            else:
                given[name] = coded(name, text) if name in CODED else text
        for at, tick in ticked:
            _tick(row, tick, found[at])
        if other is not None:
            row.flaws += _of_another(cells.bare(found[other]), standing.get("period"))
        if special:
            _joined(row, _said((name, found[at]) for at, name in special))
        if row.ticks:
            given["affirm"] = tuple(tick for tick, yes in row.ticks.items() if yes) + tuple(
                tick for tick in _standing(standing) if tick not in row.ticks
            )
        yield row


def _of_another(said: str, period: object) -> Iterator[Objection]:
    """Give the objection to a row that says another period, however its dash is written."""
    try:
        same = said in ("", period) or period_key(said) == period
    except Refused:
        same = False
    if not same:
        yield no.RowOfOtherPeriod("period", given=said, period=str(period))


def _standing(standing: Mapping[str, object]) -> tuple[Affirmation, ...]:
    held = standing.get("affirm")
    return held if isinstance(held, tuple) else ()


def under_one_heading(rows: Sequence[AnswerRow]) -> tuple[Source, list[list[str]]]:
    """Give one source that some rows can be written as, and the cells of each under its headings.

    Rows of files with other headings than the first one's are put under the names of the fields they fill.
    """
    first = rows[0].source
    if all(row.source.headings == first.headings for row in rows):
        return first, [row.cells for row in rows]
    filled = {name for row in rows for name in row.source.fields if name}
    names = tuple(name for name in FIELDS if name in filled)
    found = (
        _said((name or "", text) for name, text in zip(row.source.fields, row.cells, strict=False)) for row in rows
    )
    return replace(first, headings=names, fields=names), [[said.get(name, "") for name in names] for said in found]


def _tick(row: AnswerRow, tick: Affirmation, text: str) -> None:
    """Note a tick, given or not; a blank says nothing."""
    if text == "ja":
        row.ticks[tick] = True
    elif cells.bare(text):
        said = cells.tick(text)
        if said is None:
            row.flaws.append(no.TickUnclear("affirm", given=text, tick=tick))
        else:
            row.ticks[tick] = said


def _said(cells_: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give what fields say, blank ones left out; what stands in several columns is put together in their order."""
    said: dict[str, str] = {}
    for name, cell in cells_:
        if text := cells.bare(cell):
            said[name] = f"{said[name]} {text}" if name in said else text
    return said


def _joined(row: AnswerRow, said: dict[str, str]) -> None:
    """Put together what stands in several columns: a contact's name and mailbox, a signer's capacity."""
    given = row.given
    if "_actor" in said:
        row.id = said["_actor"]
    signer, contact = (
        " ".join(said[part] for part in (f"_{of}_first", f"_{of}_last") if part in said) for of in ("signer", "contact")
    )
    if signer and "signed_by" not in given:
        given["signed_by"] = signer
    name, mail = said.get("_contact_name") or contact, said.get("_contact_mail")
    if (name or mail) and "contact" not in given:
        given["contact"] = f"{name} <{mail}>" if name and mail else name or mail
    if "_capacity" in said and "signed_by" in given:
        given["signed_by"] = f"{given['signed_by']}, {said['_capacity']}"
    if "_affirm" in said:
        found = cells.affirmed(said["_affirm"])
        if found is None:
            row.flaws.append(no.TickUnclear("affirm", given=said["_affirm"], tick=None))
        else:
            row.ticks |= dict.fromkeys(map(Affirmation, found), True)
