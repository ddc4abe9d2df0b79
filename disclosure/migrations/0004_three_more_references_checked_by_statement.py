"""On PostgreSQL, leave three more references to the guards, which check them once a statement (docs/decisions/0006)."""

from typing import Any

from django.db import migrations

from disclosure.guards import release

REFERENCES = (
    ("disclosure_publication", "subject_id"),
    ("disclosure_publication", "predecessor_id"),
    ("disclosure_fault", "batch_id"),
)


def drop_foreign_keys(apps: Any, schema_editor: Any) -> None:
    """The guards are installed right after migrating."""
    release(schema_editor, REFERENCES)


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0003_restored_once")]

    operations = [migrations.RunPython(drop_foreign_keys, migrations.RunPython.noop)]
