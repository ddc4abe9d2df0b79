"""On PostgreSQL, leave four references to the guards, which check them once a statement (docs/decisions/0006)."""

from typing import Any

from django.db import migrations

REFERENCES = (
    ("disclosure_publication", "edition_id"),
    ("disclosure_publication", "authority_id"),
    ("disclosure_publication", "batch_id"),
    ("disclosure_change", "publication_id"),
)


def drop_foreign_keys(apps: Any, schema_editor: Any) -> None:
    """The guards are installed right after migrating."""
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    for table, column in REFERENCES:
        with connection.cursor() as cursor:
            constraints = connection.introspection.get_constraints(cursor, table)
        for name, facts in constraints.items():
            if facts["foreign_key"] and facts["columns"] == [column]:
                schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {connection.ops.quote_name(name)}")


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0001_public_record")]

    operations = [migrations.RunPython(drop_foreign_keys, migrations.RunPython.noop)]
