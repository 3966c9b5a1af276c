"""CSV comes in whatever Excel, a script or a club made of it, and what cannot be read is told with its place."""

import csv
import io
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.domain.errors import (
    CellTooLong,
    ColumnTwice,
    ColumnUnknown,
    DelimiterUnknown,
    EncodingGuessed,
    EncodingMixed,
    EncodingUnknown,
    FileEmpty,
    FileUnreadable,
    HeadingMissing,
    HeadingsUnknown,
    Mojibake,
    NameColumnMissing,
    NulByte,
    QuoteMisplaced,
    QuoteUnclosed,
    RowsMissing,
    RowWidth,
)
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.intake import Mapping, Source, sources

HEADED = "namn;organisationsnummer;inkommen\r\n"
ROW = "Almby IK;802999-0010;2023-10-16\r\n"


def opened(content: bytes | str, mapping: Mapping | None = None) -> Source:
    data = content.encode() if isinstance(content, str) else content
    (source,) = sources("-", lambda: data, mapping or Mapping.default())
    return source


def refused(content: bytes | str, mapping: Mapping | None = None) -> tuple[Objection, ...]:
    with pytest.raises(Refused) as caught:
        opened(content, mapping)
    assert 2 == caught.value.status
    return caught.value.objections


def objections(content: bytes | str) -> list[Objection]:
    return [said for _, _, said in opened(content).rows() if said]


# what Excel and others write --------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_file_is_read_in_every_encoding_delimiter_and_line_ending(encoding: str, delimiter: str, end: str) -> None:
    lines = [["namn", "värdegrund"], ["Övre Åsens IK", "ja"], ["Ängens IF", "nej"]]
    text = end.join(delimiter.join(line) for line in lines) + end
    source = opened(text.encode(encoding))
    assert [(2, lines[1], None), (3, lines[2], None)] == list(source.rows())
    assert (("namn", "värdegrund"), ("name", "values")) == (source.headings, source.fields)
    assert ("-", "csv") == (source.file, source.form)


def test_a_guessed_encoding_is_told_with_a_sample_to_look_at() -> None:
    source = opened((HEADED + "Ängens IF;;\r\nÖvre Åsens IK;;\r\n").encode("cp1252"))
    assert [EncodingGuessed(file="-", sample=("Ängens", "Övre", "Åsens"))] == source.notices
    assert [] == opened(HEADED + "Ängens IF;;\r\n").notices


def test_the_line_excel_puts_first_is_not_a_heading() -> None:
    source = opened("sep=,\r\nnamn,syfte\r\nAlmby IK,\r\n")
    assert [(3, ["Almby IK", ""], None)] == list(source.rows())


def test_headings_may_hold_line_breaks_and_other_delimiters() -> None:
    source = opened(
        'namn;"kontakt\n(e-post, telefon)"\nAlmby IK;eva@example.org\n',
        Mapping({"kontakt (e-post, telefon)": "contact"}),
    )
    assert ("name", "contact") == source.fields
    assert [(3, ["Almby IK", "eva@example.org"], None)] == list(source.rows())


def test_a_single_column_of_names_is_a_file() -> None:
    assert [(2, ["Blå, gul"], None)] == list(opened('namn\n"Blå, gul"\n').rows())


def test_blank_rows_are_passed_over_and_numbers_are_those_of_the_file() -> None:
    source = opened('\nnamn;syfte\n\n;\nAlmby IK;"två\nrader"\n ; \nBlå Tuvan;\n')
    assert [(5, ["Almby IK", "två\nrader"], None), (8, ["Blå Tuvan", ""], None)] == list(source.rows())


def test_rows_can_be_read_twice() -> None:
    source = opened(HEADED + ROW)
    assert list(source.rows()) == list(source.rows())


def test_a_guarded_formula_comes_in_as_it_was() -> None:
    source = opened("namn;syfte\n'=1+1;'  @x\nd'Or;'n roll\n'-;'\n")
    assert [["=1+1", "  @x"], ["d'Or", "'n roll"], ["-", "'"]] == [found for _, found, _ in source.rows()]


def test_the_mappings_own_words_for_ticks_become_yes_and_no() -> None:
    source = opened(
        "namn;värdegrund\nAlmby IK;Står bakom\nBlå Tuvan;avstår\n", Mapping(yes=("står bakom",), no=("avstår",))
    )
    assert ["ja", "nej"] == [found[1] for _, found, _ in source.rows()]


# what cannot be read ----------------------------------------------------------------------------


@pytest.mark.parametrize("content", ["", "\ufeff", "\n\n", "  \r\n"])
def test_an_empty_file_is_refused(content: str) -> None:
    assert (FileEmpty(file="-"),) == refused(content)


@pytest.mark.parametrize("content", [HEADED, HEADED + "\n;;\n", "sep=;\n" + HEADED])
def test_headings_alone_are_refused(content: str) -> None:
    assert (RowsMissing(file="-"),) == refused(content)


def test_a_missing_file_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        list(sources("saknas.csv", bytes, Mapping.default()))
    assert [FileUnreadable] == [type(said) for said in caught.value.objections]


