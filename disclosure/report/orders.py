"""Who has reports made, and how many at once: what the machine cannot do now waits in turn and is told its place.

A slot is a lock on a file: all processes of a machine share them, and one that dies gives its slot back.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from filelock import FileLock, Timeout

from creditchina.accounts.models import User
from creditchina.jobs import job
from disclosure.models import ReportOrder
from disclosure.report.issue import Issued, Question, issue
from disclosure.report.refused import Refused
from disclosure.report.special import Request
from disclosure.report.standing import Standing

KEPT: Final = timedelta(days=1)  # an order, after it was asked
WAITS: Final = timedelta(hours=1)  # then it is to be sent again
PATIENCE: Final = 600  # seconds that the queue waits for a slot before it tries again later


def order(question: Question) -> Issued | ReportOrder:
    """The report at once where a slot is free and nobody waits, else a place in the queue. Raises Refused."""
    if not waiting().exists():
        with slot() as free:
            if free:
                return issue(question)
    waits = ReportOrder.objects.create(
        subject=question.subject,
        ordered_by=question.user if question.user and question.user.is_authenticated else None,
        asked=_plain(question),
    )
    answer_order.enqueue(str(waits.ref))
    return waits


def made(told: Mapping[str, Any]) -> Iterator[str]:
    """Which report was made."""
    number = told.get("report", "")
    yield gettext("Report %(number)s was made.") % {"number": number} if number else gettext("No report was made.")


@job(_("Make a report that was ordered"), attempts=4, wait=timedelta(seconds=10), tells=made)
def answer_order(ref: str) -> dict[str, str]:
    """Make it, in its turn; returns its number."""
    return {"report": answer(UUID(ref))}


def place(made: ReportOrder) -> int:
    """How many orders are to be answered until this one is; 0 once it was."""
    return waiting().filter(pk__lte=made.pk).count() if made in waiting() else 0


def waiting() -> Any:
    """Orders without an answer, in their turn. One that nobody could answer in an hour holds up nobody any more."""
    lately = timezone.now() - WAITS
    return ReportOrder.objects.filter(report=None, refused="", asked_at__gte=lately).order_by("pk")


def answer(ref: UUID) -> str:
    """Make the report of a waiting order; returns its number, or "" where there is nothing to make. Safe to repeat."""
    found = waiting().select_related("subject", "ordered_by").filter(ref=ref).first()
    if found is None:
        return ""
    with slot(wait=PATIENCE) as free:
        if not free:
            raise TimeoutError("no slot for a report")
        try:
            made = issue(_question(found))
        except Refused as why:
            with translation.override(found.asked["said_in"]):
                waiting().filter(pk=found.pk).update(refused=str(why))
            return ""
    waiting().filter(pk=found.pk).update(report=made.report)
    return made.report.number


def sweep() -> int:
    """Forget orders of the day before; returns how many."""
    return ReportOrder.objects.filter(asked_at__lt=timezone.now() - KEPT).delete()[0]


@contextmanager
def slot(*, wait: float = 0) -> Iterator[bool]:
    """Hold one of the machine's slots, True; or False where none was free for `wait` seconds."""
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    locks = [FileLock(settings.VAR_DIR / f"report-slot-{number}.lock") for number in range(settings.REPORT_SLOTS)]
    held = next((lock for lock in locks if _taken(lock, 0)), None) or (
        locks[-1] if wait and _taken(locks[-1], wait) else None
    )
    try:
        yield held is not None
    finally:
        if held:
            held.release()


def _taken(lock: FileLock, wait: float) -> bool:
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        return False
    return True


def _plain(question: Question) -> dict[str, Any]:
    request, period = question.request, question.period
    return {
        "kind": str(question.kind),
        "language": question.language,
        "said_in": translation.get_language(),
        "on": question.on.isoformat() if question.on else None,
        "standing": question.standing.pk if question.standing else None,
        "period": [day.isoformat() for day in period] if period else None,
        "sections": question.sections,
        "request": [request.addressee, request.purpose, request.opens_until.isoformat()] if request else None,
    }


def _question(made: ReportOrder) -> Question:
    asked = made.asked
    period, request = asked["period"], asked["request"]
    user: User | None = made.ordered_by
    return Question(
        made.subject,
        kind=asked["kind"],
        language=asked["language"],
        on=date.fromisoformat(asked["on"]) if asked["on"] else None,
        user=user,
        standing=_standing(asked["standing"]),
        period=(date.fromisoformat(period[0]), date.fromisoformat(period[1])) if period else None,
        sections=tuple(asked["sections"]) if asked["sections"] is not None else None,
        request=Request(request[0], request[1], date.fromisoformat(request[2])) if request else None,
    )


def _standing(key: Any) -> Standing | None:
    """The right by its key; it may have ended meanwhile, which `demand` will find."""
    found: Standing | None = apps.get_model("standing", "Standing").objects.filter(pk=key).first() if key else None
    return found
