"""The yearly round: what the signatories of a day are asked, and what they answer. Silence changes nothing."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import RoundAnswered, RoundOpened
from samverkan_cli.domain.notation import TEXT, looks_like_id
from samverkan_cli.domain.records import Actor, Period, RoundAnswer, YearlyRound
from samverkan_cli.domain.refusal import Notice, Objection, Objections
from samverkan_cli.domain.request import Day, Line, Name, PeriodKey, Reference, Request, Text


class OpenRound(Request):
    """A new round: all who are signatories on `--date` are asked."""

    required: ClassVar = ("name", "question")
    inferred: ClassVar = ("period",)

    name: Name | None = None
    period: PeriodKey | None = None
    question: tuple[Line, ...] = ()
    last_day: Day | None = None


class AnswerRound(Request):
    """What an actor says in a round."""

    required: ClassVar = ("round", "actor", "text")
    happened: ClassVar = ("day", "received")

    round: Reference | None = None
    actor: Reference | None = None
    text: Text | None = None
    received: Day | None = None


def open_round(
    request: OpenRound, id_: str, period: Period, asked: Sequence[str], namesake: YearlyRound | None
) -> RoundOpened:
    """Give the event of a new round with whom it asks. Raises `Refused`."""
    questions = "\n".join(request.question)
    Objections([*_of_name(request, namesake), *_of_questions(questions), *_of_days(request, period, asked)]).stop()
    return request.noted(
        RoundOpened(
            subject=id_,
            name=request.name,
            period=period.id,
            asked_on=request.on,
            last_day=request.last_day,
            questions=questions,
            asked=tuple(asked),
        )
    )


def _of_name(request: OpenRound, namesake: YearlyRound | None) -> Iterator[Objection]:
    name = request.name or ""
    if namesake:
        yield no.AlreadyExists("name", refs=[namesake.id], noun="round", id=namesake.id, name=namesake.name)
    if looks_like_id(name):
        yield no.NameReserved("name", given=name)


def _of_questions(questions: str) -> Iterator[Objection]:
    if len(questions) > TEXT:
        yield no.TextTooLong("question", limit=TEXT, length=len(questions))


def _of_days(request: OpenRound, period: Period, asked: Sequence[str]) -> Iterator[Objection]:
    """A round asks somebody, and there is a day left to answer on."""
    if not asked:
        yield no.NobodyToAsk("period", refs=[period.id], period=period.id, day=str(request.on))
    if request.last_day and request.last_day < request.on:
        yield no.LastDayBeforeFirst("last_day", first=str(request.on), last=str(request.last_day))


def answer(request: AnswerRound, round_: YearlyRound, actor: Actor, earlier: Sequence[RoundAnswer]) -> RoundAnswered:
    """Give the event of an answer; `earlier` are those the actor has given. Raises `Refused`."""
    received = request.received or request.on
    found = Objections()
    if same := next((each for each in earlier if each.text == request.text), None):
        found.append(no.AlreadyDone("text", refs=[round_.id, actor.id], id=round_.id, day=str(same.received)))
    if received < round_.asked_on:
        facts = {"id": round_.id, "asked_on": str(round_.asked_on), "received": str(received)}
        found.append(no.AnsweredBeforeAsked("received", refs=[round_.id], **facts))
    found.stop()
    return request.noted(
        RoundAnswered(subject=round_.id, actor=actor.id, received=received, text=request.text),
    )


def notices_of_answer(
    event: RoundAnswered, round_: YearlyRound, actor: Actor, asked: Sequence[str], earlier: Sequence[RoundAnswer]
) -> Iterator[Notice]:
    """Give what should be known of an answer: nobody asked for it, it is late, or not the actor's first."""
    told = {"name": actor.name, "id": round_.id}
    if actor.id not in asked:
        yield no.RoundAnsweredUnasked("actor", refs=[actor.id], **told)
    if round_.last_day and event.received > round_.last_day:
        yield no.RoundAnsweredLate("received", refs=[round_.id], **told, last=str(round_.last_day))
    if earlier:
        yield no.RoundAnsweredAgain("actor", refs=[actor.id], **told, day=str(earlier[-1].received))
