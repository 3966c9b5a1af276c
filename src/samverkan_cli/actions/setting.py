"""Telling the registry what papers must say of the municipality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.domain import setting as rules

if TYPE_CHECKING:
    from samverkan_cli.domain.records import RegistryFacts
    from samverkan_cli.store.writer import Writer


def set_registry(writer: Writer, request: rules.SetRegistry) -> RegistryFacts:
    """Set some settings of the registry."""
    registry = writer.reader.registry()
    writer.record(rules.set_registry(request, registry.id, writer.reader.settings()))
    return registry
