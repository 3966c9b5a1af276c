"""What a text takes on a terminal: no line is wider than it may be, and folding loses nothing but spaces."""

import re

from hypothesis import given
from hypothesis import strategies as some

from samverkan_cli.render.terminal import folded_line
from samverkan_cli.render.width import WITHIN, columns_of, cut, folded

LETTERS = some.text(some.sampled_from("aå e\u0301\u030a日本😀 👩\u200d\u2764\ufe0f.,-()\u1160  "), max_size=200)


@given(LETTERS, some.integers(3, 60))
def test_a_cut_text_fits_and_is_the_beginning_of_what_it_was(text: str, width: int) -> None:
    told = cut(text, width)
    assert columns_of(told) <= width
    assert told == text or (told.endswith("…") and text.startswith(told[:-1]))


@given(LETTERS, some.integers(4, 60), some.integers(0, 80), some.sampled_from((" ", WITHIN)))
def test_folded_lines_fit_and_lose_nothing_but_spaces(text: str, width: int, hang: int, space: str) -> None:
    lines = folded(text.replace(" ", space), width, " " * hang, " \\")
    assert [] == [line for line in lines if columns_of(line) > width]
    said = [line.removesuffix(" \\") for line in lines]
    assert "".join(text.split(" ")) == "".join("".join(said).split(" "))


def test_a_word_is_broken_only_where_it_is_longer_than_the_line() -> None:
    assert ["en två", "tre"] == folded("en två tre", 6)
    assert ["en", "avskild", "het"] == folded("en avskildhet", 7)


def test_a_name_keeps_the_id_that_stands_after_it() -> None:
    assert "Föreni… (A-12)" == cut("Föreningen Blå Tuvan (A-12)", 14)
    assert "Föreningen (från A…" == cut("Föreningen (från A-12)", 19)


def test_marks_stay_with_their_letter() -> None:
    assert "e\u0301e\u0301…" == cut("e\u0301e\u0301e\u0301e\u0301", 3)
    assert ["e\u0301e\u0301", "e\u0301"] == folded("e\u0301e\u0301e\u0301", 2)


def test_wide_and_narrow_letters_are_counted_as_a_terminal_does() -> None:
    counts = {"Å": 1, "A\u030a": 1, "日": 2, "😀": 2, "\u200b": 0, "…": 1, "\u2764\ufe0f": 2}
    assert counts == {text: columns_of(text) for text in counts}


def test_a_folded_line_goes_on_under_what_it_tells() -> None:
    assert ["  2024-01-01  ett beslut om", "              något"] == folded_line(
        "  2024-01-01  ett beslut om något", 28
    )


def test_a_folded_command_can_be_copied_whole() -> None:
    line = "Härnäst: samverkan case decide C-1 --decision D-2024-001 --outcome none"
    told = folded_line(line, 40)
    assert line == re.sub(r" \\\n +", " ", "\n".join(told))
    assert max(map(len, told)) <= 40


def test_what_stands_around_a_command_is_no_part_of_it() -> None:
    told = folded_line(
        "Se alla beslut: samverkan decision list. Eller ange instansen, dagen och paragrafen som de står", 30
    )
    assert ["Se alla beslut: samverkan \\", "  decision list. Eller ange"] == told[:2]
    assert not any(line.endswith("\\") for line in told[1:])
    prose = folded_line("Överenskommelse om samverkan mellan kommunen och det civila samhället i Exempelköping", 30)
    assert not any("\\" in line for line in prose)
