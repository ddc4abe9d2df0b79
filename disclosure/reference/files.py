"""Rows of the register files, as plain values; nothing here knows the database."""

import csv
import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from disclosure.fields import catalogue

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"

Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """Every row of fixtures/<name>, a JSON list or a CSV file; an empty CSV cell is None."""
    path = FIXTURES / name
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as lines:
            return [{column: cell or None for column, cell in row.items()} for row in csv.DictReader(lines)]
    return list(_expanded(json.loads(path.read_text(encoding="utf-8"))))


def _expanded(entries: list[Row]) -> Iterator[Row]:
    """A mandate entry names several items and authorities at once; an edition takes its list's own digest."""
    for entry in entries:
        if "authorities" in entry:
            items, authorities = entry.pop("items"), entry.pop("authorities")
            yield from (entry | {"item": i, "authority": a} for i, a in product(items, authorities))
        elif "item" in entry and "code" in entry:
            listed = catalogue()[entry["item"], entry["code"]]
            yield entry | {"field_list": f"{listed.item}.{listed.edition}.toml", "sha256": listed.sha256}
        else:
            yield entry
