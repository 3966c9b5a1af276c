"""Every question of the readers is prepared against a fresh schema: its facts are given, its columns fit."""

import ast
import importlib
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_type_hints

import msgspec
import pytest

from samverkan_cli.actions.correction import finding
from samverkan_cli.store.dependence import ABOUT_PERIODS
from samverkan_cli.store.names import RENEWED
from samverkan_cli.store.reader import base, case, enrollment
from samverkan_cli.store.reader.actor import LEADING_TO_PERSONS
from samverkan_cli.store.reader.journal import NAMED
from samverkan_cli.store.sqlite import opening, schema
from samverkan_cli.store.tables import every_table

# The methods that ask, and which of what they are given is the question.
ASKING = {"_rows": 0, "_values": 0, "_value": 0, "_meetings": 0, "_all": 1, "_each": 1, "_one": 1, "_of": 1}
READERS = Path(base.__file__).parent
NAMED_ONES = ("actor", "person", "body", "working_group")
OTHERS = base.OTHER_NAMES.items()
BESIDE = 'SELECT id, name, name_key FROM "{0}" WHERE voided_by IS NULL{1} AND '
ALSO = (
    'SELECT n.{0}, n.name, n.name_key FROM {1} n JOIN "{0}" o ON o.id = n.{0}'
    " WHERE n.voided_by IS NULL AND o.voided_by IS NULL{2} AND "
)
# What stands for the names that a question is built of, function by function.
FILLED: dict[str, list[dict[str, str]]] = {
    "_by_id_or_name": [{"name": name} for name in NAMED_ONES],
    "_only_holder": [{"name": name} for name in NAMED_ONES],
    "_having_words": [
        {"name": name, "live": base.LIVE.get(name, ""), "others": base.OTHER_NAMES.get(name, "actor_name")}
        for name in base.OTHER_NAMES
    ],
    "names_beginning": [
        {"name": name, "live": base.LIVE.get(name, ""), "others": base.OTHER_NAMES.get(name, "actor_name")}
        for name in base.OTHER_NAMES
    ],
    "_close": [{"name": name, "beside": BESIDE.format(name, base.LIVE.get(name, ""))} for name in NAMED_ONES],
    "_beside": [
        *({"asked": BESIDE.format(name, base.LIVE.get(name, "")), "of": ""} for name in NAMED_ONES),
        *({"asked": ALSO.format(name, held, base.LIVE.get(name, "")), "of": "n."} for name, held in OTHERS),
    ],
    "_names_by_id": [{"name": name} for name in ("actor", "person")],
    "_ties": [
        {"name": "seat", "person": "person", "party": "represents", "ended": ""},
        {"name": "attendance", "person": "person", "party": "represents", "ended": ""},
        {"name": "contact", "person": "person", "party": "actor", "ended": case._NOT_ENDED},
        {"name": "enrollment", "person": "signed_by", "party": "actor", "ended": ""},
    ],
    "_parts": [
        {"name": "case_step", "order": "entry"},
        *({"name": name, "order": "entry, position"} for name in ("case_document", "conflict")),
    ],
    "_by_id": [{"name": name} for name in ("actor", "person")],
    "rows_leading_to": [{"name": "invitation", "once": "period"}, {"name": "reminder", "once": "period, round"}],
    "rows_hanging_on": [
        {"name": name, "key": key}
        for name, key in (
            ("case", "id"),
            ("suspension", "entry"),
            ("exclusion", "entry"),
            ("recorded_objection", "entry"),
            ("case_decision", "entry"),
        )
    ],
    "_keys": [
        {"name": name, "column": column, "key": key, "order": "number" if key == "id" else "entry"}
        for name, column, key in (
            ("enrollment", "actor", "id"),
            ("case", "actor", "id"),
            ("case", "reporter", "id"),
            ("contact", "actor", "entry"),
            ("actor_name", "actor", "entry"),
            ("exclusion", "actor", "entry"),
            ("network_member", "network", "entry"),
            ("network_member", "member", "entry"),
            ("seat", "represents", "entry"),
            ("attendance", "represents", "entry"),
            ("actor", "successor", "id"),
            *LEADING_TO_PERSONS,
        )
    ],
    "_held": [
        {"name": name, "column": column, "key": "entry" if name == "actor_name" else "id"}
        for name, column in (
            ("actor", "name_key"),
            ("actor", "org_nr"),
            ("actor", "id"),
            ("actor_name", "name_key"),
            ("enrollment", "submission"),
            ("enrollment", "completing"),
            ("person", "name_key"),
        )
    ],
    "_known": [
        {"name": name, "column": column}
        for name, column in (
            ("actor", "id"),
            ("actor_name", "entry"),
            ("person", "id"),
            ("enrollment", "id"),
            ("enrollment", "actor"),
            ("exclusion", "actor"),
        )
    ],
    "periods_used": [{"name": name, "column": column} for name, column in ABOUT_PERIODS],
    "part": [{"name": kind.table} for kind in finding.PARTS],
    "parts": [
        {"name": name, "column": column}
        for name, column in (
            ("agenda_item", "meeting"),
            ("attendance", "meeting"),
            ("item_outcome", "meeting"),
            ("announcement", "decision"),
            ("group_member", "working_group"),
        )
    ],
    "voided_by": [
        *({"name": kind.table, "column": "id"} for kind in finding.BY_LETTER.values()),
        {"name": "seat", "column": "entry"},
    ],
    "names": [{"name": name, "column": column} for name, column in NAMED.values()],
    "_voided": [
        {"name": name, "which": which}
        for name, which in (
            ("enrollment", "id IN :ids"),
            ("contact", "entry = :seq"),
            ("period_text", "period = :period AND version = :version"),
        )
    ],
}


