"""Small deliveries of invented decisions: a test names what its row is about and nothing else."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import count
from pathlib import Path

import openpyxl

from disclosure.demo.bodies import duties
from disclosure.fields import FieldList, catalogue, editions
from disclosure.ingest.delivery import ingest
from disclosure.models import (
    Batch,
    BatchPart,
    Fault,
    HeldRow,
    LedgerHead,
    Publication,
    PublicationVersion,
    Subject,
)
from tests.builders import a_code

ON = date(2026, 11, 25)
MARKET = ("11990100MB00010113", "示例市市场监督管理局")
CENTRE = "12990100MB0001900Y"  # delivers for six authorities of its city
# Who decides and delivers each item: in the fictional city, else in its province.
DECIDED = {
    duty.item: (duty.source.code, duty.source.name)
    for duty in reversed(duties())
    if duty.source.code in duty.authorities
} | {
    "penalty": MARKET,
    "licence": MARKET,
    "commitment": ("11990100MB000102XT", "示例市生态环境局"),
    "a_taxpayer": ("11990100MB0001046M", "示例市税务局"),
    "major_tax_violation": ("11990100MB0001046M", "示例市税务局"),
    "wage_arrears": ("11990100MB0001054G", "示例市人力资源和社会保障局"),
    "judgment_defaulter": ("11990100MB00010706", "示例市中级人民法院"),
}
TEXTS = {
    "document_name": "决定书",
    "facts": "未按规定保存进货单据",
    "violation": "违反财产报告制度",
    "basis": "示例条例第一条",
    "content": "责令改正",
    "penalty_kinds": "罚款",
    "fine": "8",
    "subject_kind": "法人及非法人组织",
    "decided_on": "2026-09-01",
    "valid_from": "2026-09-01",
    "valid_until": "2099-12-31",
    "status": "有效",
    "year": "2025",
}
FORMS = ("csv", "csv-bom", "csv-gb18030", "xlsx", "jsonl")
Row = dict[str, str]
_running = count(1)


def field_list(item: str, edition: str = "") -> FieldList:
    """The item's field list: the newest, or the edition asked for."""
    return catalogue()[item, edition] if edition else editions(item)[0]


def a_row(item: str = "penalty", edition: str = "", cells: Row | None = None, **roles: str) -> Row:
    """A good row about a subject nobody knows yet, by column code. Override by role, or any column by `cells`."""
    number = next(_running)
    code, name = DECIDED[item]
    said = TEXTS | {
        "subject_name": f"示例市第{number}号商贸有限公司",
        "subject_code": a_code(),
        "document_number": f"示罚〔2026〕{number}号",
        "authority_name": name,
        "authority_code": code,
        "source_name": name,
        "source_code": code,
    }
    said |= {"content": f"责令改正{number}"} if item == "commitment" else {}
    columns = field_list(item, edition).fields
    row = {column.code: (said | roles).get(column.role, _other(item, column.code)) for column in columns}
    unknown = (roles.keys() - {column.role for column in columns}) | ((cells or {}).keys() - row.keys())
    assert not unknown, unknown
    return row | (cells or {})


def _other(item: str, code: str) -> str:
    """What else a standard asks for."""
    told = {"XK_XKLB": "普通", "XK_SPLB": "普通", "performance": "全部未履行", "table": "承诺表", "grade": "A级"}
    return told.get(code, "")


def write(
    folder: Path,
    rows: Iterable[Row],
    item: str = "penalty",
    *,
    edition="",
    form="csv",
    chinese=False,
    columns=(),
) -> Path:
    """Write rows as a file in one of FORMS; headers are column codes, or their Chinese names."""
    path = folder / f"{item}-{next(_running)}.{form.partition('-')[0]}"
    rows = list(rows)
    codes = list(columns) or list(rows[0])
    labels = {field.code: field.label_zh for field in field_list(item, edition).fields}
    headers = [labels[code] for code in codes] if chinese else codes
    cells = [[row.get(code, "") for code in codes] for row in rows]
    path.write_bytes(content_of(form, headers, cells))
    return path


def content_of(form: str, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A delivery file in one of FORMS."""
    if form == "xlsx":
        return a_workbook_of([headers, *rows])
    if form == "jsonl":
        lines = (json.dumps(dict(zip(headers, row, strict=True)), ensure_ascii=False) for row in rows)
        return "".join(line + "\n" for line in lines).encode()
    table = io.StringIO()
    csv.writer(table).writerows([headers, *rows])
    encoding = {"csv": "utf-8", "csv-bom": "utf-8-sig", "csv-gb18030": "gb18030"}[form]
    return table.getvalue().encode(encoding)


def a_workbook_of(rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook of one sheet."""
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def send(
    path: Path,
    item: str = "penalty",
    *,
    source: str = "",
    on: date = ON,
    procedure: str = "",
    today: date | None = None,
) -> Batch:
    """Ingest a file, as on its own day, and check what is true of every batch: its outcomes add up to the rows read."""
    batch = ingest(path, source=source or DECIDED[item][0], item=item, on=on, procedure=procedure, today=today or on)
    assert batch.status == "done"
    assert batch.rows_read == sum(outcomes(batch).values())
    return batch


def deliver(folder: Path, *rows: Row, item: str = "penalty", edition: str = "", **options) -> Batch:
    """Write and ingest a CSV of these rows, at least one."""
    return send(write(folder, rows, item, edition=edition), item, **options)


def outcomes(batch: Batch) -> dict[str, int]:
    """The outcomes that befell some row, with how many."""
    words = ("public", "kept", "unchanged", "corrected", "not_kept", "faulty", "held")
    return {word: getattr(batch, word) for word in words if getattr(batch, word)}


def rules(batch: Batch, weight: str = "") -> set[str]:
    """The rules the batch report remarks, of one weight or of all."""
    if weight:
        return set(Fault.objects.filter(batch=batch, weight=weight).values_list("rule", flat=True))
    return {word.partition(":")[0] for word in batch.tally}


def state() -> dict[str, object]:
    """Everything a delivery could change, but for the batch and its report."""
    kept = Publication.objects.order_by("key").values_list("key", "digest", "version", "ended_on", "public_since")
    return {
        "head": LedgerHead.objects.get().seq,
        "publications": [(bytes(key), bytes(digest), *rest) for key, digest, *rest in kept],
        "versions": PublicationVersion.objects.count(),
        "held": HeldRow.objects.count(),
        "subjects": Subject.objects.count(),
        "parts": BatchPart.objects.count(),
    }


def the_publication() -> Publication:
    """The only publication there is."""
    return Publication.objects.get()
