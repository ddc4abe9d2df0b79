"""What a killed run left and cannot be finished stops nobody else."""

import os

import pytest
from django.db import IntegrityError
from filelock import FileLock

from disclosure.ingest import recovering
from disclosure.ingest.spool import Spool, spool_name
from disclosure.models import Batch, BatchPart
from tests.builders import a_batch

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("problem", [IntegrityError, OverflowError, ValueError, OSError])
def test_a_batch_that_cannot_be_finished_is_told_and_the_next_one_is_looked_after(problem, monkeypatch, caplog):
    refused = a_batch(status="loading")
    undone = a_batch(status="loading")
    real = recovering._recover_one

    def recover_one(batch, *rest):
        if batch == refused:
            raise problem
        return real(batch, *rest)

    monkeypatch.setattr(recovering, "_recover_one", recover_one)
    assert set(recovering.recover()) == {(refused, False), (undone, True)}
    assert Batch.objects.get(pk=undone.pk).status == "undone"
    assert refused.number in caplog.text


def test_judged_rows_no_batch_needs_are_removed_after_a_day(settings, tmp_path):
    settings.SPOOL_DIR = tmp_path
    waiting = a_batch(status="loading")
    facts = (waiting.source_id, waiting.edition_id, waiting.on.isoformat(), waiting.procedure)
    needed, abandoned, running = spool_name(waiting.sha256, *facts), "abandoned", "running"
    for name in (needed, abandoned, running):
        Spool(name).open()
        (tmp_path / name / "0").write_bytes(b"")
    BatchPart.objects.create(batch=waiting, number=0)
    for name in (needed, abandoned):
        os.utime(tmp_path / name, (0, 0))
    recovering.recover()
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {needed, running}


def test_locks_nobody_holds_are_removed_after_a_day(settings, tmp_path):
    settings.SPOOL_DIR = tmp_path
    old, held, new = (tmp_path / f"{name}.lock" for name in ("old", "held", "new"))
    for path in (old, held, new):
        path.touch()
    for path in (old, held):
        os.utime(path, (0, 0))
    with FileLock(held):
        os.utime(held, (0, 0))
        recovering.recover()
    assert {path.name for path in tmp_path.iterdir()} == {"held.lock", "new.lock"}
