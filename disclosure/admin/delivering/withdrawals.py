"""What clerks ask to have withdrawn, and the decision of a second person (rules.md S-36, A-18)."""

from typing import Any, Final

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from creditchina.desk.refusing import Refusal, Way
from creditchina.standing.models import Standing
from disclosure import publish
from disclosure.admin.delivering import desk
from disclosure.admin.delivering.forms import ReasonForm
from disclosure.models import Withdrawal
from disclosure.registers.terms import withdrawal_due
from disclosure.web import publications as public

RELATED: Final = ("asked_by", "decided_by", *(f"publication__{path}" for path in public.RELATED))


def waiting_for(user: Any) -> QuerySet[Withdrawal]:
    """What others ask for and this reader may decide on; what ended meanwhile waits no longer.

    Nobody decides about a subject for which they ever acted.
    """
    rows = Withdrawal.objects.within(user, desk.ANNUL).filter(status=Withdrawal.Status.ASKED)
    own = Standing.objects.filter(user=user).values("subject")
    rows = rows.filter(publication__ended_on=None).exclude(asked_by=user).exclude(publication__subject__in=own)
    return rows.select_related(*RELATED).order_by("pk")


@require_safe
def waiting(request: HttpRequest) -> HttpResponseBase:
    """What others ask to have withdrawn, and what one asked for oneself."""
    own = Withdrawal.objects.filter(asked_by=request.user.pk).select_related(*RELATED)
    context = {"found": list(waiting_for(request.user)), "own": list(own[: desk.LATEST])}
    title = _("Withdrawals asked for")
    return desk.draw(request, "admin/disclosure/delivering/withdrawals.html", title=title, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One of them: what people would read, and the decision; a refusal says why."""
    rows = Withdrawal.objects.within(request.user, desk.ANNUL) | Withdrawal.objects.filter(asked_by=request.user.pk)
    asked = rows.select_related(*RELATED).filter(pk=pk).first()
    if asked is None:
        raise Refusal(404, desk.NOT_FOUND, back=_back())
    may = asked.status == Withdrawal.Status.ASKED and waiting_for(request.user).filter(pk=pk).exists()
    form = ReasonForm(request.POST if "refuse" in request.POST else None)
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        return _decided(request, asked, form, may=may)
    told = {"authority": asked.publication.authority.name, "on": timezone.localdate(), "reason": asked.reason}
    return desk.draw(
        request,
        "admin/disclosure/delivering/withdrawal.html",
        title=_("Withdraw %(record)s") % {"record": asked.publication},
        trail=[(_("Withdrawals asked for"), reverse("deliver:withdrawals"))],
        asked=asked,
        row=asked.publication,
        annulled=told,
        due=withdrawal_due(asked),
        form=form,
        may=may,
        errors=form.is_bound and form.errors,
    )


def _back() -> Way:
    return _("Withdrawals asked for"), reverse("deliver:withdrawals")


def _decided(request: HttpRequest, asked: Withdrawal, form: ReasonForm, *, may: bool) -> HttpResponseBase:
    by: Any = request.user
    try:
        if not may:
            raise publish.NotWithdrawable(_("This was decided already, or is not yours to decide."))
        if form.is_bound:
            publish.refuse_withdrawal(asked, by=by, note=form.cleaned_data["reason"])
            messages.success(request, _("You refused it; the record stays as it is."))
        else:
            publish.grant_withdrawal(asked, on=timezone.localdate(), by=by)
            told = _("%(record)s was withdrawn. People now read why.") % {"record": asked.publication}
            messages.success(request, told)
    except publish.NotOnShow as problem:
        raise Refusal(409, str(problem), back=_back()) from problem
    return redirect("deliver:withdrawals")
