"""A list that is sent to be looked up: which files are taken, and what is said of the others."""

import csv
import io
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from django.utils import timezone

from disclosure.lookups.table import MOST_ROWS, Unusable, read

NAME = "示例市青禾食品有限公司"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.SPOOL_DIR = tmp_path


def text(*rows, encoding="utf-8"):
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return [file.getvalue().encode(encoding)]


def workbook(*rows, sheets=1):
    book, file = openpyxl.Workbook(), io.BytesIO()
    for number in range(sheets):
        sheet = book.active if not number else book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(file)
    return [file.getvalue()]


def raw(rows="", *, sheets=1, styles="", texts="", texts_in="xl/texts.xml"):
    """A workbook written by hand, whose one sheet is listed so often."""
    kind, parts = "application/vnd.openxmlformats-officedocument.spreadsheetml", "http://schemas.openxmlformats.org"
    main, office = f'xmlns="{parts}/spreadsheetml/2006/main"', f"{parts}/officeDocument/2006/relationships"
    listed = "".join(f'<sheet name="{n}" sheetId="{n + 1}" r:id="a"/>' for n in range(sheets))
    one = f'<row r="1"><c t="inlineStr"><is><t>{NAME}</t></is></c></row>'
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in {
            "[Content_Types].xml": f'<Types xmlns="{parts}/package/2006/content-types">'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/{texts_in}" ContentType="{kind}.sharedStrings+xml"/></Types>',
            "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{parts}/package/2006/relationships">'
            f'<Relationship Id="a" Type="{office}/worksheet" Target="sheet.xml"/></Relationships>',
            "xl/sheet.xml": f"<worksheet {main}><sheetData>{one}{rows}</sheetData></worksheet>",
            "xl/styles.xml": f"<styleSheet {main}><cellXfs><xf/>{styles}</cellXfs></styleSheet>",
            texts_in: f"<sst {main}><si>{texts}<t/></si></sst>",
        }.items():
            archive.writestr(name, content)
    return [file.getvalue()]


def test_a_sheet_is_read_to_its_last_value():
    assert read("list.xlsx", raw('<row r="2"/><row r="1048576" ht="20"/>')).rows == [[NAME]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_as_text(encoding):
    rows = [["序号", "企业名称"], ["1", NAME], [], ["2", "=1+1"]]

    assert read("list.csv", text(*rows, encoding=encoding)).rows == [*rows[:2], ["", ""], ["2", "=1+1"]]


def test_a_list_as_a_workbook_every_cell_as_text():
    made = workbook(["Name", "Since", "Paid"], [NAME, timezone.datetime(2026, 3, 1), 12.5], [None, None, True])

    assert read("list.xlsx", made).rows == [["Name", "Since", "Paid"], [NAME, "2026-03-01", "12.5"], ["", "", "true"]]


def test_numbers_of_persons_are_masked_before_anything_is_kept():
    table = read("list.csv", text([NAME, "11010519491231002X", "13800138000"]))

    assert table.masked
    assert table.rows == [[NAME, "**************002X", "*******8000"]]


MANY = [[NAME]] * (MOST_ROWS + 1)
REFUSED = {
    "nothing": ("list.csv", [b""], "The file is empty"),
    "blank": ("list.csv", [b"\n\n , \n"], "holds no row"),
    "picture": ("list.xlsx", [b"\x89PNG\r\n\x1a\n" + b"0" * 50], "a PNG picture"),
    "renamed": ("list.xlsx", text([NAME]), "plain text"),
    "other archive": ("list.xlsx", [b"PK\x03\x04" + b"0" * 100], "damaged"),
    "JSON": ("list.csv", [b'{"name": "x"}'], "JSON"),
    "mixed": ("list.csv", [NAME.encode() * 3, b"\n", NAME.encode("gb18030")], "encoding changes"),
    "NUL": ("list.csv", [b"a\x00b"], "NUL"),
    "long cell": ("list.csv", text([NAME], ["x" * 1_000_000]), "Row 2: A cell is longer"),
    "longer than a spreadsheet's": ("list.csv", text(["x" * 40_000]), "Row 1: a cell is longer than 32767"),
    "quotes": ("list.csv", [b'a,"b\n'], "Row 1: A quotation mark"),
    "wide": ("list.csv", text(["x"] * 41), "wider than 40 columns"),
    "full": ("list.csv", text(*[["x"] * 40] * 5_001), "more than 200000 filled cells"),
    "large": ("list.csv", [b"x" * (5 * 1024 * 1024 + 1)], "larger than 5 MiB"),
    "many": ("list.csv", text(*MANY, *MANY[:20]), "more than 10000 rows"),
    "one text in many cells": ("list.xlsx", workbook(*[["x" * 32_767] * 30] * 13), "more than 12000000 characters"),
    "formula": ("list.xlsx", workbook(["=1+1"]), "holds a formula"),
    "sheets": ("list.xlsx", workbook([NAME], sheets=2), "Several sheets"),
    "blank lines": ("list.csv", [b"x" + b"\n" * 100_001], "more than 10000 rows"),
    "a row far away": ("list.xlsx", raw('<row r="2000000000"/>'), "damaged"),
    "one sheet many times": ("list.xlsx", raw("<row/>" * 200_000, sheets=300), "more formatting or texts"),
    "styles": ("list.xlsx", raw(styles="<xf/>" * 150_001), "more formatting or texts"),
    "pieces of one text": ("list.xlsx", raw(texts="<r/>" * 600_001), "more formatting or texts"),
    "called a picture": (
        "list.xlsx",
        raw(texts="<r/>" * 600_001, texts_in="xl/media/texts.png"),
        "more formatting or texts",
    ),
    "cells": ("list.xlsx", raw(f"<row>{'<c/>' * 16_000}</row>" * 63), "more formatting or texts"),
}


@pytest.mark.parametrize(("name", "content", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_said(name, content, told):
    with pytest.raises(Unusable) as problem:
        read(name, content)
    assert told in str(problem.value)
