"""What is asked before a registry is made, and before a period is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from samverkan_cli import texts
from samverkan_cli.cli.ask import facts
from samverkan_cli.cli.ask.form import Choice, Named, OnDay, Option, YesOrNo
from samverkan_cli.cli.ask.question import Interview, Question
from samverkan_cli.cli.registry import Create
from samverkan_cli.domain.period import OpenPeriod
from samverkan_cli.domain.values import Affirmation

if TYPE_CHECKING:
    from samverkan_cli.cli.ask.interview import Talk


def _ticks(_talk: Talk) -> Sequence[Option]:
    """Give what may have to be ticked, and nothing."""
    words = [Option(each.value, texts.word("affirmation", each.value)) for each in Affirmation]
    return [*words, Option("none", texts.say("no_ticks"))]


def _year(place: int, day: str) -> Callable[[Talk], str | None]:
    """Give a day of the first or the last year in the period's key."""

    def default(talk: Talk) -> str | None:
        years = (talk.given["period"] or "").split("-")
        return f"{years[place]}-{day}" if years[0].isdigit() and years[place].isdigit() else None

    return default


def _has_no_policy(talk: Talk) -> bool:
    return not talk.given["policy"]


def _is_adopted(talk: Talk) -> bool:
    return bool(talk.given["adopted_by"])


INIT = Interview(
    Create,
    (
        Question("municipality", needed=True, optional=True),
        Question("agreement", needed=True, optional=True),
    ),
    registry=False,
)
PERIOD = Interview(
    OpenPeriod,
    (
        Question("period", key="period_key", needed=True),
        Question("first_day", OnDay(), needed=True, default=_year(0, "01-01")),
        Question("last_day", OnDay(), needed=True, default=_year(-1, "12-31"), rules_asked=True),
        Question("networks", YesOrNo(yes={"networks": True}, no={"networks": False}), when=_has_no_policy),
        Question("hearing", YesOrNo(yes={"hearing": True}, no={"hearing": False}), when=_has_no_policy),
        Question("affirmations", Choice(_ticks, several=True, joined=","), when=_has_no_policy),
        Question(
            "adopted_by", Choice(facts.bodies, other=Named("body")), optional=True, when=lambda t: bool(facts.bodies(t))
        ),
        Question("adopted", OnDay(), optional=True, when=_is_adopted),
        Question("paragraph", optional=True, when=_is_adopted),
    ),
)
INTERVIEWS = {"init": INIT, "period add": PERIOD}
