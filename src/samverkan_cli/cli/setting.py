"""`samverkan registry`: what papers must tell of the municipality."""

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samverkan_cli import texts
from samverkan_cli.actions import setting as actions
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.setting import SetRegistry
from samverkan_cli.domain.values import SettingKey
from samverkan_cli.render import Receipt, Sheet

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.domain.records import RegistryFacts
    from samverkan_cli.store.reader import Reader

app = noun("registry")


@writes(app, "registry set")
def set_(
    call: Writing,
    settings: Annotated[
        list[str] | None,
        typer.Argument(metavar=texts.metavar("KEY=TEXT…"), help=texts.option("settings"), show_default=False),
    ] = None,
) -> Receipt:
    """Set what papers tell of the municipality."""
    asked = call.read(SetRegistry, settings=[_coded(each) for each in settings or []])
    return call.record("registry", asked, actions.set_registry, shape)


@reads(app, "registry show")
def show(call: Reading) -> Sheet:
    """Show what the registry is of, and what papers tell of the municipality."""
    with call.reader() as reader:
        data = shape(reader, reader.registry(), call.session.today)
    lines = [texts.say("registry_of", path=str(call.session.path), **data)]
    for key in SettingKey:
        said = "setting_is" if data[key] else "setting_missing"
        lines.append(texts.say(said, setting_key=str(key), value=data[key]))
    return Sheet(call.words, data, tuple(lines))


def shape(reader: "Reader", registry: "RegistryFacts", _today: "date") -> dict[str, Any]:
    """Give the registry as scripts read it."""
    held = reader.settings()
    return {"id": registry.id} | {str(key): held.get(key) for key in SettingKey}


def _coded(said: str) -> str:
    """Give a setting with its key as a code, however it was typed: `domstol=…`, `court-address=…`."""
    key, equals, value = said.partition("=")
    code = texts.code("setting_key", re.sub(r"[-_\s]+", " ", key).strip())
    return f"{code if code in tuple(SettingKey) else key}{equals}{value}"
