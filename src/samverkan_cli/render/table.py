"""What a person reads: tables in a terminal, plain full-width lines in a pipe, sentences after a write."""

import sys
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from samverkan_cli import texts
from samverkan_cli.domain.events import (
    ActorDissolved,
    ActorExcluded,
    ActorFacts,
    ActorSuspended,
    ActorWithdrew,
    AnswerReceived,
    Application,
    AttendanceNoted,
    CaseDecided,
    CaseOpened,
    Corrected,
    CourtRuled,
    DialogueNoted,
    DocumentAdded,
    PolicySet,
    RegistrySet,
    Voided,
)
from samverkan_cli.domain.policy import value_of
from samverkan_cli.domain.refusal import Notice
from samverkan_cli.render import Listing, Receipt, Sheet, Shown
from samverkan_cli.render.plain import arrived, ruled, told, visible
from samverkan_cli.render.rectified import rectified
from samverkan_cli.render.width import columns_of, padded


def render(shown: Shown) -> str:
    """Give what a command shows as a person reads it."""
    if sys.stdout.isatty() and not getattr(shown, "as_is", False):
        return _fitted(shown)
    return plain(shown)


def plain(shown: Shown) -> str:
    """Give what a command shows with nothing cut or folded, whatever reads it."""
    if not isinstance(shown, Listing) or not shown.rows:
        return "\n".join(lines_of(shown))
    return _plain(shown.title, [texts.field(name) for name in shown.columns], cells_of(shown))


def lines_of(shown: Shown) -> list[str]:
    """Give the lines of what is no table."""
    if isinstance(shown, Receipt):
        return sentences(shown)
    if isinstance(shown, Sheet):
        return [visible(line) for line in shown.lines or (*_record(shown), *shown.more)]
    return [shown.empty or texts.say("nothing")]


def cells_of(listing: Listing) -> list[list[str]]:
    """Give the cells of a listing's columns, as a person reads them."""
    return [[told(row.get(name), name) for name in listing.columns] for row in listing.rows]


def _fitted(shown: Shown) -> str:
    """Give what fits the terminal."""
    from samverkan_cli.render import terminal

    room = terminal.width()
    if not isinstance(shown, Listing) or not shown.rows:
        return "\n".join(line for told_ in lines_of(shown) for line in terminal.folded_line(told_, room))
    title = [*terminal.folded_line(visible(shown.title), room), ""] if shown.title else []
    return "\n".join([*title, *terminal.table(shown, cells_of(shown), room)])


def sentences(receipt: Receipt) -> list[str]:
    """Give what a write did, a sentence an event."""
    lines = [texts.say("dry_run")] if receipt.dry_run else []
    lines += [visible(line) for line in receipt.lines] or [
        visible(history(entry.event, receipt.names, entry.erased)) for entry in receipt.entries
    ]
    return lines + [visible(line) for line in receipt.more]


def after(receipt: Receipt, *, warnings: bool) -> str:
    """Give what standard error tells after a write: warnings for a person, and the head of the journal."""
    told_ = [_placed(notice) for notice in receipt.notices] if warnings else []
    lines = [visible(texts.say("warning", text=text)) for text in told_]
    if not receipt.dry_run:
        lines.append(f"journal {receipt.entry} {receipt.head[:8]}")
    return "\n".join(lines)


def _placed(notice: Notice) -> str:
    """Give a warning, with the row it is about when it came from a file."""
    told_ = texts.notice(notice.code, notice.facts)
    if notice.row is None:
        return told_
    file, row, column = notice.row
    return f"{texts.say('row_place', file=file, row=row, column=column)}: {told_}"


def history(event: Any, names: dict[str, str], erased: Sequence[str] = ()) -> str:
    """Give an event as a sentence, with names beside the ids, and what was `erased` said to be that."""
    facts = {name: _with_names(getattr(event, name), names) for name in event.__struct_fields__}
    facts |= {"id": event.subject} | _days(event) | _marks(event)
    if isinstance(event, Application):
        facts["received"] = arrived(event.known_as, event.received)
    inner = getattr(event, "actor", None)
    if isinstance(inner, ActorFacts):
        facts |= {name: getattr(inner, name) for name in inner.__struct_fields__}
    kept = {"provisions": "points", "lines": "count", "objections": "objection_count", "documents": "document_count"}
    kept |= {"asked": "asked_count"}
    facts |= {told_as: len(getattr(event, name)) for name, told_as in kept.items() if hasattr(event, name)}
    if isinstance(event, (Corrected, Voided)):
        facts |= rectified(event, names)
    for path in erased:
        last = path.rpartition(".")[2]
        facts[last] = facts.get(last) or texts.say("erased")
    return texts.event(event.KIND, facts)


