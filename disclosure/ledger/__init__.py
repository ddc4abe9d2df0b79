"""The numbered ledger: lines are appended in commit order, in the transaction of the change they tell of."""

from disclosure.ledger.lines import append, append_many, head

__all__ = ["append", "append_many", "head"]
