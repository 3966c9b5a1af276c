"""What people see: an actor's website, and whether a contact may be public."""

from alembic import op

revision = "0008"
down_revision = "0007"

STATEMENTS: tuple[str, ...] = (
    """ALTER TABLE actor ADD COLUMN website VARCHAR CONSTRAINT ck_actor_website_length CHECK (length(website) <= 20000)""",
    """ALTER TABLE contact ADD COLUMN consented_on DATE CONSTRAINT ck_contact_consented_on_day CHECK (consented_on IS NULL OR (consented_on IS date(consented_on, '+0 days') AND length(consented_on) = 10))""",
    """ALTER TABLE contact ADD COLUMN withdrawn_on DATE CONSTRAINT ck_contact_withdrawn_on_day CHECK (withdrawn_on IS NULL OR (withdrawn_on IS date(withdrawn_on, '+0 days') AND length(withdrawn_on) = 10))""",
)


def upgrade() -> None:
    """Change the schema; nobody has consented to anything before."""
    for statement in STATEMENTS:
        op.execute(statement)
