"""Whether a paper that somebody was handed is ours: by its number and code, as its QR code has them."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from disclosure.models import Publication
from disclosure.report import numbers
from repair.codes import opens
from repair.models import Decision, DecisionKind, Status
from repair.papers.making import certificate_number
from repair.web import status

_MARK = certificate_number("")  # what a certificate's number ends with


@dataclass(frozen=True, slots=True)
class Checked:
    """A paper that we issued, and whether what it says still holds (rules.md C-13, C-16)."""

    decision: Decision
    is_certificate: bool
    holds: bool


def issued(number: str, code: str) -> Checked | None:
    """The paper of that number, if the code is its own; None for everything else."""
    number = normalised(number)
    if not opens(number, code):
        return None
    related = Decision.objects.select_related("case", "authority")
    found = related.filter(number=number.removesuffix(_MARK)).first()
    is_certificate = number.endswith(_MARK)
    if found is None or (is_certificate and found.kind != DecisionKind.APPROVED):
        return None
    return Checked(found, is_certificate, _holds(found))


def normalised(typed: str) -> str:
    """The number as it was given out."""
    body = "".join(typed.split()).upper()
    is_certificate = body.endswith(_MARK)
    return numbers.typed(body.removesuffix(_MARK)) + (_MARK if is_certificate else "")


def _holds(decision: Decision) -> bool:
    """Whether it is the last word: an approval that was not revoked, its record away; another one not overtaken."""
    case = decision.case
    if decision.kind != DecisionKind.APPROVED:
        return not case.decisions.filter(pk__gt=decision.pk).exists()
    back = Q(pk=case.publication_id) | Q(predecessor=case.publication_id)  # what is restored gets a new reference
    is_public = Publication.objects.visible(on=timezone.localdate()).filter(back).exists()
    return case.status == Status.APPROVED and not is_public


@login_not_required
@require_safe
def check(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """What the code on a paper leads to."""
    form = status.StatusForm(initial={"number": number})
    if status.is_too_often(request):
        return status.page(request, 429, form=form, refused=status.BUSY)
    found = issued(number, code)
    if found is None:
        return status.page(request, 404, form=form, refused=status.WRONG)
    return status.page(request, 200, form=form, paper=found)
