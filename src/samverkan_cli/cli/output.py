"""Writing files: through a temporary one that only its owner reads, never over another without --force."""

import errno
import os
from collections.abc import Sequence
from pathlib import Path

from samverkan_cli import texts
from samverkan_cli.domain import disk
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.render import Listing, Sheet, Shown, chosen, content
from samverkan_cli.render.aside import tell
from samverkan_cli.store import files

PAPERS = ("html", "pdf")  # what only a paper can be
ABOUT = ("json", "jsonl")  # what is told of a file that was written can be asked for in these


def form_of(out: str, output: str | None, forms: Sequence[str]) -> str:
    """Give the format of a file: the one of its suffix, or of `-o` where it has none or is `.txt`.

    `-o json` may also say how the file is told of. Raises `Refused` for another suffix, and where they differ.
    """
    suffix = Path(out).suffix.casefold().removeprefix(".")
    if suffix == "txt":
        return output or "table"
    if suffix in forms and suffix not in ("table", "id"):
        if output not in (None, suffix, *ABOUT):
            raise Refused([no.OptionsConflict("output", option=f"-o {output}", others=(f"--out {out}",))])
        return suffix
    if output is None or suffix:
        suffixes = tuple(f".{form}" for form in forms if form not in ("table", "id"))
        paper = "samverkan document --help" if suffix in PAPERS else None
        raise Refused([no.ValueUnknown("out", given=out, choices=(*suffixes, ".txt"), paper=paper)])
    return output


def filed(shown: Shown, form: str, out: str, output: str | None, *, excel: bool, force: bool) -> Sheet:
    """Write what is shown to a file, and give what is told of it; raises `Refused` as `written_file` does."""
    from samverkan_cli.render.fields import tells_of_persons

    written_file(out, content(shown, getattr(shown, "form", None) or form, excel=excel), force=force)
    persons = tells_of_persons(shown)
    data = {"out": out, "form": form, "rows": len(shown.rows) if isinstance(shown, Listing) else 1, "persons": persons}
    key = "rows_written" if isinstance(shown, Listing) else "sheet_written"
    lines = [texts.say(key, **data), *([texts.say("file_of_persons")] if persons else [])]
    about = chosen(output if output in ABOUT else None)
    return Sheet(
        shown.kind, data, (" ".join(lines),), getattr(shown, "status", 0), form=about if about in ABOUT else "table"
    )


def warn_of_persons(shown: Shown) -> None:
    """Warn on standard error, as a file does, of what is shown on the screen of persons."""
    from samverkan_cli.render.fields import tells_of_persons

    if tells_of_persons(shown):
        tell(texts.say("warning", text=texts.say("screen_of_persons")))


def written_file(out: str, content: str | bytes, *, force: bool, wait: bool = True) -> None:
    """Write a file whole or not at all; raises `Refused` when it exists or cannot be written.

    `wait` is for the disk; who writes many waits once, with `settle`.
    """
    path = Path(out)
    if os.path.lexists(path) and not force:
        raise Refused([no.FileExists("out", path=out)])
    if path.is_dir():
        raise Refused([no.FileUnreadable("out", path=out, why=os.strerror(errno.EISDIR))])
    try:
        with files.whole(path, over=force, settled=wait) as made, made.open("wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            if wait:
                os.fsync(file.fileno())
    except FileExistsError:
        raise Refused([no.FileExists("out", path=out)]) from None
    except OSError as error:
        raise Refused([disk.objection(error, "out", path=out)]) from None


def kept_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file unless it is there and says the same; raises `Refused` for one that says something else."""
    try:
        same = path.is_file() and not path.is_symlink() and path.read_bytes() == content
    except OSError:
        same = False
    if not same:
        written_file(str(path), content, force=force, wait=not hasattr(os, "sync"))


def settle() -> None:
    """Wait until the disk has what `kept_file` wrote; where that cannot be asked for, it has waited each time."""
    if hasattr(os, "sync"):
        os.sync()


def made_folder(out: str) -> Path:
    """Give a folder, made for its owner alone if it is missing; raises `Refused` when that cannot be done."""
    folder = Path(out)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise Refused([disk.of_folder(error, "out", out)]) from None
    return folder
