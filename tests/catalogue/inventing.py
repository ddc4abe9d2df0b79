"""One invented delivery for any item of the catalogue, made from nothing but its field list.

For tests of files, forms and the interface alike: `invented_row` gives believable cells by column code, `write` puts
rows into a file, `chinese` gives the headers that a person's export has.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import Final

from disclosure import codes
from disclosure.demo.persons import identity
from disclosure.fields import Field, catalogue
from tests.builders import a_code
from tests.ingest.sending import DECIDED, content_of

Row = dict[str, str]
ON: Final = date(2026, 11, 25)  # the day on which every invented row can be delivered
FORMS: Final = ("csv", "xlsx", "jsonl")
_running = count(1)
_DAYS: Final = {
    "decided_on": "2026-09-01", "valid_from": "2026-09-01", "valid_until": "2029-08-31", "shown_until": "2027-06-30",
}  # fmt: skip
_WORDS: Final = {"subject_kind": "法人及非法人组织", "procedure": "普通程序", "penalty_kinds": "罚款", "action": ""}
_AMOUNTS: Final = {"fine": "8", "confiscated": "6.4"}
_TEXTS: Final = {
    "address": "示例市青禾区青石路18号", "basis": "《示例省示例条例》第十二条第一款", "violation": "未公示年度报告",
    "facts": "经核查，登记住所无法联系，两次专用信函均被退回。", "organisation_representative": "石晓禾",
}  # fmt: skip


def editions() -> list[tuple[str, str]]:
    """(item, edition) of every field list."""
    return sorted(catalogue())


def decided_by(item: str) -> tuple[str, str]:
    """(code, Chinese name) of an invented authority that decides and delivers this item itself."""
    return DECIDED[item]


def invented_row(item: str, edition: str) -> Row:
    """A good row about an organisation nobody knows yet: a believable text in every column, by column code.

    Columns that are never shown hold names and numbers that a test can look for (`hidden`).
    """
    number = next(_running)
    code = a_code()
    return {column.code: _cell(column, item, code, number) for column in catalogue()[item, edition].fields}


def hidden(item: str, edition: str, row: Row) -> list[str]:
    """The cells of a row that no public page may show."""
    fields = catalogue()[item, edition].fields
    shown = {row[column.code] for column in fields if column.show == "public"}
    secret = [row[column.code] for column in fields if column.show != "public" and not column.choices]
    return [cell for cell in secret if cell and cell not in shown]


def chinese(item: str, edition: str) -> dict[str, str]:
    """The Chinese header of each column."""
    return {column.code: column.label_zh for column in catalogue()[item, edition].fields}


def write(path: Path, rows: Sequence[Row], form: str, headers: Mapping[str, str] | None = None) -> Path:
    """Write rows, one of FORMS or of the other formats of the demo; headers are column codes unless given."""
    codes_ = list(rows[0])
    cells = [[row[code] for code in codes_] for row in rows]
    path.write_bytes(content_of(form, [(headers or {}).get(code, code) for code in codes_], cells))
    return path


def registration_number(number: int) -> str:
    """A registration number of fifteen digits in area 99 whose check (MOD 11,10) holds."""
    first = f"990100{number:08d}"
    return next(f"{first}{last}" for last in range(10) if codes.examine(f"{first}{last}").verdict == "valid")


def _cell(column: Field, item: str, code: str, number: int) -> str:
    named = _named(column, item, code, number)
    if named is not None:
        return named
    if column.type == "date":
        return _DAYS.get(column.role, "2026-03-18")
    if column.type in ("choice", "choices"):
        return _WORDS.get(column.role, column.choices[0].zh)
    if column.type == "money":
        return _AMOUNTS.get(column.role, "12.5")
    if column.type == "year":
        return "2025"
    told = f"{'' if column.show == 'public' else '勿示'}{column.label_zh.partition('(')[0]}之{number}"
    return (_TEXTS.get(column.role) or told)[-column.max_length :]


def _named(column: Field, item: str, code: str, number: int) -> str | None:
    """Cells that name or number somebody; None where the type decides."""
    body_code, body = decided_by(item)
    return {
        "subject_name": f"示例市第{number}号商贸有限公司",
        "current_name": "",
        "subject_code": code,
        "code_or_person_id": code,
        "other_code:tax": code,
        "other_code:organisation": code[8:17],
        "other_code:registration": registration_number(number),
        "other_code:institution": f"事证第{number:012d}号",
        "other_code:social": f"社证字第{number:06d}号",
        "person_id_type": "身份证",
        "person_id": identity("990101", date(1980, 1, 1), number % 1000),
        "representative": f"石晓禾{number}",
        "document_number": f"示文〔2026〕{number}号",
        "licence_number": f"示证{number:08d}",
        "authority_name": body,
        "authority_code": body_code,
        "source_name": body,
        "source_code": body_code,
    }.get(column.role)
