"""What waits for the desk: cases by their clocks, second opinions, appeals, papers that were not made."""

from datetime import date, timedelta
from typing import Any, Final

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from creditchina.accounts.models import Role, User
from creditchina.accounts.reach import reach_of
from creditchina.desk.today import Row, Urgency, Waiting, watch
from disclosure.admin.today.telling import page, told
from disclosure.registers.calendar import calendar
from repair import others
from repair.admin import words
from repair.models import Application, Case, Decision, ReceivedResult, Status

S = Status
FILE: Final = "repair.file_case"
VERIFYING: Final = (S.PASSED, S.ACCEPTED)
MADE_WITHIN: Final = timedelta(minutes=10)  # a paper follows its decision in seconds


def _cases(user: User, *statuses: str) -> Any:
    """Cases in these states within the reader's posts, the first due first, without those they have no part in."""
    rows = Case.objects.within(user, "repair.view_case").filter(status__in=statuses).exclude(recusals__user=user)
    rows = rows.select_related("application__subject", "publication", "handler", "appeal_authority", "authority")
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def _told(title: Any, found: Any, on: date, waits: str, urgency: Urgency | None = None) -> Waiting | None:
    """The first of them with the time left; near as soon as the first of them is."""
    first = list(found[:1])
    if not first:
        return None
    days = calendar()
    near = words.is_near(first[0], on=on, calendar=days)

    def row(case: Case) -> Row:
        said = (case.application.subject.name, words.left(case, on=on, calendar=days), words.holder(case))
        return Row(case.number, " · ".join(filter(None, said)), page(case))

    address = reverse("admin:repair_case_changelist", query={"waits": waits})
    return told(title, found, row, address, urgency if urgency is not None else Urgency.NEAR if near else Urgency.CALM)


@watch(Role.REVIEWER, Role.SECOND_REVIEWER, Role.SUPERVISOR)
def late(user: User, on: date) -> Waiting | None:
    """Cases of the authority, or of those below it, whose step is over time."""
    found = _cases(user, *VERIFYING, S.PROPOSED).filter(due_on__lt=on, due_provisional=False)
    return _told(gettext_lazy("Repair cases that are late"), found, on, "late", Urgency.LATE)


@watch(Role.REVIEWER, Role.SECOND_REVIEWER)
def cases(user: User, on: date) -> Waiting | None:
    """Cases to accept or to verify, in time."""
    found = _cases(user, *VERIFYING).exclude(due_on__lt=on, due_provisional=False)
    return _told(gettext_lazy("Repair cases to accept or decide"), found, on, "authority")


@watch(Role.REVIEWER, Role.SECOND_REVIEWER, Role.SUPERVISOR)
def second_opinions(user: User, on: date) -> Waiting | None:
    """Opinions of others on entries on serious lists, which take a second reviewer."""
    found = _cases(user, S.PROPOSED).exclude(proposed_by=user)
    return _told(gettext_lazy("Second opinions asked for"), found, on, "second", Urgency.NEAR)


@watch(Role.REVIEWER, Role.SECOND_REVIEWER, Role.SUPERVISOR)
def bars(user: User, on: date) -> Waiting | None:
    """Bars that a colleague asks to lift, which takes another person."""
    asked = Q(bar__lift_asked_by__isnull=False, bar__lifted_on=None, bar__until__gt=on)
    found = _cases(user, S.REVOKED).filter(asked).exclude(bar__lift_asked_by=user)

    def row(case: Case) -> Row:
        return Row(case.number, case.application.subject.name, page(case))

    address = reverse("admin:repair_case_changelist", query={"status__exact": S.REVOKED.value})
    return told(gettext_lazy("Bars that somebody asks to lift"), found, row, address, Urgency.NEAR)


@watch(Role.SUPERVISOR)
def nobody_left(user: User, on: date) -> Waiting | None:
    """Cases of bodies below that were accepted on appeal, and that nobody there may decide (rules.md S-26)."""
    anew = _cases(user, S.ACCEPTED, S.ASKED, S.PROPOSED).exclude(first_decided_by=None)
    found = anew.filter(pk__in=[case.pk for case in anew if others.missing(case, on=on)])

    def row(case: Case) -> Row:
        return Row(case.number, f"{case.application.subject.name} · {case.authority.name}", page(case))

    title = gettext_lazy("Accepted on appeal, and nobody is left to decide: see that somebody gets a post")
    return told(title, found, row, "", Urgency.NEAR)


