"""What a killed run left and cannot be finished stops nobody else."""

import pytest
from django.db import IntegrityError

from disclosure.ingest import delivery
from disclosure.models import Batch
from tests.builders import a_batch

pytestmark = pytest.mark.django_db


def test_a_batch_the_database_refuses_is_told_and_the_next_one_is_looked_after(monkeypatch, caplog):
    refused = a_batch(status="loading")
    undone = a_batch(status="loading")
    real = delivery._recover_one

    def recover_one(batch, *rest):
        if batch == refused:
            raise IntegrityError
        return real(batch, *rest)

    monkeypatch.setattr(delivery, "_recover_one", recover_one)
    assert set(delivery.recover()) == {(refused, False), (undone, True)}
    assert Batch.objects.get(pk=undone.pk).status == "undone"
    assert refused.number in caplog.text
