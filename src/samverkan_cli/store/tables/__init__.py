"""The tables, built from the fields in `records`, with their keys, checks and indexes.

Rows are built only from events. Every table has `entry`, the journal entry that made the row, and
`voided_by`, the one that took it back; every sealed column may be NULL. A command loads only the
tables it uses: making all of them costs a third of a start.
"""

from functools import cache
from importlib import import_module

import sqlalchemy as sa
from sqlmodel import AutoString

from samverkan_cli.domain.values import TEXT
from samverkan_cli.store.tables.base import metadata

SCHEMA = 4
HOMES = {
    "journal": "journal seal mention alembic_version taken_back registry setting",
    "agreement": "period policy_setting period_text provision",
    "actor": "actor actor_name person contact network_member",
    "enrollment": "enrollment suspension exclusion recorded_objection recorded_roll recorded_roll_line",
    "case": "case case_step case_document conflict case_decision announcement",
    "renewal": "renewal_plan invitation reminder",
    "council": "body mandate seat meeting meeting_body agenda_item attendance item_outcome decision",
    "work": "working_group group_member plan activity task watch_item watch_note",
}
_HOME = {name: home for home, names in HOMES.items() for name in names.split()}
RENEWED = frozenset({"period", "plan"})  # their keys are chosen by people: one that was taken back is used anew
SERIES = {  # the first letter of an id, and the table whose numbers it counts; decisions are counted year by year
    "A": "actor",
    "P": "person",
    "E": "enrollment",
    "R": "recorded_roll",
    "B": "body",
    "M": "meeting",
    "G": "working_group",
    "T": "task",
    "W": "watch_item",
    "N": "renewal_plan",
    "C": "case",
}
RESERVED = frozenset({"case"})  # words of SQL, quoted where a rule is written by hand
BOOKKEEPING = frozenset({"journal", "seal", "alembic_version"})


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
            elif isinstance(column.type, AutoString) and made.name not in BOOKKEEPING:
                check = sa.CheckConstraint(sa.text(f"length({named}) <= {TEXT}"), name=f"{column.name}_length")
                made.append_constraint(check)
    return metadata


SEARCHING = (
    "CREATE VIRTUAL TABLE search_index USING fts5(ref UNINDEXED, text, tokenize='unicode61 remove_diacritics 2')"
)


def guarding() -> list[str]:
    """Give the statements that make the journal append-only; SQLite needs `recursive_triggers`."""
    no = "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    return [
        "CREATE TRIGGER journal_no_gap BEFORE INSERT ON journal"
        " WHEN new.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal)"
        " BEGIN SELECT RAISE(ABORT, 'the journal has no gaps'); END",
        f"CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal {no}",
        f"CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal {no}",
        f"CREATE TRIGGER seal_no_update BEFORE UPDATE ON seal {no}",
        f"CREATE TRIGGER seal_no_delete BEFORE DELETE ON seal {no}",
    ]
