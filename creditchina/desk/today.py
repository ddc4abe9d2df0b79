"""Today: what waits for whoever signs in, the first page of every role (rules.md S-35).

Applications say what may wait for a role by `watch`; the desk asks at each visit and shows what there is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any, Final

from creditchina.accounts.models import User

ROWS: Final = 5  # told of each kind; the rest is behind the link


class Urgency(IntEnum):
    """How soon it must be done: a right or a deadline is broken, will be within days, or it may wait."""

    LATE = 0
    NEAR = 1
    CALM = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that waits: what people call it, what is to be known about it, and where to do it."""

    name: str
    detail: str
    address: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Things of one kind that wait: a title, how many, the first of them, and where all stand."""

    title: Any
    count: int
    rows: tuple[Row, ...] = ()
    address: str = ""
    urgency: Urgency = Urgency.CALM
    more_than: bool = False  # counting stopped there

    @property
    def rest(self) -> int:
        """How many are not among the rows."""
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class Act:
    """Something the reader can begin here: its name and where."""

    name: Any
    address: str


# What somebody can begin: asked with the reader.
Offer = Callable[[User], Iterable[Act]]
_OFFERS: Final[list[Offer]] = []

# What may wait: asked with the reader and the day, answers with nothing where nothing does.
Watch = Callable[[User, date], Waiting | None]
_WATCHES: Final[defaultdict[str, list[Watch]]] = defaultdict(list)


def watch(*roles: str) -> Callable[[Watch], Watch]:
    """Have something watched for these roles."""

    def add(work: Watch) -> Watch:
        for role in roles:
            _WATCHES[role].append(work)
        return work

    return add


def offer(work: Offer) -> Offer:
    """Have what somebody can begin offered above what waits."""
    _OFFERS.append(work)
    return work


def acts_of(user: User) -> list[Act]:
    """Everything the posts of somebody let them begin."""
    return [act for work in _OFFERS for act in work(user)]


def waiting_for(user: User, *, on: date) -> list[Waiting]:
    """Everything that waits for somebody's posts, what is most urgent first; each kind once."""
    works = dict.fromkeys(work for each in user.standings for work in _WATCHES[each.role])
    found = [told for work in works if (told := work(user, on)) is not None]
    return sorted(found, key=lambda told: told.urgency)
