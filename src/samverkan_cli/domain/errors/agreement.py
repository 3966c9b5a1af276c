"""How the registry says no about periods, their rules and their text."""

from samverkan_cli.domain.refusal import Conflict, Finding, Malformed, Notice, Unknown, Unmet


class SettingUnknown(Malformed):
    """Not one of a period's settings with a value it can have: `networks=yes`, `respond_days=28`."""


class PeriodUnsaid(Malformed):
    """No period was said, and it is not only one that can be meant."""


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


class ProvisionUnknown(Unknown):
    """The period's text has no such point."""


class PeriodsOverlap(Conflict):
    """Periods of one agreement do not overlap."""


class TextUnchanged(Conflict):
    """The period has this very text already."""


class LastDayNotLater(Unmet):
    """A period is extended to a later day, never shortened."""


class DecisionTakenBack(Unmet):
    """A period's days and rules change by a decision that stands, not by one that was taken back."""


class PeriodWithoutText(Finding):
    """The period's text is not in the register (`check --strict`)."""


class PeriodMeant(Notice):
    """No period was said, and only one can be meant."""


class PeriodHasNoText(Notice):
    """The signatory stands behind a text that the register does not hold."""


class NoPoints(Notice):
    """The text has no numbered points that can be referred to."""


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


class RuleReachesBack(Notice):
    """A rule holds from a day since which something was recorded by the rule before it; that stands as it is."""


class LastDaysMove(Notice):
    """A rule holds from a day since which times have begun whose last day is counted from it."""


class PolicyOverridden(Notice):
    """An option says something else than the policy file, and the option holds."""
