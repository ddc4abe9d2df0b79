"""Invented good news: commitments, and years in which a taxpayer was rated A."""

import random
from datetime import date, timedelta
from typing import Final

from disclosure.demo.bodies import authority
from disclosure.demo.firms import Firm
from disclosure.demo.records import Public, Record, about, decider, working_day
from disclosure.demo.texts import filled, fitting

_STATES: Final = ("全部履行", "履行中", "部分履行", "未履行")
_STATE_WEIGHTS: Final = (60, 32, 5, 3)
_YEARS: Final = 3
_RATED: Final = (4, 24)  # month and day on which the year before is rated


def commitments(chance: random.Random, public: Public, count: int, on: date) -> list[Record]:
    """`count` commitments of the last two years."""
    return [_commitment(chance, public.draw_business(), on) for _ in range(count)]


def ratings(chance: random.Random, public: Public, count: int, on: date) -> list[Record]:
    """At most `count` ratings of the last years that were given by `on`; a firm has one a year."""
    met: dict[tuple[str, int], Record] = {}
    for _ in range(count):
        firm, year = public.draw(), on.year - chance.randint(1, _YEARS)
        if firm.kind == "organisation" and firm.registered_on.year < year and rated_on(year) < on:
            met[firm.code, year] = rating(firm, year)
    return list(met.values())


def rating(firm: Firm, year: int) -> Record:
    """The A that a firm was given for a year."""
    by, day = authority("tax", firm.city), rated_on(year)
    row = about(firm, by) | {"other_code:tax": firm.code, "year": str(year), "decided_on": day.isoformat()}
    return Record("a_taxpayer", firm, by, day, row)


def rated_on(year: int) -> date:
    """The day on which a year was rated: in the spring after it."""
    return working_day(date(year + 1, *_RATED))


def _commitment(chance: random.Random, firm: Firm, on: date) -> Record:
    text = chance.choice(fitting("commitments", firm.group))
    by = decider(chance, text.field, firm)
    day = working_day(on - timedelta(days=chance.randint(4, 730)))
    row = about(firm, by) | {
        "commitment_kind": text.kind,
        "content": filled(text.content, chance, firm, day),
        "decided_on": day.isoformat(),
        "fulfilment": chance.choices(_STATES, _STATE_WEIGHTS)[0],
    }
    return Record("commitment", firm, by, day, row)
