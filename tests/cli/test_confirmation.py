"""The confirmation of an answer, typed: what came, what it means on the letter's day after whatever came later."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TICKED, Once, Typed

Refuse = Callable[[str, int], list[str]]
pytestmark = pytest.mark.usefixtures("period")
JOIN = f"enroll 'Blå Tuvan' {TICKED} --signed 2024-01-08 --received 2024-01-10 --channel paper"
LACKING = "enroll X --period 2024-2027 --affirm values --incomplete stadgar --received 2024-02-05"
HEARD = "--notified 2024-05-17 --answered 2024-06-05 --ground formal"


@pytest.fixture
def joined(well: Typed, typed_once: Once) -> None:
    Path("text.md").write_text("# Värdegrund\n1. Respekt\n# Principer\n1. Dialog\n", encoding="utf-8")
    typed_once(
        "period text 2024-2027 text.md",
        "registry set sender=KSF 'caseholder=Maj Strand, 010-10 10 11' answer_to=a@example.org",
        JOIN,
        "body add KS --kind committee",
        "body mandate KS --subject exclusion --may decide --source 'reglementet 5 §'",
        "body mandate KS --subject entry --may decide --source 'reglementet 5 §'",
    )


def holds(well: Typed, day: str, ref: str = "E-1") -> str:
    """Give what the letter says of the day."""
    told = well(f"document confirmation {ref} --date {day}").out
    return told.partition("## Vad som gäller")[2].partition("Stämmer något inte")[0]


def test_a_confirmation_tells_what_came_what_was_ticked_and_a_receipt(well: Typed, joined: None) -> None:
    told = well("document confirmation E-1 --date 2024-01-11").out
    assert told == well("document confirmation 'blå tuvan' --date 2024-01-11").out
    head = well("status -o json").data
    for said in (
        "Svaret kom in den 10 januari 2024 på papper (E-1).",
        "- värdegrunden\n- principerna\n",
        "version 1.",
        "Undertecknat av Eva Ek, ordförande, den 8 januari 2024.",
        "Blå Tuvan är ansluten, från och med den 10 januari 2024 (dagen anmälan kom in).",
        "hör av er till Maj Strand, 010-10 10 11",
        f"den sista händelsen {head['entries']}, med kontrollsumman\n\n{head['head']}\n",
        "Dataskyddsombud: **[Saknas:",
    ):
        assert said in told, said


def test_a_letter_says_what_holds_on_its_day_after_whatever_came_later(well: Typed, joined: None) -> None:
    assert "på förhand" not in holds(well, "2024-01-11")
    well(f"exclude 'Blå Tuvan' --period 2024-2027 --decision 'KS 2024-10-08 § 187' {HEARD} --effective final")
    assert "Det gäller när det har fått laga kraft" in holds(well, "2024-10-09")
    assert "beslut om uteslutning" not in holds(well, "2024-10-07")
    well("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16 --posted-through 2024-11-07")
    well("case final C-1 --date 2024-11-07 --source fr")
    assert "Blå Tuvan är inte ansluten från och med den 7 november 2024" in holds(well, "2024-11-06")
    assert "till och med den 6 november 2024. Anslutningen upphörde genom beslut" in holds(well, "2024-11-07")
    well("case revoke C-1 --decision 'KS 2025-02-11 § 9' --effective 2025-03-01")
    away = holds(well, "2025-02-28")
    assert "till och med den 6 november 2024" in away
    assert "ansluten igen från och med den 1 mars 2025" in away
    back = holds(well, "2025-03-01")
    assert "är ansluten, från och med den 10 januari 2024" in back
    assert "inte ansluten från och med den 7 november 2024 till och med den 28 februari 2025" in back
    well("withdraw 'Blå Tuvan' --period 2024-2027 --received 2025-06-01 --effective 2025-07-01")
    assert "upphör genom utträde: Blå Tuvan är inte ansluten från och med den 1 juli 2025" in holds(well, "2025-06-30")
    assert "till och med den 30 juni 2025. Anslutningen upphörde genom utträde" in holds(well, "2025-07-01")
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2025-09-01 --cause-removed ja")
    assert "genom ett annat svar (E-2)" in holds(well, "2025-09-02")
    well("actor dissolve 'Blå Tuvan' --last-day 2026-05-31")
    assert "när aktören upplöses: Blå Tuvan är inte ansluten från och med den 1 juni 2026" in holds(
        well, "2026-05-31", "E-2"
    )
    assert "upphörde när aktören upplöstes" in holds(well, "2026-06-01", "E-2")


def test_a_suspension_and_what_a_court_takes_away_are_told(well: Typed, joined: None) -> None:
    well("suspend 'Blå Tuvan' --period 2024-2027 --through 2024-12-31 --decision 'KS 2024-10-08 § 1' --record-anyway x")
    during = holds(well, "2024-10-08")
    assert "avstängd genom beslut till och med den 31 december 2024" in during
    assert "ansluten igen från och med den 1 januari 2025" in during
    assert "var inte ansluten från och med den 8 oktober 2024" in holds(well, "2025-01-01")
    well(f"exclude 'Blå Tuvan' --period 2024-2027 --decision 'KS 2025-01-14 § 2' {HEARD} --effective 2025-01-20")
    assert "till och med den 19 januari 2025" in holds(well, "2025-01-20")
    well("case announce C-1 --adjusted 2025-01-15 --posted 2025-01-16")
    well("case appeal C-1 --received 2025-01-30 --by 'Nils Ny'")
    well("case outcome C-1 annulled --date 2025-04-01 --final 2025-04-22")
    assert "2025" not in holds(well, "2025-05-01").partition("Perioden")[0].partition("\n")[2]


def test_who_withdraws_while_suspended_has_left_from_the_withdrawal_in_every_letter(well: Typed, joined: None) -> None:
    well("case open 'Blå Tuvan' --period 2024-2027 --ground formal --from 'Bo Ek' --what x --date 2024-03-11")
    well("decision add 'Stängs av.' --body KS --date 2024-10-08 --about 'Blå Tuvan'")
    anyway = "--record-anyway x --effective 2024-10-08 --through 2024-12-31"
    well(f"case decide C-1 --decision D-2024-001 --outcome suspended {anyway}")
    well("withdraw 'Blå Tuvan' --period 2024-2027 --received 2024-11-01")
    for day in ("2024-11-02", "2025-01-02"):
        told = holds(well, day)
        assert "till och med den 31 oktober 2024. Anslutningen upphörde genom utträde." in told
        assert "var inte ansluten från och med den 8 oktober 2024 till och med den 31 oktober 2024" in told
    letter = well("document decision C-1 --date 2025-01-02").out
    assert "avstängda från och med den 8 oktober 2024 till och med den 31 oktober 2024." in letter
    assert "31 december" not in letter


@pytest.mark.parametrize(
    ("lines", "day", "said"),
    [
        (
            ["enroll X --period 2024-2027 --affirm values --incomplete stadgar --received 2024-02-05"],
            "2024-02-26",
            "ska",
        ),
        (
            ["enroll X --period 2024-2027 --affirm values --incomplete stadgar --received 2024-02-05"],
            "2024-02-27",
            "skulle ha kommit in senast den 26 februari 2024 (periodens regler), men anmälan är inte avskriven",
        ),
        (
            [
                LACKING,
                "decline X --period 2024-2027 --received 2024-05-01",
            ],
            "2024-05-02",
            "Anmälan är avskriven",
        ),
        (["actor add X", "decline X --period 2024-2027 --received 2024-02-01"], "2024-02-02", "genom det här beskedet"),
        ([f"enroll X {TICKED} --received 2023-10-16"], "2023-10-20", "ansluten från och med den 1 januari 2024"),
        ([f"enroll X {TICKED} --received 2024-02-01"], "2028-01-01", "upphörde när perioden tog slut"),
        (
            [LACKING, f"refuse X --period 2024-2027 --decision 'KS 2024-10-08 § 188' {HEARD} --record-anyway x"],
            "2024-10-09",
            "Anmälan har avslagits",
        ),
    ],
)
def test_every_state_has_its_words(well: Typed, joined: None, lines: list[str], day: str, said: str) -> None:
    for line in lines:
        well(line)
    assert said in holds(well, day, "E-2")


def test_what_an_earlier_register_knew_is_not_told_as_an_answer(well: Typed, joined: None) -> None:
    Path("g.csv").write_text("namn;ansluten\nVerdandi;2021\nKFUM;okänt\nAlmby;2020-03-11\n", encoding="utf-8")
    well("enroll --period 2024-2027 --from g.csv --affirmations ingen")
    for ref, said in (("Verdandi", "antecknad som 2021."), ("KFUM", "inte känd"), ("Almby", "som 11 mars 2020.")):
        told = well(f"document confirmation {ref} --date 2024-02-01").out
        assert said in told
        assert "ur ett tidigare register" in told
        assert "Inga ställningstaganden är antecknade." in told
        assert "Vi har tagit emot" not in told


def test_of_several_answers_the_one_that_goes_on_is_meant_and_two_are_a_question(
    well: Typed, refused: Refuse, joined: None
) -> None:
    well("withdraw 'Blå Tuvan' --period 2024-2027 --received 2024-03-01")
    assert "(E-1)" in well("document confirmation 'Blå Tuvan' --date 2024-04-01").out
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-05-01")
    assert "(E-2)" in well("document confirmation 'Blå Tuvan' --date 2024-05-01").out
    well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31")
    well(f"enroll 'Blå Tuvan' {TICKED.replace('2024-2027', '2028-2031')} --received 2027-11-01")
    assert ["ambiguous"] == refused("document confirmation 'Blå Tuvan' --date 2027-12-01", 3)
    assert "(E-3)" in well("document confirmation 'Blå Tuvan' --date 2028-01-01").out
    well("actor add Klockbojen")
    assert ["not_found"] == refused("document confirmation Klockbojen", 3)
    assert ["not_found"] == refused("document confirmation E-99", 3)
    assert ["missing"] == refused("document confirmation", 2)


def test_a_hostile_name_is_data_in_both_papers(well: Typed, joined: None) -> None:
    hostile = "<script>alert(1)</script> # {{ 70707*70707 }} | [b] **fet** _x_ &lt;"
    well("registry set", f"sender={hostile}", f"court={hostile}")
    well(f"enroll '{hostile}' --period 2024-2027 --affirm values --received 2024-01-11 --incomplete", hostile)
    well("body add --kind committee", hostile)
    well(f"decision add X --date 2024-02-01 --paragraph 3 --body B-2 --dnr '{hostile}'")
    for line in ("confirmation E-2", f"announcement D-2024-001 --adjusted 2024-02-05 --minutes-at '{hostile}'"):
        page = well(f"document {line} --date 2024-02-06 -o html").out
        assert "<script>" not in page
        assert "4999479849" not in page.partition("<main")[2].partition("Personuppgifter")[0]
        assert "&lt;script&gt;alert(1)&lt;/script&gt; # {{ 70707*70707 }} | [b] **fet** _x_ &amp;lt;" in page
