"""What can be put right of a yearly round: what it is called and asks, and what was answered; never whom it asked."""

from __future__ import annotations

from samverkan_cli.actions import round as actions
from samverkan_cli.actions.correction.things import Correctable, Facts
from samverkan_cli.domain.records import RoundAnswer
from samverkan_cli.domain.round import AnswerRound, OpenRound

ROUND = Correctable(
    noun="round",
    table="yearly_round",
    facts=(
        Facts(
            asks=OpenRound,
            typed={"name": "name", "question": "question", "last_day": "last_day"},
            said=lambda _reader, found: {
                "name": found.name,
                "period": found.period,
                "question": found.each_question,
                "last_day": found.last_day,
                "day": found.asked_on,
            },
            again=actions.open_round,
            needs=("name", "question"),
        ),
    ),
    find=lambda reader, ref: reader.round(ref),
)
ANSWER = Correctable(
    noun="round_answer",
    table="round_answer",
    facts=(
        Facts(
            asks=AnswerRound,
            typed={"text": "text", "received": "received", "date": "received"},
            said=lambda _reader, found: {
                "round": found.round,
                "actor": found.actor,
                "text": found.text,
                "received": found.received,
            },
            again=actions.answer,
            needs=("text",),
        ),
    ),
    by_entry=RoundAnswer,
    subject=lambda found: str(found.round),
)
