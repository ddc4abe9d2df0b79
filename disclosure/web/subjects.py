"""One subject, by its reference or by a code. Natural persons have no page here (rules.md S-14)."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosure import codes
from disclosure.models import Subject
from disclosure.search.criteria import clean
from disclosure.search.understand import LONGEST_CODE
from disclosure.web.caching import never_kept, public_page
from disclosure.web.frame import frame_of
from disclosure.web.profile import profile


@login_not_required
@require_safe
@public_page
def subject(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Head, notices, periods, one tab of records and what was asked; where it is recorded now, if it was joined."""
    known = Subject.objects.exclude(kind=Subject.Kind.PERSON).select_related("region", "merged_into")
    found = get_object_or_404(known.prefetch_related("identifiers", "names"), ref=ref)
    if found.merged_into:
        return never_kept(redirect(found.survivor))
    asked = request.GET
    shown = profile(found, tab=asked.get("tab", ""), cursor=asked.get("cursor", ""), on=frame_of(request).on)
    context = {"nav_current": "search", "profile": shown, "trail": [(_("Subject"), "")]}
    return render(request, "disclosure/subject.html", context)


@login_not_required
@require_safe
def by_code(request: HttpRequest, code: str) -> HttpResponse:
    """The subject with a code; a choice where several share it; 404 with look-alikes where none has it."""
    if len(code) > LONGEST_CODE:
        raise Http404
    examined = codes.examine(clean(code))
    found = list(carrying(examined.value))
    if len(found) == 1:
        return redirect(found[0])
    context = {
        "nav_current": "search",
        "code": examined.value,
        "subjects": found,
        "similar": [] if found else list(carrying(*examined.suggestions)),
        "is_doubtful": examined.verdict != codes.Verdict.VALID,
        "trail": [(_("Code"), "")],
    }
    return never_kept(render(request, "disclosure/code.html", context, status=200 if found else 404))


def carrying(*values: str) -> QuerySet[Subject]:
    """Subjects that carry one of these codes, never a person, with what a page says of each."""
    listed = Subject.objects.listed().carrying(*values).order_by("pk")
    return listed.select_related("region").prefetch_related("identifiers", "names")
