"""What the secretary's hand asks for: tables and columns for what is put right, asked for and known by other names."""

from alembic import op

revision = "0006"
down_revision = "0005"

STATEMENTS: tuple[str, ...] = (
    """ALTER TABLE working_group ADD COLUMN convener_from DATE CONSTRAINT ck_working_group_convener_from_day CHECK (convener_from IS NULL OR (convener_from IS date(convener_from, '+0 days') AND length(convener_from) = 10))""",
    """ALTER TABLE working_group ADD COLUMN closed_on DATE CONSTRAINT ck_working_group_closed_on_day CHECK (closed_on IS NULL OR (closed_on IS date(closed_on, '+0 days') AND length(closed_on) = 10))""",
    """ALTER TABLE group_member ADD COLUMN through_day DATE CONSTRAINT ck_group_member_through_day_day CHECK (through_day IS NULL OR (through_day IS date(through_day, '+0 days') AND length(through_day) = 10))""",
    """DROP INDEX uq_group_member_person""",
    """CREATE UNIQUE INDEX uq_group_member_person ON group_member (working_group, person) WHERE voided_by IS NULL AND through_day IS NULL""",
    """ALTER TABLE reminder ADD COLUMN last_day DATE CONSTRAINT ck_reminder_last_day_day CHECK (last_day IS NULL OR (last_day IS date(last_day, '+0 days') AND length(last_day) = 10))""",
)


def upgrade() -> None:
    """Change the schema; no row is touched."""
    for statement in STATEMENTS:
        op.execute(statement)
