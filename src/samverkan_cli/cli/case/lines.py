"""A case as a person reads it: it ends with the next command, as it is to be typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from samverkan_cli import texts

if TYPE_CHECKING:
    from samverkan_cli.render import Receipt

Shape = dict[str, Any]
# Steps with a sentence of their own.
OWN = ("sent", "notified", "extended", "cure", "ruled", "decided", "revoked", "bar_lifted", "appealed")
FOLDED = ("document", "conflict")


def lines(data: Shape, today: date) -> list[str]:
    """Give a case from its heading to what is next."""
    told = [
        texts.say("case_heading", **data),
        texts.say("case_state", today=str(today), state=data["state"]),
        *waits(data),
        texts.say("case_stated" if data["stated"] else _reported(data), **data),
    ]
    told += [texts.say("grounds_heading"), *map(_ground, data["points"])] if data["points"] else []
    told += [texts.say("steps_heading"), *_history(data)]
    if data["decisions"]:
        told += [texts.say("effects_heading"), *(line for made in data["decisions"] for line in _effect(made))]
    if data["deadlines"]:
        told += [texts.say("deadlines_heading"), *(line for each in data["deadlines"] for line in _deadline(each))]
    return told + next_lines(data)


def waits(data: Shape) -> Iterator[str]:
    """Give whom a case waits for, and since when."""
    if found := data["waits"]:
        yield texts.say("case_waits", whom=found["for"], name=found["name"], since=dated(found["since"]))


def _reported(data: Shape) -> str:
    return "case_reported" if data["reported_by"] else "case_anonymous"


def dated(day: str | None) -> str | None:
    """Give a day with its weekday."""
    if day is None:
        return None
    return texts.say("dated", weekday=texts.word("weekday", str(date.fromisoformat(day).isoweekday())), day=day)


def _ground(point: Shape) -> str:
    kind, _, ordinal = point["ground"].partition(":")
    kind = texts.word("ground_kind", kind)
    return texts.say("ground_line", kind=kind, ordinal=ordinal, ground=point["ground"], text=point["text"])


# what has happened ------------------------------------------------------------------------------


def _history(data: Shape) -> Iterator[str]:
    """Give each step on its day; documents, conflicts and objections stand under what they were entered with."""
    last: tuple[str | None, int] | None = None
    for step in data["steps"]:
        if data["stated"] and step["kind"] == "reported":
            continue
        here = (step["day"], step["entry"])
        folded = step["kind"] in FOLDED and here == last
        yield (
            texts.say("under_step", told=said(step))
            if folded
            else texts.say("case_step", day=step["day"] or "–", told=said(step))
        )
        last = here
        if step["kind"] not in FOLDED and not step["kind"].startswith("announced"):
            yield from objected(each for each in data["objections"] if each["entry"] == step["entry"])


def said(step: Shape) -> str:
    """Give what happened in a step, in words."""
    kind = "sent" if step["found"] == "notified" else step["kind"]
    own = f"step_{kind}" if kind in (*OWN, *FOLDED) else "step_other"
    return texts.say(own, **step, ruling=step["found"], what=texts.word("step_kind", step["kind"]))


def objected(found: Iterable[Shape]) -> Iterator[str]:
    """Give what was objected to when something was recorded, and why it was recorded anyway."""
    reason = None
    for each in found:
        yield texts.say("objected_in_case", message=each["message"])
        reason = each["anyway"]
    if reason:
        yield texts.say("anyway_in_case", reason=reason)


def _effect(made: Shape) -> Iterator[str]:
    """Give what was decided, from when it holds, and what has become of it."""
    yield texts.say("effect_decided", **made)
    for name, told in (("deciding", made["deciding"]), ("proportionality", made["proportionality"])):
        if told:
            yield texts.say(f"effect_{name}", **{name: told})
    if made["factors"]:
        yield texts.say("effect_factor", factor=made["factors"])
    yield texts.say("effect_line", told=_holds(made))
    if made["now"] in ("annulled", "revoked") or made["outcome"] != "excluded":
        return
    told = texts.say("bar_through", **_weekdays(made)) if made["bar_through"] else texts.say("bar_none")
    yield texts.say("effect_line", told=told)


def _holds(made: Shape) -> str:
    """Give the days a decision has effect."""
    days = _weekdays(made)
    if made["annulled_on"]:
        return " ".join(became(made))
    if made["outcome"] in ("none", "reprimand"):
        return texts.say("holds_nothing")
    if made["outcome"] == "excluded" and not made["in_force_from"]:
        never = texts.say("holds_never", **days) if made["revoked_from"] else None
        waits = texts.say("holds_pending" if made["joined"] else "holds_waits", **days)
        return never or " ".join([waits, *became(made)])
    days["first"] = days["in_force_from"] or days["effective"] or days["decided_on"]
    key = "holds_outlived" if made["now"] == "outlived" else f"holds_{made['outcome']}"
    return " ".join([texts.say(key, **days), *became(made, "final_on")])


def became(made: Shape, *more: str) -> list[str]:
    """Give what has become of a decision's effect: stayed, in force again, reconsidered, annulled; and what stands."""
    if made.get("annulled_on"):
        told = [texts.say("holds_annulled", annulled_on=dated(made["annulled_on"]))]
    else:
        known = [name for name in ("stayed_on", "resumed_from", "revoked_from", *more) if made.get(name)]
        told = [texts.say(f"holds_{name}", **{name: dated(made[name])}) for name in known if name != "final_on"]
        if "final_on" in known:
            told.append(
                texts.say("holds_doubted" if made["doubted"] else "holds_final_on", final_on=dated(made["final_on"]))
            )
    return told + ([texts.say("holds_elsewhere", elsewhere=made["elsewhere"])] if made.get("elsewhere") else [])


