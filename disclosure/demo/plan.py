"""Which source delivers which records on which day, in which format: the invented year of the register."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from disclosure.demo.bodies import Body, Duty, duties
from disclosure.demo.files import Row, suffix
from disclosure.demo.records import Record
from disclosure.fields import editions

OPENED: Final = date(2026, 4, 1)  # the site shows nothing under rules older than Order 36
LONGEST: Final = 239  # days of deliveries; later years start later, so that the register stays fresh
SHORTEST: Final = 30

_FORMS: Final = {
    "market_regulation": "csv", "ecology": "csv-bom", "work_safety": "xlsx", "tax": "jsonl",
    "human_resources": "csv-gb18030", "housing": "xlsx", "court": "jsonl", "approvals": "csv-gb18030", "": "csv",
    "transport": "xlsx", "finance": "csv-bom", "culture": "csv-gb18030", "customs": "csv", "civil_affairs": "xlsx",
    "staffing": "csv-bom",
}  # fmt: skip
_BUSY: Final = frozenset(["990000", "990100"])  # the province and Example City deliver twice as often
_OLD_STYLE: Final = frozenset(["990400"])  # a city whose offices still send the first generation of columns
_LATE: Final = {("work_safety", "990200"): 20, ("housing", "990400"): 33}  # days since these delivered last


@dataclass(frozen=True, slots=True)
class Planned:
    """One delivery file to be written and ingested."""

    source: Body
    item: str
    edition: str
    form: str
    on: date
    rows: tuple[Row, ...]
    part: str = ""

    @property
    def name(self) -> str:
        """Its file name: day, source, item."""
        part = f"-{self.part}" if self.part else ""
        return f"{self.on:%Y%m%d}-{self.source.code}-{self.item}{part}.{suffix(self.form)}"


def opening(on: date) -> date:
    """The day the invented register opens, for one that is built on `on`. ValueError before there is one."""
    first = max(OPENED, on - timedelta(days=LONGEST))
    if on < first + timedelta(days=SHORTEST):
        raise ValueError(_("The invented register starts on 2026-04-01 and needs a month of deliveries."))
    return first


def deliveries(records: Iterable[Record], on: date) -> list[Planned]:
    """Every record in a delivery of the authority's own source, on that source's first day after the decision.

    A source without records, such as the centre of a city whose offices deliver themselves, has a day
    without rows: a nil return.
    """
    waiting: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        waiting[record.by.code, record.item].append(record)
    return [
        planned(duty.source, duty.item, day, rows)
        for duty in duties()
        for day, rows in _dealt(waiting[duty.source.code, duty.item], _days(duty, on))
    ]


def planned(source: Body, item: str, day: date, rows: Sequence[Row], part: str = "") -> Planned:
    """A delivery in the format and generation of columns that the source uses."""
    old = source.region in _OLD_STYLE and item in ("penalty", "licence")
    form = _FORMS[source.field]
    return Planned(source, item, "2015" if old else editions(item)[0].edition, form, day, tuple(rows), part)


def _days(duty: Duty, on: date) -> list[date]:
    """The days on which a source delivers: the stock at the opening, then regularly, last within its time."""
    place = sum(duty.source.code.encode()) % 5
    last = _last(duty, on, place)
    first = min(last, opening(on) + timedelta(days=place % 3))
    step = 28 if duty.source.region in _BUSY and duty.every < 30 else 56 if duty.every <= 30 else 112
    days = [first + timedelta(days=step * turn) for turn in range((last - first).days // step + 1)]
    return sorted({*days, last})


def _last(duty: Duty, on: date, place: int) -> date:
    late = _LATE.get((duty.source.field, duty.source.region))
    ago = late if late and duty.every == 7 else place if duty.every == 7 else 3 * place
    return max(opening(on), on - timedelta(days=ago))


def _dealt(records: Sequence[Record], days: Sequence[date]) -> list[tuple[date, list[Row]]]:
    """The rows of each day; a source without any says so on its last day."""
    dealt: dict[date, list[Row]] = {day: [] for day in days}
    for record in records:
        day = next((day for day in days if day > record.decided_on), None)
        if day:
            dealt[day].append(record.row)
    return [(day, rows) for day, rows in dealt.items() if rows or day == days[-1]]
