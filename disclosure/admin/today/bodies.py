"""What waits about sources: deliveries that are due or overdue."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from creditchina.accounts.models import Role, User
from creditchina.desk.today import ROWS, Row, Urgency, Waiting, watch
from disclosure.admin.delivering.calendar import Due, calendar
from disclosure.admin.today.telling import room
from disclosure.models import Mandate, Status


@watch(Role.SOURCE_CLERK)
def to_deliver(user: User, on: date) -> Waiting | None:
    """What the own source must deliver or declare within days, or should have."""
    found = [due for due in _calendar(user, on) if due.state != "on_time"]
    return _due(
        gettext_lazy("Deliveries that are due"), found, reverse("deliver:start"), lambda due: reverse("deliver:start")
    )


@watch(Role.SUPERVISOR, Role.OPERATOR)
def silent_sources(user: User, on: date) -> Waiting | None:
    """Sources that are late, or never delivered (rules.md S-8)."""
    late = [due for due in _calendar(user, on) if due.state in ("late", "never")]
    return _due(gettext_lazy("Sources whose delivery is overdue"), late, room("mandate"), _mandate)


def _calendar(user: User, on: date) -> list[Due]:
    mandates = Mandate.objects.within(user).in_force(on=on).filter(item__status=Status.ACTIVE)
    return calendar(list(mandates.select_related("source", "item", "authority")), on=on)


def _mandate(due: Due) -> str:
    return reverse("admin:disclosure_mandate_change", args=[due.mandate.pk])


def _due(title: Any, found: Iterable[Due], address: str, lead: Any) -> Waiting | None:
    """One row for each source and item, the latest first, however many authorities it delivers for."""
    first: dict[tuple[int, int], Due] = {}
    for due in found:
        first.setdefault((due.mandate.source_id, due.mandate.item_id), due)
    if not first:
        return None
    rows = tuple(Row(str(due.mandate.item), _detail(due), lead(due)) for due in list(first.values())[:ROWS])
    urgency = Urgency.LATE if any(due.late > 0 for due in first.values()) else Urgency.NEAR
    return Waiting(title, len(first), rows, address, urgency)


def _detail(due: Due) -> str:
    source = due.mandate.source
    if due.line.last_on is None:
        return _("%(source)s: nothing delivered yet") % {"source": source}
    if due.late > 0:
        late = ngettext("%(count)d day late", "%(count)d days late", due.late) % {"count": due.late}
        return f"{source} · {late}"
    return _("%(source)s, due on %(day)s") % {"source": source, "day": date_format(due.due_on)}
