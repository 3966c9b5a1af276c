"""How the registry says no about a renewal and its plan."""

from samverkan_cli.domain.refusal import Conflict, Malformed, Notice, Unknown, Unmet


class PlanUnreadable(Malformed):
    """The file is no renewal plan."""


class PlanColumnsMissing(Malformed):
    """A plan lacks columns that it cannot be carried out without."""


class PlanCellInvalid(Malformed):
    """A cell of a plan holds something else than it can."""


class PlanCellEdited(Malformed):
    """What a plan shows of an actor was edited: a plan decides who is invited, and nothing else."""


class PlanRowTwice(Malformed):
    """An actor stands in a plan twice."""


class PredecessorMissing(Unknown):
    """No period comes before the one that is to be renewed."""


class PlanOtherRegistry(Conflict):
    """The plan was made in another registry."""


class PlanRowDiffers(Conflict):
    """An actor's facts have changed since the plan was made."""


class PlanRowGone(Conflict):
    """An actor of the plan has no enrollment in the old period any more."""


class RemindedThatDay(Conflict):
    """Another round of reminders was written that day."""


class PeriodNotBefore(Unmet):
    """A period is renewed from one that comes before it."""


class NobodyToAsk(Unmet):
    """A round asks those who are signatories on its day, and there are none."""


class NotInvited(Unmet):
    """A letter of a renewal is to an actor that has been invited."""


class AnsweredBeforeAsked(Unmet):
    """An answer does not arrive before the day of the round."""


class PlanRowBlocked(Unmet):
    """A ticked row's actor cannot be invited."""


class LastDayClosed(Notice):
    """The last day to answer is no working day."""


class LastDayPassed(Notice):
    """A letter is written anew on a day after the last day it names."""


class LetterToHindered(Notice):
    """The actor that a letter is to can no longer be invited, so that a round writes it none."""


class RemindedUninvited(Notice):
    """No invitation was written to some of those who are reminded."""


class LetterNotNeeded(Notice):
    """The actor has answered, so that it is not asked again."""


class InvitedThatDay(Notice):
    """Who is reminded was invited on the same day."""


class LikenessNotExamined(Notice):
    """So many actors that their names were not compared with each other."""


class TickedHidden(Notice):
    """Ticked rows that the sheet does not show, hidden or filtered away, are carried out as the others."""


class PlanAppliedAlready(Notice):
    """The plan was carried out before; nothing was written."""


class PlanAppliedOtherwise(Notice):
    """The plan was carried out before, with other rows ticked."""


class PlanLeftAsIs(Notice):
    """The file holds this very plan already."""


class SilentNotInvited(Notice):
    """Signatories of the old period that are silent and not invited get no letter."""


class RoundAnsweredUnasked(Notice):
    """Who answers was not asked in the round."""


class RoundAnsweredLate(Notice):
    """An answer arrived after the last day to answer."""


class RoundAnsweredAgain(Notice):
    """The actor has answered in the round before; both answers stand."""
