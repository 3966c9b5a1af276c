"""What is objected to and warned of in English, by code, as in `domain/errors/`."""

from samverkan_cli.texts.en.objections import (
    actor,
    agreement,
    case,
    council,
    enrollment,
    intake,
    journal,
    registry,
    renewal,
    typed,
    work,
)

OBJECTIONS: dict[str, tuple[str, str]] = {
    **actor.OBJECTIONS,
    **agreement.OBJECTIONS,
    **case.OBJECTIONS,
    **council.OBJECTIONS,
    **enrollment.OBJECTIONS,
    **typed.OBJECTIONS,
    **intake.OBJECTIONS,
    **journal.OBJECTIONS,
    **registry.OBJECTIONS,
    **renewal.OBJECTIONS,
    **work.OBJECTIONS,
}
NOTICES: dict[str, str] = {
    **actor.NOTICES,
    **agreement.NOTICES,
    **case.NOTICES,
    **council.NOTICES,
    **enrollment.NOTICES,
    **typed.NOTICES,
    **intake.NOTICES,
    **registry.NOTICES,
    **renewal.NOTICES,
}
