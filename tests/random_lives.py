"""Random lives of a register, typed as commands, and read by two who do not know each other.

A life is a list of acts, each a verb and four small numbers, so that it can be drawn, kept and made smaller. What the
program answers on every day that matters is compared with what `verifier/samverkan_verify.py` computes from the
exported journal. Many lives by hand: `python tests/random_lives.py --lives 300 --seed 1`.
"""

import argparse
import contextlib
import functools
import importlib.util
import io
import json
import os
import random
import re
import shutil
import sqlite3
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import typer.main

from samverkan_cli import main
from samverkan_cli.cli import shapes
from samverkan_cli.domain.records import RollQuestion
from samverkan_cli.domain.values import Side
from samverkan_cli.store.registry import Registry

_spec = importlib.util.spec_from_file_location(
    "samverkan_verify", Path(__file__).parents[1] / "verifier" / "samverkan_verify.py"
)
assert _spec and _spec.loader
second = importlib.util.module_from_spec(_spec)
sys.modules[_spec.name] = second
_spec.loader.exec_module(second)

Act = tuple[str, int, int, int, int]
ONE_DAY = timedelta(days=1)
PERIODS = ("2020-2023", "2024-2027", "2028-2031")
# Names and texts that look like ids, formulas, markup or periods: data is data.
NAMES = ("Blå Tuvan", "F-11", "[ungdom] =1+1", "S-38 och K-3", "Kulturnämnden")
PERSONS = ("Eva Ek", "K-3", "=Bo <b>Ek</b>", "Ida [/b] Holm")
TEXTS = ("A-1", "E-2", "2024-2027", '=HYPERLINK("x")', "C-1 [/b]", "D-2022-001", "P-1; DROP TABLE seal", "värdegrund")
VERBS = {
    "join": 8, "lack": 3, "join_from": 1, "known_as": 1, "decline": 1, "withdraw": 3, "exclude": 8, "suspend": 2,
    "refuse": 2, "decide": 4, "announce": 2, "appeal": 1, "stay": 5, "judge": 5, "final": 7, "revoke": 3, "lift": 2,
    "undo": 3, "undo_one": 1, "dissolve": 1, "merge": 1, "extend": 1, "task": 1, "do": 2, "group": 1, "member": 1,
    "convener": 1, "resolve": 1, "record": 1, "rename": 1, "correct": 8, "void": 4, "merge_persons": 3,
    "put_right": 12,
}  # fmt: skip

OF_CASES = {"announce", "appeal", "stay", "judge", "final", "revoke", "lift"}


@dataclass
class Told:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)["data"]


