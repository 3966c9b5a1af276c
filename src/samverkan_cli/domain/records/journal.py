"""The registry itself."""

from samverkan_cli.domain.records.base import Kept, Placed


class RegistryFacts(Kept):
    """The registry itself."""

    id: str
    municipality: str | None
    agreement: str | None


class Setting(Placed):
    """What the registry is told of the municipality; the latest of a key holds, and None is no value any more."""

    key: str
    value: str | None = None
