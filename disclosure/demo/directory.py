"""The invented subjects as a directory delivers them: one file of subjects, one of further names."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from disclosure.demo.firms import Firm
from disclosure.demo.lexicon import CITIES


def write(firms: Sequence[Firm], folder: Path) -> tuple[Path, Path]:
    """Write both files; returns their paths, subjects first."""
    folder.mkdir(parents=True, exist_ok=True)
    subjects, names = folder / "subjects.tsv", folder / "names.tsv"
    _write(
        subjects,
        ("name", "uscc", "reg_date", "ent_type", "province", "city"),
        (
            (firm.name, firm.code, firm.registered_on.isoformat(), firm.ent_type, "示例省", CITIES[firm.city][0])
            for firm in firms
        ),
    )
    further = ((firm.code, value, kind) for firm in firms for kind, value in firm.further)
    _write(names, ("uscc", "name", "kind"), further)
    return subjects, names


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
