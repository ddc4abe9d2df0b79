"""What waits about publications: reviews that are due, and marks that stand."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from creditchina.accounts.models import Role, User
from creditchina.desk.today import Row, Urgency, Waiting, watch
from disclosure.admin.filters import PENDING
from disclosure.admin.today.telling import page, room, told
from disclosure.models import OBJECTED, Mark, MarkKind, Publication


def _day(day: date | None) -> str:
    return date_format(day) if day else ""


def _record(publication: Publication, detail: str) -> Row:
    name = f"{publication.document_number or publication.item} · {publication.subject.name}"
    return Row(name, detail, page(publication))


@watch(Role.REVIEWER, Role.SECOND_REVIEWER, Role.SUPERVISOR)
def to_review(user: User, on: date) -> Waiting | None:
    """Records without a last day whose review is due soon or overdue (rules.md S-5)."""
    found = Publication.objects.within(user).to_review(on=on)
    found = found.select_related("subject", "edition__item").order_by("review_on", "pk")
    first = found.values_list("review_on", flat=True).first()
    urgency = Urgency.LATE if first and first < on else Urgency.CALM

    def row(publication: Publication) -> Row:
        return _record(publication, _("to be reviewed by %(day)s") % {"day": _day(publication.review_on)})

    return told(gettext_lazy("Records to be reviewed"), found, row, room("publication", review="due"), urgency)


@watch(Role.REVIEWER, Role.SECOND_REVIEWER)
def marks(user: User, on: date) -> Waiting | None:
    """Reconsiderations, lawsuits and suspensions that are marked as pending: the mark goes when they are over."""
    found = Mark.objects.within(user).filter(until=None).exclude(kind__in=[MarkKind.SECRECY, *OBJECTED])
    found = found.order_by("since", "pk")
    return _marked(gettext_lazy("Records marked as under review"), found, room("publication", mark=PENDING))


@watch(Role.MODERATOR, Role.REVIEWER)
def secrecy(user: User, on: date) -> Waiting | None:
    """Records whose secrecy is being examined: not public meanwhile (rules.md A-15)."""
    found = Mark.objects.within(user).filter(until=None, kind=MarkKind.SECRECY).order_by("since", "pk")
    address = room("publication", mark=MarkKind.SECRECY)
    return _marked(gettext_lazy("Records whose secrecy is being examined"), found, address, Urgency.NEAR)


def _marked(title: object, found: object, address: str, urgency: Urgency = Urgency.CALM) -> Waiting | None:
    rows = found.select_related("publication__subject", "publication__edition__item")  # type: ignore[attr-defined]

    def row(mark: Mark) -> Row:
        since = _("%(mark)s since %(day)s") % {"mark": mark.get_kind_display(), "day": date_format(mark.since)}
        return _record(mark.publication, since)

    return told(title, rows, row, address, urgency)