def test_nothing_at_all_names_no_folder(tmp_path: Path) -> None:
    Path("a.csv").write_text(HEADED + ROW)
    with pytest.raises(Refused) as caught:
        list(sources("", bytes, Mapping.default()))
    assert [FileUnreadable] == [type(said) for said in caught.value.objections]


def test_what_can_be_read_once_only_is_not_waited_for() -> None:
    os.mkfifo("rör")
    with pytest.raises(Refused) as caught:
        list(sources("rör", bytes, Mapping.default()))
    assert (FileUnreadable("origin", path="rör", why="pipe"),) == caught.value.objections


def test_every_unknown_column_is_named_with_what_is_nearest() -> None:
    assert (
        ColumnUnknown(
            file="-", row=1, column="Organisationsnumer", nearest="organisationsnummer", typed="Organisationsnumer"
        ),
        ColumnUnknown(file="-", row=1, column="Skostorlek", nearest=None, typed="Skostorlek"),
    ) == refused("namn;Organisationsnumer;Skostorlek\nAlmby IK;;43\n")


def test_two_columns_of_one_field_are_refused() -> None:
    assert (ColumnTwice(file="-", row=1, column=("namn", "Förening"), given="name"),) == refused("namn;Förening\na;b\n")


def test_a_file_without_headings_is_told_once() -> None:
    found = ("Almby IK", "802999-0010")
    assert (HeadingsUnknown(file="-", row=1, given=found),) == refused("Almby IK;802999-0010\nBlå Tuvan;\n")


def test_a_file_that_does_not_say_whose_its_rows_are_is_refused() -> None:
    assert (NameColumnMissing(file="-", row=1),) == refused("typ;inkommen\nförening;2024-01-15\n")


def test_a_delimiter_nobody_uses_is_refused() -> None:
    assert (DelimiterUnknown(file="-", row=1, given="namn:typ:syfte"),) == refused("namn:typ:syfte\na:b:c\n")


def test_a_column_too_many_in_row_417_is_told_with_its_row() -> None:
    lines = [f"Förening {number};;2024-01-15" for number in range(2, 600)]
    lines[415] += ";x"
    assert [RowWidth(file="-", row=417, found=4, expected=3)] == objections(HEADED + "\n".join(lines))


def test_a_row_of_another_delimiter_has_too_few_cells() -> None:
    assert [RowWidth(file="-", row=3, found=1, expected=3)] == objections(HEADED + ROW + ROW.replace(";", ","))


def test_content_under_no_heading_is_told_with_its_column() -> None:
    source = opened("namn;;\nAlmby IK;;\nBlå Tuvan;;x\n")
    assert [None, HeadingMissing(file="-", row=3, column="C", given="x")] == [said for _, _, said in source.rows()]


def test_mixed_encodings_are_refused_with_a_line_of_each() -> None:
    mixed = (HEADED + ROW + "Övre;;\r\n").encode() + "Nedre Åsen;;\r\n".encode("cp1252")
    assert (EncodingMixed(file="-", row=4, other=3),) == refused(mixed)


