"""A case in every state it can be in: the steps that bring it there, and its decision with what has happened since."""

from datetime import date

from case_facts import BODY, FINAL_ANSWER, MADE, WHOLE, step, with_steps
from msgspec.structs import replace

from samverkan_cli.domain.records import Announcement, Case, CaseStep
from samverkan_cli.domain.values import BodyKind, StepKind

ON = date(2024, 6, 7)
AFTER = date(2024, 6, 8)
ANSWER = replace(FINAL_ANSWER, found=None)
CURE = step(17, StepKind.CURE, date(2024, 6, 10), until=date(2024, 8, 9))
CURED = step(18, StepKind.CURED, date(2024, 7, 1))
ADJUSTED = Announcement(adjusted=date(2024, 10, 15))
POSTED = Announcement(adjusted=date(2024, 10, 15), posted=date(2024, 10, 16))
TAKEN_DOWN = replace(POSTED, posted_through=date(2024, 11, 6))
EARLY = replace(POSTED, posted_through=date(2024, 11, 5))
DELEGATE = replace(BODY, kind=BodyKind.DELEGATE)
APPEALED = step(22, StepKind.APPEALED, date(2024, 11, 4))
STAYED = step(23, StepKind.STAYED, date(2024, 11, 11))
RULED = step(24, StepKind.RULED, date(2025, 1, 14), found="annulled")
UPHELD = step(25, StepKind.RULED, date(2025, 1, 14), found="upheld", until=date(2025, 2, 5))
ANNULLED = step(25, StepKind.RULED, date(2025, 1, 14), found="annulled", until=date(2025, 2, 5))
DISMISSED = replace(UPHELD, found="dismissed")
DOWN_LATER, DOWN_BEFORE = (replace(EARLY, taken_down=entry) for entry in (28, 26))
REVOKED = step(26, StepKind.REVOKED, date(2025, 1, 20))
FINAL = step(27, StepKind.FINAL, date(2025, 2, 5))
LIFTED = step(28, StepKind.BAR_LIFTED, date(2025, 3, 3))
CLOSED = step(29, StepKind.CLOSED, date(2025, 3, 4))


def decided(*steps: CaseStep, announced: Announcement = POSTED, **made: object) -> Case:
    """Give the whole case with its decision and what has happened since."""
    return with_steps(*WHOLE.steps, *steps, case=WHOLE, decisions=(replace(MADE, **made),), announced=announced)


def one(ruling: CaseStep) -> CaseStep:
    """Give a ruling on the first appeal alone."""
    return replace(ruling, appeal=APPEALED.entry)
