"""Papers of a whole case, typed: what they say, what they leave out, and what a municipality can replace."""

import re
import shlex
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TICKED, Once, Typed

PAPERS = Path(__file__).parents[1] / "papers"
FORBIDDEN = {10, *range(16, 21), *range(23, 50)}  # they do not hold where a decision is appealed by KL 13 kap. [FL 2]
HOSTILE = "<script>alert(1)</script> # {{ 7*7 }} | [b] **fet** _x_ &lt;"
TEXT = """# Värdegrund
1. Vi möter varandra med respekt.
2. Alla människors lika värde.
# Principer
1. Självständighet och oberoende.
2. Dialog.
"""
PROPOSED = (
    *("--proposal", "att utesluta Blå Tuvan ur överenskommelsen, perioden 2024-2027,"),
    *("--proposal", "att beslutet gäller när det har fått laga kraft."),
)
SETTINGS = (
    "sender=Kommunstyrelseförvaltningen",
    "caseholder=Maj Strand, 010-10 10 11, maj@example.org",
    "answer_to=samverkan@example.org",
    "court=Förvaltningsrätten i Exempelstad",
    "court_address=Box 1, 123 45 Exempelstad",
    "controller=Kommunstyrelsen",
    "controller_contact=kommunstyrelsen@example.org, 010-10 10 10",
    "data_protection_officer=dataskyddsombud@example.org",
)
ALL = (
    *("completion E-2", "notice C-1", "memorandum C-1 --proposal X", "decision C-1"),
    *("confirmation E-1", "announcement D-2024-001 --adjusted 2024-10-15"),
)
Refusing = Callable[[str, int], list[str]]


@pytest.fixture
def council(well: Typed, typed_once: Once) -> None:
    """Make a register with a text, bodies with mandates, and two actors."""
    Path("text.md").write_text(TEXT, encoding="utf-8")
    bodies = (("KS", "committee"), ("AU", "advisory --minutes notes"), ("Rådet", "advisory --minutes notes"))
    typed_once(
        "init --municipality 'Exempelköpings kommun' --agreement 'Överenskommelsen om samverkan i Exempelköping'",
        f"registry set {shlex.join(SETTINGS)}",
        "period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31"
        " --exclusion-clause 'Den som allvarligt bryter mot värdegrunden kan uteslutas.'",
        "period text 2024-2027 text.md",
        f"enroll 'Blå Tuvan' --org-nr 802999-0010 {TICKED} --received 2024-01-10 --contact 'Eva Ek <eva@example.org>'",
        *(f"body add {body} --kind {more}" for body, more in bodies),
        "body mandate KS --subject exclusion --may decide --source 'reglementet 5 §'",
        "body seat AU 'Pia Palm' --represents 'Blå Tuvan' --from 2024-01-01",
    )
    for name in ("brev.txt", "foto.txt", "svar.txt", "nytt.txt"):
        Path(name).write_text(name, encoding="utf-8")


@pytest.fixture
def screened(well: Typed, council: None, typed_once: Once) -> None:
    typed_once(
        "case open 'Blå Tuvan' --period 2024-2027 --ground value:2 --from 'Nätverket Exempelvis Grannar'"
        " --fact 2024-02-20 --what 'Vid ett möte nekades deltagare tillträde.' --date 2024-03-11 --dnr 'Ks 55/2024'",
        "case screen C-1 --admit --own 'Styrelsen beslutade om insläppet.' --date 2024-03-20",
        "case step C-1 --who 'Eva Ek' --what 'samtal om mötet' --date 2024-04-04",
        "case document C-1 brev.txt --matters --date 2024-03-11",
        "case document C-1 foto.txt --background --date 2024-03-12",
    )


@pytest.fixture
def notified(well: Typed, screened: None, typed_once: Once) -> None:
    typed_once(
        "case notify C-1 --material brev.txt --respond-by 2024-06-07 --date 2024-05-17",
    )


@pytest.fixture
def prepared(well: Typed, notified: None, typed_once: Once) -> None:
    typed_once(
        "case document C-1 svar.txt --matters --by actor --date 2024-06-05",
        "case answer C-1 --received 2024-06-05 --final-answer --what 'Vi har ändrat rutinen.'",
        "case prepare C-1 --body AU --recommend 'Uteslutning utan spärr.' --date 2024-08-21 --stepped-aside 'Pia Palm'",
    )


@pytest.fixture
def decided(well: Typed, prepared: None, typed_once: Once) -> None:
    typed_once(
        "decision add 'Blå Tuvan utesluts.' --body KS --date 2024-10-08 --paragraph 187 --about 'Blå Tuvan'",
        "case decide C-1 --decision D-2024-001 --outcome excluded --effective final --factor single"
        " --deciding 'Deltagare nekades tillträde.' --proportionality 'Ett påpekande räcker inte.'",
    )


def same(name: str, text: str) -> None:
    assert (PAPERS / name).read_text(encoding="utf-8") == text


def test_a_notice_is_written_before_it_is_sent_as_it_stands_here(well: Typed, screened: None) -> None:
    line = "document notice C-1 --date 2024-05-14 --respond-by 2024-06-07 --answer-to samverkan@example.org"
    same("notice.md", well(line).out)


def test_the_decision_is_told_with_how_it_is_appealed_as_it_stands_here(well: Typed, decided: None) -> None:
    well("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16")
    same("decision.md", well("document decision C-1 --date 2024-10-17").out)


def test_a_memorandum_tells_act_from_opinion_as_it_stands_here(well: Typed, prepared: None) -> None:
    told = well("document memorandum C-1 --date 2024-09-20", *PROPOSED)
    assert "" == told.err
    same("memorandum.md", told.out)


