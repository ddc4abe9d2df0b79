"""All that is invented, from one seed: who there is, what was decided, and what was sent later."""

import random
from collections.abc import Sequence
from datetime import date
from typing import Final

from disclosure.demo.amends import amends, cures, twins
from disclosure.demo.firms import Firm, firms
from disclosure.demo.honours import commitments, ratings
from disclosure.demo.licences import licences
from disclosure.demo.listings import listings
from disclosure.demo.odd import odd
from disclosure.demo.others import others
from disclosure.demo.penalties import penalties
from disclosure.demo.persons import listed, persons
from disclosure.demo.plan import Planned
from disclosure.demo.records import Public, Record
from disclosure.demo.registrations import registrations
from disclosure.demo.showcase import showcase
from disclosure.demo.special import SHOWCASE, specials

SEED: Final = 2026
_LICENCES, _COMMITMENTS, _RATINGS = 4.55, 0.5, 0.6  # for each subject; penalties: one
_ENTRIES, _PERSONS = 0.03, 0.02


def subjects(size: int) -> list[Firm]:
    """The showcase, the awkward subjects, and `size` ordinary ones."""
    return [*specials(), *firms(size)]


def decisions(public: Sequence[Firm], on: date) -> list[Record]:
    """Every decision about these subjects as of `on`: the same for the same day."""
    chance = random.Random(SEED)  # noqa: S311 - invention, no secret
    first = next(firm for firm in public if firm.name == SHOWCASE)
    shown = showcase(chance, first, on)
    drawn, size = Public(chance, [firm for firm in public if firm != first]), len(public)
    return [
        *shown,
        *penalties(chance, drawn, size, on, {record.row.get("document_number", "") for record in shown}),
        *licences(chance, drawn, int(size * _LICENCES), on),
        *commitments(chance, drawn, int(size * _COMMITMENTS), on),
        *ratings(chance, drawn, int(size * _RATINGS), on),
        *listings(chance, drawn, int(size * _ENTRIES) + 1, on),
        *persons(chance, int(size * _PERSONS) + 1, on),
        *listed(on),
        *others(chance, drawn, size, on),
        *registrations(chance, public, on),
    ]


def later(public: Sequence[Firm], first: Sequence[Planned], on: date) -> list[Planned]:
    """What follows the first deliveries: a centre's hasty files, corrections, records taken back, twins."""
    return [*odd(public[-40:], on), *amends(first, on), *cures(first, on), *twins(first, on)]
