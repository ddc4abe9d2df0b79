"""Due days of objections that were counted by an older calendar, counted by the present one (rules.md K-01, K-04)."""

from django.db import transaction
from django.utils import timezone

from disclosure import publish
from disclosure.workdays import Calendar
from repair import notices, objections
from repair.models import NoticeKind, Objection


def objections_anew(days: Calendar) -> int:
    """Reckon what waits for an answer anew, and its mark with it; whose day moved, the subject is told."""
    stale = Objection.objects.pending().exclude(due_version__in=(days.version, ""))
    return sum(_anew(objection, days) for objection in stale.select_related("mark"))


@transaction.atomic
def _anew(objection: Objection, days: Calendar) -> bool:
    began = getattr(objection, objections.SINCE[objection.status])
    told = objections.due(began, objections.CLOCKS[objection.status], days)
    told["answer_due_on"] = objections.answer_due(objection.received_on, days)
    same = Objection.objects.filter(pk=objection.pk, status=objection.status, due_version=objection.due_version)
    before = (objection.due_on, objection.answer_due_on)
    if not same.update(**told) or before == (told["due_on"], told["answer_due_on"]):
        return False
    if objection.mark is not None:
        publish.expect(objection.mark, told["answer_due_on"])
    notices.tell_of_objection(objection, kind=NoticeKind.RECKONED, at=timezone.now())
    return True
