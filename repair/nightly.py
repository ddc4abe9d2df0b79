"""What the site does by itself with cases: passes on, tells what is late, closes what is gone, reckons anew."""

import logging
from datetime import date
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext_noop

from disclosure.models import Withdrawal
from disclosure.registers.calendar import calendar
from disclosure.registers.terms import WITHDRAW, withdrawal_due
from disclosure.workdays import Calendar
from repair import clocks, findings, notices, objections, reckoning, results, workflow
from repair.actors import acting
from repair.models import OPEN, Application, Breach, Case, NoticeKind, Objection, ObjectionStatus, Status
from repair.moves import why_not

_log = logging.getLogger(__name__)


def pass_on(*, on: date) -> int:
    """Hand every case that waits with the site to its authority, or direct it elsewhere; returns how many went.

    What an agent sent whose right was ended before goes nowhere: it is taken back (rules.md S-22).
    """
    gone = 0
    for case in Case.objects.filter(status=Status.SUBMITTED).order_by("pk"):
        gone += _first(case, ("pass_on", "transfer", "withdraw"), on)
    return gone


def _first(case: Case, names: tuple[str, ...], on: date) -> bool:
    """Make the first of these moves that nothing stands against."""
    site = acting(case, None, on=on)
    for name in names:
        if not why_not(name, case, site):
            try:
                VERBS[name](case, on=on)
            except workflow.IllegalMove:  # somebody was faster
                continue
            return True
    return False


VERBS: Final[dict[str, Any]] = {
    "pass_on": workflow.pass_on,
    "transfer": workflow.transfer,
    "resume": workflow.resume,
    "escalate": workflow.escalate,
    "withdraw": workflow.withdraw,
    "close": workflow.close,
}


def look(*, on: date) -> dict[str, int]:
    """The round after midnight; returns what was done, how often. First the days are those of the present calendar."""
    days = calendar()
    return {
        gettext_noop("reckoned anew"): reckon_anew(days) + reckoning.objections_anew(days),
        gettext_noop("missed deadlines"): count_breaches(on=on)
        + count_late_objections(on=on)
        + count_late_withdrawals(on=on),
        gettext_noop("results applied"): results.apply_waiting(on=on),
        gettext_noop("closed"): sum(_first(case, ("close",), on) for case in Case.objects.open()),
        gettext_noop("gone on"): sum(
            _first(case, ("resume",), on) for case in Case.objects.filter(status=Status.ASKED, due_on__lt=on)
        ),
        gettext_noop("no result from elsewhere"): tell_of_no_result(on=on),
        gettext_noop("drafts over"): forget_drafts(on=on),
    }


def count_breaches(*, on: date) -> int:
    """Write down each step that is over time, once, and tell the parent authority and the subject (rules.md S-24)."""
    found = 0
    for case in Case.objects.late(on=on).select_related("application", "authority"):
        for clock in clocks.over(case, on=on):
            found += _breach(case, clock)
        _first(case, ("escalate",), on)
    return found


def tell_of_no_result(*, on: date) -> int:
    """The other channel told nothing in time: the subject hears it once, and asks there (rules.md S-25).

    No missed deadline is counted: whether the application was taken there nobody here knows.
    """
    found = Case.objects.filter(status=Status.TRANSFERRED, due_on__lt=on, due_provisional=False)
    silent = found.exclude(notices__kind=NoticeKind.LATE).select_related("application__subject")
    for case in silent:
        notices.tell(case, NoticeKind.LATE, at=timezone.now())
    return len(silent)


def _breach(case: Case, clock: clocks.Clock) -> bool:
    """The authority answers for its own steps and, while it holds the case, for the ten days of the whole."""
    of_site = clock.holder == clocks.SITE and case.status == Status.SUBMITTED
    owed_by = None if of_site else case.appeal_authority if case.status == Status.APPEALED else case.authority
    key = {"case": case, "deadline": clock.code, "due_on": clock.due.day}
    return Breach.objects.get_or_create(**key, defaults={"authority": owed_by})[1]


def count_late_objections(*, on: date) -> int:
    """The same of objections: the site answers for its own steps, the authority for what it verifies."""
    found = 0
    for objection in Objection.objects.late(on=on):
        of_source = objection.status == ObjectionStatus.WITH_SOURCE
        key = {"objection": objection, "deadline": objections.CLOCKS[objection.status], "due_on": objection.due_on}
        owed_by = objection.authority if of_source else None
        found += Breach.objects.get_or_create(**key, defaults={"authority": owed_by})[1]
    return found


def count_late_withdrawals(*, on: date) -> int:
    """The same of records whose decision no longer stands: three working days to withdraw them (rules.md A-18)."""
    days, found = calendar(), 0
    waiting = Withdrawal.objects.filter(status=Withdrawal.Status.ASKED, publication__ended_on=None)
    for asked in waiting.select_related("publication__authority"):
        due = withdrawal_due(asked, days)
        if due and due.day < on and not due.provisional:
            key = {"withdrawal": asked, "deadline": WITHDRAW}
            told = {"authority": asked.publication.authority.responsible_on(on), "due_on": due.day}
            if Breach.objects.get_or_create(**key, defaults=told)[1]:
                findings.tell_late(asked)
                found += 1
    return found


def reckon_anew(days: Calendar) -> int:
    """Due days that were counted by an older calendar, by the present one; whose day moved, the subject is told."""
    moved = 0
    stale = Case.objects.filter(status__in=OPEN).exclude(due_version__in=(days.version, ""))
    for case in stale.select_related("application"):
        before, told = (case.due_on, case.result_due_on), clocks.columns(case, calendar=days)
        same = Case.objects.filter(pk=case.pk, status=case.status, due_version=case.due_version)
        if same.update(**told) and before != (told["due_on"], told["result_due_on"]):
            notices.tell(case, NoticeKind.RECKONED, at=timezone.now())
            moved += 1
    return moved


def forget_drafts(*, on: date) -> int:
    """Drafts whose last day is over: their answers go, and their files."""
    from repair import drafting, evidence

    gone = 0
    for application in Application.objects.over(on=on):
        if drafting.discard(application):
            gone += 1
            for file in application.evidence.kept():
                evidence.erase(file)
    return gone
