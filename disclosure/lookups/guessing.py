"""Where in a table the names or codes seem to stand. Only a proposal: whoever sent the list confirms it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from disclosure.names import fold
from disclosure.names.words import FORMS
from disclosure.search import Meaning, understand

MOST_HEAD: Final = 5  # rows of titles and headings above a list
_LOOKED_AT: Final = 50
_LONGEST: Final = 250  # signs of a cell, more than anything that can be looked up has: to fold a novel takes long
_CODES: Final = frozenset(
    map(fold, ("统一社会信用代码", "社会信用代码", "信用代码", "代码", "USCC", "code", "unified social credit code"))
)
_NAMES: Final = frozenset(
    map(
        fold,
        (
            *(
                "名称",
                "企业名称",
                "单位名称",
                "公司名称",
                "主体名称",
                "机构名称",
                "法人名称",
                "供应商",
                "供应商名称",
                "客户名称",
            ),
            *("企业", "单位", "公司", "name", "company", "company name", "organisation", "organization", "supplier"),
        ),
    )
)

Rows = Sequence[Sequence[str]]


class Guess(NamedTuple):
    """The column to look up, the one used where it is empty or not found, and the rows of headings above."""

    column: int
    second: int | None
    head: int


def guess(rows: Rows) -> Guess:
    """Codes first, then names: each by a heading that says so, else by what the cells hold."""
    coded, named, head = _by_heading(rows)
    below = rows[head : head + _LOOKED_AT]
    coded = _mostly(below, _CODE, coded, named)
    named = _mostly(below, _NAME, named, coded)
    places = [place for place in (coded, named) if place is not None]
    return Guess(places[0] if places else 0, places[1] if places[1:] else None, head)


def _by_heading(rows: Rows) -> tuple[int | None, int | None, int]:
    """(column of codes, column of names, rows of headings); a column that no heading tells is None."""
    for head, row in enumerate(rows[:MOST_HEAD], 1):
        keys = [fold(cell[:_LONGEST]) for cell in row]
        coded, named = (
            next((place for place, key in enumerate(keys) if key in known), None) for known in (_CODES, _NAMES)
        )
        if coded is not None or named is not None:
            return coded, named, head
    return None, None, 0


def _mostly(rows: Rows, sort: int, told: int | None, taken: int | None) -> int | None:
    """The column that a heading told, else the one with most cells of that sort, at least half of its filled ones."""
    if told is not None or not rows:
        return told
    most, found = 0, None
    for place in range(len(rows[0])):
        filled = [row[place] for row in rows if row[place].strip()]
        fit = sum(_sort(cell) == sort for cell in filled)
        if place != taken and fit > most and 2 * fit >= len(filled):
            most, found = fit, place
    return found


_CODE, _NAME, _NEITHER = range(3)


def _sort(cell: str) -> int:
    """What a cell holds that can be looked up."""
    cell = cell[:_LONGEST]
    if understand(cell).kind in (Meaning.CODE, Meaning.CODE_TYPO):
        return _CODE
    return _NAME if fold(cell).endswith(tuple(FORMS)) else _NEITHER
