"""Invent N subjects and ask each kind of question: `python -m tests.bench.search.speed N [--loaded] [--each 200]`.

Names share brands, trades and regions as real ones do. Per kind: the whole search (candidates, ranks, page), the
database's part of it, the bare statement that reads the candidates, and on PostgreSQL LIKE over a pg_trgm index of
the same names. Milliseconds.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import OperationalError, connection, transaction  # noqa: E402

from disclosure import reference  # noqa: E402
from disclosure.models import SubjectName  # noqa: E402
from disclosure.names import parts, sounds  # noqa: E402
from disclosure.search import Criteria, TooBroad, search_subjects  # noqa: E402
from disclosure.search.candidates import Narrow, containing  # noqa: E402
from disclosure.search.finding import NAMES  # noqa: E402
from tests.bench.search.loading import copied  # noqa: E402

DAY = date(2026, 11, 25)
TRIGRAMS_UP_TO = 10_000_000  # names; the index of pg_trgm takes as long to build as all else
SLOW = 5_000  # milliseconds that a question of pg_trgm may take


def load(count: int) -> dict[str, float]:
    """The subjects; seconds of that and of the statistics."""
    call_command("migrate", verbosity=0)
    reference.load(demo=True)
    started = time.perf_counter()
    copied(count)
    loaded = time.perf_counter() - started
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return {"load_seconds": loaded, "tidied_seconds": time.perf_counter() - started - loaded}


def questions(count: int, seed: int = 7) -> dict[str, list[str]]:
    """So many texts of each kind, from names that are there."""
    chance = random.Random(seed)
    last = SubjectName.objects.order_by("-pk").values_list("pk", flat=True)[0]
    pks = [chance.randint(1, last) for _ in range(count)]
    folded = dict(SubjectName.objects.filter(pk__in=pks).values_list("pk", "folded"))
    names = [folded[pk] for pk in pks if pk in folded]
    return {kind: list(filter(None, (make(name, chance) for name in names))) for kind, make in KINDS.items()}


def _core(name: str) -> str:
    cut = parts(name)
    return cut.brand + cut.trade


def _cut(width: int) -> Callable[[str, random.Random], str]:
    def cut(name: str, chance: random.Random) -> str:
        start = chance.randrange(max(1, len(name) - width + 1))
        return name[start : start + width]

    return cut


def _typo(name: str, chance: random.Random) -> str:
    place = chance.randrange(2, len(name) - 1)
    return name[:place] + "示" + name[place + 1 :]


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "exact": lambda name, chance: name,
    "no form": lambda name, chance: parts(name).bare,
    "prefix": lambda name, chance: name[: chance.randint(3, 7)],
    "brand": lambda name, chance: parts(name).brand,
    "core": lambda name, chance: _core(name),
    "1 sign": _cut(1),
    "2 signs": _cut(2),
    "3 signs": _cut(3),
    "4 signs": _cut(4),
    "6 signs": _cut(6),
    "core + region": lambda name, chance: _core(name) + parts(name).region,
    "one wrong": _typo,
    "swapped": lambda name, chance: name[:3] + name[4] + name[3] + name[5:],
    "pinyin": lambda name, chance: "".join(sounds.readings(name)[0]),
    "initials": lambda name, chance: sounds.initials(sounds.readings(_core(name))[0]),
}


def whole(text: str) -> None:
    """The search as pages and interface ask it."""
    search_subjects(Criteria(text=text), on=DAY)


def database(text: str) -> float:
    """The same; returns the milliseconds of its statements alone."""
    taken = 0.0

    def clock(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal taken
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            taken += time.perf_counter() - started

    with connection.execute_wrapper(clock):
        whole(text)
    return taken * 1_000


def bare(text: str) -> None:
    """Nothing but the statement that reads what holds the text."""
    containing([text], Narrow(), limit=NAMES)


def trigrams(text: str) -> None:
    """What pg_trgm does for the same question."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL statement_timeout = {SLOW}")
        cursor.execute(f"SELECT id FROM bench_trigrams WHERE folded LIKE %s LIMIT {NAMES}", [f"%{text}%"])
        cursor.fetchall()


def trigrams_all(text: str) -> None:
    """The same without a limit, as it takes to rank them or to say how many there are."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL statement_timeout = {SLOW}")
        cursor.execute("SELECT count(*) FROM bench_trigrams WHERE folded LIKE %s", [f"%{text}%"])
        cursor.fetchall()


def timed(ask: Callable[[str], float | None], texts: list[str]) -> Iterator[float]:
    """Milliseconds of each, warm: every text is asked once before."""
    for text in texts:
        for measured in (False, True):
            started, told = time.perf_counter(), None
            try:
                told = ask(text)
            except TooBroad:
                TOO_BROAD.append(text)
            except OperationalError:
                pass
            if measured:
                yield (time.perf_counter() - started) * 1_000 if told is None else told


TOO_BROAD: list[str] = []
BARE = ("bare", "trigrams")
NEAR = ("pinyin", "initials", "core + region", "one wrong", "swapped")


def spread(taken: list[float]) -> dict[str, float]:
    """Median, 95th, 99th and the longest."""
    taken = sorted(taken)
    return {word: taken[min(len(taken) - 1, int(len(taken) * share))] for word, share in SHARES.items()}


SHARES = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}


def make_trigrams(count: int) -> bool:
    """A copy of the names with an index of pg_trgm, where that is to be had."""
    if connection.vendor != "postgresql" or count > TRIGRAMS_UP_TO:
        return False
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_trigrams AS SELECT id, folded FROM disclosure_subjectname")
        cursor.execute("CREATE INDEX IF NOT EXISTS bench_trgm ON bench_trigrams USING gin (folded gin_trgm_ops)")
        cursor.execute("VACUUM ANALYZE bench_trigrams")
    return True


def main() -> None:
    """Load, ask, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--loaded", action="store_true")
    parser.add_argument("--each", type=int, default=200)
    given = parser.parse_args()
    told: dict[str, Any] = {} if given.loaded else dict(load(given.count))
    print(json.dumps(told), flush=True)
    ways: dict[str, Callable[[str], float | None]] = {"whole": whole, "database": database, "bare": bare}
    ways |= {"trigrams": trigrams, "trigrams, all": trigrams_all} if make_trigrams(given.count) else {}
    for kind, texts in questions(given.each).items():
        for way, ask in ways.items():
            if (way == "trigrams, all" and kind != "2 signs") or (way in BARE and kind in NEAR):
                continue
            TOO_BROAD.clear()
            few = texts[:20] if way.startswith("trigrams") else texts
            figures = spread(list(timed(ask, few)))
            told[f"{kind}, {way}"] = figures
            shown = "".join(f"{word} {value:9.2f}  " for word, value in figures.items())
            print(f"{kind:14} {way:9} {shown} too broad {len(TOO_BROAD) // 2} of {len(few)}", flush=True)
        for slow in (way for way in ways if way.startswith("trigrams") and f"{kind}, {way}" in told):
            ratios = "".join(
                f"{word} {told[f'{kind}, {slow}'][word] / told[f'{kind}, bare'][word]:9.1f}  "
                for word in ("p50", "p95")
            )
            print(f"{kind:14} {slow} against bare, times: {ratios}", flush=True)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
