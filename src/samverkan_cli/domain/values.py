"""The words that options take and that are kept: kinds, sides, outcomes, steps."""

from enum import StrEnum


class Kind(StrEnum):
    """What an actor is [överenskommelsen; domain.md §2]."""

    ASSOCIATION = "association"
    COOPERATIVE = "cooperative"
    FOUNDATION = "foundation"
    CONGREGATION = "congregation"
    STUDY_ASSOCIATION = "study-association"
    SOCIAL_ENTERPRISE = "social-enterprise"
    NETWORK = "network"
    UMBRELLA = "umbrella"
    OTHER = "other"
    COMMITTEE = "committee"
    ADMINISTRATION = "administration"
    MUNICIPAL_COMPANY = "municipal-company"

    @property
    def side(self) -> "Side":
        """Give the side of the agreement the kind stands on."""
        public = (Kind.COMMITTEE, Kind.ADMINISTRATION, Kind.MUNICIPAL_COMPANY)
        return Side.PUBLIC if self in public else Side.CIVIL


class Side(StrEnum):
    """The two sides of the agreement."""

    CIVIL = "civil"
    PUBLIC = "public"


class OnlyPeriod(StrEnum):
    """Why a period is the only one that can be meant on a day."""

    RECEIVING = "receiving"
    FORCE = "force"
    JOINED = "joined"
    AHEAD = "ahead"


class ProvisionKind(StrEnum):
    """The numbered parts of a period's text."""

    VALUE = "value"
    PRINCIPLE = "principle"
    COMMITMENT = "commitment"
    FORMAL = "formal"


class Affirmation(StrEnum):
    """The ticks of a form: two separate ones, and a third."""

    VALUES = "values"
    PRINCIPLES = "principles"
    COMMITMENTS = "commitments"


class Channel(StrEnum):
    """How an answer arrived."""

    E_SERVICE = "e-service"
    PAPER = "paper"
    CEREMONY = "ceremony"
    EMAIL = "email"


class Party(StrEnum):
    """Who a commitment or an activity binds."""

    MUNICIPAL = "municipal"
    CIVIL = "civil"
    BOTH = "both"


class TextChange(StrEnum):
    """An editorial change asks nobody anew; a material one does."""

    EDITORIAL = "editorial"
    MATERIAL = "material"


class BodyKind(StrEnum):
    """What a body is; only the first four can hold a right to decide [KL 3, 6 and 7 kap.]."""

    ASSEMBLY = "assembly"
    COMMITTEE = "committee"
    SUBCOMMITTEE = "subcommittee"
    DELEGATE = "delegate"
    ADVISORY = "advisory"
    NETWORK = "network"


class Minutes(StrEnum):
    """A nämnd's minutes are adjusted [KL 5:69, 6:35]; a council's notes are approved."""

    PROTOCOL = "protocol"
    NOTES = "notes"


class May(StrEnum):
    """What a mandate lets a body do with a subject."""

    PREPARE = "prepare"
    RECOMMEND = "recommend"
    DECIDE = "decide"


class Subject(StrEnum):
    """What a mandate is about."""

    EXCLUSION = "exclusion"
    ENTRY = "entry"
    AGREEMENT = "agreement"
    PLAN = "plan"


class Outcome(StrEnum):
    """What a body did with a question."""

    APPROVED = "approved"
    REJECTED = "rejected"
    REFERRED = "referred"
    TABLED = "tabled"
    NOTED = "noted"


class Became(StrEnum):
    """What became of an item of an agenda: what a body did with the question, or that it was let drop."""

    APPROVED = "approved"
    REJECTED = "rejected"
    REFERRED = "referred"
    TABLED = "tabled"
    NOTED = "noted"
    DROPPED = "dropped"


class AgendaSource(StrEnum):
    """What put an item on an agenda, where it was not somebody who added it."""

    STANDING = "standing"
    MINUTES = "minutes"
    QUESTION = "question"
    TASK = "task"
    REVIEW = "review"
    WATCH = "watch"
    CASE = "case"
    ANSWER = "answer"
    ACTIVITY = "activity"


class ResolvedAs(StrEnum):
    """As what a body resolved something: within its right to decide, or as its position to who decides."""

    DECISION = "decision"
    RECOMMENDATION = "recommendation"


