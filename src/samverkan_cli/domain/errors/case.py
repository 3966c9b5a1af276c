"""How the registry says no about cases: their steps, their decisions and what becomes of those."""

from samverkan_cli.domain.refusal import Conflict, Finding, Malformed, Notice, Unknown, Unmet


class TemplateFaulty(Malformed):
    """A municipality's own template of a paper cannot be filled."""


class AppealUnclear(Unknown):
    """Several appeals wait for the court, or the number is none's."""


class CaseOpenAlready(Conflict):
    """A case about the same enrollment, on the same grounds, is open."""


class StepDiffers(Conflict):
    """The step is noted already, with something else in it."""


class SuspensionDiffers(Conflict):
    """The decision has suspended the actor already, on other days."""


class AppealRuled(Conflict):
    """The court is done with the appeal."""


class AlreadyDecided(Conflict):
    """The case has been decided already."""


class ExclusionPending(Conflict):
    """An exclusion of the actor waits for being final."""


class CaseOtherActor(Conflict):
    """The case is about another actor or period."""


class DecisionGone(Conflict):
    """The decision has been annulled, or revoked by its body."""


class SameDecision(Conflict):
    """A decision is not changed by itself."""


class AnswerTimeNotLater(Unmet):
    """The longer time to answer ends no later than the one there is."""


class DecisionMissing(Unmet):
    """No decision is recorded."""


class DecisionOtherActor(Unmet):
    """The decision is about another actor."""


class EffectiveMissing(Unmet):
    """No effective day is given."""


class DecisionNotApproved(Unmet):
    """The decision's outcome is not approval."""


class MandateMissing(Unmet):
    """The body may not decide on the subject on that day."""


class GroundsMissing(Unmet):
    """No ground is named."""


class TimeShortened(Unmet):
    """The actor had less time to answer than the period's rules say."""


class NotNotified(Unmet):
    """The actor was not notified before the decision."""


class NotifiedAfterDecision(Unmet):
    """The actor was notified on the decision day or later."""


class AnswerAwaited(Unmet):
    """Neither answered, nor had the respond-by day passed."""


class EffectiveBeforeDecision(Unmet):
    """A decision has no effect before it is taken."""


class SuspensionOverlaps(Unmet):
    """The actor is suspended on some of these days already."""


class CaseIsClosed(Unmet):
    """Nothing is noted in a case that is closed."""


class BeforeReported(Unmet):
    """Nothing in a case happened before its concern came in."""


class GroundMissing(Unmet):
    """A concern names what the actor is held to."""


class FactAfterReport(Unmet):
    """What a concern is about happened before it."""


class ScreeningUnsaid(Unmet):
    """A concern is either admitted or dismissed."""


class AnonymousAlone(Unmet):
    """A case does not rest on an anonymous concern alone."""


class NotScreened(Unmet):
    """A concern is screened, and admitted, before anything else."""


class AlreadyExtended(Unmet):
    """The time to answer is extended once."""


class WeightUnsaid(Unmet):
    """A document matters or is background."""


class RecommendationMissing(Unmet):
    """A body that prepares a case proposes something."""


class ThroughMissing(Unmet):
    """A suspension has a last day."""


class MaterialNotSent(Unmet):
    """The actor has not got a document that matters."""


class LateAnswerUnconsidered(Unmet):
    """A late answer before the decision is considered in it."""


class CureRuns(Unmet):
    """The time to put something right is not over."""


class CausePutRight(Unmet):
    """What was formally wrong has been put right."""


class ConflictNotExamined(Unmet):
    """Somebody with a possible conflict of interest took part unexamined."""


class SuspensionNotProvided(Unmet):
    """The period has no suspension."""


class EffectiveBeforeJoined(Unmet):
    """Nobody leaves before joining."""


class CaseUndecided(Unmet):
    """The case has not been decided."""


class ProposalMissing(Unmet):
    """A memorandum proposes something."""


class NotAdjusted(Unmet):
    """Minutes are announced when they have been adjusted, and nobody has told that they have."""


class MinutesPlaceUnsaid(Notice):
    """An announcement is to tell where the minutes can be read."""


class NotesNotAnnounced(Unmet):
    """Only minutes are adjusted and announced, notes are not."""


class AnnouncementUnsaid(Unmet):
    """An announcement tells at least one day."""


class ReportMissing(Unmet):
    """A delegate's decision is announced with the meeting it was reported to."""


