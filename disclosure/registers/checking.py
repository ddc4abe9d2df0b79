"""What a proposed row must be before anybody decides on it; its columns the model and its constraints check."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from disclosure.models import Measure, MeasureUse, PeriodRule, SeriousList, Status


def check(made: Any, row: models.Model | None, *, first_day: date, today: date) -> None:
    """Refuse a row that could not come into force. Raises ValidationError, by column where one is to blame."""
    made.full_clean()
    if isinstance(made, PeriodRule):
        _rule(made, row, first_day, today)
    elif isinstance(made, MeasureUse) and made.status == Status.ACTIVE:
        _use(made)
    elif isinstance(made, Measure) and made.status != Status.ACTIVE:
        _not_carried(made.uses if made.pk else MeasureUse.objects.none())
    elif isinstance(made, SeriousList) and made.status == "retired":
        _retired(made)


def _rule(made: PeriodRule, row: Any, first_day: date, today: date) -> None:
    if first_day <= today:
        raise ValidationError(_("A period rule starts at midnight: give tomorrow or a later day as its first day."))
    if row and (row.in_force_to or (row.in_force_from and row.in_force_from >= first_day)):
        raise ValidationError(_("This rule has an end already, or begins later than the one proposed."))
    same = PeriodRule.objects.filter(regime=made.regime, item=made.item_id, kind=made.kind)
    lasting = same.filter(Q(in_force_to=None) | Q(in_force_to__gte=first_day))
    if lasting.exclude(pk=row.pk if row else 0).exists():
        raise ValidationError(_("A rule of this kind is in force: propose a change of that one."))


def _use(made: MeasureUse) -> None:
    if made.measure.status != Status.ACTIVE:
        raise ValidationError({"measure": _("This measure is not in force: propose the measure first.")})
    carrier = made.serious_list or made.item
    if carrier and carrier.status != Status.ACTIVE:
        raise ValidationError(_("What would carry the measure is not in force."))


def _not_carried(uses: Any) -> None:
    if uses.filter(status=Status.ACTIVE).exists():
        raise ValidationError({"status": _("Lists or items carry this measure: retire those uses first.")})


def _retired(made: SeriousList) -> None:
    item = getattr(made, "item", None)
    if item and item.status == Status.ACTIVE:
        raise ValidationError({"status": _("Entries of this list can still be delivered: retire its item first.")})
    _not_carried(made.measure_uses)
