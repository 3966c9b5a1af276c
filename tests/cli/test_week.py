"""`samverkan` alone and `week`: one look at what is late, what is to be done, and what waits for whom."""

from pathlib import Path

import pytest
from conftest import TICKED, Once, Typed

WEEK = "Vecka 47, måndag 2024-11-18 – söndag 2024-11-24, läget onsdag 2024-11-20"


@pytest.fixture(autouse=True)
def _wednesday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-11-20")
    monkeypatch.setenv("COLUMNS", "80")


def test_without_a_registry_the_program_says_how_to_begin(typed: Typed) -> None:
    ran = typed("")
    assert (0, True) == (ran.status, ran.out.startswith("Här finns inget register (registry.db)."))
    assert "samverkan init --municipality" in ran.out
    assert "Kommandon:" in ran.out
    assert (0, True) == (typed("--lang en").status, "There is no registry here" in typed("--lang en").out)


@pytest.mark.parametrize("line", ["week", "--db annat.db", "--db=annat.db", "-o json"])
def test_a_registry_that_is_asked_for_and_missing_is_told_as_that(typed: Typed, line: str) -> None:
    assert 7 == typed(line).status


@pytest.mark.parametrize("spoilt", [b"", b"inget register", b"SQLite format 3\0" + b"x" * 4096])
def test_a_registry_that_cannot_be_opened_is_told_as_that(typed: Typed, period: str, spoilt: bytes) -> None:
    Path("registry.db").write_bytes(spoilt)
    ran = typed("")
    assert (7, "") == (ran.status, ran.out)


def test_an_older_registry_is_told_as_that(typed: Typed) -> None:
    import gzip

    released = Path(__file__).parents[1] / "released_registries" / "0002.db.gz"
    Path("registry.db").write_bytes(gzip.decompress(released.read_bytes()))
    assert (7, True) == (typed("").status, "database upgrade" in typed("").err)


def test_an_empty_week_says_that_nothing_is_to_be_done(well: Typed, period: str) -> None:
    assert f"{WEEK}\nInget är försenat, och inget ska göras den här veckan.\n" == well("").out
    assert well("").out == well("week").out


@pytest.mark.parametrize(
    ("on", "first", "last", "number"),
    [
        ("2024-11-17", "2024-11-11", "2024-11-17", 46),
        ("2024-11-18", "2024-11-18", "2024-11-24", 47),
        ("2024-11-24", "2024-11-18", "2024-11-24", 47),
        ("2024-12-31", "2024-12-30", "2025-01-05", 1),
    ],
)
def test_a_week_is_monday_through_sunday(well: Typed, period: str, on: str, first: str, last: str, number: int) -> None:
    data = well(f"week --on {on} -o json").data
    assert (number, first, last, on) == tuple(data[name] for name in ("week", "first_day", "last_day", "on"))


@pytest.mark.parametrize(
    ("due", "late", "this_week"),
    [("2024-11-19", 1, 0), ("2024-11-20", 0, 1), ("2024-11-24", 0, 1), ("2024-11-25", 0, 0)],
)
def test_what_is_late_was_to_be_done_before_today_and_this_week_ends_on_sunday(
    well: Typed, period: str, due: str, late: int, this_week: int
) -> None:
    well(f"task add Ring --due {due}")
    data = well("-o json").data
    assert (late, this_week) == (len(data["late"]), len(data["this_week"]))


