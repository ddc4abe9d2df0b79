"""Alive and ready, for machines that watch the site."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from creditchina.jobs.health import standstill
from disclosure.models import Batch, Change, LedgerHead

STALE_AFTER = timedelta(days=3)  # among many sources one delivers every day; three days of silence is worth a look


@login_not_required
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """200 while the process answers; touches nothing."""
    return _uncached(HttpResponse("ok\n", content_type="text/plain; charset=utf-8"))


@login_not_required
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when pages can be served; 503 with the checks that failed.

    Silent sources and a queue that stands still are told as warnings: old pages that say how old they are beat no
    pages, and no page waits for a job.
    """
    answers = {name: _answer(check) for name, check in CHECKS.items()}
    is_ready = all(answer == "ok" for answer in answers.values())
    report = {"ready": is_ready, "checks": answers, "freshness": _answer(_freshness), "queue": _answer(standstill)}
    return _uncached(JsonResponse(report, status=200 if is_ready else 503))


def _answer(check: Callable[[], str]) -> str:
    try:
        return check() or "ok"
    except DatabaseError:
        return "the database does not answer"


def _database() -> str:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


def _migrations() -> str:
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return f"{waiting} migrations are not applied" if waiting else ""


def _ledger() -> str:
    head = LedgerHead.objects.values_list("seq", flat=True).first()
    if head is None:
        return "the ledger has no head"
    last = Change.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    return "" if head == last else f"the ledger head says {head}, its last line {last}"


def _freshness() -> str:
    done = Batch.objects.filter(status=Batch.Status.DONE, finished_at__isnull=False)
    last = done.order_by("-finished_at").values_list("finished_at", flat=True).first()
    if last is None:
        return "no delivery has been received"
    return "" if timezone.now() - last < STALE_AFTER else f"the last delivery was finished at {last.isoformat()}"


CHECKS = {"database": _database, "migrations": _migrations, "ledger": _ledger}


def _uncached(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
