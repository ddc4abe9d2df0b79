"""Every edition of every active item: a file made from its field list goes in and comes out right, in two languages."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone, translation

from disclosure.fields import catalogue
from disclosure.ingest import delivery
from disclosure.models import CatalogueItem, Publication
from disclosure.web.contents import IN_HEAD
from tests.catalogue import inventing, reading

pytestmark = pytest.mark.django_db
EVERY = inventing.editions()
LANGUAGES = {"zh-hans": False, "en": True}
# CSV by code is what `delivered` brings; tests/ingest/test_formats.py has the rest.
KINDS = [("csv", "chinese"), ("xlsx", "chinese"), ("jsonl", "codes")]
NOT_STORED = (
    "subject_kind",
    "subject_code",
    "source_name",
    "source_code",
)  # told beside the content, or of the subject


@pytest.fixture(autouse=True)
def _one_day(monkeypatch, settings, tmp_path):
    """Deliveries write on the test's own connection, and pages are read on the day after."""
    after = inventing.ON + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: datetime.combine(after, time(3), UTC))
    monkeypatch.setattr(delivery, "THREADS", 1)
    settings.SPOOL_DIR = tmp_path / "spool"


@pytest.fixture(params=EVERY, ids=lambda key: ".".join(key))
def key(request):
    """(item, edition)."""
    return request.param


@pytest.fixture
def delivered(key, tmp_path):
    """A delivered row of the edition with its publication and the file it came in."""
    row = inventing.invented_row(*key)
    path = inventing.write(tmp_path / "delivery.csv", [row], "csv")
    ingested(key, path)
    return row, Publication.objects.get(), path


def ingested(key, path):
    """The batch of a delivery of this file by the body that decides."""
    source = inventing.decided_by(key[0])[0]
    return delivery.ingest(path, source=source, item=key[0], on=inventing.ON, today=inventing.ON)


def public_columns(key, row):
    """The columns a page shows in its body, that this row fills."""
    columns = catalogue()[key].public
    return [column for column in columns if column.role not in IN_HEAD and row[column.code]]


def test_every_active_item_has_a_list_and_every_planned_one_has_none():
    listed = {item for item, _ in EVERY}

    assert set(CatalogueItem.objects.filter(status="active").values_list("code", flat=True)) == listed


@pytest.mark.parametrize(("form", "headers"), KINDS)
def test_a_file_of_each_kind_is_read_as_a_whole(key, tmp_path, form, headers):
    row = inventing.invented_row(*key)
    names = inventing.chinese(*key) if headers == "chinese" else None
    path = inventing.write(tmp_path / f"delivery.{form}", [row], form, names)

    batch = ingested(key, path)

    public = CatalogueItem.objects.get(code=key[0]).public
    assert (batch.public, batch.kept) == ((1, 0) if public else (0, 1)), batch.tally
    assert batch.edition.code == key[1]
    assert not {rule.partition(":")[0] for rule in batch.tally} & {"unknown_column", "unknown_choice", "too_long"}
    if not public:
        assert Publication.objects.get().kept_because == "not_public_item"


def test_the_same_file_again_changes_nothing(key, delivered):
    _, publication, path = delivered

    batch = ingested(key, path)

    assert (batch.unchanged, batch.rows_read) == (1, 1)
    assert Publication.objects.get() == publication
    assert Publication.objects.get().version == 1


def test_its_page_says_every_public_column_in_both_languages(key, delivered, client):
    row, publication, _ = delivered
    for language, english in LANGUAGES.items():
        page = client.get(publication.get_absolute_url(), {"lang": language})
        if publication.item.public:
            _says_all(key, row, page.text, language, english)
        else:
            assert page.status_code == 404


def _says_all(key, row, page, language, english):
    told = reading.told(page)
    with translation.override(language):
        for column in public_columns(key, row):
            said = told[reading.label_of(column, english)]
            assert said.startswith(reading.value_of(column, row[column.code], english)), column.code
    for role in ("subject_name", "document_number"):
        column = catalogue()[key].by_role(role)
        assert column is None or row[column.code] in page


def test_the_interface_gives_every_public_column(key, delivered, client):
    row, publication, _ = delivered
    answer = client.get(f"/api/v1/publications/{publication.ref}/")
    if not publication.item.public:
        assert answer.status_code == 404
        return
    details = {detail["code"]: detail for detail in answer.json()["details"]}

    for column in public_columns(key, row):
        if column.role not in NOT_STORED:
            detail = details[column.code]
            assert (detail["label_zh"], detail["label_en"]) == (column.label_zh, column.label_en)
            said = detail.get("display", detail["value"])
            assert said in (row[column.code], reading.value_of(column, row[column.code], english=True)), column.code


def test_it_stands_under_its_subject_and_on_its_list(key, delivered, client):
    row, publication, _ = delivered
    item = publication.item
    pages = [publication.subject.get_absolute_url()]
    pages += [f"/lists/{item.serious_list.slug}/"] if item.serious_list else []

    for page in [
        client.get(page, {"lang": language, "tab": item.tab}).text for page in pages for language in LANGUAGES
    ]:
        assert (f"/publications/{publication.ref}/" in page) is item.public
        assert row[catalogue()[key].by_role("subject_name").code] in page


def test_what_is_not_public_appears_nowhere(key, delivered, client):
    row, publication, _ = delivered
    subject, ref = publication.subject, publication.ref
    pages = [publication.get_absolute_url(), f"{subject.get_absolute_url()}?tab={publication.item.tab}", "/changes/"]
    pages += [f"/api/v1/publications/{ref}/", f"/api/v1/subjects/{subject.ref}/publications/"]
    pages += [f"/search/?q={subject.name}&tab=publications"]
    texts = [client.get(page).text for page in pages]
    texts += [client.get(page, {"lang": "en"}).text for page in pages if "?" not in page]

    never = {column.code for column in catalogue()[key].fields if column.show == "never"}
    assert not never & publication.details.keys()
    assert [secret for secret in inventing.hidden(*key, row) if any(secret in text for text in texts)] == []


def test_it_has_an_end_or_a_day_of_review_and_a_reason_where_it_is_kept(key, delivered):
    _, publication, _ = delivered

    assert bool(publication.shown_until or publication.review_on) or not publication.item.public
    assert publication.counted_from + timedelta(days=1) <= inventing.ON
