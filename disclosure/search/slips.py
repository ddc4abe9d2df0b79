"""One sign mistyped: which slip leads from what was typed to a name, and where to look for such names. Pure."""

from collections.abc import Iterator
from typing import Final

from disclosure.names import sounds

SHORTEST: Final = 4  # of what is looked for with a slip: shorter texts are one sign from far too many names
_WINDOWS: Final = 6


def slip(typed: str, meant: str) -> str:
    """`homophone`, `wrong`, `missing` (from what was typed), `extra` or `swapped`; "" for none or more than one."""
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return ""
    start = next((place for place, (one, two) in enumerate(zip(typed, meant, strict=False)) if one != two), None)
    start = min(len(typed), len(meant)) if start is None else start
    one, two = typed[start:], meant[start:]
    if one[1:] == two[1:] and one and two:
        return "homophone" if sounds.alike(one[0], two[0]) else "wrong"
    if one == two[1:]:
        return "missing"
    if one[1:] == two:
        return "extra"
    return "swapped" if one[:2] == two[1::-1] and one[2:] == two[2:] else ""


def windows(typed: str) -> Iterator[tuple[str, ...]]:
    """What stays right on both sides of where the slip may be: every two neighbours are left out once together."""
    length = max(2, -(-len(typed) // _WINDOWS))
    for start in range(0, max(1, len(typed) - 1), length - 1):
        rest = tuple(filter(None, (typed[:start], typed[start + length :])))
        if rest:
            yield rest
