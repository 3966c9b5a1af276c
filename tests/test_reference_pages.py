"""The reference is what the program makes of itself: `python -m tests.reference_pages` writes it anew."""

import re
from pathlib import Path

import pytest
import reference_commands
import reference_json
import reference_objections
import reference_pages
from cli.test_verbs import WRITING

from samverkan_cli import texts
from samverkan_cli.cli import outline
from samverkan_cli.domain import errors

MADE = dict(reference_pages.of_texts())


def kept(name: str) -> str:
    return (reference_pages.FOLDER / name).read_text(encoding="utf-8")


def test_the_reference_that_is_kept_is_the_one_the_program_makes() -> None:
    found = {path.relative_to(reference_pages.FOLDER).as_posix() for path in reference_pages.FOLDER.rglob("*.md")}
    assert {*MADE, "json.md"} == found
    for name, text in MADE.items():
        assert text == kept(name), name


def test_what_a_script_is_told_is_what_the_reference_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))  # in memory, as every folder of a test
    name, text = reference_pages.of_json()
    assert text == kept(name)


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_command_is_told_once_with_its_own_example(language: str) -> None:
    told = [text for name, text in MADE.items() if name.startswith(f"{language}/") and "objections" not in name]
    headings = re.findall(r"^## (.+)$", "\n".join(told), re.MULTILINE)
    commands = [words for words, params in outline.read().items() if params and words]
    assert sorted(commands) == sorted(words for words in headings if words in outline.read())
    for words in commands:
        assert 1 == sum(texts._section("help", language).COMMANDS[words][1] in text for text in told), words


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_option_is_told_with_its_help_in_the_language_of_the_page(language: str) -> None:
    told = "\n".join(text for name, text in MADE.items() if name.startswith(f"{language}/"))
    words = texts._section("help", language).OPTIONS
    for params in map(outline.params, outline.read().values()):
        for param in params:
            if param.words and param.name != "output":
                assert re.search(
                    f"`{re.escape(', '.join(sorted(param.words, key=len)))}[^`]*`: "
                    f"{re.escape(reference_commands.plain(words[param.name]))}\n",
                    told,
                ), param


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_objection_and_every_warning_is_told_once(language: str) -> None:
    told = MADE[f"{language}/objections.md"]
    objections = texts._section("objections", language)
    assert sorted(objections.OBJECTIONS) == sorted(
        re.findall(r"^### `(\w+)`\n\n(?:[^#\n].*\n\n)?[2-7]: ", told, re.MULTILINE)
    )
    assert sorted(objections.NOTICES) == re.findall(r"^\* `(\w+)`: ", told, re.MULTILINE)
    assert set(errors._SUBJECTS) == set(reference_objections.SUBJECTS)


def test_a_sentence_has_a_mark_for_its_facts_and_nothing_that_is_taken_for_markup() -> None:
    template = 'I {id:raw}[[, {x}]][[ ({y})]] och "Namn <adress>" *nu*'
    assert 'I …, … · (…) och "Namn \\<adress>" \\*nu\\*' == reference_objections.sentence(template)


def test_the_value_of_an_option_is_told_in_the_language_of_the_page() -> None:
    assert "`--effective DATUM|final`" in MADE["sv/verbs.md"]
    assert "`--effective DATE|final`" in MADE["en/verbs.md"]
    assert "`--change i-sak|redaktionell`" in MADE["sv/period.md"]


def test_every_command_is_run_for_what_it_tells_a_script_or_it_is_said_why_not() -> None:
    commands = {words for words, params in outline.read().items() if params and words}
    told = {*reference_json.READING, *WRITING}
    assert commands == told | set(reference_json.UNTOLD)
    assert not told & set(reference_json.UNTOLD)


def test_fields_of_a_thing_in_a_thing_are_told_below_it_and_what_is_alike_at_once() -> None:
    tree = reference_json._tree([{"a": [], "b": {"x": 1}}, {"a": [{"x": None}], "c": "y"}])
    assert {"a": {"x": {}}, "b": {"x": {}}, "c": {}} == tree
    assert ["* `a`, `b`, `c`", "* `a`, `b`: `x`"] == list(reference_json._fields(tree))


def test_two_commands_are_told_together_only_where_every_field_is_the_same() -> None:
    trees: dict[str, reference_json.Tree] = {
        "one": {"a": {}, "b": {"x": {}}},
        "two": {"a": {"y": {}}, "b": {}},
        "three": {"a": {}},
    }
    both: reference_json.Tree = {"a": {"y": {}}, "b": {"x": {}}}
    assert [(["one", "two"], both), (["three"], {"a": {}})] == reference_json._together(trees)
    apart = trees | {"two": {"a": {}, "b": {"x": {}, "z": {}}}}
    assert 3 == len(reference_json._together(apart))
