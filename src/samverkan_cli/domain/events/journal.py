"""What can happen to the registry itself, and to entries."""

from samverkan_cli.domain.events.actor import Introduced
from samverkan_cli.domain.events.base import Event, Part, PersonText, Text
from samverkan_cli.domain.values import Because, SettingKey, ValueForm


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


class CorrectedValue(Part):
    """A value that was corrected, what it was and what it is: in clear, some words, or under a seal."""

    column: str
    form: ValueForm = ValueForm.PLAIN
    old: str | int | bool | None = None
    new: str | int | bool | None = None
    old_words: tuple[str, ...] = ()
    new_words: tuple[str, ...] = ()
    old_text: Text = None
    new_text: Text = None
    old_person: PersonText = None
    new_person: PersonText = None

    @property
    def was(self) -> str | int | bool | tuple[str, ...] | None:
        """Give what stood there before."""
        held = {ValueForm.WORDS: self.old_words, ValueForm.TEXT: self.old_text, ValueForm.PERSON: self.old_person}
        return held.get(self.form, self.old)

    @property
    def now(self) -> str | int | bool | tuple[str, ...] | None:
        """Give what stands there from now on."""
        held = {ValueForm.WORDS: self.new_words, ValueForm.TEXT: self.new_text, ValueForm.PERSON: self.new_person}
        return held.get(self.form, self.new)


class CorrectedRow(Part):
    """A row that was corrected: its table, and its id or the entry that made it."""

    table: str
    key: str
    values: tuple[CorrectedValue, ...] = ()


class Corrected(Event):
    """What somebody typed wrong is put right. The subject is what it was first said about.

    `because` is why an enrollment takes effect on its day now. `bodies` are those of a meeting, in the place of those
    that the entry `bodies_entry` gave.
    """

    rows: tuple[CorrectedRow, ...] = ()
    introduced: tuple[Introduced, ...] = ()
    because: Because | None = None
    bodies: tuple[str, ...] = ()
    earlier_bodies: tuple[str, ...] = ()
    bodies_entry: int | None = None


class VoidedRow(Part):
    """A row that should never have been there: its table, and its id or the entry that made it."""

    table: str
    key: str


class Voided(Event):
    """What should never have been there is void, with what goes along. `periods` are those of the enrollments."""

    rows: tuple[VoidedRow, ...] = ()
    periods: tuple[str, ...] = ()
