"""A file: judged at once, seen before it is public, and not kept; and the template that is such a file."""

import io
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from disclosure.admin.delivering import files
from disclosure.fields import catalogue, editions, match_headers
from disclosure.ingest.opening import open_delivery
from disclosure.models import Batch, Publication
from tests.admin.delivering.typing import said, text
from tests.builders import a_mandate, an_item
from tests.ingest.sending import a_row, write

pytestmark = pytest.mark.django_db


def a_file(tmp_path, source, authority, *rows, form="csv", **roles):
    bodies = {"authority_code": authority.code, "authority_name": authority.name_zh}
    bodies |= {"source_code": source.code, "source_name": source.name_zh}
    return write(tmp_path, rows or [a_row(**bodies | roles)], form=form)


def send(client, at, path, **more):
    with path.open("rb") as file:
        return client.post(at("file"), {"file": file} | more, follow=True)


@pytest.mark.parametrize("form", ["csv-gb18030", "xlsx", "jsonl"])
def test_a_file_is_seen_first_then_delivered(client, at, tmp_path, source, authority, form):
    page = send(client, at, a_file(tmp_path, source, authority, form=form))

    assert "1 row was read" in text(page)
    assert "What the public will see" in text(page)
    assert Publication.objects.count() == 0

    client.post(at("let", page.context["batch"].pk))

    assert Publication.objects.count() == 1
    assert Batch.objects.get().channel == "upload"


def test_nothing_of_the_file_stays(client, at, tmp_path, source, authority, settings):
    secret = "990101199001011234"
    batch = send(client, at, a_file(tmp_path, source, authority, person_id=secret, decided_on="x"))
    kept = [path for path in Path(settings.SPOOL_DIR).rglob("*") if path.is_file()]

    assert batch.context["batch"].expected["faulty"] == 1
    assert [path for path in kept if secret.encode() in path.read_bytes()] == []
    assert not list(Path(settings.SPOOL_DIR).glob("arriving-*"))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", b"%PDF-1.4 nonsense", "Deliver CSV, an .xlsx workbook or JSON lines"),
        ("a.csv", b"", "The file is empty."),
        ("a.csv", "甲,乙\n1,2\n".encode(), "None of the file's columns belongs to"),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(client, at, name, content, told):
    page = client.post(at("file"), {"file": SimpleUploadedFile(name, content)})

    assert told in text(page)
    assert Batch.objects.count() == 0


def test_no_file_and_too_large_a_file_are_told(client, at, monkeypatch):
    assert "Choose a file." in text(client.post(at("file")))

    monkeypatch.setattr(files, "MOST_BYTES", 10)
    page = client.post(at("file"), {"file": SimpleUploadedFile("a.csv", b"x" * 11)})
    assert "at most 20 MB are taken here. Split it into several files." in text(page)


def test_far_too_large_a_file_is_refused_unread(client, at):
    page = client.generic("POST", at("file"), CONTENT_LENGTH=str(2 * files.MOST_BYTES))
    assert (page.status_code, "The file is larger than 20 MB and was not read." in text(page)) == (413, True)


def test_faults_are_told_with_rule_reason_and_remedy(client, at, tmp_path, source, authority):
    page = send(client, at, a_file(tmp_path, source, authority, document_number=""))

    assert "The law requires this column and it is empty." in text(page)
    assert "Fill it and deliver again." in text(page)


def test_the_procedure_of_the_whole_file_is_asked_for(client, at, tmp_path, source, authority):
    page = send(client, at, a_file(tmp_path, source, authority), procedure="simple")

    assert page.context["batch"].procedure == "simple"
    assert "Not shown to the public" in text(page)


