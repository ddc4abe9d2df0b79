"""The numbered ledger: lines are appended in commit order, in the transaction of the change they tell of."""

from disclosure.ledger.lines import COLUMNS, Shown, append, append_many, as_row, head

__all__ = ["COLUMNS", "Shown", "append", "append_many", "as_row", "head"]
