"""Refusal grounds, deadlines, working days, retention, and what a pending review does."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from disclosure.models import CalendarDay, Deadline, MarkRule, RefusalGround, RetentionRule
from disclosure.web.registers.cells import BASIS, DATED, GROUNDED, PAIR, named, text
from disclosure.web.registers.table import Cell, Column, Register


def _length(deadline: Deadline) -> Cell:
    if not deadline.length:
        return Cell(_("at the same time"))
    if deadline.unit == Deadline.Unit.MONTHS:
        said = ngettext("%(n)d month", "%(n)d months", deadline.length)
    elif deadline.unit == Deadline.Unit.DAYS:
        said = ngettext("%(n)d day", "%(n)d days", deadline.length)
    else:
        said = ngettext("%(n)d working day", "%(n)d working days", deadline.length)
    return Cell(said % {"n": deadline.length})


def _kept(rule: RetentionRule) -> Cell:
    if rule.months is None:
        return Cell(_("without end"))
    if not rule.months:
        return Cell(_("not beyond that"))
    return Cell(ngettext("%(n)d month", "%(n)d months", rule.months) % {"n": rule.months})


def _hides(rule: MarkRule) -> Cell:
    return Cell(_("not shown while it is pending") if rule.hides else _("stays public, with the mark beside it"))


GROUNDS = Register(
    "refusal-grounds",
    gettext_lazy("Refusal grounds"),
    RefusalGround,
    ("number", "code", *PAIR, "stage", "next_zh", "next_en", *GROUNDED, *DATED),
    (
        Column(gettext_lazy("Ground"), named),
        Column(gettext_lazy("May be named"), lambda row: Cell(capfirst(row.get_stage_display()))),
        text(gettext_lazy("What to do next"), "next"),
        BASIS,
    ),
    order=("number",),
)
DEADLINES = Register(
    "deadlines",
    gettext_lazy("Deadlines"),
    Deadline,
    ("number", "code", *PAIR, "who_zh", "who_en", "starts_zh", "starts_en", "length", "unit", *GROUNDED, *DATED),
    (
        Column(gettext_lazy("Step"), named),
        text(gettext_lazy("Who acts"), "who"),
        Column(gettext_lazy("Within"), _length),
        text(gettext_lazy("Counted from"), "starts"),
        BASIS,
    ),
    order=("number", "in_force_from"),
)
RETENTION = Register(
    "retention",
    gettext_lazy("Retention"),
    RetentionRule,
    ("number", "code", *PAIR, "starts_zh", "starts_en", "months", "then_zh", "then_en", *GROUNDED, *DATED),
    (
        Column(gettext_lazy("What"), named),
        text(gettext_lazy("Counted from"), "starts"),
        Column(gettext_lazy("Kept"), _kept),
        text(gettext_lazy("And then"), "then"),
        BASIS,
    ),
    order=("number",),
)
MARKS = Register(
    "mark-rules",
    gettext_lazy("Marks"),
    MarkRule,
    ("kind", "hides", *GROUNDED, *DATED),
    (
        Column(pgettext_lazy("of a publication", "Mark"), lambda row: Cell(capfirst(row.get_kind_display()), "head")),
        Column(gettext_lazy("The publication"), _hides),
        BASIS,
    ),
    order=("pk",),
)
DAYS = Register(
    "holidays",
    gettext_lazy("Public holidays and days worked instead"),
    CalendarDay,
    ("day", "kind", *PAIR, "year.legal_basis_zh", "year.legal_basis_en"),
    (),
    order=("day",),
    related=("year",),
)
