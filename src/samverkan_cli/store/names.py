"""What the tables and the series of ids are called, and which schema this version knows."""

SCHEMA = 8
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
    "U": "yearly_round",
    "C": "case",
}
BOOKKEEPING = frozenset({"journal", "seal", "alembic_version"})
