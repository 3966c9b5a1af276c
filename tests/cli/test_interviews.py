"""Interviews on a terminal: each verb from its bare name to its last yes, with wrong answers and steps back."""

import os
import pty
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import TICKED, Typed
from on_terminal import INTERRUPT, Said, Terminal, talk

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
    (*_, last) = re.findall(r"Hela kommandot: (.*)", shown.replace(" \\\n  ", " "))
    return str(last)


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
            ("99 går inte att ange här", "<"),
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


def test_the_whole_command_keeps_where_the_confirmation_goes_and_it_goes_there(well: Typed, period: str) -> None:
    shown = held(
        *("enroll", "Blå Tuvan", "--kind", "förening", "--received", "2024-01-10", "--period", "2024-2027"),
        *("--affirm", "values", "--org-nr", "802999-0010", "--signed-by", "Eva Ek"),
        *("--contact", "vi@example.org", "--channel", "paper", "--confirm", "brev", "--form", "md"),
        said=[
            ("Registrera som ny? [J/n]", ""),
            ("Eva Ek finns inte", ""),
            ("principerna? [j/n]", "j"),
            ("Var finns underlaget?", ""),
            ("Registrera? [J/n]", "ja"),
        ],
    )
    assert "--confirm brev --form md" in whole(shown)
    assert "Bekräftelsen är skriven till brev/E-1.md" in shown
    assert Path("brev/E-1.md").is_file()


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
            ("ligger utanför perioden", ""),
            ("ligger utanför perioden", "2024-03-01"),
            ("värdegrunden?", "j"),
            ("principerna?", "j"),
            ("Vem har undertecknat", "Eva"),
            ("Menar du Eva Ek (P-1)?", ""),
            ("Vem skriver man till", INTERRUPT),
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


POINTS = "# Värdegrund\n1. Allas lika värde\n2. Öppenhet [för alla]\n# Principer\n1. Dialog\n"


def test_a_registry_is_made_and_a_period_opened_by_interview(well: Typed) -> None:
    made = [("Vilken kommun?", "Åmåls [nya] kommun"), ("Vad heter", "<"), ("kommun? [Åmåls", ""), ("Vad heter", "")]
    shown = held("init", said=[*made, ("Registrera? [J/n]", "")])
    assert "samverkan init --municipality 'Åmåls [nya] kommun'" == whole(shown)
    again, told = talk("init", said=[])
    assert (4, False) == (again, "Vilken kommun?" in told)
    well("body add Kommunfullmäktige")
    shown = held(
        "period",
        "add",
        said=[
            ("Vilka år", "2024 och framåt"),
            ("är ingen period", "2024-2027"),
            ("första dag? [2024-01-01]", "2024-02-30"),
            ("2024-02-30", ""),
            ("sista dag? [2027-12-31]", "2023-12-31"),
            ("2023-12-31", "31 december 2027"),
            ("Får nätverk ansluta sig? [j/n]", ""),
            ("Här behövs ett svar", "n"),
            ("före uteslutning? [j/n]", ""),
            ("Här behövs ett svar", "j"),
            ("Vad ska kryssas", ""),
            ("Här behövs ett svar", "1, principer"),
            ("Vilken instans antog", "1"),
            ("Vilken dag antogs den?", "2023-06-14"),
            ("Vilken paragraf", "§ 112"),
            ("Registrera? [J/n]", "j"),
        ],
    )
    assert "--no-networks --hearing --affirmations values,principles" in whole(shown)
    period = well("period show 2024-2027 -o json").data
    assert (False, True, "B-1") == (period["networks"], period["hearing"], period["adopted_by"])


@pytest.fixture
def joined(well: Typed, period: str) -> None:
    """Make a committee that may exclude, a council, and an actor that has joined a period with points."""
    Path("text.md").write_text(POINTS, encoding="utf-8")
    for line in (
        f"period text {period} text.md",
        "body add Kommunstyrelsen --kind committee",
        "body add Samverkansrådet --kind advisory",
        "body mandate Kommunstyrelsen --subject exclusion --may decide",
        "body mandate Kommunstyrelsen --subject entry --may decide",
        f"enroll 'Föreningen [Blå] Tuvan' {TICKED} --received 2024-01-10",
    ):
        well(line)


