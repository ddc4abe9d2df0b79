"""Load a directory and ask labelled questions: `python -m tests.bench.search.accuracy FOLDER [--loaded] [--misses]`.

FOLDER holds orgs_200k.tsv.gz, orgs_extra.tsv, former_names.tsv and search_queries.csv (kind, query, expected_uscc).
Prints how many of each kind were answered by the first hit and within ten, as JSON in the last line.
"""

import argparse
import csv
import json
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from disclosure import reference  # noqa: E402
from disclosure.ingest.directory import load_subjects  # noqa: E402
from disclosure.search import Criteria, TooBroad, known_codes, search_subjects, understand  # noqa: E402

DAY = date(2026, 11, 25)
FILES = ("orgs_200k.tsv.gz", "orgs_extra.tsv", "former_names.tsv")
WITHIN = 10


def load(folder: Path) -> float:
    """The directory, as a site loads it; returns the seconds."""
    call_command("migrate", verbosity=0)
    reference.load(demo=True)
    started = time.perf_counter()
    for file in FILES:
        load_subjects(folder / file, on=DAY)
    return time.perf_counter() - started


def place_of(query: str, wanted: str) -> tuple[int, float, str]:
    """At which place the wanted code is found (0: nowhere on the first page), the seconds, and why."""
    started = time.perf_counter()
    try:
        page = search_subjects(Criteria(text=query), on=DAY)
    except TooBroad:
        return 0, time.perf_counter() - started, "too broad"
    took = time.perf_counter() - started
    for place, hit in enumerate(page.items, start=1):
        if wanted in [row.value for row in hit.subject.identifiers.all()]:
            return place, took, hit.why
    if not page.items and wanted in known_codes(understand(query).suggestions):
        return 1, took, "suggested"
    return 0, took, page.items[0].why if page.items else "nothing"


def ask(file: Path, *, misses: bool) -> dict[str, dict[str, float]]:
    """Hit rates in percent and seconds by kind of question."""
    places, seconds = defaultdict(list), defaultdict(list)
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            place, took, why = place_of(row["query"], row["expected_uscc"])
            places[row["kind"]].append(place)
            seconds[row["kind"]].append(took)
            if misses and not 0 < place <= WITHIN:
                print(row["kind"], row["query"], row["expected_name"], place, why, sep="\t")
    return {kind: figures(found, sorted(seconds[kind])) for kind, found in places.items()}


def figures(found: list[int], seconds: list[float]) -> dict[str, float]:
    """What a kind came to."""
    return {
        "asked": len(found),
        "first": 100 * sum(place == 1 for place in found) / len(found),
        "within_ten": 100 * sum(0 < place <= WITHIN for place in found) / len(found),
        "median_ms": seconds[len(seconds) // 2] * 1_000,
        "most_ms": seconds[-1] * 1_000,
    }


def main() -> None:
    """Load, ask, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--loaded", action="store_true", help="the directory is in the database already")
    parser.add_argument("--misses", action="store_true", help="print every question that was not answered within ten")
    given = parser.parse_args()
    if not given.loaded:
        print(f"loaded in {load(given.folder):.0f} s")
    told = ask(given.folder / "search_queries.csv", misses=given.misses)
    for kind, row in told.items():
        print(f"{kind:24}" + "".join(f"{value:12.1f}" for value in row.values()))
    print(json.dumps(told))


if __name__ == "__main__":
    main()
