"""Statements of subjects: read by a person before they stand beside a record."""

from datetime import date
from typing import Any, Final

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from creditchina.accounts.models import Role, User
from creditchina.desk.refusing import Refusal
from creditchina.desk.rooms import ReadingRoom
from creditchina.desk.today import Row, Waiting, watch
from disclosure.admin.asking import without_personal_numbers
from disclosure.admin.delivering import desk
from disclosure.admin.today.telling import page, told
from repair import statements
from repair.errors import NotYours, RepairError
from repair.models import Statement

SEE: Final = "repair.view_statement"
MODERATE: Final = "repair.moderate_statement"
RELATED: Final = ("publication__edition__item", "publication__authority", "subject", "by", "decided_by")
WAITING: Final = Statement.Status.WAITING
_FIRST: Final = Case(When(status=WAITING, then=Value(0)), default=Value(1))


class RefuseForm(forms.Form):
    """Why a statement does not stand."""

    reason = forms.CharField(
        label=gettext_lazy("Why it cannot stand there"),
        help_text=gettext_lazy(
            "Who wrote it reads this and can mend it: that it names others, insults, or is beside the point."
        ),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 70}),
        validators=[without_personal_numbers],
        error_messages={"required": gettext_lazy("Say why, so that the next one can be right.")},
    )


@admin.register(Statement)
class StatementRoom(ReadingRoom):
    """Those that wait to be read first, the oldest on top."""

    list_display = ["subject", "text", "publication", "status", "at"]
    list_filter = ["status"]
    list_select_related = [*RELATED]
    search_fields = ["subject__name__exact", "publication__document_number__exact"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).order_by(_FIRST, "at")

    def get_ordering(self, request: HttpRequest) -> Any:
        return [_FIRST, "at"]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> Any:
        """The statement beside its record, with what can be done."""
        statement = self.get_object(request, unquote(object_id))
        if statement is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if request.method not in ("GET", "HEAD") or not self.has_view_permission(request, statement):
            raise PermissionDenied
        return _draw(request, statement, RefuseForm())


def _draw(request: HttpRequest, statement: Statement, form: RefuseForm, stopped: str = "") -> HttpResponseBase:
    may = statement.status == WAITING and statement.by_id != request.user.pk and request.user.has_perm(MODERATE)
    context = {"title": _("Statement of %(name)s") % {"name": statement.subject.name}, "statement": statement}
    context |= {"form": form, "may": may, "stopped": stopped}
    drawn = desk.draw(request, "admin/repair/statement.html", **context)
    drawn.status_code = 409 if stopped else 200
    return drawn


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Let it through, or refuse it with a reason."""
    back = (_("All statements"), reverse("admin:repair_statement_changelist"))
    statement = Statement.objects.within(request.user, SEE).select_related(*RELATED).filter(pk=pk).first()
    if statement is None:
        raise Refusal(404, back=back)
    refuses = "refuse" in request.POST
    form = RefuseForm(request.POST if refuses else None)
    if refuses and not form.is_valid():
        return _draw(request, statement, form)
    try:
        if refuses:
            statements.refuse(statement, by=request.user, reason=form.cleaned_data["reason"])
        else:
            statements.let_through(statement, by=request.user)
    except NotYours as problem:
        raise Refusal(403, str(problem), back=back) from problem
    except RepairError as problem:
        statement.refresh_from_db()
        return _draw(request, statement, form, str(problem))
    messages.success(request, _("The statement is now “%(status)s”.") % {"status": statement.get_status_display()})
    return redirect(page(statement))


@watch(Role.MODERATOR)
def to_read(user: User, on: date) -> Waiting | None:
    """Statements that nobody has read yet."""
    found = Statement.objects.within(user, SEE).filter(status=WAITING).exclude(by=user)

    def row(statement: Statement) -> Row:
        return Row(statement.subject.name, date_format(timezone.localdate(statement.at)), page(statement))

    address = reverse("admin:repair_statement_changelist", query={"status__exact": WAITING})
    return told(gettext_lazy("Statements to read"), found.select_related("subject").order_by("at"), row, address)
