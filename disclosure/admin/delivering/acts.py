"""What can be done with a batch that waits: hand it on, let it in, give it up, refuse it."""

from typing import Any, Final, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from creditchina.accounts.models import User
from creditchina.desk.refusing import Refusal, Way
from disclosure.admin.delivering import access, batches, desk
from disclosure.admin.delivering.forms import ReasonForm
from disclosure.ingest.alone import AlreadyRunning
from disclosure.ingest.release import NotReleasable, hand_on, load_prepared, refuse, release
from disclosure.models import Batch

_PROBLEMS: Final = (NotReleasable, AlreadyRunning)


def _own(user: Any, pk: int) -> Batch:
    """A batch that this person delivered, and may still. Raises Refusal for any other."""
    found = access.one(access.visible(user), pk)
    if not access.may_hand_in(user, found):
        raise Refusal(404, _("Only the person who delivered it can do this."), back=_back(found))
    return found


def _others(user: Any, pk: int) -> Batch:
    """A batch that this person may decide on. Raises Refusal for a draft, which only its author sees through."""
    found = access.one(access.held(user, desk.RELEASE), pk)
    if found.is_draft:
        raise Refusal(404, _("It is still a draft: it comes here once the person who delivers it has handed it on."))
    return found


@require_POST
def deliver(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Let one's own batch in, where no second person is asked for."""
    found = _own(request.user, pk)
    return _done(
        request, found, lambda: load_prepared(found), _("It is delivered. What became of each row stands below.")
    )


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand one's own batch on to the second person."""
    found = _own(request.user, pk)
    if not hand_on(found):
        raise Refusal(409, _("It does not wait any more. Look at what became of it."), back=_back(found))
    messages.success(request, _("It was handed on. Another person of your source releases it."))
    return redirect("deliver:batch", pk)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give one's own batch up: nothing of it becomes public."""
    found, by = _own(request.user, pk), cast(User, request.user)
    reason = _("Given up by the person who delivered it.")
    return _done(request, found, lambda: refuse(found, by=by, reason=reason), _("Nothing of it was delivered."))


@require_POST
def let_in(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Release another person's batch."""
    found, by = _others(request.user, pk), cast(User, request.user)
    told = _("You released it. What became of each row stands below.")
    return _done(request, found, lambda: release(found, by=by), told)


@require_POST
def turn_down(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Refuse another person's batch, with a reason."""
    found, by = _others(request.user, pk), cast(User, request.user)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return batches.page(request, found, form)
    reason = form.cleaned_data["reason"]
    told = _("It was not released. Who delivered it reads your reason here.")
    return _done(request, found, lambda: refuse(found, by=by, reason=reason), told)


@require_safe
def waiting(request: HttpRequest) -> HttpResponseBase:
    """The batches that wait for a second person; one's own stand there too, and why one cannot release them."""
    found = list(access.handed_on(access.held(request.user, desk.RELEASE)))
    own = [row for row in found if row.is_of(request.user)]
    others = [row for row in found if not row.is_of(request.user)]
    return desk.draw(
        request, "admin/disclosure/delivering/waiting.html", title=_("Release deliveries"), own=own, others=others
    )


def _back(found: Batch) -> Way:
    return _("Back to the delivery"), reverse("deliver:batch", args=[found.pk])


def _done(request: HttpRequest, found: Batch, act: Any, told: str) -> HttpResponseBase:
    try:
        if found.status != Batch.Status.PREPARED:
            raise NotReleasable(
                _("It does not wait any more: it is %(status)s.") % {"status": found.get_status_display()}
            )
        act()
    except _PROBLEMS as problem:
        raise Refusal(409, str(problem), back=_back(found)) from problem
    messages.success(request, told)
    return redirect("deliver:batch", found.pk)
