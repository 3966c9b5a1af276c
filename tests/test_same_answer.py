"""The same answer, typed alone or as the only row of a file, gets the same, whatever has happened before.

What differs on purpose: what a single verb refuses as done already (4), a file counts as unchanged; and a file takes as
incomplete what its actor can still send. Both are left out here: each answer arrives on a day of its own, complete.
"""

import itertools
from datetime import date
from pathlib import Path

import pytest
from conftest import Typed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samverkan_cli import main
from samverkan_cli.actions import enrollment, intake
from samverkan_cli.domain.enrollment import Enroll
from samverkan_cli.domain.intake import TakeIn
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.intake import Mapping, sources
from samverkan_cli.intake.answers import answers
from samverkan_cli.store.registry import Registry
from samverkan_cli.store.writer import Writer

TODAY = date(2026, 6, 30)
P, NEXT = "--period 2024-2027", "--period 2028-2031"
SAID = "--affirm values --affirm principles --signed-by 'Vera Lund'"
ENROLLED = f"enroll Klockbojen {P} {SAID} --received 2024-02-05"
TWICE = ("actor add Bojen", f"enroll Bojen {P} {SAID} --received 2024-01-10")
EXCLUDED = f"exclude Klockbojen {P} --decision 'KS 2024-10-08 § 187' --notified 2024-05-17 --answered 2024-06-05"
HISTORIES: dict[str, tuple[str, ...]] = {
    "nothing": (),
    "known": ("actor add Klockbojen --org-nr 802999-0010",),
    "joined": (ENROLLED,),
    "withdrawn": (ENROLLED, f"withdraw Klockbojen {P} --received 2024-06-01"),
    "leaving": (ENROLLED, f"withdraw Klockbojen {P} --received 2024-06-01 --effective 2026-01-01"),
    "left, and abstaining": (
        ENROLLED,
        f"withdraw Klockbojen {P} --received 2024-06-01 --effective 2026-01-01",
        f"decline Klockbojen {P} --received 2024-07-01",
    ),
    "left and back": (
        ENROLLED,
        f"withdraw Klockbojen {P} --received 2024-06-01",
        f"enroll Klockbojen {P} {SAID} --received 2024-08-01",
        f"withdraw Klockbojen {P} --received 2024-09-01",
    ),
    "excluded": (ENROLLED, f"{EXCLUDED} --effective 2024-10-17"),
    "barred": (ENROLLED, f"{EXCLUDED} --effective 2024-10-17 --bar-through 2025-10-16"),
    "barred until final": (ENROLLED, f"{EXCLUDED} --bar-through 2025-10-16"),
    "bar lifted": (
        ENROLLED,
        f"{EXCLUDED} --effective 2024-10-17 --bar-through 2026-10-16",
        "case lift-bar C-1 --decision 'KS 2025-05-20 § 90' --effective 2025-06-01",
    ),
    "back after a bar": (
        ENROLLED,
        f"{EXCLUDED} --effective 2024-10-17",
        f"enroll Klockbojen {P} {SAID} --received 2025-02-03 --cause-removed 'ny styrelse'",
        f"withdraw Klockbojen {P} --received 2025-02-20",
    ),
    "suspended": (ENROLLED, f"suspend Klockbojen {P} --through 2025-06-30 --decision 'KS 2024-10-08 § 187'"),
    "refused": (
        f"enroll Klockbojen {P} --affirm values --incomplete principerna --received 2024-02-05",
        f"refuse Klockbojen {P} --decision 'KS 2024-10-08 § 187' --notified 2024-05-17 --answered 2024-06-05",
    ),
    "abstaining": ("actor add Klockbojen", f"decline Klockbojen {P} --received 2024-02-05"),
    "incomplete": (f"enroll Klockbojen {P} --affirm values --incomplete principerna --received 2024-02-05",),
    "dissolved": (ENROLLED, "actor dissolve Klockbojen --last-day 2025-06-30"),
    "tried": (ENROLLED, f"case open Klockbojen {P} --ground formal --fact 2024-03-01"),
    "tried and left": (
        ENROLLED,
        f"case open Klockbojen {P} --ground formal --fact 2024-03-01",
        f"withdraw Klockbojen {P} --received 2024-06-01",
    ),
    "earlier name": (ENROLLED, "actor rename Klockbojen Bojen", f"withdraw Bojen {P} --received 2024-06-01"),
    "alias": ("actor add Bojen", "actor alias Bojen Klockbojen"),
    "merged, the first left": (
        ENROLLED,
        *TWICE,
        f"withdraw Bojen {P} --received 2024-02-01",
        "actor merge Klockbojen Bojen",
    ),
    "merged, the second left": (
        "actor add Bojen",
        f"enroll Klockbojen {P} {SAID} --received 2024-09-01",
        f"enroll Bojen {P} {SAID} --received 2024-01-10",
        f"withdraw Bojen {P} --received 2024-06-01",
        "actor merge Klockbojen Bojen",
    ),
    "merged the other way": (
        f"enroll Klockbojen {P} {SAID} --received 2024-09-01",
        *TWICE,
        f"withdraw Bojen {P} --received 2024-06-01",
        "actor merge Bojen Klockbojen",
    ),
    "merged, one barred": (
        ENROLLED,
        "actor add Bojen",
        f"{EXCLUDED} --effective 2024-10-17 --bar-through 2025-10-16",
        f"enroll Bojen {P} {SAID} --received 2024-11-05",
        f"withdraw Bojen {P} --received 2024-12-05",
        "actor merge Klockbojen Bojen",
    ),
    "kin of who is barred": (
        f"enroll Nyckelknippan {P} {SAID} --received 2024-02-05",
        f"exclude Nyckelknippan {P} --decision 'KS 2024-10-08 § 187' --notified 2024-05-17 --answered 2024-06-05"
        " --effective 2024-10-17 --bar-through 2026-10-16",
    ),
    "renewed": (ENROLLED, f"enroll Klockbojen {NEXT} {SAID} --received 2026-05-02"),
    "a network, and the intake closed": (
        "actor add Klockbojen --kind nätverk --purpose Dialog",
        "contact add Klockbojen 'Bo Ek <bo@example.org>'",
        "period close 2024-2027 --date 2026-03-31",
    ),
}
DAYS = (date(2024, 3, 15), date(2025, 3, 3), date(2025, 12, 1), date(2026, 6, 20))


