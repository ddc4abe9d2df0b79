"""The rows of a batch that were refused, for its source to mend and deliver again (rules.md S-44).

The delivered file is not kept, so the masked cells of these rows are, for 30 days, in a folder only the site's user can
enter.
"""

import gzip
import json
import os
import time
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _

from disclosure import sheets
from disclosure.fields import catalogue
from disclosure.fields.headers import header_key
from disclosure.ingest.judge import OWN_COLUMNS
from disclosure.ingest.masking_rows import BadRow
from disclosure.ingest.matching import FAULTY, Remark
from disclosure.ingest.reasons import RULES
from disclosure.ingest.restating import bodies, kind_word, restated
from disclosure.ingest.row import Judged
from disclosure.ingest.spool import BAD, HEADERS, Spool
from disclosure.models import Authority, Batch

KEPT_FOR: Final = 30 * 24 * 3_600  # seconds
MOST: Final = 20_000  # rows; who has more mends the file itself
# Faults that only show when the row is matched: judging had found nothing against it.
LATE: Final = ("same_key_differs", "nothing_to_take_back", "decided_in_future")


Findings = dict[int, list[tuple[str, str]]]  # row -> (column, rule) of everything that is to be mended in it


def keep(batch: Batch, spool: Spool, remarks: Iterable[Remark] | None = None) -> None:
    """Keep the refused rows of a complete spool beside the database; called before the spool is cleared.

    `remarks`: what is foreseen of a batch that waits; of a loaded one its faults tell.
    """
    headers = spool.kept(HEADERS)
    findings = _reported(batch) if remarks is None else _foreseen(remarks)
    rows = list(_collected(batch, spool, headers, _late(findings))) if headers else []
    if not rows:
        return
    path = _path(batch)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    waiting = path.with_suffix(".new")
    with os.fdopen(os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(gzip.compress(json.dumps([headers, rows, findings], ensure_ascii=False).encode()))
    waiting.rename(path)


def are_kept(batch: Batch) -> bool:
    """Whether refused rows of a batch can be had (still)."""
    return _path(batch).exists()


def as_csv(batch: Batch) -> str | None:
    """The refused rows as CSV with their row numbers and reasons in front, neutralised against formulas.

    None where there are none, or not any more.
    """
    if not are_kept(batch):
        return None
    headers, rows, findings = json.loads(gzip.decompress(_path(batch).read_bytes()))
    table = [[*OWN_COLUMNS, *headers]]
    for number, cells in rows:
        why = [_sentence(column, rule) for column, rule in findings.get(str(number), ())]
        why += [] if cells else [_("Take this row from your own file.")]
        table.append([number, " ".join(why), *cells])
    return sheets.text(table)


def sweep(*, now: float | None = None) -> int:
    """Remove what was kept for 30 days; returns how many files. A job of every day."""
    before = (now or time.time()) - KEPT_FOR
    old = [path for path in _folder().glob("*.gz") if path.stat().st_mtime < before]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _collected(batch: Batch, spool: Spool, headers: list[str], late: set[int]) -> Iterator[BadRow]:
    """The rows refused by the judge and those refused when they were matched, in the order of the file."""
    left = MOST
    _disputed, parts = spool.summary()
    for number in range(parts):
        found: list[BadRow] = list(spool.kept(f"{number}{BAD}") or ())
        if late:
            rows = [row for row in spool.read(number) if isinstance(row, Judged) and row.row in late]
            found += _restated(batch, headers, rows)
        yield from sorted(found)[:left]
        left -= min(left, len(found))


def _restated(batch: Batch, headers: list[str], rows: Collection[Judged]) -> Iterator[BadRow]:
    """Judged rows as their source would write them."""
    columns = catalogue()[batch.edition.item.code, batch.edition.code]
    deciding = Authority.objects.in_bulk({row.authority_id for row in rows})
    for row in rows:
        if row.person:
            yield BadRow(row.row, [])
            continue
        typed = {
            "subject_kind": kind_word(row.subject_kind),
            "subject_code": row.code,
            "document_number": row.document_number,
            "decided_on": row.decided_on.isoformat(),
            "action": "撤销" if row.annul else "",
        } | bodies(deciding[row.authority_id], batch.source)
        cells: dict[str, str] = restated(columns.fields, json.loads(row.details), typed)
        yield BadRow(row.row, [cells[columns.headers[key].code] for key in map(header_key, headers)])


def _reported(batch: Batch) -> Findings:
    told: Findings = {}
    for row, column, rule in batch.faults.filter(weight=FAULTY).order_by("pk").values_list("row", "column", "rule"):
        told.setdefault(row, []).append((column, rule))
    return told


def _foreseen(remarks: Iterable[Remark]) -> Findings:
    faulty = [remark for remark in remarks if remark.weight == FAULTY]
    return {remark.row: [(finding.column, finding.rule) for finding in remark.findings] for remark in faulty}


def _late(findings: Findings) -> set[int]:
    return {row for row, told in findings.items() if any(rule in LATE for _column, rule in told)}


def _sentence(column: str, rule: str) -> str:
    """What is wrong and what can be done, in the active language."""
    reason = RULES.get(rule)
    return f"{column}{': ' if column else ''}{reason.sentence} {reason.remedy}" if reason else column


def _folder() -> Path:
    return Path(settings.BAD_ROWS_DIR)


def _path(batch: Batch) -> Path:
    return _folder() / f"{batch.pk}.json.gz"
