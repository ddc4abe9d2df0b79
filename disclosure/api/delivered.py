"""What a machine is told of its delivery."""

from collections.abc import Iterable
from itertools import islice
from typing import Any, Final

from django.urls import reverse

from disclosure.api import parameters
from disclosure.ingest import report
from disclosure.ingest.forecast import Forecast
from disclosure.ingest.preview import forecast_of
from disclosure.ingest.row import Finding
from disclosure.models import Batch, NilReturn, Outcome

FAULTS_A_PAGE: Final = 100
STATUS: Final = {
    Batch.Status.PREPARED: "waiting_for_release",
    Batch.Status.LOADING: "loading",
    Batch.Status.DONE: "loaded",
    Batch.Status.REFUSED: "not_released",
    Batch.Status.UNDONE: "undone",
}
Remarks = list[dict[str, Any]]


def delivery(batch: Batch) -> dict[str, Any]:
    """A delivery and what became of its rows, or is expected to."""
    return head(batch) | {
        "number": batch.number,
        "status": STATUS[Batch.Status(batch.status)],
        "needs_release": batch.needs_release,
        "refusal": batch.refusal,
        "url": parameters.absolute(reverse("api:delivery", args=[batch.number])),
    }


def head(batch: Batch) -> dict[str, Any]:
    """What was delivered, by whom, and the rows of each outcome."""
    done = batch.status == Batch.Status.DONE
    return {
        "source": batch.source.code,
        "item": batch.edition.item.code,
        "edition": batch.edition.code,
        "delivered_on": batch.on,
        "sha256": batch.sha256,
        "rows_read": batch.rows_read,
        "outcomes": report.counts(batch) if done else {word: batch.expected.get(word, 0) for word in Outcome.values},
        "outcomes_are": "final" if done else "expected",
        "rules": batch.tally if done else batch.expected.get("rules", {}),
    }


def faults(batch: Batch, after: int) -> tuple[Remarks, int | None]:
    """One page of remarks and the place after which the next one begins; None after the last."""
    if batch.status != Batch.Status.DONE:
        return _foreseen(batch, forecast_of(batch), after)
    rows = list(batch.faults.filter(pk__gt=after).order_by("pk")[: FAULTS_A_PAGE + 1])
    labels = report.labels_of(batch)
    shown = rows[:FAULTS_A_PAGE]
    told = [report.remark_of(labels, row.row, row.weight, Finding(row.column, row.shown, row.rule)) for row in shown]
    return told, shown[-1].pk if len(rows) > FAULTS_A_PAGE else None


def checked(batch: Batch, forecast: Forecast) -> dict[str, Any]:
    """What a file would do that was only checked."""
    remarks, _following = _foreseen(batch, forecast, 0)
    return head(batch) | {"faults": remarks}


def nil(declared: NilReturn) -> dict[str, Any]:
    """A nil return."""
    return {
        "source": declared.source.code,
        "item": declared.item.code,
        "authority": declared.authority.code,
        "from": declared.period_from,
        "to": declared.period_to,
        "filed": declared.at,
    }


def _foreseen(batch: Batch, forecast: Forecast, after: int) -> tuple[Remarks, int | None]:
    labels = report.labels_of(batch)
    every: Iterable[dict[str, Any]] = (
        report.remark_of(labels, remark.row, remark.weight, finding)
        for remark in forecast.remarks
        for finding in remark.findings
    )
    told = list(islice(every, after, after + FAULTS_A_PAGE + 1))
    return told[:FAULTS_A_PAGE], after + FAULTS_A_PAGE if len(told) > FAULTS_A_PAGE else None
