"""The agenda that builds itself: what has come, in its order, each once, and nothing that was dropped from it."""

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from samverkan_cli.domain.records import AgendaItem, AgendaLine
from samverkan_cli.domain.values import AgendaSource
from samverkan_cli.domain.wording import is_of_earlier_minutes

ORDER = tuple(AgendaSource)  # the order the lines stand in


def build(lines: Sequence[AgendaLine], items: Sequence[AgendaItem]) -> list[AgendaLine]:
    """Give the lines that the items of a meeting lack, in order; what comes from a question's item stands under it.

    `items` are all the meeting has, those that were dropped among them: what was dropped is not put there again.
    """
    there = {(each.came_from, each.origin) for each in items}
    lines = _with_minutes_once(lines, items)
    continued = {each.continues for each in items if each.continues} | {each.id for each in items}
    found: dict[tuple[AgendaSource, str], AgendaLine] = {}
    for line in sorted(lines, key=lambda each: ORDER.index(each.came_from)):
        known = (line.came_from, line.origin) in there or not continued.isdisjoint(line.stands_for)
        if not known:
            found.setdefault((line.came_from, line.origin), line)
    placed = [replace(each, under=_above(each, found.values(), items)) for each in found.values()]
    new = {each.origin for each in placed}
    below: dict[str, list[AgendaLine]] = {}
    for each in placed:
        if each.under in new:
            below.setdefault(str(each.under), []).append(each)
    return [one for each in placed if each.under not in new for one in (each, *below.get(each.origin, ()))]


def _with_minutes_once(lines: Sequence[AgendaLine], items: Sequence[AgendaItem]) -> list[AgendaLine]:
    """Give the lines without those that would tell of the earlier minutes a second time.

    Where it is known which minutes are to be approved, that line stands for the item that every meeting has for them;
    an item that is there for them stands for any of them.
    """
    known = AgendaSource.MINUTES in {*(each.came_from for each in lines), *(each.came_from for each in items)}
    there = any(
        each.came_from is not AgendaSource.MINUTES and not each.dropped_on and is_of_earlier_minutes(each.title or "")
        for each in items
    )

    def twice(line: AgendaLine) -> bool:
        standing = line.came_from is AgendaSource.STANDING and is_of_earlier_minutes(line.title or "")
        return (known and standing) or (there and line.came_from is AgendaSource.MINUTES)

    return [each for each in lines if not twice(each)]


def _above(line: AgendaLine, lines: Collection[AgendaLine], items: Sequence[AgendaItem]) -> str | None:
    """Give what a line stands under: the item, or the line, that goes on with what it came from."""
    if line.under is None or line.came_from is AgendaSource.QUESTION:
        return None
    live = [each for each in items if not each.dropped_on and each.parent is None]
    own = next((each.id for each in live if line.under in (each.continues, each.origin)), None)
    questions = [each for each in lines if each.came_from is AgendaSource.QUESTION]
    return own or next((each.origin for each in questions if line.under in each.stands_for), None)