@pytest.mark.usefixtures("joined")
def test_a_meeting_a_decision_and_a_task_are_recorded_by_interview(well: Typed) -> None:
    shown = held(
        "meeting",
        "add",
        said=[
            ("Vilken instans möts?", "5"),
            ("Hittar inte", "kommunst"),
            ("Menar du Kommunstyrelsen (B-1)?", ""),
            ("Vilken dag?", ""),
            ("Här behövs ett svar", "2024-10-08"),
            ("Vilken tid?", "25-26"),
            ("är ingen tid", "13-16"),
            ("Var?", "Rådhuset [sal Å]"),
            ("Vad ska mötet heta?", ""),
            ("någon annan instans?", ""),
            ("Registrera? [J/n]", ""),
        ],
    )
    assert "samverkan meeting add B-1 --time 13-16 --place 'Rådhuset [sal Å]' --date 2024-10-08" == whole(shown)
    shown = held(
        "decision",
        "add",
        said=[
            ("Vad beslutades?", "att utesluta Föreningen [Blå] Tuvan"),
            ("Vilken instans beslutade?", "1"),
            ("Vid vilket möte?", "1"),
            ("Vilken paragraf", "etthundra"),
            ("etthundra", "187"),
            ("Vad blev utfallet?", ""),
            ("Här behövs ett svar", "återremiss"),
            ("Till vilken instans", "<"),
            ("Vad blev utfallet? [återremiss]", "bifall"),
            ("Vilken aktör gäller beslutet?", "tuvan"),
            ("Menar du Föreningen [Blå] Tuvan (A-1)?", "j"),
            ("Från och med när", ""),
            ("Registrera? [J/n]", ""),
        ],
    )
    assert "--body B-1 --meeting M-1 --paragraph 187 --outcome approved --about A-1" in whole(shown)
    assert "2024-10-08" == well("decision show D-2024-001 -o json").data["decided_on"]
    shown = held(
        "task",
        "add",
        said=[
            ("Vad ska göras?", "Ring [rätten]"),
            ("Vem ansvarar?", "Eva"),
            ("Menar du Eva Ek (P-1)?", ""),
            ("Senast vilken dag?", "den trettonde"),
            ("den trettonde", "2024-11-30"),
            ("Vad kommer uppgiften från?", "D-2024-009"),
            ("Hittar inte", "D-2024-001"),
            ("Registrera? [J/n]", ""),
        ],
    )
    assert "samverkan task add 'Ring [rätten]' --from D-2024-001 --owner P-1 --due 2024-11-30" == whole(shown)


@pytest.mark.usefixtures("joined")
def test_a_case_is_opened_and_an_actor_excluded_by_interview(well: Typed) -> None:
    shown = held(
        "case",
        "open",
        said=[
            ("Vilken aktör", "tuvan"),
            ("Menar du", ""),
            ("Vilken period? [2024-2027]", ""),
            ("Vilka grunder", ""),
            ("Här behövs ett svar", "value:9"),
            ("value:9 går inte att ange här", "värde:2, 4"),
            ("Vilken dag kom anmärkningen in?", "2024-04-02"),
            ("Vem kommer anmärkningen från?", ""),
            ("Här behövs ett svar", "anonym"),
            ("Vilken dag hände det? [dag/vet inte]", ""),
            ("Här behövs ett svar", "2024-13-01"),
            ("2024-13-01", "vet inte"),
            ("Vad säger anmärkningen?", "Medlemmar stängdes ute"),
            ("Vilket underlag finns?", "Brev"),
            ("Registrera? [J/n]", ""),
        ],
    )
    assert "--ground value:2 --ground formal" in whole(shown)
    well("decision add 'att utesluta' --body Kommunstyrelsen --paragraph 187 --date 2024-10-08 --about A-1")
    shown = held(
        "exclude",
        said=[
            ("Vem utesluts?", "A-1"),
            ("→ Föreningen [Blå] Tuvan (A-1)", ""),
            ("Vilket ärende", ""),
            ("Här behövs ett svar", "2"),
            ("Vilket beslut?", ""),
            ("Här behövs ett svar", "Kommunstyrelsen 2024-10-08 § 187"),
            ("Vilka grunder", "1"),
            ("dag eller laga kraft)?", ""),
            ("Här behövs ett svar", "laga kraft"),
            ("spärrad från ny anslutning? [j/n]", ""),
            ("Här behövs ett svar", "j"),
            ("Spärrad till och med vilken dag?", ""),
            ("Här behövs ett svar", "2025-12-31"),
            ("underrättelsen aktören? [dag/vet inte]", ""),
            ("Här behövs ett svar", "vet inte"),
            ("ett yttrande? [j/n/vet inte]", ""),
            ("Här behövs ett svar", "vet inte"),
            ("Vilka omständigheter avgjorde?", "Medlemmar hindrades"),
            ("mildare åtgärd?", ""),
            ("inte underrättad före beslutet", ""),
            ("underrättelsen aktören?", "2024-05-17"),
            ("hade varken yttrat sig", "n"),
            ("ett yttrande?", "j"),
            ("Vilken dag kom yttrandet in?", ""),
            ("Här behövs ett svar", "2024-06-05"),
            ("Registrera? [j/N]", "<"),
            ("Vilken dag kom yttrandet in? [2024-06-05]", ""),
            ("Registrera? [j/N]", "ja"),
        ],
    )
    said = "--bar-through 2025-12-31 --notified 2024-05-17 --answered 2024-06-05 --deciding 'Medlemmar hindrades'"
    assert (
        f"samverkan exclude A-1 --period 2024-2027 --decision D-2024-001 --ground value:1 --effective final {said}"
        == (whole(shown))
    )
    assert "D-2024-001" in well("why A-1").out


