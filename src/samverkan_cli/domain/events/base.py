"""What every event is made of: seals, parts and what each of them carries."""

import re
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from samverkan_cli.domain.value import Value


class Seal(StrEnum):
    """The two seals of an entry, at most."""

    PERSONS = "persons"
    TEXT = "text"


Text = Annotated[str | None, Seal.TEXT]
PersonText = Annotated[str | None, Seal.PERSONS]


class Part(Value, forbid_unknown_fields=True):
    """A plain, frozen value inside an event; a sealed field in it may have been erased."""


class Event(Part):
    """Something that happened to one subject, with the reason, file reference and source given for it."""

    KIND: ClassVar[str]

    subject: str
    dnr: str | None = None
    reason: Text = None
    source: Text = None

    def __init_subclass__(cls, **given: Any) -> None:
        """Name the kind by the class: `ActorEnrolled` is `actor_enrolled`."""
        super().__init_subclass__(**given)
        cls.KIND = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
