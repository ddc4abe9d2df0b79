"""Build the invented register: registers, subjects, deliveries day by day. Stopped anywhere, it goes on from there."""

import json
import random
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Final

from django.conf import settings

from disclosure import publish, reference
from disclosure.demo import directory, files
from disclosure.demo.firms import firms
from disclosure.demo.licences import licences
from disclosure.demo.penalties import penalties
from disclosure.demo.plan import Planned, deliveries, opening
from disclosure.demo.records import Public, Record
from disclosure.ingest import delivery
from disclosure.ingest.directory import load_subjects
from disclosure.models import Batch

SUBJECTS: Final = 3_000
SEED: Final = 2026
_PER_SUBJECT: Final = {"penalty": 1.1, "licence": 4.4}

Progress = Callable[[str, int, int], None]


def folder() -> Path:
    """Where the generated files stay."""
    return settings.VAR_DIR / "demo"


def is_complete() -> bool:
    """Whether every planned delivery is in this database."""
    plan = _read_plan()
    return bool(plan["names"]) and _done(plan["names"]) == set(plan["names"])


def build(*, on: date, subjects: int = SUBJECTS, progress: Progress = lambda stage, done, total: None) -> None:
    """Build the register as of `on`, or finish a build that was stopped, as of the day it began.

    Raises ValueError for a day before the register could open.
    """
    on = _began(on)
    reference.load(demo=True)
    public = list(firms(subjects))
    first = opening(on)
    for path in directory.write(public, folder()):
        load_subjects(path, on=first)
    planned = sorted(deliveries(invented(public, on), on), key=lambda each: each.on)
    _write_plan(on, planned)
    delivery.recover()
    _deliver(planned, progress)


def invented(public: Iterable[object], on: date) -> list[Record]:
    """Every invented decision about these firms, as of `on`: the same for the same day."""
    chance = random.Random(SEED)
    known = list(public)
    drawn = Public(chance, known)  # type: ignore[arg-type]
    count = {item: int(len(known) * share) for item, share in _PER_SUBJECT.items()}
    return [*penalties(chance, drawn, count["penalty"], on), *licences(chance, drawn, count["licence"], on)]


def _deliver(planned: list[Planned], progress: Progress) -> None:
    done = _done([each.name for each in planned])
    for place, each in enumerate(planned, start=1):
        if each.name not in done:
            path = folder() / each.name
            if not path.exists():
                files.write(path, each.item, each.edition, each.form, each.rows)
            publish.lapse(by=each.on)
            delivery.ingest(path, source=each.source.code, item=each.item, on=each.on)
        progress("deliveries", place, len(planned))


def _done(names: Iterable[str]) -> set[str]:
    known = Batch.objects.filter(status=Batch.Status.DONE).values_list("file_name", flat=True)
    return set(names) & set(known)


def _began(on: date) -> date:
    """The day of a build that was begun in this database, else `on`."""
    plan = _read_plan()
    return date.fromisoformat(plan["on"]) if _done(plan["names"]) else on


def _read_plan() -> dict[str, object]:
    path = folder() / "plan.json"
    return json.loads(path.read_text()) if path.exists() else {"on": "", "names": []}


def _write_plan(on: date, planned: list[Planned]) -> None:
    folder().mkdir(parents=True, exist_ok=True)
    names = [each.name for each in planned]
    (folder() / "plan.json").write_text(json.dumps({"on": on.isoformat(), "names": names}), encoding="utf-8")
