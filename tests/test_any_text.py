"""Any accepted text leaves the register whole: every text option of every writing verb, typed with what looks alike.

The verbs and their options are those of the command tree: one that is new and not typed here fails the first test.
"""

import json
import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import Typed
from hostile_texts import MILDER, SHAPES, shaped
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from samverkan_cli import main, texts
from samverkan_cli.cli.root import app
from samverkan_cli.store.registry import Registry
from samverkan_cli.store.verify import verify

HERE = "¤"  # where a text is typed
NOTED = ("reason", "dnr", "source")
P, Q = "--period 2024-2027", "--period 2020-2023"
TICKED = f"--affirm values --affirm principles --signed-by {HERE}"
CONFLICTS = f"--stepped-aside {HERE} --not-conflicted '{HERE}, § 5' --disregarded {HERE}"
REASONS = f"--deciding {HERE} --proportionality {HERE}"
ANYWAY = f"--record-anyway {HERE}"

# Everything that can be recorded, each command building on those before it; ids where one is named.
LIFE = (
    f"init --municipality {HERE} --agreement {HERE}",
    f"registry set court={HERE} court_address={HERE} controller={HERE} controller_contact={HERE}"
    f" data_protection_officer={HERE} public_contact='{HERE} <open@example.org>'",
    f"period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31 --exclusion-clause {HERE}",
    f"period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31 --exclusion-clause {HERE} --policy policy.toml",
    "period text 2024-2027 text.md",
    f"body add {HERE} --kind nämnd --alias {HERE}",
    f"body alias B-1 {HERE}",
    "body mandate B-1 --subject exclusion --may decide",
    "body mandate B-1 --subject entry --may decide",
    f"actor add --new {HERE} --purpose {HERE}",
    f"actor edit A-1 --purpose {HERE} --kind stiftelse",
    f"actor rename A-1 {HERE} --date 2024-01-05",
    f"actor alias A-1 {HERE}",
    f"enroll --new A-1 {P} --affirm values --incomplete {HERE} --received 2024-01-10"
    f" --contact '{HERE} <bo@example.org>' --purpose {HERE}",
    f"enroll --new A-1 {P} {TICKED} --received 2024-01-20 --evidence {HERE}",
    f"enroll --new {HERE} {P} {TICKED} --received 2024-01-11 --contact {HERE}",
    f"actor add --new {HERE}",
    f"decline A-3 {P} --received 2024-02-01",
    f"person add --new {HERE} --email asa@example.org",
    f"body seat --new B-1 {HERE} --represents A-2 --role {HERE} --party {HERE}",
    f"meeting add B-1 --date 2024-10-08 --time 16-18 --place {HERE} --title {HERE}",
    f"meeting agenda M-1 --add {HERE} --add {HERE}",
    f"meeting agenda M-1 --add {HERE} --label {HERE} --under 1",
    f"meeting agenda M-1 --rename M-1:3 {HERE} -m {HERE}",
    f"meeting note M-1 M-1:1 {HERE}",
    f"meeting agenda M-1 --drop M-1:3 -m {HERE}",
    f"meeting attend --new M-1 {HERE} --role {HERE}",
    f"meeting outcome M-1 2 --outcome bordlagd --back 2024-12-01 --note {HERE}",
    f"decision add {HERE} --meeting M-1 --item 1 --paragraph 187 --about A-1",
    f"decision add {HERE} --body B-1 --date 2024-10-09 --about A-1",
    f"decision followup --new D-2024-001 {HERE} --owner {HERE} --due 2024-11-01",
    f"suspend --new A-1 {P} --through 2024-10-12 --decision D-2024-002 {CONFLICTS} {ANYWAY}",
    f"exclude --new A-1 {P} --decision D-2024-001 --effective 2024-10-17 --notified 2024-05-17 --answered 2024-06-05"
    f" --ground formal --bar-through 2025-12-31 {REASONS} {CONFLICTS} {ANYWAY}",
    f"withdraw A-2 {P} --received 2025-03-01",
    f"enroll --new A-2 {P} {TICKED} --received 2025-04-01 --cause-removed {HERE}",
    f"enroll --new {HERE} {Q} {TICKED} --received 2020-02-02",
    f"enroll --new {HERE} {Q} --affirm values --incomplete {HERE} --received 2020-02-03",
    f"decision add {HERE} --body B-1 --date 2020-06-01",
    f"refuse --new A-5 {Q} --decision D-2020-001 --notified 2020-03-01 --answered 2020-03-20 {REASONS} {CONFLICTS}"
    f" {ANYWAY}",
    f"case open A-4 {Q} --ground formal --from {HERE} --what {HERE} --evidence {HERE} --date 2020-03-02",
    f"case screen C-3 --admit --own {HERE} --date 2020-03-03",
    f"case step C-3 --who {HERE} --what {HERE} --date 2020-03-10",
    "case document C-3 text.md --matters --date 2020-03-11",
    f"case notify C-3 F-77.txt --date 2020-03-12 --how {HERE}",
    "case notify C-3 --extend --date 2020-03-20",
    f"case notify C-3 --exempt haste --reason {HERE} --date 2020-03-21",
    f"case answer C-3 --received 2020-04-01 --final-answer --what {HERE}",
    "case cure C-3 --through 2020-05-01 --date 2020-04-02",
    "case cure C-3 --done 2020-04-20",
    f"case prepare --new C-3 --body B-1 --recommend {HERE} {CONFLICTS} --date 2020-05-25",
    f"decision add {HERE} --body B-1 --date 2020-06-02",
    "case decide --new C-3 --decision D-2020-002 --outcome excluded --effective 2020-06-10 --bar-through 2022-12-31"
    f" {REASONS} {CONFLICTS} {ANYWAY}",
    f"correct «case_decided C-3» {REASONS} --reason {HERE}",
    "case announce C-3 --adjusted 2020-06-04 --posted 2020-06-05 --posted-through 2020-06-26",
    "case appeal C-3 --received 2020-06-20",
    "case stay C-3 --date 2020-06-22",
    "case outcome C-3 upheld --date 2020-09-01 --final 2020-09-22",
    f"case final C-3 --date 2020-09-23 --source {HERE} {ANYWAY}",
    f"decision add {HERE} --body B-1 --date 2020-12-01",
    f"case lift-bar C-3 --decision D-2020-003 {ANYWAY}",
    f"decision add {HERE} --body B-1 --date 2020-12-08",
    f"case revoke C-3 --decision D-2020-004 {ANYWAY}",
    f"case close C-3 --date 2020-12-09 --reason {HERE}",
    f"roll --on 2024-06-01 --record {HERE}",
    f"group add --new {HERE} --decision D-2024-001 --convener {HERE} --member {HERE} --member {HERE}",
    f"group member --new G-1 {HERE}",
    f"group convener --new G-1 {HERE}",
    "plan add 2024-2025 --first-day 2024-01-01 --last-day 2025-12-31",
    f"plan activity --new 2024-2025 {HERE} --serves principle:1 --lead {HERE} --with A-2",
    f"plan assign --new 2024-2025:1 {HERE} --due 2024-12-01",
    f"plan assign --new 2024-2025:1 --lead {HERE}",
    f"plan activity 2024-2025 {HERE}",
    f"plan drop 2024-2025:2 --note {HERE}",
    f"plan activity 2024-2025 {HERE}",
    "plan add 2026-2027 --first-day 2026-01-01 --last-day 2027-12-31",
    f"plan move-to 2024-2025:3 2026-2027 --note {HERE}",
    f"task add --new {HERE} --owner {HERE} --with {HERE} --due 2024-11-01",
    f"task assign --new T-1 {HERE} --with {HERE} --due 2024-12-01",
    f"task assign --new T-1 --owner {HERE}",
    f"task move T-1 --due 2024-12-15 --reason {HERE}",
    f"task note T-1 {HERE}",
    "task start T-1",
    "task done T-1 --date 2024-10-30",
    f"task add {HERE}",
    f"task drop T-2 --reason {HERE}",
    f"watch add {HERE} --kind remiss --owner {HERE}",
    f"watch note W-1 {HERE} --next 2025-01-01",
    f"watch resolve W-1 --note {HERE}",
    f"watch add {HERE} --kind lag",
    f"watch promote --new W-2 --to task --owner {HERE}",
    f"contact add --new A-2 '{HERE} <asa@example.org>'",
    f"contact add --new A-2 {HERE}",
    "contact verify A-2 asa@example.org --date 2024-05-05",
    f"contact consent A-2 asa@example.org --date 2024-05-05 --source {HERE}",
    "contact consent A-2 asa@example.org --date 2024-05-06 --withdrawn",
    f"contact add --new A-2 '{HERE} <consenting@example.org>' --public --source {HERE}",
    f"round add {HERE} {P} --question {HERE} --question {HERE} --date 2024-05-15",
    f"round answer U-1 A-2 {HERE} --received 2024-06-01",
    "contact bounced A-2 asa@example.org --date 2024-06-06",
    "contact end A-2 asa@example.org --date 2024-07-07",
    f"actor add --new {HERE} --org-nr 802999-0028",
    "actor dissolve A-3 --last-day 2024-12-31 --successor A-6",
    f"actor add --new {HERE} --kind nätverk --purpose {HERE}",
    "actor member A-7 A-2 --from 2024-01-01",
    f"enroll --new A-6 {P} {TICKED} --received 2024-03-11 --contact '{HERE} <siv@example.org>'",
    "actor merge A-6 A-2",
    "person merge P-2 P-1",
    f"decision add {HERE} --body B-1 --date 2024-04-24",
    "plan adopt 2024-2025 --decision D-2024-003",
    f"plan start 2024-2025:1 --note {HERE}",
    f"plan note 2024-2025:1 {HERE}",
    f"plan done 2024-2025:1 --note {HERE}",
    f"correct 2024-2025:1 --lead {HERE} --new --reason {HERE}",
    "period set 2024-2027 networks=no --from 2024-05-01 --decision D-2024-003",
    f"period set 2024-2027 exclusion_clause={HERE} --from 2024-05-02 --decision D-2024-003",
    "period extend 2024-2027 --last-day 2028-06-30 --decision D-2024-003",
    f"enroll --new {HERE} {Q} {TICKED} --received 2020-02-02",
    f"enroll --from svar.csv {P}",
    "renew apply plan.json",
    f"renew remind 2024-2027 --round 1 --out brev --answer-to {HERE}",
    f"correct A-1 --new --name {HERE} --purpose {HERE} --reason {HERE}",
    f"correct E-2 --new --signed-by {HERE} --evidence {HERE} --cause-removed {HERE} --reason {HERE}",
    f"correct E-5 --incomplete {HERE} --reason {HERE}",
    f"correct P-3 --new --name {HERE} --email ny@example.org --reason {HERE}",
    f"correct M-1 --place {HERE} --title {HERE} --reason {HERE}",
    f"correct «outcome_noted» --note {HERE} --reason {HERE}",
    f"correct M-1:1 --title {HERE} --text {HERE} --label {HERE} --reason {HERE}",
    f"correct D-2024-001 --text {HERE} --reason {HERE}",
    f"correct U-1 --name {HERE} --question {HERE} --question {HERE} --reason {HERE}",
    f"correct «round_answered» --text {HERE} --reason {HERE}",
    f"correct T-1 --new --owner {HERE} --reason {HERE}",
    "person erase P-40 --decision D-2024-001 --what contacts --yes",
    f"correct A-2 --contact siv@example.org --new --person {HERE} --reason {HERE}",
    f"correct «seat_taken» --role {HERE} --party {HERE} --reason {HERE}",
    f"meeting attend --new M-1 {HERE} --role {HERE} --party {HERE} --for {HERE} --out 1 --reason {HERE}",
    f"correct «attendance_noted» --new --for {HERE} --party {HERE} --reason {HERE}",
    f"meeting attend --new M-1 {HERE} --represents {HERE}",
    f"body standing B-1 --add {HERE}",
    f"meeting add B-1 --date 2024-11-08 --time 16-18 --place {HERE}",
    f"meeting move M-2 --date 2024-11-09 --place {HERE}",
    f"meeting cancel M-2 --reason {HERE}",
    "meeting minutes M-1 --sent 2024-10-09",
    f"meeting approve --new M-1 --adjusted 2024-10-10 --by {HERE} --reason {HERE}",
    f"correct «case_screened» --own {HERE} --reason {HERE}",
    f"correct «dialogue_noted» --who {HERE} --what {HERE} --reason {HERE}",
    f"correct «actor_notified C-3» --how {HERE} --reason {HERE}",
    f"correct «case_prepared C-3» --recommend {HERE} --reason {HERE}",
    f"correct «appeal_received» --by {HERE} --reason {HERE}",
    f"void 2024-2025:1 --reason {HERE}",
    "group close G-1 --date 2099-12-31",
    f"handover --from P-1 --to {HERE} --new",
    "person request P-3 extract --received 2024-05-01",
    "actor erase A-3 --decision D-2024-001 --yes",
    f"decision add {HERE} --new --body B-1 --date 2024-11-01 --reservation {HERE} --recused {HERE}",
    f"decision stance --new D-2024-001 {HERE}",
    f"decision amend D-2024-001 --by D-2024-004 --scope {HERE}",
    f"decision supersede D-2024-003 --by D-2024-004 --scope {HERE}",
    f"decision annul D-2024-003 --by D-2024-004 --scope {HERE}",
    f"correct «decision_changed» --scope {HERE} --reason {HERE}",
    "import minutes protokoll.txt --body B-1 --yes",
    "period close 2024-2027 --date 2027-06-30",
    "undo",
    "redo",
)
# No new text is taken there: an address, or a contact that is known.
NO_TEXT = {
    ("person add", "email"),
    *(("body standing", name) for name in ("after", "drop")),
    *((f"contact {verb}", "contact") for verb in ("end", "verify", "bounced", "consent")),
}
# Nor where somebody, something or a day is named that is there already.
POINTING = (
    "actor",
    "considered",
    "contact",
    "email",
    "exempt",
    "final_answer",
    "ground",
    "guest",
    "mandate",
    "member",
    "participant",
    "standing",
)
NO_TEXT |= {("meeting attend", "without"), ("correct", "website")}  # who holds a seat; an address
NO_TEXT |= {("correct", name) for name in (*POINTING, "seat", "serves", "stance_of", "time")}
NO_TEXT |= {("task assign", "without")}
NO_TEXT |= {("handover", "giver"), ("person merge", "into"), ("enroll", "ignore")}  # known, or of a file
NO_TEXT |= {("void", name) for name in ("contact", "member", "participant", "seat", "stance_of", "standing")}
NO_TEXT |= {(f"person {verb}", "person") for verb in ("merge", "request", "erase")}
FREE = {
    texts.metavar(name) for name in ("NAME", "ALIAS", "PERSON", "CONTACT", "NOTE")
}  # of arguments; options say that they take a text


