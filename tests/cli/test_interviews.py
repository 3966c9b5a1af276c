"""Interviews on a terminal: each verb from its bare name to its last yes, with wrong answers and steps back."""

import re
import shlex
from pathlib import Path

import pytest
from conftest import TICKED, Typed
from on_terminal import INTERRUPT, Said, talk

from samverkan_cli import main, texts
from samverkan_cli.cli import ask
from samverkan_cli.cli.ask import agreement, case, council, enrollment
from samverkan_cli.cli.ask.command import quoted

INTERVIEWS = enrollment.INTERVIEWS | case.INTERVIEWS | council.INTERVIEWS | agreement.INTERVIEWS


def held(*words: str, said: Said, columns: int = 200) -> str:
    """Hold an interview that ends well; give what was shown."""
    status, shown = talk(*words, said=said, columns=columns)
    assert 0 == status, shown
    return shown


def whole(shown: str) -> str:
    """Give the whole command that an interview showed last."""
    return re.findall(r"Hela kommandot: (.*)", shown)[-1]


def test_the_whole_command_of_an_enrollment_records_the_same_when_it_is_typed(well: Typed, period: str) -> None:
    shown = held(
        "enroll",
        said=[
            ("Vem ansluter sig?", "?"),
            ("registreras på köpet", "<"),
            ("första frågan", 'Föreningen [b]Blå Tuvan & Åsa\'s "Öl"'),
            ("Registrera som ny? [J/n]", "?"),
            ("Svara nej för att", ""),
            ("Vilken period? [2024-2027]", ""),
            ("Vilken typ av aktör? [förening]", "99"),
            ("99 är inget av de ord", "<"),
            ("Vilken period? [2024-2027]", ""),
            ("Vilken typ av aktör? [förening]", "stiftelse"),
            ("Organisationsnummer? [hoppa över]", "12"),
            ("organisationsnumret har fel längd", "802999-0010"),
            ("Vilken dag kom svaret in? [", "i förrgår igen"),
            ("i förrgår igen", "2024-01-10"),
            ("värdegrunden? [j/n]", ""),
            ("Här behövs ett svar", "j"),
            ("principerna? [j/n]", ""),
            ("Här behövs ett svar", "j"),
            ("Vem har undertecknat", ""),
            ("Här behövs ett svar", "Öst Örn, ordf."),
            ("Registrera som ny? [J/n]", ""),
            ("Vem skriver man till", "Öst Örn <ost@exempel.se>"),
            ("Hur kom svaret?", "2"),
            ("Var finns underlaget?", "pärm 3"),
            ("Registrera? [J/n]", "<"),
            ("Var finns underlaget? [pärm 3]", ""),
            ("Registrera? [J/n]", "ja"),
        ],
    )
    (row,) = well("roll --on 2024-01-10 -o json").data
    assert ('Föreningen [b]Blå Tuvan & Åsa\'s "Öl"', "foundation") == (row["name"], row["kind"])
    Path("registry.db").rename("first.db")
    assert 0 == main.run(["init"])
    well("period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31")
    assert 0 == main.run(shlex.split(whole(shown))[1:])
    assert [row] == well("roll --on 2024-01-10 -o json").data


def test_what_is_missing_is_recorded_as_incomplete_and_the_next_answer_completes_it(well: Typed, period: str) -> None:
    well("actor add 'Föreningen Åkerbo Ångbåt'")
    well("actor add 'Föreningen Åkerbo Kör'")
    held(
        "enroll",
        said=[
            ("Vem ansluter sig?", "åkerbo"),
            ("0  ingen av dem", "7"),
            ("Svara med ett nummer", "1"),
            ("Vilken period?", ""),
            ("Vilken dag kom svaret in?", "2024-02-01"),
            ("värdegrunden?", "j"),
            ("principerna?", "n"),
            ("Vem har undertecknat", "saknas"),
            ("Vem skriver man till", ""),
            ("Hur kom svaret?", "papper"),
            ("Var finns underlaget?", ""),
            ("Registrera som ofullständig? [J/n]", "n"),
            ("principerna?", "n"),
            ("Vem har undertecknat", "saknas"),
            ("Registrera som ofullständig? [J/n]", ""),
            ("Registrera? [J/n]", ""),
        ],
    )
    assert [] == well("roll --on 2024-02-01 -o json").data
    shown = held(
        "enroll",
        "åkerbo kör",
        "--received",
        "2024-02-09",
        said=[
            ("Menar du Föreningen Åkerbo Kör (A-2)? [J/n]", ""),
            ("Vilken period?", ""),
            ("principerna? [j/n]", "j"),
            ("Vem har undertecknat", "Eva Ek"),
            ("Registrera som ny?", ""),
            ("Vem skriver man till", ""),
            ("Hur kom svaret?", ""),
            ("Var finns underlaget?", ""),
            ("Registrera? [J/n]", ""),
        ],
    )
    assert "värdegrunden?" not in shown
    assert ["2024-02-09"] == [row["since"] for row in well("roll --on 2024-02-09 -o json").data]


