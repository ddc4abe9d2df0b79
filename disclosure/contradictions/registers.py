"""Contradictions between the registers: what is in force without what it needs."""

from datetime import date, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from disclosure.contradictions.check import Check
from disclosure.models import (
    Batch,
    CatalogueItem,
    Mandate,
    MeasureUse,
    NilReturn,
    PeriodRule,
    Publication,
    SeriousList,
    Status,
)

UNUSED_DAYS: Final = 60  # a mandate under which nothing came for so long after it began


def _active() -> QuerySet[CatalogueItem]:
    return CatalogueItem.objects.filter(status=Status.ACTIVE)


def item_without_fields(on: date) -> QuerySet[CatalogueItem]:
    """In force without a field list: nothing can be delivered."""
    return _active().filter(editions=None)


def item_without_rule(on: date) -> QuerySet[CatalogueItem]:
    """In force without a rule for its end (rules.md S-5)."""
    return _active().filter(~Exists(_rules_on(on).filter(item=OuterRef("pk"))))


def item_without_mandate(on: date) -> QuerySet[CatalogueItem]:
    """In force, and nobody may deliver it."""
    return _active().filter(~Exists(Mandate.objects.in_force(on=on).filter(item=OuterRef("pk"))))


def item_of_an_inactive_list(on: date) -> QuerySet[CatalogueItem]:
    """In force, but its list is not (rules.md B-05)."""
    return _active().exclude(serious_list=None).exclude(serious_list__status=Status.ACTIVE)


def list_without_item(on: date) -> QuerySet[SeriousList]:
    """In force, but no item in force carries its entries."""
    return SeriousList.objects.filter(status=Status.ACTIVE).exclude(item__status=Status.ACTIVE)


def mandate_of_nobody(on: date) -> QuerySet[Mandate]:
    """In force for an authority that has ended, or an item that is not in force."""
    ended = Q(authority__valid_to__lt=on) | ~Q(item__status=Status.ACTIVE)
    return Mandate.objects.in_force(on=on).filter(ended)


def mandate_unused(on: date) -> QuerySet[Mandate]:
    """In force for two months, and nothing was ever delivered or declared under it."""
    delivered = Batch.objects.filter(source=OuterRef("source"), edition__item=OuterRef("item"))
    declared = NilReturn.objects.filter(source=OuterRef("source"), item=OuterRef("item"), withdrawn_at=None)
    old = Q(valid_from=None) | Q(valid_from__lt=on - timedelta(days=UNUSED_DAYS))
    return Mandate.objects.in_force(on=on).filter(old, ~Exists(delivered), ~Exists(declared))


def rules_at_once(on: date) -> QuerySet[PeriodRule]:
    """Two rules for one kind on one day; the younger one counts."""
    other = _rules_on(on).filter(item=OuterRef("item"), kind=OuterRef("kind")).exclude(pk=OuterRef("pk"))
    return _rules_on(on).filter(Exists(other))


def use_of_what_is_not_in_force(on: date) -> QuerySet[MeasureUse]:
    """A measure carried by a list or an item that is not in force, or itself not in force (rules.md F-03)."""
    carrier = Q(serious_list__isnull=False) & ~Q(serious_list__status=Status.ACTIVE)
    carrier |= Q(item__isnull=False) & ~Q(item__status=Status.ACTIVE)
    return MeasureUse.objects.filter(status=Status.ACTIVE).filter(carrier | ~Q(measure__status=Status.ACTIVE))


def nil_return_contradicted(on: date) -> QuerySet[NilReturn]:
    """Nothing was declared for a period, but a decision of it was delivered (rules.md S-8)."""
    decided = Publication.objects.filter(
        authority=OuterRef("authority"),
        edition__item=OuterRef("item"),
        decided_on__gte=OuterRef("period_from"),
        decided_on__lte=OuterRef("period_to"),
        batch__source=OuterRef("source"),
    )
    return NilReturn.objects.filter(Exists(decided), withdrawn_at=None)


def _rules_on(on: date) -> QuerySet[PeriodRule]:
    return PeriodRule.objects.filter(
        Q(in_force_from=None) | Q(in_force_from__lte=on), Q(in_force_to=None) | Q(in_force_to__gte=on)
    )


CHECKS = (
    Check(
        "item_without_fields",
        _("In force, but without a field list."),
        _("Add an edition, or retire the item."),
        CatalogueItem,
        item_without_fields,
    ),
    Check(
        "item_without_rule",
        _("In force, but no period rule says when its records end."),
        _("Propose a period rule."),
        CatalogueItem,
        item_without_rule,
    ),
    Check(
        "item_without_mandate",
        _("In force, but no source may deliver it."),
        _("Give a source a mandate."),
        CatalogueItem,
        item_without_mandate,
    ),
    Check(
        "item_of_an_inactive_list",
        _("In force, but its list is not."),
        _("Bring the list into force, or retire the item."),
        CatalogueItem,
        item_of_an_inactive_list,
    ),
    Check(
        "list_without_item",
        _("In force, but no catalogue item in force carries its entries."),
        _("Bring the item into force, or retire the list."),
        SeriousList,
        list_without_item,
    ),
    Check(
        "mandate_of_nobody",
        _("A mandate for an authority that has ended, or an item not in force."),
        _("End the mandate, or hand it to the successor."),
        Mandate,
        mandate_of_nobody,
    ),
    Check(
        "mandate_unused",
        _("Nothing was ever delivered or declared under this mandate."),
        _("Ask the source, or end the mandate."),
        Mandate,
        mandate_unused,
    ),
    Check(
        "rules_at_once",
        _("Two period rules for one kind are in force at once."),
        _("Propose an end for the older one."),
        PeriodRule,
        rules_at_once,
    ),
    Check(
        "use_of_what_is_not_in_force",
        _("A measure whose list, item or itself is not in force."),
        _("Propose its end."),
        MeasureUse,
        use_of_what_is_not_in_force,
    ),
    Check(
        "nil_return_contradicted",
        _("Nothing was declared for a period, but a decision of it was delivered."),
        _("The source withdraws the nil return."),
        NilReturn,
        nil_return_contradicted,
    ),
)
