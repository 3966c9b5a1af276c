"""Every sentence gets the facts it needs: what objects, warns or says something knows what its sentence will ask for.

The code is read, and not run: a place that objects once in ten years is held as well as one that objects every day.
"""

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

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
        if not {"texts", "errors"} & set(path.relative_to(SOURCE).parts):
            yield str(path.relative_to(SOURCE)), ast.parse(path.read_text(encoding="utf-8"))


class Names:
    """What a file calls the objections: by name, through the module, or by a name of its own for several."""

    def __init__(self, tree: ast.Module) -> None:
        froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        ours = {each.asname or each.name for node in froms if node.module == errors.__name__ for each in node.names}
        self.whole = {each.asname or each.name for node in froms for each in node.names if each.name == "errors"}
        self.named = {name: {name} for name in ours & set(SAID)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self._stands_for(node.targets[0].id, self._chosen(node.value))
            if isinstance(node, ast.For) and isinstance(node.target, ast.Tuple) and isinstance(node.iter, ast.Tuple):
                rows = [each.elts for each in node.iter.elts if isinstance(each, ast.Tuple)]
                for at, target in enumerate(node.target.elts):
                    if isinstance(target, ast.Name):
                        self._stands_for(target.id, {name for row in rows for name in self._chosen(row[at])})

    def _stands_for(self, name: str, several: set[str]) -> None:
        if several:
            self.named.setdefault(name, set()).update(several)

    def _chosen(self, value: ast.expr) -> set[str]:
        """Give the objections that a name stands for: `X if … else Y`, or a table with one for each case."""
        if isinstance(value, ast.IfExp):
            return self._chosen(value.body) | self._chosen(value.orelse)
        if isinstance(value, ast.Dict):
            return {name for each in value.values for name in self._chosen(each)}
        return self.made(value)

    def made(self, function: ast.expr) -> set[str]:
        """Give the objections that a call may make: `X(…)`, `no.X(…)`, `(X if … else Y)(…)`, `X_BY[…](…)`."""
        if isinstance(function, ast.Name):
            return self.named.get(function.id, set())
        if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
            return {function.attr} & set(SAID) if function.value.id in self.whole else set()
        if isinstance(function, ast.Subscript):
            return self.made(function.value)
        return self._chosen(function) if isinstance(function, ast.IfExp) else set()


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
        names = Names(tree)
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call):
                continue
            for name in names.made(call.func):
                seen.add(name)
                given = {keyword.arg for keyword in call.keywords if keyword.arg} | unpacked(call, tree)
                lacking = needed.get(SAID[name].code, set()) - given
                if lacking:
                    missing.append(f"{path}:{call.lineno} {name} lacks {', '.join(sorted(lacking))}")
    assert [] == missing
    told = {kind.__name__ for kind in SAID.values() if kind.code in needed}
    assert len(told - seen) < 5, "the reading has become blind"


def test_every_sentence_that_is_said_by_its_key_gets_the_facts_it_needs() -> None:
    missing, seen = [], 0
    said = texts._section("says", "sv").SAYS
    for path, tree in trees():
        for call in ast.walk(tree):
            key = _key(call)
            if key is None or not isinstance(call, ast.Call):
                continue
            seen += 1
            given = {keyword.arg for keyword in call.keywords if keyword.arg}
            if all(keyword.arg for keyword in call.keywords) and required((said[key],)) - given:
                missing.append(f"{path}:{call.lineno} {key} lacks {sorted(required((said[key],)) - given)}")
    assert [] == missing
    assert seen > 100, "the reading has become blind"


def _key(call: ast.AST) -> str | None:
    """Give the key of a sentence that is said by it: `texts.say("key", …)`."""
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or call.func.attr != "say":
        return None
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


@pytest.mark.parametrize(
    ("template", "facts", "expected"),
    [
        ("C-1: {what}.", {"what": "Föreningen ser inget fel."}, "C-1: Föreningen ser inget fel."),
        ("C-1: {what}.", {"what": "Vad händer?"}, "C-1: Vad händer?"),
        ("C-1: {what}. Sedan {more}.", {"what": "ja…", "more": "nej"}, "C-1: ja… Sedan nej."),
        ("{what}; {what}.", {"what": "tel."}, "tel.; tel."),
        ("{what}", {"what": "a.."}, "a.."),
        ("[[{gone}.]]{{{what}}}.", {"what": "x", "gone": None}, "{x}."),
        (
            "body mandate {body:typed} --may",
            {"body": "Samverkansrådets AU"},
            "body mandate 'Samverkansrådets AU' --may",
        ),
        ("body mandate {body:typed}", {"body": "Kommunstyrelsen"}, "body mandate Kommunstyrelsen"),
        ("renew apply {out:typed}", {"out": "Mina filer/plan.xlsx"}, "renew apply 'Mina filer/plan.xlsx'"),
        ("renew apply {out:typed}", {"out": "brev/plan-2024.xlsx"}, "renew apply brev/plan-2024.xlsx"),
        ("body mandate {body:typed}", {"body": "$(rm)"}, "body mandate '$(rm)'"),
    ],
)
def test_a_sentence_ends_once_and_a_command_can_be_typed(template: str, facts: dict[str, Any], expected: str) -> None:
    assert expected == texts._fill(template, facts)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("sv", "värdegrund:2, princip:1, åtagande:3, formellt krav"),
        ("en", "value:2, principle:1, commitment:3, formal requirement"),
    ],
)
def test_a_point_of_the_agreement_is_said_as_it_may_be_typed(language: str, expected: str) -> None:
    texts.use(language)
    try:
        told = texts._fill("{grounds}", {"grounds": ["value:2", "principle:1", "commitment:3", "formal"]})
    finally:
        texts.use("sv")
    assert expected == told