def lived(lines: tuple[str, ...]) -> Registry:
    """Make a registry in which things have happened."""
    import shlex

    begun = (
        "init",
        "period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31 --exclusion-clause 'Den som bryter det.'",
        "period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31",
        "body add KS --kind nämnd",
        "body mandate KS --subject exclusion --may decide",
        "body mandate KS --subject entry --may decide",
    )
    Path("registry.db").unlink(missing_ok=True)
    for line in (*begun, *lines):
        status = main.run(shlex.split(line))
        if status:  # the rules of today may object to a life that was random
            assert line in lines, line
    return Registry(Path("registry.db"), 5)


def became(writer: Writer, began: int) -> tuple[object, ...]:
    """Give what has been recorded of enrollments, and the warnings; rows are told of in files alone."""
    events = [entry.event for entry in writer.recorded]
    told = [
        (
            event.KIND,
            event.subject,
            *(str(getattr(event, name, "")) for name in ("enrollment", "received", "effective")),
        )
        for event in events
    ]
    codes = {notice.code.replace("contacts_not", "contact_not") for notice in writer.notices}
    return "recorded", writer.head.seq - began, told, sorted(codes - {"period_has_no_text"})


def alone(registry: Registry, name: str, period: str, day: date) -> tuple[object, ...]:
    """Give what becomes of an answer that is typed alone."""
    ticks = ("values", "principles")
    request = Enroll(today=TODAY, actor=name, period=period, affirm=ticks, signed_by="Vera Lund", received=day)
    with registry.writing("enroll", "Maj", dry_run=True) as writer:
        began = writer.head.seq
        try:
            enrollment.enroll(writer, request)
        except Refused as refused:
            codes = sorted(each.code for each in refused.objections)
            return ("unchanged",) if codes == ["already_enrolled"] else ("refused", codes)
        return became(writer, began)


def of_a_file(registry: Registry, name: str, period: str, day: date) -> tuple[object, ...]:
    """Give what becomes of the same answer as the only row of a file."""
    Path("svar.csv").write_text(f"namn;värdegrund;principer;undertecknare;inkommen\n{name};ja;ja;Vera Lund;{day}\n")
    request = TakeIn(today=TODAY, period=period)
    with registry.writing("enroll", "Maj", dry_run=True) as writer:
        began = writer.head.seq
        (source,) = sources("svar.csv", lambda: b"", Mapping.default())
        rows = answers(source, {"period": period}, lambda _field, said: said)
        try:
            taken = intake.take_in(writer, request, rows, lambda _: "det som saknas", accept_partial=False)
        except Refused as refused:
            return "refused", sorted(each.code for each in refused.objections)
        return ("unchanged",) if taken.unchanged else became(writer, began)


@pytest.mark.parametrize("history", HISTORIES)
def test_an_answer_gets_the_same_alone_and_as_the_only_row_of_a_file(well: Typed, history: str) -> None:
    registry = lived(HISTORIES[history])
    for day, period in itertools.product(DAYS, ("2024-2027", "2028-2031")):
        assert alone(registry, "Klockbojen", period, day) == of_a_file(registry, "Klockbojen", period, day), (
            day,
            period,
        )


LINES = sorted({line for lines in HISTORIES.values() for line in lines})


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    lines=st.lists(st.sampled_from(LINES), min_size=3, max_size=9).map(lambda lines: (ENROLLED, *TWICE, *lines)),
    name=st.sampled_from(["Klockbojen", "Bojen", "klockbojen "]),
    day=st.dates(date(2024, 2, 6), date(2026, 6, 30)).filter(lambda day: str(day) not in "".join(LINES)),
)
def test_an_answer_gets_the_same_after_any_life(lines: tuple[str, ...], name: str, day: date) -> None:
    registry = lived(lines)
    for period in ("2024-2027", "2028-2031"):
        assert alone(registry, name, period, day) == of_a_file(registry, name, period, day)
