"""Deliver to one database and look everywhere: `python -m tests.bench.canary.one [LOG OF THE SERVER]`."""

import json
import logging
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import django

django.setup()

from django.contrib.staticfiles.handlers import StaticFilesHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db.models import QuerySet  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.testcases import LiveServerThread  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402

from disclosure import reference  # noqa: E402
from disclosure.ingest import bad_rows, report  # noqa: E402
from disclosure.ingest.spool import Spool  # noqa: E402
from disclosure.models import Batch, Publication, SeriousList  # noqa: E402
from tests.accounts.people import signed_in, staff  # noqa: E402
from tests.attacks import test_canary_numbers as mixed  # noqa: E402
from tests.bench.canary import delivering  # noqa: E402
from tests.bench.canary.paper import printed  # noqa: E402
from tests.catalogue import inventing  # noqa: E402

FOLDER = Path(os.environ["BENCH_FOLDER"])


def main(server_logs: list[Path]) -> dict[str, object]:
    """Deliver, read every place, and count: place -> texts, characters, numbers found."""
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
    pages = {"pages of the public": list(_public(shown)), "pages of the desk": list(_desk(batches))}
    paper = _paper(pages)
    places = {
        "tables": mixed.dump(),
        "interface and exports": _answers(shown),
        "reports and rows to mend": _reports(batches),
        **pages,
        "print": [paper],
        "files left": _files(FOLDER / "spool", FOLDER / "bad_rows"),
        "log of the site": [log.read_text()],
        "log of the database": [path.read_text(errors="replace") for path in server_logs],
    }
    counted = {place: _looked(texts) for place, texts in places.items()}
    told = {number for name, each in numbers.items() if name in paper for number in each}
    assert mixed.SONG in paper, "the texts must arrive, or nothing is tried"
    rows = sum(batch.rows_read for batch in batches)
    return {"numbers": len(mixed.WHOLE), "rows": rows, "shown": len(told), "places": counted}


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


def _looked(texts: Iterable[str]) -> tuple[int, int, int]:
    count = characters = found = 0
    for text in texts:
        count, characters, found = count + 1, characters + len(text), found + len(mixed.leaks(text))
    return count, characters, found


def _public(shown: QuerySet[Publication]) -> Iterator[str]:
    client = Client()
    for one in shown:
        for address in (one.get_absolute_url(), f"{one.subject.get_absolute_url()}?tab={one.item.tab}"):
            yield client.get(address).content.decode()
    for listed in SeriousList.objects.all():
        yield client.get(reverse("disclosure:list", args=[listed.slug])).content.decode()
    yield from mixed.looked_up(client)


def _desk(batches: list[Batch]) -> Iterator[str]:
    client = signed_in(staff("operator"))
    for batch in batches:
        yield client.get(reverse("deliver:batch", args=[batch.pk])).content.decode()
    yield from mixed.desk_pages(client)


def _answers(shown: QuerySet[Publication]) -> Iterator[str]:
    client = Client()
    for one in shown:
        yield client.get(reverse("api:publication", args=[one.ref])).content.decode()
    for one in {one.item.tab: one for one in shown}.values():
        yield from mixed.public_pages(client, one)


def _reports(batches: list[Batch]) -> Iterator[str]:
    for batch in batches:
        yield from (render(batch) or "" for render in (report.as_text, report.as_json, report.as_csv, bad_rows.as_csv))


def _files(*folders: Path) -> Iterator[str]:
    for folder in folders:
        yield from (part.read_bytes().decode("utf-8", "replace") for part in folder.rglob("*") if part.is_file())


def _paper(pages: dict[str, list[str]]) -> str:
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    frames = dict(zip(pages, ("/", "/admin/login/"), strict=True))
    try:
        told = [
            printed(texts, f"http://127.0.0.1:{server.port}{frames[kind]}", FOLDER) for kind, texts in pages.items()
        ]
    finally:
        server.terminate()
    return "\n".join(told)


if __name__ == "__main__":
    print(json.dumps(main([Path(name) for name in sys.argv[1:]])))
