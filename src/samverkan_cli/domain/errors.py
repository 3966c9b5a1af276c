"""Every way the registry says no.

Objection
├── Malformed   2  the input cannot be read
├── Unknown     3  not found, or more than one
├── Conflict    4  exists already, or changed underneath
├── Unmet       5  a rule of the agreement, of the law or of procedure is not met
├── Finding     6  `check` or `verify` found something
└── Unusable    7  the registry cannot be opened or written

A class is a code and an exit status; what a person reads is written in `texts`, by code.
`Refused` is the only exception the domain raises, and it carries every objection at once.
A `Notice` is what a change is told about without being stopped: a warning.
"""

import re
from collections.abc import Callable, Iterable
from typing import ClassVar, ParamSpec, Self, TypeAlias, TypeVar

Fact: TypeAlias = str | int | tuple[str, ...] | None

P = ParamSpec("P")
T = TypeVar("T")

MOST = 20  # objections that are told one by one


class Said:
    """Something to tell a person: a stable code, the field it is about, the facts of the sentence."""

    code: ClassVar[str]

    def __init_subclass__(cls) -> None:
        cls.code = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def __init__(self, field: str | None = None, *, refs: Iterable[str] = (), **facts: Fact) -> None:
        self.field = field
        self.place: str | None = None  # how the field is typed, once the command line knows
        self.row: tuple[str, int, str | None] | None = None  # file, row and heading, for a row of a file
        self.refs = tuple(refs)
        self.facts = facts

    def at(self, field: str | None) -> Self:
        """Give the same, said about a field."""
        return type(self)(field, refs=self.refs, **self.facts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Said) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash((self.code, self.field, self.refs))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.field!r}, refs={self.refs!r}, **{self.facts!r})"

    def _key(self) -> tuple[object, ...]:
        return self.code, self.field, self.refs, self.facts


class Objection(Said):
    """One reason why something was not recorded."""

    status: ClassVar[int]


class Notice(Said):
    """A warning: the change was recorded, and this should be known."""


class Refused(Exception):
    """The registry says no, with every objection at once; its status is the lowest among them.

    Of more than `MOST` objections the others are counted: a file can be wrong in a hundred thousand rows.
    """

    def __init__(self, objections: Iterable[Objection], *, then: str | None = None, more: int = 0) -> None:
        found = tuple(objections)
        self.status = min(each.status for each in found)  # the exit status of the program
        self.objections = found if len(found) <= MOST else tuple(sorted(found, key=lambda each: each.status)[:MOST])
        self.more = more + len(found) - len(self.objections)  # that are counted and not told
        self.then = then  # the key of what is said last, when there is one way forward for all of it
        super().__init__(", ".join(o.code for o in self.objections))


