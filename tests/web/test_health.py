"""What machines that watch the site are told."""

import pytest
from django.db import OperationalError
from django.utils import timezone

from disclosure.models import LedgerHead
from disclosure.web import health
from tests import builders

pytestmark = pytest.mark.django_db


def test_the_site_is_ready(client):
    builders.a_batch(finished_at=timezone.now())
    builders.a_penalty()

    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json()["ready"] is True
    assert answer.json()["freshness"] == "ok"


def test_a_ledger_that_contradicts_itself_is_not_ready(client):
    builders.a_penalty()
    LedgerHead.objects.update(seq=99)

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert "99" in answer.json()["checks"]["ledger"]


def test_a_database_that_does_not_answer_is_not_ready(client, monkeypatch):
    def fail():
        raise OperationalError("password=secret")

    monkeypatch.setitem(health.CHECKS, "database", fail)
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert "secret" not in answer.text


def test_silent_sources_are_a_warning_and_no_outage(client):
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json()["freshness"] == "no delivery has been received"


def test_alive_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").status_code == 200
