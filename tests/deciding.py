"""A register in which bodies decide on actors, as the smallest inputs of faults begin, and what is asked of it."""

from pathlib import Path

from conftest import TICKED, Ran, Typed

TEXT = "# Principer\n1. Dialog\n2. Öppenhet\n"
HEARD = "--ground principle:1 --notified 2024-05-17 --answered 2024-06-05"
SAID = "--deciding 'Medlemmar stängdes ute' --proportionality 'Inget mildare räcker'"
DECISION = "'Kommunstyrelsen 2024-10-08 § 187'"


def begun(well: Typed) -> str:
    """Make the register, and give its period."""
    well("init")
    well("period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31 --exclusion-clause 'punkt 7'")
    Path("text.md").write_text(TEXT, encoding="utf-8")
    well("period text 2024-2027 text.md")
    well("body add Kommunstyrelsen --kind nämnd")
    for subject in ("exclusion", "entry"):
        well(f"body mandate Kommunstyrelsen --subject {subject} --may decide")
    return "2024-2027"


def join(typed: Typed, name: str, day: str, more: str = "") -> Ran:
    return typed(f"enroll '{name}' {TICKED} --received {day} {more} -o json")


def names(well: Typed, day: str, more: str = "") -> list[str]:
    return [row["name"] for row in well(f"roll --on {day} {more} -o json").data]


def standing(well: Typed, enrollment: str, day: str) -> str:
    (found,) = well(f"why {enrollment} --on {day} -o json").data["enrollments"]
    return str(found["standing"])


def in_force(well: Typed, day: str) -> list[str]:
    return [row["id"] for row in well(f"decision list --in-force --on {day} -o json").data]


def exclude(well: Typed, name: str, more: str, decision: str = DECISION, heard: str = HEARD) -> Ran:
    return well(f"exclude '{name}' --period 2024-2027 --decision {decision} {heard} {SAID} {more} -o json")
