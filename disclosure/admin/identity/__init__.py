"""The desk for whom a record is about: held rows, subjects joined, parted and ended, authorities that hand over."""

from disclosure.admin.identity import bodies, held, moves

__all__ = ["bodies", "held", "moves"]