DAYS = (
    *("decided_on", "in_force_from", "through", "bar_through", "bar_lifted_from"),
    *("stayed_on", "resumed_from", "revoked_from", "annulled_on", "final_on", "ended_otherwise"),
)


def _weekdays(made: Shape) -> Shape:
    effective = None if made["effective"] == "final" else dated(made["effective"])
    return made | {name: dated(made[name]) for name in DAYS} | {"effective": effective}


# last days --------------------------------------------------------------------------------------


def _deadline(each: Shape) -> Iterator[str]:
    """Give a last day and how it stands, and under it the rule in words."""
    undone = each["status"] == "missed" and not each["done"]
    status = texts.word("deadline_status", "overdue" if undone else each["status"])
    due, done, what = dated(each["due"]), dated(each["done"]), texts.word("deadline", each["what"])
    key = "case_deadline_through" if each["what"] == "notice" else "case_deadline"
    yield texts.say(key if due else "case_none_due", due=due, what=what, status=status, done=done)
    yield texts.say("under_deadline", told=texts.say(f"rule_{each['what']}", days=each["days"], source=each["source"]))


# what is next -----------------------------------------------------------------------------------


def next_lines(data: Shape) -> list[str]:
    """Give what can be typed next, the recommended command first, with the day it is to be done by or after."""
    if not data["next"]:
        return [texts.say("nothing_next")]
    return [
        texts.say("next_heading", **_next_days(data)),
        *(texts.say("next_line", command=each) for each in data["next"]),
    ]


def _next_days(data: Shape) -> Shape:
    after = data["next_after"]
    first = str(date.fromisoformat(after) + timedelta(days=1)) if after else None
    return {"by": dated(data["next_by"]), "after": dated(first)}


# after a write ----------------------------------------------------------------------------------

STARTED = {
    "case_opened": ("screening",),
    "case_screened": ("dialogue",),
    "actor_notified": ("respond_by",),
    "response_extended": ("respond_by",),
    "cure_set": ("cure",),
    "case_decided": ("adjustment",),
}
ANNOUNCED = {"reported": ("adjustment",), "adjusted": ("announcement",), "posted": ("appeal",)}


def after(receipt: Receipt, data: Shape) -> tuple[str, ...]:
    """Give what follows from what was recorded in a case: the last days it started, and the recommended command."""
    started = [what for entry in receipt.entries for what in _started(entry.event)]
    told = [
        texts.say(f"started_{each['what']}", due=dated(each["due"]))
        for each in data["deadlines"]
        if each["what"] in started and each["due"] and each["status"] not in ("met", "not_running")
    ]
    if data["next"]:
        told.append(texts.say("next_is", **_next_days(data), command=data["next"][0]))
    else:
        told.append(texts.say("nothing_next"))
    return tuple(told)


def _started(event: Any) -> Iterator[str]:
    """Give which last days an event starts."""
    yield from STARTED.get(event.KIND, ())
    if event.KIND == "decision_announced":
        for name, started in ANNOUNCED.items():
            if getattr(event, name):
                yield from started
