"""Open questions: what was referred or tabled, and that nothing has settled since (ADR 0023).

A question lives on in the items that continue it, one after the other. It is settled when one of them gets an outcome
that does not send it on: by the body that asked, or one that decides for itself. What another body says, that only
prepares, is an answer: the question waits for the one that asked. It is settled by being let drop, too.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from samverkan_cli.domain.notation import name_key
from samverkan_cli.domain.records import AskedItem, WhatBecame
from samverkan_cli.domain.value import Value
from samverkan_cli.domain.values import Became, BodyKind

SENT_ON = (Became.REFERRED, Became.TABLED)
DECIDING = (BodyKind.ASSEMBLY, BodyKind.COMMITTEE, BodyKind.DELEGATE)  # bodies that no other one is to hear of
MISSED = 2  # meetings at which a body does not take up what waits for it, until that is told


class OpenQuestion(Value):
    """What waits to be answered: where it was sent on last, since when, to whom and by when.

    `asked_by` are the bodies that asked first, `thread` all that it was before, `on_agenda` the items that take it up
    and that nothing has become of, `answer` what a body that prepares has said of it.
    """

    ref: str
    outcome: Became
    since: date
    entry: int
    asked_by: tuple[str, ...] = ()
    title: str | None = None
    text: str | None = None
    to_body: str | None = None
    to_meeting: str | None = None
    to_day: date | None = None
    back_by: date | None = None
    thread: tuple[str, ...] = ()
    on_agenda: tuple[str, ...] = ()
    answer: WhatBecame | None = None

    @property
    def waits_for(self) -> str | None:
        """Give the body it waits for: the one that is to answer it, or that asked; None where nobody was named."""
        asked_by = self.asked_by[0] if self.asked_by else None
        if self.answer or self.outcome is not Became.REFERRED:
            return asked_by if self.answer else self.to_body or asked_by
        return self.to_body

    @property
    def waits_since(self) -> date:
        """Give the day since when it waits."""
        return self.answer.day if self.answer else self.since

    def concerns(self, bodies: Collection[str]) -> bool:
        """Tell whether it is one of some bodies: they asked it, or it waits for them."""
        return self.waits_for in bodies or not set(bodies).isdisjoint(self.asked_by)


class Threads:
    """Items and what became of them, by what they continue."""

    def __init__(self, items: Sequence[AskedItem], answers: Sequence[WhatBecame], deciding: Collection[str]) -> None:
        self._items = {each.id: each for each in items}
        self._deciding = frozenset(deciding)
        self._answers: dict[str, list[WhatBecame]] = {}
        for answer in sorted(answers, key=lambda each: each.entry):
            self._answers.setdefault(answer.of, []).append(answer)
        self._next: dict[str, list[AskedItem]] = {}
        before = {each.id: each.continues for each in items} | dict(_by_title(items, self._answers))
        for each in sorted(items, key=lambda item: (item.day, item.id)):
            if continued := before[each.id]:
                self._next.setdefault(continued, []).append(each)
        self._before = before

    def last(self, of: str) -> WhatBecame | None:
        """Give what became of it last; that it was taken note of does not undo that it was sent on."""
        own = self._answers.get(of, [])
        told = [each for each in own if each.outcome is not Became.NOTED or each.back_by]
        return (told or own)[-1] if own else None

    def root(self, of: str) -> str:
        """Give what it was at first."""
        seen = {of}
        while (before := self._before.get(of)) and before not in seen:
            seen.add(before)
            of = before
        return of

    def asked_by(self, of: str) -> tuple[str, ...]:
        """Give the bodies that asked first."""
        first = self.root(of)
        if first in self._items:
            return self._items[first].bodies
        return next((each.bodies for each in self._answers.get(first, ())), ())

    def after(self, of: str) -> Iterator[AskedItem]:
        """Give the items that continue it, and those that continue them, also through one that was not dealt with."""
        seen, waiting = {of}, [of]
        while waiting:
            for each in self._next.get(waiting.pop(), ()):
                if each.id not in seen:
                    seen.add(each.id)
                    waiting.append(each.id)
                    if not each.dropped:
                        yield each

    def settled(self, of: str) -> bool:
        """Tell whether an item that continues it has settled it."""
        asked_by = frozenset(self.asked_by(of))
        told = (self.last(each.id) for each in self.after(of))
        return any(each and not is_sent_on(each) and self._settles(each, asked_by) for each in told)

    def _settles(self, answer: WhatBecame, asked_by: frozenset[str]) -> bool:
        by = frozenset(answer.bodies)
        return answer.outcome is Became.DROPPED or bool(by & (asked_by | self._deciding))

    def open(self) -> list[OpenQuestion]:
        """Give the open questions, each once and where it stands now, the one that has waited longest first."""
        waiting = [of for of in self._answers if (last := self.last(of)) and is_sent_on(last) and not self.settled(of)]
        later = {of: [each.id for each in self.after(of)] for of in waiting}
        found = [self._question(of, later, waiting) for of in waiting if not set(later[of]) & set(waiting)]
        return sorted(found, key=lambda each: (each.since, each.entry))

    def _question(self, of: str, later: dict[str, list[str]], waiting: Sequence[str]) -> OpenQuestion:
        last, item = self.last(of), self._items.get(of)
        assert last
        told = [self.last(each) for each in later[of]]
        answered = [each for each in told if each]
        return OpenQuestion(
            ref=of,
            outcome=last.outcome,
            since=last.day,
            entry=last.entry,
            asked_by=self.asked_by(of),
            title=item.title if item else None,
            text=last.text,
            to_body=last.to_body,
            to_meeting=last.to_meeting,
            to_day=last.to_day,
            back_by=last.back_by or last.to_day,
            thread=tuple(each for each in waiting if each == of or of in later[each]),
            on_agenda=tuple(id_ for id_, one in zip(later[of], told, strict=True) if one is None),
            answer=max(answered, key=lambda each: (each.day, each.entry), default=None),
        )


def open_questions(
    items: Sequence[AskedItem], answers: Sequence[WhatBecame], deciding: Collection[str] = ()
) -> list[OpenQuestion]:
    """Give the open questions of items and of what became of them; `deciding` are bodies that decide for themselves."""
    return Threads(items, answers, deciding).open()


def is_sent_on(answer: WhatBecame) -> bool:
    """Tell whether what became of it is that it comes back: it was referred or tabled, or a day was given."""
    return answer.outcome in SENT_ON or (answer.back_by is not None and answer.outcome is not Became.DROPPED)


def _by_title(items: Sequence[AskedItem], answers: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give what an item continued when that could not be said: the latest one of its title, of the same body."""
    ordered = sorted((each for each in items if each.title), key=lambda item: (item.day, item.id))
    for at, each in enumerate(ordered):
        if each.placed or each.continues or each.dropped:
            continue
        for before in reversed(ordered[:at]):
            alike = name_key(before.title or "") == name_key(each.title or "") and before.day < each.day
            if alike and before.id in answers and not set(before.bodies).isdisjoint(each.bodies):
                yield each.id, before.id
                break


def missed(question: OpenQuestion, meetings: Sequence[tuple[str, date]], today: date) -> bool:
    """Tell whether the body it waits for has met twice since then without taking it up.

    `meetings` are ids and days of that body's, `today` is not over.
    """
    taken = {each.partition(":")[0] for each in question.on_agenda}
    since = max([question.waits_since, *(day for id_, day in meetings if id_ in taken and day < today)])
    return sum(since < day < today for _, day in meetings) >= MISSED
