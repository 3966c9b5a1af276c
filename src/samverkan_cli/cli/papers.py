"""A paper on its way out: the form it has, what it is set with, and where it goes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from samverkan_cli.cli import options
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.render import FORMATS
from samverkan_cli.render.imprint import Imprint

if TYPE_CHECKING:
    from samverkan_cli.cli.call import Reading
    from samverkan_cli.store.reader import Reader

PAPERS = ("md", "html", "pdf")
FORMS = (*PAPERS, *FORMATS)
Form = Annotated[str | None, options.flag("paper_form", "|".join(PAPERS), "--form")]


def paper_form(call: Reading, form: str | None, out: str | None) -> str:
    """Give the form of a paper: what was asked for, else a file's by its suffix, else Markdown.

    Raises `Refused` for another form or suffix, where they say different things, and for a file's bytes as JSON.
    """
    form = _known(form)
    asked = {f"-o {call.output}": call.output} if call.output in PAPERS else {}
    asked |= {f"--form {form}": form} if form else {}
    suffix = Path(out).suffix.casefold().removeprefix(".") if out is not None else ""
    if out is not None and (suffix or not asked):
        if suffix not in PAPERS:
            raise Refused([no.ValueUnknown("out", given=out, choices=tuple(f".{each}" for each in PAPERS))])
        asked[f"--out {out}"] = suffix
    if len(set(asked.values())) > 1:
        option, *others = asked
        raise Refused([no.OptionsConflict("form", option=option, others=tuple(others))])
    made = next(iter(asked.values()), "md")
    if made == "pdf" and out is None and call.output not in (None, "pdf"):
        raise Refused([no.OptionsConflict("form", option="--form pdf", others=(f"-o {call.output}",))])
    return made


def form_of_many(form: str | None, default: str) -> str:
    """Give the form of papers that are written to a folder; raises `Refused` for what is none, or cannot be set here.

    What sets papers is asked for before anything is done.
    """
    made = _known(form) or default
    if made == "pdf":
        from samverkan_cli.render import pdf

        pdf.must_be_there()
    return made


def _known(form: str | None) -> str | None:
    """Give a form that was typed, in small letters or capitals; raises `Refused` for what is none."""
    if form is not None and form.casefold() not in PAPERS:
        raise Refused([no.ValueUnknown("form", given=form, choices=PAPERS)])
    return form.casefold() if form else None


def own_templates(given: str | None) -> str | None:
    """Give the municipality's folder of templates: `--templates`, else `SAMVERKAN_TEMPLATES`, else none."""
    if given is not None and not given.strip():
        raise Refused([no.TextEmpty("templates")])
    folder = given or os.environ.get("SAMVERKAN_TEMPLATES") or None
    if folder and not Path(folder).is_dir():
        raise Refused(
            [no.FileUnreadable("templates", path=folder, why=os.strerror(20 if Path(folder).exists() else 2))]
        )
    return folder


def imprint(reader: Reader) -> Imprint:
    """Give what a paper is stamped with: the registry it is from, and the head of its journal."""
    registry, (entry, hash_) = reader.registry(), reader.last_entry()
    return Imprint(reader.last_moment(), entry, hash_, registry.municipality, registry.agreement)