def verbs() -> Iterator[tuple[str, Any]]:
    """Give every writing verb of the command tree."""

    def under(command: Any, words: str) -> Iterator[tuple[str, Any]]:
        if not hasattr(command, "list_commands"):
            yield words, command
            return
        for name in command.list_commands(None):
            yield from under(command.get_command(None, name), f"{words} {name}".strip())

    for words, command in under(typer.main.get_command(app), ""):
        if any(param.name == "dry_run" for param in command.params):
            yield words, command


def takes_text(param: Any) -> bool:
    """Tell whether an argument or option takes a text that a person chooses."""
    free = FREE if param.param_type_name == "argument" else set()
    return param.metavar in free or texts.option("metavar_text") in (param.metavar or "")


def test_every_text_option_of_every_writing_verb_is_typed_here() -> None:
    typed: dict[str, set[str]] = {}
    known = dict(verbs())
    for line in LIFE:
        words = shlex.split(line)
        for verb, command in known.items():
            if words[: len(verb.split())] == verb.split():
                context = command.make_context(verb, words[len(verb.split()) :], resilient_parsing=True)
                found = {name for name, value in context.params.items() if HERE in str(value)}
                typed.setdefault(verb, set()).update(found)
    for verb, command in known.items():
        free = {param.name for param in command.params if takes_text(param) and param.name not in NOTED}
        assert verb in typed, verb
        assert free - {name for of, name in NO_TEXT if of == verb} <= typed[verb], verb


