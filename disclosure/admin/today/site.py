"""What waits for whoever runs the site: proposals, contradictions, ends not told, batches left, the holiday table."""

from datetime import date, datetime, time, timedelta
from typing import Final

from django.db.models import Count, Min
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from creditchina.accounts.models import Role, User
from creditchina.desk.today import ROWS, Row, Urgency, Waiting, watch
from disclosure.admin.today.telling import page, room, told
from disclosure.contradictions import CHECKS
from disclosure.models import Batch, CalendarYear, Contradiction, IdentityAct, Proposal, Publication
from disclosure.registers import versions

HOLIDAYS_FROM: Final = 11  # the month in which the State Council announces the next year (rules.md K-01)
LEFT_AFTER: Final = timedelta(hours=1)  # no delivery loads for so long


@watch(Role.OPERATOR)
def proposals(user: User, on: date) -> Waiting | None:
    """Changes of lists, periods and measures that somebody else proposed (rules.md S-56)."""
    found = Proposal.objects.filter(status=Proposal.Status.PROPOSED).exclude(proposed_by=user)
    found = found.select_related("proposed_by").order_by("first_day", "pk")
    address = room("proposal", status__exact=Proposal.Status.PROPOSED)
    return told(gettext_lazy("Proposals for a second person"), found, _proposal, address, Urgency.NEAR)


@watch(Role.OPERATOR, Role.AUDITOR)
def announced(user: User, on: date) -> Waiting | None:
    """Approved changes that come into force soon."""
    found = Proposal.objects.filter(status=Proposal.Status.APPROVED)
    found = found.select_related("proposed_by").order_by("first_day", "pk")
    address = room("proposal", status__exact=Proposal.Status.APPROVED)
    return told(gettext_lazy("Changes that are announced"), found, _proposal, address)


def _proposal(proposal: Proposal) -> Row:
    detail = _("first day %(day)s, proposed by %(person)s") % {
        "day": date_format(proposal.first_day),
        "person": proposal.proposed_by,
    }
    return Row(versions.title(proposal), detail, page(proposal))


@watch(Role.OPERATOR, Role.AUDITOR)
def contradictions(user: User, on: date) -> Waiting | None:
    """Rows that disagree with themselves, by what disagrees."""
    found = Contradiction.objects.order_by().values("check_name").annotate(rows=Count("pk"), first=Min("since"))
    counted = [each for each in found.order_by("first", "check_name") if each["check_name"] in CHECKS]
    rows = tuple(
        Row(
            str(CHECKS[each["check_name"]].sentence),
            ngettext("%(count)d row", "%(count)d rows", each["rows"]) % {"count": each["rows"]},
            room("contradiction", check_name=each["check_name"]),
        )
        for each in counted[:ROWS]
    )
    count = len(counted)
    return Waiting(gettext_lazy("Rows that disagree"), count, rows, room("contradiction")) if rows else None


@watch(Role.OPERATOR)
def ends_not_told(user: User, on: date) -> Waiting | None:
    """Last days that are over and of which the ledger was not told: the nightly job did not run."""
    found = Publication.objects.lapsed(by=on - timedelta(days=1)).order_by("shown_until", "pk")

    def row(publication: Publication) -> Row:
        last = publication.last_day_shown or on
        return Row(str(publication), _("last day %(day)s") % {"day": date_format(last)}, page(publication))

    return told(gettext_lazy("Ends the ledger was not told of"), found, row, room("publication"), Urgency.LATE)


@watch(Role.OPERATOR)
def batches_left(user: User, on: date) -> Waiting | None:
    """Deliveries whose load was interrupted."""
    found = Batch.objects.filter(status=Batch.Status.LOADING, started_at__lt=timezone.now() - LEFT_AFTER)

    def row(batch: Batch) -> Row:
        return Row(batch.number, f"{batch.source} · {batch.edition.item}", page(batch))

    address = room("batch", status__exact=Batch.Status.LOADING)
    rows = found.select_related("source", "edition__item").order_by("pk")
    return told(gettext_lazy("Deliveries left unfinished"), rows, row, address, Urgency.LATE)


@watch(Role.OPERATOR)
def holidays(user: User, on: date) -> Waiting | None:
    """A year without a holiday table: deadlines in it are provisional (rules.md K-01)."""
    needed = [on.year] + ([on.year + 1] if on.month >= HOLIDAYS_FROM else [])
    known = set(CalendarYear.objects.filter(year__in=needed).values_list("year", flat=True))
    missing = [year for year in needed if year not in known]
    if not missing:
        return None
    address = room("calendaryear")
    rows = tuple(Row(str(year), _("deadlines in that year are provisional"), address) for year in missing)
    urgency = Urgency.LATE if on.year in missing else Urgency.NEAR
    return Waiting(gettext_lazy("Years without a holiday table"), len(missing), rows, address, urgency)


@watch(Role.AUDITOR)
def identity_acts(user: User, on: date) -> Waiting | None:
    """Subjects joined, parted or closed in the last week."""
    since = timezone.make_aware(datetime.combine(on - timedelta(days=7), time.min))
    found = IdentityAct.objects.filter(at__gte=since).select_related("subject", "by").order_by("-pk")

    def row(act: IdentityAct) -> Row:
        return Row(str(act), f"{act.by} · {act.reason}", page(act.subject))

    return told(gettext_lazy("Subjects joined, parted or closed this week"), found, row, room("subject"))
