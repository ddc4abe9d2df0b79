"""How a question to the database becomes something that waits."""

from collections.abc import Callable
from typing import Any, Final

from django.db.models import Model, QuerySet
from django.urls import reverse

from creditchina.desk.today import ROWS, Row, Urgency, Waiting

COUNTED_UP_TO: Final = 1_000


def told(
    title: Any,
    found: QuerySet[Any],
    row: Callable[[Any], Row],
    address: str,
    urgency: Urgency = Urgency.CALM,
) -> Waiting | None:
    """The first rows of a queryset in its order, and how many there are; nothing where it is empty."""
    first = list(found[:ROWS])
    if not first:
        return None
    count = found.order_by()[: COUNTED_UP_TO + 1].count()
    rows = tuple(map(row, first))
    return Waiting(title, min(count, COUNTED_UP_TO), rows, address, urgency, more_than=count > COUNTED_UP_TO)


def room(name: str, **query: str) -> str:
    """The address of a list of the desk, narrowed by a query."""
    return reverse(f"admin:disclosure_{name}_changelist", query=query or None)


def page(row: Model) -> str:
    """The address of a row's page on the desk."""
    meta = row._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])
