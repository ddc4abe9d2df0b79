"""What waits about the work the site does by itself, and about the door of the staff."""

from datetime import date, timedelta
from typing import Final

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from creditchina.accounts.models import AccountProposal, Post, Role, SignIn, User
from creditchina.accounts.two_people import waiting_for
from creditchina.desk.today import ROWS, Row, Urgency, Waiting, watch
from creditchina.jobs.health import standstill
from creditchina.jobs.models import Job
from disclosure.admin.today.telling import page, told

WEEK: Final = timedelta(days=7)


@watch(Role.OPERATOR)
def failed_jobs(user: User, on: date) -> Waiting | None:
    """Jobs that failed for good, the latest first."""
    address = reverse("admin:jobs_job_changelist")
    found = Job.objects.failed().order_by("-finished_at")

    def row(job: Job) -> Row:
        tries = ngettext("%(count)d attempt", "%(count)d attempts", len(job.worker_ids)) % {
            "count": len(job.worker_ids)
        }
        return Row(str(job), tries, reverse("admin:jobs_job_change", args=[job.pk]))

    return told(gettext_lazy("Jobs that failed"), found, row, address, Urgency.LATE)


@watch(Role.OPERATOR)
def queue_stands_still(user: User, on: date) -> Waiting | None:
    """No worker takes what is due."""
    address = reverse("admin:jobs_job_changelist")
    if not standstill():
        return None
    row = Row(_("No worker runs"), _("Start the worker: manage.py work"), address)
    return Waiting(gettext_lazy("The queue stands still"), 1, (row,), address, Urgency.LATE)


@watch(Role.AUDITOR)
def trouble_at_the_door(user: User, on: date) -> Waiting | None:
    """What went wrong at the door in the last week, by kind: many wrong names or codes may be an attack."""
    wrong = (SignIn.Result.WRONG, SignIn.Result.WRONG_CODE, SignIn.Result.TOO_MANY)
    found = SignIn.objects.filter(result__in=wrong, at__gte=timezone.now() - WEEK)
    counted = found.order_by().values("result").annotate(times=Count("pk")).order_by("-times")
    rows = tuple(
        Row(
            str(SignIn.Result(told["result"]).label),
            ngettext("%(count)d time this week", "%(count)d times this week", told["times"]) % {"count": told["times"]},
            reverse("admin:accounts_signin_changelist", query={"result__exact": told["result"]}),
        )
        for told in counted[:ROWS]
    )
    return Waiting(gettext_lazy("Failed sign-ins"), len(rows), rows) if rows else None


@watch(Role.ACCOUNT_MANAGER, Role.OPERATOR)
def accounts_to_confirm(user: User, on: date) -> Waiting | None:
    """What other people asked for accounts, and this person may confirm."""

    def row(proposal: AccountProposal) -> Row:
        return Row(str(proposal), _("asked by %(person)s") % {"person": proposal.asked_by}, page(proposal))

    address = reverse("admin:accounts_accountproposal_changelist", query={"status__exact": "asked"})
    return told(gettext_lazy("Accounts: for a second person"), waiting_for(user), row, address, Urgency.NEAR)


@watch(Role.ACCOUNT_MANAGER)
def posts_ending(user: User, on: date) -> Waiting | None:
    """Posts of the own body that end within two weeks."""
    found = Post.objects.within(user).in_force(on=on).filter(valid_to__lte=on + 2 * WEEK).order_by("valid_to", "pk")

    def row(post: Post) -> Row:
        last = date_format(post.valid_to) if post.valid_to else ""
        return Row(
            str(post), _("last day %(day)s") % {"day": last}, reverse("admin:accounts_post_change", args=[post.pk])
        )

    return told(gettext_lazy("Posts that end soon"), found, row, reverse("admin:accounts_post_changelist"))
