"""Before applying, for anybody: what repair is, whether a record can be repaired, the notice, the public commitment."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosure.models import Publication
from disclosure.web.caching import never_kept
from disclosure.web.publications import gone
from repair.models import Application, CommitmentLetter
from repair.web import told


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What repair is, what it takes, where it begins."""
    return render(request, "repair/start.html", {"nav_current": "repair", "trail": [(_("Credit repair"), "")]})


@login_not_required
@require_safe
def check(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Can this record be repaired: the answer, what to have at hand, and how it follows from which rule."""
    return _about(request, ref, "repair/check.html")


@login_not_required
@require_safe
def notice(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The repair notice that belongs to a decision, for a printer: both reach the subject together (rules.md S-28)."""
    return _about(request, ref, "repair/notice.html")


def _about(request: HttpRequest, ref: UUID, template: str) -> HttpResponse:
    on = timezone.localdate()
    related = ("edition__item__serious_list", "authority", "subject", "batch__source")
    once = Publication.objects.listed().filter(public_since__lte=on).select_related(*related)
    found = get_object_or_404(once, ref=ref)
    if not found.is_visible(on=on):
        return gone(request, found)
    trail = [(found.document_number or found.item.name, found.get_absolute_url()), (_("Can it be repaired?"), "")]
    return never_kept(render(request, template, told.page(found, on=on) | {"trail": trail}))


@login_not_required
@require_safe
def commitment(request: HttpRequest, ref: UUID) -> HttpResponse:
    """A commitment letter while its application is handled; sealed afterwards (rules.md S-27)."""
    application = get_object_or_404(Application, ref=ref)
    letters = CommitmentLetter.objects.public().exclude(application__subject__kind="person")
    letter = get_object_or_404(letters, application=application)
    context = {"letter": letter, "nav_current": "repair", "trail": [(_("Commitment of a repair"), "")]}
    return never_kept(render(request, "repair/commitment.html", context))
