"""Nil returns: a source declares that an authority decided nothing of a kind in a period (rules.md S-8)."""

from datetime import date
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from creditchina.accounts.models import User
from disclosure.ingest.personal import mask
from disclosure.models import Authority, Batch, CatalogueItem, Mandate, NilReturn, Publication, Source

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
) -> tuple[NilReturn, bool]:
    """File a nil return for a period that is over or ends today; it, and whether it is a new one.

    The same one again, also at the same moment, gives the one that stands. Raises NotDeclarable: no mandate, a period
    that is not over or runs backwards, decisions of the period that were delivered already, or a note that is too
    long or holds a personal number.
    """
    _require_plain(note)
    _require_period(period_from, period_to)
    same = {"source": source, "item": item, "authority": authority, "period_from": period_from, "period_to": period_to}
    nil = NilReturn(**same, by=by, note=note)
    try:
        with transaction.atomic():
            is_filed = _file(nil)
    except IntegrityError:
        stands = NilReturn.objects.filter(**same, withdrawn_at=None).first()
        if stands is None:
            raise NotDeclarable(_("This nil return was withdrawn at this very moment. File it again.")) from None
        return stands, False
    if not is_filed:
        raise NotDeclarable(_why_not(nil))
    return nil, True


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


def _require_period(period_from: date, period_to: date) -> None:
    if period_to < period_from:
        raise NotDeclarable(_("The period ends before it begins."))
    if period_to > timezone.localdate():
        raise NotDeclarable(_("The period is not over yet. Declare at most up to today."))


def _mandates(nil: NilReturn) -> QuerySet[Mandate]:
    owing = Mandate.objects.owing(on=timezone.localdate())
    return owing.filter(source=nil.source, item=nil.item, authority=nil.authority)


def _decided(nil: NilReturn) -> QuerySet[Publication]:
    return decided(nil.item, nil.authority, nil.period_from, nil.period_to)


def _file(nil: NilReturn) -> bool:
    """Guard and write in one statement: False where there is no mandate, or something is on record."""
    columns = [field for field in NilReturn._meta.concrete_fields if not field.primary_key]
    values = [field.get_db_prep_save(getattr(nil, field.attname), connection) for field in columns]
    guards = [_sql(_mandates(nil)), _sql(_decided(nil))]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {NilReturn._meta.db_table} ({', '.join(str(field.column) for field in columns)})"
            f" SELECT {', '.join(['%s'] * len(columns))} WHERE EXISTS ({guards[0][0]}) AND NOT EXISTS ({guards[1][0]})"
            " RETURNING id",
            [*values, *guards[0][1], *guards[1][1]],
        )
        made = cursor.fetchone()
    nil.pk = made[0] if made else None
    nil._state.adding = nil.pk is None
    return nil.pk is not None


def _sql(rows: QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
    return rows.order_by().values("pk").query.sql_with_params()


def _why_not(nil: NilReturn) -> str:
    if not _mandates(nil).exists():
        told = _("%(source)s has no mandate to deliver %(item)s of %(authority)s.")
        return told % {"source": nil.source, "item": nil.item, "authority": nil.authority}
    told = _("%(count)d decisions of this period are on record. Check them, or choose another period.")
    return told % {"count": _decided(nil).count()}
