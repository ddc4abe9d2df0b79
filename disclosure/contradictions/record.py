"""Contradictions in the public record: between a publication, its ledger lines, its item and its dates."""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from disclosure.contradictions.check import Check
from disclosure.models import Change, Polarity, Publication, Severity, Status

_NEVER = Value(date(1, 1, 1))  # stands for no day, so that two days that are missing are equal
_TOLD = ("public_since", "shown_until", "ended_on", "shielded_from", "shielded_until")


def _shown() -> QuerySet[Publication]:
    return Publication.objects.exclude(public_since=None)


def without_a_line(on: date) -> QuerySet[Publication]:
    """Public, though no line of the ledger tells of it."""
    return _shown().filter(~Exists(Change.objects.filter(publication=OuterRef("pk"))))


def told_otherwise(on: date) -> QuerySet[Publication]:
    """The dates of a publication are not those of its last line (rules.md S-17)."""
    last = Change.objects.filter(publication=OuterRef("pk")).order_by("-seq").values("seq")[:1]
    differs = Q()
    for day in _TOLD:
        differs |= ~Q(**{f"told_{day}": Coalesce(OuterRef(day), _NEVER)})
    told: dict[str, Any] = {f"told_{day}": Coalesce(F(day), _NEVER) for day in _TOLD}
    line = Change.objects.filter(seq=OuterRef("last_seq")).annotate(**told)
    return _shown().annotate(last_seq=Subquery(last)).filter(Exists(line.filter(differs)))


def of_an_item_not_in_force(on: date) -> QuerySet[Publication]:
    """Visible, though its catalogue item is not active (rules.md A-02)."""
    return Publication.objects.visible(on=on).exclude(edition__item__status=Status.ACTIVE)


def review_passed(on: date) -> QuerySet[Publication]:
    """Visible without a last day, and its review day is over (rules.md S-5)."""
    return Publication.objects.visible(on=on).filter(shown_until=None, review_on__lt=on)


def kept_as_minor(on: date) -> QuerySet[Publication]:
    """Kept because it is minor, though it is of another class."""
    return Publication.objects.filter(kept_because=Publication.Kept.MINOR).exclude(severity=Severity.MINOR)


def decided_after_delivery(on: date) -> QuerySet[Publication]:
    """Decided on a later day than it was delivered."""
    return Publication.objects.filter(decided_on__gt=F("batch__on"))


def decision_twice(on: date) -> QuerySet[Publication]:
    """Two visible records of one decision about one subject (rules.md S-1); the later one is told."""
    same = Publication.objects.visible(on=on).filter(
        pk__lt=OuterRef("pk"),
        subject=OuterRef("subject"),
        authority=OuterRef("authority"),
        edition__item=OuterRef("edition__item"),
        document_key=OuterRef("document_key"),
    )
    adverse = Publication.objects.visible(on=on).filter(edition__item__polarity=Polarity.NEGATIVE)
    return adverse.exclude(document_key="").filter(Exists(same))


CHECKS = (
    Check(
        "without_a_line",
        _("Public, but the ledger has no line about it."),
        _("Ask whoever operates the database: a record was written past the site."),
        Publication,
        without_a_line,
    ),
    Check(
        "told_otherwise",
        _("Its dates are not those of its last line in the ledger."),
        _("Ask whoever operates the database: a record was changed past the site."),
        Publication,
        told_otherwise,
    ),
    Check(
        "of_an_item_not_in_force",
        _("Public, but its catalogue item is not in force."),
        _("Bring the item into force, or have the authority withdraw the record."),
        Publication,
        of_an_item_not_in_force,
    ),
    Check(
        "review_passed",
        _("Shown without a last day, and the day of its review is over."),
        _("The authority looks whether it still stands, and delivers it again or takes it back."),
        Publication,
        review_passed,
    ),
    Check(
        "kept_as_minor",
        _("Kept as minor, but of another class."),
        _("The source delivers the record again."),
        Publication,
        kept_as_minor,
    ),
    Check(
        "decided_after_delivery",
        _("Decided on a later day than it was delivered."),
        _("The source checks the date of the document and delivers the record again."),
        Publication,
        decided_after_delivery,
    ),
    Check(
        "decision_twice",
        _("One decision about one subject is public twice."),
        _("The source that delivered it second takes its record back."),
        Publication,
        decision_twice,
    ),
)
