"""Identity numbers in the columns for them and inside free text of every item: none is found anywhere.

Two thousand of them; with TEST_WHOLE=1, as in `python -m tests.bench.canary`, ten thousand.
"""

import logging
import os
import re
import unicodedata
from datetime import date, timedelta
from itertools import cycle, islice

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.urls import reverse

from disclosure.demo.persons import identity
from disclosure.fields import catalogue
from disclosure.ingest import bad_rows, report
from disclosure.ingest.spool import Spool
from disclosure.models import Batch, Fault, HeldRow, Publication, Subject
from tests.accounts.people import signed_in, staff
from tests.catalogue import inventing
from tests.ingest.sending import send
from tests.surfaces import SURFACES

COUNT = 10_000 if os.environ.get("TEST_WHOLE") else 2_000
SONG = "金丝雀"  # a word beside each in a text, which must arrive
SENTENCE = f"{SONG}：当事人张某某（身份证号码{{}}）到场。"
NAMES = ("subject_name", "current_name", "subject_code", "document_number", "licence_number")
BODIES = ("authority_name", "authority_code", "source_name", "source_code", "action")
EACH = 4  # publications of an edition whose every page is looked at
NUMBERS = [
    identity(f"9901{n % 90 + 10}", date(1950, 1, 1) + timedelta(days=n * 7 % 18_000), n % 1_000) for n in range(COUNT)
]
SHARES = dict(zip(sorted(catalogue()), (NUMBERS[start :: len(catalogue())] for start in range(COUNT)), strict=False))
WHOLE, BORN = frozenset(NUMBERS), frozenset(number[:14] for number in NUMBERS)


def rows(item, edition):
    """Rows about organisations and persons in turn, until every number of the share stands in some column."""
    fields, left = catalogue()[item, edition].fields, iter(SHARES[item, edition])
    kinds = cycle(("", "自然人", "法人及非法人组织", "个体工商户"))
    made = []
    for number in left:
        row, waiting = inventing.invented_row(item, edition), [number]
        for column in fields:
            if column.role == "subject_kind":
                kind = next(kinds)
                row[column.code] = kind if kind in column.words or not kind else row[column.code]
            elif (column.type == "text" or column.type == "prose") and column.role not in NAMES + BODIES:
                waiting = waiting or list(islice(left, 1))
                long = column.show == "public" and column.max_length >= len(SENTENCE) + 18
                if waiting and column.max_length >= 18:
                    row[column.code] = (SENTENCE if long else "{}").format(waiting.pop())
            elif column.role in ("person_id", "code_or_person_id"):
                waiting = waiting or list(islice(left, 1))
                row[column.code] = waiting.pop() if waiting else number
        made.append(row)
    return made


def deliver(folder, most=None):
    """Every share, or so many rows of it, as a file of its own through the door; the batches."""
    for item, edition in sorted(SHARES):
        path = inventing.write(folder / f"{item}-{edition}.csv", rows(item, edition)[:most], "csv")
        yield send(path, item, source=inventing.decided_by(item)[0], on=inventing.ON)


def leaks(text):
    """Numbers, whole or up to the birthday, that stand in a text in any width."""
    plain = unicodedata.normalize("NFKC", text).upper()
    found = []
    for run in re.finditer(r"[0-9]{14,}X?", plain):
        signs = run[0]
        found += [signs[at : at + 18] for at in range(len(signs) - 17) if signs[at : at + 18] in WHOLE]
        found += [signs[at : at + 14] for at in range(len(signs) - 13) if signs[at : at + 14] in BORN]
    return found


def dump():
    """Every table of the database, those of libraries and of history as well, as text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                yield " ".join(str(bytes(cell) if isinstance(cell, memoryview) else cell) for cell in row)


def public_pages(client, publications):
    """Everything the public may ask about these publications; what is the same for several is asked once."""
    addresses = {
        address(publication): None
        for publication in publications
        for name, address in SURFACES.items()
        if name != "disclosure:favicon" and (publication.subject.code or name != "disclosure:subject_by_code")
    }
    return [client.get(address).content.decode() for address in addresses]


def looked_up(client):
    """The answers of the look-up of persons about everybody on a list."""
    for entry in Publication.objects.visible(on=inventing.ON).of_persons().select_related("subject")[:40]:
        asked = {"name": entry.subject.name, "last_four": entry.subject.last_four, "case_number": entry.document_number}
        asked["serious_list"] = entry.item.serious_list.slug
        yield client.post("/persons/", asked).content.decode()


def desk_pages(client):
    """The lists of the desk, and the page of every batch and of some rows."""
    for model, room in admin.site._registry.items():
        address = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield client.get(reverse(f"{address}_changelist")).content.decode()
        if model in (Batch, HeldRow, Fault, Subject, Publication) and room:
            for pk in model.objects.values_list("pk", flat=True)[:20]:
                yield client.get(reverse(f"{address}_change", args=[pk])).content.decode()


@pytest.mark.django_db
def test_no_number_is_found_anywhere(tmp_path, monkeypatch, caplog, settings):
    settings.SPOOL_DIR, settings.BAD_ROWS_DIR = tmp_path / "spool", tmp_path / "bad"
    monkeypatch.setattr(Spool, "clear", lambda self: None)
    caplog.set_level(logging.DEBUG)
    batches = list(deliver(tmp_path))

    told = [render(batch) or "" for batch in batches for render in (report.as_text, report.as_json, report.as_csv)]
    told += [bad_rows.as_csv(batch) or "" for batch in batches]
    left = [part.read_bytes().decode("utf-8", "replace") for part in (tmp_path / "spool").rglob("*") if part.is_file()]
    shown, client = Publication.objects.filter(public_since__isnull=False), Client()
    pages = public_pages(client, [each for batch in batches for each in shown.filter(batch=batch)[:EACH]])
    pages += looked_up(client)
    pages += desk_pages(signed_in(staff("operator")))

    assert sum(len(share) for share in SHARES.values()) == len(WHOLE) == COUNT
    assert SONG in "".join(pages), "the texts must arrive, or nothing is tried"
    assert {"public", "kept"} <= {word for batch in batches for word in ("public", "kept") if getattr(batch, word)}
    corpora = {"dump": dump(), "reports": told, "spool": left, "pages": pages, "log": [caplog.text]}
    assert {name: found for name, texts in corpora.items() if (found := leaks("\n".join(texts))[:5])} == {}


def test_a_number_that_stayed_would_be_found():
    assert leaks(f"x{NUMBERS[7]}y 12{NUMBERS[9][:14]}")
