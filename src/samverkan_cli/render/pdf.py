"""A paper as PDF, set by Typst from a wheel: always for every reader (PDF/UA-1) and to be kept (PDF/A-2a).

What is set is a tree of plain data (`blocks`), handed over as data and shown by one house file and a short file for
each kind of paper (`templates/*.typ`): no text of the register is ever markup or code (ADR 0026).
"""

from __future__ import annotations

import json
import os
import re
from datetime import datetime
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samverkan_cli import files
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.render.blocks import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samverkan_cli.render import Sheet
    from samverkan_cli.render.blocks import Block, Inline

EXTRA = "samverkan-cli[pdf]"
STANDARDS = ["ua-1", "a-2a"]
_FETCHED = re.compile(r"@preview/[\w.:-]*")
LARGEST_FONT = 100  # megabytes; one of all Chinese signs has some 20
HOUSE, FONTS = "house.typ", "fonts"
WHY = 200  # characters of a template's fault, at most, that a message shows
_PACKAGE = ("samverkan_cli", "templates")
_LABEL = re.compile(r"([^:]{1,30}):\s+(.*)", re.DOTALL)
# What a file to be kept may not hold [ISO 19005-2 6.2.11.7.3], and what is no sign at all [Unicode 23.7]: signs that
# only who made them knows, and ends of planes. A byte order mark is told as what it means within a text.
_ENDS = "".join(chr((plane << 16) + end) for plane in range(15) for end in (0xFFFE, 0xFFFF))
_UNKEPT = re.compile(f"[\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff{_ENDS}]")
_JOINED, _ORDER, _UNKNOWN = "\u2060", "\ufeff", "\ufffd"


def render(shown: Sheet) -> bytes:
    """Give what a command shows as PDF, which it has set itself; raises `Refused` where it has set none."""
    if not shown.content:
        raise Refused([no.OptionsConflict("fields", option="--fields", others=("pdf",))])
    return shown.content


def pdf(
    content: Sequence[Block],
    *,
    title: str,
    stamp: str,
    lang: str = "sv",
    foot: Sequence[str] = (),
    kind: str = "paper",
    folder: str | None = None,
) -> bytes:
    """Give a PDF of blocks, as `render.blocks` makes them of Markdown or of plain text.

    `stamp` is when the journal's entry that the paper rests on was made: the same record gives the same bytes. `foot`
    are the lines at the foot of each page, beside its number. `kind` names the file of how it looks (`letter.typ`),
    which stands in the municipality's `folder` or in ours. Raises `Refused` where what sets papers is not installed,
    and for a fault in one of the folder's files.
    """
    must_be_there()
    import typst

    head, body = _parted(content)
    told = {"title": title, "lang": lang, "head": head, "blocks": _in_steps(body), "foot": list(foot)}
    with resources.as_file(resources.files(_PACKAGE[0]).joinpath(_PACKAGE[1])) as ours:
        faces, own = _fonts(ours, folder)
        house, short = _source(HOUSE, ours, folder), _source(f"{kind}.typ", ours, folder)
        try:
            return typst.compile(
                f"{house}\n{short}".encode(),
                root=folder or ours,
                font_paths=faces,
                sys_inputs={"paper": json.dumps(_kept(told | {"fonts": own}))},
                pdf_standards=STANDARDS,  # type: ignore[arg-type]  # a list of its words
                timestamp=int(datetime.fromisoformat(stamp).timestamp()),
            )
        except typst.TypstError as error:
            if not folder:
                raise
            raise _faulty(error, house, kind) from None


def must_be_there(told: type[no.PaperNotSet | no.PictureNotSet] = no.PaperNotSet) -> None:
    """Raise `Refused` where what sets papers is not installed, as it is told of what is to be set."""
    try:
        import typst  # noqa: F401 — it is what is asked about
    except ImportError:
        raise Refused([told("form", extra=EXTRA)]) from None


def is_set_apart(name: str, folder: str | None) -> bool:
    """Tell whether a paper has a file of its own for how it looks."""
    ours = resources.files(_PACKAGE[0]).joinpath(_PACKAGE[1], f"{name}.typ")
    return bool(folder and (Path(folder) / f"{name}.typ").is_file()) or ours.is_file()


def _source(name: str, ours: Path, folder: str | None) -> str:
    """Give the text of a file of how papers look: the municipality's own, or ours."""
    if folder and (own := Path(folder) / name).is_file():
        with files.opened(str(own), "templates", files.WRITTEN) as file:
            told = file.read().decode("utf-8", "replace")
        if found := _FETCHED.search(told):  # nothing is fetched to write a paper
            line = told.count("\n", 0, found.start()) + 1
            raise Refused([no.TemplateFaulty("templates", file=name, line=line, fault=found[0])])
        return told
    return (ours / name).read_text("utf-8")


@cache
def _fonts(ours: Path, folder: str | None) -> tuple[Any, list[str]]:
    """Give the fonts, and the families of the municipality's own, in the order of their files; they are read once."""
    import typst

    own = str(Path(folder) / FONTS) if folder and (Path(folder) / FONTS).is_dir() else None
    for path, _, names in os.walk(own or ""):
        for name in names:  # a pipe among them would be waited for
            files.opened(os.path.join(path, name), "templates", LARGEST_FONT).close()  # noqa: PTH118 — as walk gives it
    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(ours / FONTS), *([own] if own else [])]
    )
    if not own:
        return found, []
    held = sorted((each.path, each.family) for each in found.fonts() if each.path and each.path.startswith(own))
    return found, list(dict.fromkeys(family for _, family in held))


def _parted(content: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Give what stands before the first heading, each line with its label apart, and the rest."""
    at = next((at for at, each in enumerate(content) if each["kind"] == "heading"), 0)
    before = list(content[:at])
    if any(each["kind"] != "par" for each in before):
        return [], list(content)
    return [_entry(each["inlines"]) for each in before], list(content[at:])


def _entry(inlines: list[Inline]) -> dict[str, Any]:
    """Give a line of a paper's head, with what stands before its colon as its label."""
    found = _LABEL.fullmatch(inlines[0]["text"]) if inlines and inlines[0]["kind"] == "text" else None
    if found is None:
        return {"label": None, "inlines": inlines}
    label, rest = found.groups()
    return {"label": label, "inlines": [{"kind": "text", "text": rest}, *inlines[1:]]}


def _in_steps(body: list[Block]) -> list[Block]:
    """Give blocks whose headings go down one step at a time, so that who hears them can follow [ISO 14289-1 7.4]."""
    told, level = [], 0
    for each in body:
        if each["kind"] == "heading":
            if not said(each["inlines"]).strip():
                continue
            level = min(each["level"], level + 1)
            each = each | {"level": level}  # noqa: PLW2901 — the same heading, a step up
        told.append(each)
    return told


def _kept(value: Any) -> Any:
    """Give data in which each sign that a file to be kept may not hold is the sign for what is not known."""
    if isinstance(value, str):
        return _UNKEPT.sub(_UNKNOWN, value.replace(_ORDER, _JOINED))
    if isinstance(value, dict):
        return {name: _kept(each) for name, each in value.items()}
    return [_kept(each) for each in value] if isinstance(value, list) else value


def _faulty(error: Any, house: str, kind: str) -> Refused:
    """Give what is wrong in a municipality's file, with its line."""
    found = re.search(r":(\d+):\d+", error.diagnostic or "")
    line, before = int(found[1]) if found else 1, house.count("\n") + 1
    file, line = (HOUSE, line) if line <= before else (f"{kind}.typ", line - before)
    return Refused([no.TemplateFaulty("templates", file=file, line=line, fault=error.message[:WHY])])
