"""A renewal plan as a file a person goes through: XLSX, CSV as Swedish Excel reads it, or JSON."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from samverkan_cli import texts
from samverkan_cli.domain.formulas import as_cell
from samverkan_cli.domain.renewal.proposal import Proposed, Reason, digest
from samverkan_cli.domain.values import Proposal
from samverkan_cli.render.csv import cell

COLUMNS = ("tick", "id", "name", "kind", "org_nr", "contact", "action", "reason", "digest")
_WIDTHS = (8, 9, 40, 16, 14, 44, 28, 60, 12)


@dataclass(frozen=True)
class PlanHead:
    """Which plan it is, and what it is for."""

    key: str
    period: str
    from_period: str
    made_on: str


def written(form: str, head: PlanHead, rows: Sequence[Proposed]) -> bytes:
    """Give a plan's file in a form: `xlsx`, `csv` or `json`."""
    return FORMS[form](head, rows)


def told(reasons: Sequence[Reason]) -> str:
    """Give the reasons for what is proposed."""
    language = texts.language()
    return "; ".join(_reason(*reason, language) for reason in reasons)


@cache
def _reason(code: str, value: str | None, _language: str) -> str:
    return texts.say(f"because_{code}", value=value)


def _word(group: str, code: str) -> str:
    return _worded(group, code, texts.language())


@cache
def _worded(group: str, code: str, _language: str) -> str:
    return texts.word(group, code)


def _lines(head: PlanHead) -> list[list[str]]:
    facts = {"plan": head.key, "period": head.period, "from_period": head.from_period, "made_on": head.made_on}
    lines = [[_word("plan_head", name), value] for name, value in facts.items()]
    return [*lines, [texts.say("plan_how")]]


def _headings() -> list[str]:
    return [_word("plan_column", name) for name in COLUMNS]


def _cells(rows: Sequence[Proposed], cell: Callable[[str], str]) -> Iterator[list[str]]:
    """Give the cells of each row; `cell` gives other people's texts so that they are never formulas."""
    yes, no = texts.say("yes"), texts.say("no")
    for row in rows:
        facts = row.facts
        yield [
            yes if row.ticked else no,
            facts.id,
            cell(facts.name or ""),
            _word("kind", facts.kind),
            facts.org_nr or "",
            cell(facts.contact or ""),
            _word("action", row.action),
            told(row.reasons),
            digest(facts),
        ]


def _csv(head: PlanHead, rows: Sequence[Proposed]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows(_lines(head))
    writer.writerow(_headings())
    writer.writerows(_cells(rows, cell))
    return out.getvalue().encode("utf-8-sig")


def _xlsx(head: PlanHead, rows: Sequence[Proposed]) -> bytes:
    from samverkan_cli.render.spreadsheet import workbook

    choices = {
        COLUMNS.index("tick"): [texts.say("yes"), texts.say("no")],
        COLUMNS.index("action"): [_word("action", each) for each in Proposal],
    }
    return workbook("Plan", _lines(head), _headings(), _cells(rows, as_cell), widths=_WIDTHS, choices=choices)


def _json(head: PlanHead, rows: Sequence[Proposed]) -> bytes:
    plan = {"key": head.key, "period": head.period, "from": head.from_period, "made_on": head.made_on}
    return json.dumps({"plan": plan, "rows": [shape(row) for row in rows]}, ensure_ascii=False, indent=1).encode()


def shape(row: Proposed) -> dict[str, object]:
    """Give a row as scripts read it."""
    facts = row.facts
    return {
        "tick": row.ticked,
        "id": facts.id,
        "name": facts.name,
        "kind": facts.kind,
        "org_nr": facts.org_nr,
        "contact": facts.contact,
        "action": str(row.action),
        "reason": told(row.reasons),
        "digest": digest(facts),
    }


FORMS: dict[str, Callable[[PlanHead, Sequence[Proposed]], bytes]] = {"xlsx": _xlsx, "csv": _csv, "json": _json}
