"""Where the program starts, and where errors become exit statuses.

Typer and the errors are imported once the collector is off: it would take an eighth of `--help`.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from samverkan_cli import __version__, texts
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.store import done

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer
    from typer.exceptions import TyperException

ASKED_BY_A_SHELL = "_complete"  # what a word can become, while it is typed
DONE, BUG, USAGE, UNUSABLE, INTERRUPTED = 0, 1, 2, 7, 130


def main() -> None:
    """Run the program and end the process with its status.

    What the imports built is not taken apart again: that takes a tenth of a command's time. Every
    file and connection is closed by then.
    """
    gc.disable()  # a command lives for a moment; collecting what the imports made costs a tenth of it
    _open_what_is_closed()
    with suppress(ValueError, OSError, AttributeError):  # what a system lacks, it does not send
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is signal.SIG_DFL:  # what the caller wants ignored is ignored
                signal.signal(number, _interrupt)
    status = run(sys.argv[1:])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


def _open_what_is_closed() -> None:
    """Keep the numbers of the standard streams from the registry's file, if the caller has closed one."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _interrupt(_signal: int, _frame: object) -> None:
    """End as from the keyboard, so that what was begun is taken back and no file is left half written."""
    raise KeyboardInterrupt


def run(arguments: Sequence[str]) -> int:
    """Run the program with its arguments and give the exit status.

    0 done · 1 bug · 2 usage · 3 not found · 4 conflict · 5 refused by a rule · 6 something found ·
    7 the registry cannot be opened or written · 130 interrupted, nothing changed.
    """
    arguments = list(arguments)
    if arguments[:1] == [ASKED_BY_A_SHELL]:
        from samverkan_cli.cli import shells

        return shells.run(arguments[1:])
    from samverkan_cli.streams import Unwritable, prepare_streams, warn

    language = _language(arguments)
    texts.use(language)
    prepare_streams()
    with done.followed() as so_far:
        try:
            return _run(arguments, language)
        except Unwritable as unwritable:
            if not unwritable.reader_gone:
                warn(texts.say("unwritable", why=texts.word("why", str(unwritable))))
            return DONE if unwritable.reader_gone else UNUSABLE
        except KeyboardInterrupt:
            told = so_far.whole and bool(so_far)
            warn(texts.say("interrupted_told" if told else "interrupted_midway" if so_far else "interrupted"))
            return DONE if told else INTERRUPTED
        except Exception as error:
            outcome = texts.say("bug_recorded" if so_far.recorded else "bug_unrecorded")
            warn(texts.say("bug", kind=type(error).__name__, place=_place(error), outcome=outcome))
            if os.environ.get("SAMVERKAN_TRACEBACK"):
                raise
            return BUG


def _run(arguments: list[str], language: str) -> int:
    import typer
    from typer.exceptions import TyperException

    from samverkan_cli.streams import Ended

    try:
        app = _app(language)
        status = typer.main.get_command(app).main(arguments, prog_name="samverkan", standalone_mode=False)
        if status == INTERRUPTED:
            raise KeyboardInterrupt  # Typer has made a status of it; what has been done is told by `run`
        return status if isinstance(status, int) else DONE
    except Ended as ended:
        return ended.status
    except typer.Abort:
        raise KeyboardInterrupt from None
    except Refused as refused:
        _tell(refused, arguments)
        return refused.status
    except TyperException as error:
        return _usage(error, arguments)
    except OSError as error:  # the system's answer, and no bug of ours
        from samverkan_cli.domain import disk

        told = Refused([disk.objection(error)])
        _tell(told, arguments)
        return told.status


def _app(language: str) -> typer.Typer:
    """Give the app; raises `Refused` for a language it does not speak."""
    if language not in texts.LANGUAGES:
        from samverkan_cli.domain import errors as no

        raise Refused([no.ValueUnknown("--lang", given=language, choices=texts.LANGUAGES)])
    from samverkan_cli.cli.root import app

    return app


def _tell(refused: Refused, arguments: Sequence[str]) -> None:
    """Write a refusal to standard error, in JSON if that is what was asked for."""
    from samverkan_cli.render import aside, json, jsonl, refusal
    from samverkan_cli.streams import in_utf_8, warn

    forms = {"json": json.refusal, "jsonl": jsonl.refusal}
    form = forms.get(_output(arguments) or "")
    if form:
        in_utf_8(sys.stderr)
    warn(form(refused)) if form else aside.tell(refusal.render(refused))


def _usage(error: TyperException, arguments: Sequence[str]) -> int:
    """Say what Typer objects to as one of our own objections; a noun without a verb gets its help."""
    from samverkan_cli.streams import warn

    if type(error).__name__ == "NoArgsIsHelpError":
        warn(error.format_message())
        return USAGE
    from samverkan_cli.cli.wrong import usage

    _tell(Refused([usage(error)]), arguments)
    return USAGE


def _language(arguments: Sequence[str]) -> str:
    """Give the language: `--lang`, else `SAMVERKAN_LANG`, else Swedish."""
    return _option(arguments, ("--lang",)) or os.environ.get("SAMVERKAN_LANG") or "sv"


def _output(arguments: Sequence[str]) -> str | None:
    """Give the format that was asked for, also when the command line could not be read."""
    together = next((argument[2:] for argument in arguments if argument.startswith("-o") and argument[2:]), None)
    return _option(arguments, ("-o", "--output")) or together or os.environ.get("SAMVERKAN_OUTPUT")


def _option(arguments: Sequence[str], names: tuple[str, ...]) -> str | None:
    for at, argument in enumerate(arguments):
        if argument == "--":
            return None
        for name in names:
            if argument == name and at + 1 < len(arguments):
                return arguments[at + 1]
            if argument.startswith(f"{name}="):
                return argument.partition("=")[2]
    return None


def _place(error: BaseException) -> str:
    """Give where in our own code a bug showed, without the values that were there."""
    place, step = "", error.__traceback__
    while step:
        module = step.tb_frame.f_globals.get("__name__", "")
        if module.startswith("samverkan_cli") or not place:
            place = f"{module}:{step.tb_lineno}"
        step = step.tb_next
    return f"{place}, {__version__}"


if __name__ == "__main__":
    main()
