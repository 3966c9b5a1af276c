"""A register with something on every page of the site, and with texts that look like something else in every place."""

import contextlib
import io
import os
import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from samverkan_cli import main
from samverkan_cli.actions.publication import publication
from samverkan_cli.domain.publication import Publication
from samverkan_cli.store.registry import Registry

ON = "2024-06-01"
THE_DAY = date.fromisoformat(ON)
HOSTILE = (
    "<b>Fet</b> & <i>kursiv</i> &amp; &lt;script&gt;",
    "</title></h1><script>alert(1)</script><!--",
    "\" onclick='alert(1)' data-x=\"",
    "{{ 7*7 }} {% raw %} {# x #} ${7*7} #set($x)",
    "Å" * 200,
    "Donaudampfschiffahrtsgesellschaftskapitän" * 4,
    "מועדון שלום (1) אגודה",
    "نادي الصداقة [2] – Örebro",
    "日本語の団体 👩‍👩‍👧‍👦",
    "javascript:alert(1) ./../../etc/passwd%00",
    "]]> */ } body{display:none} @import url(//x)",
)
PLAIN = (
    ("Almby idrottsklubb", "förening"),
    ("Betlehemskyrkan", "församling"),
    ("Tegelbruket", "förening"),
    ("Studiecirkeln", "studieförbund"),
    ("Stiftelsen Aktiv", "stiftelse"),
    ("Grannskapet", "förening"),
    ("Föreningsrådet", "paraplyorganisation"),
    ("Kulturnämnden", "nämnd"),
    ("Socialförvaltningen", "förvaltning"),
    ("Bostäder AB", "kommunalt bolag"),
    ("Ängens odlarförening", "förening"),
    ("Östra byalaget", "förening"),
)
AGREEMENT = """# Värdegrund

1. Alla människor har lika värde, och vi möter varandra med respekt.
2. Det civila samhället är självständigt.

# Principer

1. Självständighet och oberoende
2. Dialog
3. Kvalitet
4. Långsiktighet och stabila förutsättningar
5. Öppenhet och insyn
6. Mångfald

# Åtaganden

1. Kommunen bjuder in till dialog innan beslut fattas som berör det civila samhället.
2. Föreningarna berättar för varandra vad de gör.
"""
JOINED = "--period 2024-2027 --affirm values,principles --signed-by 'Eva Ek, ordförande'"
LINES = (
    "init --municipality 'Åsele kommun' --agreement 'Överenskommelse om samverkan'",
    "registry set public_contact=samverkan@asele.example 'answer_to=Åsele kommun, Box 1, 910 60 Åsele'"
    " controller=Kommunstyrelsen 'controller_contact=ks@asele.example'",
    "period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31",
    "period text 2024-2027 text.md",
    "actor edit Tegelbruket --website https://tegelbruket.example/om?a=1&b=2 --purpose 'Ett öppet hus i stadsdelen.'",
    "contact add Tegelbruket 'Ulla Ek <ulla@tegelbruket.example>' --public --source 'blankett 2024-05-02' --new",
    "contact add Tegelbruket 'Bo Hemlig <hemlig@tegelbruket.example>' --new",
    "body add Kommunstyrelsen --kind nämnd",
    "body add Samverkansrådet --kind 'rådgivande organ'",
    "body add 'Rådets AU' --kind utskott",
    "body mandate Kommunstyrelsen --subject exclusion --may decide",
    "body mandate Samverkansrådet --subject exclusion --may recommend",
    "body seat Samverkansrådet 'Siv Öberg' --represents Tegelbruket --new",
    "plan add 2024-2025 --first-day 2024-01-01 --last-day 2025-12-31",
    "plan add 2026-2027 --first-day 2026-01-01 --last-day 2027-12-31",
    "plan activity 2024-2025 'Kartan: tydliggör ingångar i kommunen' --serves principle:5 --side municipal",
    "plan activity 2024-2025 'Mötesplats för nya föreningar' --serves principle:2 --side both"
    " --with Tegelbruket --with Grannskapet --due 2024-11-30",
    "plan activity 2024-2025 'Utbildning i värdegrund' --serves value:1 --side civil",
    "watch add 'Klimatstrategin: när och hur tillfrågas det civila samhället?' --kind remiss --next 2024-09-01",
    "watch add 'Nytt föreningshus vid ån' --kind projekt",
    "meeting add Samverkansrådet --date 2024-03-13 --time 16-18 --place 'Föreningarnas hus' --title 'Vårens möte'",
    "meeting add Samverkansrådet --date 2024-05-22 --time 16-18 --place 'Föreningarnas hus'",
    "meeting add Samverkansrådet --date 2024-09-11 --time 16-18 --place 'Föreningarnas hus'"
    " --title 'Val- och informationsmöte' --invited signatories",
    "meeting agenda M-1 --add 'Val av justerare' --add 'Aktivitetsplanen' --add 'Övriga frågor'",
    "meeting attend M-1 'Siv Öberg' --represents Tegelbruket",
    "decision add 'Anta aktivitetsplanen för 2024–2025' --body Samverkansrådet --meeting M-1 --item 2"
    " --date 2024-03-13",
    "decision add 'Inrätta en arbetsgrupp för mötesplatser' --body Kommunstyrelsen --date 2024-04-09 --paragraph 87"
    " --dnr Ks112/2024",
    "plan adopt 2024-2025 --decision D-2024-001",
    "plan done 2024-2025:1 --note Klar",
    "plan start 2024-2025:2",
)
APPROVED = "meeting approve M-1 --at M-2 --date 2024-05-22"


