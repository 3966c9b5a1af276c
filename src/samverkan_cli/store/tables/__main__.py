"""Write the statements that make the tables, from their classes: `python -m samverkan_cli.store.tables`."""

from pathlib import Path

from samverkan_cli.store import tables

SCHEMA_FILE = Path(__file__).parents[1] / "sqlite" / "schema.sql"

if __name__ == "__main__":
    SCHEMA_FILE.write_text("".join(f"{statement};\n" for statement in tables.statements()), encoding="utf-8")
