"""A bar that was wrong is lifted by two people: one says why, another does it or leaves it (rules.md C-15)."""

from datetime import date

from django.utils.translation import gettext as _

from repair.actors import Acting
from repair.models import Bar, Case


def standing(case: Case, *, on: date) -> Bar | None:
    """The bar that a revoked case brought, as long as it holds."""
    return Bar.objects.filter(case=case, lifted_on=None, until__gt=on).first()


def none(case: Case, by: Acting) -> str:
    """There is something to lift."""
    return "" if standing(case, on=by.on) else _("No bar follows from this case any more.")


def asked_for(case: Case, by: Acting) -> str:
    """Nobody asks for it yet."""
    bar = standing(case, on=by.on)
    return _("Somebody asks for it already; another person decides.") if bar and bar.lift_asked_by_id else ""


def not_asked_for(case: Case, by: Acting) -> str:
    """Somebody asks for it."""
    bar = standing(case, on=by.on)
    return "" if bar and bar.lift_asked_by_id else _("Nobody asks for it: say first why the bar was wrong.")


def asked_it(case: Case, by: Acting) -> str:
    """The second person is another one."""
    bar = standing(case, on=by.on)
    own = bar is not None and by.user is not None and bar.lift_asked_by_id == by.user.pk
    return _("You asked for it, so another person must decide.") if own else ""