def test_what_is_missing_is_asked_for_by_the_actor_or_by_the_answer(well: Typed, council: None) -> None:
    well("enroll Klockbojen --period 2024-2027 --affirm values --incomplete 'stadgar' --received 2024-02-05")
    told = well("document completion Klockbojen --date 2024-02-06").out
    assert told == well("document completion E-2 --date 2024-02-06").out
    for said in (
        "- stadgar\n",
        "ställer er bakom principerna",
        "en underskrift",
        "## Svara senast den 26 februari 2024",
    ):
        assert said in told
    assert "värdegrunden" not in told
    assert "## Personuppgifter" in told


def test_who_lacks_nothing_is_not_asked_for_anything(refused: Refusing, council: None) -> None:
    assert ["nothing_lacks"] == refused("document completion 'Blå Tuvan'", 5)
    assert ["nothing_lacks"] == refused("document completion E-1", 5)
    assert ["not_found"] == refused("document completion E-9", 3)


def test_who_lacks_something_in_two_periods_is_asked_about_one(well: Typed, refused: Refusing, council: None) -> None:
    well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31")
    for period in ("2024-2027", "2028-2031"):
        well(f"enroll Klockbojen --period {period} --incomplete stadgar --received 2024-02-05")
    assert ["ambiguous"] == refused("document completion Klockbojen", 3)


def test_a_notice_waits_for_the_screening_and_proposes_the_last_day(
    well: Typed, refused: Refusing, council: None
) -> None:
    well("case open 'Blå Tuvan' --period 2024-2027 --ground value:2 --from Grannar --date 2024-03-11")
    assert ["not_screened"] == refused("document notice C-1", 5)
    well("case screen C-1 --admit --date 2024-03-20")
    assert "## Yttra er senast den 7 juni 2024\n" in well("document notice C-1 --date 2024-05-17").out
    early = "document notice C-1 --date 2024-05-17 --respond-by 2024-05-16"
    assert ["last_day_before_first"] == refused(early, 5)


def test_nobody_is_notified_in_a_case_that_is_dismissed(well: Typed, refused: Refusing, council: None) -> None:
    well("case open 'Blå Tuvan' --period 2024-2027 --ground value:2 --from Grannar --date 2024-03-11")
    well("case screen C-1 --dismiss --reason 'en åsikt, ingen handling' --date 2024-03-20")
    assert ["case_is_closed"] == refused("document notice C-1", 5)


def test_once_sent_a_notice_says_what_was_recorded(well: Typed, refused: Refusing, notified: None) -> None:
    told = well("document notice C-1 --date 2024-09-01").out
    assert "Underrättelsen nådde er den 17 maj 2024." in told
    assert "## Yttra er senast den 7 juni 2024\n" in told
    assert "- brev.txt, översänd den 17 maj 2024\n" in told
    assert ["already_done"] == refused("document notice C-1 --date 2024-05-20 --respond-by 2024-06-20", 4)
    well("case notify C-1 --extend --respond-by 2024-06-20 --date 2024-06-01")
    told = well("document notice C-1 --date 2024-09-01").out
    assert ("## Yttra er senast den 20 juni 2024\n" in told, "kan förlängas" in told) == (True, False)


def test_a_new_document_that_matters_makes_it_a_new_notice(well: Typed, notified: None) -> None:
    well("case document C-1 nytt.txt --matters --date 2024-05-30")
    told = well("document notice C-1 --date 2024-06-03").out
    assert "# Ny underrättelse före beslut\n" in told
    assert "## Yttra er senast den 24 juni 2024\n" in told
    assert "- brev.txt, översänd den 17 maj 2024\n- nytt.txt, i ärendet sedan den 30 maj 2024; bifogas\n" in told


def test_a_memorandum_has_a_proposal(well: Typed, refused: Refusing, notified: None) -> None:
    assert ["proposal_missing"] == refused("document memorandum C-1", 5)
    told = well("document memorandum C-1 --proposal 'Ett påpekande.' --date 2024-07-01").out
    assert "## Förslag till beslut\n\nEtt påpekande.\n\n## Bakgrund" in told
    assert "Inget yttrande har kommit in. Det är inget medgivande." in told


def test_a_memorandum_compares_with_earlier_cases_and_names_unexamined_conflicts(well: Typed, decided: None) -> None:
    well(f"enroll Klockbojen {TICKED} --received 2024-01-11")
    well("body seat KS 'Ulla Udd' --represents Klockbojen --from 2024-01-01")
    well("case open Klockbojen --period 2024-2027 --ground value:2 --from Grannar --date 2024-11-01")
    told = well("document memorandum C-2 --proposal 'Ingen åtgärd.' --date 2024-11-20").out
    assert "- C-1, Blå Tuvan: uteslutning den 8 oktober 2024; samma grund: värdegrunden, punkt 2." in told
    assert "- Ulla Udd (KS) företräder Klockbojen; frågan om jäv är inte prövad" in told
    assert "Det är inte antecknat varför agerandet är aktörens eget" in told
    assert "Aktören är inte underrättad." in told
    assert "## Dialog" not in told


def test_an_undecided_case_has_no_decision_to_tell(refused: Refusing, prepared: None) -> None:
    assert ["case_undecided"] == refused("document decision C-1", 5)


def test_the_last_day_to_appeal_stands_only_where_the_clock_runs(well: Typed, decided: None) -> None:
    told = well("document decision C-1 --date 2024-10-17").out
    assert ("inom tre veckor" in told, "Sista dag att överklaga" in told) == (True, False)
    well("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16")
    assert "Sista dag att överklaga är den 6 november 2024." in well("document decision C-1 --date 2024-10-17").out
    well("case announce C-1 --posted-through 2024-11-01")
    assert "Sista dag att överklaga" not in well("document decision C-1 --date 2024-11-02").out


