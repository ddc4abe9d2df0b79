"""The template of an item as a workbook: headings that the upload knows, pick-lists, and a sheet that explains.

Every cell is text, so that a spreadsheet eats no digit of a code and turns no number into a date.
"""

import io
from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.utils import translation
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from disclosure.admin.delivering.hints import example_of, help_of, required_word
from disclosure.fields import Field, FieldList
from disclosure.ingest.opening.workbook import GUIDE, LISTS
from disclosure.models import Mandate
from disclosure.sheets import FORMULA_SIGNS

ROWS: Final = 2_000  # that have a pick-list; more go without
TEXT: Final = "@"
WIDTHS: Final = {"prose": 40, "text": 28, "code": 26, "choices": 24}
_HEAD: Final = PatternFill("solid", fgColor="EAF0F7")
_TOP: Final = Alignment(vertical="top", wrap_text=True)
_MARK: Final = {"law": " 必填"}


def template(fields: FieldList, mandates: Sequence[Mandate]) -> bytes:
    """A workbook to fill in for these mandates of one source and item. Its words are Chinese, as its headings are."""
    with translation.override("zh-hans"):
        book = Workbook()
        rows: Any = book.active
        rows.title = "填报"
        lists = _lists(fields, mandates)
        _rows_sheet(rows, fields, lists)
        _guide_sheet(book.create_sheet(GUIDE), fields)
        _lists_sheet(book.create_sheet(LISTS), fields, lists)
    _without_formulas(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _without_formulas(book: Workbook) -> None:
    """What begins like a formula - the name of a body, say - is text: nothing is computed, our upload takes it."""
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
        if isinstance(cell.value, str) and cell.value.startswith(FORMULA_SIGNS):
            cell.data_type, cell.quotePrefix = "s", True


def heading(column: Field) -> str:
    """The heading of a column: its Chinese name, its code, and whether the law asks for it."""
    return f"{column.label_zh}\n{column.code}{_MARK.get(column.required, '')}"


def _lists(fields: FieldList, mandates: Sequence[Mandate]) -> dict[str, list[str]]:
    """Column code -> the words to pick from."""
    bodies = {
        "authority_name": [mandate.authority.name_zh for mandate in mandates],
        "authority_code": [mandate.authority.code for mandate in mandates],
        "source_name": [mandate.source.name_zh for mandate in mandates],
        "source_code": [mandate.source.code for mandate in mandates],
    }
    words = {column.code: [choice.zh for choice in column.choices] for column in fields.fields if column.choices}
    known = {column.code: list(dict.fromkeys(bodies[column.role])) for column in fields.fields if column.role in bodies}
    return words | known


def _rows_sheet(sheet: Any, fields: FieldList, lists: dict[str, list[str]]) -> None:
    sheet.freeze_panes = "A2"
    sheet.row_dimensions[1].height = 48
    for place, column in enumerate(fields.fields, 1):
        letter = get_column_letter(place)
        head = sheet.cell(1, place, heading(column))
        head.font, head.fill, head.alignment, head.number_format = Font(bold=True), _HEAD, _TOP, TEXT
        told = " ".join(filter(None, (f"{required_word(column)}。", help_of(column))))
        head.comment = Comment(told, "信用中国", width=260, height=120)
        sheet.column_dimensions[letter].width = WIDTHS.get(column.type, 18)
        sheet.column_dimensions[letter].number_format = TEXT
        if column.code in lists:
            sheet.add_data_validation(_pick(column, letter, _reference(column, fields, lists)))


def _pick(column: Field, letter: str, words: str) -> DataValidation:
    """A pick-list; where several words may stand in one cell it only proposes."""
    pick = DataValidation("list", formula1=words, allow_blank=True, showErrorMessage=column.type != "choices")
    pick.errorTitle, pick.error = "不在可选范围内", "请从列表中选择。"
    if column.type == "choices":
        pick.showInputMessage, pick.promptTitle, pick.prompt = True, "可多选", "多项之间用分号“;”隔开。"
    pick.add(f"{letter}2:{letter}{ROWS + 1}")
    return pick


def _reference(column: Field, fields: FieldList, lists: dict[str, list[str]]) -> str:
    place = get_column_letter([code.code for code in fields.fields if code.code in lists].index(column.code) + 1)
    return f"'{LISTS}'!${place}$2:${place}${len(lists[column.code]) + 1}"


def _guide_sheet(sheet: Any, fields: FieldList) -> None:
    sheet.append(["本表只作说明，不会读取；请在“填报”表中每行填写一条记录，不要改动表头。"])
    sheet.append(["栏目", "代码", "是否必填", "怎样填写", "示例（虚构）"])
    for column in fields.fields:
        words = "、".join(choice.zh for choice in column.choices)
        told = " ".join(filter(None, (help_of(column), f"可选：{words}" if words else "")))
        sheet.append([column.label_zh, column.code, required_word(column), told, example_of(column)])
    _text(sheet, widths=(34, 16, 20, 60, 30))


def _lists_sheet(sheet: Any, fields: FieldList, lists: dict[str, list[str]]) -> None:
    listed = [(column, lists[column.code]) for column in fields.fields if column.code in lists]
    for place, (column, words) in enumerate(listed, 1):
        for row, word in enumerate([column.label_zh, *words], 1):
            sheet.cell(row, place, word).number_format = TEXT
    sheet.sheet_state = "hidden"


def _text(sheet: Any, *, widths: Iterable[int]) -> None:
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.number_format, cell.alignment = TEXT, _TOP
            cell.font = Font(bold=cell.row <= 2)
