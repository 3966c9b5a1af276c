"""`samverkan completion`: the script with which a shell completes commands, words and names."""

from typing import Annotated

from samverkan_cli import texts
from samverkan_cli.cli import options
from samverkan_cli.cli.tree import noun, told_alone
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.streams import write

app = noun()
SHELLS = ("bash", "zsh", "fish", "powershell")


def completion(shell: Annotated[str | None, options.argument("shell", "|".join(SHELLS))] = None) -> None:
    """Print the script of a shell, with how it is put to use."""
    from samverkan_cli.cli.shells import SCRIPTS

    name = (shell or "").casefold()
    name = "powershell" if name == "pwsh" else name
    if name not in SCRIPTS:
        said = no.ValueUnknown("shell", given=name, choices=SHELLS) if name else no.Missing("shell")
        raise Refused([said], places={"shell": texts.metavar("SHELL")})
    head = "#compdef samverkan\n" if name == "zsh" else ""
    write(f"{head}# {texts.say(f'completion_{name}')}\n{SCRIPTS[name]}")


told_alone(app, "completion", completion)
