"""Pages by key, never by offset: a row that appears or leaves meanwhile neither repeats nor hides another."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.core.exceptions import BadRequest
from django.db.models import Q, QuerySet

from disclosure.models import Publication

PAGE_SIZE = 20
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """The rows of one page, and the cursor of the next ('' after the last)."""

    rows: list[Row]
    cursor: str = ""


def publications_page(rows: QuerySet[Publication], cursor: str, *, size: int = PAGE_SIZE) -> Page[Publication]:
    """Publications, newest decision first, `size` a page; a malformed cursor is a bad request."""
    found = list(rows.filter(_after(cursor)).order_by("-decided_on", "-ref")[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return Page(found[:size], f"{last.decided_on:%Y%m%d}.{last.ref.hex}" if last else "")


def _after(cursor: str) -> Q:
    if not cursor:
        return Q()
    day, _dot, ref = cursor.partition(".")
    try:
        decided_on, last = date.fromisoformat(day), uuid.UUID(ref)
    except ValueError as problem:
        raise BadRequest("malformed cursor") from problem
    return Q(decided_on__lt=decided_on) | Q(decided_on=decided_on, ref__lt=last)


def number(cursor: str) -> int | None:
    """A cursor that is a ledger number; None from the newest; a malformed one is a bad request."""
    if not cursor:
        return None
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 19):
        raise BadRequest("malformed cursor")
    return int(cursor)
