"""What the secretary's hand asks for: tables and columns for what is put right, asked for and known by other names."""

from alembic import op

revision = "0006"
down_revision = "0005"

STATEMENTS: tuple[str, ...] = ()


def upgrade() -> None:
    """Change the schema; no row is touched."""
    for statement in STATEMENTS:
        op.execute(statement)
