"""What looks like a formula is guarded when it is written, and comes back as it was when it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.domain.formulas import as_cell, guarded, unguarded
from samverkan_cli.render.csv import cell

FORMULAS = ["=1+1", "+46 70", "-1", "@x", " =1", "\uff1d1", "\tx", "\rx", "\nx", "'=x", "''=x", "'\tx"]
HOSTILE = st.text(alphabet=st.sampled_from("'=+-@ \t\r\n\u00a0\uff1dx")) | st.text()


@pytest.mark.parametrize("text", FORMULAS)
def test_a_guard_is_put_on_and_taken_off(text: str) -> None:
    assert f"'{text}" == guarded(text)
    assert text == unguarded(f"'{text}")


@pytest.mark.parametrize("text", ["", "'", "''", "'n roll", "d'Or", "Almby", "'x=1", " ", "' '=x"])
def test_an_apostrophe_that_guards_nothing_stays(text: str) -> None:
    assert text == unguarded(text) == guarded(text) == as_cell(text)


@given(HOSTILE)
def test_every_text_comes_back_from_a_file_of_text_and_from_a_cell_of_text(text: str) -> None:
    assert text == unguarded(guarded(text)) == unguarded(as_cell(text))


@pytest.mark.parametrize("text", [text for text in FORMULAS if text.isprintable()])
def test_csv_is_written_by_the_same_rule(text: str) -> None:
    assert guarded(text) == cell(text)


@pytest.mark.parametrize("text", ["=1+1", "Almby", "d'Or", "@x"])
def test_a_cell_of_text_needs_no_guard(text: str) -> None:
    assert text == as_cell(text)
