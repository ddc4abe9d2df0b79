"""One way in which rows can disagree."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet


@dataclass(frozen=True, slots=True)
class Check:
    """A name, what disagrees, what to do about it, and the rows of a table for which it holds on a day."""

    name: str
    sentence: Any  # translated when it is shown
    remedy: Any
    model: type[Model]
    find: Callable[[date], QuerySet[Any]]
