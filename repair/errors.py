"""How a verb refuses; each says in words why, and which answer of HTTP fits."""

from typing import ClassVar


class RepairError(Exception):
    """A move that is not made; nothing was written."""

    status: ClassVar[int] = 409


class IllegalMove(RepairError):
    """Not from the present state, or somebody else was faster: look at it again."""


class NotYours(RepairError):
    """Not this person's: another role, another authority, or a part of their own in it."""

    status: ClassVar[int] = 403


class Missing(RepairError):
    """Something must be given with it: a reason, a ground of the closed list, a signature. `field` names it."""

    status: ClassVar[int] = 400

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.field = field
