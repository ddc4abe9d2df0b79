"""Whom a section was asked of, and what "nothing found" means there (rules.md D-05, S-8)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Final

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosure.coverage import Coverage, Line, State, coverage
from disclosure.models import Source
from disclosure.report.value import Asked

OWING: Final = (State.LATE, State.NEVER)


class Sources:
    """The coverage of some items on a day, told by section: four queries, whatever is asked of it."""

    def __init__(self, items: Collection[int], *, on: date) -> None:
        self.on = on
        self.found: Coverage = coverage(items, on=on)
        self._by_item: defaultdict[int, list[Line]] = defaultdict(list)
        for line in self.found.lines:
            self._by_item[line.item].append(line)
        self._names = Source.objects.in_bulk({line.source for line in self.found.lines})

    def heard(self, items: Iterable[int]) -> set[int]:
        """The authorities for which any word of these items ever came."""
        return {line.authority for item in items for line in self._by_item[item] if line.last_on}

    def of(self, items: Iterable[int], *, authorities: Collection[int] | None = None) -> tuple[Asked, ...]:
        """Every source of these items (and of these authorities): who owes word first, then by name."""
        by_source: defaultdict[int, list[Line]] = defaultdict(list)
        for item in items:
            for line in self._by_item[item]:
                if authorities is None or line.authority in authorities:
                    by_source[line.source].append(line)
        told = [_asked(self._names[source].name, lines) for source, lines in by_source.items()]
        return tuple(sorted(told, key=lambda row: (row.state not in OWING, row.name)))


def _asked(name: str, lines: list[Line]) -> Asked:
    """A source is late where it owes any of its lines, and declared none where it declared so for all of them."""
    states = {line.state for line in lines}
    last = max((line.last_on for line in lines if line.last_on), default=None)
    on, bodies = last.isoformat() if last else "", len({line.authority for line in lines})
    if states & {*OWING}:
        return Asked(name, State.LATE.value if last else State.NEVER.value, on, bodies)
    return Asked(name, State.NONE.value if states == {State.NONE} else State.DELIVERED.value, on, bodies)


def is_heard(asked: Iterable[Asked]) -> bool:
    """Whether any of these sources ever delivered or declared something: else "none found" says nothing."""
    return any(row.state != State.NEVER for row in asked)


def figures(asked: Iterable[Asked]) -> Mapping[str, int]:
    """How many sources have delivered in time (n), how many of them declared none (m), how many others owe word (k)."""
    states = [row.state for row in asked]
    owing = sum(state in OWING for state in states)
    return {"n": len(states) - owing, "m": states.count("none"), "k": owing}


def nothing_known(kind: str, asked: tuple[Asked, ...]) -> str:
    """The sentence where no source speaks for today: none was ever heard, or each of them is late; else ""."""
    told = {"kind": kind, **figures(asked)}
    if not is_heard(asked):
        return (
            _("No source delivers records of the kind “%(kind)s” to this site yet, so nothing can be said here.") % told
        )
    if told["n"]:
        return ""
    return (
        ngettext(
            "The %(k)s source of %(kind)s records is late (see below). What it delivered before holds none about this"
            " subject; of the time since, nothing can be said.",
            "All %(k)s sources of %(kind)s records are late (named below). What they delivered before holds none about"
            " this subject; of the time since, nothing can be said.",
            figures(asked)["k"],
        )
        % told
    )


def none_found(kind: str, asked: tuple[Asked, ...], *, on: date, today: date) -> str:
    """The settled sentence; where no source speaks for today, what can be said instead."""
    counted = figures(asked)
    told = {"kind": kind, "at": formats.date_format(today), "day": formats.date_format(on), **counted}
    if unknown := nothing_known(kind, asked):
        return unknown
    if on < today:
        return (
            ngettext(
                "Of the %(kind)s records that the %(n)s source below publishes now, none was public already on"
                " %(day)s.",
                "Of the %(kind)s records that the %(n)s sources below publish now, none was public already on %(day)s.",
                counted["n"],
            )
            % told
        )
    return (
        ngettext(
            "As of %(at)s, the %(n)s source below publishes no %(kind)s record about this subject; %(m)s of them"
            " declared none this period; %(k)s others are late (named below). This is what these sources publish now,"
            " not a rating.",
            "As of %(at)s, the %(n)s sources below publish no %(kind)s record about this subject; %(m)s of them"
            " declared none this period; %(k)s others are late (named below). This is what these sources publish now,"
            " not a rating.",
            counted["n"],
        )
        % told
    )
