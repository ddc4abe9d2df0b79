"""Papers of a decision: the signed document, and of an approval the removal certificate; the package for elsewhere."""

from typing import Final

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from disclosure.web.caching import never_kept
from repair import package as packing
from repair.actors import may_apply
from repair.models import Case, Decision, Status
from repair.papers import making
from repair.web.access import of_case, person

KINDS: Final = {"decision": "file", "certificate": "certificate"}


@require_safe
@of_case
def paper(request: HttpRequest, case: Case, *, number: str, kind: str) -> HttpResponse:
    """A paper of a case, for whoever acts for the subject; a window clerk reads none."""
    if not may_apply(person(request), case.application.subject, on=timezone.localdate(), waiting=False):
        raise Http404
    return sent(get_object_or_404(case.decisions, number=number), kind)


def sent(decision: Decision, kind: str) -> HttpResponse:
    """The file. Raises Http404 while it is being made."""
    name = getattr(decision, KINDS[kind])
    try:
        response = HttpResponse(making.read(name), content_type="application/pdf")
    except FileNotFoundError as gone:
        raise Http404 from gone
    response["Content-Disposition"] = f'attachment; filename="{decision.number}-{kind}.pdf"'
    return never_kept(response)


@require_safe
@of_case
def package(request: HttpRequest, case: Case) -> HttpResponseBase:
    """What was filled in and its files, for whoever takes them to the other channel (rules.md S-25)."""
    if case.status != Status.TRANSFERRED:
        raise Http404
    try:
        file = packing.packed(case)
    except FileNotFoundError as gone:
        raise Http404 from gone
    return FileResponse(file, as_attachment=True, filename=f"{case.number}.zip", content_type="application/zip")
