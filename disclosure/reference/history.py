"""Write register rows with a line of history each, so that every version of a rule can be read later."""

from collections.abc import Sequence
from typing import Any, Final

from django.db import models
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

REASON: Final = "load_reference"  # told as "from the reference data of a release"
BATCH: Final = 500


def create(model: type[models.Model], rows: Sequence[Any]) -> None:
    """New rows, each with its first line."""
    if _has_history(model):
        bulk_create_with_history(rows, model, batch_size=BATCH, default_change_reason=REASON)
    else:
        model._default_manager.bulk_create(rows, batch_size=2000)


def update(model: type[models.Model], rows: Sequence[Any]) -> None:
    """Changed rows, each with one more line."""
    columns = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    if rows and _has_history(model):
        bulk_update_with_history(rows, model, columns, batch_size=200, default_change_reason=REASON)
    elif rows:
        model._default_manager.bulk_update(rows, columns, batch_size=200)


def begin(model: type[models.Model]) -> None:
    """Give rows that are older than their history its first line."""
    if _has_history(model):
        told = _lines(model).values("id")
        without = list(model._default_manager.exclude(pk__in=told))
        _lines(model).bulk_history_create(without, batch_size=BATCH, default_change_reason=REASON)


def untouched(model: type[models.Model], rows: list[Any]) -> list[Any]:
    """Those of the rows that no person ever changed."""
    if not rows or not _has_history(model):
        return rows
    by_people = set(_lines(model).filter(history_user__isnull=False).values_list("id", flat=True))
    return [row for row in rows if row.pk not in by_people]


def _has_history(model: type[models.Model]) -> bool:
    return hasattr(model, "history")


def _lines(model: type[models.Model]) -> Any:
    return getattr(model, "history")  # noqa: B009 - models without a history have no such name
