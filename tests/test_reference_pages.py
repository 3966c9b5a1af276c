"""The reference is what the program makes of itself: `python -m tests.reference_pages` writes it anew."""

import re

import pytest
import reference_commands
import reference_objections
import reference_pages

from samverkan_cli import texts
from samverkan_cli.cli import outline
from samverkan_cli.domain import errors

MADE = dict(reference_pages.pages())


def test_the_reference_that_is_kept_is_the_one_the_program_makes() -> None:
    kept = {path.relative_to(reference_pages.FOLDER).as_posix() for path in reference_pages.FOLDER.rglob("*.md")}
    assert set(MADE) == kept
    for name, text in MADE.items():
        assert text == (reference_pages.FOLDER / name).read_text(encoding="utf-8"), name


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
    assert sorted(objections.OBJECTIONS) == sorted(re.findall(r"^### `(\w+)` · [2-7] ", told, re.MULTILINE))
    assert sorted(objections.NOTICES) == re.findall(r"^\* `(\w+)`: ", told, re.MULTILINE)
    assert set(errors._SUBJECTS) == set(reference_objections.SUBJECTS)


def test_a_sentence_has_a_mark_for_its_facts_and_nothing_that_is_taken_for_markup() -> None:
    template = 'I {id:raw}[[, {x}]][[ ({y})]] och "Namn <adress>" *nu*'
    assert 'I …, … · (…) och "Namn \\<adress>" \\*nu\\*' == reference_objections.sentence(template)


def test_the_value_of_an_option_is_told_in_the_language_of_the_page() -> None:
    assert "`--effective DATUM|final`" in MADE["sv/verbs.md"]
    assert "`--effective DATE|final`" in MADE["en/verbs.md"]
    assert "`--change i-sak|redaktionell`" in MADE["sv/period.md"]
