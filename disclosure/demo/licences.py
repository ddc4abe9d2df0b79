"""Invented licences: most of the register, as in life."""

import random
from datetime import date, timedelta
from typing import Final

from disclosure.demo.bodies import Body
from disclosure.demo.firms import Firm
from disclosure.demo.records import Public, Record, about, decider, number, working_day
from disclosure.demo.texts import Text, filled, fitting
from disclosure.publish.periods import add_months

LONG_TERM: Final = "2099-12-31"
_UNLIMITED: Final = 8  # years within which a licence without an end was granted


def licences(chance: random.Random, public: Public, count: int, on: date) -> list[Record]:
    """`count` licences that are in effect on `on` or ended in the months before it, numbered."""
    made = [_drawn(chance, public.draw(), on) for _ in range(count)]
    number(made, "{sign}许〔{year}〕{count}号")
    return made


def _drawn(chance: random.Random, firm: Firm, on: date) -> Record:
    text = chance.choice(fitting("licences", firm.group))
    age = int(365 * (text.years or _UNLIMITED) * chance.triangular(0, 1.1, 0.1))
    day = working_day(max(on - timedelta(days=2 + age), firm.registered_on + timedelta(days=9)))
    return licence(chance, text, firm, decider(chance, text.field, firm), day, on)


def licence(chance: random.Random, text: Text, firm: Firm, by: Body, day: date, on: date) -> Record:
    """One licence, granted by `by` on `day`."""
    until = _end(day, text)
    row = about(firm, by) | {
        "document_name": text.title,
        "XK_XKLB": text.kind,
        "XK_SPLB": text.kind,
        "XK_XKZS": text.certificate,
        "licence_number": filled(text.number, chance, firm, day),
        "content": filled(text.content, chance, firm, day),
        "decided_on": day.isoformat(),
        "valid_from": day.isoformat(),
        "valid_until": until,
        "status": "有效" if until > on.isoformat() else "无效",
    }
    return Record("licence", firm, by, day, row)


def _end(day: date, text: Text) -> str:
    """The last day of validity: the day before the anniversary, or the mark of no end."""
    if not text.years:
        return LONG_TERM
    return (add_months(day, 12 * text.years) - timedelta(days=1)).isoformat()
