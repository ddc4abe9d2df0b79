"""Delivery files as sources send them, and as attackers do, made on the spot."""

import zipfile
from collections import deque
from pathlib import Path

import openpyxl

from disclosure.ingest.opening import Refused, open_delivery

HEADERS = ["CF_XDR_MC", "CF_WSH", "CF_JDRQ"]
ROWS = [
    ["东湖甲有限公司", "〔2026〕1号", "2026-03-09"],
    ["东湖乙有限公司", "〔2026〕2号", "2026-03-10"],
]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
SHEET = "xl/worksheets/sheet1.xml"


def a_csv(folder: Path, rows=(HEADERS, *ROWS), *, encoding="utf-8", end="\n", mark=",", name="a.csv") -> Path:
    """A plain CSV file; nothing is quoted."""
    return a_file(folder, "".join(mark.join(row) + end for row in rows).encode(encoding), name)


def a_file(folder: Path, content: bytes, name="a.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def a_workbook(folder: Path, rows=(HEADERS, *ROWS), *, more_sheets=(), name="a.xlsx") -> Path:
    """A workbook with the rows in its first sheet and `more_sheets` (title, rows) beside it."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for title, other in more_sheets:
        sheet = book.create_sheet(title)
        for row in other:
            sheet.append(row)
    book.save(folder / name)
    return folder / name


def a_raw_workbook(folder: Path, sheet: str | bytes = "<sheetData/>", *, parts=None, name="a.xlsx") -> Path:
    """A workbook written by hand: `sheet` is the inside of its worksheet, `parts` add or replace parts."""
    if isinstance(sheet, str):
        sheet = f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>'.encode()
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in {**_PARTS, SHEET: sheet, **(parts or {})}.items():
            archive.writestr(part, content)
    return folder / name


def cells_of(path: Path, **options) -> list[list[str]]:
    """The cells of every row of a delivery that has no problem in it."""
    rows = list(open_delivery(path, **options).rows)
    assert not any(problem for _number, _cells, problem in rows)
    return [cells for _number, cells, _problem in rows]


def refusal_of(path: Path, **options) -> str:
    """The code with which a delivery is refused, while opening it or while reading on; "" if it is not."""
    try:
        deque(open_delivery(path, **options).rows, maxlen=0)
    except Refused as refused:
        return refused.code
    return ""
