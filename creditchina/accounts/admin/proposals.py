"""What was asked for accounts: a second person reads it, and confirms or refuses it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from creditchina.accounts import two_people
from creditchina.accounts.models import AccountProposal
from creditchina.accounts.telling import differences
from creditchina.desk.rooms import ReadingRoom

ACTS = {"confirm": two_people.confirm, "refuse": two_people.refuse, "withdraw": two_people.withdraw}


@admin.register(AccountProposal)
class AccountProposalRoom(ReadingRoom):
    """Changes of accounts that wait for a second person, and what became of the earlier ones."""

    list_display = ["pk", "__str__", "status", "asked_by", "asked_at", "decided_by", "decided_at"]
    list_display_links = ["pk", "__str__"]
    list_filter = ["status", "kind"]
    list_select_related = ["account", "asked_by", "decided_by"]
    search_fields = ["pk__exact", "account__username__exact"]

    def get_urls(self) -> list[Any]:
        """Beside the table the page that decides."""
        decide = self.admin_site.admin_view(self.decide_view)
        return [path("<int:pk>/decide/", decide, name="accounts_accountproposal_decide"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """One of them, and the buttons that the reader may press."""
        proposal = self._held(request, object_id)
        context = self.admin_site.each_context(request) | {
            "title": str(proposal),
            "opts": self.opts,
            "proposal": proposal,
            "differences": differences(proposal),
            "may": _may(request, proposal),
        }
        return TemplateResponse(request, "admin/accounts/proposal.html", context)

    def decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Confirm, refuse or withdraw; a refusal of the act is told on the page."""
        proposal = self._held(request, str(pk))
        act = request.POST.get("act", "")
        if request.method != "POST" or not _may(request, proposal).get(act):
            raise PermissionDenied
        try:
            done = ACTS[act](proposal, by=request.user)  # type: ignore[arg-type]  # staff are signed in
        except (two_people.NotDecidable, ValidationError) as problem:
            told = problem.messages if isinstance(problem, ValidationError) else [str(problem)]
            messages.error(request, " ".join(told))
        else:
            messages.success(request, f"{done}: {done.get_status_display()}")
        return redirect("admin:accounts_accountproposal_change", pk)

    def _held(self, request: HttpRequest, key: str) -> AccountProposal:
        """One that the reader may see. Raises Http404, PermissionDenied."""
        proposal: AccountProposal | None = self.get_object(request, key)
        if proposal is None:
            raise Http404
        if not self.has_view_permission(request, proposal):
            raise PermissionDenied
        return proposal


def _may(request: HttpRequest, proposal: AccountProposal) -> dict[str, bool]:
    decides = two_people.may_decide(proposal, request.user)
    own = proposal.status == AccountProposal.Status.ASKED and proposal.asked_by_id == request.user.pk
    return {"confirm": decides, "refuse": decides, "withdraw": own}
