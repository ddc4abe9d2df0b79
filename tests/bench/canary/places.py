"""Whatever can be read of a site, place by place, as texts."""

from collections.abc import Iterator
from pathlib import Path

from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from disclosure.ingest import bad_rows, report
from disclosure.models import Batch, Publication, SeriousList
from disclosure.report.assemble import assemble
from disclosure.report.value import as_json
from tests.accounts.people import signed_in, staff
from tests.attacks import test_canary_numbers as mixed


def publications(shown: QuerySet[Publication]) -> Iterator[str]:
    """The page of each publication."""
    client = Client()
    for one in shown:
        yield client.get(one.get_absolute_url()).content.decode()


def around(shown: QuerySet[Publication]) -> Iterator[str]:
    """The lists, the answers of the look-up of persons, and the page of each subject."""
    client = Client()
    for listed in SeriousList.objects.all():
        yield client.get(reverse("disclosure:list", args=[listed.slug])).content.decode()
    yield from mixed.looked_up(client)
    for one in shown:
        yield client.get(f"{one.subject.get_absolute_url()}?tab={one.item.tab}").content.decode()


def of_the_desk(batches: list[Batch]) -> Iterator[str]:
    """The page of each batch; lists and rows as somebody sees them who sees everything."""
    client = signed_in(staff("operator"))
    for batch in batches:
        yield client.get(reverse("deliver:batch", args=[batch.pk])).content.decode()
    yield from mixed.desk_pages(client)


def answers(shown: QuerySet[Publication]) -> Iterator[str]:
    """The answer of the interface about each publication; every other address, exports too, about some."""
    client = Client()
    for one in shown:
        yield client.get(reverse("api:publication", args=[one.ref])).content.decode()
    yield from mixed.public_pages(client, {one.item.tab: one for one in shown}.values())


def credit_reports(shown: QuerySet[Publication]) -> Iterator[str]:
    """The public report about each subject, as it goes into the PDF."""
    for one in shown:
        told = assemble(one.subject, kind="general_org", on=timezone.localdate(), language="zh-hans")
        yield as_json(told)


def reports(batches: list[Batch]) -> Iterator[str]:
    """What a source gets back: its faults in three formats, and its rows to mend as CSV."""
    for batch in batches:
        yield from (render(batch) or "" for render in (report.as_text, report.as_json, report.as_csv, bad_rows.as_csv))


def files(*folders: Path) -> Iterator[str]:
    """What lies in folders."""
    for folder in folders:
        yield from (part.read_bytes().decode("utf-8", "replace") for part in folder.rglob("*") if part.is_file())
