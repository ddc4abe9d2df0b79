"""What was handed in with an objection: for whoever checks or answers it, as material of a case (rules.md S-37)."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from creditchina.desk.refusing import Refusal, Way
from disclosure.admin.today.telling import page as page_of
from repair import objections
from repair.admin import files
from repair.admin.objections import SEE
from repair.models import Objection


@require_POST
def open_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Record who opens a file and why; then show the picture, or hand over the file."""
    objection, back = _own(request, pk)
    return files.opened(request, objection, objection.evidence.all(), back)


@require_safe
def picture(request: HttpRequest, pk: int, ref: str) -> HttpResponseBase:
    """A picture, to whoever has just said why they look at it."""
    objection, back = _own(request, pk)
    return files.drawn(request, objection, objection.evidence.all(), ref, back)


def _own(request: HttpRequest, pk: int) -> tuple[Objection, Way]:
    """An objection in which the reader acts for the site or the source. Raises Refusal."""
    objection = Objection.objects.within(request.user, SEE).filter(pk=pk).first()
    if objection is None:
        raise Refusal(404, back=(_("All objections"), reverse("admin:repair_objection_changelist")))
    back = _("Back to the objection"), page_of(objection)
    if not objections.acting(objection, request.user, on=timezone.localdate()):
        raise Refusal(403, back=back)
    return objection, back
