"""`import minutes` before anything is recorded: on a terminal, and as a file to be mended."""

from pathlib import Path

import pytest
from conftest import Typed
from on_terminal import talk

from samverkan_cli.domain import minutes as rules
from samverkan_cli.domain.minutes import MinutesProposal
from samverkan_cli.intake import minutes
from samverkan_cli.intake.minutes import document
from samverkan_cli.intake.minutes.words import shipped
from samverkan_cli.render import minutes as house

MINUTES = """Minnesanteckningar
Rådet i Orten
Datum: 4 mars 2024
Tid: kl. 16-18
Närvarande: Eva Holm, Tallens IF (ordförande), Bo Ek (S), Maria Lind

1. Lokaler

Hyran är för hög.
Bo undersöker hyrorna senast den 15 april.

2. Höstens träff

Beslut: Träffen hålls i oktober.
"""
CHOICE = "skriv till [f]il eller [n]ej?"
OWN = sorted(each for each in (Path(__file__).parents[1] / "minutes").iterdir() if each.suffix in {".txt", ".md"})


@pytest.fixture
def file(well: Typed) -> Path:
    well("init --municipality Orten --agreement Överenskommelsen")
    path = Path("anteckningar.txt")
    path.write_text(MINUTES, encoding="utf-8")
    return path


def asked(file: Path, *said: tuple[str, str]) -> tuple[int, str]:
    return talk("import", "minutes", str(file), said=said, columns=200)


def test_all_that_is_proposed_is_recorded_for_an_a(well: Typed, file: Path) -> None:
    status, shown = asked(file, (CHOICE, "vet inte"), (CHOICE, "A"))
    assert 0 == status, shown
    assert ["Träffen hålls i oktober."] == [each["text"] for each in well("decision list -o json").data]
    assert ["undersöker hyrorna"] == [each["text"] for each in well("task list -o json").data]


def test_only_what_is_sure_is_recorded_for_an_s(well: Typed, file: Path) -> None:
    status, shown = asked(file, (CHOICE, "säkra"))
    assert 0 == status, shown
    assert ["Träffen hålls i oktober."] == [each["text"] for each in well("decision list -o json").data]
    assert [] == well("task list -o json").data


def test_one_at_a_time_each_is_asked_under_its_line_of_the_minutes(well: Typed, file: Path) -> None:
    answers = [
        ("möte: 2024-03-04", ""),
        ("deltagare: Eva Holm. Registrera? [J/n]", "j"),
        ("deltagare: Bo Ek. Registrera? [J/n]", "kanske"),
        ("Svara ja eller nej", ""),
        ("deltagare: Maria Lind. Registrera? [J/n]", "n"),
        ("Rad 7: 1. Lokaler\nrad 7", "j"),
        ("Rad 12: 2. Höstens träff\nrad 12", "j"),
        ("Rad 14: Beslut: Träffen hålls i oktober.\nrad 14 (säker) beslut: ", "nej"),
        ("Rad 10: Bo undersöker hyrorna senast den 15 april.\nrad 10 (tolkad) uppgift: ", "j"),
    ]
    status, shown = asked(file, (CHOICE, "g"), *answers)
    assert 0 == status, shown
    held = well("meeting show M-1 -o json").data
    assert ["Eva Holm", "Bo Ek"] == [each["name"] for each in held["participants"]]
    assert [] == well("decision list -o json").data
    assert ["undersöker hyrorna"] == [each["text"] for each in well("task list -o json").data]


def test_no_to_all_of_it_records_nothing_and_ends_as_interrupted(file: Path) -> None:
    before = Path("registry.db").read_bytes()
    status, shown = asked(file, (CHOICE, "n"))
    assert 130 == status, shown
    assert before == Path("registry.db").read_bytes()


def test_no_to_the_meeting_alone_records_nothing_and_says_so(file: Path) -> None:
    nothing = [("Registrera? [J/n]", "n")] * 8
    status, shown = asked(file, (CHOICE, "g"), *nothing)
    assert 0 == status, shown
    assert "Inget registrerades." in shown


@pytest.mark.parametrize(("named", "kept"), [("", "anteckningar-forslag.md"), ("mitt förslag.md", "mitt förslag.md")])
def test_a_file_is_written_for_an_f_and_nothing_is_recorded(file: Path, named: str, kept: str) -> None:
    before = Path("registry.db").read_bytes()
    status, shown = asked(file, (CHOICE, "f"), ("[anteckningar-forslag.md]", named))
    assert 0 == status, shown
    assert before == Path("registry.db").read_bytes()
    assert "## 1. Lokaler" in Path(kept).read_text(encoding="utf-8")


