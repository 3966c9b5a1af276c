"""One actor's letter of a renewal as a paper, and letters from a municipality's own templates or all on paper."""

import sys
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from conftest import Typed

NEW = "2024-2027"
TICKS = "--affirm values --affirm principles --signed-by 'Eva Ek, ordförande'"
ODD = "*Stjärnan* <b> {{ 7*7 }} | - # $x$"


@pytest.fixture
def campaign(well: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a campaign with three that are invited, one of them with a mailbox, on 1 October 2023."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2023-10-01")
    well("init --municipality Exempelköping --agreement 'Överenskommelse om samverkan'")
    well("period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31 --affirmations none")
    well(f"period add {NEW} --first-day 2024-01-01 --last-day 2027-12-31")
    for name, contact in (("Almby IK", "--contact 'Eva Ek <almby@example.org>'"), ("Klockbojen", ""), (ODD, "")):
        well(f"enroll '{name}' --period 2020-2023 --signed-by 'Eva Ek' --received 2020-02-01 {contact}")
    well("contact add Klockbojen 'Bo Ek' --new")
    well(f"renew plan {NEW} --out plan.csv")
    well("renew apply plan.csv")


def mail(path: str) -> tuple[str, str]:
    read = message_from_bytes(Path(path).read_bytes(), policy=policy.default)
    return str(read["Subject"]), read.get_content().replace("\r\n", "\n")


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(("round_", "verb"), [(0, "invitation"), (2, "reminder")])
def test_it_is_the_letter_that_its_round_writes(well: Typed, campaign: None, lang: str, round_: int, verb: str) -> None:
    well(f"--lang {lang} renew remind {NEW} --out brev --round {round_} --last-day 2023-11-15")
    for id_ in ("A-2", "A-3"):
        written = Path(f"brev/{id_}-{round_}.md").read_text(encoding="utf-8")
        told = well(f"--lang {lang} document {verb} {id_} --period {NEW}").out
        assert told == written
        assert "[Missing" in told if lang == "en" else "[Saknas" in told
    assert "15 november 2023" if lang == "sv" else "15 November 2023" in written


def test_who_has_a_mailbox_gets_a_letter_that_says_where_to_answer(well: Typed, campaign: None) -> None:
    told = well(f"document invitation 'almby ik' --period {NEW} --answer-to 'Box 1'").out
    assert "\n\nAlmby IK\n\nEva Ek\n\nHej Eva Ek!\n" in told
    assert "Svara till Box 1.\n" in told
    assert "Svara på det här meddelandet" not in told


