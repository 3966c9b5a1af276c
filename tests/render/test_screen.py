"""One screen: never more than 24 lines of 80 columns, whatever there is; days and ids are never cut."""

from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.render.screen import LINES, WIDTH, Block, Line, fitted, screen
from samverkan_cli.render.width import columns_of

TEXTS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=200) | st.just("界" * 90)
ROWS = st.builds(Line, st.just("  2024-11-20  "), TEXTS, st.just("  D-2024-001"))
BLOCKS = st.lists(
    st.builds(
        Block, st.builds(Line, st.just(""), TEXTS), st.lists(ROWS, max_size=40).map(tuple), st.just("  Alla: due")
    ),
    max_size=6,
)


@given(BLOCKS)
def test_a_screen_is_never_larger_than_a_screen(blocks: list[Block]) -> None:
    told = screen("Vecka 47", blocks)
    assert len(told) <= LINES
    assert max(columns_of(line) for line in told) <= WIDTH


@given(BLOCKS)
def test_a_block_that_is_cut_says_how_to_see_all_of_it(blocks: list[Block]) -> None:
    told = screen("Vecka 47", blocks)
    shown = sum(line.startswith("  2024-11-20  ") for line in told)
    assert (shown < sum(len(block.lines) for block in blocks)) is any(line.endswith("  Alla: due") for line in told)
    assert all(line.endswith("  D-2024-001") for line in told if line.startswith("  2024-11-20  "))


def test_one_block_does_not_take_what_the_others_need() -> None:
    many = tuple(Line(f"  {number}", "x") for number in range(50))
    told = screen("Vecka 47", [Block(Line("", name), many, "  Alla") for name in ("först", "sedan", "sist")])
    at = [told.index(f"{name}  Alla") for name in ("först", "sedan", "sist")]
    assert [1, 14, 19] == at
    assert LINES == len(told)


def test_a_block_that_does_not_say_how_to_see_the_rest_is_whole() -> None:
    many = tuple(Line(f"  {number}", "") for number in range(50))
    counts = Block(Line("", "Utan dag"), tuple(Line(f"  {number} till", "") for number in range(4)))
    told = screen("Vecka 47", [*(Block(Line("", "x"), many, "  Alla") for _ in range(5)), counts])
    assert [LINES, 4] == [len(told), sum(line.endswith(" till") for line in told)]


def test_what_is_cut_ends_in_a_mark_and_keeps_what_identifies_it() -> None:
    assert "2024 Blå Tu… T-1" == fitted(Line("2024 ", "Blå Tuvan och fler", " T-1"), 16)
    assert "2024 Blå Tuvan T-1" == fitted(Line("2024 ", "Blå Tuvan", " T-1"), 18)
    assert "2024 B… T-1" == fitted(Line("2024 ", "Blå Tuvan", " T-1"), 3)


def test_a_command_that_is_told_is_never_cut() -> None:
    told = fitted(Line("  Inget på dagordningen: samverkan meeting agenda M-4 --add TEXT", ""), 30)
    assert "  Inget på dagordningen: samverkan meeting agenda M-4 --add TEXT" == told


def test_a_text_of_the_register_is_cut_though_it_reads_as_a_command() -> None:
    told = fitted(Line("  1. ", "Överenskommelsen om samverkan check, utvärdering"), 30)
    assert "  1. Överenskommelsen om samv…" == told
