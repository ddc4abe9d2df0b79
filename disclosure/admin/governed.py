"""Registers that two people change: drafts are written here, a row in force changes by a proposal (rules.md S-56)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from disclosure.admin.versioned import Reasoned, VersionedReading
from disclosure.models import Status
from disclosure.registers import open_for
from disclosure.registers.governed import register_named

MAY_PROPOSE = "disclosure.propose_register"


class Proposable(VersionedReading):
    """Its lists and pages lead to a proposal."""

    change_form_template = "admin/disclosure/governed_row.html"
    change_list_template = "admin/disclosure/governed_list.html"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, (extra_context or {}) | self._ways(request, None))

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        row = self.get_object(request, object_id) if object_id else None
        return super().changeform_view(request, object_id, form_url, (extra_context or {}) | self._ways(request, row))

    def _ways(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        """Where a change is proposed, or the proposal that waits."""
        waiting = open_for(row) if row else None
        if waiting or not request.user.has_perm(MAY_PROPOSE):
            return {"waiting": waiting}
        name = "admin:disclosure_proposal_propose"
        place = [register_named(self.model), row.pk] if row else [register_named(self.model)]
        return {"propose": reverse(name if row else f"{name}_new", args=place)}


class Governed(Proposable, Reasoned):
    """A draft can be edited, with a reason. To bring a row into force, or to retire it, takes two people."""

    readonly_fields = ["status", "valid_from", "valid_to"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm(f"disclosure.add_{self.opts.model_name}"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        draft = obj is None or obj.status == Status.PLANNED
        return bool(draft and request.user.has_perm(f"disclosure.change_{self.opts.model_name}"))
