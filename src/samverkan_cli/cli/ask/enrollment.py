"""What is asked before an actor joins a period, abstains from it or leaves it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.cli.ask import facts
from samverkan_cli.cli.ask.form import Anew, Choice, Named, OnDay, Signer, YesOrNo
from samverkan_cli.cli.ask.question import Interview, Question
from samverkan_cli.domain.days import known_in_part, parse_known
from samverkan_cli.domain.enrollment import Enroll
from samverkan_cli.domain.leaving import Decline, Withdraw
from samverkan_cli.domain.policy import required
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.values import Affirmation, Channel, Kind

if TYPE_CHECKING:
    from samverkan_cli.cli.ask.interview import Talk
    from samverkan_cli.domain.records import Period


def _whole(talk: Talk) -> bool:
    """Tell whether the answer is to be complete: nobody has said that it is not."""
    return not talk.given["incomplete"]


def _is_network(talk: Talk) -> bool:
    kind = talk.given["kind"]
    if facts.actor(talk) and (actor := talk.found(lambda reader, said: reader.find_actor(said), "actor")):
        kind = actor.kind
    return bool(kind) and texts.code("kind", str(kind)) == Kind.NETWORK


def _tick(tick: Affirmation) -> Question:
    """Give the question of one statement, which only a typed yes ticks."""

    def is_asked(talk: Talk) -> bool:
        period = facts.period(talk)
        return period is not None and tick in _required(talk, period) and tick not in _ticked(talk) and _whole(talk)

    def ticked(talk: Talk) -> dict[str, Any]:
        return {"affirm": [*(talk.given["affirm"] or ()), str(tick)]}

    form = YesOrNo(yes=ticked, no={})
    return Question("affirm", form, f"affirm_{tick}", needed=True, when=is_asked)


def _required(talk: Talk, period: Period) -> tuple[Affirmation, ...]:
    """Give what the answer is to tick: by the day it came in, or the one it completes."""
    waiting = facts.waiting(talk)
    said = talk.given["received"] or talk.given["date"]
    try:
        came = parse_known(said, talk.today)[1] if said else talk.today
    except Refused:  # it is told where it is asked
        came = talk.today
    return required(period, waiting.received if waiting else came or period.first_day)


def _ticked(talk: Talk) -> set[str]:
    """Give what has been ticked: now, or in the answer that this one completes."""
    waiting = facts.waiting(talk)
    earlier = [str(tick) for tick in waiting.affirmed] if waiting else []
    return {texts.code("affirmation", tick) for tick in talk.given["affirm"] or ()} | set(earlier)


def _is_unsigned(talk: Talk) -> bool:
    """Tell whether a signature is to be asked for: an earlier register need not say who signed."""
    waiting = facts.waiting(talk)
    return _whole(talk) and not (waiting and waiting.signed_by) and not known_in_part(talk.given["received"] or "")


def _lacking(talk: Talk) -> dict[str, str]:
    """Give what the answer lacks, in words, by the question that asks for it."""
    period, ticked = facts.period(talk), _ticked(talk)
    ticks = _required(talk, period) if period else ()
    found = {f"affirm_{tick}": _lack("affirmation_missing", tick) for tick in ticks if tick not in ticked}
    if _is_unsigned(talk) and not talk.given["signed_by"]:
        found["signed_by"] = _lack("signer_missing")
    if _is_network(talk) and facts.is_new(talk):
        found |= {name: _lack(f"{name}_missing") for name in ("purpose", "contact") if not talk.given[name]}
    return found


def _lack(code: str, tick: str | None = None) -> str:
    return texts.say(f"lack_{code}", tick=tick)


def _lacks(talk: Talk) -> bool:
    return _whole(talk) and facts.waiting(talk) is None and bool(_lacking(talk))


def _incomplete(talk: Talk) -> dict[str, Any]:
    return {"incomplete": ", ".join(_lacking(talk).values())}


def _once_more(talk: Talk) -> dict[str, Any]:
    raise Anew(*_lacking(talk))


def _has_no_contact(talk: Talk) -> bool:
    actor = facts.actor(talk)
    if actor is None:
        return True
    with talk.reading() as reader:
        return not reader.reachable(actor, talk.today)


def _when_new(also: Callable[[Talk], bool] = lambda _talk: True) -> Callable[[Talk], bool]:
    return lambda talk: facts.is_new(talk) and also(talk)


ENROLL = Interview(
    Enroll,
    (
        Question("actor", Named("actor", new=True), "joining", needed=True),
        Question(
            "period",
            Choice(facts.periods, begun="period add"),
            needed=True,
            inferred=True,
            default=facts.only_open,
            rules_asked=True,
        ),
        Question(
            "kind",
            Choice(facts.words("kind", Kind)),
            default=lambda _talk: texts.word("kind", Kind.ASSOCIATION),
            when=_when_new(),
            rules_asked=True,
        ),
        Question("org_nr", optional=True, when=_when_new(lambda talk: not _is_network(talk)), rules_asked=True),
        Question("purpose", optional=True, when=_when_new(_is_network)),
        Question("received", OnDay(), default=facts.today, rules_asked=True, fields=("effective",)),
        *(_tick(tick) for tick in Affirmation),
        Question("signed_by", Signer(), needed=True, when=_is_unsigned, rules_asked=True),
        Question("contact", optional=True, when=_has_no_contact, rules_asked=True),
        Question("channel", Choice(facts.words("channel", Channel)), optional=True),
        Question("evidence", optional=True),
        Question(
            "incomplete",
            YesOrNo(yes=_incomplete, no=_once_more),
            default=lambda _talk: texts.say("yes"),
            when=_lacks,
            rests_on=("actor", "period", "affirm", "signed_by", "purpose", "contact"),
        ),
    ),
)
DECLINE = Interview(
    Decline,
    (
        Question("actor", Named("actor"), "declining", needed=True),
        Question(
            "period",
            Choice(facts.periods, begun="period add"),
            needed=True,
            inferred=True,
            default=facts.only_open,
            rules_asked=True,
        ),
        Question("received", OnDay(), default=facts.today),
    ),
)
WITHDRAW = Interview(
    Withdraw,
    (
        Question("actor", Named("actor"), "leaving", needed=True),
        Question(
            "period",
            Choice(facts.periods, begun="period add"),
            needed=True,
            inferred=True,
            default=facts.only_joined,
            rules_asked=True,
        ),
        Question("received", OnDay(), "received_leaving", default=facts.today),
        Question("effective", OnDay(), "off_from", default=facts.answer("received")),
    ),
)
INTERVIEWS = {"enroll": ENROLL, "decline": DECLINE, "withdraw": WITHDRAW}