@dataclass
class Life:
    """A register that acts are done to."""

    folder: Path
    now: date = date(2020, 1, 15)
    typed: list[str] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)
    decisions: int = 0
    crashes: list[str] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return self.folder / "registry.db"

    def run(self, *words: str, today: date | None = None) -> Told:
        """Type a command; nothing may end in a bug or find the registry broken."""
        told = typed(self.path, today or self.now, *words)
        if told.status in {1, 7}:
            line = (told.err.strip() or "?").splitlines()[-1]
            self.crashes.append(f"{' '.join(words[:2])}: {re.sub(r'[0-9]+', 'N', line)[:160]}")
        return told

    def act(self, act: Act) -> None:
        """Do one act; the register may refuse it."""
        verb, who, which, days, more = act
        self.now += timedelta(days=(0, 1, 3, 8, 15, 30, 60, 150)[days % 8])
        if verb in OF_CASES and not self.cases:
            verb = "exclude"
        words = getattr(self, f"_{verb}")(NAMES[who % len(NAMES)], which, more)
        if words is None:
            return
        told = self.run(*words, "-o", "json")
        if told.status in {0, 1, 7}:
            self.typed.append(f"[{self.now}] {' '.join(words)}")
            for case in re.findall(r'"case": "(C-\d+)"|"id": "(C-\d+)"', told.out):
                self.cases += [each for each in case if each and each not in self.cases]

    def also(self, *words: str) -> Told:
        """Type a command that another needs before it."""
        told = self.run(*words, "-o", "json")
        if told.status == 0:
            self.typed.append(f"[{self.now}] {' '.join(words)}")
        return told

    def day(self, ahead: int) -> str:
        return str(self.now + timedelta(days=ahead))

    def period(self, which: int) -> str:
        """Give the period of today, or now and then the next."""
        at = min((self.now.year - 2020) // 4 + (which % 5 == 4), 2)
        return PERIODS[at]

    def resolved(self, back: int = 0) -> str:
        self.decisions += 1
        return f"KS {self.day(-back)} § {self.decisions}"

    def case(self, which: int) -> str:
        """Give a case, the latest first."""
        return self.cases[-1 - (0, 0, 0, 1, 2)[which % 5] % len(self.cases)] if self.cases else "C-1"

    # joining and leaving

    def _join(self, who: str, which: int, more: int) -> list[str]:
        kind = ["--kind", "nämnd"] if who == "Kulturnämnden" else []
        said = [
            "--affirm",
            "values",
            "--affirm",
            "principles",
            "--signed-by",
            PERSONS[more % 4],
            "--cause-removed",
            "A-1",
        ]
        back = (0, 0, 0, 0, 20, 90)[more % 6]
        return ["enroll", who, "--period", self.period(which), *said, "--received", self.day(-back), *kind]

    def _lack(self, who: str, which: int, more: int) -> list[str]:
        return [*self._join(who, which, more), "--incomplete", TEXTS[more % 8]]

    def _join_from(self, who: str, which: int, more: int) -> list[str]:
        return [*self._join(who, which, more), "--effective", self.day((5, 40, 200)[more % 3])]

    def _known_as(self, who: str, which: int, more: int) -> list[str]:
        known = (str(self.now.year - 1), f"{self.now - 31 * ONE_DAY:%Y-%m}", "okänt")[more % 3]
        return ["enroll", who, "--period", self.period(which), "--received", known]

    def _decline(self, who: str, which: int, _: int) -> list[str]:
        return ["decline", who, "--period", self.period(which)]

    def _withdraw(self, who: str, which: int, more: int) -> list[str]:
        later = ["--effective", self.day((10, 60, 300)[more % 3])] if more % 2 else []
        return [
            "withdraw",
            who,
            "--period",
            self.period(which),
            "--received",
            self.day(-((0, 0, 30)[more % 3])),
            *later,
        ]

    def _dissolve(self, who: str, _: int, more: int) -> list[str]:
        return ["actor", "dissolve", who, "--last-day", self.day((-1, 0, 30)[more % 3])]

    def _merge(self, who: str, which: int, _: int) -> list[str]:
        return ["actor", "merge", who, NAMES[which % len(NAMES)]]

    def _merge_persons(self, _: str, which: int, more: int) -> list[str]:
        return ["person", "merge", f"P-{which % 6 + 1}", PERSONS[more % 4] if more % 2 else f"P-{more % 6 + 1}"]

    def _rename(self, who: str, which: int, more: int) -> list[str]:
        return ["actor", "alias", who, TEXTS[(which + more) % 8] + " m.fl."]

    def _extend(self, _: str, which: int, more: int) -> list[str] | None:
        made = self.also("decision", "add", f"förlängs {self.resolved()}", "--body", "KS")
        key = PERIODS[which % 3]
        day = (date(int(key[5:]), 12, 31) + timedelta(days=(30, 200)[more % 2])).isoformat()
        return ["period", "extend", key, "--last-day", day, "--decision", made.data["decision"]["id"]]

    # decisions on an actor

    def _exclude(self, who: str, which: int, more: int) -> list[str]:
        effect = ("final", "final", self.day(0), self.day(10), self.day(70), "final")[more % 6]
        bar = ["--bar-through", self.day((200, 700, 1500)[more % 3])] if which % 2 else []
        back = (0, 0, 30)[which % 3]
        decided = ["--decision", self.resolved(back), "--effective", effect, *bar, "--record-anyway", TEXTS[more % 8]]
        return ["exclude", who, "--period", self.period(which), *decided]

    def _suspend(self, who: str, which: int, more: int) -> list[str]:
        through = ["--through", self.day((0, 20, 100)[more % 3])]
        return ["suspend", who, "--period", self.period(which), *through, "--decision", self.resolved()]

    def _refuse(self, who: str, which: int, more: int) -> list[str]:
        decided = ["--decision", self.resolved(), "--record-anyway", TEXTS[more % 8]]
        return ["refuse", who, "--period", self.period(which), *decided]

    def _decide(self, who: str, which: int, more: int) -> list[str] | None:
        opened = self.also("case", "open", who, "--period", self.period(which), "--ground", "formal")
        if opened.status:
            return None
        case, outcome = opened.data["case"]["id"], ("suspended", "excluded", "reprimand", "none")[more % 4]
        self.cases.append(case)
        through = ["--through", self.day((20, 100, 400)[which % 3])] if outcome == "suspended" else []
        decided = ["--decision", self.resolved(), "--outcome", outcome, *through]
        return ["case", "decide", case, *decided, "--record-anyway", TEXTS[more % 8]]

    def _announce(self, _: str, which: int, more: int) -> list[str]:
        taken_down = ["--posted-through", self.day(30)] if more % 2 else []
        return ["case", "announce", self.case(which), "--adjusted", self.day(0), "--posted", self.day(0), *taken_down]

    def _appeal(self, _: str, which: int, __: int) -> list[str]:
        return ["case", "appeal", self.case(which), "--received", self.day(0)]

    def _stay(self, _: str, which: int, more: int) -> list[str]:
        return ["case", "stay", self.case(which), "--date", self.day(-((0, 0, 20)[more % 3]))]

    def _judge(self, _: str, which: int, more: int) -> list[str]:
        self.also("case", "appeal", self.case(which), "--received", self.day(0))
        final = ["--final", self.day((0, 21)[which % 2])] if more % 4 else []
        ruling = ("upheld", "annulled", "upheld")[more % 3]
        return ["case", "outcome", self.case(which), ruling, "--date", self.day(0), *final]

    def _final(self, _: str, which: int, more: int) -> list[str]:
        day = self.day(-((0, 0, 15)[more % 3]))
        return ["case", "final", self.case(which), "--date", day, "--source", TEXTS[more % 8], "--record-anyway", "A-1"]

    def _revoke(self, _: str, which: int, more: int) -> list[str]:
        day = self.day((0, 0, 30, 200)[more % 4])
        return ["case", "revoke", self.case(which), "--decision", self.resolved(), "--effective", day]

    def _lift(self, _: str, which: int, more: int) -> list[str]:
        day = self.day((0, 30)[more % 2])
        return ["case", "lift-bar", self.case(which), "--decision", self.resolved(), "--effective", day]

    # the rest

    def _undo(self, _: str, __: int, ___: int) -> list[str]:
        return ["undo"]

    def _undo_one(self, _: str, which: int, more: int) -> list[str]:
        return ["undo", str(10 + which * 7 + more)]

    def _correct(self, who: str, which: int, more: int) -> list[str]:
        """Put something right, or ask for what cannot be."""
        back, ahead, answer = self.day(-more * 9), self.day(more * 9 - 60), f"E-{which % 7 + 1}"
        right = (
            [answer, "--received", back],
            [answer, "--received", back, "--effective", ahead],
            [answer, "--withdrawn", back],
            [answer, "--withdrawn", back, "--off-from", ahead],
            [answer, "--affirm", "värdegrund", "--incomplete", "principerna"],
            [answer, "--affirm", "värdegrund", "--affirm", "principer", "--signed-by", PERSONS[which % 4]],
            [answer, "--completed", back, "--evidence", TEXTS[which % 8]],
            [answer, "--clear", "incomplete", "--affirm", "värdegrund", "--affirm", "principer"],
            [who, "--name", f"{TEXTS[which % 8]} {which % 3}"],
            [who, "--kind", ("nämnd", "stiftelse", "nätverk")[which % 3], "--purpose", TEXTS[which % 8]],
            [who, "--last-day", ahead],
            [f"D-{self.now.year}-00{which % 3 + 1}", "--date", back],
            [f"D-{self.now.year}-00{which % 3 + 1}", "--effective", ("final", ahead)[which % 2]],
            [f"T-{which % 3 + 1}", "--done", back, "--due", ahead],
            [f"T-{which % 3 + 1}", "--owner", PERSONS[which % 4]],
            [f"G-{which % 2 + 1}", "--member", PERSONS[which % 4], "--from", ahead],
            [f"G-{which % 2 + 1}", "--member", PERSONS[which % 4], "--person", PERSONS[(which + 1) % 4]],
            [f"P-{which % 4 + 1}", "--name", f"{PERSONS[which % 4]} {which % 3}"],
            [str(10 + which * 3), "--received", back],
            [str(10 + which * 3), "--date", ahead],
        )
        return ["correct", *right[(which + more) % len(right)], "--reason", TEXTS[more % 8]]

    def _put_right(self, _: str, which: int, more: int) -> list[str] | None:
        """Put a decision on an actor right, what became of one, or the days of a period."""
        acts = self.entries("case_decided", "actor_excluded", "actor_suspended", "entry_refused", "effect_stayed")
        acts += self.entries("court_ruled", "decision_final", "decision_revoked", "bar_lifted")
        key, day = PERIODS[which % 3], self.day(more * 11 - 120)
        if not acts or more == 0:
            last = str(date(int(key[5:]), 12, 31) - which * ONE_DAY)
            return ["correct", key, *(["--last-day", last] if which % 2 else ["--adopted-by", "KS"]), "--reason", "fel"]
        right = (
            ["--effective", day],
            ["--effective", "final"],
            ["--bar-through", self.day(more * 40)],
            ["--clear", "bar_through"],
            ["--through", self.day(more * 9 - 30)],
            ["--date", day],
            ["--outcome", ("annulled", "upheld", "none", "excluded")[more % 4]],
            ["--final", day],
            ["--effective", day, "--bar-through", self.day(500)],
            ["--clear", "final"],
            ["--decision", f"D-{self.now.year}-00{more % 5 + 1}"],
        )
        return [
            "correct",
            str(acts[-1 - which % len(acts)]),
            *right[(which * 7 + more) % len(right)],
            "--reason",
            "fel",
        ]

    def entries(self, *kinds: str) -> list[int]:
        """Give the numbers of the entries of some kinds."""
        marks = ", ".join("?" * len(kinds))
        asked = f"SELECT seq FROM journal WHERE json_extract(entry, '$.kind') IN ({marks}) ORDER BY seq"
        with contextlib.closing(sqlite3.connect(self.path)) as connection:
            return [seq for (seq,) in connection.execute(asked, kinds)]

    def _void(self, who: str, which: int, more: int) -> list[str]:
        """Void something, or be told what rests on it."""
        day = f"D-{self.now.year}-00{which % 3 + 1}"
        ids = (f"E-{which % 7 + 1}", who, day, f"T-{which % 3 + 1}", f"G-{which % 2 + 1}", f"P-{which % 6 + 1}")
        some = (*ids, f"E-{which % 3 + 1}", self.case(which), "R-1", str(10 + which * 3))
        return ["void", some[more % len(some)], "--reason", TEXTS[which % 8]]

    def _task(self, _: str, which: int, more: int) -> list[str]:
        due = ["--due", self.day(30)] if which % 2 else []
        return ["task", "add", f"{TEXTS[which % 8]} {more}", "--owner", PERSONS[more % 4], *due]

    def _do(self, _: str, which: int, more: int) -> list[str]:
        verb = ("start", "done", "drop", "assign")[more % 4]
        what = ["--owner", PERSONS[which % 4]] if verb == "assign" else ["--date", self.day(-more % 9)]
        return ["task", verb, f"T-{which % 3 + 1}", *what]

    def _group(self, _: str, which: int, more: int) -> list[str]:
        return [
            "group",
            "add",
            f"{TEXTS[which % 8]} {more}",
            "--convener",
            PERSONS[more % 4],
            "--member",
            PERSONS[which % 4],
        ]

    def _member(self, _: str, which: int, more: int) -> list[str]:
        day = ["--date", self.day((-100, 0, 0)[more % 3])] if more % 2 else []
        return ["group", "member", f"G-{which % 2 + 1}", PERSONS[more % 4], *day]

    def _convener(self, _: str, which: int, more: int) -> list[str]:
        day = ["--date", self.day(0)] if more % 2 else []
        return ["group", "convener", f"G-{which % 2 + 1}", PERSONS[more % 4], *day]

    def _resolve(self, _: str, which: int, more: int) -> list[str]:
        effect = ([], ["--effective", "final"], ["--effective", self.day(40)], ["--outcome", "rejected"])[which % 4]
        return ["decision", "add", f"{TEXTS[more % 8]} {self.resolved()}", "--body", "KS", *effect]

    def _record(self, _: str, which: int, more: int) -> list[str]:
        title = f"{TEXTS[more % 8]} {self.resolved()}"
        return ["roll", "--on", self.day(-30 * (which % 3)), "--record", title]


def typed(path: Path, today: date, *words: str) -> Told:
    """Type a command in this process."""
    os.environ |= {"SAMVERKAN_TODAY": str(today), "SAMVERKAN_USER": "K-3 Strand", "SAMVERKAN_WAIT": "5"}
    os.environ["SAMVERKAN_TRACEBACK"] = "1"
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = main.run(["--db", str(path), *words])
        except Exception as error:  # noqa: BLE001 - a bug is what is looked for
            status = 1
            err.write(f"{type(error).__name__}: {error} in {traceback.extract_tb(error.__traceback__)[-1].name}")
    return Told(status, *(each.buffer.getvalue().decode() for each in (out, err)))


def begun(folder: Path) -> Path:
    """Give a register with its periods, a nämnd, actors, tasks and groups, made once."""
    path = folder / "begun.db"
    ticks = ["--affirm", "values", "--affirm", "principles", "--signed-by", "Eva Ek", "--received", "2020-01-10"]
    joins = [["enroll", name, "--period", PERIODS[0], *ticks] for name in NAMES[:3]]
    joins += [["enroll", NAMES[3], "--period", PERIODS[0], "--received", "2020-01-11", "--incomplete", "P-1"]]
    joins += [["actor", "add", NAMES[4], "--kind", "nämnd"]]
    mandates = [["body", "mandate", "KS", "--subject", what, "--may", "decide"] for what in ("exclusion", "entry")]
    work = [["task", "add", text, "--owner", PERSONS[1]] for text in TEXTS[:2]]
    work += [["group", "add", text, "--convener", PERSONS[2]] for text in ("F-11", "=1+1")]
    start = [["init"], *map(_opened, PERIODS), ["body", "add", "KS", "--kind", "nämnd"], *mandates, *joins, *work]
    for words in [] if path.exists() else start:
        made = typed(path, date(2020, 1, 12), *words)
        assert made.status == 0, made.err
    return path


def _opened(key: str) -> list[str]:
    days = ["--first-day", f"{key[:4]}-01-01", "--last-day", f"{key[5:]}-12-31"]
    return ["period", "add", key, *days, "--exclusion-clause", "A-1"]


Disagreement = tuple[str, str]  # its kind, and what both say


def live(acts: list[Act], start: Path) -> tuple[Life, list[Disagreement], int]:
    """Give a life, what the two readers disagree on in it, and how many days were compared."""
    with tempfile.TemporaryDirectory() as folder:
        life = Life(Path(folder))
        shutil.copy(start, life.path)
        for act in acts:
            life.act(act)
        found, days = compared(life)
    return life, found, days


def compared(life: Life) -> tuple[list[Disagreement], int]:
    """Give what the program and the second reader disagree on, on every day that matters."""
    found: list[Disagreement] = [("crash " + each, each) for each in dict.fromkeys(life.crashes)]
    lines = second.read(life.run("journal", "export").out)
    verified = life.run("journal", "verify", "-o", "json").data
    if not verified["ok"]:
        found.append(("verify", str(verified["problems"])))
    register = second.Register(lines)
    wrong = [*second.chain(lines), *register.problems]
    found += [(f"chain {what}", f"entry {at}: {what}") for at, what in wrong]
    if verified["head"] != lines[-1]["hash"]:
        found.append(("head", verified["head"]))
    days = edges(lines)
    with Registry(life.path, 5).reading() as reader:
        once = Remembering(reader)
        found += [(kind, f"{day}: {what}") for day in days for kind, what in of_a_day(once, register, day)]
    for day in days:
        found += [(kind, f"{day}: {what}") for kind, what in bars(life, register, day)]
    return found, len(days)


class Remembering:
    """A reader that is asked each question once: what it reads does not change meanwhile."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader

    def __getattr__(self, name: str) -> Any:
        asks = getattr(self._reader, name)
        known = functools.cache(asks)

        def asked(*given: Any) -> Any:
            return asks(*given) if any(isinstance(each, list | set) for each in given) else known(*given)

        setattr(self, name, asked)
        return asked


def edges(lines: list[Any]) -> list[date]:
    """Give the days on which something changes, and their neighbours."""
    text = json.dumps([line["entry"]["data"] for line in lines[2:]])
    found = {date.fromisoformat(day) for day in re.findall(r'"(\d{4}-\d\d-\d\d)"', text)}
    found |= {date(year, *day) for year in (2024, 2028) for day in ((1, 1),)}
    return sorted({near for day in found for near in (day - ONE_DAY, day, day + ONE_DAY)})


def of_a_day(reader: Any, register: Any, day: date) -> Iterator[Disagreement]:
    """Give what the two disagree on of a day, but for bars."""
    of, arrived = next((key for key in PERIODS if str(day.year) <= key[5:]), PERIODS[-1]), day - 45 * ONE_DAY
    asked = [
        ("roll", RollQuestion(on=day), register.roll(day)),
        ("roll of a period", RollQuestion(on=day, period=of), register.roll(day, period=of)),
        ("roll of the civil side", RollQuestion(on=day, side=Side.CIVIL), register.roll(day, side="civil")),
        ("roll by arrival", RollQuestion(on=day, received_by=arrived), register.roll(day, by=arrived)),
    ]
    del asked[2 + day.toordinal() % 2]  # one of the two on a day, the other on the next
    for kind, question, mine in asked:
        theirs = [
            {"id": line.id, "period": line.period, "since": str(line.since), "enrollment": line.enrollment}
            for line in reader.roll(question)
        ]
        theirs.sort(key=lambda line: (line["period"], line["id"]))
        if mine != theirs:
            yield kind, f"program {_brief(theirs, mine)}, second {_brief(mine, theirs)}"
    yield from _standings(reader, register, day)
    for found in reader.decisions():
        says = shapes.decision(reader, found, day)["in_force"] and day >= found.decided_on
        if says is not register.has_effect(found.id, day):
            yield f"in force {_what(register, found.id)}", f"{found.id}: program {says}"
    if day == date(2028, 1, 1):
        yield from _work(reader, register)


def _what(register: Any, decision: str) -> str:
    return "+".join(sorted({each.kind or "other" for each in register.effects if each.decision == decision})) or "alone"


def _brief(lines: list[Any], others: list[Any]) -> str:
    return "; ".join(" ".join(line.values()) for line in lines if line not in others) or "-"


def _standings(reader: Any, register: Any, day: date) -> Iterator[Disagreement]:
    theirs: dict[str, str] = {}
    for actor in {register.who(each) for each in register.actors}:
        told = shapes.actor(reader, reader.actor(actor), day)["enrollments"]
        theirs |= {each["id"]: each["standing"] for each in told}
    mine = {one.id: register.standing(one, day) for one in register.enrollments.values() if one.into is None}
    for id_ in sorted(mine.keys() | theirs.keys()):
        if mine.get(id_) != theirs.get(id_) and not (id_ not in theirs and _moot(register, id_)):
            yield (
                f"standing {theirs.get(id_)} for {mine.get(id_)}",
                f"{id_}: program {theirs.get(id_)}, second {mine.get(id_)}",
            )


def _moot(register: Any, id_: str) -> bool:
    """Tell whether an answer that was never complete lies beside an enrollment that is in force again: it is set aside.

    It waits again when the stay that brought that one back is over, unless its body has reconsidered [ADR 0022].
    """
    one = register.enrollments[id_]
    mine = register.of(one.actor, one.period)
    before = mine[: mine.index(one)]
    effects = [each for earlier in before for each in earlier.effects]
    stayed = any(each.turns and not max(each.turns, key=lambda turn: turn[1])[2] for each in effects)
    return one.effective is None and (stayed or any(each.revoked < date.max for each in effects))


def _work(reader: Any, register: Any) -> Iterator[Disagreement]:
    """Compare tasks and groups, as they are when everything that was entered has happened."""
    tasks = {
        one["id"]: (one["state"], (one["owner"] or {}).get("id"), one["due"])
        for one in (shapes.task(reader, each, date.max) for each in reader.tasks())
    }
    mine = {id_: (register.task(id_, date.max), each["owner"], each["due"]) for id_, each in register.tasks.items()}
    if tasks != mine:
        yield "tasks", f"program {tasks}, second {mine}"
    groups = {
        one["id"]: {"convener": (one["convener"] or {}).get("id"), "members": [each["id"] for each in one["members"]]}
        for one in (shapes.group(reader, each, date.max) for each in reader.groups())
    }
    ours = {id_: register.group(id_, date.max) for id_ in register.groups}
    if groups != ours:
        yield "groups", f"program {groups}, second {ours}"


def bars(life: Life, register: Any, day: date) -> Iterator[Disagreement]:
    """Compare whether an actor would be barred from joining with effect on a day, where a bar begins or ends."""
    period = next((key for key, (first, last) in register.periods.items() if first <= day <= last), None)
    barring = [each for each in register.effects if each.bar_through]
    turning = {edge for each in barring for edge in _bar_edges(each)}
    if period is None or not any(abs(day - edge) <= ONE_DAY for edge in turning):
        return
    for actor in {register.who(each.actor) for each in barring}:
        ticks = ["--affirm", "values", "--affirm", "principles", "--signed-by", "Eva Ek", "--cause-removed", "x"]
        # The day is stated: where a bar was lifted an answer would wait for that, and may then lack something else.
        days = ["--received", str(day), "--effective", str(day)]
        told = life.run(
            *("enroll", actor, "--period", period, *ticks, *days, "--dry-run", "-o", "json"), today=max(day, life.now)
        )
        codes = {each["code"] for each in json.loads(told.err)["error"]["objections"]} if told.status else set()
        mine = bool(register.barred(actor, day))
        if mine is not ("barred" in codes) and not codes & {"already_enrolled", "completion_before_received"}:
            yield f"barred {mine}", f"{actor}: program {sorted(codes)}, second {register.barred(actor, day)}"


def _bar_edges(effect: Any) -> Iterator[date]:
    yield from (day for span in effect.spans() for day in span if day < date(2100, 1, 1))
    yield from (day for day, _, _ in effect.turns)
    yield from (day for day in (effect.lifted, effect.revoked, effect.bar_through) if day < date(2100, 1, 1))


def drawn(rng: random.Random, length: int) -> list[Act]:
    """Draw the acts of a life."""
    verbs = rng.choices(list(VERBS), list(VERBS.values()), k=length)
    opening: list[Act] = [("join", rng.randrange(5), 0, 0, 0), ("join", rng.randrange(5), 0, 1, 0)]
    return opening + [
        (verb, rng.randrange(5), rng.randrange(20), rng.randrange(8), rng.randrange(24)) for verb in verbs
    ]


def smaller(acts: list[Act], still: Callable[[list[Act]], bool]) -> list[Act]:
    """Give the fewest of the acts that still show it."""
    size = max(len(acts) // 2, 1)
    while size:
        at = 0
        while at < len(acts):
            fewer = acts[:at] + acts[at + size :]
            if fewer and still(fewer):
                acts = fewer
            else:
                at += size
        size //= 2
    return acts


def told(kind: str, acts: list[Act], start: Path) -> str:
    """Give the commands of a life, and what the two say otherwise of one kind."""
    life, found, _ = live(acts, start)
    says = "\n".join(f"  -> {what}" for each, what in found if each == kind)
    return "\n".join([f"\n## {kind}", *life.typed, says[:1200]]) + "\n"


def shows(kind: str, start: Path) -> Callable[[list[Act]], bool]:
    """Give whether a life shows a kind of disagreement."""
    return lambda acts: any(kind == each for each, _ in live(acts, start)[1])


def many(lives: int, most: int, seed: int, start: Path) -> Iterator[tuple[list[Act], Life, list[Disagreement], int]]:
    """Give many lives, each with its acts, what is disagreed on, and how many days were compared."""
    for number in range(lives):
        rng = random.Random(f"{seed}/{number}")
        acts = drawn(rng, rng.randint(most // 2, most))
        yield acts, *live(acts, start)


def by_hand() -> int:
    """Live many lives, and write the smallest of each kind that the two readers disagree on."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    for name, default in (("lives", 300), ("acts", 30), ("seed", 1), ("minutes", 600)):
        asked.add_argument(f"--{name}", type=int, default=default)
    asked.add_argument("--only", default="", help="make lives smaller for the kinds that match this alone")
    given = asked.parse_args()
    typer.main.get_group = functools.cache(typer.main.get_group)  # made once, not for every command
    began, lives, commands, days = time.monotonic(), 0, 0, 0
    kinds: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        start = begun(Path(folder))
        for acts, life, found, compared_on in many(given.lives, given.acts, given.seed, start):
            if time.monotonic() - began > 60 * given.minutes:
                break
            lives, commands, days = lives + 1, commands + len(life.typed), days + compared_on
            for kind in {kind for kind, _ in found}:
                kinds[kind] += 1
                if kinds[kind] == 1 and re.search(given.only, kind):
                    sys.stdout.write(told(kind, smaller(acts, shows(kind, start)), start))
                    sys.stdout.flush()
    took = time.monotonic() - began
    sys.stdout.write(f"\n{lives} lives, {commands} commands, {days} days compared, {took:.0f} s\n")
    sys.stdout.write("".join(f"{count:4}  {kind}\n" for kind, count in sorted(kinds.items())))
    return 6 if kinds else 0


if __name__ == "__main__":
    sys.exit(by_hand())
