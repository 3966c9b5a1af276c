"""Networks: the actors that take part in one, from a day through a day."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import NetworkMemberAdded, NetworkMemberLeft
from samverkan_cli.domain.records import Actor, NetworkMember
from samverkan_cli.domain.refusal import Objections
from samverkan_cli.domain.request import Day, Reference, Request
from samverkan_cli.domain.values import Kind


class TakePart(Request):
    """An actor's part in a network, or the last day of one."""

    required: ClassVar = ("network", "actor")

    network: Reference | None = None
    actor: Reference | None = None
    from_day: Day | None = None
    through: Day | None = None

    @property
    def first(self) -> date | None:
        """Give the first day that is said: `--from`, else `--date`, else from the beginning."""
        return self.from_day or self.day


def member(
    request: TakePart, network: Actor, actor: Actor, earlier: Sequence[NetworkMember]
) -> NetworkMemberAdded | NetworkMemberLeft:
    """Give the event of a member, or of the last day of one that has none yet.

    `earlier` is when the actor has taken part in the network. Raises `Refused`.
    """
    objections = Objections()
    if network.kind is not Kind.NETWORK:
        objections.append(
            no.NotANetwork("network", refs=[network.id], name=network.name, id=network.id, kind=network.kind)
        )
    elif network.id == actor.id:
        objections.append(no.MemberOfItself("actor", refs=[actor.id], name=actor.name))
    objections.stop()
    last = request.through
    running = next((each for each in earlier if each.through_day is None), None)
    leaving = running if last and not request.from_day else None
    first = leaving.from_day if leaving else request.first
    if first and last and last < first:
        objections.append(no.LastDayBeforeFirst("through", first=str(first), last=str(last)))
    elif not leaving and any(_shares(each, first, last) for each in earlier):
        objections.append(
            no.AlreadyThere("actor", refs=[network.id, actor.id], name=actor.name, there=network.name, id=network.id)
        )
    objections.stop()
    if leaving and last:
        left = NetworkMemberLeft(subject=network.id, member=actor.id, added=leaving.entry, through_day=last)
        return request.noted(left)
    return request.noted(NetworkMemberAdded(subject=network.id, member=actor.id, from_day=first, through_day=last))


def _shares(known: NetworkMember, first: date | None, last: date | None) -> bool:
    """Tell whether a membership shares a day with those from the first through the last; None is endless."""
    begins_before = known.from_day is None or last is None or known.from_day <= last
    ends_after = known.through_day is None or first is None or known.through_day >= first
    return begins_before and ends_after