@dataclass(frozen=True)
class Question:
    """A question as it stands in the code."""

    place: str
    sql: str
    kind: type[Any] | None = None
    given: frozenset[str] | None = field(default=None)  # None when some are given in a way that is not seen here


def possible(part: ast.expr, named: dict[str, list[str]], module: Any) -> list[str]:  # noqa: PLR0911 — one return for each form
    """Give everything an expression can be: a clause that is added or not gives two."""
    match part:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.Name(id=name):
            return named[name] if name in named else [getattr(module, name)]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [a + b for a, b in itertools.product(possible(left, named, module), possible(right, named, module))]
        case ast.IfExp(body=body, orelse=orelse):
            return [*possible(body, named, module), *possible(orelse, named, module)]
        case ast.JoinedStr(values=values):
            each = [possible(value, named, module) for value in values]
            return ["".join(parts) for parts in itertools.product(*each)]
        case ast.FormattedValue(value=ast.Name(id=name)) if name in named:
            return named[name]
        case ast.FormattedValue(value=value):
            return possible(value, named, module)
    raise AssertionError(ast.unparse(part))


def asked_in(function: ast.FunctionDef, module: Any, filled: dict[str, str]) -> Iterator[Question]:
    named = {name: [value] for name, value in filled.items()}
    inside = sorted(
        (node for node in ast.walk(function) if isinstance(node, (ast.Assign, ast.AugAssign, ast.Call))),
        key=lambda node: (node.lineno, isinstance(node, ast.Call)),
    )
    for node in inside:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            if node.targets[0].id in filled:
                continue
            try:
                named[node.targets[0].id] = possible(node.value, named, module)
            except (AssertionError, AttributeError, TypeError):
                continue  # no text
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name) and node.target.id in named:
            before = named[node.target.id]
            named[node.target.id] = [a + b for a in before for b in possible(node.value, named, module)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKING:
            place = ASKING[node.func.attr]
            sought = node.args[place]
            kind = getattr(module, ast.unparse(node.args[0]), None) if place else None
            words = [each.arg for each in node.keywords]
            given = None if None in words else frozenset(str(word) for word in words)
            for sql in possible(sought, named, module):
                yield Question(f"{module.__name__}.{function.name}:{node.lineno}", sql, kind, given)


def questions() -> list[Question]:
    found: list[Question] = []
    for path in [*sorted(READERS.glob("*.py")), READERS.with_name("dependence.py")]:
        room = "" if path.stem == "dependence" else "reader."
        module = importlib.import_module(f"samverkan_cli.store.{room}{path.stem}")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name not in ASKING:
                for filled in FILLED.get(node.name, [{}]):
                    found += asked_in(node, module, filled)
    return found


QUESTIONS = questions()


@pytest.fixture(scope="module")
def fresh() -> Iterator[opening.Connection]:
    with opening.memory() as connection:
        schema.create(connection)
        yield connection


def facts(sql: str) -> set[str]:
    return set(base._FACT.findall(re.sub(r"'[^']*'", "", sql)))


def required_of(kind: type[Any]) -> set[str]:
    return {each.name for each in msgspec.structs.fields(kind) if each.required}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.place.removeprefix("samverkan_cli."))