class DoneKind(StrEnum):
    """What was done on a decision."""

    GROUP = "group"
    TEXT = "text"
    PERIOD = "period"
    EXTENSION = "extension"
    RULE = "rule"
    PLAN = "plan"
    EXCLUSION = "exclusion"
    SUSPENSION = "suspension"
    REFUSAL = "refusal"
    CASE = "case"
    REVOCATION = "revocation"
    BAR_LIFTED = "bar_lifted"
    ERASURE = "erasure"
    SUPERSEDED = "superseded"
    AMENDED = "amended"
    ANNULLED = "annulled"


class Stance(StrEnum):
    """How a person stood apart from a decision: it had its dissent noted, or took no part [KL 4:27, 6:30]."""

    RESERVATION = "reservation"
    RECUSED = "recused"


class Changed(StrEnum):
    """What a later decision does to an earlier one."""

    SUPERSEDED = "superseded"
    AMENDED = "amended"
    ANNULLED = "annulled"


class WatchKind(StrEnum):
    """What is being watched on the list "På gång/bevakningslista"."""

    PROJECT = "project"
    ASSIGNMENT = "assignment"
    DEVELOPMENT = "development"
    NETWORK = "network"
    CONSULTATION = "consultation"
    LAW = "law"
    OTHER = "other-matter"


class WatchState(StrEnum):
    """What has become of a watch item: it is a task or an item of an agenda since it was promoted."""

    OPEN = "open"
    PROMOTED = "promoted"
    RESOLVED = "resolved"


class Promoted(StrEnum):
    """What a watch item can become."""

    TASK = "task"
    ITEM = "item"


class ActivityState(StrEnum):
    """What an activity of a plan is on a day [domain.md §7]."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    ONGOING = "ongoing"
    DONE = "done"
    DROPPED = "dropped"
    MOVED = "moved"


class Because(StrEnum):
    """Why an enrollment takes effect on its day [domain.md §4]."""

    RECEIVED = "received"
    COMPLETED = "completed"
    FIRST_DAY = "first_day"
    STATED = "stated"
    ADMITTED = "admitted"
    BAR_LIFTED = "bar_lifted"
    EARLIER_REGISTER = "earlier_register"


class ValueForm(StrEnum):
    """How an entry holds a value that was corrected: in clear, as some words, or under a seal."""

    PLAIN = "plain"
    WORDS = "words"
    TEXT = "text"
    PERSON = "person"


class ReminderForm(StrEnum):
    """How an invitation or reminder is written: as a draft to send, or as a letter to print."""

    EMAIL = "email"
    LETTER = "letter"


class Proposal(StrEnum):
    """What a renewal plan proposes to do about an actor; those in `INVITING` end in an invitation."""

    INVITE = "invite"
    CARRY = "carry"
    CONTACT_MISSING = "contact_missing"
    UNREACHABLE = "unreachable"
    DUPLICATE = "likely_duplicate"
    ANSWERED = "answered"
    INVITED = "invited"
    BLOCKED = "blocked"


class Reply(StrEnum):
    """What has become of a signatory of the old period on a day of the new one's campaign: exactly one."""

    RENEWED = "renewed"
    RECEIVED = "received"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXCLUDED = "excluded"
    REFUSED = "refused"
    CLOSED = "closed"
    DISSOLVED = "dissolved"
    SILENT = "silent"


class Stretch(StrEnum):
    """What lasts in a case: that it is appealed, that a court has stayed it, that the actor is off the roll."""

    APPEAL = "appeal"
    STAY = "stay"
    OFF = "off"


class CampaignPart(StrEnum):
    """The figures of a renewal, each of which counts some actors: all, those asked, each reply, and who is new."""

    TOTAL = "total"
    INVITED = "invited"
    REMINDED = "reminded"
    RENEWED = "renewed"
    RECEIVED = "received"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXCLUDED = "excluded"
    REFUSED = "refused"
    CLOSED = "closed"
    DISSOLVED = "dissolved"
    SILENT = "silent"
    NEW = "new"


class EndedAs(StrEnum):
    """How an enrollment ended before its period did; `closed` is an application that was never completed."""

    WITHDRAWAL = "withdrawal"
    EXCLUSION = "exclusion"
    REFUSAL = "refusal"
    CLOSED = "closed"


class Track(StrEnum):
    """What a case may end in: leaving the agreement, or not being let in."""

    EXCLUSION = "exclusion"
    ENTRY = "entry"


