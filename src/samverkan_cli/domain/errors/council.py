"""How the registry says no about bodies, their mandates and their decisions."""

from samverkan_cli.domain.refusal import Conflict, Finding, Notice, Unmet


class ParagraphTaken(Conflict):
    """The body has another decision under the same paragraph of that day."""


class OutcomeDiffers(Conflict):
    """The outcome of the item is noted already, with something else in it."""


class MandateHeld(Conflict):
    """The body holds the mandate already."""


class BodiesMissing(Unmet):
    """The meeting has several bodies: which one decided must be said."""


class AdvisoryBodyDecides(Notice):
    """An advisory body cannot be given the right to decide [kommunallagen 6:37]."""


class SeatOfDissolved(Finding):
    """A seat is held for an actor that is dissolved."""


class SeatOfFormer(Finding):
    """A seat is held for an actor that was a signatory and has left."""


class MemberOfFormer(Finding):
    """A member of a working group stands for an actor that was a signatory and has left."""
