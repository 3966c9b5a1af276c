"""What was put right or voided, in words: old and new, and what it does to the roll."""

from datetime import date, timedelta
from typing import Any

from samverkan_cli import texts
from samverkan_cli.domain.events import Corrected, CorrectedValue, Voided
from samverkan_cli.domain.values import ValueForm

_SEALED = (ValueForm.TEXT, ValueForm.PERSON)


def rectified(event: Corrected | Voided, names: dict[str, str]) -> dict[str, Any]:
    """Give the facts of the sentence that tells of a correction, or of what was voided."""
    about = _called(event.subject, names)
    if isinstance(event, Voided):
        first, *others = (_place(row.table, row.key, names) for row in event.rows)
        return {"about": first if first == about else f"{first} ({about})", "along": ", ".join(dict.fromkeys(others))}
    keys = {_place(row.table, row.key, {}) for row in event.rows if row.key != event.subject}
    told = [_value(row.table, each, names) for row in event.rows for each in row.values]
    if event.bodies_entry:
        was, now = ([_called(one, names) for one in those] for those in (event.earlier_bodies, event.bodies))
        told.append(_said(_column("bodies"), ", ".join(was), ", ".join(now)))
    return {
        "about": f"{about}, {', '.join(sorted(keys))}" if keys else about,
        "told": "; ".join(told),
        "roll": " ".join(_roll(event)),
    }


def _called(id_: str, names: dict[str, str]) -> str:
    return f"{names[id_]} ({id_})" if id_ in names else id_


def _place(table: str, key: str, names: dict[str, str]) -> str:
    """Give a row as a person knows it: by its id, or by what it is and the entry that made it."""
    if not key.isdigit():
        return _called(key, names)
    return texts.say("row_of_entry", table=texts.word("table", table), entry=key)


def _value(table: str, each: CorrectedValue, names: dict[str, str]) -> str:
    if each.form in _SEALED and each.was is None and each.now is None:  # neither is anything that was typed
        return texts.say("corrected_erased", field=_column(each.column), now=texts.say("erased"))
    words = (_word(table, each, said, names) for said in (each.was, each.now))
    return _said(_column(each.column), *words)


def _column(name: str) -> str:
    """Give what a column is called: where it has no word of its own, as its heading is."""
    return texts.words("column").get(name) or texts.field(name)


def _said(field: str, was: str | None, now: str | None) -> str:
    if now is None:
        return texts.say("corrected_to_nothing", field=field, was=was or texts.say("erased"))
    if was is None:
        return texts.say("corrected_from_nothing", field=field, now=now)
    return texts.say("corrected_value", field=field, was=was, now=now)


def _word(table: str, each: CorrectedValue, said: Any, names: dict[str, str]) -> str | None:
    """Give a value as a person reads it, or None for nothing."""
    if said is None or said == ():
        return None
    if isinstance(said, bool):
        return texts.say("yes" if said else "no")
    if each.form in _SEALED:
        return str(said)
    if (table, each.column) == ("policy_setting", "value"):
        return _ruled(str(said))
    group = _GROUPS.get((table, each.column), each.column)
    if isinstance(said, tuple):
        return ", ".join(_called(one, names) if one in names else texts.word(group, one) for one in said)
    return _called(str(said), names) if str(said) in names else texts.word(group, str(said))


def _ruled(said: str) -> str:
    """Give the value of a setting as it stands in the journal, whichever setting it is."""
    if said.isdigit():
        return texts.say("policy_days", days=int(said))
    if said in ("yes", "no"):
        return texts.say(said)
    words = [] if said == "none" else said.split(",")
    return ", ".join(texts.word("effect", texts.word("affirmation", one)) for one in words) or "–"


# The words of a column that are not called as it is.
_GROUPS = {
    ("enrollment", "affirmed"): "affirmation",
    ("body", "kind"): "body_kind",
    ("watch_item", "kind"): "watch_kind",
    ("activity", "responsible"): "party",
}


def _roll(event: Corrected) -> list[str]:
    """Give what a correction of an enrollment's days does to the roll."""
    days = {each.column: each for row in event.rows if row.table == "enrollment" for each in row.values}
    said = []
    if begins := days.get("effective"):
        key = "on_roll_instead" if begins.now and begins.was else "on_roll_at_last" if begins.now else "on_roll_no_more"
        said.append(texts.say(key, now=begins.now, was=begins.was))
    if (ends := days.get("ended_from")) and ends.now and ends.was:
        last = (str(date.fromisoformat(str(day)) - timedelta(days=1)) for day in (ends.now, ends.was))
        now, was = last
        said.append(texts.say("off_roll_instead", now=now, was=was))
    return said
