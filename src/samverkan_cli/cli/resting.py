"""What rests on a decision and what a thing rests on, told from both sides: `why`, `check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.cli.case.history import cited
from samverkan_cli.cli.shapes import change, done
from samverkan_cli.domain.validity import ended, in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from samverkan_cli.store.reader import Reader

Row = dict[str, Any]
OF_CASES = ("A-", "E-", "C-")  # what was decided on them is told with what became of it


def of_decision(reader: Reader, id_: str) -> tuple[list[Row], list[Row]]:
    """Give what later decisions do to one, and what was done on it; nothing for what is no decision."""
    if not id_.startswith("D-"):
        return [], []
    known = reader.known(reader.decision(id_))
    return [change(each) for each in known.changes], [done(each) for each in reader.done_on([id_])[id_]]


def behind(reader: Reader, id_: str, on: date) -> list[Row]:
    """Give the decisions that a thing is what it is by, each with whether it is in force on a day."""
    if id_.startswith((*OF_CASES, "D-")):
        return []
    found = reader.done_with(id_)
    decisions = [reader.decision(each) for each in dict.fromkeys(each.decision for each in found)]
    known, forms = reader.known_of(decisions), reader.forms(decisions)
    rows = []
    for each in found:
        gone = ended(known[each.decision], on)
        rows.append(
            done(each)
            | {
                "decision": each.decision,
                "cited": cited(reader, each.decision),
                "form": str(forms[each.decision]),
                "in_force": in_force(known[each.decision], on),
                "ended": change(gone) if gone else None,
            }
        )
    return rows


def lines(changes: Iterable[Row], made: Iterable[Row], names: Mapping[str, str]) -> Iterator[str]:
    """Give what became of a decision and what was done on it, as a person reads it."""
    for each in changes:
        yield texts.say("changed_line", **each | {"since": each["from"]})
    for each in made:
        facts = {"name": names.get(each["ref"]), "policy_setting": each["told"]}
        yield texts.say(f"done_{each['what']}", **each | facts)


def behind_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Give the decisions that a thing rests on, and what has ended one, as a person reads it."""
    for each in rows:
        gone = each["ended"] or {}
        told = {"form": each["form"], "cited": each["cited"], "id": each["decision"], "done_kind": each["what"]}
        yield texts.say("rests_on_line", **told, day=each["day"])
        if gone:
            yield texts.say("rests_on_ended", how=gone["how"], by=gone["by"], since=gone["from"])