def the_template(client, at):
    answer = client.get(at("template"))
    assert answer["Content-Disposition"].endswith('.xlsx"')
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def test_the_template_has_lists_help_and_text_cells(client, at, authority):
    book = the_template(client, at)
    sheet, guide, lists = book.worksheets
    heads = {cell.value.partition("\n")[2]: cell for cell in sheet[1]}
    picks = {str(pick.sqref).partition("2:")[0]: pick for pick in sheet.data_validations.dataValidation}

    assert next(cell.value for cell in sheet[1]) == "行政相对人名称\nCF_XDR_MC 必填"
    assert heads["CF_XDR_MC 必填"].comment.text.startswith("法定必填")
    assert all(sheet.column_dimensions[cell.column_letter].number_format == "@" for cell in sheet[1])
    assert authority.name_zh in [cell.value for column in lists.iter_cols() for cell in column]
    assert heads["CF_CFJG 必填"].column_letter in picks
    assert (guide.title, lists.title, lists.sheet_state) == ("填写说明", "选项", "hidden")
    assert "示市监罚〔2026〕41号" in [cell.value for row in guide.iter_rows() for cell in row]


def test_a_filled_template_goes_through_unchanged(client, at, tmp_path, source, authority):
    book = the_template(client, at)
    sheet = book.worksheets[0]
    day = (timezone.localdate() - timedelta(days=60)).isoformat()
    bodies = {"authority_code": authority.code, "authority_name": authority.name_zh, "source_code": source.code}
    row = a_row(**bodies, decided_on=day)
    codes = [cell.value.partition("\n")[2].removesuffix(" 必填") for cell in sheet[1]]
    sheet.append([row[code] for code in codes])
    path = tmp_path / "filled.xlsx"
    book.save(path)

    page = send(client, at, path)
    client.post(at("let", page.context["batch"].pk))

    assert page.context["batch"].expected["public"] == 1
    assert Publication.objects.get().document_number == row["CF_WSH"]


@pytest.mark.parametrize("key", sorted(catalogue()), ids=".".join)
def test_the_headings_of_every_template_are_known_again(key, tmp_path, source, authority):
    from disclosure.admin.delivering.workbook import template

    listed = catalogue()[key]
    path = tmp_path / "template.xlsx"
    path.write_bytes(template(listed, [a_mandate(source=source, authority=authority, item=an_item("licence"))]))
    book = openpyxl.load_workbook(path)
    book.worksheets[0].append(["x"])
    book.save(path)
    placed = match_headers(open_delivery(path).headers, listed)

    assert (len(placed.columns), placed.unknown, placed.missing) == (len(listed.fields), (), ())
    assert editions(key[0])


def test_the_same_file_that_waits_is_the_same_batch(client, at, tmp_path, source, authority):
    path = a_file(tmp_path, source, authority)

    assert send(client, at, path).context["batch"] == send(client, at, path).context["batch"]


def test_given_up_a_file_can_be_sent_again(client, at, tmp_path, source, authority):
    path = a_file(tmp_path, source, authority)
    given_up = client.post(at("discard", send(client, at, path).context["batch"].pk), follow=True)

    assert "Given up by the person who delivered it." in text(given_up)
    assert said(given_up) == ["Nothing of it was delivered."]
    assert send(client, at, path).context["draft"]


def test_the_report_can_be_taken_along(client, at, stranger, tmp_path, source, authority):
    bodies = {"authority_code": authority.code, "authority_name": authority.name_zh}
    rows = [a_row(**bodies), a_row(**bodies, document_number="", content="没有文号")]
    page = send(client, at, a_file(tmp_path, source, authority, *rows))
    batch = page.context["batch"]
    done = client.post(at("let", batch.pk), follow=True)

    assert "The rows to mend, as CSV" in text(done)
    assert "没有文号" in text(client.get(at("rows", batch.pk, "rows.csv")))
    assert "required_by_law" in text(client.get(at("rows", batch.pk, "report.csv")))
    assert client.get(at("rows", batch.pk, "report.json")).json()["outcomes"]["faulty"] == 1
    assert client.get(at("rows", batch.pk, "report.exe")).status_code == 404
    assert stranger.get(at("rows", batch.pk, "rows.csv")).status_code == 404
