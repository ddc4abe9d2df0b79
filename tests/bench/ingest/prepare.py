"""Prepare a database and a delivery file: `python -m tests.bench.ingest.prepare FILE ROWS SUBJECTS [twin]`."""

import sys
from datetime import date
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from disclosure import reference  # noqa: E402
from disclosure.directory import creating  # noqa: E402
from disclosure.models import Authority, Source  # noqa: E402
from tests.bench import invented, twin  # noqa: E402

SOURCE = "12990100MB0001900Y"
DAY = date(2026, 11, 25)
Subject = tuple[str, str, str, str]


def main(path: Path, rows: int, count: int, *, with_twin: bool) -> None:
    """Migrate, load the registers and a directory of subjects, write the file, and copy the database for a baseline."""
    call_command("migrate", verbosity=0)
    reference.load(demo=True)
    about = list(invented.subjects(count))
    _directory(about)
    if not path.exists():
        source = Source.objects.get(code=SOURCE)
        mandated = Authority.objects.filter(mandates__source=source, mandates__item__code="penalty")
        bodies = list(mandated.order_by("pk").values_list("code", "name_zh"))
        invented.penalties(path, rows, about, bodies, (source.code, source.name_zh))
    _tidy()
    if with_twin:
        twin.prepare()


@transaction.atomic
def _directory(about: list[Subject]) -> None:
    for start in range(0, len(about), 10_000):
        creating.create(
            [
                creating.NewSubject(name, "organisation", code, registered_on=date.fromisoformat(day))
                for name, code, day, _ in about[start : start + 10_000]
            ]
        )


def _tidy() -> None:
    """A database at rest: what it would still do about its preparation is not measured."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "CHECKPOINT")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), with_twin="twin" in sys.argv)