class Objections(list[Objection]):
    """Gathers the objections of several questions, so that the first does not hide the rest."""

    def __init__(self, found: Iterable[Objection] = ()) -> None:
        super().__init__(found)
        self.more: int = found.more if isinstance(found, Objections) else 0  # that are counted and not kept

    def ask(self, question: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Give what the question answers, or None and remember why it was refused."""
        try:
            return question(*args, **kwargs)
        except Refused as refused:
            self.extend(refused.objections)
            self.more += refused.more
            return None

    def find(self, finder: Callable[[str], T], reference: str | None) -> T | None:
        """Give what the reference names; nothing, without an objection, when there is no reference."""
        return None if reference is None else self.ask(finder, reference)

    def stop(self) -> None:
        """Raise `Refused` if there is anything to object."""
        if self:
            raise Refused(self, more=self.more)


# 2 · the input cannot be read -------------------------------------------------------------------


class Malformed(Objection):
    """The input cannot be read."""

    status = 2


class Usage(Malformed):
    """The command line is not one of ours."""


class Missing(Malformed):
    """Something that names what the command is about was left out."""


class DateInvalid(Malformed):
    """Not a day, or outside 1970–2200."""


class TimeInvalid(Malformed):
    """Not a time of day such as 16-18."""


class NumberInvalid(Malformed):
    """Not a whole positive number."""


class WaitInvalid(Malformed):
    """Not a number of seconds that can be waited."""


class OrgNrInvalid(Malformed):
    """An organisation number with a wrong length, letter or check digit [lag 1974:174]."""


class PersonalNumber(Malformed):
    """A personal identity number must not get in, nor be printed back [policy, stricter than dataskyddslagen 3:10]."""


class PeriodInvalid(Malformed):
    """A period is written 2024-2027."""


class ReferenceInvalid(Malformed):
    """Not shaped like what it must refer to, such as `principle:2`."""


class MailboxInvalid(Malformed):
    """Not an e-mail address."""


class TextNotAllowed(Malformed):
    """Control characters, terminal escapes or bidi controls."""


class TextTooLong(Malformed):
    """Names over 200, lines over 500, texts over 20,000 characters."""


class TextEmpty(Malformed):
    """A text without a visible character."""


class ValueUnknown(Malformed):
    """Not one of the words the option takes."""


class SettingUnknown(Malformed):
    """Not one of a period's settings, or not written `networks=yes`."""


class SettingKeyUnknown(Malformed):
    """Not one of the registry's settings."""


class SettingUnsaid(Malformed):
    """A setting of the registry without `=` and a value."""


class SettingTwice(Malformed):
    """A setting of the registry is given two values at once."""


class NameReserved(Malformed):
    """Shaped like an id, a number or a period: never taken for a new name."""


class FieldUnknown(Malformed):
    """`--fields` names a field the command does not have."""


class TickUnclear(Malformed):
    """A cell that is neither a yes nor a no."""


class RowUnnamed(Malformed):
    """A row that does not say which actor it is about."""


class RowOfOtherPeriod(Malformed):
    """A row says another period than the one its file is read into."""


class OptionsConflict(Malformed):
    """Options that do not go together."""


class SameFile(Malformed):
    """A copy would be written over what it is a copy of."""


class FileUnreadable(Malformed):
    """A file that was named cannot be read."""


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


class AnswerNeeded(Malformed):
    """A yes is needed and there is no terminal to ask."""


class FileEmpty(Malformed):
    """A file without content."""


class FileFormUnknown(Malformed):
    """A file that is neither CSV, XLSX nor e-service XML."""


class FileTooLarge(Malformed):
    """A file larger than the limit of its format."""


class FolderEmpty(Malformed):
    """A folder without a file that can be read."""


class RowsMissing(Malformed):
    """A file with headings alone."""


class NulByte(Malformed):
    """A text file with NUL in it."""


class EncodingMixed(Malformed):
    """Lines of one file are in different encodings."""


class EncodingUnknown(Malformed):
    """Bytes that are no letters in any encoding we read."""


class Mojibake(Malformed):
    """Letters that an earlier program read in the wrong encoding, such as Ã¥ for å."""


class DelimiterUnknown(Malformed):
    """Headings that are not separated by a delimiter we read."""


class HeadingsUnknown(Malformed):
    """No heading of the first row is known."""


class ColumnUnknown(Malformed):
    """A heading that no field answers to."""


class ColumnTwice(Malformed):
    """Two columns of a file are the same field."""


class NameColumnMissing(Malformed):
    """No column tells whose row it is."""


class HeadingMissing(Malformed):
    """A cell has content in a column without a heading."""


class RowWidth(Malformed):
    """A row has more or fewer cells than there are headings."""


class QuoteUnclosed(Malformed):
    """A quotation mark opens a cell and nothing closes it."""


class QuoteMisplaced(Malformed):
    """Text goes on after the quotation mark that closes a cell."""


class CellTooLong(Malformed):
    """A cell over 20,000 characters."""


class CellMerged(Malformed):
    """A cell merged over several columns."""


class CellFaulty(Malformed):
    """A cell that holds an error of the spreadsheet, such as #REF!."""


class CellUncalculated(Malformed):
    """A cell with a formula whose value was never saved: what it would show is not known."""


class WorkbookUnreadable(Malformed):
    """A workbook that is damaged, protected, or something else."""


class WorkbookTooLarge(Malformed):
    """A workbook that unpacks to more than the limits: a zip bomb, or nearly."""


class SheetMissing(Malformed):
    """The workbook has no sheet with the name, or none with rows."""


class XmlInvalid(Malformed):
    """A file that is not well-formed XML."""


class XmlUnsafe(Malformed):
    """XML that defines entities or refers to something outside itself."""


class NamespaceWrong(Malformed):
    """XML that is not an e-service's."""


class NotSubmitted(Malformed):
    """An answer that was saved in the e-service and never sent in."""


class StatusUnclear(Malformed):
    """An answer whose status in the e-service does not tell whether it was sent in: somebody must say."""


class MappingInvalid(Malformed):
    """A mapping file that cannot be read, or says something a mapping file does not."""


class MappingFieldUnknown(Malformed):
    """A mapping file names a field that does not exist."""


class MappingTwice(Malformed):
    """A mapping file ties a field or a heading twice."""


class PolicyUnreadable(Malformed):
    """A policy file that is not TOML."""


class PolicySettingUnknown(Malformed):
    """A policy file names a setting, or says something of one, that does not exist."""


class PolicyValueInvalid(Malformed):
    """A setting of a policy has another form than it takes, such as a text for a number."""


class PolicyDaysOutside(Malformed):
    """A time limit of a policy that is no number of days from 1 to 3650."""


class PolicyWordUnknown(Malformed):
    """A setting of a policy says a word that it does not take."""


class PolicySourceMissing(Malformed):
    """A setting of a policy does not say where it is from."""


class TemplateFaulty(Malformed):
    """A municipality's own template of a paper cannot be filled."""


# 3 · not found, or more than one ----------------------------------------------------------------


class Unknown(Objection):
    """The reference does not lead to exactly one thing."""

    status = 3


class NotFound(Unknown):
    """Nothing answers to the reference."""


class TakenBack(Unknown):
    """What the id was given to has been taken back."""


class Ambiguous(Unknown):
    """Several things answer to the reference."""


class LikelySame(Unknown):
    """A new name much like a known one: somebody must say whether it is the same actor."""


class NumberNamedTwice(Unknown):
    """Two rows of a file have one organisation number and different names: is it one actor?"""


class RowIsTotal(Unknown):
    """A row of a file that looks like the total of a list and not like an actor: somebody must say."""


class ProvisionUnknown(Unknown):
    """The period's text has no such point."""


class ContactAmbiguous(Unknown):
    """Several contacts of an actor answer to what was typed."""


class AppealUnclear(Unknown):
    """Several appeals wait for the court, or the number is none's."""


class PredecessorMissing(Unknown):
    """No period comes before the one that is to be renewed."""


# 4 · exists already -----------------------------------------------------------------------------


class Conflict(Objection):
    """What was asked for exists already, or the facts are different."""

    status = 4


class AlreadyExists(Conflict):
    """The same thing is registered already."""


class ParagraphTaken(Conflict):
    """The body has another decision under the same paragraph of that day."""


class CaseOpenAlready(Conflict):
    """A case about the same enrollment, on the same grounds, is open."""


class MandateHeld(Conflict):
    """The body holds the mandate already."""


class AlreadyThere(Conflict):
    """The person is noted there already."""


class AlreadyEnrolled(Conflict):
    """A second live enrollment in the period."""


class AlreadyDeclined(Conflict):
    """The actor has declined in this period already."""


class AlreadyWithdrawn(Conflict):
    """The actor has withdrawn from this period already."""


class AlreadyExcluded(Conflict):
    """The actor is excluded from this period already."""


class AlreadyDissolved(Conflict):
    """The actor is dissolved already."""


class AlreadyMerged(Conflict):
    """The actor is the same as another already."""


class SameActor(Conflict):
    """An actor is not merged with itself."""


class AlreadyTakenBack(Conflict):
    """The invocation is taken back already."""


class BuiltOn(Conflict):
    """Later entries build on what is to be taken back."""


class TakenMeanwhile(Conflict):
    """What is to be in force again would stand where something else stands now."""


class NameTakenMeanwhile(Conflict):
    """A name that would be in use again is another actor's now."""


class AlreadyDone(Conflict):
    """The change has been made already."""


class ContactHasEnded(Conflict):
    """The contact does not hold any more."""


class ActorDiffers(Conflict):
    """The register knows the actor with another number, kind or purpose."""


class AnswerChanged(Conflict):
    """A row says otherwise than the answer that is recorded; a recorded answer is never written over."""


class AnswersDiffer(Conflict):
    """Two rows of one intake give different answers of one actor."""


class PeriodsOverlap(Conflict):
    """Periods of one agreement do not overlap."""


class SettingsUnchanged(Conflict):
    """The registry has these very settings already."""


class TextUnchanged(Conflict):
    """The period has this very text already."""


class RegistryExists(Conflict):
    """`init` found a file already."""


class RegistryDiffers(Conflict):
    """A copy of one registry is not restored over another."""


class FileExists(Conflict):
    """A file is not overwritten without `--force`."""


class PlanOtherRegistry(Conflict):
    """The plan was made in another registry."""


class PlanRowDiffers(Conflict):
    """An actor's facts have changed since the plan was made."""


class PlanRowGone(Conflict):
    """An actor of the plan has no enrollment in the old period any more."""


class JoinedAlready(Conflict):
    """Who has joined is excluded, not refused."""


class AlreadyRefused(Conflict):
    """The actor has been refused entry to this period already."""


class ApplicationClosed(Conflict):
    """The application was never completed, and has been closed."""


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


# 5 · a rule is not met --------------------------------------------------------------------------


class Unmet(Objection):
    """A rule is not met; `texts` names its source."""

    status = 5


class LastDayNotLater(Unmet):
    """A period is extended to a later day, never shortened."""


class AnswerTimeNotLater(Unmet):
    """The longer time to answer ends no later than the one there is."""


class LastDayBeforeFirst(Unmet):
    """A span that ends before it begins."""


class SideMismatch(Unmet):
    """The side contradicts the kind."""


class DecisionTakenBack(Unmet):
    """A period's days and rules change by a decision that stands, not by one that was taken back."""


class NotTakenBack(Unmet):
    """A registry's first entry cannot be taken back."""


class SidesDiffer(Unmet):
    """Actors on different sides of the agreement are not the same."""


class NumbersDiffer(Unmet):
    """Two organisation numbers are two legal persons."""


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


class Barred(Unmet):
    """A bar on re-entry runs on the effective day."""


class CauseNotRemoved(Unmet):
    """A new application after an exclusion says that the cause is removed."""


class ActorDissolved(Unmet):
    """The actor is dissolved on that day."""


class NotEnrolled(Unmet):
    """The actor is not enrolled in the period."""


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


class TaskEnded(Unmet):
    """The task is done or dropped."""


class BodiesMissing(Unmet):
    """The meeting has several bodies: which one decided must be said."""


class NotThere(Unmet):
    """The body does not take part in the meeting."""


class ContactMarkedLater(Unmet):
    """A contact was verified, or mail to it came back, on a later day."""


class OneIsNoNetwork(Unmet):
    """Of two actors that are said to be one, only one is a network."""


class DissolvedApart(Unmet):
    """Two actors that are said to be one ended on different days."""


class ExcludedTwice(Unmet):
    """Two actors that are said to be one were each excluded in the same days, by decisions that stand."""


class NotANetwork(Unmet):
    """Only a network has members."""


class MemberOfItself(Unmet):
    """A network is no member of itself."""


class PeriodNotBefore(Unmet):
    """A period is renewed from one that comes before it."""


class PlanRowBlocked(Unmet):
    """A ticked row's actor cannot be invited."""


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


class ReasonMissing(Unmet):
    """What departs from the procedure has a reason."""


class WhatMissing(Unmet):
    """A note says what was said."""


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


class NothingLacks(Unmet):
    """The actor has no incomplete answer to ask a completion of."""


class ProposalMissing(Unmet):
    """A memorandum proposes something."""


class NotesNotAnnounced(Unmet):
    """Only minutes are adjusted and announced, notes are not."""


class AnnouncementUnsaid(Unmet):
    """An announcement tells at least one day."""


class ReportMissing(Unmet):
    """A delegate's decision is announced with the meeting it was reported to."""


class OutOfOrder(Unmet):
    """What follows does not come before what it follows."""


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


# 6 · findings -----------------------------------------------------------------------------------


class Finding(Objection):
    """`check` or `verify` found something; the registry works, a person should look."""

    status = 6


class EnrolledWithoutEvidence(Finding):
    """Nothing shows the signer's authority."""


class EnrolledWithoutContact(Finding):
    """Nobody to write to."""


class ContactBounced(Finding):
    """What was sent to a contact came back."""


class ActivityWithoutPrinciple(Finding):
    """The activity serves no principle or commitment."""


class TaskWithoutOwner(Finding):
    """Nobody is responsible."""


class TaskWithoutDate(Finding):
    """No last day."""


class GroupWithoutConvener(Finding):
    """Nobody calls the group together."""


class RecordedWithObjections(Finding):
    """A decision was recorded although rules were not met."""


class RecordedRollDiffers(Finding):
    """What was entered later reaches back over a recorded roll."""


class PeriodWithoutText(Finding):
    """The period's text is not in the register (`check --strict`)."""


class WatchWithoutDate(Finding):
    """Nothing says when to look again (`check --strict`)."""


class ActorWithoutNumber(Finding):
    """Neither a network nor an organisation number (`check --strict`)."""


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


# 7 · the registry cannot be opened or written ---------------------------------------------------


class Unusable(Objection):
    """The registry cannot be opened or written; the file is untouched."""

    status = 7


class RegistryMissing(Unusable):
    """There is no such file."""


class RegistryEmpty(Unusable):
    """The file has no content."""


class RegistryForeign(Unusable):
    """The file is something else."""


class RegistryNewer(Unusable):
    """A newer samverkan wrote the file."""


class RegistryOlder(Unusable):
    """`database upgrade` has not been run."""


class RegistryDamaged(Unusable):
    """The data base cannot be read, or the last entry does not match its digest."""


class RegistryLocked(Unusable):
    """Another command has been writing for longer than `SAMVERKAN_WAIT`."""


class RegistryReadOnly(Unusable):
    """The file or its folder may not be written."""


class RegistryUnreadable(Unusable):
    """The file is another user's, who alone may read it."""


class RegistryUnfinished(Unusable):
    """A command was interrupted while it wrote, and who reads has no right to take it back."""


class RegistryLinked(Unusable):
    """The file has two names: what is interrupted under one is not taken back under the other."""


class DiskFull(Unusable):
    """No room left on the disk."""


class DiskError(Unusable):
    """The disk answers with an error: nothing is known to be damaged."""


class FolderMissing(Unusable):
    """The folder of the file does not exist or may not be written."""


class BackendUnknown(Unusable):
    """The address is not of a data base this version can use."""


# warnings ---------------------------------------------------------------------------------------


class MoreOfTheSame(Notice):
    """More warnings of a kind than are told one by one."""


class PeriodHasNoText(Notice):
    """The signatory stands behind a text that the register does not hold."""


class NoPoints(Notice):
    """The text has no numbered points that can be referred to."""


class ContactNotGiven(Notice):
    """Nobody to write to."""


class ContactsNotGiven(Notice):
    """Several rows give nobody to write to."""


class LaterAnswerDiffers(Notice):
    """A later answer of an actor that has joined says otherwise than the recorded one, which stands."""


class NumberOfOtherName(Notice):
    """A row was known by its organisation number alone: the register has another name for the actor."""


class ArrivalNotMoved(Notice):
    """A row says another day of arrival than its recorded answer has; a day of arrival is never moved."""


class EarlierAnswerCounts(Notice):
    """Of two answers in one file the one that arrived first counts."""


class NamesNotCompared(Notice):
    """New names that were too many, or met too many, to be compared with those in the register."""


class NumberShared(Notice):
    """Another civil actor has the same organisation number."""


class NumberHintsOther(Notice):
    """The first digit hints at another legal form."""


class DayUnknown(Notice):
    """An earlier register did not know the day; the period's first counts."""


class AnswersWait(Notice):
    """Answers for the period lack something; their last days to complete do not move."""


class SignatoriesStay(Notice):
    """How many are signatories through a period's new last day."""


class NetworksMayJoin(Notice):
    """Networks that have answered can now be completed."""


class NetworksMayNotJoin(Notice):
    """Networks that have answered cannot join any more."""


class DecidedAfterEnd(Notice):
    """A period was extended by a decision taken when it was over."""


class RuleBeforeDecision(Notice):
    """A rule holds from a day before its decision."""


class PolicyOverridden(Notice):
    """An option says something else than the policy file, and the option holds."""


class SignedAfterReceived(Notice):
    """The signature is later than the arrival."""


class DayInFuture(Notice):
    """Something that has happened lies after today."""


class MixedScripts(Notice):
    """A name mixes alphabets, so two names may look alike."""


class RecordedRollReached(Notice):
    """The change reaches back over a recorded roll."""


class ClauseMissing(Notice):
    """The period's text has no exclusion clause [förvaltningslagen 5 §]."""


class AdvisoryBodyDecides(Notice):
    """An advisory body cannot be given the right to decide [kommunallagen 6:37]."""


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


class ProposalUnsaid(Notice):
    """A memorandum is written without the officer's own proposal."""


class SettingsMissing(Notice):
    """A paper must tell what the registry does not know."""


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


class ExclusionAhead(Notice):
    """An answer is given before an exclusion has effect."""


class BarMeets(Notice):
    """A bar on joining again meets an answer that has been given already."""


class KinOfBarred(Notice):
    """The actor follows one that is barred, or has the same persons."""


class ClosedBeforeFinal(Notice):
    """A case is closed, and nobody has recorded that its decision is final."""


class SuspensionOutlived(Notice):
    """A suspension goes on when the enrollment has ended."""


class LikelyDuplicate(Notice):
    """A new actor's name is much like one that is registered."""


class EnrollmentsJoined(Notice):
    """Enrollments of two actors that became one shared days: one stays, and holds the days of all."""


class EndedThoughOther(Notice):
    """An enrollment ends by a decision that was about the other of two actors that became one."""


class ContactsDoubled(Notice):
    """Contacts that two actors both had stand once."""


class PartInItself(Notice):
    """A network that took part in what turned out to be itself does so no more."""


class PartsDoubled(Notice):
    """Parts in networks that two actors both had stand once."""


class EnrolledThoughExcluded(Notice):
    """An actor that was excluded has joined under another name."""


class LeftOut(Notice):
    """Enrollments that an export cannot tell as they are, by what became of them."""


class SuspensionNotTold(Notice):
    """Signatories that are suspended, which an export does not show."""


class RowsComeBackOtherwise(Notice):
    """Rows of an export that would not be taken in as what they are."""


class LikenessNotExamined(Notice):
    """So many actors that their names were not compared with each other."""


class PlanAppliedAlready(Notice):
    """The plan was carried out before; nothing was written."""


class PlanAppliedOtherwise(Notice):
    """The plan was carried out before, with other rows ticked."""


class PlanLeftAsIs(Notice):
    """The file holds this very plan already."""


class SilentNotInvited(Notice):
    """Signatories of the old period that are silent and not invited get no letter."""


class SameNameDissolved(Notice):
    """A dissolved actor had the same name."""


class EncodingGuessed(Notice):
    """A text file is read as Windows-1252, since it is no UTF-8."""


class FormVersionUnknown(Notice):
    """An e-service form has a version that the mapping file does not list."""


class ElementsUnread(Notice):
    """Questions of an e-service form that no field answers to."""


class RowsHidden(Notice):
    """Rows that the sheet does not show, hidden or filtered away, are read as the others."""


class ColumnsHidden(Notice):
    """Columns that the sheet does not show are read as the others."""


class SheetsUnread(Notice):
    """Other sheets of the workbook have rows under known headings."""


class FilesPassedOver(Notice):
    """Files in a folder that are of another kind."""
