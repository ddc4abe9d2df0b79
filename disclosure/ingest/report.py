"""The report of one batch: what became of every row, and for each odd value the rule, the reason and the remedy."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from disclosure import sheets
from disclosure.fields import catalogue
from disclosure.ingest.reasons import RULES
from disclosure.ingest.row import Finding
from disclosure.models import Batch, Fault, Outcome

COLUMNS = ("row", "column", "label", "value", "outcome", "rule", "reason", "remedy")


def counts(batch: Batch) -> dict[str, int]:
    """Rows of each outcome; they add up to the rows read (rules.md S-39)."""
    return {outcome.value: getattr(batch, outcome.value) for outcome in Outcome}


def remarks(batch: Batch) -> Iterator[dict[str, Any]]:
    """Each remark with row, column, value shown safely, rule, reason and remedy in the active language."""
    labels = labels_of(batch)
    for fault in batch.faults.order_by("row", "pk").iterator(chunk_size=2_000):
        yield remark_of(labels, fault.row, fault.weight, Finding(fault.column, fault.shown, fault.rule))


def labels_of(batch: Batch) -> dict[str, str]:
    """The names of the columns of a batch's edition, by their codes."""
    fields = catalogue().get((batch.edition.item.code, batch.edition.code))
    return {column.code: column.label for column in fields.fields} if fields else {}


def remark_of(labels: Mapping[str, str], row: int, weight: str, finding: Finding) -> dict[str, Any]:
    """One remark as every form of the report has it."""
    reason = RULES.get(finding.rule)
    return {
        "row": row,
        "column": finding.column,
        "label": labels.get(finding.column, ""),
        "value": finding.shown,
        "outcome": weight,
        "rule": finding.rule,
        "reason": str(reason.sentence) if reason else "",
        "remedy": str(reason.remedy) if reason else "",
    }


def as_text(batch: Batch, *, most: int = 50) -> str:
    """The report for a terminal: the counts, how often each rule was met, and the first remarks."""
    lines = [
        _("Batch %(number)s: %(source)s, %(edition)s, %(file)s, delivered on %(on)s, %(status)s")
        % {
            "number": batch.number,
            "source": batch.source,
            "edition": batch.edition,
            "file": batch.file_name,
            "on": batch.on.isoformat(),
            "status": batch.get_status_display(),
        },
        f"  {_('rows read'):<40}{batch.rows_read:>12,}",
        *(f"  {outcome.label!s:<40}{getattr(batch, outcome.value):>12,}" for outcome in Outcome),
        "",
        *(f"  {rule:<40}{count:>12,}  {_sentence(rule)}" for rule, count in batch.tally.items()),
    ]
    for place, remark in enumerate(remarks(batch)):
        if place == most:
            lines.append(_("  ... more in the CSV or JSON report"))
            break
        lines.append(_line(remark))
    return "\n".join(lines)


def as_json(batch: Batch) -> str:
    """The whole report as one JSON document."""
    return json.dumps(
        {
            "batch": batch.number,
            "source": batch.source.code,
            "item": batch.edition.item.code,
            "edition": batch.edition.code,
            "file": batch.file_name,
            "sha256": batch.sha256,
            "delivered_on": batch.on.isoformat(),
            "status": batch.status,
            "rows_read": batch.rows_read,
            "outcomes": counts(batch),
            "rules": batch.tally,
            "remarks": list(remarks(batch)),
        },
        ensure_ascii=False,
        indent=2,
    )


def as_csv(batch: Batch) -> str:
    """The remarks as CSV that a spreadsheet opens without running anything in it."""
    return sheets.text([COLUMNS, *([remark[column] for column in COLUMNS] for remark in remarks(batch))])


def _sentence(rule: str) -> str:
    reason = RULES.get(rule.split(":")[0])
    return str(reason.sentence) if reason else ""


def _line(remark: dict[str, Any]) -> str:
    where = " ".join(filter(None, (remark["column"], remark["label"])))
    return (
        f"  {_('row')} {remark['row']}  [{Fault.Weight(remark['outcome']).label}]  {where}  "
        f"{remark['value']}  {remark['reason']} {remark['remedy']}"
    )
