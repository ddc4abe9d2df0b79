"""What waits about sources: deliveries that are due or overdue."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from creditchina.accounts.models import Role, User
from creditchina.desk.today import ROWS, Row, Urgency, Waiting, watch
from disclosure.admin.delivering.calendar import Due, days_late, state_of
from disclosure.admin.today.telling import room
from disclosure.coverage import Line, coverage_of
from disclosure.models import Mandate


@watch(Role.SOURCE_CLERK)
def to_deliver(user: User, on: date) -> Waiting | None:
    """What the own source must deliver or declare within days, or should have."""
    start = reverse("deliver:start")
    found = [line for line in _owed(user, on) if state_of(line) != "on_time"]
    return _due(gettext_lazy("Deliveries that are due"), found, start, lambda mandate: start)


@watch(Role.SUPERVISOR, Role.OPERATOR)
def silent_sources(user: User, on: date) -> Waiting | None:
    """Sources that are late, or never delivered (rules.md S-8)."""
    late = [line for line in _owed(user, on) if line.is_late]
    return _due(gettext_lazy("Sources whose delivery is overdue"), late, room("mandate"), _mandate)


def _owed(user: User, on: date) -> tuple[Line, ...]:
    return coverage_of(Mandate.objects.within(user).owing(on=on), on=on).lines


def _mandate(mandate: Mandate) -> str:
    return reverse("admin:disclosure_mandate_change", args=[mandate.pk])


def _due(title: Any, found: Iterable[Line], address: str, lead: Callable[[Mandate], str]) -> Waiting | None:
    """One row for each source and item, the latest first, however many authorities it delivers for."""
    first: dict[tuple[int, int], Line] = {}
    for line in sorted(found, key=days_late, reverse=True):
        first.setdefault((line.source, line.item), line)
    if not first:
        return None
    rows = tuple(Row(str(due.mandate.item), _detail(due), lead(due.mandate)) for due in _told(list(first.values())))
    urgency = Urgency.LATE if any(days_late(line) > 0 for line in first.values()) else Urgency.NEAR
    return Waiting(title, len(first), rows, address, urgency)


def _told(lines: Sequence[Line]) -> list[Due]:
    """The first of these lines with their mandates: of the others no row is loaded."""
    shown = lines[:ROWS]
    which = Q(pk=None)
    for line in shown:
        which |= Q(source=line.source, item=line.item, authority=line.authority)
    found = Mandate.objects.owing(on=lines[0].on).filter(which).select_related("source", "item")
    mandates = {(each.source_id, each.item_id, each.authority_id): each for each in found}
    return [Due(mandates[line.source, line.item, line.authority], line) for line in shown]


def _detail(due: Due) -> str:
    source = due.mandate.source
    if due.line.last_on is None:
        return _("%(source)s: nothing delivered yet") % {"source": source}
    if due.late > 0:
        late = ngettext("%(count)d day late", "%(count)d days late", due.late) % {"count": due.late}
        return f"{source} · {late}"
    return _("%(source)s, due on %(day)s") % {"source": source, "day": date_format(due.due_on)}
