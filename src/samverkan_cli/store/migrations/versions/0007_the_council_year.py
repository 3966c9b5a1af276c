"""What a council's year asks for: items that are things, meetings that move, plans that go on, rules with their day."""

from alembic import op

revision = "0007"
down_revision = "0006"

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE yearly_round ( entry INTEGER NOT NULL, voided_by INTEGER, id VARCHAR NOT NULL, number INTEGER NOT NULL, name VARCHAR, name_key VARCHAR, period VARCHAR NOT NULL, asked_on DATE NOT NULL, last_day DATE, questions VARCHAR, CONSTRAINT pk_yearly_round PRIMARY KEY (id), CONSTRAINT fk_yearly_round_entry FOREIGN KEY(entry) REFERENCES journal (seq), CONSTRAINT fk_yearly_round_voided_by FOREIGN KEY(voided_by) REFERENCES journal (seq), CONSTRAINT uq_yearly_round_number UNIQUE (number), CONSTRAINT fk_yearly_round_period FOREIGN KEY(period) REFERENCES period (id), CONSTRAINT ck_yearly_round_id_length CHECK (length(id) <= 20000), CONSTRAINT ck_yearly_round_name_length CHECK (length(name) <= 20000), CONSTRAINT ck_yearly_round_name_key_length CHECK (length(name_key) <= 20000), CONSTRAINT ck_yearly_round_period_length CHECK (length(period) <= 20000), CONSTRAINT ck_yearly_round_asked_on_day CHECK (asked_on IS NULL OR (asked_on IS date(asked_on, '+0 days') AND length(asked_on) = 10)), CONSTRAINT ck_yearly_round_last_day_day CHECK (last_day IS NULL OR (last_day IS date(last_day, '+0 days') AND length(last_day) = 10)), CONSTRAINT ck_yearly_round_questions_length CHECK (length(questions) <= 20000) )""",
    """CREATE UNIQUE INDEX uq_yearly_round_name ON yearly_round (name_key) WHERE voided_by IS NULL""",
    """CREATE TABLE round_answer ( entry INTEGER NOT NULL, voided_by INTEGER, round VARCHAR NOT NULL, actor VARCHAR NOT NULL, received DATE NOT NULL, text VARCHAR, CONSTRAINT pk_round_answer PRIMARY KEY (entry), CONSTRAINT fk_round_answer_entry FOREIGN KEY(entry) REFERENCES journal (seq), CONSTRAINT fk_round_answer_voided_by FOREIGN KEY(voided_by) REFERENCES journal (seq), CONSTRAINT fk_round_answer_round FOREIGN KEY(round) REFERENCES yearly_round (id), CONSTRAINT fk_round_answer_actor FOREIGN KEY(actor) REFERENCES actor (id), CONSTRAINT ck_round_answer_round_length CHECK (length(round) <= 20000), CONSTRAINT ck_round_answer_actor_length CHECK (length(actor) <= 20000), CONSTRAINT ck_round_answer_received_day CHECK (received IS NULL OR (received IS date(received, '+0 days') AND length(received) = 10)), CONSTRAINT ck_round_answer_text_length CHECK (length(text) <= 20000) )""",
    """CREATE INDEX ix_round_answer_round ON round_answer (round)""",
    """CREATE TABLE round_asked ( entry INTEGER NOT NULL, voided_by INTEGER, position INTEGER NOT NULL, round VARCHAR NOT NULL, actor VARCHAR NOT NULL, CONSTRAINT pk_round_asked PRIMARY KEY (entry, position), CONSTRAINT fk_round_asked_entry FOREIGN KEY(entry) REFERENCES journal (seq), CONSTRAINT fk_round_asked_voided_by FOREIGN KEY(voided_by) REFERENCES journal (seq), CONSTRAINT fk_round_asked_round FOREIGN KEY(round) REFERENCES yearly_round (id), CONSTRAINT fk_round_asked_actor FOREIGN KEY(actor) REFERENCES actor (id), CONSTRAINT ck_round_asked_round_length CHECK (length(round) <= 20000), CONSTRAINT ck_round_asked_actor_length CHECK (length(actor) <= 20000) )""",
    """CREATE INDEX ix_round_asked_round ON round_asked (round)""",
)


def upgrade() -> None:
    """Change the schema; no row is touched."""
    for statement in STATEMENTS:
        op.execute(statement)
