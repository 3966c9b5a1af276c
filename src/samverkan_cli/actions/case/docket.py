"""What open cases wait for and what is to be done in them, asked of one state of the registry.

The rules of periods and the bodies are looked up once, however many cases there are.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from samverkan_cli.domain.body import mandated
from samverkan_cli.domain.case import state
from samverkan_cli.domain.case import waiting as rules
from samverkan_cli.domain.case.rules import subjects
from samverkan_cli.domain.case.state import Next
from samverkan_cli.domain.values import May

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.domain.case.waiting import Awaited, Todo
    from samverkan_cli.domain.deadlines import Deadline
    from samverkan_cli.domain.policy import Policy
    from samverkan_cli.domain.records import Body, Case, Mandate
    from samverkan_cli.store.reader import Reader

PREPARES, DECIDES = (May.PREPARE, May.RECOMMEND), (May.DECIDE,)
_MAY = {Next.PREPARE: PREPARES, Next.CHECK: DECIDES, Next.DECIDE: DECIDES}


class Docket:
    """A state of the registry on a day, for questions about its cases."""

    def __init__(self, reader: Reader, today: date) -> None:
        self.reader, self.today = reader, today
        self._policies: dict[str, Policy] = {}

    def policy(self, case: Case) -> Policy:
        """Give the policy of a case's period as it holds today; it can be asked for any other day."""
        if case.period not in self._policies:
            self._policies[case.period] = self.reader.policy(case.period, self.today)
        return self._policies[case.period]

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Give every body by its id, in Swedish name order."""
        return {body.id: body for body in self.reader.bodies()}

    @cached_property
    def _mandates(self) -> dict[str, list[Mandate]]:
        return {id_: self.reader.mandates(id_) for id_ in self.bodies}

    def decider(self, case: Case) -> Body | None:
        """Give the body that decided a case last, or None."""
        if not case.decisions:
            return None
        id_ = case.decisions[-1].body
        return self.bodies.get(id_) or self.reader.body(id_)

    def mandated(self, case: Case, may: tuple[May, ...]) -> Body | None:
        """Give the body that may do one of some things with a case today, or None when there is not exactly one."""
        about = subjects(case.track)
        found = [
            body
            for id_, body in self.bodies.items()
            if any(mandated(self._mandates[id_], each, about, self.today) for each in may)
        ]
        return found[0] if len(found) == 1 else None

    def last_days(self, case: Case) -> list[Deadline]:
        """Give the last days of a case."""
        return state.last_days(case, self.policy(case), self.decider(case), self.today)

    def steps(self, case: Case) -> tuple[Next, ...]:
        """Give what can be done next in a case, the recommended first."""
        return state.next_steps(case, self.decider(case), self.today, heard=self.policy(case).hearing)

    def waiting(self, case: Case) -> Awaited | None:
        """Give what a case waits for, or None when it is closed."""
        return rules.waiting(case, self.last_days(case), self.steps(case), self.today)

    def to_do(self, case: Case) -> list[Todo]:
        """Give everything that is to be done in a case, the earliest day first."""
        return rules.to_do(case, self.last_days(case), self.steps(case), self.today)

    def body_for(self, case: Case, step: Next | None) -> Body | None:
        """Give the body that a step of a case is for, when only one may take it: preparation may also be skipped."""
        may = _MAY.get(step) if step else None
        if may is None:
            return None
        return self.mandated(case, may) or self.mandated(case, DECIDES)

    def bodies_named(self, case: Case, step: Next | None) -> dict[str, str | None]:
        """Give what the body that prepares a case and the one that decides it are called, where a step is for them."""
        if step not in _MAY:
            return {"prepares": None, "decides": None}
        first, last = self.body_for(case, step), self.mandated(case, DECIDES)
        prepares = first if first and (last is None or first.id != last.id) else None
        return {"prepares": _called(prepares), "decides": _called(last)}


def _called(body: Body | None) -> str | None:
    return (body.name or body.id) if body else None
