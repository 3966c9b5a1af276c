"""What goes on about an actor meanwhile, when it joins, leaves or ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from samverkan_cli.domain.meaning import meets
from samverkan_cli.domain.refusal import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from samverkan_cli.domain.case.effect import Span
    from samverkan_cli.domain.records import Exclusion
    from samverkan_cli.domain.refusal import Notice
    from samverkan_cli.store.reader import Reader

T = TypeVar("T", bound=Said)


def goes_on(read: Reader, actor: str, name: str | None) -> Iterator[Notice]:
    """Tell of the open cases about an actor, which can be closed or go on; without any, nothing of cases is loaded."""
    if actor in read.actors_tried():
        from samverkan_cli.actions.case.steps import open_cases
        from samverkan_cli.domain.case.steps import notices_of_open_cases as told

        yield from told(open_cases(read, actor), name)


def to_hand_on(read: Reader, actor: str, name: str | None) -> list[Notice]:
    """Tell what an actor's people have in the council's work, which another takes on when it leaves."""
    persons, activities = read.persons_for(actor), read.activities_with(actor)
    if not persons and not activities:
        return []
    from samverkan_cli.domain.leaving import notices_of_ties

    places = read.places(persons) if persons else []
    called = read.names({id_ for each in places for id_ in (each.id, each.person) if id_})
    called |= {each.id: each.text for each in read.activities_led(persons) if each.text} if persons else {}
    return list(notices_of_ties(actor, name, places, called, activities))


def met(read: Reader, exclusion: Exclusion, bar: Iterable[Span], on: date, told: type[T]) -> list[T]:
    """Tell what else stands that an exclusion's bar touches on the days it runs: answers given for any period."""
    runs = tuple(bar)
    answers = read.answers_beside(exclusion.actor, exclusion.enrollment) if runs else []
    return list(meets(runs, exclusion.decision, answers, on, told))
