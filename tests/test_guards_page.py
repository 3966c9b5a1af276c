"""The page of the guards is made from the guards: run this file to write it anew."""

import inspect
import re
from pathlib import Path
from typing import Any

import pytest

from samverkan_cli.domain import errors
from samverkan_cli.domain.case.aftermath import FINAL
from samverkan_cli.domain.case.rules import ABSOLUTE, GUARDS
from samverkan_cli.texts.sv.objections import OBJECTIONS

PAGE = Path(__file__).parents[1] / "docs" / "guards.md"
OPENING = """\
# The guards: what stops a decision

Made from `domain/case/rules.py`, `domain/case/aftermath.py` and `texts/sv/objections/`; do not edit it. Write it anew
with `python tests/test_guards_page.py`.

The program objects, and never vetoes. `case check` asks the guards before the meeting; `case decide`, `exclude`,
`refuse` and `suspend` ask the same ones. All that are not met are told at once, with exit status 5. What a body has
decided all the same is recorded with `--record-anyway REASON`, and the objections with it, for ever. Only what is
absolute cannot be recorded. A suspension beside a case has no `--record-anyway`.

Facts stand where … is written.
"""
CLOSING = """\
# When a decision is final

That a decision is final is recorded with `case final` when it has been checked, and never computed. These are asked
first; `--record-anyway REASON` records it with what is not met.
"""


def codes(guard: Any) -> list[str]:
    """Give the codes of what a guard objects, in the order they stand in it."""
    named = re.findall(r"\bno\.([A-Z]\w+)\(", inspect.getsource(guard))
    return list(dict.fromkeys(getattr(errors, name).code for name in named))


def plain(template: str) -> str:
    """Give a sentence with … for its facts."""
    return re.sub(r"\{[^}]*\}", "…", template.replace("]][[", " · ").replace("[[", "").replace("]]", ""))


def section(guard: Any) -> str:
    """Give what the page says of a guard."""
    doc = inspect.getdoc(guard)
    assert doc
    absolute = " Absolute." if guard in ABSOLUTE else ""
    lines = [f"## `{guard.__name__}`", "", doc.split("\n\n")[0].replace("\n", " ") + absolute, ""]
    for code in codes(guard):
        message, hint = OBJECTIONS[code]
        lines.append(f"* `{code}`: {plain(message)} *{plain(hint)}*")
    return "\n".join(lines) + "\n"


def page() -> str:
    """Give the page as it is to be."""
    return "\n".join([OPENING, *map(section, GUARDS), CLOSING, *map(section, FINAL)])


def test_the_page_of_the_guards_is_the_one_they_make() -> None:
    assert page() == PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("guard", [*GUARDS, *FINAL], ids=lambda guard: guard.__name__)
def test_every_guard_is_told_in_one_sentence_and_objects_something(guard: Any) -> None:
    doc = inspect.getdoc(guard)
    assert doc
    assert re.fullmatch(r"[A-Z][^\n]*[^.\n]\.", doc)
    assert not re.search(r"[.!?] [A-Z]", doc)
    assert codes(guard)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
