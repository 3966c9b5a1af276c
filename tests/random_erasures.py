"""Random persons and actors in random registers, erased one after the other, and their bytes searched for.

Nothing here believes the program: after each erasure the bytes of the file and of its rollback journal are searched for
every name and address, as written, folded, in small letters and without accents, and the journal is verified. Many by
hand: `python tests/random_erasures.py --erasures 1000 --seed 1`.
"""

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from random_lives import Told, typed

from samverkan_cli.domain.notation import name_key

SYLLABLES = (
    "bra",
    "dö",
    "fjä",
    "gry",
    "hål",
    "kvi",
    "lju",
    "mår",
    "nyx",
    "pöl",
    "stå",
    "trö",
    "vax",
    "zäg",
    "åsk",
    "ßen",
    "łuk",
)
MARKS = ('"{}"', "{} 🌱", "[{}]", "={}", "O'{}", "{}\\", "{}-{}", "von {}")
BEGAN = date(2024, 1, 10)


@dataclass
class Human:
    """A person of a register: the texts that are its own, and whether something holds its name."""

    id: str
    names: list[str]
    addresses: list[str]
    held: bool = False
    contacts: list[str] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)


class Register:
    """A register that random things are typed into."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.path = folder / f"{seed}.db"
        self.random = random.Random(seed)
        self.people: list[Human] = []
        self.actors = 0
        self.now = BEGAN
        self.wrong: list[str] = []
        self.run("init")
        self.run("period", "add", "2024-2027", "--first-day", "2024-01-01", "--last-day", "2027-12-31")
        self.run("body", "add", "KS", "--kind", "nämnd")
        self.run("decision", "add", "Gallring", "--body", "KS", "--date", str(BEGAN), "--paragraph", "7")
        self.run("meeting", "add", "KS", "--date", str(BEGAN))

    def run(self, *words: str) -> Told:
        """Type a command; nothing may end in a bug or find the registry broken."""
        told = typed(self.path, self.now, *words)
        if told.status in {1, 7}:
            self.wrong.append(f"{' '.join(words[:2])}: {told.err[:200]}")
        return told

    def word(self) -> str:
        """Give a word that stands nowhere else."""
        made = "".join(self.random.choice(SYLLABLES) for _ in range(self.random.randint(3, 5)))
        return f"{made}{self.random.randint(100, 999)}".capitalize()

    def name(self) -> str:
        """Give a name of one or several words, some with marks that have a meaning elsewhere."""
        words = [self.word() for _ in range(self.random.randint(2, 4))]
        if self.random.random() < 0.3:
            mark = self.random.choice(MARKS)
            words[-1] = mark.format(words[-1], self.word())
        said = " ".join(words)
        return unicodedata.normalize("NFD", said) if self.random.random() < 0.2 else said

    def address(self) -> str:
        """Give a mail address of its own."""
        local = unicodedata.normalize("NFD", self.word()).encode("ascii", "ignore").decode()
        return f"{local.lower()}@{self.random.choice(('example', 'exempel'))}.org"

    def meet(self) -> None:
        """Type a person into the register in one of many ways."""
        name, address = self.name(), self.address()
        way = self.random.choice(("person", "contact", "contact", "enroll", "signer", "attend", "seat", "owner"))
        human = Human(f"P-{len(self.people) + 1}", [name], [])
        if way == "person":
            self.ok("person", "add", name, "--email", address)
            human.addresses.append(address)
        elif way in {"contact", "enroll", "signer"}:
            self.joined(human, way, name, address)
        elif way == "attend":
            self.ok("meeting", "attend", "M-1", name)
            human.held = True
        elif way == "seat":
            self.ok("body", "seat", "KS", name)
            human.held = True
        else:
            self.ok("task", "add", f"Uppgift {self.random.random()}", "--owner", name)
            human.tasks.append(f"T-{self.count('task')}")
            self.ok("task", "done", human.tasks[-1])
        self.people.append(human)
        self.corrected(human)

    def joined(self, human: Human, way: str, name: str, address: str) -> None:
        """Let a person be the contact or the signer of a new actor."""
        self.actors += 1
        actor = f"A-{self.actors}"
        ticks = ("--affirm", "values", "--affirm", "principles", "--new")
        if way == "contact":
            self.ok("actor", "add", f"Aktör {self.actors} {self.word()}", "--new")
            self.ok("contact", "add", actor, self.quoted(name, address))
        elif way == "enroll":
            self.ok("person", "add", f"Firma {self.word()}")
            self.people.append(Human(f"P-{len(self.people) + 1}", [], [], held=True))
            human.id = f"P-{len(self.people) + 1}"
            signer = self.people[-1].id
            self.ok(
                *("enroll", f"Aktör {self.actors} {self.word()}", "--period", "2024-2027", *ticks),
                *("--signed-by", signer, "--contact", self.quoted(name, address)),
            )
        else:
            plain = f"{self.word()} {self.word()}"
            human.names, human.held = [plain], True
            self.ok(
                *("enroll", f"Aktör {self.actors} {self.word()}", "--period", "2024-2027", *ticks),
                *("--signed-by", f"{plain}, ordförande"),
            )
            self.ok("contact", "add", actor, f"{human.id} <{address}>")
        human.addresses.append(address)
        human.contacts.append(actor)

    def corrected(self, human: Human) -> None:
        """Correct a name or an address now and then, and take something back."""
        if self.random.random() < 0.3:
            new = self.name()
            if self.run("correct", human.id, "--name", new, "--reason", "stavfel").status == 0:
                human.names.append(new)
        if self.random.random() < 0.3:
            new = self.address()
            if self.run("correct", human.id, "--email", new, "--reason", "ny").status == 0:
                human.addresses.append(new)
        if self.random.random() < 0.15:
            self.run("undo")

    def ok(self, *words: str) -> None:
        """Type a command that must end well."""
        told = self.run(*words)
        if told.status:
            self.wrong.append(f"{' '.join(words)}: {told.err[:200]}")

    def quoted(self, name: str, address: str) -> str:
        """Give a contact as it is typed."""
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}" <{address}>'

    def count(self, table: str) -> int:
        """Give how many rows a table has."""
        with sqlite3.connect(self.path) as connection:
            (found,) = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()
        connection.close()
        return int(found)

    def erase(self, human: Human) -> int:
        """End what is live, erase everything, and give how many copies of it are left in the file's bytes."""
        self.now += timedelta(days=1)
        for actor in human.contacts:
            self.run("contact", "end", actor, human.id)
        for task in human.tasks:  # that it was done may have been taken back
            self.run("task", "done", task)
        before = self.run("person", "show", human.id).out
        told = self.run("person", "erase", human.id, "--decision", "D-2024-001", "--what", "all", "--yes")
        if told.status not in {0, 4}:
            self.wrong.append(f"erase {human}: {told.err[:300]} {before}")
        return self.left([*human.addresses, *([] if human.held else human.names)])

    def left(self, texts: list[str]) -> int:
        """Give how often some texts stand in the bytes of the file and of its rollback journal, in any form."""
        held = b"".join(
            each.read_bytes() for each in (self.path, self.path.with_name(f"{self.path.name}-journal")) if each.exists()
        )
        return sum(held.count(form.encode()) for form in {form for text in texts for form in forms(text)})


