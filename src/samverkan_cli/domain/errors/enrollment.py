"""How the registry says no about answers, enrollments and the roll."""

from samverkan_cli.domain.refusal import Conflict, Finding, Notice, Unmet


class AlreadyEnrolled(Conflict):
    """A second live enrollment in the period."""


class AlreadyDeclined(Conflict):
    """The actor has declined in this period already."""


class AlreadyWithdrawn(Conflict):
    """The actor has withdrawn from this period already."""


class AlreadyExcluded(Conflict):
    """The actor is excluded from this period already."""


class ActorDiffers(Conflict):
    """The register knows the actor with another number, kind or purpose."""


class JoinedAlready(Conflict):
    """Who has joined is excluded, not refused."""


class AlreadyRefused(Conflict):
    """The actor has been refused entry to this period already."""


class ApplicationClosed(Conflict):
    """The application was never completed, and has been closed."""


class AffirmationMissing(Unmet):
    """The period requires a tick that is not given."""


class SignerMissing(Unmet):
    """Nobody is named as having signed."""


class PurposeMissing(Unmet):
    """A network must state its purpose."""


class ContactMissing(Unmet):
    """A network must name a responsible contact."""


class NetworksBarred(Unmet):
    """The period does not admit networks."""


class DayKnownInPart(Unmet):
    """A day known in part belongs to an earlier register, for a period that requires no ticks."""


class EffectiveBeforeAdmitted(Unmet):
    """No network joins before the day the period admits networks."""


class EffectiveBeforeReceived(Unmet):
    """Nothing takes effect before it has arrived."""


class EffectiveOutsidePeriod(Unmet):
    """The effective day must lie in the period."""


class EffectiveBeforeEnd(Unmet):
    """Enrollments of one actor in one period never overlap."""


class CompletionBeforeReceived(Unmet):
    """A completion arrives after what it completes."""


class EndBeforeReceived(Unmet):
    """An end cannot lie before the arrival of what it ends."""


class CompletionRuns(Unmet):
    """An application is not closed before the last day to complete it has passed."""


class PeriodIsClosed(Unmet):
    """Nothing is received after the day the intake was closed."""


class IsBarred(Unmet):
    """A bar on re-entry runs on the effective day."""

    code = "barred"


class CauseNotRemoved(Unmet):
    """A new application after an exclusion says that the cause is removed."""


class NotEnrolled(Unmet):
    """The actor is not enrolled in the period."""


class NothingLacks(Unmet):
    """The actor has no incomplete answer to ask a completion of."""


class EnrolledWithoutEvidence(Finding):
    """Nothing shows the signer's authority."""


class EnrolledWithoutContact(Finding):
    """Nobody to write to."""


class RecordedRollDiffers(Finding):
    """What was entered later reaches back over a recorded roll."""


class ContactNotGiven(Notice):
    """Nobody to write to."""


class DayUnknown(Notice):
    """An earlier register did not know the day; the period's first counts."""


class SignedAfterReceived(Notice):
    """The signature is later than the arrival."""


class RecordedRollReached(Notice):
    """The change reaches back over a recorded roll."""


class ExclusionAhead(Notice):
    """An answer is given before an exclusion has effect."""


class KinOfBarred(Notice):
    """The actor follows one that is barred, or has the same persons."""
