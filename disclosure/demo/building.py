"""Build the invented register: registers, subjects, then day by day. Stopped anywhere, it goes on from there."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import Final

from django.db.models import Max
from django.utils.translation import gettext as _

from disclosure import publish, reference
from disclosure.demo import chain, directory, files
from disclosure.demo.account import CENTRE
from disclosure.demo.fates import Fate, fates
from disclosure.demo.invention import decisions, later, subjects
from disclosure.demo.journal import Journal, folder, loaded
from disclosure.demo.plan import Planned, deliveries, opening
from disclosure.demo.reviews import Round, rounds
from disclosure.ingest import delivery, nil, recovering
from disclosure.ingest.directory import load_subjects
from disclosure.models import Mandate

SUBJECTS: Final = 3_000

Progress = Callable[[str, int, int], None]


def is_complete() -> bool:
    """Whether the register is built in this database."""
    return Journal.read().is_complete


def build(*, on: date, size: int = SUBJECTS, progress: Progress = lambda stage, done, total: None) -> None:
    """Build the register as of `on`, or finish a build that was stopped, as of the day it began.

    Raises ValueError for a day before the register could open.
    """
    on = Journal.read().day(on)
    opening(on)  # refuses a day that is too early before anything is written
    progress(_("subjects"), 0, 2)
    reference.load(demo=True)
    public = subjects(size)
    for place, path in enumerate(directory.write([*public, chain.CHAIN, chain.BAKERY], folder()), start=1):
        load_subjects(path, on=on)
        progress(_("subjects"), place, 2)
    records = decisions(public, on)
    planned = deliveries(records, on)
    planned += [*later(public, planned, on), *chain.deliveries(on)]
    Journal(on.isoformat(), [each.name for each in planned if each.rows]).write()
    recovering.recover(replay=True)
    _run(sorted([*fates(records, on), *rounds(on), *planned], key=_order), progress)
    _ask_for_two_people()


def _ask_for_two_people() -> None:
    """From now on the penalties of the city's credit centre need a second person, for a visitor to try."""
    for mandate in Mandate.objects.filter(source__code=CENTRE, item__code="penalty", two_people=False):
        mandate.two_people = True
        mandate.save()


def _order(step: Fate | Round | Planned) -> tuple[date, bool]:
    """Day by day; on each, first what befalls older records, so that the last step is a delivery."""
    return step.on, isinstance(step, Planned)


def _run(steps: Sequence[Fate | Round | Planned], progress: Progress) -> None:
    done = loaded(step.name for step in steps if isinstance(step, Planned))
    for place, step in enumerate(steps, start=1):
        if not isinstance(step, Planned):
            step.befall()
        elif not step.rows:
            _declare_none(step)
        elif step.name not in done:
            _ingest(step)
        progress(_("deliveries"), place, len(steps))


def _declare_none(each: Planned) -> None:
    """A source that has nothing says so, of each authority it delivers for, since its last decision on record."""
    held = Mandate.objects.in_force(on=each.on).filter(source__code=each.source.code, item__code=each.item)
    for mandate in held.select_related("source", "item", "authority"):
        about = mandate.item, mandate.authority
        known = nil.decided(*about, opening(each.on), each.on).aggregate(last=Max("decided_on"))["last"]
        first = known + timedelta(days=1) if known else each.on - timedelta(days=27)
        with suppress(nil.NotDeclarable):  # where the last decision is of that very day
            nil.declare_nil(mandate.source, *about, first, each.on, by=None)


def _ingest(each: Planned) -> None:
    """Write the file, unless a stopped build left it, and ingest it as on its day."""
    path = folder() / each.name
    if not path.exists():
        files.write(path, each.item, each.edition, each.form, each.rows)
    publish.lapse(by=each.on)
    delivery.ingest(path, source=each.source.code, item=each.item, on=each.on, today=each.on)
