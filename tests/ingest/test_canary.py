"""Fifty identity numbers in every column of every item: not one may be found anywhere afterwards."""

import logging
import unicodedata

import pytest
from django.apps import apps

from disclosure.fields import catalogue
from disclosure.ingest import bad_rows, report
from disclosure.ingest.spool import Spool
from tests.ingest.identities import identities
from tests.ingest.sending import DECIDED, a_row, send, write

NUMBERS = identities(50)
WAYS = {
    "bare": "{}",
    "in words": "当事人身份证号码：{}。",
    "after a name": "张某某{}",
    "wide": "{}",
    "choice": "其他-{}",
}

pytestmark = pytest.mark.django_db


def rows(item, edition, way):
    """One row for each column, with a number in that column."""
    columns = [column.code for column in catalogue()[item, edition].fields]
    for place, column in enumerate(columns):
        number = NUMBERS[place % len(NUMBERS)]
        written = "".join(chr(ord(sign) + 0xFEE0) for sign in number) if way == "wide" else number
        for kind in ("", "自然人"):
            row = a_row(item, edition)
            kinds = [code for code, value in row.items() if value == "法人及非法人组织"]
            yield row | dict.fromkeys(kinds, kind) | {column: WAYS[way].format(written)}


def everything(folder):
    """All that is left: every row of the database, every judged part on disk."""
    for model in apps.get_models():
        for row in model.objects.values_list():
            yield f"{model.__name__} {row!r}"
    for part in folder.rglob("*"):
        if part.is_file():
            yield part.read_bytes().decode("utf-8", "replace")


def leaks(texts):
    """Texts that hold one of the numbers in any width."""
    for text in texts:
        plain = unicodedata.normalize("NFKC", text).upper()
        yield from (text[:300] for number in NUMBERS if number in plain)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("item", "edition"), sorted(catalogue()))
def test_no_identity_number_is_stored_reported_or_logged(tmp_path, monkeypatch, caplog, settings, item, edition, way):
    settings.SPOOL_DIR, settings.BAD_ROWS_DIR = tmp_path / "spool", tmp_path / "bad"
    monkeypatch.setattr(Spool, "clear", lambda self: None)
    caplog.set_level(logging.DEBUG)
    batch = send(write(tmp_path, rows(item, edition, way), item, edition=edition), item, source=DECIDED[item][0])
    told = [render(batch) for render in (report.as_text, report.as_json, report.as_csv)]
    told.append(bad_rows.as_csv(batch) or "")
    assert (tmp_path / "spool").exists()
    assert list(leaks([*everything(tmp_path / "spool"), *told, caplog.text])) == []


@pytest.mark.parametrize("number", NUMBERS[:3])
def test_the_search_would_find_a_number_that_stayed(number):
    assert list(leaks([f"Subject ('x', '{number}')"]))
