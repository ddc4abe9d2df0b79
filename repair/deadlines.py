"""How bodies keep the deadlines of repair, counted in public: received, decided, missed, late now (rules.md S-24)."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, Q

from disclosure.models import Authority
from disclosure.publish.periods import add_months
from repair.models import Breach, Case, Status

MONTHS: Final = 12
LATE_AT_AUTHORITY: Final = (Status.PASSED, Status.ACCEPTED, Status.PROPOSED)


@dataclass(frozen=True, slots=True)
class Line:
    """One body in the last twelve months; `authority` None: this site. `late`: cases over time on the day itself."""

    authority: Authority | None
    received: int
    decided: int
    missed: int
    late: int


def lines(*, on: date) -> list[Line]:
    """Every body that received a case or missed a deadline, those that missed most first; the site itself first."""
    since = add_months(on, -MONTHS)
    missed = _by(Breach.objects.filter(due_on__gte=since, due_on__lte=on), Count("pk"))
    received = _by(Case.objects.filter(received_on__gte=since), Count("pk"))
    decided = _by(Case.objects.filter(decided_on__gte=since, outside=False), Count("pk"))
    late = _by(Case.objects.late(on=on), Count("pk", filter=Q(status__in=LATE_AT_AUTHORITY)))
    bodies: dict[int | None, Authority | None] = {None: None}
    bodies |= Authority.objects.in_bulk([key for key in {*missed, *received, *late} if key is not None])
    own = Case.objects.late(on=on).filter(status=Status.SUBMITTED).count()
    site = Line(None, Case.objects.sent().filter(submitted_on__gte=since).count(), 0, missed.get(None, 0), own)
    found = [
        Line(body, received.get(key, 0), decided.get(key, 0), missed.get(key, 0), late.get(key, 0))
        for key, body in bodies.items()
        if body is not None
    ]
    return [site, *sorted(found, key=lambda line: (-line.missed, -line.late, str(line.authority)))]


def _by(rows: Any, counted: Count) -> dict[int | None, int]:
    return dict(rows.order_by().values("authority").annotate(n=counted).values_list("authority", "n"))
