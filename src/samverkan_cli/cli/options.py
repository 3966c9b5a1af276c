"""Arguments and options that several verbs share. All are read as text and checked in the request."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from samverkan_cli.texts import code, metavar, option


def argument(name: str, stands_for: str | None = None) -> str:
    """Give the annotation of an argument; what is missing is an objection of the request, not of Typer."""
    return typer.Argument(metavar=metavar(stands_for or name.upper()), help=option(name), show_default=False)  # type: ignore[no-any-return]  # Typer types it Any


def flag(name: str, stands_for: str, *words: str) -> str:
    """Give the annotation of an option, `--first-day` for `first_day`."""
    return typer.Option(  # type: ignore[no-any-return]  # Typer types it Any
        *(words or (f"--{name.replace('_', '-')}",)),
        metavar=metavar(stands_for),
        help=option(name),
        show_default=False,
    )


def output(forms: Sequence[str]) -> Any:
    """Give the annotation of `-o`, with the formats to choose between."""
    return Annotated[str | None, flag("output", "|".join(forms), "--output", "-o")]


def final(effective: str | None) -> dict[str, Any]:
    """Give an effective day that was typed, which may be the day the decision is final."""
    when_final = bool(effective) and code("effective", effective or "") == "final"
    return {"effective": None if when_final else effective, "when_final": when_final}


DAY, TEXT, REF, WORD, NUMBER, FOLDER = (
    option(f"metavar_{name}") for name in ("day", "text", "ref", "word", "number", "folder")
)

Actor = Annotated[str | None, argument("actor")]
PeriodOption = Annotated[str | None, flag("period", "P")]
PeriodArgument = Annotated[str | None, argument("period")]
Kind = Annotated[str | None, flag("kind", WORD)]
SideOption = Annotated[str | None, flag("side", "civil|public")]
OrgNr = Annotated[str | None, flag("org_nr", NUMBER)]
Purpose = Annotated[str | None, flag("purpose", TEXT)]
FirstDay = Annotated[str | None, flag("first_day", DAY)]
LastDay = Annotated[str | None, flag("last_day", DAY)]
Received = Annotated[str | None, flag("received", DAY)]
Effective = Annotated[str | None, flag("effective", DAY)]
FromDay = Annotated[str | None, flag("from_day", DAY, "--from")]
Through = Annotated[str | None, flag("through", DAY)]
Due = Annotated[str | None, flag("due", DAY)]
Owner = Annotated[str | None, flag("owner", TEXT)]
Helpers = Annotated[list[str] | None, flag("helpers", TEXT, "--with")]
Without = Annotated[list[str] | None, flag("without", TEXT, "--without")]
Note = Annotated[str | None, flag("note", TEXT)]
Decision = Annotated[str | None, flag("decision", REF)]
Person = Annotated[str | None, argument("person")]
Represents = Annotated[str | None, flag("represents", REF)]
PartyOption = Annotated[str | None, flag("party", TEXT)]
Role = Annotated[str | None, flag("role", TEXT)]
Outcome = Annotated[str | None, flag("outcome", WORD)]
ToBody = Annotated[str | None, flag("to", REF)]
ToMeeting = Annotated[str | None, flag("to_meeting", "M")]
Back = Annotated[str | None, flag("back", DAY)]
Clear = Annotated[list[str] | None, flag("right_clear", WORD, "--clear")]
ErasedWhat = Annotated[str | None, flag("erased_what", "contacts|all", "--what")]
EndedBefore = Annotated[str | None, flag("ended_before", DAY)]
Reference = Annotated[str | None, argument("ref")]
AnyFile = Annotated[str | None, flag("any_file", "FILE", "--out")]
OutFile = Annotated[str | None, flag("out", "FILE")]
Force = Annotated[bool, typer.Option("--force", help=option("force"))]
Plot = Annotated[bool, typer.Option("--plot", help=option("plot"))]
Keep = Annotated[list[str] | None, flag("let_stand", REF, "--keep")]
Yes = Annotated[bool, typer.Option("--yes", help=option("yes"))]
CaseArgument = Annotated[str | None, argument("case", "C")]
CaseOption = Annotated[str | None, flag("case", "C")]
Body = Annotated[str | None, flag("body", REF)]
Grounds = Annotated[list[str] | None, flag("ground", REF)]
EffectiveOrFinal = Annotated[str | None, flag("effective_or_final", f"{DAY}|final", "--effective")]
BarThrough = Annotated[str | None, flag("bar_through", DAY)]
Considered = Annotated[bool, typer.Option("--considered", help=option("considered"))]
SteppedAside = Annotated[list[str] | None, flag("stepped_aside", TEXT)]
NotConflicted = Annotated[list[str] | None, flag("not_conflicted", TEXT)]
Disregarded = Annotated[list[str] | None, flag("disregarded", TEXT)]
Deciding = Annotated[str | None, flag("deciding", TEXT)]
Proportionality = Annotated[str | None, flag("proportionality", TEXT)]
RecordAnyway = Annotated[str | None, flag("record_anyway", TEXT)]
NoInput = Annotated[bool, typer.Option("--no-input", help=option("no_input"))]

New = Annotated[bool, typer.Option("--new", help=option("new"))]

# Every writing verb.
DryRun = Annotated[bool, typer.Option("--dry-run", help=option("dry_run"))]
Date = Annotated[str | None, flag("date", DAY)]
Reason = Annotated[str | None, flag("reason", TEXT, "--reason", "-m")]
Dnr = Annotated[str | None, flag("dnr", TEXT)]
Source = Annotated[str | None, flag("source", TEXT)]

# Every verb.
Fields = Annotated[str | None, flag("fields", "A,B", "--fields")]
Excel = Annotated[bool, typer.Option("--excel", help=option("excel"))]
On = Annotated[str | None, flag("on", DAY)]
