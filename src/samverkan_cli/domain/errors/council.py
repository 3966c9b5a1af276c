"""How the registry says no about bodies, their mandates and their decisions."""

from samverkan_cli.domain.refusal import Conflict, Finding, Malformed, Notice, Unknown, Unmet


class ParagraphTaken(Conflict):
    """The body has another decision under the same paragraph of that day."""


class OutcomeDiffers(Conflict):
    """The outcome of the item is noted already, with something else in it."""


class MeetingFactDiffers(Conflict):
    """The minutes went out, or were approved, on another day than is said now."""


class MeetingIsCancelled(Unmet):
    """Nothing happens at a meeting that is cancelled."""


class MeetingWasHeld(Unmet):
    """A meeting of which something is noted that happened there is neither moved nor cancelled."""


class CancelledWithoutWhy(Unmet):
    """Whoever was to come is told why a meeting is cancelled."""


class MinutesBeforeMeeting(Unmet):
    """The minutes of a meeting go out after it."""


class ApprovedTooEarly(Unmet):
    """Minutes are approved after the meeting, and when they are out."""


class ApprovedAtEarlier(Unmet):
    """Minutes are approved at a later meeting."""


class ApprovalDayDiffers(Unmet):
    """What is done at a meeting is done on its day."""


class ApprovedNeedsWhy(Unmet):
    """What is changed of a meeting whose minutes are approved is a correction, and says why."""


class AttendanceDiffers(Conflict):
    """Somebody is noted at the meeting already, with something else said of it."""


class PersonNearest(Unknown):
    """A name is part of that of somebody who is at the meeting, or holds a seat there: is it that person?"""


class OptionAlone(Malformed):
    """An option that says more of another one stands without it."""


class ItemsTurnedAround(Unmet):
    """Somebody came for a later item than the one that is said to be the last."""


class SubstitutesSelf(Unmet):
    """Nobody stands in for itself."""


class NotAtMeeting(Unmet):
    """Only who was at the meeting leaves the room."""


class MandateDiffers(Conflict):
    """The body has the mandate already, through another day."""


class MandateHeld(Conflict):
    """The body holds the mandate already."""


class BodiesMissing(Unmet):
    """The meeting has several bodies: which one decided must be said."""


class RepresentsAsWritten(Notice):
    """An organisation that somebody represents is no actor of the register, and stands as it was written."""


class AdvisoryBodyDecides(Notice):
    """An advisory body cannot be given the right to decide [kommunallagen 6:37]."""


class NoMeetingBefore(Unknown):
    """No meeting was held that something is to be told since."""


class SeatOfDissolved(Finding):
    """A seat is held for an actor that is dissolved."""


class SeatOfFormer(Finding):
    """A seat is held for an actor that was a signatory and has left."""


class MemberOfFormer(Finding):
    """A member of a working group stands for an actor that was a signatory and has left."""


class LabelsDiffer(Malformed):
    """Either every item that is added has a label, or none has."""


class OneAtATime(Malformed):
    """What is said of one item is not said where several are added."""


class WhereMissing(Malformed):
    """An item is moved to the beginning, or to after another one."""


class ItemOfOther(Unknown):
    """The item is one of another meeting."""


class ItemNotUnder(Unmet):
    """The item that another is to come after stands elsewhere than where that is to stand."""


class ItemNotBeside(Unmet):
    """An item is moved among those it stands with."""


class ItemIsDropped(Unmet):
    """An item that was dropped is not dealt with at the meeting."""


class ItemDealtWith(Unmet):
    """An item that something became of has been dealt with, and is not dropped from the agenda."""


class ItemHasOthers(Unmet):
    """An item is not dropped while others stand under it."""


class DropNeedsReason(Unmet):
    """Nothing is let drop without a reason."""


class HeldAlready(Unmet):
    """What was printed for a meeting that has been held is changed with a reason, and the change is shown."""


class MeetingNotLater(Unmet):
    """What is tabled to a meeting is taken up at a later one."""


class ContinuesLater(Unmet):
    """An item continues what was dealt with before, at another meeting."""


class NumberReadAs(Notice):
    """A number is that of an item, though another one is printed with it."""


class SameTitle(Notice):
    """Two items of a meeting are called the same."""


class QuestionIsOpen(Notice):
    """An open question is called the same: the item may continue it."""


class ReferredToNobody(Notice):
    """A question is referred, and nobody is said to answer it."""


class VotesInvalid(Malformed):
    """Not the numbers of a vote: yes, no and, if any, who abstained."""


class DecisionDayDiffers(Unmet):
    """The day is none of those the meeting was held on."""


class RecusedReserves(Unmet):
    """Who takes no part in a decision cannot reserve itself against it [kommunallagen 4:27, 6:30]."""


class NotInForce(Conflict):
    """A later decision has ended this one already."""


class ChangedByEarlier(Unmet):
    """A decision is superseded, amended or annulled by a later one."""


class AnnulmentAnnulled(Unmet):
    """What was annulled does not come back by annulling the annulment: it is decided anew."""


class DecidedOnActor(Unmet):
    """What becomes of a decision on an actor is noted in its case, where the roll follows it."""


class RecordedAsRecommendation(Notice):
    """The body has no mandate to decide in the matter: what it resolved is its position."""


class RoutineNoted(Notice):
    """What was resolved of an item that every meeting has is noted as its outcome, and has no number of its own."""


class VotesAgainst(Notice):
    """More voted against than for what is recorded as approved."""


class ReviewBeforeDecision(Notice):
    """The day of the review does not lie after the decision."""


class ChangedByOtherBody(Notice):
    """Another body than the one that decided changes the decision."""


class StandsAllTheSame(Notice):
    """What was done on a decision stands though the decision has ended: it is changed by its own verb."""


class TabledToCancelled(Notice):
    """A question was tabled to a meeting that is not to be: it is open, and waits for the next one."""


class BackBeforeSent(Notice):
    """The day a question is to be back lies before the day it was sent on."""


class DecisionHasEnded(Notice):
    """What is done on a decision that a later one has ended is recorded: it may have been done before that."""


class RestsOnEnded(Finding):
    """Something is what it is by a decision that a later one has ended."""


class ReviewPassed(Finding):
    """The day a decision was to be reviewed has come."""


class NobodyToCarryOut(Finding):
    """A decision that something is to follow from names nobody to carry it out."""


class DecisionsDiffer(Finding):
    """Two decisions in one paragraph say different things."""


class DecidedAnotherDay(Finding):
    """A decision is of another day than the meeting it was taken at."""


class NotBackByItself(Notice):
    """What a decision had superseded or annulled is not in force again because that decision ends."""


class QuestionForNobody(Finding):
    """A question was referred, and nobody is to answer it."""


class QuestionLate(Finding):
    """The day by which a question was to come back is over."""


class QuestionMissed(Finding):
    """The body that a question waits for has met twice since without taking it up."""
