"""Mapping files: which heading or element is which field, on top of the headings known by default."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from samverkan_cli import files
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.policy import shown
from samverkan_cli.domain.refusal import Objection, Objections, Refused
from samverkan_cli.intake import headings, toml
from samverkan_cli.intake.headings import FIELDS, IGNORE, NAMING
from samverkan_cli.intake.toml import quoted

WORDS = ("yes", "no", "sent", "unsent")
_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


@dataclass(frozen=True)
class Mapping:
    """Headings tied to fields, the sheet to read, the form versions known, and words for ticks and statuses."""

    columns: dict[str, str] = field(default_factory=dict)
    sheet: str | None = None
    versions: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    unsent: tuple[str, ...] = ()

    @classmethod
    def default(cls) -> "Mapping":
        """Give the mapping of known headings alone."""
        return cls()

    @classmethod
    def read(cls, path: str) -> "Mapping":
        """Give the mapping of a TOML file; raises `Refused` with everything that is wrong in it."""
        try:
            found = toml.tables(files.content(path, "map", files.WRITTEN).decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise Refused([no.FileUnreadable("map", path=path, why="UTF-8")]) from None
        except ValueError as error:
            raise Refused([no.MappingInvalid("map", file=path, given=str(error))]) from None
        objections = Objections(_flaws(path, found))
        objections.stop()
        words = found.get("words", {})
        return cls(
            columns=dict(found.get("columns", {})),
            sheet=found.get("sheet"),
            versions=tuple(str(shown(one)) for one in found.get("versions", ())),
            **{name: tuple(words.get(name, ())) for name in WORDS},
        )

    def find(self, heading: str) -> str | None:
        """Give the field of a heading; None when nothing knows it."""
        bare = headings.key(heading)
        return self._known(bare) or headings.part(bare, self._known)

    def _known(self, bare: str) -> str | None:
        return self._fields_by_key.get(bare) or headings.known().get(bare)

    def recognised(self, found: Iterable[str]) -> int:
        """Give how many fields some headings name; a field that is named twice counts once."""
        return len({self.find(heading) for heading in found if heading} - {None})

    @cached_property
    def joined(self) -> frozenset[str]:
        """Give the fields that the mapping puts together from several columns, in their order."""
        times = Counter(self.columns.values())
        return frozenset(to for to in headings.PARTED if times[to] > 1)

    @cached_property
    def _fields_by_key(self) -> dict[str, str]:
        return {headings.key(one): to for one, to in self.columns.items()}

    def fields(self, file: str, row: int, found: Sequence[str]) -> tuple[str | None, ...]:
        """Give the field of each heading, None for what is ignored.

        Raises `Refused` with every heading that is unknown or a second of its field, and when no
        column tells whose row it is.
        """
        fields = [self.find(heading) if heading else IGNORE for heading in found]
        objections = Objections(_objections(file, row, found, fields, self.joined))
        objections.stop()
        return tuple(None if to == IGNORE else to for to in fields)

    def ignoring(self, passed_over: Iterable[str]) -> "Mapping":
        """Give the mapping with some headings passed over."""
        return replace(self, columns=self.columns | dict.fromkeys(passed_over, IGNORE))

    def marking(self, columns: Iterable[tuple[str, str]]) -> "Mapping":
        """Give the mapping a file was read by, for a person to change: a second column of a field is passed over."""
        used: dict[str, str] = {}
        for heading, to in columns:
            used[heading] = to if to in self.joined or to not in used.values() else IGNORE
        return replace(self, columns=used)

    def using(self, columns: Iterable[tuple[str, str]]) -> "Mapping":
        """Give the mapping with the headings a file was read by, one for each field that is not put together."""
        used: dict[str, str] = {}
        for heading, to in columns:
            if to == IGNORE or to in self.joined or to not in used.values():
                used[heading] = to
        return replace(self, columns=used)

    def toml(self) -> str:
        """Give the text of a mapping file that says the same."""
        lines = [f"sheet = {quoted(self.sheet)}"] if self.sheet else []
        lines += [f"versions = [{', '.join(map(quoted, self.versions))}]"] if self.versions else []
        lines += ["", "[columns]"] if lines else ["[columns]"]
        lines += [f"{_bare_or_quoted(heading)} = {quoted(to)}" for heading, to in self.columns.items()]
        if self._words():
            lines += ["", "[words]"]
            lines += [f"{name} = [{', '.join(map(quoted, said))}]" for name, said in self._words()]
        return "\n".join(lines) + "\n"

    def _words(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(name, said) for name in WORDS if (said := getattr(self, name))]


def _objections(
    file: str, row: int, found: Sequence[str], fields: Sequence[str | None], joined: frozenset[str]
) -> list[Objection]:
    if not any(to and to != IGNORE for to in fields):
        return [no.HeadingsUnknown(file=file, row=row, given=tuple(found[:8]))]
    objections: list[Objection] = [
        no.ColumnUnknown(file=file, row=row, column=heading, nearest=headings.nearest(heading), typed=heading)
        for heading, to in zip(found, fields, strict=True)
        if to is None
    ]
    for to in dict.fromkeys(to for to in fields if to and to != IGNORE and to not in joined):
        same = tuple(heading for heading, other in zip(found, fields, strict=True) if other == to)
        if len(same) > 1:
            objections.append(no.ColumnTwice(file=file, row=row, column=same, given=to))
    if not objections and not set(fields) & set(NAMING):
        objections.append(no.NameColumnMissing(file=file, row=row))
    return objections


def _flaws(path: str, found: dict[str, Any]) -> Iterable[Objection]:
    shapes: dict[str, Any] = {"columns": dict, "sheet": str, "versions": list, "words": dict}
    for name, value in found.items():
        if name not in shapes or not isinstance(value, shapes[name]):
            yield no.MappingInvalid("map", file=path, given=name)
    words = found.get("words")
    for name, value in (words if isinstance(words, dict) else {}).items():
        texts = isinstance(value, list) and all(isinstance(one, str) for one in value)
        if name not in WORDS or not texts:
            yield no.MappingInvalid("map", file=path, given=f"words.{name}")
    columns = found.get("columns")
    yield from _column_flaws(path, columns if isinstance(columns, dict) else {})


def _column_flaws(path: str, columns: dict[str, Any]) -> Iterable[Objection]:
    for heading, to in columns.items():
        if not isinstance(to, str) or to not in FIELDS:
            yield no.MappingFieldUnknown("map", file=path, column=heading, given=shown(to), known=FIELDS)
    for to in FIELDS:
        same = tuple(heading for heading, other in columns.items() if other == to)
        if len(same) > 1 and to not in (IGNORE, *headings.PARTED):
            yield no.MappingTwice("map", file=path, given=to, column=same)
    keys = Counter(map(headings.key, columns))
    same = tuple(heading for heading in columns if keys[headings.key(heading)] > 1)
    if same:
        yield no.MappingTwice("map", file=path, given=tuple(str(columns[heading]) for heading in same), column=same)


def _bare_or_quoted(heading: str) -> str:
    return heading if _BARE.fullmatch(heading) else quoted(heading)