@pytest.fixture
def busy(well: Typed, period: str, typed_once: Once) -> Typed:
    """Give a week with something of everything."""
    typed_once(
        "body add Rådet",
        "body add KS --kind nämnd",
        "body mandate KS --subject exclusion --may decide",
        f"enroll 'Blå Tuvan' {TICKED} --received 2024-02-01 --contact 'Eva Ek <eva@exempel.se>'",
        f"enroll Klockbojen {TICKED} --received 2024-11-01 --incomplete stadgar",
        f"enroll Grannarna {TICKED} --received 2024-11-12 --incomplete årsmötesprotokoll",
        f"enroll Utanförskapet {TICKED} --received 2024-03-01",
        f"case open 'Blå Tuvan' --period {period} --ground formal --from 'Bo Ek' --what stadgar --date 2024-10-01",
        "case screen C-1 --admit --date 2024-10-02",
        "case notify C-1 --material registry.db --date 2024-10-10",
        "meeting add Rådet --date 2024-11-13",
        "meeting agenda M-1 --add Budget",
        "meeting outcome M-1 1 --outcome bordlagd",
        "meeting add Rådet --date 2024-12-04 --time 16-18 --place 'Föreningarnas Hus'",
        "meeting agenda M-2 --add 'Val av ordförande'",
        "task add 'Ring Klockbojen' --owner 'Maj Strand' --due 2024-11-15",
        "task add 'Skriv kallelsen' --due 2024-11-22",
        "task add 'Läs remissen'",
        "decision add 'Rådet inrättar en arbetsgrupp' --body Rådet --date 2024-11-13",
        "decision add 'Rådet skickar ett brev' --body Rådet --date 2024-11-13",
        "decision followup D-2024-002 'Skicka brevet' --owner 'Maj Strand' --due 2024-12-20",
        "decision add 'Läggs till handlingarna' --body Rådet --date 2024-11-13 --outcome noted",
    )
    return well


def test_a_screen_holds_all_of_it_the_most_urgent_first(busy: Typed) -> None:
    assert [
        WEEK,
        "Försenat: 1",
        "  2024-11-15  Ring Klockbojen, Maj Strand  T-1",
        "Den här veckan: 2",
        "  2024-11-22  Klockbojen: komplettering för 2024-2027 (stadgar)  E-2",
        "  2024-11-22  Skriv kallelsen  T-2",
        "Nästa möte M-2: onsdag 2024-12-04 kl. 16:00–18:00, Rådet, Föreningarnas Hus",
        "  1. Val av ordförande",
        "  – bordlagd: Budget (sedan 2024-11-13)  M-1:1",
        "Prövningsärenden: 1",
        "  C-1  Blå Tuvan: väntar på beredning inför beslut av KS  sedan 2024-11-01",
        "Väntar på komplettering: 2, varav 1 ovan",
        "  2024-12-03  Grannarna: komplettering för 2024-2027 (årsmötesprotokoll)  E-3",
        "Utan ansvarig, dag, uppföljning eller kontakt:",
        "  Uppgifter utan ansvarig: 2. Lista: samverkan task list --open --no-owner",
        "  Uppgifter utan dag: 1. Lista: samverkan due --kind uppgift --no-day",
        "  Åter utan dag: 1. Lista: samverkan due --kind återkommer --no-day",
        "  Beslut som inget har följt på: 1. Lista: samverkan decision list --unfollowed",
        "  Anslutna utan kontakt: 1. Lista: samverkan check",
    ] == busy("").out.splitlines()


def test_each_command_that_is_told_lists_as_many_as_are_counted(busy: Typed) -> None:
    for each in busy("-o json").data["without"]:
        ran = busy(each["command"].removeprefix("samverkan "), "-o", "json") if each["what"] != "contact" else None
        assert ran is None or each["count"] == len(ran.data)
    assert 1 == len(busy("due --before 2024-11-20 -o json").data)
    assert 2 == len(busy("due --kind komplettering -o json").data)
    assert 1 == len(busy("case list --open -o json").data)


