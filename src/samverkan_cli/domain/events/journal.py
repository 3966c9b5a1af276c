"""What can happen to the registry itself, and to entries."""

from samverkan_cli.domain.events.base import Event, Part, Text
from samverkan_cli.domain.values import SettingKey


class RegistryCreated(Event):
    """The first entry of every registry."""

    municipality: Text = None
    agreement: Text = None


class RegistrySetting(Part):
    """What papers must tell of the municipality; without a value it is taken away."""

    key: SettingKey
    value: Text = None


class RegistrySet(Event):
    """Settings of the registry: the latest of a key holds. The subject is the registry."""

    settings: tuple[RegistrySetting, ...] = ()


class EntryTakenBack(Event):
    """An entry is taken back: what it made is void, what it changed is as before. Its subject is the entry's."""

    entry: int
