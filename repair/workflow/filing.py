"""What the applicant does: send, answer, withdraw, appeal."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from creditchina.standing.models import Standing
from repair import jobs, letters, notices, yielding
from repair.actors import may_apply
from repair.errors import IllegalMove, Missing
from repair.models import Application, Case, NoticeKind, Pause, Status
from repair.when import moment
from repair.workflow.moving import Effect, Telling, make, reckon


@transaction.atomic
def submit(application: Application, *, by: Any, on: date) -> list[Case]:
    """Send an application: each of its records becomes a case with clocks of its own. Twice, it is sent once.

    What waits for the same records and yields is taken back with it.

    Raises Missing without records or signature, IllegalMove for a record that cannot be applied for today.
    """
    application.refresh_from_db(fields=["submitted_at", "discarded_at"])
    cases = list(application.cases.order_by("position"))
    if application.submitted_at is not None:
        return cases
    if not cases:
        raise Missing(_("Choose at least one record."), "records")
    if not letters.is_signed(application):
        raise Missing(_("Sign the commitment letter for these records first."), "commitment")
    waiting = Application.objects.filter(pk=application.pk, submitted_at=None, discarded_at=None)
    if not waiting.update(submitted_at=moment(on), **_by_right(application, by, on)):
        raise IllegalMove(_("This application was sent or discarded already."))
    application.refresh_from_db()
    _take_back_what_yields(application, by, on)
    for case in cases:
        body = case.publication.authority.responsible_on(on)
        make("submit", case, by=by, on=on, effect=_sent, submitted_on=on, authority=body)
    jobs.pass_on.enqueue()
    return cases


def _take_back_what_yields(application: Application, by: Any, on: date) -> None:
    """By whoever acts for the subject; where a clerk sends it at a window, by the site."""
    acts = by is not None and may_apply(by, application.subject, on=on, waiting=False)
    for case in yielding.taken_back(application, by=by, on=on):
        with translation.override(case.application.language):
            withdraw(case, by=by if acts else None, on=on, reason=_("The subject itself has applied for this record."))


def _by_right(application: Application, by: Any, on: date) -> dict[str, Any]:
    """The right by which it is sent, as it stands now."""
    if by is None or not may_apply(by, application.subject, on=on):
        return {}
    held = Standing.objects.in_force(by, application.subject.survivor, act="repair", on=on, waiting=True)
    return {"standing": held.order_by("acts_from", "pk").first()}


def _sent(case: Case) -> None:
    notices.tell(case, NoticeKind.SUBMITTED, but=case.applicant)


def answer(case: Case, *, by: Any, on: date, text: str = "") -> Case:
    """Give what was asked for; files were added before. The clocks go on with the next day."""
    return make("answer", case, by=by, on=on, telling=Telling(text), effect=go_on(on), asked_on=None)


def withdraw(case: Case, *, by: Any = None, on: date, reason: str = "") -> Case:
    """Take one case back; the record stays as it is, and can be applied for again.

    The site itself does so where the right of whoever sent it was ended before it was passed on.
    """
    reason = reason or (_("The right of the person who sent it has ended.") if by is None else "")
    return make("withdraw", case, by=by, on=on, telling=Telling(reason), effect=go_on(on), asked_on=None)


def appeal(case: Case, *, by: Any, on: date, reason: str) -> Case:
    """Object to a refusal: other people decide, of the parent authority where there is one (rules.md S-26)."""
    columns: dict[str, Callable[[Case], Any]] = {
        "appealed_from": lambda found: found.status,
        "appeal_authority": lambda found: found.authority.parent or found.authority,
        "first_decided_by": lambda found: found.decided_by,
        "decided_by": lambda _found: None,
        "decided_on": lambda _found: None,
    }
    return make("appeal", case, by=by, on=on, telling=Telling(reason), effect=_moved, **columns)


def go_on(on: date) -> Effect:
    """An effect: the clock that stood still goes on."""

    def effect(case: Case) -> None:
        if Pause.objects.filter(case=case, until=None).update(until=on) and case.status != Status.WITHDRAWN:
            reckon(case)
        _moved(case)

    return effect


def _moved(case: Case) -> None:
    notices.tell(case, NoticeKind.MOVED)
