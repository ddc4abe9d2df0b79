"""Proposals: one person writes one, another reads differences and assessment and decides (rules.md S-4, S-56)."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from creditchina.desk.refusing import Refusal, Way
from creditchina.desk.rooms import ReadingRoom
from disclosure import registers
from disclosure.admin.dry_run import DryRunPages
from disclosure.admin.governed import MAY_PROPOSE
from disclosure.admin.proposing import Asked, NoteForm
from disclosure.models import Proposal
from disclosure.registers import versions
from disclosure.registers.governed import REGISTERS, base_of

MAY_DECIDE = "disclosure.approve_register"
OPEN = (Proposal.Status.PROPOSED,)


@admin.register(Proposal)
class ProposalRoom(DryRunPages, ReadingRoom):
    """What was proposed, by whom, for which day, and what became of it."""

    list_display = ["number", "what", "register", "status", "first_day", "proposed_by", "proposed_at", "decided_by"]
    list_display_links = ["number", "what"]
    list_filter = ["status", "register"]
    list_select_related = ["proposed_by", "decided_by"]
    search_fields = ["pk__exact", "legal_basis_zh", "assessment_zh"]
    search_help_text = gettext_lazy("number, or words of the basis or the assessment")
    change_list_template = "admin/disclosure/proposals.html"

    @admin.display(description=gettext_lazy("number"), ordering="pk")
    def number(self, proposal: Proposal) -> int:
        return int(proposal.pk)

    @admin.display(description=gettext_lazy("what changes"))
    def what(self, proposal: Proposal) -> str:
        """The row, and what of it changes."""
        return versions.title(proposal)

    def get_urls(self) -> list[Any]:
        """Pages beside the table: a new row, a change of one, a decision."""
        view, name = self.admin_site.admin_view, "disclosure_proposal"
        return [
            path("propose/<slug:register>/", view(self.propose_view), name=f"{name}_propose_new"),
            path("propose/<slug:register>/<int:row>/", view(self.propose_view), name=f"{name}_propose"),
            path("<int:number>/decide/", view(self.decide_view), name=f"{name}_decide"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The table, and where a new row of each register is proposed."""
        new = [(label, reverse("admin:disclosure_proposal_propose_new", args=[name])) for name, label in _labels()]
        ways = {"new": new if request.user.has_perm(MAY_PROPOSE) else []}
        return super().changelist_view(request, (extra_context or {}) | ways)

    def propose_view(self, request: HttpRequest, register: str, row: int | None = None) -> HttpResponse:
        """Ask for the row and for what is published about its change; nothing typed is lost."""
        if not request.user.has_perm(MAY_PROPOSE):
            raise Refusal(403)
        held = _row(register, row)
        asked = Asked(register, held, request.POST or None)
        made = asked.propose(request.user) if request.method == "POST" else None
        if made:
            messages.success(request, _("Proposed. Another person decides now."))
            return redirect("admin:disclosure_proposal_change", made.pk)
        title = _("Propose a change: %(row)s") % {"row": held} if held else _("Propose a new row")
        return self._page(
            request, "admin/disclosure/propose.html", title, asked=asked, register=dict(_labels())[register]
        )

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """One proposal with its differences and its assessment, and the buttons that the reader may press."""
        proposal = self.get_object(request, object_id)
        if proposal is None:
            raise Refusal(404, back=_all())
        if not self.has_view_permission(request, proposal):
            raise Refusal(403)
        return self._decision(request, proposal, NoteForm())

    def decide_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """Approve, refuse or withdraw; a refusal of the act is told on the page."""
        proposal = self.get_object(request, str(number))
        if proposal is None or request.method != "POST":
            raise Refusal(404, back=_all())
        act, note = request.POST.get("act", ""), NoteForm(request.POST)
        if not self._may(request, proposal).get(act):
            raise Refusal(403)
        if act == "refuse" and not note.is_valid():
            return self._decision(request, proposal, note)
        return self._act(request, proposal, act, note)

    def _act(self, request: HttpRequest, proposal: Proposal, act: str, note: NoteForm) -> HttpResponseRedirect:
        by: Any = request.user
        verbs = {
            "approve": lambda: registers.approve(proposal, by=by),
            "refuse": lambda: registers.refuse(proposal, by=by, note=note.cleaned_data["note"]),
            "withdraw": lambda: registers.withdraw(proposal, by=by),
        }
        try:
            done = verbs[act]()
        except (registers.Refused, ValidationError) as problem:
            told = problem.messages if isinstance(problem, ValidationError) else [str(problem)]
            back = (_("Back to the proposal"), reverse("admin:disclosure_proposal_change", args=[proposal.pk]))
            raise Refusal(409, " ".join(told), back=back) from problem
        messages.success(request, f"{versions.title(done)}: {done.get_status_display()}")
        return redirect("admin:disclosure_proposal_change", proposal.pk)

    def _may(self, request: HttpRequest, proposal: Proposal) -> dict[str, bool]:
        """Which acts are open to the reader: nobody decides on an own proposal."""
        is_open, own = proposal.status in OPEN, proposal.proposed_by_id == request.user.pk
        decides = is_open and not own and request.user.has_perm(MAY_DECIDE)
        return {"approve": decides, "refuse": decides, "withdraw": is_open and own}

    def _decision(self, request: HttpRequest, proposal: Proposal, note: NoteForm) -> TemplateResponse:
        context: dict[str, Any] = {"proposal": proposal, "note": note, "may": self._may(request, proposal)}
        context |= {"differences": versions.of_proposal(proposal), "row": base_of(proposal)}
        return self._page(request, "admin/disclosure/proposal.html", self._title(proposal), **context)

    def _title(self, proposal: Proposal) -> str:
        return _("Proposal %(number)s: %(row)s") % {"number": proposal.pk, "row": registers.row_of(proposal)}

    def _page(self, request: HttpRequest, template: str, title: str, **context: Any) -> TemplateResponse:
        frame = self.admin_site.each_context(request) | {"title": title, "opts": self.opts}
        return TemplateResponse(request, template, frame | context)


def _all() -> Way:
    return _("All proposals"), reverse("admin:disclosure_proposal_changelist")


def _labels() -> list[tuple[str, str]]:
    return [(str(name), str(label)) for name, label in Proposal.Register.choices]


def _row(register: str, key: int | None) -> Any:
    """The row that changes, None for a new one. Raises Refusal."""
    if register not in REGISTERS:
        raise Refusal(404, back=_all())
    found = REGISTERS[register].model._default_manager.filter(pk=key).first() if key else None
    if key and found is None:
        raise Refusal(404, back=_all())
    return found
