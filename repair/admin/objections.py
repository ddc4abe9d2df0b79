"""Objections: the queue by what is due first, and the page of one (rules.md C-26 to C-28)."""

from datetime import date
from typing import Any, Final

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from creditchina.accounts.models import Role, User
from creditchina.desk.rooms import ReadingRoom
from creditchina.desk.today import Row, Urgency, Waiting, watch
from disclosure.admin.delivering import desk
from disclosure.admin.filters import AuthorityChosen
from disclosure.admin.today.telling import page as page_of
from disclosure.admin.today.telling import told
from disclosure.registers.calendar import calendar
from disclosure.web import contents
from disclosure.workdays import working_days_between
from repair import objections
from repair.admin.inputs import PurposeForm
from repair.admin.page import material
from repair.facts import facts_of
from repair.models import PENDING, Objection, ObjectionStatus

SEE: Final = "repair.view_objection"
RELATED: Final = ("publication__edition__item", "publication__subject", "subject", "authority", "source", "mark")


class Waits(admin.SimpleListFilter):
    """What is not answered, and what is late."""

    title = gettext_lazy("waits")
    parameter_name = "waits"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("open", gettext_lazy("not answered")), ("late", gettext_lazy("and is late"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        late = Objection.objects.late(on=timezone.localdate())
        return {"open": queryset.filter(status__in=PENDING), "late": queryset.filter(pk__in=late.values("pk"))}.get(
            self.value() or "", queryset
        )


@admin.register(Objection)
class ObjectionRoom(ReadingRoom):
    """What is due first stands first; answered ones follow."""

    list_display = ["number", "subject", "record", "about", "status", "left"]
    list_filter = [Waits, "status", "about", AuthorityChosen]
    list_select_related = [*RELATED]
    ordering = [F("due_on").asc(nulls_last=True), "-pk"]
    search_fields = ["number__exact", "publication__document_number__exact", "subject__identifiers__value__exact"]
    search_help_text = gettext_lazy("number, code of the subject, or document number, whole")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> Any:
        """The objection beside the record that it is about."""
        objection = self.get_object(request, unquote(object_id))
        if objection is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if request.method not in ("GET", "HEAD") or not self.has_view_permission(request, objection):
            raise PermissionDenied
        on = timezone.localdate()
        return desk.draw(request, "admin/repair/objection.html", **_page(objection, request, on))

    @admin.display(description=gettext_lazy("record"))
    def record(self, objection: Objection) -> Any:
        row = objection.publication
        return format_html("{}<br>{}", row.item.name, row.document_number)

    @admin.display(description=gettext_lazy("time left"), ordering="due_on")
    def left(self, objection: Objection) -> str:
        return left(objection, on=timezone.localdate()) or "-"


def _page(objection: Objection, request: HttpRequest, on: date) -> dict[str, Any]:
    user, facts = request.user, facts_of(objection.publication)
    inside, drawn = bool(objections.acting(objection, user, on=on)), ("doors:picture", objection.pk)
    files = material(objection.evidence.all(), user, request.GET.get("shown", ""), drawn)
    return {
        "title": f"{objection.number} {objection.subject.name}",
        "objection": objection,
        "fact": facts.get(objection.field, "") if objection.field else "",
        "rows": contents.rows(objection.publication),
        "left": left(objection, on=on),
        "possible": objections.possible(objection, user, on=on),
        "inside": inside,
        "material": list(files) if inside else [],
        "open_at": reverse("doors:open", args=[objection.pk]),
        "purpose": PurposeForm(Objection, auto_id="purpose_%s"),
        "steps": [(_label(step.move), step) for step in objection.steps.select_related("by")],
        "is_nav_sidebar_enabled": False,
    }


def _label(name: str) -> Any:
    return objections.MOVES[name].label if name in objections.MOVES else _("Objection sent")


def left(objection: Objection, *, on: date) -> str:
    """Working days to the day that is due; "" once it is answered."""
    if objection.due_on is None or objection.status not in PENDING:
        return ""
    days = working_days_between(on, objection.due_on, calendar())
    if days < 0:
        return ngettext("%(days)d working day late", "%(days)d working days late", -days) % {"days": -days}
    if days == 0:
        return _("due today")
    return ngettext("%(days)d working day left", "%(days)d working days left", days) % {"days": days}


def _waiting(user: User, on: date, title: Any, *statuses: str) -> Waiting | None:
    found = Objection.objects.within(user, SEE).pending().filter(status__in=statuses).select_related("subject")
    is_late = found.filter(due_on__lt=on).exists()

    def row(objection: Objection) -> Row:
        due = date_format(objection.due_on) if objection.due_on else ""
        return Row(objection.number, " · ".join(filter(None, (objection.subject.name, due))), page_of(objection))

    address = reverse("admin:repair_objection_changelist", query={"waits": "open"})
    return told(title, found, row, address, Urgency.LATE if is_late else Urgency.NEAR)


@watch(Role.OPERATOR)
def at_the_site(user: User, on: date) -> Waiting | None:
    """Objections to accept, and those whose processing the site checks itself."""
    S = ObjectionStatus
    return _waiting(user, on, gettext_lazy("Objections to accept or check"), S.RECEIVED, S.WITH_SITE)


@watch(Role.REVIEWER, Role.SECOND_REVIEWER, Role.SOURCE_CLERK)
def at_the_source(user: User, on: date) -> Waiting | None:
    """Objections that the source or the authority answers."""
    return _waiting(user, on, gettext_lazy("Objections to answer"), ObjectionStatus.WITH_SOURCE)
