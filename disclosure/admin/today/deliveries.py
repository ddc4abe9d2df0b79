"""What waits about deliveries: to be released, refused ones, bad rows, rows held, batches to undo, nil returns."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from creditchina.accounts.models import Role, User
from creditchina.desk.today import Act, Row, Urgency, Waiting, offer, watch
from disclosure.admin import wording
from disclosure.admin.delivering.access import handed_on
from disclosure.admin.delivering.starting import ways
from disclosure.admin.delivering.withdrawals import waiting_for
from disclosure.admin.today.telling import page, room, told
from disclosure.models import Batch, BatchUndo, HeldRow, Withdrawal
from disclosure.registers.calendar import calendar
from disclosure.registers.terms import withdrawal_due

RECENT: Final = timedelta(days=14)
OLD: Final = timedelta(days=3)  # a held row that waits longer is pressing: a right may depend on it


def _batch(batch: Batch) -> Row:
    detail = _("%(item)s, %(source)s, delivered %(day)s") % {
        "item": batch.edition.item,
        "source": batch.source,
        "day": date_format(batch.on),
    }
    return Row(batch.number, detail, reverse("deliver:batch", args=[batch.pk]))


@offer
def ways_to_deliver(user: User) -> Iterator[Act]:
    """Each way to deliver that the posts of somebody open."""
    if user.has_perm("disclosure.deliver_batch"):
        yield Act(_("Delivery calendar"), reverse("deliver:start"))
    yield from (Act(way.name, way.address) for way in ways(user))


@watch(Role.RELEASER)
def to_release(user: User, on: date) -> Waiting | None:
    """Deliveries of others that this person may release."""
    found = handed_on(Batch.objects.within(user, "disclosure.release_batch").delivered_by_others(than=user))
    found = found.select_related("source", "edition__item").order_by("pk")
    return told(gettext_lazy("Deliveries to release"), found, _batch, reverse("deliver:waiting"), Urgency.NEAR)


@watch(Role.SOURCE_CLERK)
def not_released_yet(user: User, on: date) -> Waiting | None:
    """Own deliveries that wait for a second person."""
    found = Batch.objects.within(user).filter(status=Batch.Status.PREPARED, by=user)
    found = found.select_related("source", "edition__item").order_by("pk")
    return told(gettext_lazy("Your deliveries that are not public yet"), found, _batch, reverse("deliver:batches"))


@watch(Role.SOURCE_CLERK)
def refused(user: User, on: date) -> Waiting | None:
    """Own deliveries that were not released lately, with the reason."""
    found = Batch.objects.within(user).filter(status=Batch.Status.REFUSED, by=user, on__gte=on - RECENT)

    def row(batch: Batch) -> Row:
        return Row(batch.number, batch.refusal, reverse("deliver:batch", args=[batch.pk]))

    address = room("batch", status__exact=Batch.Status.REFUSED)
    return told(gettext_lazy("Your deliveries that were not released"), found, row, address, Urgency.NEAR)


@watch(Role.SOURCE_CLERK, Role.MODERATOR)
def bad_rows(user: User, on: date) -> Waiting | None:
    """Recent deliveries with rows that were refused."""
    found = Batch.objects.within(user).filter(status=Batch.Status.DONE, on__gte=on - RECENT, faulty__gt=0)
    found = found.select_related("source", "edition__item").order_by("-pk")

    def row(batch: Batch) -> Row:
        rows = ngettext("%(count)d faulty row", "%(count)d faulty rows", batch.faulty) % {"count": batch.faulty}
        return Row(batch.number, f"{batch.edition.item} · {rows}", reverse("deliver:batch", args=[batch.pk]))

    return told(gettext_lazy("Deliveries with faulty rows"), found, row, room("batch"))


@watch(Role.SOURCE_CLERK, Role.RELEASER, Role.REVIEWER, Role.SECOND_REVIEWER, Role.OPERATOR, Role.SUPERVISOR)
def held_rows(user: User, on: date) -> Waiting | None:
    """Rows that are not public until a person says whom they are about, the oldest first."""
    found = HeldRow.objects.within(user).filter(resolved_at=None)
    found = found.select_related("batch", "authority").order_by("batch__on", "pk")
    decides = user.has_perm("disclosure.resolve_heldrow")
    oldest = found.values_list("batch__on", flat=True).first()
    urgency = Urgency.NEAR if oldest and oldest <= on - OLD else Urgency.CALM

    def row(held: HeldRow) -> Row:
        since = _("held since %(day)s") % {"day": date_format(held.batch.on)}
        name = held.name or held.code or held.document_number
        lead = reverse("admin:disclosure_heldrow_decide", args=[held.pk]) if decides else page(held)
        return Row(name, f"{since} · {wording.sentence(held.reason)}", lead)

    address = room("heldrow")
    return told(gettext_lazy("Rows held for a person to decide"), found, row, address, urgency)


@watch(Role.RELEASER, Role.REVIEWER, Role.SECOND_REVIEWER)
def to_withdraw(user: User, on: date) -> Waiting | None:
    """Records whose withdrawal somebody else asks for: three days are given for it (rules.md A-18)."""

    days, oldest = calendar(), waiting_for(user).order_by("asked_at", "pk").first()
    first = withdrawal_due(oldest, days) if oldest else None
    urgency = Urgency.LATE if first and first.day < on else Urgency.NEAR

    def row(asked: Withdrawal) -> Row:
        detail = f"{asked.publication.subject.name} · {wording.no_longer_stands(asked.reason)}"
        due = withdrawal_due(asked, days)
        last = " · " + _("due %(day)s") % {"day": date_format(due.day)} if due else ""
        return Row(str(asked.publication), detail + last, reverse("deliver:withdrawal", args=[asked.pk]))

    address = reverse("deliver:withdrawals")
    return told(gettext_lazy("Withdrawals to decide on"), waiting_for(user), row, address, urgency)


@watch(Role.RELEASER, Role.OPERATOR)
def to_undo(user: User, on: date) -> Waiting | None:
    """Batches that somebody else asks to undo."""
    found = BatchUndo.objects.within(user).filter(status=BatchUndo.Status.PROPOSED).exclude(proposed_by=user)
    found = found.select_related("batch__edition__item", "batch__source").order_by("pk")

    def row(undo: BatchUndo) -> Row:
        return Row(undo.batch.number, undo.reason, reverse("deliver:undo", args=[undo.batch_id]))

    return told(gettext_lazy("Batches to undo"), found, row, reverse("deliver:undos"), Urgency.NEAR)