def files(texts: Iterator[str]) -> None:
    """Write what the commands read: a text, a policy, a document, minutes, and a file of answers."""
    principles = "\n".join(f"{n}. {next(texts)}" for n in range(1, 4))
    Path("text.md").write_text(f"# Värdegrund\n1. {next(texts)}\n# Principer\n{principles}\n", encoding="utf-8")
    source = json.dumps(next(texts), ensure_ascii=False)
    Path("policy.toml").write_text(f"[respond_days]\nvalue = 20\nsource = {source}\n", encoding="utf-8")
    Path("F-77.txt").write_text("F-77", encoding="utf-8")
    minutes = (
        "Protokoll {}\nDatum: 2024-12-05\n\nNärvarande: {}, {} ({})\n\n§ 301 {}\n{}\nBeslut: {}\n\n"
        "§ 302 {}\nBeslut: att {} får i uppdrag att {} senast 2025-01-31\n\n§ 303 {}\nÄrendet bordläggs.\n"
    )
    written = minutes.format(*(next(texts) for _ in range(minutes.count("{}"))))
    Path("protokoll.txt").write_text(written, encoding="utf-8")
    headings = (
        "värdegrund;principer;inkommen;e-post;namn;kontaktperson;undertecknare;befattning;ändamål;underlag;ärende"
    )
    rows = [
        ["ja", "ja", "2024-05-01", f"{n}@example.org", *(next(texts).replace('"', '""') for _ in range(7))]
        for n in range(3)
    ]
    Path("svar.csv").write_text(
        "\n".join([headings, *(";".join(f'"{cell}"' for cell in row) for row in rows)]), encoding="utf-8"
    )


