"""What has to be so before a record is repaired (rules.md C-05): what the site knows, and where a person looks."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from repair import letters
from repair.models import Case, Evidence, EvidenceKind


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: what it is, what the site knows of it, whether that is enough or a person must look."""

    name: str
    known: str
    settled: bool


def of(case: Case, *, on: date) -> tuple[Condition, ...]:
    """The conditions, in the order of the law."""
    return (
        _period(case, on),
        _shown(case, _("The duties of the decision are done"), EvidenceKind.PAYMENT, EvidenceKind.DUTY),
        _shown(case, _("The conduct is corrected"), EvidenceKind.CORRECTION),
        _commitment(case),
    )


def _period(case: Case, on: date) -> Condition:
    name, first = _("The shortest display period is over"), case.publication.repairable_from
    if first is None:
        return Condition(name, _("This record has none."), settled=True)
    over = first <= on
    told = _("Over since %(day)s.") if over else _("Not before %(day)s.")
    return Condition(name, told % {"day": date_format(first)}, settled=over)


def _shown(case: Case, name: str, *kinds: str) -> Condition:
    files = Evidence.objects.kept().filter(application=case.application_id, kind__in=kinds).count()
    told = ngettext("%(count)d file says so: look at it.", "%(count)d files say so: look at them.", files)
    nothing = _("No file says so: see what the applicant wrote, and other files.")
    return Condition(name, told % {"count": files} if files else nothing, settled=False)


def _commitment(case: Case) -> Condition:
    letter = case.application.commitment
    valid = letter is not None and letters.is_signed(case.application)
    told = _("Form %(version)s, signed on %(day)s.") if valid else _("Not signed, or not for these records.")
    facts = (
        {"version": letter.template.version, "day": date_format(timezone.localtime(letter.signed_at))} if letter else {}
    )
    return Condition(_("A commitment was signed"), told % facts, settled=valid)
