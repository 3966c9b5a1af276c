"""What the tables are made of: kinds of columns, keys and rows."""

from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

metadata = SQLModel.metadata
metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Words(sa.types.TypeDecorator[tuple[str, ...]]):
    """Some words in one column, parted by blanks; no word holds one."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> str | None:  # noqa: ARG002 — SQLAlchemy's signature
        """Give what is stored."""
        return None if value is None else " ".join(value)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> tuple[str, ...]:  # noqa: ARG002 — SQLAlchemy's signature
        """Give what was stored."""
        return tuple((value or "").split())


def one_of(words: type[StrEnum], name: str, *, optional: bool = False) -> Any:
    """Give a column that holds one of the words of an enum, by value, with a CHECK."""
    kind = sa.Enum(
        words,
        name=name,
        native_enum=False,
        create_constraint=False,  # the rule is written by `checked`
        length=40,
        values_callable=lambda enum: [word.value for word in enum],
    )
    return Field(default=None, sa_column=sa.Column(name, kind, nullable=optional))


def words_column(name: str) -> Any:
    """Give a column that holds some words."""
    return Field(default=(), sa_column=sa.Column(name, Words(), nullable=False))


def to(key: str, *, optional: bool = False, index: bool = False) -> Any:
    """Give a column that points to another row."""
    return Field(default=None, foreign_key=key, nullable=optional, index=index)


def live(name: str, *columns: str | sa.TextClause, also: str = "") -> sa.Index:
    """Give a unique index over the rows that are not taken back."""
    where = sa.text("voided_by IS NULL" + (f" AND {also}" if also else ""))
    return sa.Index(name, *columns, unique=True, sqlite_where=where)


def some(name: str, column: str) -> sa.Index:
    """Give an index over the few rows that have something in a column."""
    return sa.Index(name, column, sqlite_where=sa.text(f"{column} IS NOT NULL"))


class Row(SQLModel):
    """A row with an id of its own."""

    entry: int = Field(foreign_key="journal.seq")
    voided_by: int | None = Field(default=None, foreign_key="journal.seq")
    id: str = Field(primary_key=True)


class NumberedRow(Row):
    """A row whose id has a number of its own."""

    number: int = Field(unique=True)


class Child(SQLModel):
    """A row known by the entry that made it."""

    entry: int = Field(primary_key=True, foreign_key="journal.seq")
    voided_by: int | None = Field(default=None, foreign_key="journal.seq")


class Several(Child):
    """A row known by its entry and its place in it."""

    position: int = Field(primary_key=True)
