"""How the registry says no about taking back."""

from samverkan_cli.domain.refusal import Conflict, Unmet


class AlreadyTakenBack(Conflict):
    """The invocation is taken back already."""


class BuiltOn(Conflict):
    """Later entries build on what is to be taken back."""


class TakenMeanwhile(Conflict):
    """What is to be in force again would stand where something else stands now."""


class NameTakenMeanwhile(Conflict):
    """A name that would be in use again is another actor's now."""


class NothingTakenBack(Conflict):
    """There is nothing that could be in force again."""


class StillInForce(Conflict):
    """An entry that is to be in force again is not taken back."""


class NotTakenBack(Unmet):
    """A registry's first entry cannot be taken back."""