def test_a_proposal_is_mended_in_an_editor_and_imported(well: Typed, file: Path) -> None:
    told = well(f"import minutes {file} --out forslag.md -o json").data
    assert ("forslag.md", None, None) == (told["out"], told["meeting"], told["entry_first"])
    kept = Path("forslag.md")
    kept.write_text(kept.read_text(encoding="utf-8").replace("i oktober", "i november"), encoding="utf-8")
    well("import minutes forslag.md --yes")
    assert ["Träffen hålls i november."] == [each["text"] for each in well("decision list -o json").data]


def test_a_file_that_is_there_is_written_over_only_by_force(well: Typed, typed: Typed, file: Path) -> None:
    Path("forslag.md").write_text("Mitt", encoding="utf-8")
    assert 0 != typed(f"import minutes {file} --out forslag.md").status
    assert "Mitt" == Path("forslag.md").read_text(encoding="utf-8")
    well(f"import minutes {file} --out forslag.md --force")


@pytest.mark.parametrize("other", ["--yes", "--sure", "--dry-run"])
def test_a_proposal_is_written_or_recorded_and_not_both(typed: Typed, file: Path, other: str) -> None:
    assert ["options_conflict"] == typed(f"import minutes {file} --out forslag.md {other} -o json").codes
    assert not Path("forslag.md").exists()


def test_without_a_terminal_all_that_may_be_typed_is_named(typed: Typed, file: Path) -> None:
    ran = typed(f"import minutes {file}")
    assert 2 == ran.status
    assert [] == [option for option in ("--yes", "--sure", "--dry-run", "--out") if option not in ran.err]


def test_minutes_without_a_day_are_proposed_with_a_place_for_it(well: Typed, file: Path) -> None:
    file.write_text(MINUTES.replace("Datum: 4 mars 2024\n", ""), encoding="utf-8")
    well(f"import minutes {file} --out forslag.md")
    assert "\nDatum:\n" in Path("forslag.md").read_text(encoding="utf-8")
    text = Path("forslag.md").read_text(encoding="utf-8").replace("Datum:", "Datum: 2024-03-04")
    Path("forslag.md").write_text(text, encoding="utf-8")
    assert "M-1" == well("import minutes forslag.md --yes -o json").data["meeting"]


# ------------------------------------------------------------------------------ the same again


def read(content: bytes, name: str, known: tuple[str, ...] = ()) -> MinutesProposal:
    return minutes.read(document.lines(content, name, "file"), shipped(), known)


def proposes(said: MinutesProposal) -> dict[str, object]:
    people = (
        (each.name, each.organisation, each.party, each.role, each.guest, each.absent) for each in said.participants
    )
    return {
        "facts": (said.bodies, said.date, said.start, said.end, said.place),
        "people": sorted(map(str, people)),
        "items": [(each.label, rules.title_of(each)) for each in said.items],
        "decisions": [[(one.text, one.outcome, one.to, one.back) for one in each.decisions] for each in said.items],
        "groups": [(each.name, each.convener, each.members) for each in said.groups],
        "tasks": [(each.owner, each.text, each.due) for each in said.tasks],
        "watched": [(each.text, each.kind, each.owner, each.next) for each in said.watched],
        "calendar": [(each.date, each.start, each.end, each.place, each.title) for each in said.calendar],
    }


TABLE = (
    MINUTES.encode()
    + """
3. Att göra

Nr   Åtgärd            Ansvarig   Klart
1    Ny belysning      Bo         2024-05-01
2    Svara kommunen    Maria      2024-05-02
""".encode()
)
NO_TITLE = MINUTES.replace("1. Lokaler", "1. Ordf. hälsade alla välkomna till årets första möte i rådet.").encode()
DIARY = MINUTES.replace("1. Lokaler", "11/24 Lokaler").replace("2. Höst", "12/24 Höst").encode()
AGENCY = MINUTES.replace("Tallens IF (ordförande)", "Myndigheten för unga frågor (MUF)").encode()


@pytest.mark.parametrize("file", OWN, ids=lambda file: file.name)
def test_a_proposal_that_is_read_in_proposes_the_same(file: Path) -> None:
    same(read(file.read_bytes(), file.name))


@pytest.mark.parametrize("content", [TABLE, NO_TITLE, DIARY, AGENCY], ids=["table", "no title", "diary", "agency"])
def test_what_is_written_in_other_ways_proposes_the_same_too(content: bytes) -> None:
    same(read(content, "fil.txt"))


def same(said: MinutesProposal) -> None:
    written = rules.in_house_style(said)
    first = read(house.markdown(written).encode(), "ut.md", said.bodies)
    again = read(house.markdown(rules.written_out(written, first)).encode(), "ut.md", said.bodies)
    assert proposes(said) == proposes(again)
