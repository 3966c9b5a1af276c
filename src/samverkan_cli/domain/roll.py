"""The roll: who is a signatory on a day; a recorded one is kept with its digest."""

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import RollLine, RollRecorded
from samverkan_cli.domain.notation import name_key
from samverkan_cli.domain.records import Attendance, RecordedRoll, RollQuestion, Seat, Signatory
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.request import Day, Line, PeriodKey, Reference, Request
from samverkan_cli.domain.value import told
from samverkan_cli.domain.values import Side


class AskRoll(Request):
    """What a roll is asked for; `record` keeps the answer under a title, `recorded` is one that is kept."""

    on_day: Day | None = None
    period: PeriodKey | None = None
    side: Side | None = None
    received_by: Day | None = None
    record: Line | None = None
    recorded: Reference | None = None


class WriteRoll(AskRoll):
    """A roll as a paper, dated `day`: to read, or to sign; `meeting` is the one that is noted who comes for whom to."""

    sign_in: bool = False
    meeting: Reference | None = None


def must_be_a_new_title(request: AskRoll, kept: Sequence[RecordedRoll]) -> None:
    """Raise `Refused` when a recorded roll has the title: it could not be told apart from the new one."""
    for roll in kept:
        if name_key(roll.title or "") == name_key(request.record or ""):
            raise Refused([no.AlreadyExists("record", refs=[roll.id], noun="roll", id=roll.id, name=roll.title)])


def must_ask_one_thing(request: AskRoll, option: str = "--recorded") -> None:
    """Raise `Refused` when a recorded roll is asked for together with anything that makes another question.

    `option` is how it was asked for.
    """
    others = [name for name in ("on_day", "period", "side", "received_by", "record") if getattr(request, name)]
    if request.recorded and others:
        said = tuple(f"--{name.removesuffix('_day').replace('_', '-')}" for name in others)
        raise Refused([no.OptionsConflict("recorded", option=option, others=said)])


def record(request: AskRoll, question: RollQuestion, lines: Sequence[Signatory], id_: str) -> RollRecorded:
    """Give the event that keeps a roll as it was answered, with the digest of what was answered."""
    kept = tuple(
        RollLine(enrollment=line.enrollment, actor=line.id, since=line.since, name=line.name) for line in lines
    )
    return request.noted(
        RollRecorded(
            subject=id_,
            title=request.record,
            on=question.on,
            period=question.period,
            side=question.side,
            received_by=question.received_by,
            sha256=digest(question, lines),
            lines=kept,
        )
    )


def delegates(
    actors: Collection[str], noted: Sequence[Attendance], seats: Iterable[Seat]
) -> dict[str, list[Attendance | Seat]]:
    """Give who comes to a meeting for each actor: who is noted, else who holds a seat for it in a body that meets.

    Who is noted as absent or as a guest comes for nobody.
    """
    found: dict[str, list[Attendance | Seat]] = {actor: [] for actor in actors}
    for each in noted:
        if each.represents in found and not (each.absence or each.guest):
            found[each.represents].append(each)
    told = {each.person for each in noted}
    empty = {actor for actor, coming in found.items() if not coming}
    for seat in seats:
        if seat.represents in empty and seat.person not in told:
            told.add(seat.person)
            found[seat.represents].append(seat)
    return found


def digest(question: RollQuestion, lines: Sequence[Signatory]) -> str:
    """Give the SHA-256 of a roll: the question and each line's enrollment, actor, name and first day."""
    answered = [[line.enrollment, line.id, line.name, line.since.isoformat()] for line in lines]
    content = [told(question), answered]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
