"""Build the invented register: registers, subjects, deliveries day by day. Stopped anywhere, it goes on from there."""

import random
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from disclosure import publish, reference
from disclosure.demo import aftermath, directory, files
from disclosure.demo.firms import Firm, firms
from disclosure.demo.journal import Journal, folder, loaded
from disclosure.demo.licences import licences
from disclosure.demo.odd import odd
from disclosure.demo.others import others
from disclosure.demo.penalties import penalties
from disclosure.demo.plan import Planned, deliveries, opening
from disclosure.demo.records import Public, Record
from disclosure.demo.showcase import showcase
from disclosure.demo.special import SHOWCASE, specials
from disclosure.ingest import delivery
from disclosure.ingest.directory import load_subjects

SUBJECTS: Final = 3_000
SEED: Final = 2026
_PER_SUBJECT: Final = {"penalty": 1.1, "licence": 4.9}

Progress = Callable[[str, int, int], None]


def is_complete() -> bool:
    """Whether the register is built in this database."""
    return Journal.read().is_complete and aftermath.happened()


def build(*, on: date, subjects: int = SUBJECTS, progress: Progress = lambda stage, done, total: None) -> None:
    """Build the register as of `on`, or finish a build that was stopped, as of the day it began.

    Raises ValueError for a day before the register could open.
    """
    on = Journal.read().day(on)
    first = opening(on)
    reference.load(demo=True)
    public = [*specials(), *firms(subjects)]
    for path in directory.write(public, folder()):
        load_subjects(path, on=first)
    planned = [*deliveries(invented(public, on), on), *odd(public[-40:], on)]
    planned.sort(key=lambda each: (each.on, each.name))
    Journal(on.isoformat(), [each.name for each in planned]).write()
    delivery.recover()
    _deliver(planned, progress)
    aftermath.happen(on)


def invented(public: Sequence[Firm], on: date) -> list[Record]:
    """Every invented decision about these firms, as of `on`: the same for the same day."""
    chance = random.Random(SEED)  # noqa: S311 - invention, no secret
    drawn = Public(chance, public)
    count = {item: int(len(public) * share) for item, share in _PER_SUBJECT.items()}
    return [
        *penalties(chance, drawn, count["penalty"], on),
        *licences(chance, drawn, count["licence"], on),
        *others(chance, drawn, len(public), on),
        *(record for firm in public if firm.name == SHOWCASE for record in showcase(firm, on)),
    ]


def _deliver(planned: Sequence[Planned], progress: Progress) -> None:
    done = loaded(each.name for each in planned)
    for place, each in enumerate(planned, start=1):
        if each.name not in done:
            _ingest(each)
        progress("deliveries", place, len(planned))


def _ingest(each: Planned) -> None:
    """Write the file, unless a stopped build left it, and ingest it as on its day."""
    path = folder() / each.name
    if not path.exists():
        files.write(path, each.item, each.edition, each.form, each.rows)
    publish.lapse(by=each.on)
    delivery.ingest(path, source=each.source.code, item=each.item, on=each.on)