def test_a_decision_is_followed_by_what_names_it_and_is_not_taken_back(busy: Typed) -> None:
    def listed() -> list[str]:
        count = {each["what"]: each["count"] for each in busy("-o json").data["without"]}.get("decision", 0)
        ids = busy("decision list --unfollowed -o id").out.split()
        assert count == len(ids)
        return ids

    assert ["D-2024-001"] == listed()
    busy("group add Gruppen --decision D-2024-001")
    assert [] == listed()
    busy("undo")
    assert ["D-2024-001"] == listed()
    busy("redo")
    assert [] == listed()
    busy("void G-1 --reason dubbel")
    busy("decision followup D-2024-001 'Kalla gruppen'")
    assert [] == listed()
    busy("void T-5 --reason 'fel beslut'")
    assert ["D-2024-001"] == listed()
    busy("decision followup D-2024-001 'Kalla gruppen'")
    busy("decision add 'Blå Tuvan ska rätta sina stadgar' --body KS --date 2024-11-19 --about 'Blå Tuvan'")
    assert ["D-2024-004"] == listed()


def test_signatories_without_contact_are_those_that_check_finds(busy: Typed, typed: Typed) -> None:
    def both() -> tuple[int, int]:
        found = [row for row in typed("check -o json").data if row["code"] == "enrolled_without_contact"]
        told = {each["what"]: each["count"] for each in busy("-o json").data["without"]}
        return len(found), told.get("contact", 0)

    assert (1, 1) == both()
    busy("withdraw Utanförskapet --period 2024-2027 --received 2024-11-20")
    assert (0, 0) == both()
    busy("contact end 'Blå Tuvan' 'Eva Ek' --through 2024-11-19")
    assert (1, 1) == both()
    busy(f"enroll Tomma {TICKED} --received 2024-11-20")
    busy("actor dissolve Tomma --last-day 2024-11-20")
    assert (2, 2) == both()


