"""Measure a change of the rules in the database at hand. Prints JSON."""

import json
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from disclosure.models import PeriodRule  # noqa: E402
from disclosure.publish.dry_run import dry_run  # noqa: E402
from disclosure.publish.switching import switch  # noqa: E402
from tests.bench.ingest.one import start_approvals  # noqa: E402
from tests.bench.ingest.prepare import DAY  # noqa: E402

FIRST = DAY + timedelta(days=1)
# What the switch changes of a publication, without guards, lines or parts.
UPDATE = (
    "UPDATE disclosure_publication SET shown_until = shown_until - 180"
    " WHERE ended_on IS NULL AND public_since IS NOT NULL AND shown_until > %s"
)


def main() -> dict[str, Any]:
    """Dry run, switch with approvals beside it, then the baseline, which is rolled back."""
    rules = [_halved(rule) for rule in PeriodRule.objects.filter(item__code="penalty", regime="order36")]
    figures: dict[str, Any] = {"scan": _timed(_scan)[1]}
    told, figures["dry_run"] = _timed(lambda: dry_run(rules, first_day=FIRST))
    figures |= {"read": told.read, "lengthened": told.lengthened}
    figures["update"] = _timed(_bare_update)[1]
    _tidy()
    PeriodRule.objects.bulk_create(rules)
    approvals = start_approvals()
    figures["moved"], figures["switch"] = _timed(lambda: switch("penalty", first_day=FIRST))
    return figures | json.loads(approvals.communicate("stop\n")[0].splitlines()[-1])


def _halved(rule: PeriodRule) -> PeriodRule:
    """The same kind shown half as long, from the first day on."""
    rule.pk, rule.in_force_from = None, FIRST
    rule.max_months = (rule.max_months or 2) // 2
    rule.min_months = (rule.min_months or 0) // 2
    return rule


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    started = time.perf_counter()
    return work(), time.perf_counter() - started


def _scan() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT authority_id, decided_on, penalty_kinds, shown_until, count(*)"
            " FROM disclosure_publication GROUP BY 1, 2, 3, 4) AS alike"
        )


def _bare_update() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE disclosure_publication DISABLE TRIGGER USER")
        cursor.execute(UPDATE, [date.isoformat(FIRST)])
        transaction.set_rollback(True)


def _tidy() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE disclosure_publication")
        cursor.execute("CHECKPOINT")


if __name__ == "__main__":
    print(json.dumps(main()))
