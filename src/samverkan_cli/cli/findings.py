"""What `check` finds of decisions: nobody to carry one out, two that differ, a late review, what rests on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.notation import name_key
from samverkan_cli.domain.validity import LASTING, ended, in_force, reviewed
from samverkan_cli.domain.values import DoneKind
from samverkan_cli.domain.wording import asks_nobody

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from samverkan_cli.domain.refusal import Finding
    from samverkan_cli.store.reader import Reader


def decisions_name_who_carries_them_out(reader: Reader, today: date) -> Iterator[Finding]:
    """Find decisions that ask for something of nobody, and that nothing has followed from."""
    waiting = [each for each in reader.decisions_unfollowed(today) if each.text and not each.to_body]
    if not waiting:
        return
    called = [*(name for _, names in reader.body_names() for name in names), *(each.name for each in reader.groups())]
    names = frozenset(name_key(each) for each in called if each)
    for each in waiting:
        if asks_nobody(each.text or "", names):
            yield no.NobodyToCarryOut(refs=[each.id], id=each.id, text=each.text)


def decisions_in_one_paragraph_agree(reader: Reader, _today: date) -> Iterator[Finding]:
    """Find decisions in one paragraph of the minutes that say different things."""
    for first, other in reader.decisions_differing():
        facts = {"id": first.id, "other": other.id, "day": str(first.decided_on)}
        yield no.DecisionsDiffer(refs=[first.id, other.id], paragraph=first.paragraph, **facts)


def decisions_are_of_the_days_of_their_meetings(reader: Reader, _today: date) -> Iterator[Finding]:
    """Find decisions of another day than the meeting they were taken at."""
    for decision, meeting, held in reader.decisions_of_another_day():
        facts = {"id": decision.id, "meeting": meeting, "day": str(decision.decided_on), "date": held}
        yield no.DecidedAnotherDay(refs=[decision.id, meeting], **facts)


def reviews_are_done(reader: Reader, today: date) -> Iterator[Finding]:
    """Find decisions in force whose day of review has passed."""
    late = [each for each in reader.decisions_reviewed() if each.review_on and each.review_on < today]
    known = reader.known_of(late)
    for each in late:
        if in_force(known[each.id], today) and not reviewed(known[each.id]):
            yield no.ReviewPassed(refs=[each.id], id=each.id, day=str(each.review_on), text=each.text or each.id)


def things_rest_on_what_is_in_force(reader: Reader, today: date) -> Iterator[Finding]:
    """Find groups, periods, texts and rules that are what they are by a decision a later one has ended."""
    known = reader.known_of(reader.decisions_changed())
    gone = {id_: change for id_, each in known.items() if (change := ended(each, today))}
    open_groups = {each.id for each in reader.groups() if not each.closed_by(today)} if gone else set()
    for id_, made in reader.done_on(gone).items():
        for each in made:
            closed = each.what is DoneKind.GROUP and each.ref not in open_groups
            if each.what in LASTING and not closed:
                change = gone[id_]
                told = {"how": str(change.made.how), "by": change.made.by_decision, "day": str(change.first)}
                facts = {"id": each.ref, "decision": id_, "done_kind": str(each.what)}
                yield no.RestsOnEnded(refs=[each.ref, id_], **facts, **told)
