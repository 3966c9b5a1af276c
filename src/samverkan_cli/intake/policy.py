"""Policy files: the settings of a period as TOML, each with its source."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from samverkan_cli.domain import errors as no
from samverkan_cli.domain import notation
from samverkan_cli.domain import policy as rules
from samverkan_cli.domain.policy import SETTINGS, Policy, Value
from samverkan_cli.domain.refusal import MOST, Objection, Objections, Refused
from samverkan_cli.intake import toml as written
from samverkan_cli.intake.toml import quoted

PARTS = ("value", "source")


def shipped_text() -> str:
    """Give the shipped policy as it is written, with what its comments tell."""
    return files("samverkan_cli").joinpath("policies/default.toml").read_text("utf-8")


@cache
def shipped() -> Policy:
    """Give the shipped policy."""
    return _read(shipped_text(), "default.toml", Policy())


def read(text: str, file: str) -> Policy:
    """Give the policy of a file; what it leaves out is as shipped.

    Raises `Refused` with everything that is wrong in it, each with its line.
    """
    return _read(text, file, shipped())


def _read(text: str, file: str, base: Policy) -> Policy:
    objections = Objections()
    said: dict[str, Value] = {}
    sources: dict[str, str | None] = {}
    for name, given in _tables(text, file).items():
        if name not in SETTINGS and len(objections) >= MOST:  # each of them takes a search
            objections.more += 1
            continue
        found = Objections(_strangers(name, given))
        if name in SETTINGS:
            value = given.get("value") if isinstance(given, dict) else given
            found += _unsourced(name, given, value)
            said[name] = found.ask(rules.checked, name, value)
            sources[name] = found.ask(_source, given)
        for objection in found:
            objections.append(_placed(objection, text, file, name))
    objections.stop()
    settings: dict[str, Any] = {name: said.get(name, getattr(base, name)) for name in SETTINGS}
    return Policy(**settings, sources={**base.sources, **sources}, stated=tuple(said))


def _tables(text: str, file: str) -> dict[str, Any]:
    try:
        return written.tables(text)
    except ValueError as error:
        at = re.search(r"line (\d+)", str(error))
        line = int(at[1]) if at else max(1, len(text.splitlines()))
        unreadable = no.PolicyUnreadable("policy")
        unreadable.row = (file, line, None)
        raise Refused([unreadable]) from None


def _strangers(name: str, given: Any) -> Iterator[Objection]:
    """Give what a policy says that no policy says."""
    if name not in SETTINGS:
        yield _unknown(name, name, SETTINGS)
    elif isinstance(given, dict):
        strangers = [part for part in given if part not in PARTS]
        yield from (_unknown(f"{name}.{part}", part, PARTS) for part in strangers[:MOST])


def _unknown(given: str, near: str, known: tuple[str, ...]) -> Objection:
    from difflib import get_close_matches

    nearest = tuple(get_close_matches(near.casefold(), known, cutoff=0.7))
    return no.PolicySettingUnknown("policy", given=rules.shown(given), nearest=nearest, known=known)


def _unsourced(name: str, given: Any, value: object) -> Iterator[Objection]:
    source = given.get("source") if isinstance(given, dict) else None
    if not isinstance(source, str) or not source.strip():
        yield no.PolicySourceMissing("policy", setting=name, given=_as_typed(value))


def _source(given: Any) -> str | None:
    source = given.get("source") if isinstance(given, dict) else None
    return notation.clean(source, notation.LINE) if isinstance(source, str) and source.strip() else None


def _placed(objection: Objection, text: str, file: str, name: str) -> Objection:
    found = re.search(rf"""^[ \t]*+\[?[ \t]*+["']?{re.escape(name)}["']?[ \t]*+[].=]""", text, re.MULTILINE)
    line = text.count("\n", 0, found.start()) + 1 if found else 1
    placed = objection.at("policy")
    placed.row = (file, line, None)
    return placed


def sourced(policy: Policy) -> Policy:
    """Give the policy of a period that was opened before there were policies with the sources of what is shipped."""
    if policy.sources.keys() >= set(SETTINGS):
        return policy
    same = {name: shipped().source(name) for name in SETTINGS if getattr(policy, name) == getattr(shipped(), name)}
    return replace(policy, sources={**same, **policy.sources})


def toml(policy: Policy, unsourced: str) -> str:
    """Give the text of a policy file that says the same; `unsourced` stands where no source is recorded."""
    tables = (
        f"[{name}]\nvalue = {_toml(getattr(policy, name))}\nsource = {quoted(policy.source(name) or unsourced)}\n"
        for name in SETTINGS
    )
    return "\n".join(tables)


def _toml(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return f"[{', '.join(map(quoted, value))}]" if isinstance(value, tuple) else quoted(value or "")


def _as_typed(value: object) -> str | None:
    """Give a value of a file as it may be typed in one."""
    typed = rules.shown(quoted(value) if isinstance(value, str) else value)
    return typed.replace("'", '"') if typed else None