def live(run: Callable[..., object], setting: Callable[[str, str], None], *, hostile: bool = False) -> None:
    """Type the whole life in the current folder; `setting` sets what the environment says."""
    setting("SAMVERKAN_TODAY", "2024-01-15")
    Path("text.md").write_text(AGREEMENT, encoding="utf-8")
    for line in LINES[:4]:
        run(line)
    for at, (name, kind) in enumerate(PLAIN):
        run(f"enroll {JOINED} --kind '{kind}' --received 2024-0{1 + at % 5}-02", name)
    for name in HOSTILE if hostile else ():
        run(f"enroll {JOINED} --new --received 2024-02-02", name)
    setting("SAMVERKAN_TODAY", ON)
    for line in LINES[4:]:
        run(line)
    if hostile:
        _hostile(run)
    run(APPROVED)


def _hostile(run: Callable[..., object]) -> None:
    for at, text in enumerate(HOSTILE):
        run("plan activity 2024-2025", text)
        run("watch add --kind projekt", text)
        run(f"meeting add Samverkansrådet --date 2024-10-{10 + at}", "--title", text, "--place", text)
        run("decision add --body Samverkansrådet --date 2024-04-01", text)
        run("body add", text)
        run("actor edit", f"A-{len(PLAIN) + 1 + at}", "--purpose", text)
        run("meeting agenda M-1 --add", text)


def made(folder: Path, *, hostile: bool = False) -> Path:
    """Give a folder in which the life has been typed, and where the site can be."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("SAMVERKAN_")]:
            patch.delenv(name)
        patch.setenv("SAMVERKAN_USER", "Maj Strand")
        patch.setenv("SAMVERKAN_STATE", str(folder / ".state"))
        patch.chdir(folder)
        live(_typed, patch.setenv, hostile=hostile)
    return folder


def published(folder: Path, *, internal: bool = False, on: date = THE_DAY) -> Publication:
    """Give what is published of the register in a folder, on the day of the life or another."""
    with Registry(folder / "registry.db", 5).reading() as reader:
        return publication(reader, on, internal=internal)


def _typed(line: str, *more: str) -> None:
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        status = main.run([*shlex.split(line), *more])
    assert status == 0, told.getvalue()