def forms(text: str) -> set[str]:
    """Give a text as it may stand in a file: as typed, composed, folded, small, without accents, and its words."""
    composed = unicodedata.normalize("NFC", text)
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    whole = {text, composed, name_key(composed), composed.lower(), bare, bare.lower()}
    words = {word.strip("\"'[]=\\") for form in whole for word in form.split()}
    return whole | {word for word in words if (len(word.encode()) > 6 and not word.isascii()) or len(word) > 8}


def erasures(seed: int, folder: Path, people: int = 10) -> tuple[int, int, list[str]]:
    """Give how many persons of a random register were erased, how many copies were left, and what went wrong."""
    register = Register(folder, seed)
    for _ in range(people):
        register.meet()
    erased = left = 0
    order = [human for human in register.people if human.names or human.addresses]
    register.random.shuffle(order)
    for human in order:
        erased, left = erased + 1, left + register.erase(human)
    verified = register.run("journal", "verify")
    if verified.status:
        register.wrong.append(verified.out)
    copies = sum(register.left([*human.addresses, *([] if human.held else human.names)]) for human in order)
    register.path.unlink()
    return erased, left + copies, register.wrong


def main() -> None:
    """Erase many by hand, and tell how it went."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--erasures", type=int, default=100)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    folder, began = Path(tempfile.mkdtemp(prefix="samverkan-")), time.monotonic()
    erased = left = 0
    wrong: Counter[str] = Counter()
    seed = given.seed
    try:
        while erased < given.erasures:
            some, copies, bad = erasures(seed, folder)
            erased, left, seed = erased + some, left + copies, seed + 1
            wrong.update(f"[seed {seed - 1}] {each}" for each in bad)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    minutes = (time.monotonic() - began) / 60
    told_ = f"{erased} erasures in {seed - given.seed} registers, {left} copies left, {minutes:.1f} minutes\n"
    sys.stdout.write(told_ + "".join(f"{times} × {told}\n" for told, times in wrong.most_common(20)))


if __name__ == "__main__":
    main()
