"""Nil returns: a source declares that an authority decided nothing of a kind in a period (rules.md S-8)."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from creditchina.accounts.models import User
from disclosure.ingest.personal import mask
from disclosure.models import Authority, Batch, CatalogueItem, Mandate, NilReturn, Publication, Source, Status

LONGEST_NOTE = 300  # characters
CONTRADICTED = "nil_return_contradicted"


class NotDeclarable(Exception):
    """The nil return cannot be filed; the sentence says why and what to do."""


def declare_nil(
    source: Source,
    item: CatalogueItem,
    authority: Authority,
    period_from: date,
    period_to: date,
    by: User | None,
    note: str = "",
) -> NilReturn:
    """File a nil return for a period that is over or ends today; the same one again gives the one that stands.

    Raises NotDeclarable: no mandate, a period that is not over or runs backwards, decisions of the period that were
    delivered already, or a note that is too long or holds a personal number.
    """
    _require_plain(note)
    _require_possible(source, item, authority, period_from, period_to)
    facts = {"source": source, "item": item, "authority": authority}
    same = facts | {"period_from": period_from, "period_to": period_to}
    try:
        with transaction.atomic():
            return NilReturn.objects.create(**same, by=by, note=note)
    except IntegrityError:
        return NilReturn.objects.get(**same, withdrawn_at=None)


def withdraw_nil(nil: NilReturn) -> NilReturn:
    """Take a nil return back: it was wrong. Raises NotDeclarable where it was withdrawn before."""
    if not NilReturn.objects.filter(pk=nil.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        raise NotDeclarable(_("This nil return was withdrawn already."))
    nil.refresh_from_db()
    return nil


def contradicted(batch: Batch) -> int:
    """How many records of a batch were decided in a period for which a nil return stands."""
    declared = NilReturn.objects.filter(item=batch.edition.item_id, withdrawn_at=None)
    rows: set[int] = set()
    for nil in declared.filter(period_from__lte=batch.on).select_related("item", "authority"):
        found = decided(nil.item, nil.authority, nil.period_from, nil.period_to).filter(batch=batch)
        rows.update(found.values_list("pk", flat=True))
    return len(rows)


def decided(item: CatalogueItem, authority: Authority, first: date, last: date) -> QuerySet[Publication]:
    """What is on record of an authority and item with a decision in a period, both days included."""
    known = Publication.objects.filter(authority=authority, edition__item=item, superseded=False)
    return known.filter(decided_on__range=(first, last))


def _require_plain(note: str) -> None:
    if len(note) > LONGEST_NOTE:
        raise NotDeclarable(_("The note is too long: 300 characters at most."))
    if mask(note)[1]:
        raise NotDeclarable(_("Take identity, telephone and card numbers out of this text."))


def _require_possible(
    source: Source, item: CatalogueItem, authority: Authority, period_from: date, period_to: date
) -> None:
    today = timezone.localdate()
    mandates = Mandate.objects.in_force(on=today).filter(source=source, item=item, authority=authority)
    if item.status != Status.ACTIVE or not mandates.exists():
        told = _("%(source)s has no mandate to deliver %(item)s of %(authority)s.")
        raise NotDeclarable(told % {"source": source, "item": item, "authority": authority})
    if period_to < period_from:
        raise NotDeclarable(_("The period ends before it begins."))
    if period_to > today:
        raise NotDeclarable(_("The period is not over yet. Declare at most up to today."))
    count = decided(item, authority, period_from, period_to).count()
    if count:
        told = _("%(count)d decisions of this period are on record. Check them, or choose another period.")
        raise NotDeclarable(told % {"count": count})
