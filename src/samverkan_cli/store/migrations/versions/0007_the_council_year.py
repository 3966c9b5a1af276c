"""What a council's year asks for: items that are things, meetings that move, plans that go on, rules with their day."""

from alembic import op

revision = "0007"
down_revision = "0006"

STATEMENTS: tuple[str, ...] = ()


def upgrade() -> None:
    """Change the schema; no row is touched."""
    for statement in STATEMENTS:
        op.execute(statement)