def test_the_only_campaign_is_meant_and_told(well: Typed, campaign: None) -> None:
    assert f"perioden {NEW} är menad" in well("document invitation A-2").err
    told = well("document reminder A-2 --out p.html")
    assert "Påminnelsen för A-2 är skriven till p.html." in told.out
    assert '<html lang="sv">' in Path("p.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in well("--lang en document reminder A-2 -o html").out
    data = well("document invitation A-2 -o json").data
    assert ("invitation", "A-2", "A-2") == (data["paper"], data["ref"], data["actor"])


def test_who_has_not_been_invited_gets_none_and_who_has_answered_is_told_of(
    well: Typed, typed: Typed, campaign: None
) -> None:
    well(f"enroll Nykomlingen --period {NEW} {TICKS} --received 2023-10-01")
    ran = typed(f"document invitation Nykomlingen --period {NEW} -o json")
    assert (5, ["not_invited"]) == (ran.status, ran.codes)
    assert "har redan svarat" not in well(f"document invitation Klockbojen --period {NEW}").err
    well(f"enroll Klockbojen --period {NEW} {TICKS} --received 2023-10-01")
    assert "Klockbojen (A-2) har redan svarat" in well(f"document reminder Klockbojen --period {NEW}").err


def test_a_letter_written_anew_after_its_last_day_or_to_who_can_no_longer_join_is_told_of(
    well: Typed, campaign: None
) -> None:
    well(f"renew remind {NEW} --out brev --round 0 --last-day 2023-11-15")

    def codes(line: str) -> set[str]:
        return {each["code"] for each in well(f"document {line} --period {NEW} -o json").data["warnings"]}

    new = {"last_day_passed", "letter_to_hindered"}
    assert set() == codes("invitation A-2 --date 2023-11-15") & new
    assert {"last_day_passed"} == codes("invitation A-2 --date 2023-11-16") & new
    assert set() == codes("invitation A-2 --date 2023-11-16 --last-day 2023-12-01") & new
    well("actor dissolve Klockbojen --last-day 2023-10-01")
    assert {"letter_to_hindered"} == codes("reminder Klockbojen --date 2023-10-02") & new
    told = well(f"document invitation Klockbojen --period {NEW} --date 2023-10-02").err
    assert f"Klockbojen (A-2) kan inte längre bjudas in till {NEW}: är upplöst." in told


def test_a_letter_to_who_is_barred_since_it_was_invited_says_until_when(well: Typed, campaign: None) -> None:
    well("body add Kommunstyrelsen --kind committee")
    well("body mandate Kommunstyrelsen --subject exclusion --may decide")
    well("decision add Uteslutning --body Kommunstyrelsen --paragraph 9 --outcome approved")
    well(
        "exclude 'Almby IK' --period 2020-2023 --decision D-2023-001 --ground formell --effective 2023-10-02"
        " --bar-through 2024-10-01 --record-anyway 'Hörd muntligen'"
    )
    barred = "är utesluten och spärrad (t.o.m. 2024-10-01)"
    assert barred in well(f"document reminder 'Almby IK' --period {NEW} --date 2023-10-03 --last-day 2023-12-01").err
    later = well(f"document reminder 'Almby IK' --period {NEW} --date 2024-10-02 --last-day 2024-12-02").err
    assert "kan inte längre bjudas in" not in later


@pytest.mark.parametrize(
    ("line", "status", "code"),
    [
        ("document invitation", 2, "missing"),
        ("document invitation A-99", 3, "not_found"),
        ("document reminder A-2 --round 0", 2, "number_invalid"),
        ("document reminder A-2 --last-day 2023-09-01", 5, "last_day_before_first"),
        ("document invitation A-2 --period 2090", 3, "not_found"),
    ],
)
def test_what_cannot_be_written_is_told(typed: Typed, campaign: None, line: str, status: int, code: str) -> None:
    more = "" if "--period" in line else f"--period {NEW}"
    ran = typed(f"{line} {more} -o json")
    assert (status, [code]) == (ran.status, ran.codes)


def test_a_template_of_one_s_own_is_read_by_every_letter(well: Typed, campaign: None) -> None:
    well("document templates --out mallar")
    for each in Path("mallar").glob("*"):
        if each.name != "invitation.md.j2":
            each.unlink() if each.is_file() else None
    Path("mallar/invitation.md.j2").write_text(
        "{% extends 'letter.md.j2' %}\n{% block title %}Vill {{ actor.name }} vara med?{% endblock %}\n"
        "{% block opening %}Välkomna till {{ period.id }} från {{ period.first_day }}, "
        "{{ actor.name }}.{% endblock %}\n",
        encoding="utf-8",
    )
    well(f"renew remind {NEW} --out brev --templates mallar")
    subject, text = mail("brev/A-1-0.eml")
    assert "Vill Almby IK vara med?" == subject
    assert text.startswith("Hej Eva Ek!\n\nVälkomna till 2024-2027 från den 1 januari 2024, Almby IK.\n\nSvara senast ")
    printed = Path("brev/A-3-0.md").read_text(encoding="utf-8")
    assert printed.startswith("# Vill \\*Stjärnan\\* \\<b\\> {{ 7\\*7 }} \\| - \\# \\$x\\$ vara med?\n")
    assert printed == well(f"document invitation A-3 --period {NEW} --templates mallar").out


def test_a_fault_in_a_template_of_one_s_own_is_told_and_nothing_is_written(
    well: Typed, typed: Typed, campaign: None
) -> None:
    Path("mallar").mkdir()
    Path("mallar/invitation.md.j2").write_text("# {{ saknas }}", encoding="utf-8")
    before = Path("registry.db").read_bytes()
    ran = typed(f"renew remind {NEW} --out brev --templates mallar -o json")
    assert (2, ["template_faulty"], []) == (ran.status, ran.codes, list(Path("brev").glob("*")))
    assert before == Path("registry.db").read_bytes()
    assert ["file_unreadable"] == typed(f"renew remind {NEW} --out brev --templates borta -o json").codes


def test_all_letters_are_on_paper_where_that_is_asked_for(well: Typed, campaign: None) -> None:
    told = well(f"renew remind {NEW} --out brev --on-paper --form html -o json").data["reminders"]
    assert [("letter", f"A-{number}-0.html") for number in (1, 2, 3)] == [
        (each["form"], each["file"]) for each in told["written"]
    ]
    assert ["A-1-0.html", "A-2-0.html", "A-3-0.html"] == sorted(path.name for path in Path("brev").iterdir())
    assert {"letter"} == {each["form"] for each in well(f"renew log {NEW} -o json").data}
    assert "Svara på det här meddelandet" not in Path("brev/A-1-0.html").read_text(encoding="utf-8")


def test_a_form_that_is_none_is_told_with_all_else_that_is_wrong(typed: Typed, campaign: None) -> None:
    ran = typed(f"renew remind {NEW} --form docx --last-day sen -o json")
    assert (2, ["date_invalid", "missing", "value_unknown"]) == (ran.status, ran.codes)


def test_a_letter_to_print_is_a_pdf_where_that_is_asked_for_and_the_same_one_as_the_paper(
    well: Typed, campaign: None
) -> None:
    told = well(f"renew remind {NEW} --out brev --form pdf --dry-run -o json").data["reminders"]
    assert ["A-1-0.eml", "A-2-0.pdf", "A-3-0.pdf"] == [each["file"] for each in told["written"]]
    well(f"document invitation A-3 --period {NEW} --out A-3.pdf")
    well(f"renew remind {NEW} --out brev --form pdf")
    assert Path("A-3.pdf").read_bytes() == Path("brev/A-3-0.pdf").read_bytes()
    assert Path("brev/A-2-0.pdf").read_bytes().startswith(b"%PDF-")
    assert "Hej Eva Ek!" in mail("brev/A-1-0.eml")[1]


@pytest.mark.parametrize("line", ["renew remind 2024-2027 --out brev", "document invitation A-2 --period 2024-2027"])
def test_without_what_sets_pdf_nothing_is_written_and_it_is_said_what_to_install(
    typed: Typed, campaign: None, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    before = Path("registry.db").read_bytes()
    ran = typed(f"{line} --form pdf")
    assert (2, True) == (ran.status, "samverkan-cli[pdf]" in ran.err)
    assert (before, False) == (Path("registry.db").read_bytes(), Path("brev").exists())


def test_a_page_and_a_pdf_have_a_letterhead_and_markdown_is_as_it_was_released(well: Typed, campaign: None) -> None:
    well("registry set 'sender=Kommunstyrelsen i Exempelköping'")
    page = well(f"document reminder A-2 --period {NEW} --dnr 'Ks 1/2023' --date 2023-10-01 -o html").out
    for said in ("Avsändare: Kommunstyrelsen i Exempelköping", "Datum: 1 oktober 2023", "Diarienummer: Ks 1/2023"):
        assert f"<p>{said}</p>" in page
    assert page.index("Till: Klockbojen</p>\n<p>Kontakt: Bo Ek</p>\n<h1>Påminnelse 1") > 0
    assert "Datum" not in well(f"document reminder A-2 --period {NEW}").out
    english = well(f"--lang en document reminder A-2 --period {NEW} --date 2023-10-01 -o html").out
    assert "<p>Date: 1 October 2023</p>\n<p>To: Klockbojen</p>\n<p>Contact: Bo Ek</p>" in english
