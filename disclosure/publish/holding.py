"""What keeps a record from view beside its marks: whoever knows declares itself (docs/decisions/0016)."""

from collections.abc import Callable
from typing import Final

from disclosure.models import Publication

Holder = Callable[[Publication], bool]
_HOLDERS: Final[list[Holder]] = []


def declare(holder: Holder) -> None:
    """Have it asked before a record comes back to public view."""
    if holder not in _HOLDERS:
        _HOLDERS.append(holder)


def is_held(publication: Publication) -> bool:
    """Whether somebody keeps it from view for a time, such as a court's plan that runs (rules.md C-18)."""
    return any(holds(publication) for holds in _HOLDERS)