def numbered(line: str) -> str:
    """Give a line with the number of the first entry of a kind, about an id or anything, where it says «kind id»."""

    def number(found: re.Match[str]) -> str:
        kind, _, about = found[1].partition(" ")
        with Registry(Path("registry.db"), 5).reading() as reader:
            told = (json.loads(entry) for some in reader.stored() for entry, _, _ in some)
            return str(next(each["seq"] for each in told if each["kind"] == kind and about in ("", each["subject"])))

    return re.sub("«(.+?)»", number, line)


def filled(line: str, texts: Iterator[str]) -> list[str]:
    """Give the words of a line with a text wherever one is typed, and in what every verb notes."""
    line = numbered(line)
    noted = [word for name in NOTED if f"--{name} " not in line for word in (f"--{name}", HERE)]
    return [re.sub(HERE, lambda _: next(texts), word) for word in ["--as", HERE, *shlex.split(line), *noted]]


def live(shapes: list[str]) -> int:
    """Type the life with texts of the shapes; give how many lines had to be typed again.

    Nobody is called what only an id of the register can be: such a line is refused, and typed with what looks like an
    id and is none.
    """
    texts, milder, again = shaped(shapes), shaped(MILDER), 0
    files(texts)
    for line in LIFE:
        if line.startswith("renew apply"):
            assert 0 == main.run(shlex.split("renew plan 2024-2027 --from 2020-2023 --out plan.json --force"))
        words = filled(line, texts)
        status = main.run(words)
        if status:
            assert status in (2, 3, 4, 5), words
            again += 1
            if "svar.csv" in line or "protokoll.txt" in line:
                files(milder)
            words = filled(line, milder)
            assert 0 == main.run(words), words
    return again


