"""Cases: the queue as a list sorted by time left, and the page of one case."""

import re
from typing import Any, Final

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from creditchina.desk.rooms import ReadingRoom
from disclosure import codes
from disclosure.admin.delivering import desk
from disclosure.admin.filters import AuthorityChosen
from disclosure.models import Subject
from disclosure.registers.calendar import calendar
from repair.admin import page, words
from repair.admin.filters import Waits
from repair.models import Case
from repair.workflow import look

_NUMBER: Final = re.compile(r"(?P<application>XF-[0-9]{4}-[0-9]{4}-[0-9A-Z]+)(?:-(?P<position>[0-9]{1,3}))?", re.I)


@admin.register(Case)
class CaseRoom(ReadingRoom):
    """What is due first stands first; decided cases follow."""

    list_display = ["number", "record", "stands", "left", "holder"]
    list_filter = [Waits, "status", "seen", "needs_two", "door", AuthorityChosen]
    list_select_related = [
        *("application__subject", "publication__edition__item", "authority", "appeal_authority", "handler"),
    ]
    ordering = [F("due_on").asc(nulls_last=True), "-pk"]
    search_fields = ["application__number__exact"]
    search_help_text = _("number of the case, code of the subject, or document number, whole")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """What was sent: a draft is its applicant's alone."""
        return super().get_queryset(request).exclude(status="draft")

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """The time left is reckoned with one calendar a page, not one a row."""
        days = vars(request).setdefault("days_of_the_list", SimpleLazyObject(calendar))

        @admin.display(description=_("time left"), ordering="due_on")
        def left(case: Case) -> Any:
            return _left(case, days)

        return [left if name == "left" else name for name in super().get_list_display(request)]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Exactly what was typed: a number, a code, a document number."""
        return queryset.filter(_meant(search_term.strip())) if search_term.strip() else queryset, False

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> Any:
        """The case with everything to decide it by; opening it is noted for the colleagues."""
        case = self.get_object(request, unquote(object_id))
        if case is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if request.method not in ("GET", "HEAD") or not self.has_view_permission(request, case):
            raise PermissionDenied
        case = look(case, by=request.user)
        context = page.of(case, request.user, on=timezone.localdate(), shown=request.GET.get("shown", ""))
        return desk.draw(request, "admin/repair/case.html", **context)

    @admin.display(description=_("case and subject"))
    def number(self, case: Case) -> Any:
        """With the name of the subject."""
        return format_html('<span class="code">{}</span><br>{}', case.number, case.application.subject.name)

    @admin.display(description=_("record and authority"))
    def record(self, case: Case) -> Any:
        """Its kind and number, and whose matter it is."""
        told = (case.publication.document_number, case.publication.item.name, case.authority.name)
        return format_html_join(SafeString("<br>"), "{}", ((each,) for each in told if each))

    @admin.display(description=_("time left"))
    def left(self, case: Case) -> Any:
        return _left(case, calendar())

    @admin.display(description=_("status"))
    def stands(self, case: Case) -> Any:
        """Where it stands, and whether the authority has looked at it."""
        if not case.is_open:
            return case.get_status_display()
        return format_html('{}<br><span class="quiet">{}</span>', case.get_status_display(), case.get_seen_display())

    @admin.display(description=_("held by"))
    def holder(self, case: Case) -> str:
        return words.holder(case) or "-"


def _left(case: Case, days: Any) -> Any:
    on = timezone.localdate()
    said = words.left(case, on=on, calendar=days) or "-"
    return format_html('<b class="near">{}</b>', said) if words.is_near(case, on=on, calendar=days) else said


def _meant(typed: str) -> Q:
    if found := _NUMBER.fullmatch(typed):
        meant = Q(application__number=found["application"].upper())
        return meant & Q(position=found["position"]) if found["position"] else meant
    carrying = Subject.objects.carrying(codes.normalise(typed))
    return Q(application__subject__in=carrying.values("pk")) | Q(publication__document_number=typed)