def _days(event: Any) -> dict[str, date]:
    """Give the other side of an edge: the last day before an end, the first day after a suspension."""
    edges: dict[str, date] = {}
    if isinstance(event, ActorWithdrew) and event.unjoined:
        edges["back_from"] = event.effective
    elif isinstance(event, ActorExcluded) and event.effective and _left_before(event):
        edges["left_from"] = event.before_from or event.effective
    elif isinstance(event, (ActorWithdrew, ActorExcluded)) and event.effective and not _off_already(event):
        edges["last_day"] = event.effective - timedelta(days=1)
    if isinstance(event, ActorDissolved):
        edges["back_from"] = event.last_day + timedelta(days=1)
    if isinstance(event, ActorSuspended):
        edges["back_from"] = event.through + timedelta(days=1)
    return edges


def _left_before(event: ActorExcluded) -> bool:
    """Tell whether the enrollment had ended when an exclusion takes effect."""
    return bool(event.effective and event.before_from and event.before_from <= event.effective)


def _off_already(event: ActorWithdrew | ActorExcluded) -> bool:
    """Tell whether who leaves had been excluded from before."""
    return isinstance(event, ActorWithdrew) and event.off_since is not None


def _marks(event: Any) -> dict[str, str | None]:
    """Give in words what an event marks: an effect that waits, a final answer, a document's weight."""
    marks: dict[str, str | None] = {}
    waits = isinstance(event, CaseDecided) and event.when_final
    if waits or (isinstance(event, ActorExcluded) and event.effective is None):
        marks["pending"] = "final"
    if isinstance(event, CourtRuled) and event.part:
        marks["ruling"] = f"{event.ruling}-{event.part}"
    if isinstance(event, AnswerReceived) and event.final:
        marks["finality"] = "final"
    if isinstance(event, AttendanceNoted):
        marks["presence"] = event.absence or ("guest" if event.guest else "participant")
    if isinstance(event, DocumentAdded):
        marks["weight"] = "matters" if event.matters else "background"
    if isinstance(event, DialogueNoted) and event.skipped:
        marks["what"] = ", ".join(part for part in (texts.word("found", "skipped"), event.reason) if part)
    if isinstance(event, RegistrySet):
        said = [(texts.word("setting_key", each.key), each.value) for each in event.settings]
        marks["told"] = "; ".join(f"{key}: {value}" for key, value in said if value)
        marks["removed"] = ", ".join(key for key, value in said if not value)
    if isinstance(event, PolicySet):
        erased = event.name == "exclusion_clause" and event.value == "yes" and event.text is None
        marks["policy_setting"] = event.name
        marks["told"] = texts.say("erased") if erased else ruled(event.name, value_of(event))
    if isinstance(event, CaseOpened):
        marks["concern_came"] = None if event.stated else str(event.reported_on)
    return marks


CALLED_BY_NAME = ("A-", "P-", "B-", "G-")


def _with_names(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, (tuple, list)):
        return tuple(_with_names(inner, names) for inner in value)
    name = names.get(value) if isinstance(value, str) and value[:2] in CALLED_BY_NAME else None
    return f"{name} ({value})" if name else value


def _record(sheet: Sheet) -> list[str]:
    """Give the fields that hold something, one a line, with names beside ids."""
    held = {
        name: value for name, value in sheet.data.items() if value not in (None, "", [], {}) and name not in sheet.apart
    }
    width = max((len(texts.field(name)) for name in held), default=0)
    return [
        f"{texts.field(name):<{width}}  {told(_with_names(value, sheet.names), name)}" for name, value in held.items()
    ]


def _plain(title: str, headings: list[str], cells: list[list[str]]) -> str:
    """Give full-width lines without a box: nothing is cut, whatever reads them."""
    rows = [headings, *cells]
    widths = [max(columns_of(row[at]) for row in rows) for at in range(len(headings))]
    lines = ["  ".join(map(padded, row, widths)).rstrip() for row in rows]
    return "\n".join([*([title] if title else []), *lines])
