"""What the secretary's hand asks for: tables and columns for what is put right, asked for and known by other names."""

from alembic import op

revision = "0006"
down_revision = "0005"

STATEMENTS: tuple[str, ...] = (
    """ALTER TABLE person ADD COLUMN merged_into VARCHAR CONSTRAINT fk_person_merged_into REFERENCES person (id) CONSTRAINT ck_person_merged_into_length CHECK (length(merged_into) <= 20000)""",
    """CREATE TABLE body_alias ( entry INTEGER NOT NULL, voided_by INTEGER, body VARCHAR NOT NULL, name VARCHAR, name_key VARCHAR, CONSTRAINT pk_body_alias PRIMARY KEY (entry), CONSTRAINT fk_body_alias_entry FOREIGN KEY(entry) REFERENCES journal (seq), CONSTRAINT fk_body_alias_voided_by FOREIGN KEY(voided_by) REFERENCES journal (seq), CONSTRAINT fk_body_alias_body FOREIGN KEY(body) REFERENCES body (id), CONSTRAINT ck_body_alias_body_length CHECK (length(body) <= 20000), CONSTRAINT ck_body_alias_name_length CHECK (length(name) <= 20000), CONSTRAINT ck_body_alias_name_key_length CHECK (length(name_key) <= 20000) )""",
    """CREATE INDEX ix_body_alias_body ON body_alias (body)""",
    """CREATE UNIQUE INDEX uq_body_alias_name ON body_alias (name_key) WHERE voided_by IS NULL""",
    """ALTER TABLE working_group ADD COLUMN convener_from DATE CONSTRAINT ck_working_group_convener_from_day CHECK (convener_from IS NULL OR (convener_from IS date(convener_from, '+0 days') AND length(convener_from) = 10))""",
    """ALTER TABLE working_group ADD COLUMN closed_on DATE CONSTRAINT ck_working_group_closed_on_day CHECK (closed_on IS NULL OR (closed_on IS date(closed_on, '+0 days') AND length(closed_on) = 10))""",
    """ALTER TABLE group_member ADD COLUMN through_day DATE CONSTRAINT ck_group_member_through_day_day CHECK (through_day IS NULL OR (through_day IS date(through_day, '+0 days') AND length(through_day) = 10))""",
    """DROP INDEX uq_group_member_person""",
    """CREATE UNIQUE INDEX uq_group_member_person ON group_member (working_group, person) WHERE voided_by IS NULL AND through_day IS NULL""",
    """ALTER TABLE reminder ADD COLUMN last_day DATE CONSTRAINT ck_reminder_last_day_day CHECK (last_day IS NULL OR (last_day IS date(last_day, '+0 days') AND length(last_day) = 10))""",
    """CREATE TABLE erased_seal ( entry INTEGER NOT NULL, voided_by INTEGER, position INTEGER NOT NULL, target INTEGER NOT NULL, seal VARCHAR NOT NULL, fields VARCHAR NOT NULL, rest VARCHAR, CONSTRAINT pk_erased_seal PRIMARY KEY (entry, position), CONSTRAINT fk_erased_seal_entry FOREIGN KEY(entry) REFERENCES journal (seq), CONSTRAINT fk_erased_seal_voided_by FOREIGN KEY(voided_by) REFERENCES journal (seq), CONSTRAINT fk_erased_seal_target FOREIGN KEY(target) REFERENCES journal (seq), CONSTRAINT ck_erased_seal_seal_length CHECK (length(seal) <= 20000), CONSTRAINT ck_erased_seal_rest_length CHECK (length(rest) <= 20000) )""",
    """CREATE TABLE erasure ( entry INTEGER NOT NULL, voided_by INTEGER, subject VARCHAR NOT NULL, decision VARCHAR, erased_on DATE NOT NULL, what VARCHAR(40), CONSTRAINT pk_erasure PRIMARY KEY (entry), CONSTRAINT fk_erasure_entry FOREIGN KEY(entry) REFERENCES journal (seq), CONSTRAINT fk_erasure_voided_by FOREIGN KEY(voided_by) REFERENCES journal (seq), CONSTRAINT ck_erasure_subject_length CHECK (length(subject) <= 20000), CONSTRAINT ck_erasure_decision_length CHECK (length(decision) <= 20000), CONSTRAINT ck_erasure_erased_on_day CHECK (erased_on IS NULL OR (erased_on IS date(erased_on, '+0 days') AND length(erased_on) = 10)), CONSTRAINT ck_erasure_what CHECK (what = 'contacts' OR what = 'all') )""",
    """CREATE TABLE person_request ( entry INTEGER NOT NULL, voided_by INTEGER, person VARCHAR NOT NULL, what VARCHAR(40) NOT NULL, received DATE NOT NULL, answered_on DATE, refused BOOLEAN, decision VARCHAR, reached_on DATE, CONSTRAINT pk_person_request PRIMARY KEY (entry), CONSTRAINT fk_person_request_entry FOREIGN KEY(entry) REFERENCES journal (seq), CONSTRAINT fk_person_request_voided_by FOREIGN KEY(voided_by) REFERENCES journal (seq), CONSTRAINT fk_person_request_person FOREIGN KEY(person) REFERENCES person (id), CONSTRAINT fk_person_request_decision FOREIGN KEY(decision) REFERENCES decision (id), CONSTRAINT ck_person_request_person_length CHECK (length(person) <= 20000), CONSTRAINT ck_person_request_what CHECK (what = 'erase' OR what = 'extract'), CONSTRAINT ck_person_request_received_day CHECK (received IS NULL OR (received IS date(received, '+0 days') AND length(received) = 10)), CONSTRAINT ck_person_request_answered_on_day CHECK (answered_on IS NULL OR (answered_on IS date(answered_on, '+0 days') AND length(answered_on) = 10)), CONSTRAINT ck_person_request_decision_length CHECK (length(decision) <= 20000), CONSTRAINT ck_person_request_reached_on_day CHECK (reached_on IS NULL OR (reached_on IS date(reached_on, '+0 days') AND length(reached_on) = 10)) )""",
    """CREATE INDEX ix_erased_seal_target ON erased_seal (target)""",
    """CREATE INDEX ix_erasure_subject ON erasure (subject)""",
    """CREATE INDEX ix_person_request_person ON person_request (person)""",
    # a seal may be emptied, where an erasure names it
    """DROP TRIGGER seal_no_update""",
    """DROP TRIGGER seal_no_delete""",
    """CREATE TRIGGER seal_no_update BEFORE UPDATE ON seal WHEN NOT EXISTS (SELECT 1 FROM erased_seal WHERE target = old.seq AND seal = old.part AND entry = (SELECT max(seq) FROM journal)) OR new.seq <> old.seq OR new.part <> old.part BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER seal_no_delete BEFORE DELETE ON seal WHEN NOT EXISTS (SELECT 1 FROM erased_seal WHERE target = old.seq AND seal = old.part AND entry = (SELECT max(seq) FROM journal)) BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
)


def upgrade() -> None:
    """Change the schema; no row is touched."""
    for statement in STATEMENTS:
        op.execute(statement)
