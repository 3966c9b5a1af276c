"""The journal, its seals, and the registry's own row."""

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from samverkan_cli.store.tables.base import Child, Row, Several, live


class Journal(SQLModel, table=True):
    """The append-only, digest-chained record of every change."""

    __tablename__ = "journal"
    seq: int = Field(primary_key=True)
    subject: str = Field(index=True)
    op: str = Field(index=True)
    entry: str
    hash: str


class SealRow(SQLModel, table=True):
    """What an entry's digest stands for; erasure removes salt and value, never the row's place."""

    __tablename__ = "seal"
    seq: int = Field(primary_key=True, foreign_key="journal.seq")
    part: str = Field(primary_key=True)
    salt: bytes | None = Field(default=None, sa_column=sa.Column("salt", sa.LargeBinary(32)))
    value: str | None = None


class Mention(SQLModel, table=True):
    """Which entries name an id, beside those whose subject it is."""

    __tablename__ = "mention"
    __table_args__ = {"sqlite_with_rowid": False}
    ref: str = Field(primary_key=True)
    seq: int = Field(primary_key=True, foreign_key="journal.seq")


class AlembicVersion(SQLModel, table=True):
    """Which migration the schema comes from; Alembic reads and writes it."""

    __tablename__ = "alembic_version"
    __table_args__ = (sa.PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),)
    version_num: str = Field(primary_key=True, max_length=32)


class TakenBackRow(Child, table=True):
    __tablename__ = "taken_back"
    __table_args__ = (live("uq_taken_back_target", "target"),)
    target: int = Field(foreign_key="journal.seq")


class RegistryRow(Row, table=True):
    __tablename__ = "registry"
    municipality: str | None
    agreement: str | None


class SettingRow(Several, table=True):
    __tablename__ = "setting"
    key: str
    value: str | None = None
