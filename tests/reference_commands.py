"""The reference of commands, from the outline of the tree and the texts of help, in the language that is chosen."""

import re
from collections.abc import Iterator

from samverkan_cli import texts
from samverkan_cli.cli import outline
from samverkan_cli.cli.outline import Param
from samverkan_cli.cli.tree import NOUNS, ORDER, VERBS

WRITING = ("dry_run", "date", "reason", "dnr", "source", "no_input")
READING = ("fields", "excel")
FILED = ("any_file", "force")
MADE = "<!-- Made by the program: `python -m tests.reference_pages`. Do not edit it. -->"
STANDALONE = "verbs"  # the page of the verbs that stand alone

SAID = {
    "sv": {
        "title": "Kommandon",
        "opening": "Varje kommando med sina flaggor och ett exempel, i den ordning arbetet kommer under året."
        " Detsamma visas av `samverkan help KOMMANDO`.",
        "before": "Före kommandot",
        "alone": "Kommandon som står ensamma",
        "alone_help": "Kommandon utan underkommando, i den ordning arbetet kommer under året.",
        "writing": "När något registreras",
        "reading": "När något visas",
        "filed": "När något kan sparas i en fil",
        "has_writing": "[registreras](index.md#när-något-registreras)",
        "has_reading": "[visas](index.md#när-något-visas)",
        "has_filed": "[sparas i en fil](index.md#när-något-kan-sparas-i-en-fil)",
        "common": "Dessutom flaggorna för det som {groups}.",
        "forms": "`-o`: {forms}.",
        "and": " och ",
        "options": "[FLAGGOR]",
    },
    "en": {
        "title": "Commands",
        "opening": "Every command with its options and an example, in the order of the year's work."
        " `samverkan --lang en help COMMAND` shows the same.",
        "before": "Before the command",
        "alone": "Commands that stand alone",
        "alone_help": "Commands without a verb of their own, in the order of the year's work.",
        "writing": "When something is recorded",
        "reading": "When something is shown",
        "filed": "When something can be kept in a file",
        "has_writing": "[recorded](index.md#when-something-is-recorded)",
        "has_reading": "[shown](index.md#when-something-is-shown)",
        "has_filed": "[kept in a file](index.md#when-something-can-be-kept-in-a-file)",
        "common": "Besides, the options for what is {groups}.",
        "forms": "`-o`: {forms}.",
        "and": " and ",
        "options": "[OPTIONS]",
    },
}
GROUPS = {"writing": WRITING, "reading": READING, "filed": FILED}


def pages() -> dict[str, str]:
    """Give every page by its name, in the language that is chosen."""
    told = outline.read()
    by_page = {name: [words for words in told if words.startswith(f"{name} ")] for name in NOUNS}
    by_page[STANDALONE] = [name for name in ORDER if name in VERBS]
    return {"index.md": _index(told)} | {
        f"{name}.md": "\n".join(_page(name, {words: outline.params(told[words]) for words in those}))
        for name, those in by_page.items()
    }


def _said(key: str) -> str:
    return SAID[texts.language()][key]


def plain(text: str) -> str:
    """Give a text in one line, with nothing in it that Markdown takes for its own but code."""
    return re.sub(r"([\\*<_\[\]])", r"\\\1", " ".join(text.split()))


def _index(told: dict[str, list[str]]) -> str:
    """Give the page that leads to the others, with what all of them have in common."""
    lines = [MADE, "", f"# {_said('title')}", "", _said("opening"), ""]
    for name in ORDER:
        page, text = (STANDALONE, texts.command(name)[0]) if name in VERBS else (name, texts.group(name))
        anchor = f"#{name}" if name in VERBS else ""
        lines.append(f"* [`{name}`]({page}.md{anchor}): {plain(text.partition(chr(10))[0])}")
    lines += ["", f"## {_said('before')}", "", *_options(outline.params(told[""]))]
    every = {each.name: each for params in told.values() for each in outline.params(params)}
    for group, names in GROUPS.items():
        lines += ["", f"## {_said(group)}", "", *_options([every[name] for name in names])]
    return "\n".join([*lines, ""])


def _page(name: str, verbs: dict[str, list[Param]]) -> Iterator[str]:
    """Give the lines of a noun's page, or of the one for verbs that stand alone."""
    title, text = (_said("alone"), _said("alone_help")) if name == STANDALONE else (name, texts.group(name))
    yield from (MADE, "", f"# {title}", "", plain(text), "")
    for words, params in verbs.items():
        yield from _verb(words, params)


def _verb(words: str, params: list[Param]) -> Iterator[str]:
    """Give the lines of a command: how it is typed, what it does, its own options, an example."""
    text, example = texts.command(words)
    arguments = [f"{_metavar(each.metavar)}{' …' if each.many else ''}" for each in params if not each.words]
    yield from (f"## {words}", "", "```text", " ".join(["samverkan", words, *arguments, _said("options")]), "```", "")
    for paragraph in text.split("\n\n"):
        yield from (plain(paragraph), "")
    names = {each.name for each in params}
    groups = [group for group, held in GROUPS.items() if names.issuperset(held)]
    common = {name for group in groups for name in GROUPS[group]}
    if own := _options([each for each in params if each.name not in {*common, "output"}]):
        yield from (*own, "")
    yield from _in_common(groups, params)
    yield from ("```text", example, "```", "")


def _in_common(groups: list[str], params: list[Param]) -> Iterator[str]:
    """Give the line that tells which options the command shares with others, and the formats it knows."""
    forms = next((each.metavar.replace("|", ", ") for each in params if each.name == "output"), "")
    held = _said("and").join(_said(f"has_{group}") for group in groups)
    told = [_said("common").format(groups=held)] if groups else []
    if told := [*told, *([_said("forms").format(forms=forms)] if forms else [])]:
        yield from (" ".join(told), "")


def _options(params: list[Param]) -> list[str]:
    return [f"* `{_typed(each)}`: {plain(texts.option(each.name))}" for each in params if each.name != "more"]


def _typed(param: Param) -> str:
    """Give how an option or an argument is typed."""
    words = ", ".join(sorted(param.words, key=len))
    value = _metavar(param.metavar) if param.takes_value else ""
    return f"{words} {value}".strip() + (" …" if param.many and not param.words else "")


def _metavar(told: str) -> str:
    """Give what stands for a value, in the chosen language; the outline has it in English."""
    whole = texts.metavar(told)
    return whole if whole != told else "|".join(_word(each) for each in told.split("|"))


def _word(told: str) -> str:
    """Give a part of what stands for a value."""
    names = ("day", "text", "ref", "word", "number", "folder")
    english = dict(zip(("DATE", "TEXT", "REF", "WORD", "NUMBER", "FOLDER"), names, strict=True))
    return texts.option(f"metavar_{english[told]}") if told in english else told
