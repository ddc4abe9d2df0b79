"""Ten thousand identity numbers through every door and every page of delivering: not one is found anywhere."""

import io
import json
import logging
import re
import unicodedata
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from creditchina.accounts.models import User
from disclosure.ingest import bad_rows, by_hand, delivery_keys, release, report
from disclosure.ingest.misplaced import Whose, whose
from disclosure.ingest.spool import Spool
from disclosure.models import Batch, CatalogueItem, Mandate, Publication, Source
from tests.accounts.people import staff
from tests.ingest.identities import an_identity
from tests.ingest.sending import MARKET, a_row, content_of

TODAY = timezone.localdate()
RECENT = (TODAY - timedelta(days=20)).isoformat()
# Not the one in thirty-one that is a credit code as well: of those the row must say whose it is (docs/decisions/0008).
_MADE = (an_identity(number, born=date(1955, 1, 1) + timedelta(days=number)) for number in range(12_000))
NUMBERS = [number for number in _MADE if whose(number) == Whose.PERSON][:10_000]
KNOWN = frozenset(NUMBERS)
A_ROW = 4  # numbers in each
_LONG = re.compile(r"(?=([0-9]{17}[0-9X]))")

pytestmark = pytest.mark.django_db


def rows(numbers):
    """Rows with a number in a personal column, in free text, in a column nobody knows, and as a name or code."""
    for place in range(0, len(numbers), A_ROW):
        secret, told, unknown, other = numbers[place : place + A_ROW]
        row = a_row(decided_on="?" if place % 3 == 0 else RECENT, person_id=secret, representative="张某")
        row |= {"CF_SY": f"当事人（身份证号{told}）未按规定办理", "备注二": unknown}
        row |= {"CF_XDR_MC": f"张某{other}"} if place % 5 == 0 else {"CF_XDR_SHXYM": other}
        row |= {"CF_XDR_LB": "自然人"} if place % 7 == 0 else {}
        yield row


def found(texts):
    """The numbers that stand in these texts, in any width and between whatever."""
    for text in texts:
        plain = unicodedata.normalize("NFKC", text).upper()
        yield from (number for number in _LONG.findall(plain) if number in KNOWN)


def everything(folder):
    """Every row of the database and every file that is left."""
    for model in apps.get_models():
        for row in model.objects.values_list():
            yield repr(row)
    for part in folder.rglob("*"):
        if part.is_file():
            yield part.read_bytes().decode("utf-8", "replace")


def told_of(batch):
    """Everything that a page of delivering shows."""
    for shown in release.preview(batch, limit=100):
        publication = shown.publication
        yield repr([publication.details, publication.document_number, publication.subject.name, shown.findings])
        yield publication.subject.code
    yield from map(repr, release.preview_faults(batch, limit=5_000))
    yield from (report.as_text(batch), report.as_json(batch), report.as_csv(batch), bad_rows.as_csv(batch) or "")


def written(name, every, folder):
    path = folder / name
    path.write_bytes(content_of(name.rpartition(".")[2], list(every[0]), [list(row.values()) for row in every]))
    return path


def test_no_number_is_found_on_the_way_of_a_delivery(tmp_path, settings, caplog, client, monkeypatch):
    settings.SPOOL_DIR, settings.BAD_ROWS_DIR = tmp_path / "spool", tmp_path / "bad"
    monkeypatch.setattr("disclosure.ingest.delivery.THREADS", 1)
    monkeypatch.setattr(Spool, "clear", lambda self: None)
    caplog.set_level(logging.DEBUG)
    Mandate.objects.filter(source__code=MARKET[0], item__code="penalty").update(two_people=True)
    clerk, second = (User.objects.create_user(name) for name in ("clerk", "second"))
    every = list(rows(NUMBERS))
    half = len(every) // 2

    with by_hand.arriving("a.csv", written("a.csv", every[:half], tmp_path).read_bytes()) as path:
        asked = {"source": MARKET[0], "item": "penalty", "on": TODAY, "by": clerk}
        batch = release.prepare(path, channel=Batch.Channel.UPLOAD, **asked)
    (tmp_path / "a.csv").unlink()
    texts = [*told_of(batch)]
    release.release(batch, by=second)
    texts += told_of(batch)

    items = CatalogueItem.objects.filter(code="penalty")
    source = Source.objects.get(code=MARKET[0])
    key, _row = delivery_keys.issue(source, "nightly", items, TODAY, clerk, staff("account_manager", source=source))
    headers = {"Authorization": f"Bearer {key}"}
    for place in ("check/", ""):
        file = io.BytesIO(content_of("csv", list(every[0]), [list(row.values()) for row in every[half:]]))
        file.name = f"{NUMBERS[0]}.csv"
        answer = client.post(f"/api/v1/deliveries/{place}", {"file": file, "item": "penalty"}, headers=headers)
        texts.append(answer.content.decode())
    url = answer.json()["url"].removeprefix("http://testserver")
    while url:
        page = client.get(url, headers=headers)
        texts.append(page.content.decode())
        url = (json.loads(page.content)["next"] or "").removeprefix("http://testserver")

    assert (Batch.objects.count(), Publication.objects.exists(), len(KNOWN)) == (2, True, 10_000)
    assert len(texts) > 300
    assert list(found([*everything(tmp_path), *texts, caplog.text])) == []


@pytest.mark.parametrize("number", NUMBERS[:3])
def test_the_search_would_find_a_number_that_stayed(number):
    assert list(found([f"x{number}9 and {number}"])) == [number, number]
