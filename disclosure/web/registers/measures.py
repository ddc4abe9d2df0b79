"""Measures, and which list or item carries which (rules.md F)."""

from typing import Any

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from disclosure.models import Measure, MeasureUse, Status
from disclosure.web.registers.cells import BASIS, GROUNDED, PAIR, carrier, named, text
from disclosure.web.registers.table import Cell, Column, Part, Register

NOT_RETIRED = ~Q(status=Status.RETIRED)


def ends(use: MeasureUse) -> str:
    """When a measure ends (rules.md F-04)."""
    if use.ends == MeasureUse.Ends.MONTHS:
        said = ngettext(
            "after %(n)d month, with the entry at the latest", "after %(n)d months, with the entry at the latest",
            use.months or 0,
        )  # fmt: skip
        return said % {"n": use.months}
    return _("with the entry") if use.serious_list_id else _("when the record is no longer shown")


def _carried(measure: Measure) -> Cell:
    uses = [use for use in measure.uses.all() if use.status == Status.ACTIVE]
    parts = tuple(Part(where.text, where.href, ends(use)) for use in uses for where in [carrier(use)])
    return Cell("" if parts else _("nothing registered"), parts=parts)


def _of_list(use: MeasureUse) -> Cell:
    planned = Status.PLANNED in (use.status, use.measure.status)
    return Cell(use.measure.name, "planned" if planned else "head")


def _where(use: MeasureUse) -> Cell:
    return Cell(parts=(carrier(use),))


APPLIED = text(gettext_lazy("Applied by"), "implementer")
CARRIED = Column(gettext_lazy("Carried by, and ends"), _carried)
ENDS = Column(pgettext_lazy("of a measure", "Ends"), lambda use: Cell(ends(use)))
USED = Column(gettext_lazy("Applied by"), lambda use: Cell(use.implementer))

MEASURES = Register(
    "measures",
    gettext_lazy("Measures"),
    Measure,
    ("number", "code", *PAIR, "group", "implementer_zh", "implementer_en", "status", "basis_kind", *GROUNDED,
     "valid_from", "valid_to", "confidence"),
    (Column(gettext_lazy("Measure"), named), APPLIED, CARRIED, BASIS),
    order=("number",),
)  # fmt: skip
USES = Register(
    "measure-uses",
    gettext_lazy("Which list or item carries which measure"),
    MeasureUse,
    ("measure.code", "measure.name_zh", "measure.name_en", "serious_list.slug", "item.code", "implementer_zh",
     "implementer_en", "ends", "months", "status", *GROUNDED, "valid_from", "valid_to"),
    (Column(gettext_lazy("Measure"), _of_list), USED, ENDS, BASIS),
    order=("serious_list__slug", "item__code", "measure__number"),
    related=("measure", "serious_list", "item"),
)  # fmt: skip


def by_group() -> list[tuple[str, list[Any]]]:
    """The measures that were not retired, in their groups."""
    uses = MeasureUse.objects.select_related("serious_list", "item").order_by("serious_list__slug", "item__code")
    found = Measure.objects.filter(NOT_RETIRED).prefetch_related(Prefetch("uses", uses)).order_by("number")
    return [(str(group.label), [row for row in found if row.group == group]) for group in Measure.Group]


def carried_by(serious_list_id: int) -> list[MeasureUse]:
    """What a list carries, planned uses last."""
    uses = MeasureUse.objects.filter(NOT_RETIRED, serious_list=serious_list_id).select_related(
        "measure", "serious_list"
    )
    return sorted(uses, key=lambda use: (Status.PLANNED in (use.status, use.measure.status), use.measure.number))
