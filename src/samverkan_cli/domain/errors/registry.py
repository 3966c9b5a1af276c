"""How the registry says no about itself: its settings, its file and the disk it lies on."""

from samverkan_cli.domain.refusal import Conflict, Malformed, Notice, Unmet, Unusable


class MapNotDrawn(Malformed):
    """What draws the map is not installed."""


class PictureNotSet(Malformed):
    """What sets a picture's paper is an extra that is not installed."""


class PaperNotSet(Malformed):
    """What sets papers as PDF is not installed."""


class SettingKeyUnknown(Malformed):
    """Not one of the registry's settings."""


class SettingUnsaid(Malformed):
    """A setting of the registry without `=` and a value."""


class SettingTwice(Malformed):
    """A setting of the registry is given two values at once."""


class SameFile(Malformed):
    """A copy would be written over what it is a copy of."""


class SettingsNeeded(Unmet):
    """What is published must tell whose it is, where it lies and who answers for it [DCAT-AP-SE 3.0.1]."""


class SettingsUnchanged(Conflict):
    """The registry has these very settings already."""


class RegistryExists(Conflict):
    """`init` found a file already."""


class RegistryDiffers(Conflict):
    """A copy of one registry is not restored over another."""


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


class ConfirmationNotWritten(Notice):
    """What was asked for is recorded, and its confirmation could not be written."""


class SettingsMissing(Notice):
    """A paper must tell what the registry does not know."""


class TextsWithheld(Notice):
    """Texts that name a person or tell an address are left out of open data until somebody has read them."""


class PagesLackTexts(Notice):
    """Texts are left out of the pages until somebody has read them."""


class PublishedWithoutData(Notice):
    """The pages come without open data, as the registry does not say what it must tell of the municipality."""


class RegistryUnnamed(Notice):
    """A registry was made without the names that lists and letters bear."""
