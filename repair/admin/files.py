"""Material of an applicant: opened for a purpose that is recorded, never from a public address (rules.md S-37).

A picture is shown on the page of the case for a quarter of an hour after it was asked for; anything else is saved.
"""

from datetime import timedelta
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from creditchina.desk.refusing import Refusal, Way
from creditchina.standing.letters import SUFFIX
from repair import evidence as keeping
from repair.actors import has_interest
from repair.admin.acts import back_to, found
from repair.admin.inputs import PurposeForm
from repair.admin.page import INSIDE, PAPERS, material_of
from repair.models import Case, Evidence, EvidenceLook, Objection
from repair.papers import making
from repair.workflow.looking import looked_at_in, open_evidence

SEEN_FOR: Final = timedelta(minutes=15)
SEALED: Final = "sandbox; default-src 'none'"  # whatever the bytes are, they run nothing and load nothing


@require_POST
def open_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Record who opens a file and why; then show the picture, or hand over the file."""
    case = _own(request, pk)
    return opened(request, case, material_of(case), back_to(case))


@require_safe
def picture(request: HttpRequest, pk: int, ref: str) -> HttpResponseBase:
    """A picture, to whoever has just said why they look at it. Raises Refusal for others."""
    case = _own(request, pk)
    return drawn(request, case, material_of(case), ref, back_to(case))


def opened(request: HttpRequest, matter: Case | Objection, files: Any, back: Way) -> HttpResponseBase:
    """One of these files, once it is recorded who opens it and why. `back`: the page that it stands on."""
    file, form = _of(files, request.POST.get("file", "")), PurposeForm(type(matter), request.POST)
    if not form.is_valid():
        raise Refusal(409, _("Say for which purpose you look at it; this is recorded."), back=back)
    open_evidence(file, matter, by=request.user, purpose=form.cleaned_data["purpose"])
    if file.media_type.startswith("image/") and "save" not in request.POST:
        return redirect(f"{back[1]}?shown={file.ref}#material")
    return _answer(file, as_attachment=True)


def drawn(request: HttpRequest, matter: Case | Objection, files: Any, ref: str, back: Way) -> HttpResponseBase:
    """One of these pictures, where it was opened a moment ago. Raises Refusal otherwise."""
    file = _of(files, str(ref))
    lately = EvidenceLook.objects.filter(evidence=file, by=request.user.pk, **looked_at_in(matter))
    if not lately.filter(at__gte=timezone.now() - SEEN_FOR).exists():
        raise Refusal(403, _("Say on the page of the case for which purpose you look at it."), back=back)
    if not file.media_type.startswith("image/"):
        raise Http404
    return _answer(file, as_attachment=False)


@require_safe
def paper(request: HttpRequest, pk: int, number: str) -> HttpResponseBase:
    """The signed paper of a decision, or its certificate. Raises Http404 before it is made."""
    case = found(request, pk)
    if not request.user.has_perm(PAPERS, case):
        raise Refusal(403, back=back_to(case))
    certificate = number.endswith(making.certificate_number(""))
    decision = case.decisions.filter(number=number.removesuffix(making.certificate_number(""))).first()
    if decision is None:
        raise Http404
    try:
        data = making.read(decision.certificate if certificate else decision.file)
    except FileNotFoundError as gone:
        raise Http404 from gone
    return _saved(data, f"{number}.pdf", "application/pdf")


def _own(request: HttpRequest, pk: int) -> Case:
    case = found(request, pk)
    if not request.user.has_perm(INSIDE, case):
        raise Refusal(403, back=back_to(case))
    if has_interest(case, request.user):
        told = _("You have a part of your own in this case. A colleague handles it.")
        raise Refusal(403, told, back=back_to(case))
    return case


def _of(files: Any, ref: str) -> Evidence:
    """One that is still kept. Raises Http404."""
    for file in files:
        if str(file.ref) == ref and file.file:
            return file  # type: ignore[no-any-return]
    raise Http404


def _answer(file: Evidence, *, as_attachment: bool) -> HttpResponse:
    try:
        data = keeping.read(file)
    except FileNotFoundError as gone:
        raise Http404 from gone
    name = f"{file}.{SUFFIX[file.media_type]}"
    return _saved(data, name, file.media_type, "attachment" if as_attachment else "inline")


def _saved(data: bytes, name: str, media_type: str, disposition: str = "attachment") -> HttpResponse:
    """Bytes that run nothing and are kept by no cache."""
    answer = HttpResponse(data, content_type=media_type)
    answer["Content-Disposition"] = f'{disposition}; filename="{name}"'
    answer["Content-Security-Policy"] = SEALED
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "private, no-store"
    return answer
