"""Why a file is refused, or one of its rows is: a stable word, one sentence, and what to do about it."""

from typing import Any, Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Reason(NamedTuple):
    """What is wrong and how to put it right; both may name %(facts)s and are translated when shown."""

    sentence: Promise
    remedy: Promise


class Refused(Exception):
    """A whole file is refused. `code` is a key of REFUSALS; `facts` fill its sentence, no cell values."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
        self._reason = REFUSALS[code]

    @property
    def sentence(self) -> str:
        """One sentence saying what is wrong, in the active language."""
        return str(self._reason.sentence) % self.facts

    @property
    def remedy(self) -> str:
        """What the source can do, in the active language."""
        return str(self._reason.remedy) % self.facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code


_EXPORT_AGAIN: Final = _("Export the table again from the system that made it.")
_SAVE_AS_XLSX: Final = _("Save the table as a plain .xlsx workbook or as CSV.")
_AS_UTF8: Final = _("Save the file as UTF-8 or GB18030, one of them throughout.")
_AS_VALUES: Final = _("Copy the cells and paste them as values, then save the workbook again.")
_SPLIT: Final = _("Split the delivery into several files.")
_AS_CSV: Final = _("Save the table as CSV, which has no such limit, or split it.")

REFUSALS: Final[dict[str, Reason]] = {
    # the file
    "missing": Reason(_("There is no such file."), _("Check the file's name and place.")),
    "not_a_file": Reason(_("This is a folder or a device, not a file."), _("Name one file.")),
    "unreadable": Reason(_("The file cannot be opened for reading."), _("Check who may read it.")),
    "empty": Reason(_("The file is empty."), _EXPORT_AGAIN),
    "too_large": Reason(_("The file is larger than %(limit)d MiB."), _SPLIT),
    "not_a_table": Reason(
        _("The content is not a table: it seems to be %(seems)s."),
        _("Deliver CSV, an .xlsx workbook or JSON lines; renaming a file does not convert it."),
    ),
    "name_disagrees": Reason(
        _("The name ends in %(suffix)s, but the content seems to be %(seems)s."),
        _("Give the file the ending of what it is, or export it again."),
    ),
    # text
    "nul": Reason(_("There is a NUL byte at position %(position)d; text has none."), _EXPORT_AGAIN),
    "utf16": Reason(_("The file is UTF-16 or UTF-32 text."), _AS_UTF8),
    "undecodable": Reason(
        _("The byte at position %(position)d belongs to no character, neither in UTF-8 nor in GB18030."),
        _AS_UTF8,
    ),
    "mixed_encoding": Reason(
        _("The encoding changes within the file: the byte at position %(position)d does not fit the rest."),
        _AS_UTF8,
    ),
    "not_utf8": Reason(
        _("JSON lines must be UTF-8; the byte at position %(position)d is not."), _("Save the file as UTF-8.")
    ),
    "line_too_long": Reason(
        _("The line that begins at byte %(position)d is longer than %(limit)d bytes."),
        _("Write one record to a line, with at most 200 columns."),
    ),
    # columns and rows
    "no_rows": Reason(
        _("The file has a header and no row: there is nothing in it to deliver."),
        _("If nothing was decided in the period, declare that with a nil return; else export the table again."),
    ),
    "no_header": Reason(
        _("The first row does not hold column names."),
        _("Put the column codes or their Chinese names into the first row."),
    ),
    "empty_header": Reason(
        _("Column %(column)d has no name in the header row."),
        _("Name every column once; do not merge cells of the header row side by side."),
    ),
    "duplicate_header": Reason(_("Columns %(first)d and %(second)d have the same name."), _("Name every column once.")),
    "too_many_columns": Reason(
        _("The table is wider than %(limit)d columns."), _("Deliver the columns of the field list only.")
    ),
    "too_broken": Reason(
        _("More than %(limit)d records are broken: quotation marks that do not close, or endless cells."),
        _EXPORT_AGAIN,
    ),
    "too_many_rows": Reason(_("The file has more than %(limit)d rows."), _SPLIT),
    # workbooks
    "broken_workbook": Reason(_("The workbook is damaged or was not made by a spreadsheet."), _EXPORT_AGAIN),
    "encrypted_workbook": Reason(_("The workbook is protected by a password."), _("Save it without a password.")),
    "macros": Reason(_("The workbook contains macros."), _SAVE_AS_XLSX),
    "outside_content": Reason(
        _("The workbook embeds other files or links to data outside itself (%(part)s)."), _AS_VALUES
    ),
    "unzips_too_large": Reason(
        _("The workbook is small but would unpack to an unreasonable size (over %(limit)d MiB)."), _AS_CSV
    ),
    "too_many_members": Reason(_("The workbook consists of more than %(limit)d parts."), _SAVE_AS_XLSX),
    "too_complex": Reason(_("The workbook holds more formatting or texts than a table needs."), _AS_CSV),
    "formula": Reason(
        _("Cell %(cell)s of sheet part %(part)s holds a formula; formulas are never evaluated."), _AS_VALUES
    ),
    "cell_out_of_bounds": Reason(
        _("Cell %(cell)s lies outside the %(columns)d columns and %(rows)d rows that are read."),
        _("Delete what stands far away from the table, or save the table as CSV."),
    ),
    "cell_too_long": Reason(
        _("A cell of the workbook is longer than %(limit)d characters."), _("Shorten the text of the cell.")
    ),
    "no_content": Reason(_("No sheet of the workbook has content."), _EXPORT_AGAIN),
    "several_sheets": Reason(
        _("Several sheets have content, hidden ones included: %(sheets)s."),
        _("Leave one sheet in the workbook."),
    ),
    # directories of subjects
    "broken_archive": Reason(_("The .gz file is damaged, or it is not a gzip file."), _EXPORT_AGAIN),
    "no_directory": Reason(
        _("The first row does not name the columns name and uscc."),
        _("Name the columns name, uscc, reg_date, ent_type, province, city; or uscc, name, kind."),
    ),
    # JSON lines
    "json_array": Reason(
        _("The file is one JSON array, not JSON lines."),
        _("Write one JSON object to a line, without brackets around."),
    ),
    "no_object": Reason(
        _("None of the first %(limit)d lines is a JSON object."), _("Write one JSON object to a line.")
    ),
}

ROW_PROBLEMS: Final[dict[str, Reason]] = {
    "too_few_cells": Reason(
        _("The row has fewer cells than the header row has names, so nobody knows what stands under which name."),
        _("Give every row as many cells as there are columns; leave those empty that say nothing."),
    ),
    "too_many_cells": Reason(
        _("The row has more cells than the header row has names."),
        _("Look for a separator inside a text that is not in quotation marks."),
    ),
    "broken_quotes": Reason(
        _("A quotation mark of this row is not closed, or text follows the closing one."),
        _("Double every quotation mark inside a quoted text."),
    ),
    "cell_too_long": Reason(_("A cell is longer than 100,000 characters."), _("Shorten the text.")),
    "row_too_long": Reason(
        _("The texts of the row together are longer than a million characters."), _("Shorten the texts.")
    ),
    "record_too_long": Reason(_("The record runs over too many lines."), _("Look for an unclosed quotation mark.")),
    "code_as_number": Reason(
        _("A number of more than fifteen digits has lost its last digits in the spreadsheet."),
        _("Format the column as text and enter the code again."),
    ),
    "spreadsheet_error": Reason(_("A cell holds an error value of the spreadsheet."), _("Correct the cell.")),
    "broken_json": Reason(_("The line is not valid JSON."), _EXPORT_AGAIN),
    "not_an_object": Reason(_("The line is JSON, but not an object."), _("Write one JSON object to a line.")),
    "nested_value": Reason(_("A value is a list or an object."), _("Give every value as one text or number.")),
    "unknown_key": Reason(
        _("The object has a key that none of the first objects of the file has."),
        _("Give every object the same keys."),
    ),
    "duplicate_key": Reason(_("The object has the same key twice."), _("Give every key once.")),
    "not_a_number": Reason(_("NaN and Infinity are not values."), _("Leave the value empty or give a number.")),
    "bad_character": Reason(_("A text holds a NUL or half of a character (a lone surrogate)."), _EXPORT_AGAIN),
}