@pytest.mark.usefixtures("joined")
def test_an_application_is_refused_by_interview_and_an_empty_last_line_refuses_nobody(well: Typed) -> None:
    well("enroll 'Öst Örn' --period 2024-2027 --received 2024-02-01 --incomplete kryss")
    well("decision add 'avslag' --body Kommunstyrelsen --paragraph 12 --date 2024-04-08")
    before = Path("registry.db").read_bytes()
    said = [
        ("Vem får avslag", "örn"),
        ("Menar du Öst Örn (A-2)?", ""),
        ("Vilken period?", ""),
        ("Vilket beslut?", "1"),
        ("Vilka grunder", "formell"),
        ("gäller avslaget? [2024-04-08]", ""),
        ("underrättelsen aktören?", "vet ej"),
        ("ett yttrande?", "n"),
        ("Vilka omständigheter", ""),
        ("mildare åtgärd?", ""),
        ("inte underrättad", "j"),
        ("Varför ska beslutet registreras", ""),
        ("Här behövs ett svar", "Protokollet visar det"),
    ]
    status, shown = talk("refuse", said=[*said, ("Registrera? [j/N]", "")], columns=80)
    assert (130, before) == (status, Path("registry.db").read_bytes()), shown
    held("refuse", said=[*said, ("Registrera? [j/N]", "j")], columns=80)
    assert "Protokollet visar det" in well("why A-2").out


FIRST = {
    "enroll": "Vem ansluter sig?",
    "decline": "Vem avstår?",
    "withdraw": "Vem utträder?",
    "exclude": "Vem utesluts?",
    "refuse": "Vem får avslag",
    "case open": "Vilken aktör",
    "decision add": "Vad beslutades?",
    "meeting add": "Vilken instans",
    "task add": "Vad ska göras?",
    "period add": "Vilka år",
}


@pytest.mark.parametrize("words", sorted(FIRST))
@pytest.mark.usefixtures("joined")
def test_each_first_question_explains_itself_and_an_interrupt_changes_nothing(words: str) -> None:
    before = Path("registry.db").read_bytes()
    plan = INTERVIEWS[words].questions[0]
    why = " ".join(texts.ask(plan.name)[2].split()[:3])
    said = [(FIRST[words], "?"), (why, "<"), ("första frågan", "<"), (FIRST[words], ""), ("Här behövs", INTERRUPT)]
    status, shown = talk(*words.split(), said=said, columns=40)
    assert (130, True) == (status, "Inget har ändrats" in shown)
    assert before == Path("registry.db").read_bytes()


def test_no_at_the_last_question_changes_nothing(well: Typed, period: str) -> None:
    well("actor add 'Blå Tuvan'")
    before = Path("registry.db").read_bytes()
    said = [("Vem avstår?", "A-1"), ("Vilken period?", ""), ("Vilken dag", ""), ("Registrera? [J/n]", "nej")]
    status, shown = talk("decline", said=said)
    assert (130, True) == (status, "Inget har ändrats" in shown)
    assert before == Path("registry.db").read_bytes()