class AppealMissing(Unmet):
    """A court rules on an appeal."""


class BarMissing(Unmet):
    """There is no bar to lift."""


class EffectAwaited(Unmet):
    """An exclusion in the case waits for being final."""


class SourceMissing(Unmet):
    """That a decision is final has been checked with somebody."""


class NotAnnounced(Unmet):
    """Without an announcement no clock runs."""


class ClockRuns(Unmet):
    """The last day to appeal is not over."""


class NoticeUnrecorded(Unmet):
    """Nothing says that the notice stayed up through the last day to appeal."""


class ConflictUnfounded(Unmet):
    """Nothing says where a body found that somebody is not conflicted."""


class NoticeCameDown(Unmet):
    """The notice came down before the last day to appeal."""


class CourtAwaited(Unmet):
    """A decision that was appealed is final with a judgment."""


class RecordedWithObjections(Finding):
    """A decision was recorded although rules were not met."""


class CaseDeadlineMissed(Finding):
    """A last day in a case has passed."""


class NoticeDownEarly(Finding):
    """A notice came down before the last day to appeal: the time has not run out."""


class FinalUnchecked(Finding):
    """The time to appeal has run out, but nobody has recorded that an exclusion that waits for it is final."""


class BarMeetsAnswer(Finding):
    """A bar on joining again meets an answer that was given before it began."""


class CaseOutlivesEnrollment(Finding):
    """An undecided case is open although what it is about has ended."""


class ClauseMissing(Notice):
    """The period's text has no exclusion clause [förvaltningslagen 5 §]."""


class DelegatedDecision(Notice):
    """Exclusion is not delegated [kommunallagen 6:38]."""


class CommitteeExcluded(Notice):
    """A nämnd is not excluded by another [kommunallagen 6:1, 5:1]."""


class AnywayNotNeeded(Notice):
    """`--record-anyway` was given, and every rule was met."""


class FactLongAgo(Notice):
    """What a concern is about is long ago."""


class FactUndated(Notice):
    """A concern does not say when it happened."""


class ConcernAnonymous(Notice):
    """Nobody stands for the concern."""


class OtherCasesOpen(Notice):
    """The actor has other open cases."""


class OwnActUnsaid(Notice):
    """It has not been said why the act is the actor's own."""


class NothingSent(Notice):
    """A notification without documents."""


class LittleTime(Notice):
    """Less time to answer than the policy says."""


class DialogueMissing(Notice):
    """No dialogue before the notification, and no reason."""


class NotifyAnew(Notice):
    """A document that matters is new to the actor."""


class AnsweredLate(Notice):
    """An answer came when the time had gone out."""


class AnsweredUnasked(Notice):
    """An answer before the actor was notified."""


class MayNotPrepare(Notice):
    """The body has no mandate to prepare or recommend."""


class ConflictLeftOpen(Notice):
    """Somebody with a possible conflict of interest took part in a recommendation."""


class SuspendedUnheard(Notice):
    """A suspension that nobody was heard before."""


class NoticeLacks(Notice):
    """A notice leaves out something that an actor must know to answer it."""


class ProposalUnsaid(Notice):
    """A memorandum is written without the officer's own proposal."""


class ReasonsUnsaid(Notice):
    """The decision is recorded without what it rests on."""


class AdjustedLate(Notice):
    """The minutes were adjusted late."""


class AnnouncedLate(Notice):
    """The minutes were announced late."""


class TakenDownEarly(Notice):
    """The notice came down before the last day to appeal."""


class AppealedLate(Notice):
    """An appeal came after the last day."""


class JudgmentNotFinal(Notice):
    """A judgment does not bind until it is final."""


class EnrollmentsSetAside(Notice):
    """Enrollments made because of an annulled decision are set aside."""


class EffectOutlived(Notice):
    """A decision is final when there is nothing left to end."""


class CaseGoesOn(Notice):
    """The actor has an open case that this ends the ground for."""


class AppealAfterFinal(Notice):
    """An appeal that came in time is found when the decision has been noted as final."""


class ApplicationsWaitAgain(Notice):
    """What a stay set aside waits again for what it lacks, since the exclusion is in force after all."""


class BarMeets(Notice):
    """A bar on joining again meets an answer that has been given already."""


class ClosedBeforeFinal(Notice):
    """A case is closed, and nobody has recorded that its decision is final."""


class SuspensionOutlived(Notice):
    """A suspension goes on when the enrollment has ended."""
