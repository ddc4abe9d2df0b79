"""Every active item typed into the form and sent by a machine: the public reads what it reads when it comes by file."""

import re

import pytest
from django.core.cache import cache
from django.db import transaction
from django.forms.models import model_to_dict
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from disclosure.admin.delivering.forms import BODY
from disclosure.fields import editions
from disclosure.ingest import delivery, delivery_keys
from disclosure.models import Batch, CatalogueItem, Mandate, Publication, Source
from tests.accounts.people import signed_in, staff
from tests.catalogue import inventing
from tests.ingest.sending import content_of

pytestmark = pytest.mark.django_db
EVERY = inventing.editions()
NEWEST = sorted({(item, editions(item)[0].edition) for item, _ in EVERY})
CODES, WAYS = sorted({item for item, _ in EVERY}), ("form", "machine")
ANEW = {"id", "subject", "batch", "predecessor"}  # numbers of rows, told anew each time
# What tells deliveries apart on a page: references, numbers of batches and ledger lines, versions of files.
_APART = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{8}-[0-9]{6}")
_MAIN = re.compile(r"<main.*?</main>", re.S)


@pytest.fixture(autouse=True)
def _one_day(monkeypatch, settings, tmp_path):
    """The day on which every invented row can be delivered, for each way; written on the test's own connection."""
    monkeypatch.setattr(delivery, "THREADS", 1)
    monkeypatch.setattr(timezone, "localdate", lambda *_: inventing.ON)
    settings.SPOOL_DIR, settings.BAD_ROWS_DIR = tmp_path / "spool", tmp_path / "bad"


def people(item, way):
    """Whether the mandates of this try ask for a second person: each item tries that in one of the two ways."""
    return bool((CODES.index(item) + WAYS.index(way)) % 2)


def browser_of(role, source):
    """The browser of somebody with a post at the source on the day of the test."""
    return signed_in(staff(role, source=source, valid_from=inventing.ON))


def told():
    """Everything the public reads of the only publication there is: its row, its pages in both languages, its JSON."""
    cache.clear()  # what was counted once a day was counted in another test's tables
    one = Publication.objects.select_related("subject", "batch").get()
    row = {name: value for name, value in model_to_dict(one).items() if name not in ANEW}
    row |= {"digest": bytes(one.digest), "subject": [one.subject.name, one.subject.kind, one.subject.code]}
    row |= {"numbers": sorted(one.subject.identifiers.values_list("kind", "value"))}
    tab = {"tab": one.item.tab}
    asked = [(one.get_absolute_url(), {}), (one.subject.get_absolute_url(), tab)]
    texts = [_APART.sub("", _MAIN.search(page.text)[0]) for page in _pages(asked) if page.status_code == 200]
    answer = Client().get(reverse("api:publication", args=[one.ref]))
    return row, texts, answer.status_code, _APART.sub("", answer.text) if one.item.public else ""


def _pages(asked):
    return [Client().get(address, query | {"lang": lang}) for address, query in asked for lang in ("zh-hans", "en")]


def by_file(key, row, folder):
    """What the public reads of a row that came by file; afterwards it did not come."""
    item = key[0]
    path = inventing.write(folder / "delivery.csv", [row], "csv")
    with transaction.atomic():
        delivery.ingest(path, source=inventing.decided_by(item)[0], item=item, on=inventing.ON, today=inventing.ON)
        found = told()
        transaction.set_rollback(True)
    assert not Publication.objects.exists()
    return found


def the_source(item, two):
    """The source that delivers this item, its mandates asking for one person or for two."""
    source = Source.objects.get(code=inventing.decided_by(item)[0])
    Mandate.objects.filter(source=source, item__code=item).update(two_people=two)
    return source


def as_typed(form, row, item):
    """What a browser sends of the form for this row: words of a list by their value, several of them as several."""
    sent = {BODY: inventing.decided_by(item)[0], "check": ""}
    for code, column in form.columns.items():
        values = [column.value_of(word) for word in row[code].split(";")] if column.choices and row[code] else []
        sent[code] = values if column.type == "choices" else (values or [row[code]])[0]
    return sent


@pytest.mark.parametrize("key", NEWEST, ids=".".join)
def test_typed_into_the_form_it_reads_as_by_file(key, tmp_path):
    item, row = key[0], inventing.invented_row(*key)
    two = people(item, "form")
    expected, source = by_file(key, row, tmp_path), the_source(item, two)
    clerk, address = browser_of("source_clerk", source), reverse("deliver:record", args=[source.code, item])
    page = clerk.get(address, {"lang": "en"})
    form = page.context["form"]
    assert [code for code in form.columns if f'name="{code}"' not in page.text] == []

    seen = clerk.post(address, as_typed(form, row, item), follow=True)
    batch = Batch.objects.get()
    assert (batch.status, batch.channel) == ("prepared", "form")
    assert [bool(drawn.record) for drawn in seen.context["drawn"]] == [batch.edition.item.public]
    assert not Publication.objects.exists()
    if two:
        clerk.post(reverse("deliver:submit", args=[batch.pk]))
        assert not Publication.objects.exists()
        second = browser_of("releaser", source)
        second.post(reverse("deliver:release", args=[batch.pk]))
    else:
        clerk.post(reverse("deliver:let", args=[batch.pk]))

    assert told() == expected


@pytest.mark.parametrize("key", EVERY, ids=".".join)
def test_sent_by_a_machine_it_reads_as_by_file(key, tmp_path, client):
    item, row = key[0], inventing.invented_row(*key)
    two = people(item, "machine")
    expected, source = by_file(key, row, tmp_path), the_source(item, two)
    by = staff("account_manager", source=source, valid_from=inventing.ON)
    holder = staff("source_clerk", source=source, valid_from=inventing.ON)
    items = CatalogueItem.objects.filter(code=item)
    secret, _key = delivery_keys.issue(source, "nightly", items, inventing.ON, holder, by)
    lines = content_of("jsonl", list(row), [list(row.values())])

    answer = client.post(
        f"/api/v1/deliveries/?item={item}",
        lines,
        content_type="application/x-ndjson",
        headers={"Authorization": f"Bearer {secret}"},
    )
    assert (answer.status_code, answer.json()["needs_release"]) == (201, two), answer.text
    assert Publication.objects.exists() is not two
    if two:
        browser_of("releaser", source).post(reverse("deliver:release", args=[Batch.objects.get().pk]))

    assert told() == expected
