"""Imported once by the process that those of tests.ingest.running are forked from: Django, ready to ingest."""

import django

django.setup()

from django.db.migrations.loader import MigrationLoader  # noqa: E402

from disclosure.ingest import delivery  # noqa: E402, F401 - imported for those to come
from disclosure.names import fold_document  # noqa: E402

MigrationLoader(None)
fold_document("示")  # makes its tables
