"""The pages of the registers, and each register as a file for spreadsheets."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosure import sheets
from disclosure.models import PeriodRule, Proposal, RuleTransition
from disclosure.registers import calendar
from disclosure.web.caching import public_page
from disclosure.web.frame import frame_of
from disclosure.web.registers import REGISTERS, announced, measures, procedure, rules, year
from disclosure.web.registers.sheets import SHEETS, Sheet

KINDS = Proposal.Register


@login_not_required
@require_safe
@public_page
def registered_measures(request: HttpRequest) -> HttpResponse:
    """Every measure in its group, who applies it, and which list or item carries it."""
    groups = [(title, measures.MEASURES.table(rows, caption=title)) for title, rows in measures.by_group() if rows]
    context = {
        "groups": groups,
        "registers": [measures.MEASURES, measures.USES],
        "coming": announced.coming(KINDS.MEASURE, KINDS.MEASURE_USE),
        "nav_current": "catalogue",
        "trail": [(_("Measures"), "")],
    }
    return render(request, "disclosure/measures.html", context)


@login_not_required
@require_safe
@public_page
def standards(request: HttpRequest) -> HttpResponse:
    """Where each standard and rule is, and every register as a file."""
    context = {"nav_current": "catalogue", "sheets": SHEETS, "registers": REGISTERS.values()}
    context["trail"] = [(_("Standards"), "")]
    return render(request, "disclosure/standards.html", context)


@login_not_required
@require_safe
@public_page
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """One page of the standards."""
    found = next((sheet for sheet in SHEETS if sheet.slug == slug), None)
    if found is None:
        raise Http404
    trail = [(_("Standards"), reverse("disclosure:standards")), (str(found.title), "")]
    context: dict[str, Any] = {"nav_current": "catalogue", "sheet": found, "registers": found.registers, "trail": trail}
    template = "disclosure/classes.html" if slug == "classes" else "disclosure/sheet.html"
    return render(request, template, context | (_classes(request) if slug == "classes" else _tables(found)))


def _tables(found: Sheet) -> dict[str, Any]:
    return {"tables": [register.table() for register in found.registers]}


def _classes(request: HttpRequest) -> dict[str, Any]:
    on = frame_of(request).on
    return {
        "current": rules.periods(on=on, past=False),
        "past": rules.periods(on=on, past=True),
        "transitions": RuleTransition.objects.all(),
        "coming": announced.coming(KINDS.PERIOD_RULE),
        "regimes": dict(PeriodRule.Regime.choices),
    }


@login_not_required
@require_safe
@public_page
def holidays(request: HttpRequest) -> HttpResponse:
    """The known years, their days off and the days worked instead (rules.md K-01)."""
    found = year.years(calendar())
    context = {
        "years": found,
        "weekdays": year.weekdays(),
        "unknown": max((row.row.year for row in found), default=frame_of(request).on.year - 1) + 1,
        "registers": [procedure.DAYS],
        "nav_current": "catalogue",
        "trail": [(_("Holidays"), "")],
    }
    return render(request, "disclosure/holidays.html", context)


@login_not_required
@require_safe
@public_page
def spreadsheet(request: HttpRequest, name: str) -> HttpResponse:
    """A register as CSV."""
    if name not in REGISTERS:
        raise Http404
    answer = sheets.download(REGISTERS[name].as_csv(), f"{name}.csv")
    answer["X-Robots-Tag"] = "noindex"
    return answer
