"""The invented subjects as a directory delivers them: one file of subjects, one of further names."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from disclosure.demo.firms import Firm
from disclosure.demo.lexicon import CITIES
from disclosure.demo.special import DEREGISTERED

_REGISTERED: Final = ("organisation", "sole_trader", "cooperative")  # with the companies register
_RENAMED_BEFORE: Final = date(2026, 1, 1)


def write(firms: Sequence[Firm], folder: Path) -> tuple[Path, Path]:
    """Write both files; returns their paths, subjects first."""
    folder.mkdir(parents=True, exist_ok=True)
    subjects, names = folder / "subjects.tsv", folder / "names.tsv"
    _write(
        subjects,
        ("name", "uscc", "reg_date", "ent_type", "province", "city", "status"),
        (
            (
                firm.name,
                firm.code,
                firm.registered_on.isoformat(),
                firm.ent_type,
                "示例省",
                CITIES[firm.city][0],
                status,
            )
            for firm, status in zip(firms, map(_status, range(len(firms)), firms), strict=True)
        ),
    )
    further = ((firm.code, value, kind, _until(firm, kind)) for firm in firms for kind, value in firm.further)
    _write(names, ("uscc", "name", "kind", "valid_to"), further)
    return subjects, names


def _status(place: int, firm: Firm) -> str:
    """Most are active; one company and some shops have left the register, others lost their licence."""
    if firm.kind not in _REGISTERED:
        return ""
    if firm.name == DEREGISTERED:
        return "注销"
    return {3: "注销", 11: "吊销"}.get(place % 20, "存续") if firm.kind == "sole_trader" else "存续"


def _until(firm: Firm, kind: str) -> str:
    """A former name was borne half of the time."""
    return (firm.registered_on + (_RENAMED_BEFORE - firm.registered_on) / 2).isoformat() if kind == "former" else ""


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
