"""One's own page: for whom one acts, who else does, letters with their clocks."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from creditchina.standing import claims
from creditchina.standing.granting import BY_HOLDER, BY_SUBJECT, acting_for, may_end, may_end_of
from creditchina.standing.granting import end as end_right
from creditchina.standing.models import Standing, StandingClaim
from creditchina.standing.terms import Capacity
from creditchina.standing.web.visiting import of_the_public, person
from disclosure.models import Subject

LATEST = 10  # rights that are over, and letters, that the page shows


@require_safe
@of_the_public
def me(request: HttpRequest) -> HttpResponseBase:
    """For whom one acts, and the letters that wait."""
    on, user = timezone.localdate(), person(request)
    own = Standing.objects.filter(user=user).select_related("subject", "authority")
    lasting = list(own.lasting(on=on).order_by("granted_at", "pk"))
    in_force = set(own.in_force(on=on, waiting=True).values_list("pk", flat=True))
    context = {
        "rights": [(right, right.pk in in_force) for right in lasting if right.capacity != Capacity.SELF],
        "myself": next((right for right in lasting if right.capacity == Capacity.SELF), None),
        "over": own.exclude(pk__in=[right.pk for right in lasting])[:LATEST],
        "letters": StandingClaim.objects.filter(user=user).select_related("subject").order_by("-pk")[:LATEST],
        "on": on,
    }
    return render(request, "standing/me.html", context)


@require_safe
@of_the_public
def subject(request: HttpRequest, ref: UUID) -> HttpResponseBase:
    """Who else acts for a subject, for whoever acts for it."""
    on, user = timezone.localdate(), person(request)
    found = _acted_for(request, ref)
    rights = list(acting_for(found, on=on))
    endable = may_end_of(user, found.survivor, rights, on=on)
    rows = [(right, right.user_id == user.pk, right.pk in endable) for right in rights]
    return render(request, "standing/subject.html", {"subject": found, "rows": rows})


def _acted_for(request: HttpRequest, ref: UUID) -> Subject:
    """The subject, for somebody who acts for it. Raises Http404 otherwise: the page is not there."""
    found = get_object_or_404(Subject.objects.select_related("merged_into"), ref=ref)
    if not Standing.objects.in_force(request.user, found, on=timezone.localdate(), waiting=True).exists():
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_public
def end(request: HttpRequest, ref: UUID) -> HttpResponseBase:
    """Ask once more, then end one's own right, or an agent's at once."""
    user = person(request)
    right = get_object_or_404(Standing.objects.select_related("subject", "user"), ref=ref)
    if not may_end(user, right, on=timezone.localdate()):
        raise Http404
    if request.method == "POST":
        end_right(right, by=user, reason=BY_HOLDER if right.user_id == user.pk else BY_SUBJECT)
        return redirect("standing:me")
    return render(request, "standing/end.html", {"right": right, "own": right.user_id == user.pk})


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_public
def claim(request: HttpRequest, ref: UUID) -> HttpResponseBase:
    """One letter: its state, its clock, its answer; while it waits it can be taken back."""
    own = StandingClaim.objects.filter(user=person(request)).select_related("subject")
    found = get_object_or_404(own, ref=ref)
    if request.method == "POST":
        claims.withdraw(found)
        return redirect("standing:claim", ref)
    return render(request, "standing/claim.html", {"letter": found, "late": found.is_late(on=timezone.localdate())})
