"""What the questions of several verbs ask the registry: lists to choose from, defaults, and what is known already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from samverkan_cli import texts
from samverkan_cli.cli.ask.form import Option
from samverkan_cli.domain import which
from samverkan_cli.domain.notation import looks_like_id

if TYPE_CHECKING:
    from enum import StrEnum

    from samverkan_cli.cli.ask.interview import Talk
    from samverkan_cli.domain.records import Decision, Enrollment, Period


LISTED = 9  # of what there may be much of, at most; the rest is typed


def period(talk: Talk) -> Period | None:
    """Give the period that was answered, or None."""
    return talk.found(lambda reader, said: reader.period(said), "period")


def actor(talk: Talk) -> str | None:
    """Give the id of the actor that was answered, or typed by its whole name; None for one to register."""
    said = talk.given.get("actor")
    if not said or looks_like_id(said):
        return said
    found = talk.found(lambda reader, name: reader.find_actor(name), "actor")
    return found.id if found else None


def is_new(talk: Talk) -> bool:
    """Tell whether the actor that was answered is one to register."""
    return bool(talk.given.get("actor")) and actor(talk) is None


def latest(talk: Talk) -> Enrollment | None:
    """Give the latest enrollment of the actor in the period, or None."""
    id_, key = actor(talk), talk.given.get("period")
    if not id_ or not key:
        return None
    with talk.reading() as reader:
        return reader.latest_enrollment(id_, key)


def waiting(talk: Talk) -> Enrollment | None:
    """Give the incomplete answer that a new one completes, or None."""
    found = latest(talk)
    return found if found and not found.is_over and found.effective is None else None


def periods(talk: Talk) -> Sequence[Option]:
    """Give every period, with its days."""
    with talk.reading() as reader:
        return [Option(each.id, each.id, texts.say("from_through", **_days(each))) for each in reader.periods()]


def _days(period_: Period) -> dict[str, str]:
    return {"first": str(period_.first_day), "last": str(period_.last_day)}


def only_open(talk: Talk) -> str | None:
    """Give the only period that takes answers today, or None."""
    with talk.reading() as reader:
        found = which.receiving(reader.periods(), talk.today)
    return found[0].id if len(found) == 1 else None


def only_joined(talk: Talk) -> str | None:
    """Give the only period that the actor has joined, or applied for, and not left; None where it is not one."""
    id_ = actor(talk)
    if not id_:
        return None
    with talk.reading() as reader:
        found = which.joined(reader.periods(), reader.enrollments_of(id_), talk.today)
    return found[0].id if len(found) == 1 else None


def bodies(talk: Talk) -> Sequence[Option]:
    """Give the bodies, the first of them in Swedish name order."""
    with talk.reading() as reader:
        return [
            Option(each.id, each.name or each.id, each.id if each.name else "") for each in reader.bodies()[:LISTED]
        ]


def decisions(talk: Talk) -> Sequence[Option]:
    """Give the latest decisions to approve something, as they are cited."""
    with talk.reading() as reader:
        found = reader.latest_decisions(LISTED)
        names = reader.names({each.body for each in found})
    return [Option(each.id, each.id, _cited(each, names.get(each.body))) for each in found]


def _cited(decision: Decision, body: str | None) -> str:
    cited = texts.say("cited", body=body or decision.body, day=str(decision.decided_on), paragraph=decision.paragraph)
    return f"{cited}: {decision.text}" if decision.text else cited


def words(group: str, kind: type[StrEnum]) -> Callable[[Talk], Sequence[Option]]:
    """Give the coded words of a group to choose from, as a person says them."""
    return lambda _talk: [Option(each.value, texts.word(group, each.value)) for each in kind]


def today(talk: Talk) -> str:
    """Give the day that was typed as `--date`, else today."""
    return talk.given.get("date") or str(talk.today)


def answer(field: str) -> Callable[[Talk], str | None]:
    """Give what was answered to another question, as a default."""
    return lambda talk: talk.given.get(field)
