"""Jobs at the desk: to be read by whoever may, run again by those who run the site."""

from html import unescape

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from creditchina.jobs import schedule
from creditchina.jobs.models import Heartbeat, Job
from creditchina.jobs.queue import named
from tests.accounts.people import signed_in, staff
from tests.jobs import deeds

pytestmark = pytest.mark.django_db
JOBS = reverse("admin:jobs_job_changelist")


@pytest.fixture
def desk(db: None) -> Client:
    """The desk of an operator."""
    return signed_in(staff("operator", username="operator"))


@pytest.fixture
def reading_desk(db: None) -> Client:
    """The desk of an auditor."""
    return signed_in(staff("auditor", username="auditor"))


def failed() -> Job:
    job = Job.objects.get(pk=deeds.fail.enqueue().id)
    Job.objects.filter(pk=job.pk).update(status="FAILED", worker_ids=["w"] * 3, traceback="ValueError: <no>")
    return Job.objects.get(pk=job.pk)


def page(client, address: str, lang: str) -> str:
    client.cookies["lang"] = lang
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_jobs_slots_and_workers_are_read_in_both_languages(reading_desk, work, lang):
    now = timezone.now()
    schedule.enqueue_due(now)
    work()
    Heartbeat.objects.create(worker="host-1-abc", started_at=now, seen_at=now)
    said = {"en": ("Tell the ledger whose last day is over", "The ledger was told of 0 ends.", "Successful")}.get(
        lang, ("将期满信息记入变更流水", "已记入变更流水的期满信息：0 条", "成功")
    )
    lapse = Job.objects.get(task_path="disclosure.jobs.lapse")

    for address in (JOBS, reverse("admin:jobs_job_change", args=[lapse.pk])):
        text = page(reading_desk, address, lang)
        assert all(word in text for word in said)
    assert said[0] in page(reading_desk, reverse("admin:jobs_slot_changelist"), lang)
    assert "host-1-abc" in page(reading_desk, reverse("admin:jobs_heartbeat_changelist"), lang)


def test_what_failed_runs_again_and_the_desk_remembers_who_said_so(desk):
    desk.cookies["lang"] = "en"
    job, waiting = failed(), deeds.note.enqueue("nowhere", "x")
    answer = desk.post(JOBS, {"action": "run_again", "_selected_action": [job.pk, waiting.id], "index": 0})

    assert answer.status_code == 302
    assert Job.objects.get(pk=job.pk).status == "READY"
    assert [entry.object_id for entry in LogEntry.objects.all()] == [str(job.pk)]
    assert "1 job runs again." in page(desk, JOBS, "en")


def test_what_has_not_failed_is_left_alone(desk):
    desk.cookies["lang"] = "en"
    waiting = deeds.note.enqueue("nowhere", "x")
    desk.post(JOBS, {"action": "run_again", "_selected_action": [waiting.id], "index": 0})

    assert "None of these jobs has failed" in page(desk, JOBS, "en")
    assert not LogEntry.objects.exists()


def test_a_reader_cannot_have_it_run_again_nor_change_anything(reading_desk):
    job = failed()
    reading_desk.post(JOBS, {"action": "run_again", "_selected_action": [job.pk], "index": 0})

    assert Job.objects.get(pk=job.pk).status == "FAILED"
    assert reading_desk.get(reverse("admin:jobs_job_add")).status_code == 403
    change = reverse("admin:jobs_job_change", args=[job.pk])
    assert reading_desk.post(change, {"status": "READY"}).status_code == 403
    assert "ValueError: <no>" in page(reading_desk, change, "en")


def test_the_list_takes_as_many_queries_for_ten_jobs_as_for_one(desk):
    desk.get(JOBS)  # the first page of a session asks more
    counts = []
    for many in (1, 9):
        for _ in range(many):
            failed()
        with CaptureQueriesContext(connection) as queries:
            desk.get(JOBS)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_the_library_s_own_room_is_closed():
    from django.contrib import admin
    from django_tasks_db.models import DBTaskResult

    assert not admin.site.is_registered(DBTaskResult)


def test_every_job_tells_what_it_did_in_sentences():
    told = {
        "lapse": {"publications": 3},
        "count_dry_run": {"publications": 2},
        "look_for_contradictions": {"review_passed": 2},
        "overdue_sources": {"overdue": ["nobody: penalty, licence"]},
        "recover_deliveries": {"finished or undone": ["20260601-000001"], "undoings finished": 1},
        "settle_registers": {"in force": []},
        "sweep_bad_rows": {"files": 2},
        "expire_prepared": {"deliveries": 1},
    }
    with override("en"):
        said = {name: list(named(f"disclosure.jobs.{name}").told(value)) for name, value in told.items()}
    assert said["lapse"] == ["The ledger was told of 3 ends."]
    assert said["overdue_sources"][0].startswith("nobody owes: ")
    assert said["settle_registers"] == ["No change was due."]
    assert len(said["recover_deliveries"]) == 2
    assert "review_passed" not in said["look_for_contradictions"][0]
    assert all(said.values())