def must_be_whole(path: str = "registry.db") -> None:
    with Registry(Path(path), 5).reading() as reader:
        assert [] == verify(reader)["problems"]


@settings(
    derandomize="SAMVERKAN_TEXTS" not in os.environ,  # by hand each run draws texts of its own
    max_examples=int(os.environ.get("SAMVERKAN_TEXTS", "2")),
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(SHAPES), min_size=60, max_size=60))
def test_any_text_that_is_accepted_leaves_the_register_whole(
    capsys: pytest.CaptureFixture[str], shapes: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        again = live(shapes)
        capsys.readouterr()
        assert again < len(LIFE) / 2
        must_be_whole()
        assert 0 == main.run(["database", "backup", "--out", "kopia.db"])
        must_be_whole("kopia.db")
        for shape in SHAPES:
            assert main.run(["search", shape.format(n=101, y=2001, z=2004)]) in (0, 2)
        assert main.run(["check"]) in (0, 6)
        for read in ("actor list", "journal list", "due", "roll", "calendar", "why A-1", "case show C-3", "status"):
            assert 0 == main.run(read.split()), read
        for back in ("undo", "redo"):
            assert 0 == main.run([back])
            must_be_whole()


@pytest.mark.parametrize(
    "line",
    [
        "actor add F-11",
        "actor add Tuvan --purpose K-3 --reason A-1 --source D-2024-001",
        "body add S-38",
        "task add F-11 --owner K-3",
        "watch add N-1 --kind remiss --owner R-1",
        f"enroll Tuvan {P} --affirm values --affirm principles --signed-by 'K-3, F-1' --contact 'S-2 <k@example.org>'",
        "enroll --from svar.csv --period 2024-2027 --received 2024-05-01",
        "period text 2024-2027 text.md",
        "meeting add B-1 --date 2024-10-08 --place M-1 --title 2024-2027:1",
        "group add F-8 --member F-1 --convener K-3",
    ],
)
def test_what_looks_like_an_id_and_is_none_never_makes_the_register_tampered(
    well: Typed, period: str, line: str
) -> None:
    Path("svar.csv").write_text(
        "namn;värdegrund;principer;undertecknare;kontakt\nS-38;ja;ja;F-11;K-3\n", encoding="utf-8"
    )
    Path("text.md").write_text("# Värdegrund\n1. F-11\n# Principer\n1. A-1\n2. 2024-2027:1\n", encoding="utf-8")
    well("body add KS")
    well(line)
    assert well("journal verify -o json").data["ok"]
    assert 0 == well("database backup --out k.db").status
    for back in ("undo", "redo"):
        well(back)
        assert well("journal verify -o json").data["ok"]
