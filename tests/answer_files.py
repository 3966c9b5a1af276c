"""Files with answers, as tests write them, and what reading them gave."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from conftest import Ran, Typed

HEAD = "namn;värdegrund;principer;undertecknare;inkommen"
FROM = "enroll --period 2024-2027 --from"


def row(name: str, values: str = "ja", principles: str = "ja", signer: str = "Eva Ek", day: str = "2023-10-16") -> str:
    """Give a row under `HEAD`."""
    return f"{name};{values};{principles};{signer};{day}"


def table(name: str, *lines: str, encoding: str = "utf-8") -> None:
    """Write a text file, line by line."""
    Path(name).write_text("\n".join(lines) + "\n", encoding)


def workbook(name: str, *rows: Sequence[Any]) -> None:
    """Write a workbook with one sheet."""
    with xlsxwriter.Workbook(name, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Svar")
        for at, cells in enumerate(rows):
            sheet.write_row(at, 0, cells)


def counts(ran: Ran) -> dict[str, int]:
    """Give how many rows were taken in or not, leaving out what is nought."""
    names = ("enrolled", "completed", "received", "unchanged", "questions", "rejected")
    told = {name: ran.data[name] for name in names}
    return {name: len(each) if isinstance(each, list) else each for name, each in told.items() if each}


def roll(well: Typed, on: str) -> list[str]:
    """Give the names on the roll of a day."""
    return [line["name"] for line in well(f"roll --on {on} -o json").data]


def unchanged(well: Typed, line: str, count: int) -> None:
    """Run a command that must change nothing."""
    before = Path("registry.db").read_bytes()
    assert {"unchanged": count} == counts(well(f"{line} -o json"))
    assert before == Path("registry.db").read_bytes()