def test_the_rules_object_at_once_and_ask_anew_what_it_concerns(well: Typed, period: str) -> None:
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10")
    well("actor add 'Röda Tuvan'")
    before = Path("registry.db").read_bytes()
    status, shown = talk(
        "enroll",
        said=[
            ("Vem ansluter sig?", "blå"),
            ("Menar du Blå Tuvan (A-1)?", "j"),
            ("Vilken period?", ""),
            ("har redan en anslutning", "A-2"),
            ("→ Röda Tuvan (A-2)", "2028-01-01"),
            ("värdegrunden?", "j"),
            ("principerna?", "j"),
            ("Vem har undertecknat", "Eva"),
            ("Menar du Eva Ek (P-1)?", ""),
            ("Vem skriver man till", ""),
            ("Hur kom svaret?", ""),
            ("Var finns underlaget?", ""),
            ("Vilken dag kom svaret in? [2028-01-01]", INTERRUPT),
        ],
    )
    assert 130 == status, shown
    assert before == Path("registry.db").read_bytes()


def test_a_withdrawal_takes_todays_day_and_the_period_from_an_empty_line(well: Typed, period: str) -> None:
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10")
    shown = held(
        "withdraw",
        said=[
            ("Vem utträder?", "tuvan"),
            ("Menar du Blå Tuvan (A-1)?", ""),
            ("Vilken period? [2024-2027]", ""),
            ("Vilken dag kom begäran in?", "2024-05-01"),
            ("inte ansluten? [2024-05-01]", "2024-04-01"),
            ("2024-04-01", "2024-06-01"),
            ("Registrera? [J/n]", ""),
        ],
    )
    assert "samverkan withdraw A-1 --period 2024-2027 --received 2024-05-01 --effective 2024-06-01" == whole(shown)
    assert [] == well("roll --on 2024-06-01 -o json").data


def test_a_decline_is_recorded_of_who_is_known_alone(well: Typed, period: str) -> None:
    well("actor add 'Blå Tuvan'")
    held(
        "decline",
        said=[
            ("Vem avstår?", "Röda"),
            ("Hittar inte aktören Röda", "A-1"),
            ("Vilken period?", ""),
            ("Vilken dag kom svaret in?", "2024-01-20"),
            ("Registrera? [J/n]", ""),
        ],
    )
    assert "2024-01-20" in well("why A-1").out


def test_no_at_the_last_question_changes_nothing(well: Typed, period: str) -> None:
    well("actor add 'Blå Tuvan'")
    before = Path("registry.db").read_bytes()
    said = [("Vem avstår?", "A-1"), ("Vilken period?", ""), ("Vilken dag", ""), ("Registrera? [J/n]", "nej")]
    status, shown = talk("decline", said=said)
    assert (130, True) == (status, "Inget har ändrats" in shown)
    assert before == Path("registry.db").read_bytes()


@pytest.mark.parametrize("terminal", ["dumb", ""])
def test_a_terminal_that_can_do_little_is_asked_line_by_line(well: Typed, period: str, terminal: str) -> None:
    well("actor add 'Blå Tuvan'")
    said = [("Vem avstår?", "blå"), ("Menar du", ""), ("Vilken period?", ""), ("Vilken dag", ""), ("[J/n]", "j")]
    status, shown = talk("decline", said=said, environment={"TERM": terminal})
    assert (0, False) == (status, "\x1b" in shown), shown


@pytest.mark.parametrize("words", sorted(INTERVIEWS))
def test_a_pipe_is_never_asked_and_gets_the_error_it_always_got(words: str, typed: Typed, period: str) -> None:
    if words == "init":
        Path("registry.db").unlink()
        assert 0 == typed("init").status
        return
    ran = typed(f"{words} -o json")
    assert (2, {"missing"}) == (ran.status, set(ran.codes))


def test_every_verb_that_asks_has_its_questions_and_every_question_its_text() -> None:
    assert set(ask.HELD) == set(INTERVIEWS)
    named = {question.name for plan in INTERVIEWS.values() for question in plan.questions}
    engine = {"is_it_meant", "is_it_new", "which_is_meant", "record", "anyway"}
    assert named | engine == set(texts._section("asks", "sv").ASKS)


def test_a_command_is_quoted_for_the_shell_of_the_system() -> None:
    words = ["samverkan", "enroll", "Åsa's $krog", "--period", "2024-2027", ""]
    assert "samverkan enroll 'Åsa''s $krog' --period 2024-2027 ''" == quoted(words, system="nt")
    assert words == shlex.split(quoted(words, system="posix"))