class CaseOutcome(StrEnum):
    """What a body decided in a case [domain.md §6, step 8]."""

    NONE = "none"
    REPRIMAND = "reprimand"
    SUSPENDED = "suspended"
    EXCLUDED = "excluded"
    REFUSED = "refused"


class StepKind(StrEnum):
    """What can be noted in a case, beside its decision and the announcement of that."""

    SCREENED = "screened"
    DIALOGUE = "dialogue"
    NOTIFIED = "notified"
    EXEMPTED = "exempted"
    EXTENDED = "extended"
    ANSWERED = "answered"
    CURE = "cure"
    CURED = "cured"
    PREPARED = "prepared"
    APPEALED = "appealed"
    STAYED = "stayed"
    RULED = "ruled"
    REVOKED = "revoked"
    FINAL = "final"
    BAR_LIFTED = "bar_lifted"
    CLOSED = "closed"


class Screening(StrEnum):
    """What the first examination of a concern led to."""

    ADMITTED = "admitted"
    DISMISSED = "dismissed"


class SettingKey(StrEnum):
    """What papers must tell: of what, from whom, who answers, how to answer [FL 6; KL 13:4; GDPR 13.1 a-b].

    The last three are told of in public: where the register is published, who answers the public, and by which number
    the municipality is known.
    """

    MUNICIPALITY = "municipality"
    AGREEMENT = "agreement"
    SENDER = "sender"
    CASEHOLDER = "caseholder"
    ANSWER_TO = "answer_to"
    COURT = "court"
    COURT_ADDRESS = "court_address"
    CONTROLLER = "controller"
    CONTROLLER_CONTACT = "controller_contact"
    PROTECTION_OFFICER = "data_protection_officer"
    WEB = "web"
    PUBLIC_CONTACT = "public_contact"
    NUMBER = "municipality_number"


class Exemption(StrEnum):
    """Why an actor is not notified before a decision: plainly unnecessary, or a weighty interest requires haste."""

    UNNECESSARY = "unnecessary"
    HASTE = "haste"


class Origin(StrEnum):
    """Whom a document comes from; only what comes from others than the actor and AU can be new to the actor."""

    ACTOR = "actor"
    PREPARATION = "preparation"
    OTHER = "other"


class ConflictFound(StrEnum):
    """What was found of a possible conflict of interest [KL 6:28-32, 7:4]."""

    STEPPED_ASIDE = "stepped-aside"
    NOT_CONFLICTED = "not-conflicted"
    DISREGARDED = "disregarded"


class Tie(StrEnum):
    """How the register ties a member of a body to a party of a case, or to the one who reported."""

    REPRESENTS = "represents"
    SIGNED = "signed"
    CONTACT = "contact"
    REPORTED = "reported"


class Ruling(StrEnum):
    """What a court did with a decision that was appealed."""

    UPHELD = "upheld"
    ANNULLED = "annulled"
    DISMISSED = "dismissed"  # not tried: it came late, or from somebody without the right
    WITHDRAWN = "withdrawn"  # the appellant took it back


class RulingPart(StrEnum):
    """The part of a decision that a court annulled, where the rest stands."""

    BAR = "bar"


class Factor(StrEnum):
    """What may speak for an actor; a list to help, from lag 2024:487 5 §."""

    DISTANCED = "distanced"
    MEASURES = "measures"
    SINGLE = "single"
    LONG_AGO = "long-ago"


class Effect(StrEnum):
    """When an exclusion takes effect by a period's policy: when it is final, or on a day that must be stated."""

    FINAL = "final"
    STATED = "stated"


class Invited(StrEnum):
    """Who is invited to a meeting: every signatory, who sits in its bodies, or whoever comes."""

    SIGNATORIES = "signatories"
    SEATED = "seated"
    OPEN = "open"


class MeetingState(StrEnum):
    """What a meeting is on a day, as its dated facts tell; it is never stored."""

    PLANNED = "planned"
    HELD = "held"
    MINUTES_OUT = "minutes-out"
    APPROVED = "approved"
    CANCELLED = "cancelled"


class Absence(StrEnum):
    """How somebody was not at a meeting: with an apology, or without one."""

    APOLOGY = "apology"
    ABSENT = "absent"


class ContactState(StrEnum):
    """What a contact is on a day."""

    AHEAD = "ahead"
    CURRENT = "current"
    BOUNCED = "bounced"
    ENDED = "ended"


