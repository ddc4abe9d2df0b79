"""Identity numbers of people who do not exist: area codes 99xxxx, valid check characters."""

from datetime import date, timedelta

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def an_identity(number: int = 1, *, born: date = date(1990, 3, 7)) -> str:
    """The number of an invented person; another one for each `number`."""
    digits = f"9901{number % 90 + 10}{born:%Y%m%d}{number % 1000:03d}"
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=True)) % 11]


def identities(count: int) -> list[str]:
    """That many different numbers of adults."""
    return [an_identity(number, born=date(1960, 1, 1) + timedelta(days=97 * number)) for number in range(count)]
