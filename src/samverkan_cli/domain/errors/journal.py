"""How the registry says no about taking back."""

from samverkan_cli.domain.refusal import Conflict, Malformed, Notice, Unknown, Unmet


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


class NotCorrectable(Malformed):
    """A field that this kind of thing does not have, or that nobody types."""


class NothingToCorrect(Malformed):
    """A correction that does not say what is right."""


class CannotBeCorrected(Unknown):
    """The reference leads to what has no facts that are put right this way."""


class SettingsAreSet(Unknown):
    """What the registry tells of itself is no fact to be put right: it is said anew."""


class TakeBackInstead(Unmet):
    """What is said to be right would have had other consequences than were recorded: it is recorded anew."""


class NotAfterCorrection(Unmet):
    """A later act would not have been possible, had what is said to be right stood when it was recorded."""


class StandsSoAlready(Conflict):
    """What is said to be right is what stands."""


class RestsOnIt(Conflict):
    """What is to be void is what something else rests on."""


class MadeNothing(Conflict):
    """An entry that only changed something is taken back, or put right; it made nothing to void."""


class VoidedAlready(Conflict):
    """What is to be void is void."""


class WhyMissing(Unmet):
    """What is put right or voided afterwards says why."""


class RestsOnCorrected(Notice):
    """Something was recorded since that rests on what has been put right."""
