"""A page of hits, and the cursor that finds the next one by key, never by offset."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

PAGE_SIZE = 20
COUNTED_UP_TO = 1_000
_LARGEST = 2**50  # of a key: no table comes near, and whatever is reckoned from it (a block) fits a database's integer
MALFORMED: Final = _("This page address is not complete. Please start the search again.")

Item = TypeVar("Item")


class BadCursor(BadRequest):
    """The cursor is not one that this site gave out."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Hits in their order. `total` is exact up to 1,000; beyond it there are more than that many."""

    items: tuple[Item, ...] = ()
    total: int = 0
    total_is_exact: bool = True
    next_cursor: str = ""


def encode(*key: int) -> str:
    """The place after which the next page starts, as one opaque word."""
    return urlsafe_b64encode(".".join(map(str, key)).encode("ascii")).decode("ascii").rstrip("=")


def decode(cursor: str, length: int) -> tuple[int, ...]:
    """The key inside a cursor: so many whole numbers. Raises BadCursor for anything else."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        words = urlsafe_b64decode(padded).decode("ascii").split(".")
    except (UnicodeError, binascii.Error) as problem:
        raise BadCursor(MALFORMED) from problem
    if len(words) != length or not all(map(_is_number, words)):
        raise BadCursor(MALFORMED)
    return tuple(map(int, words))


def _is_number(word: str) -> bool:
    return word.isdigit() and len(word) < 20 and int(word) <= _LARGEST


def count(rows: QuerySet[Any]) -> tuple[int, bool]:
    """How many rows, and whether that is exact; counting stops after 1,000."""
    found = rows.order_by()[: COUNTED_UP_TO + 1].count()
    return min(found, COUNTED_UP_TO), found <= COUNTED_UP_TO
