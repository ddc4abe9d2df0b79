"""What has to be so before a record is repaired (rules.md C-05): what the site knows, and what a person judges.

Under a court's ruling it is the ruling that counts (rules.md C-18, C-19), not the period nor the duties.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from repair import letters
from repair.errors import Missing
from repair.models import Case, Door, Evidence, EvidenceKind

NAMES: Final = {
    "period": gettext_lazy("The shortest display period is over"),
    "duty": gettext_lazy("The duties of the decision are done"),
    "correction": gettext_lazy("The conduct is corrected"),
    "ruling": gettext_lazy("The court's ruling says so, and is in force"),
    "removal": gettext_lazy("What the rule of the list asks for early removal is met"),
    "commitment": gettext_lazy("A commitment was signed"),
}
_FILES: Final = {
    "duty": (EvidenceKind.PAYMENT, EvidenceKind.DUTY),
    "correction": (EvidenceKind.CORRECTION,),
    "ruling": (EvidenceKind.RULING,),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: what it is, what the site knows of it, whether that is enough or a person must look."""

    code: str
    name: str
    known: str
    settled: bool


def codes(case: Case) -> tuple[str, ...]:
    """Which conditions a case has to meet, in the order of the law."""
    if case.door != Door.REPAIR:
        return ("ruling", "commitment")
    listed = case.publication.item.serious_list is not None
    return ("period", "duty", "correction", *(("removal",) if listed else ()), "commitment")


def of(case: Case, *, on: date) -> tuple[Condition, ...]:
    """The conditions with what is known of each."""
    return tuple(_condition(code, case, on) for code in codes(case))


def _condition(code: str, case: Case, on: date) -> Condition:
    known, settled = {"period": _period, "commitment": _commitment, "removal": _removal}.get(code, _shown(code))(
        case, on
    )
    return Condition(code, str(NAMES[code]), known, settled)


def _period(case: Case, on: date) -> tuple[str, bool]:
    first = case.publication.repairable_from
    if first is None:
        return _("This record has none."), True
    told = _("Over since %(day)s.") if first <= on else _("Not before %(day)s.")
    return told % {"day": date_format(first)}, first <= on


def _shown(code: str) -> Any:
    def known(case: Case, on: date) -> tuple[str, bool]:
        kept = Evidence.objects.kept().filter(application=case.application_id, kind__in=_FILES[code])
        files = kept.count()
        told = ngettext("%(count)d file says so: look at it.", "%(count)d files say so: look at them.", files)
        nothing = _("No file says so: see what the applicant wrote, and other files.")
        return told % {"count": files} if files else nothing, False

    return known


def _removal(case: Case, on: date) -> tuple[str, bool]:
    listed = case.publication.item.serious_list
    rules = listed.text("removal_rules") if listed else ""
    return rules or _("The register names no rule of its own: see the rule of the list."), False


def _commitment(case: Case, on: date) -> tuple[str, bool]:
    letter = case.application.commitment
    if letter is None or not letters.is_signed(case.application):
        return _("Not signed, or not for these records."), False
    day = date_format(timezone.localtime(letter.signed_at))
    return _("Form %(version)s, signed on %(day)s.") % {"version": letter.template.version, "day": day}, True


def judged(case: Case, met: Collection[str] | None, *, on: date, all_of_them: bool) -> list[dict[str, Any]]:
    """A person's judgement as it is kept with the step; `met`: codes of the conditions that are met.

    `all_of_them`: an approval, which takes every one. Raises Missing for what nobody has judged to be met.
    """
    if met is None and not all_of_them:
        return []
    asked = of(case, on=on)
    missing = [each.name for each in asked if each.code not in (met or ())]
    if all_of_them and missing:
        told = _("To approve, judge each condition to be met. Not judged so: %(names)s.")
        raise Missing(told % {"names": _("; ").join(missing)}, "met")
    return [{"code": each.code, "met": each.code in (met or ()), "by_site": each.settled} for each in asked]


def names_of(rows: Iterable[dict[str, Any]], *, met: bool = True) -> list[str]:
    """The names of what was judged to be met, or not to be, in the reader's language."""
    return [str(NAMES[row["code"]]) for row in rows if row["met"] is met and row["code"] in NAMES]