def on_a_terminal(typed: Typed, line: str = "") -> list[str]:
    """Give the lines that a terminal is shown."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout.isatty", lambda: True)
        return typed(line).out.splitlines()


def test_much_is_cut_to_a_screen_and_counted_with_the_command_that_shows_it(busy: Typed) -> None:
    text = "En mycket lång uppgift som ingen hinner läsa färdigt i veckan, nummer"
    for number in range(40):
        busy(f"task add '{text} {number}' --due 2024-11-0{1 + number % 9}")
    lines = on_a_terminal(busy)
    assert len(lines) == 24
    assert max(map(len, lines)) <= 80
    assert "Försenat: 41  Alla: samverkan due --before 2024-11-20" == lines[1]
    assert lines[2].startswith("  2024-11-01  En mycket lång")
    assert "…  T-" in lines[2]
    assert 41 == len(busy("-o json").data["late"])


@pytest.mark.parametrize(("name", "begins"), [("vecka.txt", "Vecka 47, "), ("vecka.md", "# Vecka 47, ")])
def test_a_file_is_no_screen_and_holds_all_of_it(busy: Typed, name: str, begins: str) -> None:
    for number in range(30):
        busy(f"task add 'Uppgift {number}' --due 2024-11-01")
    busy(f"week --out {name}")
    told = Path(name).read_text(encoding="utf-8")
    assert told.startswith(begins)
    assert 30 == told.count("2024-11-01 ")
    assert "Alla: samverkan" not in told


def test_markdown_escapes_what_is_written_in_the_register(busy: Typed) -> None:
    busy("task add '# *Stjärnor* [länk](http://exempel.se)' --due 2024-11-21")
    told = busy("-o md").out
    assert told.startswith("# Vecka 47, ")
    assert "\n## Försenat: 1\n\n- 2024" in told
    assert "*Stjärnor*" not in told.replace("\\*", "")


def test_english_says_the_same(busy: Typed) -> None:
    told = busy("--lang en").out.splitlines()
    assert "Week 47, Monday 2024-11-18 – Sunday 2024-11-24, as of Wednesday 2024-11-20" == told[0]
    assert len(busy("").out.splitlines()) == len(told)


def test_a_verb_that_is_typed_is_never_taken_for_the_week(typed: Typed, period: str) -> None:
    assert 2 == typed("-o json roll").status
    assert 2 == typed("--nej").status
    assert 2 == typed("--db").status
    assert typed("--help").out.startswith("Så skrivs det: samverkan [FLAGGOR] KOMMANDO")


def test_the_week_loads_cases_only_where_there_are_any(well: Typed, period: str) -> None:
    from test_code_base import loaded

    among = ("samverkan_cli.domain.case.hearing", "samverkan_cli.render.papers", "rich.table", "holidays")
    assert set() == loaded(among=among)


def test_the_week_has_exactly_these_keys(busy: Typed) -> None:
    data = busy("week -o json").data
    keys = "week first_day last_day on late this_week meeting cases completions without counts periods"
    assert keys.split() == list(data)
    due, meeting = (
        "due what ref rule overdue kind owner body since",
        "id bodies date start end place title body_name items awaited",
    )
    assert due.split() == list(data["late"][0]) == list(data["completions"][0])
    assert meeting.split() == list(data["meeting"])
    assert ["id", "actor", "name", "waits"] == list(data["cases"][0])
    assert ["step", "for", "since", "body", "name", "prepares", "decides"] == list(data["cases"][0]["waits"])
    assert {"late": 1, "this_week": 2, "completions": 2, "cases": 1, "completions_above": 1} == data["counts"]
    assert ["what", "count", "command"] == list(data["without"][0])


def test_a_registry_without_a_period_says_what_to_do_first(well: Typed) -> None:
    well("init --municipality Exempelköping --agreement Överenskommelse")
    first = well("").out.splitlines()[1]
    assert first.startswith("Ingen period gäller eller ska börja. Öppna en: samverkan period add P ")
    well("period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31")
    assert "Ingen period" not in well("").out
    assert "Ingen period" not in well("week --on 2027-12-31").out
    assert "Ingen period" in well("week --on 2028-01-01").out
    assert ["2024-2027"] == well("-o json").data["periods"]
    assert [] == well("week --on 2028-01-01 -o json").data["periods"]


def test_a_week_with_a_meeting_is_not_one_in_which_nothing_is_to_be_done(well: Typed, period: str) -> None:
    well("body add Rådet")
    well("meeting add Rådet --date 2024-11-25")
    assert "inget ska göras" in well("").out
    well("meeting add Rådet --date 2024-11-24")
    assert "inget ska göras" not in well("").out


def test_a_meeting_today_is_the_next_one(well: Typed, period: str) -> None:
    well("body add Rådet")
    well("meeting add Rådet --date 2024-11-19")
    well("meeting add Rådet --date 2024-11-20")
    assert "M-2" == well("-o json").data["meeting"]["id"]
    assert None is well("week --on 2024-11-21 -o json").data["meeting"]


def test_in_a_pipe_nothing_is_cut_and_nothing_is_left_out(busy: Typed) -> None:
    text = "En mycket lång uppgift som ingen hinner läsa färdigt i veckan, nummer"
    for number in range(40):
        busy(f"task add '{text} {number}' --due 2024-11-0{1 + number % 9}")
    told = busy("").out
    assert (40, False) == (told.count(text), "…" in told)
    assert told == busy("week").out
    busy("week --out vecka.txt")
    assert told == Path("vecka.txt").read_text(encoding="utf-8")


def test_no_word_of_the_register_makes_a_line_longer_than_the_screen(well: Typed, period: str) -> None:
    long = "Överenskommelsen om samverkan i kommunen: " + "utvärdering, " * 20
    well("body add Rådet")
    well("meeting add Rådet --date 2024-12-04")
    well(f"meeting agenda M-1 --add '{long}'")
    well(f"task add '{long}' --due 2024-11-01 --owner '{'Eva ' * 20}Ek'")
    well(f"watch add '{long}' --kind projekt --next 2024-11-21")
    lines = on_a_terminal(well)
    assert max(map(len, lines)) <= 80
    assert 3 == sum("…" in line for line in lines)