def test_a_time_to_appeal_that_has_passed_is_told_as_such_and_needs_no_court(well: Typed, decided: None) -> None:
    well("registry set court= court_address=")
    well("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16")
    assert "Sista dag att överklaga är den 6 november 2024." in well("document decision C-1 --date 2024-11-06").out
    ran = well("document decision C-1 --date 2024-11-07")
    assert (
        "## Överklagande\n\nBeslutet tillkännagavs den 16 oktober 2024. Sista dag att överklaga var den 6 nov"
        in ran.out
    )
    assert ("kan överklagas" in ran.out, ran.err) == (False, "")


def test_a_final_decision_is_told_as_final(well: Typed, decided: None) -> None:
    well("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16 --posted-through 2024-11-06")
    well("case final C-1 --date 2024-11-07 --source 'förvaltningsrätten, tel. 2024-11-12'")
    told = well("document decision C-1 --date 2024-11-12").out
    assert "Från och med den 7 november 2024 är ni inte längre anslutna i perioden 2024-2027. Sista dagen som" in told
    assert "anslutna är den 6 november 2024." in told
    assert ("## Laga kraft" in told, "överklagas" in told) == (True, False)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("none", "Ärendet leder inte till någon åtgärd. Ni är anslutna som tidigare."),
        ("reprimand", "Ni får ett påpekande. Ni är anslutna som tidigare."),
        (
            "suspended --through 2024-12-31 --effective 2024-10-10",
            "till och med den 31 december 2024. Från och med den 1 januari 2025",
        ),
        (
            "excluded --effective 2024-10-10 --bar-through 2025-10-09",
            "Ni kan inte ansluta er på nytt till och med den 9 oktober 2025.",
        ),
    ],
)
def test_every_outcome_is_told_by_what_it_means(well: Typed, prepared: None, outcome: str, said: str) -> None:
    well("decision add 'Beslut.' --body KS --date 2024-10-08 --about 'Blå Tuvan'")
    well(f"case decide C-1 --decision D-2024-001 --outcome {outcome}")
    told = well("document decision C-1 --date 2024-10-17").out
    assert said in told
    assert ("spärr" in told) == ("Beslutet innehåller ingen spärr" in told)
    assert ("## Skäl" in told, "§ None" in told, "–" in told) == (False, False, False)


def test_a_councils_notes_are_not_appealed(well: Typed, prepared: None) -> None:
    well("decision add 'Ingen åtgärd.' --body Rådet --date 2024-10-08 --about 'Blå Tuvan'")
    well("case decide C-1 --decision D-2024-001 --outcome none --record-anyway 'rådet avslutade'")
    told = well("document decision C-1 --date 2024-10-17").out
    assert "överklaga" not in told
    assert "förvaltningsrätten" not in told


def test_a_refusal_of_entry_is_a_paper_of_its_own(well: Typed, council: None) -> None:
    well("enroll Klockbojen --period 2024-2027 --affirm values --incomplete 'stadgar' --received 2024-02-05")
    well("case open Klockbojen --period 2024-2027 --ground formal --from Grannar --date 2024-03-11")
    well("case screen C-1 --admit --date 2024-03-12")
    told = well("document notice C-1 --date 2024-03-13").out
    assert "- avslag på anmälan\n" in told
    assert ("uteslutning" in told, "åsikter" in told) == (False, False)
    well("decision add 'Anmälan avslås.' --body KS --date 2024-10-08 --about Klockbojen")
    well("case decide C-1 --decision D-2024-001 --outcome refused --record-anyway 'beslutat'")
    ran = well("document decision C-1 --date 2024-10-17 -o json").data
    assert ("refusal", "C-1", "A-2") == (ran["paper"], ran["ref"], ran["actor"])
    assert "# Underrättelse om beslut: avslag på anmälan om anslutning\n" in ran["text"]
    assert "Klockbojen är inte ansluten i perioden." in ran["text"]
    assert "## Hur beslutet överklagas" in ran["text"]
    assert "uteslutning" not in ran["text"]


def every_paper(well: Typed, form: str = "md") -> list[str]:
    well("enroll Klockbojen --period 2024-2027 --affirm values --incomplete 'stadgar' --received 2024-02-05")
    lines = ("completion E-2", "notice C-1", "memorandum C-1 --proposal X", "decision C-1")
    return [well(f"document {line} --date 2024-10-17 -o {form}").out for line in lines]


def cited(told: str) -> set[int]:
    """Give the paragraphs of förvaltningslagen that a paper cites."""
    found: set[int] = set()
    for cite in re.findall(r"((?:\d+(?:[–-]\d+)?(?:, | och )?)+) §§? (?:förvaltningslagen|FL)", told):
        for first, last in re.findall(r"(\d+)(?:[–-](\d+))?", cite):
            found |= set(range(int(first), int(last or first) + 1))
    return found


def test_no_paper_cites_a_paragraph_that_does_not_apply(well: Typed, decided: None) -> None:
    papers = every_paper(well)
    for told in papers:
        assert not re.search(r"\bFL\b", told)
        assert not cited(told) & FORBIDDEN
    assert {5, 6, 7, 22} == set().union(*map(cited, papers))
    assert {25, 32, 33, 16, 17} == cited("25 § förvaltningslagen, 32 och 33 §§ förvaltningslagen, 16–17 §§ FL")


def test_papers_that_collect_data_say_what_becomes_of_it(well: Typed, decided: None) -> None:
    completion, notice, memorandum, decision = every_paper(well)
    for told in (completion, notice):
        for said in ("personuppgiftsansvarig", "artikel 6.1 e", "allmän handling", "gallring", "rätt att"):
            assert said in told
    assert "personuppgiftsansvarig" not in memorandum + decision


