"""The reference of what scripts read: every command is run in a register with something of everything.

What a command gives as `-o json` is told by its fields; commands that give the same are told together.
"""

import io
import json
import os
import shlex
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

from cli.test_verbs import LIFE, WRITING
from conftest import TICKED
from reference_commands import MADE

from samverkan_cli import main

OPENING = """\
# JSON

What a command gives as `-o json`: `{"schema": 1, "kind": …, "data": …}`, where `kind` is the words of the command and
`data` has these fields. A list is a list of what has them. `a.b` tells of the field `b` in `a`. Fields are only ever
added. Days are `YYYY-MM-DD`; what is not known is `null`. A command that records something also gives `entry`, `head`
and `warnings`, and with `--dry-run` `dry_run` and `events`. An error is told on standard error:

```json
{"schema": 1, "error": {"code": "…", "message": "…", "hint": "…", "refs": [],
  "objections": [{"code": "…", "message": "…", "field": "…"}]}}
```

The codes are those of the [objections](en/objections.md).
"""
Tree = dict[str, Any]  # fields by name, each with the tree of what stands in it
ON = "2024-12-15"
FILES = {
    "text.md": "# Värdegrund\n1. Lika värde\n# Principer\n1. Dialog\n",
    "anteckningar.txt": "Minnesanteckningar\nRådet i Orten\nDatum: 4 mars 2024\nNärvarande: Eva Holm, Bo Ek\n\n"
    "1. Läget\n\nBeslut: Planen antas.\n\n2. Slut\n\nEva tackade.\n",
    "svar.csv": "Namn;Värdegrund;Principer;Undertecknare\nEtt namn;ja;ja;Eva Ek\n",
}
MORE = (  # what the life of the verbs lacks
    "registry set web=https://kommunen.example/data/ 'public_contact=Data <data@example.org>'",
    "period text 2024-2027 text.md",
    "body alias KS Kommunstyrelsen",
    "body seat KS 'Bo Ek' --represents Klockbojen --role ledamot",
    "body standing KS --add 'Föregående protokoll' --first",
    "meeting agenda M-1 --add 'En fråga'",
    "meeting attend M-1 'Eva Ek' --role ordförande",
    "meeting attend M-1 'Bo Ek' --out M-1:1 --reason jäv",
    "meeting outcome M-1 2 --outcome bordlagd --back 2024-12-01 --note senare",
    "meeting approve M-1 --adjusted 2024-10-14 --by 'Eva Ek'",
    "decision stance D-2024-001 'Bo Ek'",
    "decision followup D-2024-001 'Skicka brevet' --owner 'Eva Ek' --due 2024-10-20",
    "decision amend D-2024-001 --by D-2024-004 --scope 'sista dagen'",
    "group member G-1 'Bo Ek'",
    "group member G-1 'Siv Holm'",
    "group member G-1 'Siv Holm' --through 2024-11-30",
    "task assign T-1 'Eva Ek' --with 'Bo Ek' --due 2024-11-02",
    "plan assign 2024-2025:1 'Eva Ek' --with Klockbojen --due 2024-12-01",
    "period set 2024-2027 networks=no --from 2025-01-01 --decision D-2024-001",
    "person request 'Sara Sjö' extract --received 2024-05-02",
    "actor member Grannarna Klockbojen --from 2024-03-01",
    "case document C-1 text.md --matters --date 2024-03-03",
    "case notify C-1 --material text.md --respond-by 2024-06-07 --date 2024-05-17",
    "case answer C-1 --received 2024-06-05 --final-answer",
    "renew apply plan.json --date 2023-10-01",
    "roll --on 2024-06-01 --record Kvällen",
    "round answer U-1 Klockbojen 'Två träffar' --received 2024-12-01",
    "renew remind 2016-2019 --out brev --date 2015-11-01",
    "registry set municipality=Exempelköping web=https://kommunen.example public_contact=data@example.org",
    "contact end Klockbojen info@example.org --through 2024-06-30",
    f"enroll Mindre {TICKED} --org-nr 802999-0010 --new --received 2024-03-01",
)
READING = {
    **{
        words: words
        for words in (
            *(
                "actor duplicates",
                "actor list",
                "body list",
                "calendar",
                "case list",
                "case precedents",
                "check",
                "map",
            ),
            *("contact list", "decision list", "doctor", "due", "group list", "journal list", "journal verify"),
            *("meeting list", "period list", "person list", "plan list", "registry show", "report statistics", "roll"),
            *(
                "round list",
                "status",
                "task list",
                "watch list",
                "week",
                "database path",
                "report followup",
                "report tasks",
            ),
        )
    },
    "roll": "roll --on 2024-06-01",
    "actor show": "actor show Klockbojen",
    "body show": "body show KS",
    "case check": "case check C-2 --body KS",
    "case show": "case show C-1",
    "database backup": "database backup --out kopia.db",
    "decision show": "decision show D-2024-001",
    "document agenda": "document agenda M-1 --out papper.md",
    "document confirmation": "document confirmation Klockbojen --out bekraftelse.md",
    "export open": "export open oppet",
    "export register": "export register --period 2024-2027 -o json",
    "group show": "group show G-1",
    "journal show": "journal show 3",
    "meeting show": "meeting show M-1",
    "period policy": "period policy 2024-2027",
    "period show": "period show 2024-2027",
    "person extract": "person extract 'Eva Ek'",
    "person find": "person find Eva",
    "person show": "person show 'Eva Ek'",
    "plan progress": "plan progress 2024-2025",
    "plan show": "plan show 2024-2025",
    "renew log": "renew log 2016-2019",
    "renew plan": "renew plan 2024-2027 --from 2016-2019",
    "renew status": "renew status 2024-2027",
    "publish": "publish webb",
    "report annual": "report annual 2024",
    "report changes": "report changes --from 2024-01-01",
    "report nation": "report nation oppet/register.json",
    "report retention": "report retention --decision D-2024-001 --ended-before 2024-10-01",
    "round report": "round report U-1",
    "round show": "round show U-1",
    "search": "search Klock*",
    "show": "show A-1",
    "task show": "task show T-1",
    "watch show": "watch show W-1",
    "why": "why A-1",
}

