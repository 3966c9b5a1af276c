"""`samverkan demo`: a story told with the program's own commands, each shown with its real output."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Annotated

from samverkan_cli import texts
from samverkan_cli.cli import options
from samverkan_cli.cli.call import Reading, reads
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.render import Sheet
from samverkan_cli.streams import Ended, write

app = noun()
STORIES = ("example", "council")


@dataclass(frozen=True)
class StoryStep:
    """A line of a story: words for the reader, or a command and the status it ends with."""

    text: str
    command: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    status: int = 0


def steps(story: str, language: str = "sv") -> Iterator[StoryStep]:
    """Give the steps of a story kept in the package, in the language if it is told in it.

    `# …` is told to the reader, `NAME=value` before a command is set for it, and `→ 5` after one is
    the status it is to end with.
    """
    folder = resources.files("samverkan_cli.stories") / story
    translated = folder / f"story.{language}.txt"
    text = (translated if translated.is_file() else folder / "story.txt").read_text(encoding="utf-8")
    for line in re.sub(r"\s*\\\n\s*", " ", text).splitlines():
        if line.startswith("#"):
            yield StoryStep(line.lstrip("# "))
        elif line.strip():
            typed, _, status = line.partition(" → ")
            words = shlex.split(typed)
            named = [word.partition("=") for word in words[: words.index("samverkan")]]
            command = tuple(words[words.index("samverkan") + 1 :])
            yield StoryStep(typed.strip(), command, tuple((name, value) for name, _, value in named), int(status or 0))


def run(step: StoryStep) -> tuple[int, str]:
    """Run a command of a story in this process; give its status and what it printed."""
    from samverkan_cli import main

    printed = io.StringIO()
    before = dict(os.environ)
    language = texts.language()
    os.environ.update(dict(step.environment))
    os.environ.setdefault("SAMVERKAN_LANG", language)
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            status = main.run(step.command)
    finally:
        os.environ.clear()
        os.environ.update(before)
        texts.use(language)
    return status, printed.getvalue()


def tell(story: str, folder: Path, *, quiet: bool) -> int:
    """Tell a story in a folder; give how many commands were run. A command that surprises ends it."""
    for file in (resources.files("samverkan_cli.stories") / story).iterdir():
        if file.name.endswith((".md", ".txt")) and not file.name.startswith("story"):
            (folder / file.name).write_bytes(file.read_bytes())
    count = 0
    with contextlib.chdir(folder), contextlib.ExitStack() as left:
        left.callback(os.environ.update, {name: os.environ[name] for name in SET_ASIDE if name in os.environ})
        for name in SET_ASIDE:
            os.environ.pop(name, None)
        for step in steps(story, texts.language()):
            if not step.command:
                write("" if quiet else f"\n{step.text}\n")
                continue
            status, printed = run(step)
            count += 1
            if not quiet:
                write(f"$ {step.text}\n{printed}")
            if status != step.status:
                facts = {"expected": str(step.status), "status": str(status), "command": step.text}
                write(printed + texts.say("demo_failed", **facts))
                raise Ended(1)
    return count


SET_ASIDE = ("SAMVERKAN_DB", "SAMVERKAN_OUTPUT", "SAMVERKAN_TODAY", "SAMVERKAN_USER")


@reads(app, "demo", filed=False)
def demo(
    call: Reading,
    keep: Annotated[str | None, options.flag("keep", "DIR")] = None,
    story: Annotated[str | None, options.flag("story", "example|council")] = None,
) -> Sheet:
    """Tell a story in a temporary registry."""
    told = story or "example"
    if told not in STORIES:
        raise Refused([no.ValueUnknown("story", given=told, choices=", ".join(STORIES))])
    if keep is None:
        with tempfile.TemporaryDirectory() as temporary:
            return _story(call, told, Path(temporary), texts.say("demo_gone"))
    folder = Path(keep)
    if (folder / "registry.db").exists():
        raise Refused([no.FileExists("keep", path=str(folder / "registry.db"))])
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused([no.FileUnreadable("keep", path=keep, why=error.strerror or "")]) from None
    return _story(call, told, folder, texts.say("demo_kept", path=str(folder / "registry.db")))


def _story(call: Reading, story: str, folder: Path, ending: str) -> Sheet:
    quiet = story == "council"
    write("" if quiet else texts.say("demo_start"))
    count = tell(story, folder, quiet=quiet)
    return Sheet(call.words, {"story": story, "commands": count}, ("", ending))
