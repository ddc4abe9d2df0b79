"""On PostgreSQL, leave four references to the guards, which check them once a statement (docs/decisions/0006)."""

from typing import Any

from django.db import migrations

from disclosure.guards import release

REFERENCES = (
    ("disclosure_publication", "edition_id"),
    ("disclosure_publication", "authority_id"),
    ("disclosure_publication", "batch_id"),
    ("disclosure_change", "publication_id"),
)


def drop_foreign_keys(apps: Any, schema_editor: Any) -> None:
    """The guards are installed right after migrating."""
    release(schema_editor, REFERENCES)


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0001_public_record")]

    operations = [migrations.RunPython(drop_foreign_keys, migrations.RunPython.noop)]
