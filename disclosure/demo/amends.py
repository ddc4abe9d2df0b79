"""What sources send after a first delivery: corrections, records taken back, the same record once more."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from disclosure.demo.bodies import duties
from disclosure.demo.files import Row
from disclosure.demo.plan import Planned, opening, planned

_EVERY: Final = 60  # one penalty in so many is corrected later
_TAKEN_BACK: Final = 8
_LATER: Final = 35  # days after the delivery
_TWINS: Final = 12
_REMARKS: Final = ("原处罚决定已被变更", "原处罚决定已被撤销", "原处罚决定被确认违法", "原处罚决定被确认无效")


def amends(first: Sequence[Planned], on: date) -> list[Planned]:
    """Deliveries that correct or take back rows of the first ones, in time before `on`."""
    made: list[Planned] = []
    taken = 0
    for each in _early(first, on):
        corrected = [_corrected(row) for row in each.rows[::_EVERY]]
        withdrawn = [_withdrawn(row, taken)] if taken < _TAKEN_BACK and (row := _last(each.rows)) else []
        taken += len(withdrawn)
        day = each.on + timedelta(days=_LATER)
        made.append(planned(each.source, each.item, day, [*corrected, *withdrawn], "amended"))
    return made


def cures(first: Sequence[Planned], on: date) -> list[Planned]:
    """Deliveries that remove entries from the lists of abnormal operation, because the defect is cured."""
    early = [each for each in first if each.item == "abnormal_operation" and each.on + timedelta(days=_LATER) <= on]
    return [
        planned(
            each.source, each.item, each.on + timedelta(days=_LATER), [_cured(row) for row in each.rows[::4]], "cured"
        )
        for each in early
        if each.rows
    ]


def twins(first: Sequence[Planned], on: date) -> list[Planned]:
    """Files in which a city's centre repeats what an office delivered itself: nothing comes of them."""
    made = []
    for duty in duties():
        if not duty.source.field and duty.item == "penalty":
            own = [each for each in first if each.item == "penalty" and each.source.code in duty.authorities]
            rows = next((each.rows for each in own if each.rows and each.on + timedelta(days=_LATER) <= on), ())
            day = opening(on) + timedelta(days=2 * _LATER)
            if rows:
                made.append(planned(duty.source, "penalty", min(day, on), rows[:_TWINS], "collected"))
    return made


def _early(first: Sequence[Planned], on: date) -> Iterator[Planned]:
    """The first large delivery of penalties of each source."""
    met: set[str] = set()
    for each in sorted(first, key=lambda each: each.on):
        fits = each.item == "penalty" and each.rows and each.on + timedelta(days=_LATER) <= on
        if fits and each.source.code not in met:
            met.add(each.source.code)
            yield each


def _corrected(row: Row) -> Row:
    return {**row, "facts": row["facts"] + "当事人在听证中陈述的数量经复核予以采纳，决定结果不变。", "action": "更正"}


def _cured(row: Row) -> Row:
    return {**row, "action": "移出"}


def _withdrawn(row: Row, count: int) -> Row:
    return {**row, "action": "撤销", "remark": _REMARKS[count % len(_REMARKS)]}


def _last(rows: Sequence[Row]) -> Row | None:
    """The newest decision of a delivery, so that something public is taken back."""
    return max(rows[1:], key=lambda row: row["decided_on"], default=None)