def test_a_question_can_be_asked_and_its_columns_are_those_of_its_record(
    question: Question, fresh: opening.Connection
) -> None:
    given = {name: ["x"] if f"IN :{name}" in question.sql else 0 for name in facts(question.sql)}
    if question.given is not None:
        assert facts(question.sql) <= question.given
    sql, values = base._spread(question.sql, given)
    fresh.execute(f"EXPLAIN {sql}", values)
    found = fresh.execute(sql, values)
    if question.kind is not None:
        columns = {each[0] for each in found.description}
        required = required_of(question.kind)
        assert required <= columns
        if "*" not in question.sql:
            assert columns <= set(get_type_hints(question.kind))


def test_the_questions_are_found() -> None:
    assert len({question.place for question in QUESTIONS}) > 90
    assert len([question for question in QUESTIONS if question.kind]) > 60


def test_the_columns_that_lead_to_a_period_or_plan_are_all_known() -> None:
    links = {(made.name, link.parent.name) for made in every_table() for link in made.foreign_keys
             if link.column.table.name in RENEWED}  # fmt: skip
    assert links == set(ABOUT_PERIODS)


def test_a_question_of_none_is_answered_with_nothing(fresh: opening.Connection) -> None:
    assert [] == base.Asking(fresh)._values("SELECT id FROM actor WHERE id IN :ids", ids=())
    assert ("SELECT 1 WHERE 'a:b' = :a_0x", {"a_0x": "y"}) == base._spread(
        "SELECT 1 WHERE 'a:b' = :a_0x", {"a_0x": "y"}
    )


def test_every_index_that_is_no_rule_is_used_by_a_question(fresh: opening.Connection) -> None:
    asked = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND sql NOT LIKE '%UNIQUE%'"
    indexes = {row[0] for row in fresh.execute(asked)}
    used: set[str] = set()
    for question in QUESTIONS:
        given = {name: ["x"] if f"IN :{name}" in question.sql else 0 for name in facts(question.sql)}
        sql, values = base._spread(question.sql, given)
        for row in fresh.execute(f"EXPLAIN QUERY PLAN {sql}", values):
            used |= set(re.findall(r"INDEX (\w+)", row[3]))
    assert set() == indexes - used


def test_the_roll_of_a_day_looks_at_no_enrollment_in_periods_of_other_days(fresh: opening.Connection) -> None:
    asked = f"EXPLAIN QUERY PLAN {enrollment._LINED}{enrollment.CAME}{enrollment.STAYS}{enrollment.THEN}"
    plan = [step[-1] for step in fresh.execute(asked, {"day": "2024-06-01"})]
    assert any(step.startswith("SEARCH e USING INDEX ix_enrollment_roll") for step in plan), plan