ALSO = ("case show C-3", "why D-2024-001", "why M-1:3")  # what the first of its kind leaves out
AS_A_PAPER = "is told as `document agenda` is"
UNTOLD = {  # what gives no fields of a register
    **dict.fromkeys(("completion", "demo", "help"), "tells of the program itself"),
    **dict.fromkeys(("database restore", "database upgrade"), "is about the file"),
    **dict.fromkeys(("document templates", "journal export"), "writes files, and tells which"),
    **dict.fromkeys(
        [f"document {paper}" for paper in ("announcement", "completion", "decision", "invitation", "memorandum")],
        AS_A_PAPER,
    ),
    **dict.fromkeys([f"document {paper}" for paper in ("notice", "reminder", "roll")], AS_A_PAPER),
}
SHOWN, RECORDED = "What is shown", "What is recorded"
WRITTEN = ("entry", "head", "warnings", "dry_run", "events")  # what every command that writes tells


def page() -> str:
    """Give the page."""
    trees = told()
    lines = [MADE, "", OPENING.rstrip()]
    for title, those in ((SHOWN, READING), (RECORDED, WRITING)):
        lines += ["", f"## {title}", ""]
        for several, tree in _together({words: trees[title, words] for words in those}):
            named = ", ".join(f"`{words}`" for words in several)
            lines += [f"### {named}", "", *_fields(tree), ""]
    return "\n".join(lines)


def _together(trees: dict[str, Tree]) -> list[tuple[list[str], Tree]]:
    """Give commands that tell the same fields together; a list that was empty for one is not another list."""
    found: list[tuple[list[str], Tree]] = []
    for words, tree in sorted(trees.items()):
        same = next((at for at, (_, other) in enumerate(found) if _agree(tree, other)), None)
        if same is None:
            found.append(([words], tree))
        else:
            several, other = found[same]
            found[same] = ([*several, words], _both(other, tree))
    return found


def _agree(one: Tree, other: Tree) -> bool:
    return list(one) == list(other) and all(
        not one[name] or not other[name] or _agree(one[name], other[name]) for name in one
    )


def told() -> dict[tuple[str, str], Tree]:
    """Give what each command tells, by whether it shows or records, and its words."""
    others = {name: said for name, said in os.environ.items() if not name.startswith("SAMVERKAN_")}
    with TemporaryDirectory() as folder, chdir(folder):
        ours = {"TODAY": ON, "USER": "Maj Strand", "DB": f"{folder}/registry.db", "STATE": f"{folder}/state"}
        with mock.patch.dict(
            os.environ, others | {f"SAMVERKAN_{name}": said for name, said in ours.items()}, clear=True
        ):
            return _lived()


def _lived() -> dict[tuple[str, str], Tree]:
    """Live a life in the folder, and give what each command of it tells."""
    for name, text in FILES.items():
        Path(name).write_text(text, encoding="utf-8")
    for line in LIFE:
        _data(line)
    written = {words: _tree(_without(_data(f"{line} --dry-run"))) for words, line in WRITING.items()}
    for line in MORE:
        words = _words(line, written)
        written[words] = _both(written[words], _tree(_without(_data(line))))
    read = {words: _tree(_data(line)) for words, line in READING.items()}
    for line in ALSO:
        words = _words(line, read)
        read[words] = _both(read[words], _tree(_data(line)))
    return {(RECORDED, words): tree for words, tree in written.items()} | {
        (SHOWN, words): tree for words, tree in read.items()
    }


def _words(line: str, trees: dict[str, Tree]) -> str:
    """Give the words of the command that is typed."""
    return next(words for words in trees if line.startswith(f"{words} "))


def _data(line: str) -> Any:
    """Run a command, and give what a script is given."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        status = main.run([*shlex.split(line), "-o", "json"])
    out.flush()
    err.flush()
    assert status in (0, 6), (line, err.buffer.getvalue().decode("utf-8"))
    return json.loads(out.buffer.getvalue())["data"]


def _without(data: Tree) -> Tree:
    return {name: value for name, value in data.items() if name not in WRITTEN}


def _tree(value: Any) -> Tree:
    """Give the fields of a thing, or of all the things in a list, each with what stands in it."""
    if isinstance(value, list):
        found: Tree = {}
        for each in value:
            found = _both(found, _tree(each))
        return found
    return {name: _tree(held) for name, held in value.items()} if isinstance(value, dict) else {}


def _both(one: Tree, other: Tree) -> Tree:
    return one | {name: _both(one.get(name, {}), held) for name, held in other.items()}


def _fields(tree: Tree, *above: str) -> Iterator[str]:
    """Give the lines that tell of the fields of a thing, and then of those in each of them; what is alike, at once."""
    named = ", ".join(f"`{each}`" for each in above)
    yield f"* {named}{': ' if named else ''}{', '.join(f'`{name}`' for name in tree)}"
    within: list[tuple[list[str], Tree]] = []
    for name, held in tree.items():
        same = next((names for names, other in within if held == other), None)
        within += [([name], held)] if held and same is None else []
        if same is not None:
            same.append(name)
    for names, held in within:
        yield from _fields(held, *(f"{each}.{name}" if each else name for each in above or ("",) for name in names))
