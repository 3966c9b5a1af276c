"""Texts that are reached by a key that is built: each that can be built is there, and each that is there can be."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from samverkan_cli import texts
from samverkan_cli.cli.case import lines
from samverkan_cli.domain.case.state import Next
from samverkan_cli.domain.followup import FollowState
from samverkan_cli.domain.intake import SENT_LATER
from samverkan_cli.domain.renewal.proposal import _REACHES
from samverkan_cli.domain.standing import Standing
from samverkan_cli.domain.values import AgendaSource, CaseOutcome, ChangeKind, DoneKind, May, Relation, Reply, Stretch

RELATIONS = {each.replace("-", "_") for each in Relation}
SOURCE = Path(__file__).parents[1] / "src/samverkan_cli"
NO_EFFECT = {CaseOutcome.NONE, CaseOutcome.REPRIMAND}  # told by `holds_nothing`


def constants(*paths: str) -> set[str]:
    """Give every text that stands in the code, in some files or in all but the texts themselves."""
    files = [SOURCE / path for path in paths] or [
        path for path in SOURCE.rglob("*.py") if not {"sv", "en"} & set(path.relative_to(SOURCE).parts)
    ]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    return {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def deadlines() -> set[str]:
    """Give the last days of a case, as `procedure` calls them."""
    return constants("domain/case/state.py") & set(texts.words("deadline"))


def hindrances() -> set[str]:
    """Give the codes of why an actor cannot be invited, as `renewal` writes them: pairs of a code and a fact."""
    tree = ast.parse((SOURCE / "domain/renewal/proposal.py").read_text(encoding="utf-8"))
    pairs = (node.elts for node in ast.walk(tree) if isinstance(node, ast.Tuple) and len(node.elts) == 2)
    codes = {str(code.value) for code, _ in pairs if isinstance(code, ast.Constant)}
    return {code for code in codes if re.fullmatch("[a-z]+", code)}


def counted() -> set[str]:
    """Give the facts that some text tells with their number: `{days:counted}`."""
    found: set[str] = set()
    for path in (SOURCE / "texts").rglob("*.py"):
        found |= set(re.findall(r"\{(\w+):counted\}", path.read_text(encoding="utf-8").split('"""', 2)[2]))
    return found


FAMILIES = {
    "next_": {*Next},
    "built_": {*AgendaSource},
    "line_": {*AgendaSource},
    "map_": RELATIONS,
    "map_by_": RELATIONS - {"opens"},
    "map_edge_": RELATIONS - {"opens"},
    "map_may_": {*May},
    "change_": {each.replace("-", "_") for each in ChangeKind},
    "todo_": {*Next} - {Next.STAY, Next.REVOKE, Next.LIFT_BAR} | {"time"},
    "week_": {"late", "this_week", "cases", "completions"},
    "lists_": {
        "late",
        "this_week",
        "cases",
        "completions",
        "task_owner",
        "task_day",
        "back_day",
        "decision",
        "contact",
    },
    "without_": {"task_owner", "task_day", "back_day", "decision", "contact"},
    "rule_": deadlines(),
    "started_": {what for table in (lines.STARTED, lines.ANNOUNCED) for several in table.values() for what in several},
    "step_": {*lines.OWN, *lines.FOLDED},
    "holds_": {*CaseOutcome} - NO_EFFECT | {"stayed_on", "resumed_from", "revoked_from"},
    "effect_": {"deciding", "proportionality"},
    "link_": {"exclusion", "suspension", "outlived", "pending"},
    "decided_": {"exclusion", "suspension", "admission", "barring", "refusal", "outlived", "pending"},
    "entry_": {"reason", "dnr", "source"},
    "lack_": {kind.code for kind in SENT_LATER},
    "would_be_": {"enrolled", "completed", "received"},
    "because_was_": {*Standing} - {Standing.DECLINED},  # who declined was no signatory
    "because_answer_": {*Reply} - {Reply.SILENT},
    "because_contact_": {*_REACHES},
    "because_": hindrances(),
    "manual_": {"name", "synopsis", "description", "options", "commands"},
    "completion_": {"bash", "zsh", "fish", "powershell"},
    "doctor_": {
        f"{what}_{state}"
        for what in ("registry", "backup", "rights", "place", "sqlite", "terminal")
        for state in ("ok", "see")
    }
    | {"no_registry_see", "program_ok"},
    "done_": {*DoneKind},
    "followup_": {each.replace("-", "_") for each in FollowState} - {"carried_out"},
    "progress_": {"plan", "point", "no_point", "side", "no_side"},
    "activity_": {"continues", "moved_to"},
    "timeline_": {*Stretch} | {"steps", "deadlines", "stretches"},
    "one_": counted(),
    "some_": counted(),
}


def built() -> Iterator[str]:
    for family, ends in FAMILIES.items():
        yield from (family + end for end in ends)
    for key in ("taken_back", "in_force_again"):
        yield from (f"{key}_{tense}{many}" for tense in ("done", "shown") for many in ("", "_many"))
    yield from ("arguments", "options")  # the parts of a help page


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("family", FAMILIES)
def test_each_text_that_can_be_asked_for_is_there(family: str, language: str) -> None:
    said = texts._section("says", language).SAYS
    assert set() == {family + end for end in FAMILIES[family]} - set(said)


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_each_text_can_be_reached(language: str) -> None:
    assert set() == set(texts._section("says", language).SAYS) - constants() - set(built())


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_place_of_an_option_has_its_metavar(language: str) -> None:
    metavars = {name for name in texts._section("help", language).OPTIONS if name.startswith("metavar_")}
    assert metavars - {"metavar_day"} <= {f"metavar_{each}" for each in constants("cli/options.py")}


def test_each_family_that_the_code_builds_is_known() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    families = set(re.findall(r"""\bsay\(\s*f["']([a-z_]+_)\{""", code)) | {"step_", "holds_"}
    assert families <= set(FAMILIES)
