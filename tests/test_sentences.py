"""Every sentence gets the facts it needs: what objects, warns or says something knows what its sentence will ask for.

The code is read, and not run: a place that objects once in ten years is held as well as one that objects every day.
"""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

from samverkan_cli import texts
from samverkan_cli.domain import errors
from samverkan_cli.texts import _OPTIONAL

SOURCE = Path(__file__).parents[1] / "src/samverkan_cli"
SAID = {name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and hasattr(kind, "code")}
SECTIONS = ("OBJECTIONS", "NOTICES")


def required(lines: tuple[str, ...]) -> set[str]:
    """Give the facts of a sentence without which it cannot be said: those outside of [[…]]."""
    always = (part for line in lines for at, part in enumerate(_OPTIONAL.split(line)) if at % 2 == 0)
    return {field for part in always for _, field, _, _ in string.Formatter().parse(part) if field}


def sentences() -> dict[str, set[str]]:
    """Give the facts that the sentences of each code need, in both languages."""
    found: dict[str, set[str]] = {}
    for language in texts.LANGUAGES:
        for section in SECTIONS:
            for code, told in getattr(texts._section("objections", language), section).items():
                found.setdefault(code, set()).update(required(told if isinstance(told, tuple) else (told,)))
    return found


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        if "texts" not in path.parts and path.name != "errors.py":
            yield str(path.relative_to(SOURCE)), ast.parse(path.read_text(encoding="utf-8"))


def known(tree: ast.Module) -> tuple[set[str], set[str]]:
    """Give the names that a file has from `errors`, and those it has for `errors` itself."""
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    direct = {each.asname or each.name for node in froms if node.module == errors.__name__ for each in node.names}
    whole = {each.asname or each.name for node in froms for each in node.names if each.name == "errors"}
    return direct & set(SAID), whole


def kinds(function: ast.expr, direct: set[str], whole: set[str]) -> list[str]:
    """Give the names of the objections that a call may make: `X(…)`, `no.X(…)`, `(X if … else Y)(…)`."""
    if isinstance(function, ast.Name):
        return [function.id] if function.id in direct else []
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id in whole:
        return [function.attr] if function.attr in SAID else []
    if isinstance(function, ast.IfExp):
        return [*kinds(function.body, direct, whole), *kinds(function.orelse, direct, whole)]
    return []


def unpacked(call: ast.Call, tree: ast.Module) -> set[str]:
    """Give the facts that stand behind `**`, where the code says them: a dict that is written out in the file."""
    found: set[str] = set()
    for keyword in call.keywords:
        if keyword.arg is None:
            for node in ast.walk(tree):
                if isinstance(node, ast.Dict):
                    found |= {str(key.value) for key in node.keys if isinstance(key, ast.Constant)}
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "dict":
                    found |= {each.arg for each in node.keywords if each.arg}
    return found


def test_every_place_that_objects_gives_the_facts_that_its_sentence_needs() -> None:
    needed, missing, seen = sentences(), [], set()
    for path, tree in trees():
        names = known(tree)
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call):
                continue
            for name in kinds(call.func, *names):
                seen.add(name)
                given = {keyword.arg for keyword in call.keywords if keyword.arg} | unpacked(call, tree)
                lacking = needed.get(SAID[name].code, set()) - given
                if lacking:
                    missing.append(f"{path}:{call.lineno} {name} lacks {', '.join(sorted(lacking))}")
    assert [] == missing
    assert set() == {kind.__name__ for kind in SAID.values() if kind.code in needed} - seen
