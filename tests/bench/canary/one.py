"""Deliver to one database and look everywhere: `python -m tests.bench.canary.one FOLDER [SERVER] [--plant]`.

FOLDER holds the files of the database; SERVER is the log of its server.
"""

import argparse
import json
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django

django.setup()

from django.contrib.staticfiles.handlers import StaticFilesHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.testcases import LiveServerThread  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from disclosure import reference  # noqa: E402
from disclosure.ingest.spool import Spool  # noqa: E402
from disclosure.models import Publication  # noqa: E402
from tests.attacks import test_canary_numbers as mixed  # noqa: E402
from tests.bench.canary import delivering, places  # noqa: E402
from tests.bench.canary.looking import Looked, through, through_bytes  # noqa: E402
from tests.bench.canary.paper import printed  # noqa: E402
from tests.bench.canary.planting import plant  # noqa: E402
from tests.catalogue import inventing  # noqa: E402

SOME = 200  # pages beside those of the records that are printed
FOLDER = Path(os.environ["BENCH_FOLDER"])


def main(files: Path, server_log: Path | None, *, planted: bool) -> dict[str, object]:
    """Deliver, then look through every place; figures of each, by its name."""
    call_command("migrate", verbosity=0)
    reference.load(demo=True)
    setup_test_environment()
    log = _logging(FOLDER / "site.log")
    Spool.clear = lambda self: None  # type: ignore[method-assign]  # what lay there meanwhile is looked at too
    (FOLDER / "in").mkdir()
    batches, numbers = delivering.deliver(FOLDER / "in")
    public = Publication.objects.visible(on=inventing.ON).listed().filter(batch__in=batches)
    shown = public.select_related("subject", "edition__item")
    batches += mixed.deliver(FOLDER / "in")
    if planted:
        plant(shown[0], FOLDER / "spool")
    records, others = list(places.publications(shown)), list(places.around(shown))
    desk = list(places.of_the_desk(batches))
    looked: dict[str, Callable[[], Looked]] = {
        "pages of records": lambda: through(records),
        "lists, persons, subjects": lambda: through(others),
        "pages of the desk": lambda: through(desk),
        "interface and exports": lambda: through(places.answers(shown)),
        "credit reports": lambda: through(places.credit_reports(shown)),
        "reports of faults, rows to mend": lambda: through(places.reports(batches)),
        "print of the pages": lambda: through(_paper({"/": records + others[:SOME], "/admin/login/": desk})),
        "files left": lambda: through(places.files(FOLDER / "spool", FOLDER / "bad_rows")),
        "log of the site": lambda: through([log.read_text()]),
        "tables": lambda: through(mixed.dump()),
        "files of the database": lambda: through_bytes(_written(files)),
    }
    if server_log:
        looked["log of the database"] = lambda: through([server_log.read_text(errors="replace")])
    told = {place: look().figures(numbers) for place, look in looked.items()}
    rows = sum(batch.rows_read for batch in batches)
    return {"numbers": len(mixed.WHOLE), "rows": rows, "records": len(numbers), "places": told}


def _logging(path: Path) -> Path:
    """Have everything the site logs written to a file, its smallest remarks included."""
    logging.root.handlers = [logging.FileHandler(path)]
    logging.root.setLevel(logging.DEBUG)
    for name, logger in logging.root.manager.loggerDict.items():
        if isinstance(logger, logging.Logger):
            # That of templates tells of every absent variable, with all there is: too much for nothing.
            logger.setLevel(logging.INFO if name == "django.template" else logging.DEBUG)
            logger.handlers, logger.propagate = [], True
    return path


def _written(files: Path) -> Iterator[Path]:
    """The files of the database, after it wrote down what it still held in memory."""
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT" if connection.vendor == "postgresql" else "PRAGMA wal_checkpoint")
    patterns = ("base/**/*", "pg_wal/*") if connection.vendor == "postgresql" else ("canary.sqlite3*",)
    for pattern in patterns:
        yield from (path for path in files.glob(pattern) if path.is_file())


def _paper(pages: dict[str, list[str]]) -> Iterator[str]:
    """The text of what Chromium prints of these pages, each in the style of the page at the address before them."""
    with _serving() as port:
        for frame, texts in pages.items():
            yield from printed(texts, f"http://127.0.0.1:{port}{frame}", FOLDER)


@contextmanager
def _serving() -> Iterator[int]:
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    try:
        yield server.port
    finally:
        server.terminate()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("files", type=Path)
    parser.add_argument("server_log", type=Path, nargs="?")
    parser.add_argument("--plant", action="store_true")
    asked = parser.parse_args()
    print(json.dumps(main(asked.files, asked.server_log, planted=asked.plant)))