class Unreached(StrEnum):
    """Why an actor has no mailbox to write to."""

    MISSING = "missing"
    UNREACHABLE = "unreachable"
    LETTER = "letter"


class PlaceKind(StrEnum):
    """As what a person stands in the register; the last ones are names that were typed, and may be another's."""

    REGISTERED = "registered"
    CONTACT = "contact"
    SIGNED = "signed"
    SEAT = "seat"
    MEMBER = "member"
    CONVENER = "convener"
    ATTENDED = "attended"
    ABSENT = "absent"
    SUBSTITUTED = "substituted"
    APPROVER = "approver"
    LEFT_ROOM = "left-room"
    RESERVATION = "reservation"
    RECUSED = "recused"
    TASK = "task"
    HELPER = "helper"
    LEAD = "lead"
    REPORTER = "reporter"
    CONFLICT = "conflict"
    REPORTED = "reported"
    STEP = "step"
    WATCH = "watch"
    SETTING = "setting"
    LOGGED = "logged"
    TEXT = "text"


class Certainty(StrEnum):
    """Whether a place is a person's, by its id, or may be, by a name that was typed."""

    CERTAIN = "certain"
    MAYBE = "maybe"


class Whom(StrEnum):
    """Whom a case waits for: the register's office, the actor, a body, a court, or the time to appeal."""

    OFFICE = "office"
    ACTOR = "actor"
    BODY = "body"
    COURT = "court"
    TIME = "time"


class DueKind(StrEnum):
    """What is to be done: a task, a completion, what comes back to a body, a step of a case, a look; what ends."""

    TASK = "task"
    COMPLETION = "completion"
    BACK = "back"
    CASE = "case"
    WATCH = "watch"
    CAMPAIGN = "campaign"
    ROUND = "round"
    ACTIVITY = "activity"
    REQUEST = "request"
    REVIEW = "review"


class ErasedWhat(StrEnum):
    """How much of a person is erased: ended contacts and addresses, or the name too where nothing holds it."""

    CONTACTS = "contacts"
    ALL = "all"


class StaysBecause(StrEnum):
    """Why something of a person or an actor is not erased."""

    LIVE = "live"
    RECENT = "recent"
    SIGNATURE = "signature"
    MINUTES = "minutes"
    CASE = "case"
    DECISION = "decision"
    ROLL = "roll"
    TEXT = "text"
    SETTING = "setting"
    LOG = "log"
    CHOICE = "choice"


class RightAsked(StrEnum):
    """What a person has asked for: that its data be erased, or what is kept of it [GDPR art. 17, 15]."""

    ERASE = "erase"
    EXTRACT = "extract"


class ChangeKind(StrEnum):
    """What a report of changes tells of."""

    JOINED = "joined"
    LEFT = "left"
    RECEIVED = "received"
    DECLINED = "declined"
    SUSPENDED = "suspended"
    RENAMED = "renamed"
    MEETING = "meeting"
    DECISION = "decision"
    RECOMMENDATION = "recommendation"
    CASE_OPENED = "case-opened"
    CASE_CLOSED = "case-closed"
    TASK_DONE = "task-done"
    ROUND = "round"


class ForumKind(StrEnum):
    """What stands on the map of forums."""

    ENTRY = "entry"
    PERIOD = "period"
    BODY = "body"
    GROUP = "group"
    NETWORK = "network"
    PUBLIC = "public"
    CIVIL = "civil"


class Relation(StrEnum):
    """What one forum is to another."""

    APPOINTS = "appoints"
    PREPARES = "prepares"
    RECOMMENDS = "recommends"
    TAKES_PART = "takes-part"
    MEETS = "meets"
    OPENS = "opens"


class PageKind(StrEnum):
    """What a page of what is published tells of, in the order they are shown."""

    FRONT = "front"
    ACTORS = "actors"
    ACTOR = "actor"
    FIGURES = "figures"
    DECISIONS = "decisions"
    PLAN = "plan"
    WATCH = "watch"
    CALENDAR = "calendar"
    MAP = "map"
    TEXT = "text"
    MINUTES = "minutes"
    MEETING = "meeting"
    JOIN = "join"
    DATA = "data"


class WithheldBecause(StrEnum):
    """Why a text is left out of what is published until somebody has said that it may stand there."""

    PERSON = "names-person"
    ADDRESS = "tells-address"
    ACTOR = "about-actor"
