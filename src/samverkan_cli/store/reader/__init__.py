"""Questions to the registry: frozen records come out, never rows."""

from samverkan_cli.store.reader.journal import JournalReader


class Reader(JournalReader):
    """Every question, over one state of the registry.

    A method named by a noun raises `Refused` when nothing, or more than one thing, answers to the
    reference; a method named `find_…` gives None.
    """