def test_letters_garbled_by_an_earlier_program_are_refused() -> None:
    for letter in "åäöÅÄÖé":
        garbled = letter.encode().decode("cp1252")
        assert (Mojibake(file="-", row=3, sample=garbled),) == refused(HEADED + ROW + f"B{garbled}tt;;\n")
        assert (Mojibake(file="-", row=2, sample=garbled),) == refused((HEADED + f"B{garbled}tt;;\n").encode("utf-16"))
    assert [] == objections(HEADED + "SÃO;;\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_nul_is_refused_with_its_row(encoding: str) -> None:
    assert (NulByte(file="-", row=3),) == refused((HEADED + ROW + "Åmåls\0 IK;;\r\n").encode(encoding))


def test_bytes_that_are_no_letters_are_refused() -> None:
    assert (EncodingUnknown(file="-", row=2),) == refused(HEADED.encode() + b"\xc5\x8d\x81;;\n")
    assert (EncodingUnknown(file="-", row=2),) == refused((HEADED + "Almby;;\n").encode("utf-16")[:-1])


@pytest.mark.parametrize("at", [0, 1, 2, 3, 4])
def test_what_stands_across_a_boundary_of_what_is_read_is_seen(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from samverkan_cli.intake import encoding

    monkeypatch.setattr(encoding, "CHUNK", 40 + at)
    assert [Mojibake] == [type(said) for said in refused("namn\n" + "a" * 34 + "Ã¥\n")]
    assert [] == opened("namn\n" + "aåäö€😀" * 40 + "\n").notices
    assert [EncodingMixed] == [type(said) for said in refused(b"namn\n\xe5" + b"a" * 34 + "ö\n".encode())]


# quotation marks and size -----------------------------------------------------------------------


def test_an_unclosed_quotation_mark_does_not_swallow_the_rows_after_it() -> None:
    source = opened(HEADED + '"Almby IK;802999-0010;2023-10-16\n' + ROW + ROW)
    assert [
        (2, ['"Almby IK', "802999-0010", "2023-10-16"], QuoteUnclosed(file="-", row=2)),
        (3, ["Almby IK", "802999-0010", "2023-10-16"], None),
        (4, ["Almby IK", "802999-0010", "2023-10-16"], None),
    ] == list(source.rows())


def test_each_of_many_unclosed_quotation_marks_is_told() -> None:
    source = opened("namn;syfte\n" + '"a;b\nc;d\n' * 3000)
    assert [row for row, _, said in source.rows() if said] == list(range(2, 6002, 2))
    assert [row for row, _, said in source.rows() if not said] == list(range(3, 6003, 2))


def test_text_after_a_quotation_mark_is_told_with_its_row() -> None:
    assert [QuoteMisplaced(file="-", row=3)] == objections(HEADED + ROW + '"Hopp" IK;;\n' + ROW)
    assert [] == objections(HEADED + 'IK "Hopp";;\n')


def test_a_cell_of_five_megabytes_is_told_and_the_rest_is_read() -> None:
    source = opened(HEADED + ROW + "Almby IK;" + "x" * 5_000_000 + ";\n" + ROW)
    told = [(row, said) for row, _, said in source.rows()]
    assert [
        (2, None),
        (3, CellTooLong(file="-", row=3, column="organisationsnummer", limit=20_000)),
        (4, None),
    ] == told


def test_a_quoted_cell_over_many_lines_that_never_ends_is_told_at_its_start() -> None:
    source = opened(HEADED + '"Almby' + "\nrad;;" * 5_000)
    assert [QuoteUnclosed(file="-", row=2)] == [said for _, _, said in source.rows() if said]
    assert 5_001 == len(list(source.rows()))


def test_a_line_too_long_to_be_a_row_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from samverkan_cli.intake import encoding

    monkeypatch.setattr(encoding, "LINE", 1 << 20)
    for kind in ("utf-8", "utf-16"):
        content = (HEADED + ROW + "x" * (2 << 20)).encode(kind)
        assert (CellTooLong(file="-", row=3, column=None, limit=20_000),) == refused(content)


# rejected rows ----------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_rejected_rows_are_written_as_they_came_in_and_read_again(encoding: str) -> None:
    source = opened((HEADED + "Övre;'=1+1;\r\nAlmby;a;b;c\r\n").encode(encoding))
    written = source.rejected((found, f"fel i {row}") for row, found, _ in source.rows())
    text = "fel;namn;organisationsnummer;inkommen\r\nfel i 2;Övre;'=1+1;\r\nfel i 3;Almby;a;b;c\r\n"
    assert text == written.decode(encoding)
    again = opened(written)
    assert (None, "name", "org_nr", "received") == again.fields
    assert [["fel i 2", "Övre", "=1+1", ""], ["fel i 3", "Almby", "a", "b", "c"]] == [
        found for _, found, _ in again.rows()
    ]
    assert text.replace("fel i", "åter") == again.rejected(
        (found, f"åter {row}") for row, found, _ in again.rows()
    ).decode(encoding)


def test_a_reason_with_letters_the_encoding_lacks_is_written_all_the_same() -> None:
    source = opened((HEADED + "Övre;;\n").encode("cp1252"))
    assert "\ufeffIł" == source.rejected([(["a", "b", "c"], "x")], heading="Ił").decode()[:3]


# whatever it is, it comes through ----------------------------------------------------------------

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="Ã"), max_size=30) | st.sampled_from(
    ["=1+1", "'", '"', '"x"', "a;b", "a,b", "två\nrader", " @x", "-1", "ja"]
)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1).filter(lambda rows: any("".join(row).strip() for row in rows)))
@pytest.mark.parametrize("write", [lambda text: text, lambda text: f"'{text}" if text[:1] in "=+-@" and text else text])
def test_what_is_written_as_csv_comes_in_as_it_was(write: Callable[[str], str], rows: list[tuple[str, str]]) -> None:
    from samverkan_cli.domain.formulas import guarded, unguarded

    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([("namn", "syfte"), *((write(a), write(b)) for a, b in rows)])
    expected = [[unguarded(write(cell)) for cell in row] for row in rows if "".join(row).strip()]
    source = opened("\ufeff" + out.getvalue())
    assert expected == [found for _, found, said in source.rows() if said is None]
    again = opened(source.rejected((found, "x") for _, found, _ in source.rows()))
    assert [["x", *map(unguarded, map(guarded, row))] for row in expected] == [found for _, found, _ in again.rows()]


@given(st.binary(max_size=300))
def test_no_bytes_at_all_make_it_crash(data: bytes) -> None:
    for content in (data, HEADED.encode() + data, HEADED.encode("utf-16") + data):
        with suppress(Refused):
            list(opened(content).rows())


def test_the_rows_of_a_large_file_are_not_held_in_memory(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "stor.csv"
    path.write_text(HEADED + ROW * 50_000)
    tracemalloc.start()
    (source,) = sources(str(path), bytes, Mapping.default())
    assert 50_000 == sum(1 for _ in source.rows())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000
