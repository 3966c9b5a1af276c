"""CSV as each spreadsheet program writes it: quoting, delimiters, encodings, line ends, and what stands around."""

import csv
import io
import itertools

import pytest

from samverkan_cli.domain.errors import HeadingsUnknown, QuoteUnclosed, RowWidth
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.intake import Mapping, Source, sources

ROWS = [["namn", "typ", "värdegrund"], ["Övre Åsens IK", "förening", "ja"], ["Ängens; IF, nr 2|b", "", "nej"]]
QUOTING = [csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp1252"]
ABOVE = [
    [],
    ["Anslutna 2024;;;"],
    ["Anslutna 2024;;;", "", ";;"],
    ["# Uttag 2024-05-14", "# ur register, lista"],
    ['"Anslutna, 2024"', " \u00a0 "],
    ['Föreningen "Almby" och andra', ""],
    ['"En rad över', 'två rader"'],
    ["sep=|", "Titel"],
]


def opened(content: bytes | str) -> Source:
    data = content.encode() if isinstance(content, str) else content
    (source,) = sources("-", lambda: data, Mapping.default())
    return source


def written(rows: list[list[str]], delimiter: str, end: str, quoting: int) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize(("delimiter", "quoting"), list(itertools.product(";,\t|", QUOTING)))
def test_every_way_to_write_a_table_gives_its_rows(delimiter: str, quoting: int) -> None:
    for encoding, end in itertools.product(ENCODINGS, ["\r\n", "\n", "\r"]):
        source = opened(written(ROWS, delimiter, end, quoting).encode(encoding))
        assert (tuple(ROWS[0]), ROWS[1:]) == (source.headings, [found for _, found, _ in source.rows()])
        assert [None, None] == [said for _, _, said in source.rows()]


@pytest.mark.parametrize("above", ABOVE, ids=range(len(ABOVE)))
def test_lines_above_the_headings_are_passed_over_as_in_a_workbook(above: list[str]) -> None:
    for delimiter, quoting, end in itertools.product(";,\t|", QUOTING[:2], ["\r\n", "\r"]):
        lines = end.join([*above, written(ROWS, delimiter, end, quoting)])
        source = opened(lines)
        assert tuple(ROWS[0]) == source.headings
        first = sum(line.count("\n") + 1 for line in above) + 2
        assert [(first, ROWS[1], None), (first + 1, ROWS[2], None)] == list(source.rows())


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;", "sep=;;;;", "sep=,"])
def test_the_line_that_names_the_delimiter_is_no_heading_even_when_it_is_wrong(line: str) -> None:
    source = opened(f"{line}\r\nnamn;typ\r\nAlmby IK;förening\r\n")
    assert [(3, ["Almby IK", "förening"], None)] == list(source.rows())


@pytest.mark.parametrize("blank", ["", " ", "\t", "\u00a0", "\u2007 ", "\u200b", "\ufeff", "\u3000"])
def test_what_is_blank_is_nothing_whatever_blank_it_is(blank: str) -> None:
    source = opened(f"namn,typ,,\n{blank},{blank},{blank},{blank}\nAlmby IK,,{blank},{blank},{blank}\nKFUM,\n{blank}\n")
    assert [(3, "Almby IK", None), (4, "KFUM", None)] == [(row, found[0], said) for row, found, said in source.rows()]
    assert {4} == {len(found) for _, found, _ in source.rows()}


def test_a_cell_too_many_is_told_when_it_says_something() -> None:
    source = opened("namn;typ\nAlmby IK;;;\nKFUM;;;x\nKlockbojen\n")
    told = [said for _, _, said in source.rows()]
    assert [
        None,
        RowWidth(file="-", row=3, found=4, expected=2),
        RowWidth(file="-", row=4, found=1, expected=2),
    ] == told


def test_a_delimiter_that_does_not_fit_does_not_end_the_reading() -> None:
    content = '"namn","typ (förening; ""nätverk"")"\n"Almby IK","x"\n'
    data = content.encode()
    mapping = Mapping({'typ (förening; "nätverk")': "kind"})
    (source,) = sources("-", lambda: data, mapping)
    assert ("name", "kind") == source.fields


def test_a_row_that_names_more_fields_than_the_first_is_the_headings_and_a_row_of_data_is_not() -> None:
    source = opened("namn;typ\nFörening;förening\nAktör;förening\n")
    assert [2, 3] == [row for row, _, _ in source.rows()]
    with pytest.raises(Refused) as caught:
        opened("Almby IK;802999-0010\n" * 30 + "namn;org_nr\nKFUM;\n")
    (said,) = caught.value.objections
    assert (HeadingsUnknown, 1) == (type(said), said.facts["row"])


def test_a_file_of_broken_quotation_marks_alone_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        opened('"namn;typ\nAlmby')
    assert (QuoteUnclosed(file="-", row=1),) == caught.value.objections


def test_a_record_that_never_ends_is_told_and_the_rows_after_it_are_read() -> None:
    source = opened("namn;typ\n" + 'Almby;"\n' + '";"\n' * 50_000)
    first = next(source.rows())
    assert (2, QuoteUnclosed(file="-", row=2)) == (first[0], first[2])
