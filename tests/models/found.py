"""Findings that a decision no longer stands, each violating one constraint of the database."""

from collections.abc import Callable
from datetime import date
from typing import Any

from disclosure import publish
from repair.models import Finding
from tests.repair.building import a_repairable
from tests.standing.acting import somebody

DAY = date(2026, 6, 1)


def a_finding(**fields: Any) -> Finding:
    """The site says that the decision behind a record fell."""
    record, by = a_repairable(), somebody()
    made = {"withdrawal": publish.ask_withdrawal(record, reason="revoked", by=by), "subject": record.subject, "by": by}
    made |= {"number": "CH-1", "told_by": "site", "fate": "revoked", "body": "x", "document": "x"}
    return Finding.objects.create(**made | {"document_on": DAY, "received_on": DAY} | fields)


VIOLATIONS: dict[str, Callable[[], Any]] = {
    "finding_names_its_document": lambda: a_finding(document=""),
    "finding_of_a_subject_by_right": lambda: a_finding(told_by="subject"),
}