def test_names_are_completed_from_the_registry_as_one_types(well: Typed, period: str) -> None:
    for name in ("Föreningen [Blå] Tuvan", "Blåklockan", "Öst", "Blå Måndag"):
        well("actor add --new", name)
    well("actor dissolve 'Blå Måndag' --last-day 2024-01-31")
    terminal = Terminal("decline")
    terminal.wait_for("Vem avstår?")
    terminal.press("blå")
    terminal.wait_for("A-1")  # the last of the list
    terminal.press("\t\t")
    terminal.wait_for("Föreningen [Blå] Tuvan")
    terminal.press("\r")
    terminal.wait_for("Vilken period?")
    terminal.press(INTERRUPT)
    status, shown = terminal.end()
    assert (130, False) == (status, "Måndag" in shown)
    assert "Menar du" not in shown


def test_who_is_like_a_known_one_and_said_to_be_another_is_new(well: Typed, period: str) -> None:
    well("actor add 'Föreningen Blå Tuvan'")
    shown = held(
        "enroll",
        "--incomplete",
        "allt",
        said=[
            ("Vem ansluter sig?", "Föreningen Blåa Tuvan"),
            ("Menar du Föreningen Blå Tuvan (A-1)? [J/n]", "n"),
            ("Föreningen Blåa Tuvan finns inte i registret", ""),
            ("Vilken period?", ""),
            ("Vilken typ", ""),
            ("Organisationsnummer", ""),
            ("Vilken dag", "2024-01-10"),
            ("Vem skriver man till", ""),
            ("Hur kom", ""),
            ("Var finns", ""),
            ("Registrera? [J/n]", ""),
        ],
    )
    assert "enroll 'Föreningen Blåa Tuvan'" in whole(shown)
    assert "--new" in whole(shown)
    assert 2 == len(well("actor list -o json").data)


def test_nobody_is_registered_by_a_first_name_from_an_empty_line(well: Typed, period: str) -> None:
    well("person add 'Eva-Lena Ek'")
    well("person add 'Eva Berg'")
    said = [
        ("Vad ska göras?", "Ring"),
        ("Vem ansvarar?", "Bo"),
        ("Registrera ändå? [j/N]", ""),
        ("Vem ansvarar?", "eva"),
        ("0  ingen av dem", "0"),
        ("Registrera ändå? [j/N]", "n"),
        ("Vem ansvarar?", "Eva-Lena Eck"),
        ("Menar du Eva-Lena Ek (P-1)? [J/n]", ""),
        ("Senast vilken dag?", "<"),
        ("Vem ansvarar? [Eva-Lena Eck]", "Sting"),
        ("Registrera ändå? [j/N]", "ja"),
        ("Senast vilken dag?", ""),
        ("Vad kommer", ""),
        ("Registrera? [J/n]", ""),
    ]
    shown = held("task", "add", said=said)
    assert "samverkan task add Ring --owner Sting --new" == whole(shown)
    assert {"Eva-Lena Ek", "Eva Berg", "Sting"} == {row["name"] for row in well("person list -o json").data}


def test_a_trial_run_asks_shows_what_would_be_and_records_nothing(well: Typed, period: str) -> None:
    before = Path("registry.db").read_bytes()
    said = [("Vad ska göras?", "Ring"), ("Vem", ""), ("Senast", ""), ("Vad kommer", "")]
    shown = held("task", "add", "--dry-run", said=said)
    assert ("Provkörning" in shown, "Registrera?" in shown) == (True, False)
    assert "samverkan task add Ring --dry-run" == whole(shown)
    assert before == Path("registry.db").read_bytes()


def test_where_there_is_nothing_to_choose_it_is_said_how_to_begin(well: Typed) -> None:
    well("init")
    status, shown = talk("enroll", said=[("Vem ansluter sig?", "Ö"), ("Registrera som ny?", "")])
    assert (3, True) == (status, "samverkan period add" in shown)
    Path("registry.db").unlink()
    status, shown = talk("enroll", said=[])
    assert (7, False) == (status, "Vem ansluter sig?" in shown)


def test_a_hangup_while_a_question_stands_there_leaves_the_terminal_as_it_was(well: Typed, period: str) -> None:
    terminal = Terminal("decline")
    terminal.wait_for("Vem avstår?")
    terminal.signal(signal.SIGTERM)
    terminal.wait_for("Inget har ändrats")
    assert terminal.echoes()
    assert 130 == terminal.end()[0]


