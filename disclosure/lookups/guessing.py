"""Where in a table the names or codes seem to stand. Only a proposal: whoever sent the list confirms it."""

from collections.abc import Sequence
from typing import Final

from disclosure.names import fold
from disclosure.names.words import FORMS
from disclosure.search import Meaning, understand

MOST_HEAD: Final = 5  # rows of titles and headings above a list
_LOOKED_AT: Final = 50
_LONGEST: Final = 250  # signs of a cell, more than anything that can be looked up has: to fold a novel takes long
_CODES: Final = frozenset(
    map(fold, ("统一社会信用代码", "社会信用代码", "信用代码", "USCC", "code", "unified social credit code"))
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


def guess(rows: Rows) -> tuple[int, int]:
    """(column, rows of headings): by a heading that says so, a code before a name; else by what the cells hold."""
    for head, row in enumerate(rows[:MOST_HEAD], 1):
        keys = [fold(cell[:_LONGEST]) for cell in row]
        for known in (_CODES, _NAMES):
            if found := [place for place, key in enumerate(keys) if key in known]:
                return found[0], head
    width = len(rows[0])
    column = max(range(width), key=lambda place: (sum(_fits(row[place]) for row in rows[:_LOOKED_AT]), -place))
    return column, 0


def _fits(cell: str) -> int:
    """How surely a cell holds what can be looked up."""
    cell = cell[:_LONGEST]
    if understand(cell).kind in (Meaning.CODE, Meaning.CODE_TYPO):
        return 2
    return int(fold(cell).endswith(tuple(FORMS)))
