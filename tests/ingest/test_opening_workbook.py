import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure.ingest.opening import REFUSALS, Refused, limits, open_delivery
from tests.ingest.deliveries import (
    HEADERS,
    MAIN,
    ROWS,
    SHEET,
    a_csv,
    a_raw_workbook,
    a_workbook,
    cells_of,
    refusal_of,
)

TEXT = '<c t="inlineStr"><is><t>{}</t></is></c>'
HEADER = f'<row r="1">{TEXT.format("name")}{TEXT.format("number")}</row>'


def a_sheet(tmp_path, rows, **options):
    return a_raw_workbook(tmp_path, f"<sheetData>{HEADER}{rows}</sheetData>", **options)


def test_a_workbook_is_read_with_its_own_row_numbers(tmp_path):
    opened = open_delivery(a_workbook(tmp_path, [HEADERS, ROWS[0], [], ROWS[1]]))

    assert (opened.kind, opened.encoding, opened.headers) == ("xlsx", "", tuple(HEADERS))
    assert list(opened.rows) == [(2, ROWS[0], ""), (4, ROWS[1], "")]


def test_a_workbook_and_a_csv_of_one_table_read_alike(tmp_path):
    assert list(open_delivery(a_workbook(tmp_path)).rows) == list(open_delivery(a_csv(tmp_path)).rows)


@pytest.mark.parametrize(
    ("value", "text", "problem"),
    [
        (date(2026, 3, 9), "2026-03-09", ""),
        (datetime(2026, 3, 9), "2026-03-09", ""),
        (datetime(2026, 3, 9, 16, 30, 5), "2026-03-09 16:30:05", ""),
        (time(16, 30), "16:30:00", ""),
        (12, "12", ""),
        (12.0, "12", ""),
        (0.2, "0.2", ""),
        (0.1 + 0.2, "0.3", ""),
        (1e-6, "0.000001", ""),
        (999_999_999_999_999, "999999999999999", ""),
        (10**15, "1000000000000000", "code_as_number"),
        (9.911e17, "991100000000000000", "code_as_number"),
        (True, "true", ""),
        ("0012", "0012", ""),
        ("#N/A", "#N/A", "spreadsheet_error"),
        ("x" * 32_767, "x" * 32_767, ""),
    ],
)
def test_a_cell_is_text_as_a_person_reads_it(tmp_path, value, text, problem):
    path = a_workbook(tmp_path, [["name", "value"], ["a", value]])

    assert list(open_delivery(path).rows) == [(2, ["a", text], problem)]


def test_a_date_beyond_the_calendar_is_a_problem_of_its_row(tmp_path):
    book = openpyxl.Workbook()
    for row, serial in enumerate(["day", 99_999_999, 46_090], 1):
        book.active.cell(row, 1, serial).number_format = "yyyy-mm-dd"
    book.save(tmp_path / "a.xlsx")

    assert [(cells, problem) for _number, cells, problem in open_delivery(tmp_path / "a.xlsx").rows] == [
        (["#VALUE!"], "spreadsheet_error"),
        (["2026-03-09"], ""),
    ]


def test_a_cell_to_the_right_of_the_names_is_a_problem_of_its_row(tmp_path):
    path = a_workbook(tmp_path, [["name", "value"], ["a", 1, "stray"], ["b", 2]])

    assert list(open_delivery(path).rows) == [(2, ["a", "1"], "too_many_cells"), (3, ["b", "2"], "")]


def test_a_merged_title_above_the_header_is_passed_over(tmp_path):
    title = f'<row r="1">{TEXT.format("行政处罚")}<c r="B1"/></row>'
    header = HEADER.replace('"1"', '"2"')
    body = f'<sheetData>{title}{header}<row r="3"><c r="A3"><v>7</v></c></row></sheetData>'
    path = a_raw_workbook(tmp_path, body + '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>')

    assert open_delivery(path).headers == ("name", "number")
    assert cells_of(path) == [["7", ""]]


def test_one_sheet_with_content_among_empty_ones_is_read(tmp_path):
    assert cells_of(a_workbook(tmp_path, more_sheets=[("Sheet2", []), ("Sheet3", [])])) == ROWS
    assert cells_of(a_workbook(tmp_path, [], more_sheets=[("Second", [HEADERS, *ROWS])])) == ROWS