def test_hostile_data_stays_data_in_a_whole_case(well: Typed, council: None) -> None:
    well(f"enroll '{HOSTILE}' {TICKED} --received 2024-01-11 --contact '\"{HOSTILE}\" <x@example.org>'")
    well(
        f"case open A-2 --period 2024-2027 --ground value:2 --date 2024-03-11 --dnr '{HOSTILE}'",
        *("--what", f"- {HOSTILE}\n\n# {HOSTILE}", "--from", HOSTILE, "--evidence", HOSTILE),
    )
    well(f"case screen C-1 --admit --own '{HOSTILE}' --date 2024-03-20")
    well(f"case step C-1 --who '{HOSTILE}' --what '{HOSTILE}' --date 2024-04-04")
    for line in ("notice C-1", f"memorandum C-1 --proposal '# {HOSTILE}'"):
        page = well(f"document {line} -o html --date 2024-05-17").out
        assert "<script" not in page
        assert "<b>" not in page
        assert "49" not in page.replace("2:1", "")
        assert page.count("<h1>") == 1
        assert page.count("&lt;script&gt;alert(1)&lt;/script&gt; # {{ 7*7 }} | [b] **fet** _x_ &amp;lt;") >= 6
        assert "\n# <" not in well(f"document {line} --date 2024-05-17").out