@watch(Role.APPEAL_REVIEWER)
def appeals(user: User, on: date) -> Waiting | None:
    """Appeals to the own body, without those against a decision of one's own."""
    own = reach_of(user, "repair.decide_appeal").authorities
    found = _cases(user, S.APPEALED).filter(appeal_authority__in=own).exclude(first_decided_by=user)
    is_late = found.filter(due_on__lt=on).exists()
    return _told(gettext_lazy("Appeals to decide"), found, on, "appeal", Urgency.LATE if is_late else None)


@watch(Role.REVIEWER, Role.SECOND_REVIEWER)
def shields_over(user: User, on: date) -> Waiting | None:
    """Shields whose plan was to be carried out by now: no shield ends unless somebody ends it (rules.md C-18, C-20)."""
    found = _cases(user, S.APPROVED).filter(shield__ended_on=None, shield__until__lt=on).order_by("shield__until", "pk")

    def row(case: Case) -> Row:
        by = _("the plan was to be carried out by %(day)s") % {"day": date_format(case.shield.until)}
        return Row(case.number, f"{case.application.subject.name} · {by}", page(case))

    address = reverse("admin:repair_shield_changelist", query={"ended_as__exact": ""})
    rows = found.select_related("application__subject", "shield")
    return told(gettext_lazy("Shields whose last day is over"), rows, row, address, Urgency.LATE)


@watch(Role.WINDOW_CLERK)
def filed_here(user: User, on: date) -> Waiting | None:
    """Cases filed at the own window in which something is asked of the applicant."""
    found = Case.objects.filter(status=S.ASKED, application__window__in=reach_of(user, FILE).authorities)
    found = found.select_related("application__subject").order_by("due_on", "pk")
    days = calendar()

    def row(case: Case) -> Row:
        said = f"{case.application.subject.name} · {words.left(case, on=on, calendar=days)}"
        return Row(case.number, said, reverse("repair:application", args=[case.application.ref]))

    return told(gettext_lazy("Filed at your window: the applicant is asked for more"), found, row, "", Urgency.NEAR)


@watch(Role.WINDOW_CLERK)
def begun_here(user: User, on: date) -> Waiting | None:
    """Applications begun at the own window that were not sent."""
    found = Application.objects.drafts(on=on).filter(window__in=reach_of(user, FILE).authorities)

    def row(application: Application) -> Row:
        said = _("%(subject)s, kept until %(day)s")
        facts = {"subject": application.subject.name, "day": date_format(application.draft_until)}
        return Row(application.number, said % facts, reverse("repair:application", args=[application.ref]))

    rows = found.select_related("subject").order_by("draft_until", "pk")
    return told(gettext_lazy("Begun at your window, not sent yet"), rows, row, "")


@watch(Role.OPERATOR)
def not_passed_on(user: User, on: date) -> Waiting | None:
    """Applications that the site has not handed on yet: a new agent's day runs, or the worker stands still."""
    found = _cases(user, S.SUBMITTED)
    is_late = found.filter(due_on__lt=on).exists()
    title = gettext_lazy("Applications not passed on yet")
    return _told(title, found, on, "site", Urgency.LATE if is_late else None)


@watch(Role.OPERATOR)
def no_result(user: User, on: date) -> Waiting | None:
    """Applications that went through another channel, which told no result in time (rules.md S-25)."""
    found = _cases(user, S.TRANSFERRED).filter(due_on__lt=on)
    return _told(gettext_lazy("No result from the other channel in time"), found, on, "elsewhere", Urgency.LATE)


@watch(Role.OPERATOR)
def not_applied(user: User, on: date) -> Waiting | None:
    """Results of other systems that found no record here within the days of the register (rules.md S-29)."""
    found = ReceivedResult.objects.filter(applied_on=None, outcome=ReceivedResult.Outcome.REPAIRED, due_on__lt=on)

    def row(result: ReceivedResult) -> Row:
        said = f"{result.get_system_display()} · {result.document_number}"
        return Row(result.external_number, said, page(result))

    address = reverse("admin:repair_receivedresult_changelist", query={"applied_on__isempty": 1})
    title = gettext_lazy("Results received that find no record")
    return told(title, found.order_by("due_on", "pk"), row, address, Urgency.LATE)


@watch(Role.OPERATOR)
def papers(user: User, on: date) -> Waiting | None:
    """Decisions whose signed paper was not made."""
    found = Decision.objects.filter(made_at=None, at__lt=timezone.now() - MADE_WITHIN).order_by("pk")

    def row(decision: Decision) -> Row:
        return Row(decision.number, _("decided on %(day)s") % {"day": date_format(decision.on)}, page(decision.case))

    address = reverse("admin:jobs_job_changelist")
    rows = found.select_related("case")
    return told(gettext_lazy("Decisions without their paper"), rows, row, address, Urgency.LATE)
