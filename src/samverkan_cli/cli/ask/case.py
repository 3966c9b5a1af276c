"""What is asked before a case is opened, and before a decision on an actor is acted on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from samverkan_cli import texts
from samverkan_cli.actions.case.steps import open_cases
from samverkan_cli.cli.ask import facts
from samverkan_cli.cli.ask.form import Choice, Named, OnDay, OnDayOrFinal, OnDayOrUnknown, Option, Reporter, YesOrNo
from samverkan_cli.cli.ask.question import Interview, Question, never
from samverkan_cli.domain.case.decision import Exclude, Refuse
from samverkan_cli.domain.case.steps import OpenCase
from samverkan_cli.domain.notation import provision_ref

if TYPE_CHECKING:
    from samverkan_cli.cli.ask.interview import Talk
    from samverkan_cli.domain.records import Case, Decision


def _points(talk: Talk) -> Sequence[Option]:
    """Give the numbered points of the period's text, and what is formally wrong."""
    period = facts.period(talk)
    formal = Option("formal", texts.word("grounds", "formal"))
    if period is None:
        return [formal]
    with talk.reading() as reader:
        points = reader.provisions(period.id, period.text_version)
    refs = [(f"{each.kind}:{each.ordinal}", each.text) for each in points]
    return [*(Option(ref, texts.word("grounds", ref), text or "") for ref, text in refs), formal]


def _cases(talk: Talk) -> list[Case]:
    """Give the open cases about the actor in the period."""
    actor, period = facts.actor(talk), talk.given["period"]
    if not actor or not period:
        return []
    with talk.reading() as reader:
        return [each for each in open_cases(reader, actor) if each.period == period]


def _case_options(talk: Talk) -> Sequence[Option]:
    found = [Option(each.id, each.id, each.concern or ", ".join(each.grounds)) for each in _cases(talk)]
    return [*found, Option("", texts.say("no_case"))]


def _has_no_case(talk: Talk) -> bool:
    return not talk.given["case"]


def _is_heard_beside(talk: Talk) -> bool:
    """Tell whether it is to be said here how the actor was heard: a case says it itself."""
    period = facts.period(talk)
    return period is not None and _hears(talk, period.id) and _has_no_case(talk) and not talk.given["record_anyway"]


def _hears(talk: Talk, period: str) -> bool:
    """Tell whether the period's rules ask for a hearing on the day of the decision."""
    decision = _decision(talk)
    with talk.reading() as reader:
        return reader.policy(period, decision.decided_on if decision else talk.today).hearing


def _is_asked_of_an_answer(talk: Talk) -> bool:
    return _is_heard_beside(talk) and not talk.given["no_answer"] and not talk.given["answered"]


def _decision(talk: Talk) -> Decision | None:
    return talk.found(lambda reader, said: reader.decision(said), "decision")


def _stated_effect(talk: Talk) -> str | None:
    """Give from when the decision itself says that it has effect."""
    found = _decision(talk)
    if found and found.when_final:
        return texts.word("effective", "final")
    return str(found.effective) if found and found.effective else None


def _refused_from(talk: Talk) -> str | None:
    found = _decision(talk)
    return str(found.effective or found.decided_on) if found else None


_CASE = Question("case", Choice(_case_options), when=lambda talk: bool(_cases(talk)), rules_asked=True)
_DECISION = Question("decision", Choice(facts.decisions, other=Named("decision")), needed=True, when=lambda _talk: True)
_GROUND = Question("ground", Choice(_points, several=True, written=provision_ref), needed=True, when=_has_no_case)
_HEARD = (
    Question("notified", OnDayOrUnknown(), needed=True, when=_is_heard_beside),
    Question(
        "_answer_came",
        YesOrNo(
            yes={"_answer_came": True, "no_answer": False},
            no={"_answer_came": False, "no_answer": True, "answered": None},
            unsure=True,
        ),
        "answer_came",
        needed=True,
        when=_is_asked_of_an_answer,
        fields=("answered", "no_answer"),
    ),
    Question("answered", OnDay(), when=lambda talk: bool(talk.given.get("_answer_came")), rests_on=("_answer_came",)),
)
_REASONS = (Question("deciding", optional=True), Question("proportionality", optional=True))
_ANYWAY = Question("record_anyway", when=never)

OPEN = Interview(
    OpenCase,
    (
        Question("actor", Named("actor"), "tried", needed=True),
        Question(
            "period",
            Choice(facts.periods, begun="period add"),
            needed=True,
            inferred=True,
            default=facts.only_joined,
            rules_asked=True,
        ),
        Question("ground", Choice(_points, several=True, written=provision_ref), needed=True),
        Question("date", OnDay(), "reported", default=facts.today),
        Question("reporter", Reporter(), needed=True, rules_asked=True),
        Question("fact", OnDayOrUnknown()),
        Question("what", key="concern", optional=True),
        Question("evidence", key="case_evidence", optional=True),
    ),
)
EXCLUDE = Interview(
    Exclude,
    (
        Question("actor", Named("actor"), "excluded", needed=True),
        Question(
            "period",
            Choice(facts.periods, begun="period add"),
            needed=True,
            inferred=True,
            default=facts.only_joined,
            rules_asked=True,
        ),
        _CASE,
        _DECISION,
        _GROUND,
        Question("effective", OnDayOrFinal(), "excluded_from", default=_stated_effect),
        Question(
            "_has_bar",
            YesOrNo(yes={"_has_bar": True}, no={"_has_bar": False, "bar_through": None}),
            "has_bar",
            when=lambda talk: not talk.given["bar_through"],
        ),
        Question("bar_through", OnDay(), when=lambda talk: bool(talk.given.get("_has_bar")), rests_on=("_has_bar",)),
        *_HEARD,
        *_REASONS,
        _ANYWAY,
    ),
    careful=True,
)
REFUSE = Interview(
    Refuse,
    (
        Question("actor", Named("actor"), "refused", needed=True),
        Question(
            "period",
            Choice(facts.periods, begun="period add"),
            needed=True,
            inferred=True,
            default=facts.only_joined,
            rules_asked=True,
        ),
        _CASE,
        _DECISION,
        _GROUND,
        Question("effective", OnDay(), "refused_from", default=_refused_from),
        *_HEARD,
        *_REASONS,
        _ANYWAY,
    ),
    careful=True,
)
INTERVIEWS = {"case open": OPEN, "exclude": EXCLUDE, "refuse": REFUSE}
