"""How the registry says no about actors, their contacts and their networks."""

from samverkan_cli.domain.refusal import Conflict, Finding, Notice, Unknown, Unmet


class ContactAmbiguous(Unknown):
    """Several contacts of an actor answer to what was typed."""


class NotAFullName(Unknown):
    """Nobody is registered by a first name alone, unless that is said."""


class AlreadyDissolved(Conflict):
    """The actor is dissolved already."""


class AlreadyMerged(Conflict):
    """The actor is the same as another already."""


class SameActor(Conflict):
    """An actor is not merged with itself."""


class SamePerson(Conflict):
    """A person is not merged with itself."""


class PersonMergedAlready(Conflict):
    """The person is the same as another already."""


class ContactHasEnded(Conflict):
    """The contact does not hold any more."""


class SideMismatch(Unmet):
    """The side contradicts the kind."""


class SidesDiffer(Unmet):
    """Actors on different sides of the agreement are not the same."""


class NumbersDiffer(Unmet):
    """Two organisation numbers are two legal persons."""


class ActorIsDissolved(Unmet):
    """The actor is dissolved on that day."""

    code = "actor_dissolved"


class NeverConsented(Unmet):
    """Nobody has said that the contact may be public, so nothing is taken back."""


class ConsentUnproven(Notice):
    """Nothing tells how consent was given [GDPR 7.1]."""


class ContactMarkedLater(Unmet):
    """A contact was verified, or mail to it came back, on a later day."""


class OneIsNoNetwork(Unmet):
    """Of two actors that are said to be one, only one is a network."""


class DissolvedApart(Unmet):
    """Two actors that are said to be one ended on different days."""


class ExcludedTwice(Unmet):
    """Two actors that are said to be one were each excluded in the same days, by decisions that stand."""


class SeatedForTwo(Unmet):
    """Two persons that are said to be one sit in a body for two actors in the same days."""


class NotANetwork(Unmet):
    """Only a network has members."""


class MemberOfItself(Unmet):
    """A network is no member of itself."""


class ContactHasBounced(Finding):
    """What was sent to a contact came back."""

    code = "contact_bounced"


class ActorWithoutNumber(Finding):
    """Neither a network nor an organisation number (`check --strict`)."""


class NumberShared(Notice):
    """Another civil actor has the same organisation number."""


class NumberHintsOther(Notice):
    """The first digit hints at another legal form."""


class MixedScripts(Notice):
    """A name mixes alphabets, so two names may look alike."""


class LikelyDuplicate(Notice):
    """A new actor's name is much like one that is registered."""


class EnrollmentsJoined(Notice):
    """Enrollments of two actors that became one shared days: one stays, and holds the days of all."""


class EndedThoughOther(Notice):
    """An enrollment ends by a decision that was about the other of two actors that became one."""


class ContactsDoubled(Notice):
    """Contacts that two actors both had stand once."""


class PlacesDoubled(Notice):
    """Contacts, seats, memberships and meetings that two persons both had stand once."""


class MailboxNotKept(Notice):
    """The mailbox of a person that was merged is not that of the one that stays."""


class PartInItself(Notice):
    """A network that took part in what turned out to be itself does so no more."""


class PartsDoubled(Notice):
    """Parts in networks that two actors both had stand once."""


class EnrolledThoughExcluded(Notice):
    """An actor that was excluded has joined under another name."""


class SameNameDissolved(Notice):
    """A dissolved actor had the same name."""
