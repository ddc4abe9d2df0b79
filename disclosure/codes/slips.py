"""Which valid code was probably meant: one sign mistaken, or two neighbours swapped."""

from collections.abc import Iterator

from disclosure.codes.formula import ALPHABET, VALUES, WEIGHTS, is_valid, weighted

_INVERSES = tuple(pow(weight, -1, 31) for weight in (*WEIGHTS, 1))
_FOREIGN = str.maketrans("OIZSV", "0125U")
_LOOK_ALIKES = ("0OQD", "1ILT7", "2Z7", "5S6", "8B36", "6G", "UVWY", "MN", "XY", "KX", "EF")


def meant(value: str) -> list[str]:
    """Valid codes one slip away from eighteen digits and letters; look-alikes first, each once."""
    candidates = [*_replaced(value), *_swapped(value), value.translate(_FOREIGN)]
    valid = dict.fromkeys(candidate for candidate in candidates if is_valid(candidate))
    return sorted(valid, key=lambda candidate: _rank(value, candidate))


def _replaced(value: str) -> Iterator[str]:
    """For each place the one sign that would make the check right: weights are invertible modulo 31."""
    values = value.encode("ascii").translate(VALUES)
    surplus = weighted(value) + values[17]
    for place, sign in enumerate(values):
        better = ALPHABET[(sign - surplus * _INVERSES[place]) % 31]
        yield value[:place] + better + value[place + 1 :]


def _swapped(value: str) -> Iterator[str]:
    for place in range(17):
        yield value[:place] + value[place + 1] + value[place] + value[place + 2 :]


def _rank(value: str, candidate: str) -> int:
    """Look-alikes first, then swapped neighbours, then any other sign."""
    changed = [{old, new} for old, new in zip(value, candidate, strict=True) if old != new]
    if all(any(pair <= set(group) for group in _LOOK_ALIKES) for pair in changed):
        return 0
    return 1 if len(changed) == 2 else 2
