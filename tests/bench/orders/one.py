"""Order, then work, in the database at hand: `python -m tests.bench.orders.one ORDERS`. Prints JSON."""

import json
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from creditchina.jobs.models import Heartbeat  # noqa: E402
from disclosure import reference  # noqa: E402
from disclosure.models import IssuedReport, ReportOrder, Subject  # noqa: E402
from disclosure.report import authority, orders  # noqa: E402
from tests.bench import invented  # noqa: E402
from tests.bench.runs import ROOT  # noqa: E402
from tests.builders import a_penalty, a_subject  # noqa: E402

ALIVE = 5.0  # seconds until the first worker is killed


def main(count: int) -> dict[str, Any]:
    """Everything in order; the workers are those of the site."""
    call_command("migrate", verbosity=0)
    reference.load()
    authority.make(settings.REPORT_AUTHORITY)
    subjects = [_subject(*told) for told in invented.subjects(count)]
    settings.REPORT_SLOTS = 1
    with orders.slot() as free:
        assert free
        started = time.perf_counter()
        places = [_ordered(subject) for subject in subjects]
        taken = time.perf_counter() - started
    started = time.perf_counter()
    _work()
    answered = time.perf_counter() - started
    told = Counter(ReportOrder.objects.values_list("report", flat=True))
    return {
        "taken": taken,
        "places": "honest" if places == list(range(1, count + 1)) else "wrong",
        "answered": answered,
        "reports": IssuedReport.objects.count(),
        "lost": told.pop(None, 0) + count - ReportOrder.objects.count(),
        "twice": IssuedReport.objects.count() - len(told),
    }


def _subject(name: str, code: str, _day: str, _city: str) -> Subject:
    subject = a_subject(name, code=code)
    a_penalty(subject=subject)
    return subject


def _ordered(subject: Subject) -> int:
    """One order as a program sends it; returns the place it was told."""
    sent = {"subject": str(subject.ref)}
    answer = Client().post("/api/v1/reports/", sent, content_type="application/json")
    assert answer.status_code == 202, answer.content
    return int(answer.json()["place"])


def _work() -> None:
    """Two workers, one killed; what it had in hand is taken up once it counts as dead, which is not waited for here."""
    killed, other = _worker(), _worker()
    time.sleep(ALIVE)
    killed.kill()
    killed.wait()
    other.wait()
    Heartbeat.objects.update(seen_at=timezone.now() - timedelta(minutes=3))
    while orders.waiting().exists():
        _worker().wait()


def _worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "manage.py", "work", "--once"], cwd=ROOT)


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