def test_a_command_that_lacks_nothing_is_carried_out_at_once(well: Typed, period: str) -> None:
    well("enroll Öst --period 2024-2027 --received 2024-02-01 --affirm values --signed-by 'Eva Ek' --incomplete kryss")
    for line in (
        f"enroll 'Blå Tuvan' {TICKED}",
        "enroll öst --period 2024-2027 --affirm principles --received 2024-02-09",
        "withdraw 'Blå Tuvan'",
        "decline Öst",
        "task add Ring",
        "body add Rådet",
        "meeting add Rådet --date 2024-10-08",
        "decision add Ja --meeting M-1",
        "period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31",
    ):
        _, shown = talk(*shlex.split(line), said=[])
        assert ("?" in shown, "[J/n]" in shown) == (False, False), shown


def test_a_tick_is_asked_for_where_the_rule_of_the_day_the_answer_came_requires_it(well: Typed, period: str) -> None:
    well("body add KS --kind nämnd")
    well("decision add 'Nya regler' --body KS --date 2024-02-28")
    three = "affirmations=values,principles,commitments"
    well(f"period set {period} {three} --from 2024-03-01 --decision D-2024-001")
    well("actor add Tuvan")
    well("actor add Klockan")
    asked = [("bakom åtagandena? [j/n]", INTERRUPT)]
    for name, day, said in (("Tuvan", "2024-02-29", []), ("Klockan", "2024-03-01", asked)):
        status, shown = talk(*shlex.split(f"enroll {name} {TICKED} --received {day}"), said=said)
        assert (130 if said else 0) == status, shown


@pytest.mark.parametrize("terminal", ["dumb", ""])
def test_a_terminal_that_can_do_little_is_asked_line_by_line(well: Typed, period: str, terminal: str) -> None:
    well("actor add 'Blå Tuvan'")
    said = [("Vem avstår?", "blå"), ("Menar du", ""), ("Vilken period?", ""), ("Vilken dag", ""), ("[J/n]", "j")]
    status, shown = talk("decline", said=said, environment={"TERM": terminal})
    assert (0, False) == (status, "\x1b" in shown), shown


@pytest.mark.parametrize("key", [INTERRUPT, "\x04"])
def test_a_plain_line_is_interrupted_too(well: Typed, period: str, key: str) -> None:
    terminal = Terminal("decline", environment={"TERM": "dumb"})
    terminal.wait_for("Vem avstår?")
    terminal.press(key)
    status, shown = terminal.end()
    assert (130, True) == (status, "Inget har ändrats" in shown)


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_nothing_is_asked_where_one_stream_is_no_terminal(stream: str, period: str) -> None:
    ours, theirs = pty.openpty()
    streams = {name: subprocess.PIPE if name == stream else theirs for name in ("stdin", "stdout", "stderr")}
    command = [sys.executable, "-m", "samverkan_cli.main", "decline"]
    ran = subprocess.Popen(command, **streams)  # type: ignore[call-overload]  # the names of its streams
    assert 2 == ran.wait(timeout=20)
    for each in (ours, theirs):
        os.close(each)
    for piped in (ran.stdin, ran.stdout, ran.stderr):
        if piped:
            piped.close()


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
    engine = {"is_it_meant", "is_it_new", "is_it_whole", "which_is_meant", "record", "anyway", "column", "take_in"}
    assert named | engine == set(texts._section("asks", "sv").ASKS)


def test_a_command_is_quoted_for_the_shell_of_the_system() -> None:
    words = ["samverkan", "enroll", "Åsa's $krog", "--period", "2024-2027", "", "Öst"]
    assert "samverkan enroll 'Åsa''s $krog' --period 2024-2027 '' Öst" == quoted(words, 0, 200, system="nt")
    assert words == shlex.split(quoted(words, 0, 200, system="posix"))
    assert "'C:\\Åsa' `\n  'a%'" == quoted(["C:\\Åsa", "a%"], 30, 42, system="nt")


@pytest.mark.parametrize("room", [1, 20, 79, 200])
def test_a_command_that_is_folded_is_the_same_to_the_shell(room: int) -> None:
    words = [
        "samverkan",
        "decision",
        "add",
        "att  utesluta \\ Åsa's 'krog' och lite till",
        "--body",
        "B-1",
        "-m",
        "日本語",
    ]
    folded = quoted(words, 16, room, system="posix")
    typed = subprocess.run(["sh", "-c", f"printf '%s\\n' {folded}"], capture_output=True, text=True, check=True)
    assert words == typed.stdout.splitlines()
    assert (room < 200) is ("\\\n" in folded)
