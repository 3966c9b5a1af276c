"""Who takes part in a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.domain import network as rules
from samverkan_cli.domain.refusal import Objections

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Actor
    from samverkan_cli.store.writer import Writer


def member(writer: Writer, request: rules.TakePart) -> Actor:
    """Record an actor's part in a network, or its last day; gives the network."""
    objections, read = Objections(), writer.reader
    network = objections.find(read.actor, request.network)
    objections[:] = [objection.at("network") for objection in objections]
    actor = objections.find(read.actor, request.actor)
    objections.stop()
    assert network and actor
    earlier = [each for each in read.network_members(network.id) if each.member == actor.id]
    writer.record(rules.member(request, network, actor, earlier))
    return network
