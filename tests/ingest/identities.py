"""Identity numbers of people who do not exist: area codes 99xxxx, valid check characters."""

from datetime import date, timedelta

from disclosure.ingest.misplaced import Whose, regions, whose

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def an_identity(number: int = 1, *, born: date = date(1990, 3, 7)) -> str:
    """The number of an invented person; another one for each `number`."""
    digits = f"9901{number % 90 + 10}{born:%Y%m%d}{number % 1000:03d}"
    return _completed(digits)


def identities(count: int) -> list[str]:
    """That many different numbers of adults."""
    return [an_identity(number, born=date(1960, 1, 1) + timedelta(days=97 * number)) for number in range(count)]


def passes_as_both(length: int) -> str:
    """An identity number that is, by every check there is, a code as well."""
    born = (date(1960, 1, 1) + timedelta(days=day) for day in range(18_000))
    if length == 15:
        numbers = (f"990101{day:%y%m%d}{last:03d}" for day in born for last in range(1000))
    else:
        places = [body + place[:4] for body in ("51", "52", "53") for place in regions() if place.endswith("19")]
        numbers = (
            _completed(f"{place}{day:%Y%m%d}{last}") for place in places for day in born for last in ("001", "002")
        )
    return next(number for number in numbers if whose(number) == Whose.EITHER)


def _completed(first17: str) -> str:
    return first17 + "10X98765432"[sum(int(d) * w for d, w in zip(first17, _WEIGHTS, strict=True)) % 11]
