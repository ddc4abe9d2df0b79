"""Issue, forge and check, in the database at hand: `python -m tests.bench.forgery.one EACH`. Prints JSON."""

import json
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402

from disclosure import reference  # noqa: E402
from disclosure.report import authority  # noqa: E402
from disclosure.report.verify import Checked, check_file  # noqa: E402
from tests.attacks import forging  # noqa: E402
from tests.bench import invented  # noqa: E402
from tests.bench.report.whole import middle, p95  # noqa: E402
from tests.builders import a_licence, a_penalty, a_subject  # noqa: E402
from tests.report.issuing import issued  # noqa: E402


def main(each: int) -> dict[str, Any]:
    """The same report is checked unaltered and, in turn, in one of the ways of forging."""
    call_command("migrate", verbosity=0)
    reference.load()
    authority.make(settings.REPORT_AUTHORITY)
    chance, names = random.Random(1), invented.subjects(each + 1)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    spent: dict[str, list[float]] = {"genuine": [], "forged": []}
    sizes: dict[str, list[int]] = {"genuine": [], "forged": []}
    wrong: list[str] = []
    grown, last = 0.0, genuine(next(names), chance)
    ways = list(forging.KINDS.items())
    for number, name in enumerate(names):
        own = genuine(name, chance)
        kind, (forge, reasons) = ways[number % len(ways)]
        forged = forge(own, last, chance)
        for side, file in (("genuine", own.file), ("forged", forged)):
            before, started = _peak(), time.perf_counter()
            told = check_file(file)
            spent[side].append((time.perf_counter() - started) * 1e3)
            sizes[side].append(len(file))
            grown = max(grown, _peak() - before)
            shown = f"{told.answer} ({', '.join(told.reasons) or 'unaltered'})"
            kinds[side if side == "genuine" else kind][shown] += 1
            wrong += [] if _right(told, side, reasons) else [f"{kind if side == 'forged' else side}: {shown}"]
        last = own
    figures: dict[str, Any] = {side: _figures(spent[side], sizes[side]) for side in spent}
    return figures | {"kinds": kinds, "wrong": wrong, "megabytes": grown}


def genuine(told: tuple[str, str, str, str], chance: random.Random) -> forging.Genuine:
    """A signed report about a new subject with one to twenty records."""
    name, code, _day, _city = told
    subject = a_subject(name, code=code)
    for _time in range(chance.randint(1, 20)):
        chance.choice((a_penalty, a_licence))(subject=subject)
    made, file = issued(subject)
    return forging.Genuine(made.report.number, made.check_code, file)


def _right(told: Checked, side: str, reasons: frozenset[str]) -> bool:
    if side == "genuine":
        return (told.answer, told.reasons) == ("genuine", ())
    return told.answer != "genuine" and bool(told.reasons) and set(told.reasons) <= reasons


def _figures(spent: Sequence[float], sizes: Sequence[int]) -> dict[str, float]:
    return {
        "files": len(spent),
        "kilobytes": sum(sizes) / len(sizes) / 1e3,
        "p50": middle(spent),
        "p95": p95(spent),
        "worst": max(spent),
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
