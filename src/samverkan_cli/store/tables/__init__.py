"""The tables, built from the fields in `records`, with their keys, checks and indexes.

Rows are built only from events. Every table has `entry`, the journal entry that made the row, and
`voided_by`, the one that took it back; every sealed column may be NULL. Only the schema comes from
here, by `python -m samverkan_cli.store.tables`: no command loads this room but `database upgrade`.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import AutoString

from samverkan_cli.domain.notation import TEXT
from samverkan_cli.store.names import BOOKKEEPING
from samverkan_cli.store.tables.base import metadata

HOMES = {
    "journal": "journal seal mention alembic_version taken_back registry setting",
    "agreement": "period policy_setting period_text provision",
    "actor": "actor actor_name person contact network_member",
    "enrollment": "enrollment suspension exclusion recorded_objection recorded_roll recorded_roll_line",
    "case": "case case_step case_document conflict case_decision announcement",
    "person": "erasure erased_seal person_request",
    "renewal": "renewal_plan invitation reminder yearly_round round_asked round_answer",
    "council": "body body_alias mandate seat standing_item meeting meeting_body approver agenda_item attendance"
    " left_room item_outcome decision stance decision_change",
    "work": "working_group group_member plan plan_adoption activity activity_actor activity_note"
    " task task_helper task_note watch_item watch_note",
}
_HOME = {name: home for home, names in HOMES.items() for name in names.split()}
RESERVED = frozenset({"case"})  # words of SQL, quoted where a rule is written by hand


def table(name: str) -> sa.Table:
    """Give a table by name."""
    import_module(f"samverkan_cli.store.tables.{_HOME[name]}")
    return metadata.tables[name]


def every_table() -> list[sa.Table]:
    """Give all tables, those that others point to first."""
    for home in HOMES:
        import_module(f"samverkan_cli.store.tables.{home}")
    return metadata.sorted_tables


@cache
def checked() -> sa.MetaData:
    """Give the tables with what a plain column type does not hold: that days are days, texts not endless.

    Only making a schema needs it, and it costs too much for every start.
    """
    for made in every_table():
        for column in made.columns:
            named = f'"{column.name}"' if column.name in RESERVED else column.name
            if isinstance(column.type, sa.Date):
                rule = f"{named} IS date({named}, '+0 days') AND length({named}) = 10"
                rule = f"{named} IS NULL OR ({rule})"
                check = sa.CheckConstraint(sa.text(rule), name=f"{column.name}_day")
                made.append_constraint(check.ddl_if(dialect="sqlite"))
            elif isinstance(column.type, sa.Enum):
                # written out, since `IN` builds a tree of the words each time a row is written
                rule = " OR ".join(f"{named} = '{word}'" for word in column.type.enums)
                made.append_constraint(sa.CheckConstraint(sa.text(rule), name=column.name))
            elif isinstance(column.type, AutoString) and made.name not in BOOKKEEPING:
                check = sa.CheckConstraint(sa.text(f"length({named}) <= {TEXT}"), name=f"{column.name}_length")
                made.append_constraint(check)
    return metadata


def statements() -> Iterator[str]:
    """Give the statements that make every table and index in SQLite: what `schema.sql` holds."""
    speaks = sqlite.dialect()
    for made in checked().sorted_tables:
        yield "\n".join(map(str.rstrip, str(CreateTable(made).compile(dialect=speaks)).strip().splitlines()))
        indexes = sorted(made.indexes, key=lambda index: str(index.name))
        yield from (str(CreateIndex(index).compile(dialect=speaks)) for index in indexes)