def test_several_sheets_with_content_are_refused_by_name(tmp_path):
    with pytest.raises(Refused) as refused:
        open_delivery(a_workbook(tmp_path, more_sheets=[("字典", [["x"]])]))
    assert refused.value.code == "several_sheets"
    assert "字典" in refused.value.sentence


def test_a_workbook_without_content_is_refused(tmp_path):
    assert refusal_of(a_workbook(tmp_path, [])) == "no_content"


@pytest.mark.parametrize("rows", [[HEADERS, ["a", "=1+1"]], [["=A2"], ["a"]]])
def test_a_formula_is_refused_with_its_cell(tmp_path, rows):
    with pytest.raises(Refused) as refused:
        open_delivery(a_workbook(tmp_path, rows))
    assert refused.value.code == "formula"
    assert ("B2" if len(rows[0]) > 1 else "A1") in refused.value.sentence


@pytest.mark.parametrize("cell", ["XFD1048576", "GS2", "A1048576"])
def test_a_cell_far_away_is_refused_with_its_name(tmp_path, cell):
    row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    with pytest.raises(Refused) as refused:
        open_delivery(a_sheet(tmp_path, f'<row r="{row}"><c r="{cell}"><v>1</v></c></row>'))
    assert refused.value.code == "cell_out_of_bounds"
    assert cell in refused.value.sentence


def test_formatting_without_values_far_away_is_no_reason_to_refuse(tmp_path):
    formatted = '<c r="XFD2"/></row><row r="1048576"><c r="A1048576"/></row>'
    path = a_sheet(tmp_path, f'<row r="2"><c r="A2"><v>1</v></c>{formatted}')

    assert cells_of(path) == [["1", ""]]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"/><row r="2"/>',
        '<row r="9"/><row r="3"/>',
        '<row r="2"><c r="B2"/><c r="A2"/></row>',
        '<row r="2"><c r="A2"/><c r="A2"/></row>',
        '<row r="x"/>',
        '<row r="2"><c r="2"/></row>',
        '<row r="2"><c r="ZZZZ2"/></row>',
        '<row r="2"><c t="s"><v>7</v></c></row>',
        '<row r="2"><c><v>seven</v></c></row>',
        '<row r="2">' + "<c/>" * 20_000 + "</row>",
        "<row>",
    ],
)
def test_a_sheet_no_spreadsheet_would_write_is_refused(tmp_path, rows):
    assert refusal_of(a_sheet(tmp_path, rows)) == "broken_workbook"


def test_ten_million_cells_in_a_row_are_refused(tmp_path):
    assert refusal_of(a_sheet(tmp_path, '<row r="2">' + "<c/>" * 4_000_000 + "</row>")) == "broken_workbook"
    assert refusal_of(a_sheet(tmp_path, '<row r="2">' + "<c/>" * 10_000_000 + "</row>")) == "unzips_too_large"


def test_a_text_of_a_million_characters_is_refused(tmp_path):
    assert refusal_of(a_sheet(tmp_path, f'<row r="2">{TEXT.format("x" * 1_000_000)}</row>')) == "cell_too_long"
    rows = f'<row r="2">{TEXT.format("x" * 200_000)}</row>'
    assert [problem for _number, _cells, problem in open_delivery(a_sheet(tmp_path, rows)).rows] == ["cell_too_long"]


def test_one_long_text_in_many_cells_counts_as_often_as_it_is_shown(tmp_path, monkeypatch):
    headers = [f"column {number}" for number in range(33)]
    path = a_workbook(tmp_path, [headers, ["x" * 32_767] * 33, ["y"] * 33])

    assert [problem for _number, _cells, problem in open_delivery(path).rows] == ["row_too_long", ""]
    monkeypatch.setattr(limits, "WORKBOOK_CHARACTERS", limits.MIB)
    assert refusal_of(path) == "unzips_too_large"


def test_rows_are_numbered_as_the_spreadsheet_does_however_many_there_are(tmp_path):
    rows = open_delivery(a_workbook(tmp_path, [HEADERS, *[ROWS[0]] * 250])).rows

    assert [number for number, _cells, _problem in rows] == [*range(2, 252)]


def test_a_zip_bomb_is_refused_by_its_claim(tmp_path):
    assert refusal_of(a_raw_workbook(tmp_path, bytes(limits.UNZIPPED_FREELY + 1))) == "unzips_too_large"


