"""`samverkan report nation`: what many municipalities publish, as one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.domain import nation as rules
from samverkan_cli.domain.values import Kind
from samverkan_cli.render import Listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samverkan_cli.cli.call import Reading
    from samverkan_cli.domain.open_data import OpenFigures

FIRST = ("municipality", "period", "day", "signatories", "civil", "public")
KINDS = {kind: f"kind_{kind.replace('-', '_')}" for kind in map(str, Kind)}
LAST = ("to_renew", "renewed", "rate")
GOING = ("kinds", "to_renew", "renewed", "period", "rate")
ALOUD = frozenset({"table", "md"})  # where the kinds are told in one cell


def shown(call: Reading, files: Sequence[str], *, read: bool) -> Listing:
    """Give a row for each municipality and one for all; `read` is for what a person reads. Raises `Refused`."""
    from samverkan_cli.intake.open_data import published

    found = published(files)
    whole, aloud = rules.total(found), call.form in ALOUD
    rows = [_row(_named(each), each.figures, read=read, aloud=aloud) for each in rules.in_order(found)]
    if len(found) > 1 and call.form != "id":
        every = {"municipality": texts.say("every") if read else None, "period": None, "day": None}
        rows.append(_row(every, whole, read=read, aloud=aloud))
    there = tuple(key for kind, key in KINDS.items() if whole.kinds.get(kind))
    columns = (*FIRST, *(("kinds",) if aloud else there), *LAST)
    title = texts.say("nation_title", count=len(found))
    return Listing(call.words, rows, columns, title, keys=tuple(rows[0]), going=GOING)


def _named(each: rules.Published) -> dict[str, str | None]:
    return {"municipality": each.municipality, "period": each.period, "day": each.on.isoformat()}


def _row(named: dict[str, str | None], told: OpenFigures, *, read: bool, aloud: bool) -> dict[str, Any]:
    rate = told.rate
    said = [f"{texts.word('kind', kind)} {count}" for kind in KINDS if (count := told.kinds.get(kind))]
    return {
        **named,
        **{key: getattr(told, key) for key in ("signatories", "civil", "public")},
        **({"kinds": said} if aloud else {}),
        **{key: told.kinds.get(kind, 0) for kind, key in KINDS.items()},
        "to_renew": told.to_renew,
        "renewed": told.renewed,
        "rate": texts.say("percent", number=str(round(100 * rate))) if read and rate is not None else rate,
    }
