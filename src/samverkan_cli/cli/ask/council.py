"""What is asked before a meeting, a decision or a task is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from samverkan_cli import texts
from samverkan_cli.cli.ask import facts
from samverkan_cli.cli.ask.form import Choice, Named, OnDay, OnDayOrFinal, Option
from samverkan_cli.cli.ask.question import Interview, Question
from samverkan_cli.domain.decision import RecordDecision
from samverkan_cli.domain.meeting import CallMeeting
from samverkan_cli.domain.task import AddTask
from samverkan_cli.domain.values import Outcome

if TYPE_CHECKING:
    from samverkan_cli.cli.ask.interview import Talk


def _meetings(talk: Talk) -> Sequence[Option]:
    """Give the latest meetings, those of the body that decided."""
    body = talk.found(lambda reader, said: reader.body(said), "body")
    with talk.reading() as reader:
        found = reader.latest_meetings(body.id if body else None, facts.LISTED)
    return [Option(each.id, each.id, f"{each.date}{f'  {each.title}' if each.title else ''}") for each in found]


def _items(talk: Talk) -> Sequence[Option]:
    """Give the agenda of the meeting."""
    meeting = talk.found(lambda reader, said: reader.meeting(said), "meeting")
    if meeting is None:
        return []
    with talk.reading() as reader:
        return [Option(str(number), str(number), title or "") for number, title in reader.agenda(meeting.id)]


def _goes_on(talk: Talk) -> bool:
    """Tell whether the question goes to somebody, or comes back."""
    return texts.code("outcome", talk.given["outcome"] or "") in (Outcome.REFERRED, Outcome.TABLED)


# What an objection to where a task comes from is about.
_ORIGINS = ("decision", "activity", "meeting", "group", "watch", "watch_item")

DECISION = Interview(
    RecordDecision,
    (
        Question("text", key="decided", needed=True),
        Question(
            "body",
            Choice(facts.bodies, other=Named("body"), begun="body add"),
            "deciding_body",
            needed=True,
            when=lambda talk: not talk.given["meeting"],
        ),
        Question(
            "meeting",
            Choice(_meetings, other=Named("meeting")),
            "decided_at",
            optional=True,
            when=lambda talk: bool(_meetings(talk)),
        ),
        Question("item", Choice(_items), optional=True, when=lambda talk: bool(_items(talk))),
        Question("date", OnDay(), "decided_on", default=facts.today, when=lambda talk: not talk.given["meeting"]),
        Question("paragraph", optional=True),
        Question("outcome", Choice(facts.words("outcome", Outcome))),
        Question("to", Choice(facts.bodies, other=Named("body")), optional=True, when=_goes_on),
        Question("back", OnDay(), optional=True, when=_goes_on),
        Question("about", Named("actor", several=True), optional=True),
        Question("effective", OnDayOrFinal(), "decision_from", optional=True),
    ),
)
MEETING = Interview(
    CallMeeting,
    (
        Question("body", Choice(facts.bodies, other=Named("body"), begun="body add"), "meeting_body", needed=True),
        Question("date", OnDay(), "meeting_on", needed=True),
        Question("time", optional=True),
        Question("place", optional=True),
        Question("title", optional=True),
        Question("also", Named("body", several=True), optional=True),
    ),
)
TASK = Interview(
    AddTask,
    (
        Question("text", key="task", needed=True),
        Question("owner", Named("person", new=True), optional=True, rules_asked=True),
        Question("due", OnDay(), optional=True),
        Question("from", key="from_ref", optional=True, fields=_ORIGINS, rules_asked=True),
    ),
)
INTERVIEWS = {"decision add": DECISION, "meeting add": MEETING, "task add": TASK}
