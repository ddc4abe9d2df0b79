"""A run of `ingest` that ends itself at one stage, in a process of its own.

Stages beside those in STAGES: "prepare" makes the database, "state" prints what it holds, "wait" and "race" stop before
the first part until there is a file named `go` in the folder, "" runs through.
"""

import json
import os
import signal
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation

from creditchina import env

PART = 5
FOLDER = Path("folder")  # of this process
MAIN = 0


def start(database, folder, stage):
    """Another database and folder than the process had that this one was forked from; small parts."""
    global FOLDER, MAIN
    FOLDER, MAIN = folder, os.getpid()
    os.environ["DATABASE_URL"] = database
    connection.settings_dict.update(env.database("DATABASE_URL"))
    settings.SPOOL_DIR = folder / "spool"
    translation.activate("en")
    from disclosure.ingest import delivery

    delivery.PART_ROWS = dict.fromkeys(("sqlite", "postgresql"), PART)
    delivery.THREADS = 2 if stage == "race" else 1


def die(*_arguments, **_options):
    """As if the machine's memory had run out; the run itself dies with the process of it that loads."""
    for process in (MAIN, os.getpid()):
        os.kill(process, signal.SIGKILL)


def at_call(number, function, deed):
    """The function with a deed done at its nth call."""
    calls = iter(range(1, 1_000_000))

    def counted(*arguments, **options):
        if next(calls) == number:
            return deed(function, *arguments, **options)
        return function(*arguments, **options)

    return counted


def after(function, *arguments, **options):
    """Do it, then die before the next thing is done."""
    function(*arguments, **options)
    die()


def wait(function, *arguments, **options):
    """Say that everything is judged, and go on when told to."""
    (FOLDER / f"go.{os.getpid()}").touch()
    while not (FOLDER / "go").exists():
        time.sleep(0.01)
    return function(*arguments, **options)


STAGES = {
    "judging": ("spool.Spool.write", 2, die),
    "judged": ("delivery.record", 1, die),
    "registered": ("delivery.load_batch", 1, die),
    "between parts": ("load.load_part", 3, die),
    "inside a part": ("part.deliver", 2, after),
    "at the end": ("load.close", 1, die),
    "closed": ("load.close", 1, after),
    "wait": ("load.load_part", 1, wait),
    "race": ("delivery.load_batch", 1, wait),
}


def arm(stage):
    """Put the deed into its place."""
    from disclosure.ingest import delivery, load, part, spool

    name, number, deed = STAGES[stage]
    path = name.split(".")
    owner = {"delivery": delivery, "load": load, "part": part, "spool": spool}[path[0]]
    for step in path[1:-1]:
        owner = getattr(owner, step)
    setattr(owner, path[-1], at_call(number, getattr(owner, path[-1]), deed))


def prepare():
    """A database with the registers in it."""
    call_command("migrate", verbosity=0)
    from disclosure import reference

    reference.load()


def state():
    """What the public record holds, apart from numbers that the database gives out."""
    from disclosure.models import Batch, BatchPart, Change, Fault, LedgerHead, Publication, Subject

    kept = Publication.objects.values_list("document_number", "digest", "version", "ended_as", "subject__name")
    done = Batch.objects.filter(status="done").order_by("pk").values_list("rows_read", "public", "unchanged")
    told = {
        "publications": sorted([number, bytes(digest).hex(), *rest] for number, digest, *rest in kept),
        "subjects": sorted(Subject.objects.values_list("name", flat=True)),
        "lines": list(Change.objects.order_by("seq").values_list("seq", flat=True)),
        "head": LedgerHead.objects.get().seq,
        "kinds": Counter(Change.objects.values_list("kind", flat=True)),
        "parts": BatchPart.objects.count(),
        "faults": Fault.objects.filter(weight="faulty", batch__public__gt=0).count(),
        "batches": list(done),
        "unfinished": Batch.objects.filter(status="loading").count(),
        "spooled": len([path for path in settings.SPOOL_DIR.glob("*") if path.is_dir()]),
    }
    print(json.dumps(told))


def main(database, folder, stage, *rest):
    """Do what is asked; what is printed is found in the folder, by the number of the process."""
    for number, name in ((1, "stdout"), (2, "stderr")):
        os.dup2(os.open(folder / f"{name}.{os.getpid()}", os.O_CREAT | os.O_WRONLY), number)
    start(database, folder, stage)
    try:
        act(stage, *rest)
    finally:
        connection.close()  # a forked process ends without it, and leaves part of SQLite's file beside it


def act(stage, *rest):
    """The deed of a stage."""
    if stage in ("prepare", "state"):
        return globals()[stage]()
    if stage:
        arm(stage)
    path, item, source = rest
    try:
        call_command("ingest", path, item=item, source=source, on=date(2026, 11, 25))
    except CommandError as problem:
        sys.exit(str(problem))
