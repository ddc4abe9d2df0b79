"""What machines that watch the site are told."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from creditchina.jobs import schedule
from creditchina.jobs.models import Job
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


def test_a_queue_without_a_worker_is_a_warning_and_no_outage(client):
    told = client.get("/readyz")

    assert told.status_code == 200
    assert "no worker keeps the schedule" in told.json()["queue"]


@pytest.mark.parametrize(("minutes", "moves"), [(14, True), (16, False)])
def test_a_job_that_nobody_takes_is_told(client, minutes, moves):
    schedule.enqueue_due(timezone.now())
    assert client.get("/readyz").json()["queue"] == "ok"
    Job.objects.update(enqueued_at=timezone.now() - timedelta(minutes=minutes))

    told = client.get("/readyz").json()["queue"]
    assert (told == "ok") is moves
    assert moves or "no worker takes it" in told


def test_a_job_that_may_not_run_yet_is_not_told_as_waiting(client):
    schedule.enqueue_due(timezone.now())
    Job.objects.update(enqueued_at=timezone.now() - timedelta(hours=2), run_after=timezone.now() + timedelta(minutes=1))

    assert client.get("/readyz").json()["queue"] == "ok"


def test_alive_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").status_code == 200