def test_a_folder_of_ones_own_replaces_a_template_a_part_or_the_page(
    well: Typed, typed: Typed, screened: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = well("document templates --out mallar").out
    assert told.startswith("27 mallar är skrivna i mallar.")
    well("document templates --out mallar")
    shipped = well("document notice C-1 --date 2024-05-14 -o html").out
    assert shipped == well("document notice C-1 --date 2024-05-14 -o html --templates mallar").out
    for kept in Path("mallar").iterdir():
        kept.unlink()
    Path("mallar/base.md.j2").write_text(
        "Vårt brevhuvud\n\n# {% block title %}{% endblock %}\n{% block text %}{% endblock %}"
    )
    Path("mallar/layout.html.j2").write_text("<html lang='sv'><title>{{ title }}</title>{{ body }}</html>")
    page = well("document notice C-1 --date 2024-05-14 -o html --templates mallar").out
    assert page.startswith("<html lang='sv'><title>Underrättelse före beslut</title><p>Vårt brevhuvud</p>")
    monkeypatch.setenv("SAMVERKAN_TEMPLATES", "mallar")
    assert page == well("document notice C-1 --date 2024-05-14 -o html").out
    Path("mallar/notice.md.j2").write_text("{% extends 'base.md.j2' %}\n{% block text %}{{ saknas }}{% endblock %}")
    ran = typed("document notice C-1")
    assert 2 == ran.status
    assert "notice.md.j2 går inte att fylla i: fel på rad 2" in ran.err
    monkeypatch.setenv("SAMVERKAN_TEMPLATES", "finns-inte")
    assert ["file_unreadable"] == typed("document notice C-1 -o json").codes


def test_a_template_that_was_edited_is_not_written_over(well: Typed, typed: Typed) -> None:
    well("document templates --out mallar")
    Path("mallar/notice.md.j2").write_text("vår egen")
    assert ["file_exists"] == typed("document templates --out mallar -o json").codes
    well("document templates --out mallar --force")
    assert "vår egen" != Path("mallar/notice.md.j2").read_text()
    assert ["missing"] == typed("document templates -o json").codes


def test_a_paper_is_a_file_only_its_owner_reads_in_the_form_of_its_suffix(
    well: Typed, typed: Typed, screened: None
) -> None:
    told = well("document notice C-1 --date 2024-05-14 --out brev.html").out
    assert "samverkan case notify C-1 --date DATUM --material FIL\n" in told
    assert Path("brev.html").read_text().startswith("<!DOCTYPE html>")
    assert 0o600 == stat.S_IMODE(Path("brev.html").stat().st_mode)
    assert ["file_exists"] == typed("document notice C-1 --out brev.html -o json").codes
    well("document notice C-1 --date 2024-05-14 --out brev.html --force")
    well("document notice C-1 --date 2024-05-14 --out brev.MD -o md")
    assert "\n# Underrättelse före beslut\n" in Path("brev.MD").read_text()
    assert ["value_unknown"] == typed("document notice C-1 --out brev.doc -o json").codes
    assert 2 == typed("document notice C-1 --out nytt.html -o md").status
    written = well("document notice C-1 --date 2024-05-14 --out nytt.md -o json").data
    assert ("nytt.md", None, "Ks 55/2024") == (written["out"], written["text"], written["dnr"])


def test_the_standing_choice_of_format_holds_for_papers_too(
    well: Typed, screened: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = well("document notice C-1 --date 2024-05-14").out
    monkeypatch.setenv("SAMVERKAN_OUTPUT", "table")
    assert plain == well("document notice C-1 --date 2024-05-14").out
    monkeypatch.setenv("SAMVERKAN_OUTPUT", "json")
    assert plain == well("document notice C-1 --date 2024-05-14").data["text"]


def test_a_paper_is_swedish_in_every_language_and_changes_nothing(well: Typed, screened: None) -> None:
    before = Path("registry.db").read_bytes()
    swedish = well("document notice C-1 --date 2024-05-14 --dnr 'Ks 1/2025'").out
    assert swedish == well("--lang en document notice C-1 --date 2024-05-14 --dnr 'Ks 1/2025'").out
    assert "Diarienummer: Ks 1/2025\n" in swedish
    assert before == Path("registry.db").read_bytes()


@pytest.mark.parametrize(
    "line",
    [
        "exclude 'Blå Tuvan' --period 2024-2027 --ground value:2 --effective 2024-10-17",
        "refuse Klockbojen --period 2024-2027 --ground formal",
    ],
)
def test_the_reasons_of_a_decision_typed_without_a_case_stand_in_its_letter(
    well: Typed, council: None, line: str
) -> None:
    well("enroll Klockbojen --period 2024-2027 --affirm values --incomplete 'stadgar' --received 2024-02-05")
    decided = f"{line} --decision 'KS 2024-10-08 § 187' --notified 2024-05-17 --answered 2024-06-05"
    assert "beslutets skäl saknas i C-1" in well(f"{decided} --dry-run").err
    half = well(f"{decided} --deciding 'Tre medlemmar hindrades.' --dry-run")
    assert "beslutets skäl saknas i C-1" in half.err
    whole = f"{decided} --deciding 'Tre medlemmar hindrades.' --proportionality 'Ett påpekande räcker inte.'"
    assert "beslutets skäl" not in well(whole).err
    told = well("document decision C-1 --date 2024-10-18").out
    assert "Avgörande omständigheter: Tre medlemmar hindrades.\n" in told
    assert "Proportionalitet (5 § förvaltningslagen): Ett påpekande räcker inte.\n" in told


CLAUSE = "Den som allvarligt bryter mot värdegrunden kan uteslutas."
LACKING = {
    "notice C-1": (
        "avsändare",
        "hur svar lämnas",
        "handläggare",
        "den nämnd som är personuppgiftsansvarig",
        "nämndens kontaktuppgifter",
        "dataskyddsombudets kontakt",
    ),
    "completion E-2": (
        "avsändare",
        "hur svar lämnas",
        "handläggare",
        "den nämnd som är personuppgiftsansvarig",
        "nämndens kontaktuppgifter",
        "dataskyddsombudets",
    ),
    "decision C-1": ("avsändare", "förvaltningsrättens namn", "förvaltningsrättens adress", "handläggare"),
}
SENDER = ["sender", "caseholder"]
CONTROLLER = [*SENDER, "answer_to", "controller", "controller_contact", "data_protection_officer"]


@pytest.mark.parametrize("paper", LACKING)
def test_what_a_paper_must_tell_and_the_registry_does_not_know_is_a_gap_and_a_warning(
    well: Typed, decided: None, paper: str
) -> None:
    well("enroll Klockbojen --period 2024-2027 --affirm values --incomplete 'stadgar' --received 2024-02-05")
    assert ("", []) == (well(f"document {paper}").err, well(f"document {paper} -o json").data["warnings"])
    well("registry set", *(f"{each.partition('=')[0]}=" for each in SETTINGS))
    ran = well(f"document {paper} --date 2024-10-17")
    gaps = re.findall(r"\*\*\[Saknas: ([^]]*)\]\*\*", ran.out)
    assert len(gaps) == len(LACKING[paper])
    assert all(said in gap for said, gap in zip(LACKING[paper], gaps, strict=True))
    keys = [*SENDER, "court", "court_address"] if "decision" in paper else CONTROLLER
    typed = " ".join(f"{key}=…" for key in keys)
    assert ran.err.endswith(f"Skriv: samverkan registry set {typed}\n")
    assert ["settings_missing"] == [each["code"] for each in well(f"document {paper} -o json").data["warnings"]]
    assert "<strong>[Saknas: " in well(f"document {paper} -o html").out


def test_one_setting_that_is_missing_is_the_only_gap(well: Typed, screened: None) -> None:
    well("registry set dataskyddsombud=")
    ran = well("document notice C-1 --date 2024-05-14")
    assert "Kommunstyrelsen i Exempelköpings kommun är personuppgiftsansvarig." in ran.out
    assert "Dataskyddsombud: **[Saknas: dataskyddsombudets kontaktuppgifter]**." in ran.out
    assert "registry set data_protection_officer=…\n" in ran.err
    well("registry set 'controller=Kommunstyrelsen i Exempelköpings kommun'")
    told = well("document notice C-1 --date 2024-05-14").out
    assert "\n\nKommunstyrelsen i Exempelköpings kommun är personuppgiftsansvarig." in told


def test_a_decision_that_is_not_appealed_needs_no_court(well: Typed, decided: None) -> None:
    well("registry set court= court_address=")
    assert "" != well("document decision C-1 --date 2024-10-17").err
    well("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16 --posted-through 2024-11-06")
    well("case final C-1 --date 2024-11-07 --source förvaltningsrätten")
    ran = well("document decision C-1 --date 2024-11-08")
    assert ("", False) == (ran.err, "Saknas" in ran.out)


def test_a_memorandum_without_the_officers_proposal_has_a_gap_and_a_warning(well: Typed, prepared: None) -> None:
    ran = well("document memorandum C-1 --date 2024-09-20")
    assert "## Förslag till beslut\n\n**[Saknas: tjänstepersonens förslag till beslut" in ran.out
    assert "- Samverkansrådets AU, den 21 augusti 2024: Uteslutning utan spärr.\n" in ran.out
    assert '--proposal "att …"' in ran.err
    assert ["proposal_unsaid"] == [each["code"] for each in well("document memorandum C-1 -o json").data["warnings"]]


def test_a_proposal_is_an_att_sats_each_or_a_text_of_its_own(well: Typed, prepared: None) -> None:
    one = well("document memorandum C-1", "--proposal", "Att ge ett påpekande, och\natt avsluta ärendet.").out
    assert "KS föreslås besluta\n\n- Att ge ett påpekande, och\n- att avsluta ärendet.\n" in one
    other = well("document memorandum C-1", "--proposal", "att avvakta", "--proposal", "Inget mer.").out
    assert "## Förslag till beslut\n\natt avvakta\\\nInget mer.\n" in other


@pytest.mark.parametrize(("respond_by", "days"), [("20 maj 2024", "3 dagar"), ("18 maj 2024", "1 dag")])
def test_a_memorandum_tells_the_time_that_was_given(well: Typed, screened: None, respond_by: str, days: str) -> None:
    well(f"case notify C-1 --material brev.txt --respond-by '{respond_by}' --date 2024-05-17")
    told = well("document memorandum C-1 --proposal X --date 2024-06-01").out
    assert (
        f"Aktören fick {days} att yttra sig, till och med den {respond_by}. Det är kortare än periodens regler" in told
    )
    assert f"tiden som gavs är {days}." in told
    assert "minst 21 dagar" not in told
    well("case notify C-1 --extend --respond-by 2024-06-10 --date 2024-05-18")
    told = well("document memorandum C-1 --proposal X --date 2024-06-01").out
    assert "Aktören har fått 24 dagar att yttra sig, till och med den 10 juni 2024, efter förlängning.\n" in told


def test_a_decision_without_a_hearing_says_so(well: Typed, screened: None) -> None:
    well("decision add 'Blå Tuvan utesluts.' --body KS --date 2024-10-08 --paragraph 187 --about 'Blå Tuvan'")
    well("case decide C-1 --decision D-2024-001 --outcome excluded --record-anyway 'beslutet är fattat'")
    told = well("document decision C-1 --date 2024-10-17").out
    assert "## Hur ni har hörts\n\nDet är inte antecknat att ni underrättades före beslutet" in told
    assert "Periodens regler kräver det." in told
    assert "Det är inte antecknat att ni före beslutet fick del av: brev.txt.\n" in told


def test_a_hearing_that_was_skipped_or_never_asked_for_is_told_as_such(well: Typed, council: None) -> None:
    line = "exclude 'Blå Tuvan' --period 2024-2027 --ground value:2 --effective 2024-10-17 --record-anyway 'fattat'"
    well(f"{line} --decision 'KS 2024-10-08 § 187'")
    told = well("document decision C-1 --date 2024-10-18").out
    assert "Det är inte antecknat att ni underrättades före beslutet och fick tillfälle att yttra er." in told
    well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31 --no-hearing")
    well(f"enroll Klockbojen {TICKED.replace('2024-2027', '2028-2031')} --received 2028-01-10")
    well(
        "exclude Klockbojen --period 2028-2031 --ground formal --effective 2028-10-17"
        " --decision 'KS 2028-10-08 § 1' --date 2028-10-18"
    )
    told = well("document decision C-2 --date 2028-10-18").out
    assert "Det är inte antecknat att ni underrättades" in told
    assert "Periodens regler kräver det." not in told


def test_nobody_said_until_when_an_actor_could_answer_a_case_that_is_only_stated(well: Typed, council: None) -> None:
    line = "exclude 'Blå Tuvan' --period 2024-2027 --ground value:2 --effective 2024-10-17"
    well(f"{line} --decision 'KS 2024-10-08 § 187' --notified 2024-05-17 --answered 2024-07-05")
    told = well("document decision C-1 --date 2024-10-18").out
    assert "Ni underrättades den 17 maj 2024.\n\nErt yttrande kom in den 5 juli 2024.\n" in told
    assert "den 7 juni 2024" not in told


def test_no_paper_speaks_of_exclusion_before_it_is_decided(well: Typed, notified: None) -> None:
    papers = [
        well("document notice C-1 --date 2024-05-18").out,
        well("document memorandum C-1 --proposal 'att avsluta anslutningen' --date 2024-07-01").out,
        well("case show C-1").out,
    ]
    for told in papers:
        assert "utesl" not in told.replace(CLAUSE, "").casefold()
    assert "- att anslutningen avslutas före periodens slut\n" in papers[0]


def test_an_act_is_never_called_a_document(well: Typed, decided: None) -> None:
    for told in every_paper(well):
        assert not re.search(r"\bhandling(en)? (är|som)|handlingar, inte", told.replace("allmän handling", ""))


def test_who_decides_on_an_application_is_who_may_decide_on_entry(well: Typed, council: None) -> None:
    well("body add Nämnden --kind committee")
    well("body mandate Nämnden --subject entry --may decide --source 'delegationsordningen p. 4'")
    well("enroll Klockbojen --period 2024-2027 --affirm values --incomplete 'stadgar' --received 2024-02-05")
    well("case open Klockbojen --period 2024-2027 --ground formal --from Grannar --date 2024-03-11")
    well("case screen C-1 --admit --date 2024-03-12")
    assert "Beslutet fattas av KS eller Nämnden." in well("document notice C-1 --date 2024-03-13").out
    well("case open 'Blå Tuvan' --period 2024-2027 --ground value:2 --from Grannar --date 2024-03-11")
    well("case screen C-2 --admit --own x --date 2024-03-12")
    assert "Beslutet fattas av KS. " in well("document notice C-2 --date 2024-03-13").out


def test_a_delegated_decision_is_appealed_from_the_meeting_it_was_reported_to(well: Typed, council: None) -> None:
    well("body add Delegaten --kind delegate")
    well("body mandate Delegaten --subject entry --may decide --source 'delegationsordningen p. 4'")
    well("enroll Klockbojen --period 2024-2027 --affirm values --incomplete 'stadgar' --received 2024-02-05")
    well(
        "refuse Klockbojen --period 2024-2027 --ground formal --decision 'Delegaten 2024-10-08 § 1'"
        " --notified 2024-05-17 --answered 2024-06-05"
    )
    told = well("document decision C-1 --date 2024-10-18").out
    assert "att protokollet från det sammanträde där beslutet anmäldes är justerat" in told


def test_a_conflict_of_interest_is_cited_with_one_span_everywhere() -> None:
    root = Path(__file__).parents[2] / "src" / "samverkan_cli"
    for path in [*root.rglob("*.j2"), *root.glob("texts/sv/*.py")]:
        for cite in re.findall(r"6 kap\. (?:2[89]|3[0-2])[^)]*", path.read_text(encoding="utf-8")):
            assert cite in ("6 kap. 28–32 §§ och 7 kap. 4 § kommunallagen", "6 kap. 29 § kommunallagen"), path
    for path in [*root.glob("texts/en/*.py"), *root.rglob("domain/*.py")]:
        for cite in re.findall(r"(?:KL|Act) (6:(?:2[89]|3[0-2])[^)\]]*)", path.read_text(encoding="utf-8")):
            assert cite in ("6:28-32, 7:4", "6:29"), path


def test_templates_of_ones_own_from_a_released_version_are_still_filled_alone_and_together(
    well: Typed, decided: None, tmp_path: Path
) -> None:
    well("enroll Klockbojen --period 2024-2027 --affirm values --incomplete 'stadgar' --received 2024-02-05")
    well("enroll Tuvan --new --period 2024-2027 --affirm values --incomplete 'stadgar' --received 2024-02-05")
    heard = "--notified 2024-05-17 --answered 2024-06-05 --ground formal"
    well(f"refuse Tuvan --period 2024-2027 --decision 'KS 2024-10-08 § 188' {heard}")
    released = sorted((PAPERS.parent / "released_templates" / "0.1.0").iterdir())
    for number, some in enumerate([released, *([each] for each in released)]):
        folder = tmp_path / f"mallar-{number}"
        folder.mkdir()
        for each in some:
            (folder / each.name).write_bytes(each.read_bytes())
        for line in (*ALL, "decision C-2"):
            assert "\n# " in well(f"document {line} --templates {folder}").out


@pytest.mark.parametrize("reached", ["2024-05-14", "2024-05-16", "2024-05-18"])
@pytest.mark.parametrize("asked", [None, "2024-06-14"])
def test_what_a_notice_says_and_what_is_recorded_when_it_came_is_one_day(
    well: Typed, screened: None, reached: str, asked: str | None
) -> None:
    """The paper says a day, and what holds if it comes later; the command it names records that."""
    extra = f"--respond-by {asked}" if asked else ""
    line = well(f"document notice C-1 --date 2024-05-14 {extra} --out brev.md").out.splitlines()[-1]
    text = Path("brev.md").read_text(encoding="utf-8")
    well(line.partition("samverkan ")[2].replace("DATUM", reached).replace("FIL", "brev.txt"))
    due = next(each for each in well("case show C-1 -o json").data["deadlines"] if each["what"] == "respond_by")
    if asked or reached == "2024-05-14":
        assert f"senast {spoken(due['due'])}." in text
    if asked:
        assert "räknas i stället" not in text
    else:
        later = "Når underrättelsen er efter den 14 maj 2024, räknas i stället 21 dagar från den dag den nådde er"
        assert later in text
        assert (
            due["due"] == {"2024-05-14": "2024-06-04", "2024-05-16": "2024-06-07", "2024-05-18": "2024-06-10"}[reached]
        )
    assert "kortare än periodens regler" not in well("document memorandum C-1 --proposal X --date 2024-06-20").out


def spoken(day: str) -> str:
    """Give a day as an officer writes it."""
    months = "jan febr mars april maj juni juli aug sept okt nov dec"
    whole = {"jan": "januari", "febr": "februari", "aug": "augusti", "sept": "september"}
    whole |= {"okt": "oktober", "nov": "november", "dec": "december"}
    year, month, number = day.split("-")
    said = months.split()[int(month) - 1]
    return f"den {int(number)} {whole.get(said, said)} {year}"


@pytest.mark.parametrize("paper", ["notice C-1", "memorandum C-1 --proposal X", "decision C-1", "completion E-2"])
@pytest.mark.parametrize("form", ["md", "html"])
def test_days_stand_in_papers_as_officers_write_them(well: Typed, decided: None, paper: str, form: str) -> None:
    well("enroll Klockbojen --period 2024-2027 --affirm values --incomplete 'stadgar' --received 2024-02-05")
    text = well(f"document {paper} --date 2024-10-17 -o {form}").out
    assert re.findall(r"\d{4}-\d{2}-\d{2}", text) == []
    assert "Datum: 17 oktober 2024" in text
    assert "den den" not in text
    assert "2024-10-17" == well(f"document {paper} --date 2024-10-17 -o json").data["date"]


def test_a_text_that_looks_like_a_day_stays_as_it_was_typed(well: Typed, council: None) -> None:
    well(
        "case open 'Blå Tuvan' --period 2024-2027 --ground value:2 --from 2024-03-01 --what 2024-03-02"
        " --evidence 2024-03-03 --date 2024-03-11 --dnr 2024-03-04"
    )
    well("case screen C-1 --admit --own 2024-03-05 --date 2024-03-20")
    text = well("document notice C-1 --date 2024-05-14").out
    assert [f"2024-03-0{number}" for number in (4, 1, 2, 3, 5, 4)] == re.findall(r"2024-\d\d-\d\d", text)


def test_a_template_of_ones_own_compares_days_and_prints_them_with_or_without_their_article(
    well: Typed, screened: None
) -> None:
    Path("mallar").mkdir()
    Path("mallar/notice.md.j2").write_text(
        "{{ date }}; {{ date|bare }}; {{ date[:4] }}; {{ 'x' ~ date }};"
        " {{ 'ja' if date < respond_by }}; {{ dnr|bare }}",
        encoding="utf-8",
    )
    told = well("document notice C-1 --date 2024-05-04 --templates mallar").out
    assert "den 4 maj 2024; 4 maj 2024; 2024; xden 4 maj 2024; ja; Ks 55/2024\n" == told


@pytest.mark.parametrize(
    ("facts", "lacking"),
    [
        ("--ground value:2 --what Bråk --fact 2024-02-20", ["vilka handlingar som har betydelse"]),
        ("--ground value:2 --what Bråk", ["när det hände", "vilka handlingar som har betydelse"]),
        ("--ground value:2 --fact 2024-02-20", ["vad som har hänt", "vilka handlingar som har betydelse"]),
        ("--ground formal --evidence Årsmöte", ["när det hände", "vilka handlingar som har betydelse"]),
    ],
)
def test_a_notice_that_does_not_say_what_an_actor_must_answer_is_warned_of(
    well: Typed, council: None, facts: str, lacking: list[str]
) -> None:
    well(f"case open 'Blå Tuvan' --period 2024-2027 {facts} --from Grannar --date 2024-03-11")
    well("case screen C-1 --admit --own X --date 2024-03-20")
    ran = well("document notice C-1 --date 2024-05-14")
    assert f"Obs: underrättelsen säger inte {', '.join(lacking)}. Aktören ska kunna bemöta det." in ran.err
    assert "samverkan case document C-1 FIL --matters" in ran.err
    assert ("--fact …" in ran.err, "--what …" in ran.err) == ("när det hände" in lacking, "vad som" in lacking[0])
    assert ["notice_lacks"] == [each["code"] for each in well("document notice C-1 -o json").data["warnings"]]
    well("case document C-1 foto.txt --background --date 2024-03-12")
    assert "vilka handlingar" in well("document notice C-1 --date 2024-05-14").err
    well("case document C-1 brev.txt --matters --date 2024-03-12")
    assert ("vilka handlingar" in well("document notice C-1 --date 2024-05-14").err) is False


def test_a_ground_that_no_text_words_is_warned_of(well: Typed) -> None:
    well("init", "--municipality", "X")
    well("registry set", *SETTINGS)
    well("period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31")
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10")
    opened = "--fact 2024-02-20 --what Bråk --from Grannar --date 2024-03-11"
    for ground, told in (("value:2", True), ("formal", False)):
        well(f"case open 'Blå Tuvan' --period 2024-2027 --ground {ground} {opened}")
        case = "C-1" if told else "C-2"
        well(f"case screen {case} --admit --date 2024-03-20")
        err = well(f"document notice {case} --date 2024-05-14").err
        assert told is ("Läs in texten: samverkan period text 2024-2027 FIL" in err)


def test_a_notice_written_out_when_its_time_is_over_says_that_it_is_a_copy(
    well: Typed, refused: Refusing, prepared: None
) -> None:
    assert "kopia" not in well("document notice C-1 --date 2024-06-07").out
    over = "Underrättelsen nådde er den 17 maj 2024. Det här är en kopia av den. Tiden att yttra sig gick ut den 7 juni"
    assert over in well("document notice C-1 --date 2024-06-08").out
    well("case close C-1 --reason 'löst' --date 2024-09-01")
    assert "Ärendet avslutades den 1 september 2024;" in well("document notice C-1 --date 2024-09-01").out
    assert "avslutades" not in well("document notice C-1 --date 2024-08-31").out
    well("undo")
    well("decision add 'Ingen åtgärd.' --body KS --date 2024-10-08 --about 'Blå Tuvan'")
    well("case decide C-1 --decision D-2024-001 --outcome none")
    told = well("document notice C-1 --date 2024-10-17").out
    assert "en kopia av den. Ärendet avgjordes den 8 oktober 2024; det som står här gällde före den dagen." in told


def test_a_new_notice_is_not_written_when_the_case_is_decided(well: Typed, refused: Refusing, decided: None) -> None:
    well("case document C-1 nytt.txt --matters --date 2024-10-09")
    assert ["already_decided"] == refused("document notice C-1", 4)


def test_a_completion_that_is_late_is_asked_for_as_such(well: Typed, council: None) -> None:
    well("enroll Klockbojen --period 2024-2027 --affirm values --incomplete 'stadgar' --received 2024-02-05")
    assert "## Svara senast den 26 februari 2024\n" in well("document completion E-2 --date 2024-02-26").out
    told = well("document completion E-2 --date 2024-02-27").out
    assert "## Tiden att svara gick ut den 26 februari 2024\n" in told
    assert "skulle ha kommit in senast den 26 februari 2024 (periodens regler), men anmälan är inte avskriven." in told
    assert "Anmälan kan nu avskrivas;" in told


def test_who_answers_may_be_named_for_one_paper(well: Typed, decided: None) -> None:
    told = well("document decision C-1 --date 2024-10-17 --answer-to 'Bo Ek, 010-20 20 20'").out
    assert "Frågor om beslutet besvaras av Bo Ek, 010-20 20 20 (6 och 7 §§" in told
    well("registry set handläggare= svarsadress=")
    ran = well("document notice C-1 --date 2024-06-01 --answer-to bo@example.org")
    assert ("", True) == (ran.err, "Skicka svaret till bo@example.org och ange" in ran.out)
    well("registry set 'avsändare=Kommunledningen i Exempelköpings kommun'")
    assert well("document notice C-1").out.startswith("Avsändare: Kommunledningen i Exempelköpings kommun\n")
