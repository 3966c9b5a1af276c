"""The reference of what is objected to: code, exit status, what is said and what is typed next."""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module

from reference_commands import MADE, plain

from samverkan_cli import texts
from samverkan_cli.domain import errors
from samverkan_cli.domain.refusal import Notice, Objection, Said

SAID = {
    "sv": {
        "title": "Invändningar",
        "opening": "Vad programmet säger när något hindrar, och vad du skriver då. Allt som hindrar sägs på en gång."
        " Koden står i svaret på `-o json`, siffran är kommandots slutstatus: den lägsta, om det är flera."
        " … står för uppgifter.",
        "statuses": "Slutstatus",
        "warnings": "Upplysningar",
        "warned": "Hindrar inget: det som skrevs är registrerat, och det här bör du veta. De börjar med *Obs:*.",
    },
    "en": {
        "title": "Objections",
        "opening": "What the program says when something stands in the way, and what to type then. All that does"
        " is said at once. The code stands in the answer to `-o json`, the figure is the exit status (the lowest, of"
        " several). … stands for facts.",
        "statuses": "Exit status",
        "warnings": "Warnings",
        "warned": "They stop nothing: what was typed is recorded, and this should be known.",
    },
}
STATUSES = {
    "sv": {
        0: "klart; också när listan är tom",
        1: "fel i programmet",
        2: "det som skrevs, eller en fil, gick inte att läsa",
        3: "hittades inte, eller flera passar",
        4: "finns redan, eller säger något annat än registret",
        5: "en regel är inte uppfylld",
        6: "`check` eller `journal verify` fann något",
        7: "registret går inte att öppna eller skriva i",
        130: "avbrutet, eller nej på en fråga; inget ändrades",
    },
    "en": {
        0: "done, an empty list too",
        1: "a bug",
        2: "usage, or malformed input",
        3: "not found, or ambiguous",
        4: "conflict: it exists already, or changed underneath",
        5: "refused by a rule",
        6: "`check` or `journal verify` found something",
        7: "the registry cannot be opened or written",
        130: "interrupted, or answered no; nothing changed",
    },
}
SUBJECTS = {
    "actor": ("Aktörer", "Actors"),
    "agreement": ("Perioder och överenskommelsens text", "Periods and the text of the agreement"),
    "case": ("Ärenden och beslut om aktörer", "Cases, and decisions about actors"),
    "council": ("Instanser, möten och beslut", "Bodies, meetings and decisions"),
    "enrollment": ("Anslutning", "Joining"),
    "intake": ("Filer som läses in", "Files that are read"),
    "journal": ("Händelseloggen", "The journal"),
    "person": ("Personer", "Persons"),
    "registry": ("Registrets fil", "The file of the register"),
    "renewal": ("Anslutning på nytt", "Renewal"),
    "typed": ("Det som skrivs", "What is typed"),
    "work": ("Uppgifter, planer och bevakning", "Tasks, plans and what is watched"),
}


def page() -> str:
    """Give the page, in the language that is chosen."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    language = texts.language()
    said = SAID[language]
    yield from (MADE, "", f"# {said['title']}", "", said["opening"], "", f"## {said['statuses']}", "")
    yield from (f"* {status}: {told}" for status, told in STATUSES[language].items())
    for subject in errors._SUBJECTS:
        yield from ("", f"## {SUBJECTS[subject][language == 'en']}", "")
        for each in sorted(found(subject, Objection), key=lambda one: one.code):
            yield from _objection(each)
    yield from ("", f"## {said['warnings']}", "", said["warned"], "")
    notices = [each for subject in errors._SUBJECTS for each in found(subject, Notice)]
    for notice in sorted(notices, key=lambda one: one.code):
        yield f"* `{notice.code}`: {sentence(texts._section('objections', language).NOTICES[notice.code])}"
    yield ""


def found(subject: str, kind: type[Said]) -> list[type[Said]]:
    """Give the classes of a subject that are of a kind."""
    held = vars(import_module(f"samverkan_cli.domain.errors.{subject}")).values()
    return [
        each
        for each in held
        if isinstance(each, type) and issubclass(each, kind) and each.__module__ == f"{errors.__name__}.{subject}"
    ]


def _objection(each: type[Said]) -> Iterator[str]:
    """Give the lines of an objection; what its class says it means is English."""
    message, hint = texts._section("objections", texts.language()).OBJECTIONS[each.code]
    assert issubclass(each, Objection)
    yield from (f"### `{each.code}`", "")
    if texts.language() == "en":
        yield from (plain(str(inspect.getdoc(each))), "")
    yield from (f"{each.status}: {sentence(message)}", "")
    if hint:
        yield from (f"→ {sentence(hint)}", "")


def sentence(template: str) -> str:
    """Give a sentence with … for its facts."""
    return plain(re.sub(r"\{[^}]*\}", "…", template.replace("]][[", " · ").replace("[[", "").replace("]]", "")))
