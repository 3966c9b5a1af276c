"""How the registry says no when somebody's data are to be erased, and what should be known of it."""

from samverkan_cli.domain.refusal import Conflict, Malformed, Notice, Unknown, Unmet


class MaskInvalid(Malformed):
    """What is masked, or by which provision, is not said."""


class NothingToErase(Conflict):
    """There is nothing that may go, or it is gone already."""


class ErasureChanged(Conflict):
    """What goes is not what was shown: something was recorded meanwhile."""


class ErasureStays(Conflict):
    """What was erased cannot come back."""


class RequestOpen(Conflict):
    """The person has asked for the same already, and waits for the answer."""


class RequestMissing(Unknown):
    """Nothing is recorded that could be answered."""


class ContactLive(Unmet):
    """A contact is replaced and ended before it is deleted."""


class TaskOpen(Unmet):
    """A task that is not done is somebody's before its owner is deleted."""


class HelpOpen(Unmet):
    """A task that is not done is helped with by somebody else before its helper is deleted."""


class ActivityOpen(Unmet):
    """An activity that goes on is led by somebody else before its lead is deleted."""


class StillEnrolled(Unmet):
    """An actor that is in an agreement, or has applied, is not erased."""


class CaseStillOpen(Unmet):
    """A case that is not closed needs the actor it is about."""


class ErasedBeforeDecided(Unmet):
    """What is erased by a decision is erased on its day or later."""


class AlreadyErased(Unmet):
    """Nothing new is built on what was erased."""


class MaskMetNothing(Notice):
    """Nothing that is handed out is about whom a mask names."""


class NothingWasWithheld(Notice):
    """Nothing was left out of what is published that could be let stand."""


class ErasedTextStands(Notice):
    """An erased text stands elsewhere in the register, as something that was not erased."""


class ErasedTextLeft(Notice):
    """The bytes of the file still hold an erased text that no row of it does."""
