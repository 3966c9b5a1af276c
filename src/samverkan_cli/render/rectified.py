"""What was put right or voided, in words: old and new, and what it does to the roll."""

from collections.abc import Iterator
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
    named = [*event.rows[:1], *(row for row in event.rows[1:] if not row.key.isdigit())]
    keys = sorted({_place(row.table, row.key, {}) for row in named if row.key != event.subject})
    told = list(dict.fromkeys(_value(row.table, each, names) for row in event.rows for each in row.values))
    if event.bodies_entry:
        was, now = ([_called(one, names) for one in those] for those in (event.earlier_bodies, event.bodies))
        told.append(_said(_column("bodies"), ", ".join(was), ", ".join(now)))
    return {
        "about": f"{about}, {_some(keys)}" if keys else about,
        "told": "; ".join(told),
        "roll": " ".join(_roll(event)),
    }


NAMED = 5  # rows that are named; of the days of a period hang many


def _some(keys: list[str]) -> str:
    told = ", ".join(keys[:NAMED])
    return told if len(keys) <= NAMED else texts.say("and_rows", told=told, count=len(keys) - NAMED)


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
    """Give what a correction of days with effect does to the roll."""
    rows = [(row, {each.column: each for each in row.values}) for row in event.rows]
    ends = {(each.now, each.was) for _, days in rows if (each := days.get("ended_from"))}
    told = [said for row, days in rows if row.table == "enrollment" for said in _of_enrollment(row.key, days)]
    for row, days in rows:
        turns = {name: key for name, key in _TURNS.get(row.table, {}).items() if name in days}
        turned = [(key, days[name]) for name, key in turns.items() if (days[name].now, days[name].was) not in ends]
        told += [said for key, each in turned if (said := _instead(key, each))]
    return list(dict.fromkeys(told))


# The days from which a decision puts an actor off the roll, or on it again.
_TURNS = {
    "exclusion": {"effective": "away_from_instead"} | dict.fromkeys(("stayed_on", "revoked_from"), "back_instead"),
    "suspension": {
        "first_day": "away_from_instead",
        "through": "away_through_instead",
        **dict.fromkeys(("stayed_on", "revoked_from"), "back_instead"),
    },
}


def _of_enrollment(id_: str, days: dict[str, CorrectedValue]) -> Iterator[str]:
    if begins := days.get("effective"):
        key = "on_roll_instead" if begins.now and begins.was else "on_roll_at_last" if begins.now else "on_roll_no_more"
        yield texts.say(key, now=begins.now, was=begins.was)
    if ends := days.get("ended_from"):
        key = "off_roll_instead" if ends.now and ends.was else "off_roll_at_last" if ends.now else "off_roll_no_more"
        yield texts.say(key, now=_day_before(ends.now), was=_day_before(ends.was))
    if aside := days.get("voided_by"):
        yield texts.say("aside_now" if aside.now else "aside_no_more", id=id_)


def _instead(key: str, each: CorrectedValue) -> str | None:
    return texts.say(key, now=each.now, was=each.was) if each.now and each.was else None


def _day_before(day: Any) -> str | None:
    return str(date.fromisoformat(str(day)) - timedelta(days=1)) if day else None
