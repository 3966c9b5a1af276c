"""What is objected to and warned of in English, by code, as in `domain/errors/`."""

from samverkan_cli.texts.en.objections import (
    actor,
    agreement,
    case,
    council,
    enrollment,
    intake,
    journal,
    person,
    registry,
    renewal,
    typed,
    work,
)

_SUBJECTS = (actor, agreement, case, council, enrollment, intake, journal, person, registry, renewal, typed, work)
OBJECTIONS: dict[str, tuple[str, str]] = {code: told for each in _SUBJECTS for code, told in each.OBJECTIONS.items()}
NOTICES: dict[str, str] = {code: told for each in _SUBJECTS for code, told in getattr(each, "NOTICES", {}).items()}