def test_a_size_that_lies_is_refused(tmp_path):
    path = a_sheet(tmp_path, '<row r="2"/>' + " " * 100_000)
    content = bytearray(path.read_bytes())
    entry = content.rfind(b"PK\x01\x02", 0, content.rfind(SHEET.encode()))
    content[entry + 24 : entry + 28] = (50).to_bytes(4, "little")
    path.write_bytes(content)

    assert refusal_of(path) == "broken_workbook"


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml"])
def test_entities_are_refused_in_every_part(tmp_path, part, encoding):
    content = f'<?xml version="1.0" encoding="{encoding}"?>{ENTITIES}<worksheet xmlns="{MAIN}">&b;</worksheet>'

    assert refusal_of(a_raw_workbook(tmp_path, parts={part: content.encode(encoding)})) == "broken_workbook"


NAME = '<definedName name="_xlnm.Print_Area" localSheetId="0">'
NAMES = f'<workbook xmlns="{MAIN}">{NAME}{{}}</definedName></workbook>'


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"xl/vbaProject.bin": b"x"}, "macros"),
        ({"xl/externalLinks/externalLink1.xml": b"<a/>"}, "outside_content"),
        ({"xl/embeddings/oleObject1.bin": b"x"}, "outside_content"),
        ({f"xl/media/{n}.png": b"" for n in range(2001)}, "too_many_members"),
        ({f"xl/media/{'x' * 600}{n}.png": b"" for n in range(1900)}, "too_many_members"),
        ({"xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{"<xf/>" * 300_001}</styleSheet>'}, "too_complex"),
        ({"xl/styles.xml": f'<x xmlns="{MAIN}"><numFmt formatCode="{"[" * 256}"/></x>'}, "too_complex"),
        ({"xl/workbook.xml": NAMES.format("'" * 2_001)}, "too_complex"),
        ({"xl/workbook.xml": NAMES.format(f"{'a' * 2_000}</definedName>{NAME}" * 26)}, "too_complex"),
        ({"xl/worksheets/sheet2.xml": b"not xml"}, "broken_workbook"),
        ({"xl/worksheets/sheet2.xml": b""}, "broken_workbook"),
        ({"xl/_rels/workbook.xml.rels": b"<Relationships/>"}, "broken_workbook"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_table_does_not_need_is_refused(tmp_path, parts, code):
    assert refusal_of(a_raw_workbook(tmp_path, parts=parts)) == code


def test_a_password_is_refused(tmp_path):
    path = a_workbook(tmp_path)
    content = bytearray(path.read_bytes())
    content[content.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)

    assert refusal_of(path) == "encrypted_workbook"


@pytest.mark.parametrize(
    ("member", "seems"),
    [
        ("word/document.xml", "Word"),
        ("ppt/presentation.xml", "presentation"),
        ("xl/workbook.bin", ".xlsb"),
        ("mimetype", "OpenDocument"),
        ("OFD.xml", "OFD"),
        ("a.csv", "ZIP"),
    ],
)
def test_another_zipped_document_is_refused_by_name(tmp_path, member, seems):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr(member, "x")
    with pytest.raises(Refused) as refused:
        open_delivery(tmp_path / "a.xlsx")
    assert refused.value.code == "not_a_table"
    assert seems in refused.value.sentence


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.999])
def test_a_workbook_cut_short_is_refused(tmp_path, kept):
    path = a_workbook(tmp_path)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])

    assert refusal_of(path) == "broken_workbook"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(place=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255))
def test_one_wrong_byte_raises_nothing_but_a_refusal(tmp_path, place, byte):
    path = a_workbook(tmp_path)
    content = bytearray(path.read_bytes())
    content[int(len(content) * place)] = byte
    path.write_bytes(content)

    assert refusal_of(path) in {"", *REFUSALS}


MARKUP = [
    "<row>",
    "</row>",
    '<row r="3">',
    "<c>",
    '<c r="B3">',
    *(f'<c t="{kind}">' for kind in "sbde"),
    "</c>",
    "<v>",
    "</v>",
]
MARKUP += ["<v>1</v>", "<v>1E999</v>", "<v>2026-03-09</v>", "<is>", "</is>", "<f/>", "7", "<x/>"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(pieces=st.lists(st.sampled_from(MARKUP), max_size=12))
def test_no_sheet_raises_anything_but_a_refusal(tmp_path, pieces):
    assert refusal_of(a_sheet(tmp_path, "".join(pieces))) in {"", *REFUSALS}
