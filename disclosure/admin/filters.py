"""Ways to narrow the publications that a column alone does not give."""

from typing import Any, Final

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosure.admin import wording
from disclosure.ingest.reasons import HELD, RULES
from disclosure.models import Authority, Batch, Mark, MarkKind, Publication
from disclosure.registers import words

PENDING: Final = "pending"  # any mark but secrecy


class VisibleToday(admin.SimpleListFilter):
    """Through the same doorway as every public surface."""

    title = _("visible today")
    parameter_name = "visible"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        visible = Exists(Publication.objects.visible(on=timezone.localdate()).filter(pk=OuterRef("pk")))
        wanted = {"yes": visible, "no": ~visible}.get(self.value() or "")
        return queryset if wanted is None else queryset.filter(wanted)


class ReviewDue(admin.SimpleListFilter):
    """Public without a last day, and to be reviewed within a month, or overdue (rules.md S-5)."""

    title = _("review")
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("due", _("due within a month, or overdue"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "due":
            return queryset
        due = Publication.objects.to_review(on=timezone.localdate())
        return queryset.filter(pk__in=due.values("pk"))


class Marked(admin.SimpleListFilter):
    """Carries a mark that nobody ended yet."""

    title = _("mark")
    parameter_name = "mark"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(PENDING, _("a review of the decision")), *MarkKind.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        asked, standing = self.value(), Mark.objects.filter(until=None)
        if asked == PENDING:
            standing = standing.exclude(kind=MarkKind.SECRECY)
        elif asked in MarkKind.values:
            standing = standing.filter(kind=asked)
        else:
            return queryset
        return queryset.filter(pk__in=standing.values("publication"))


class AuthorityChosen(admin.SimpleListFilter):
    """One authority, come from its own page: hundreds in a column would hide every other filter."""

    title = _("authority")
    parameter_name = "authority"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        chosen = Authority.objects.filter(code=request.GET.get(self.parameter_name, "")[:18])
        return [(authority.code, authority.name) for authority in chosen]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(authority__code=self.value()) if self.value() else queryset


class BatchChosen(admin.SimpleListFilter):
    """One batch, come from its own page."""

    title = _("batch")
    parameter_name = "batch"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        asked = request.GET.get(self.parameter_name, "")
        chosen = Batch.objects.filter(pk=int(asked)) if _is_number(asked) else Batch.objects.none()
        return [(str(batch.pk), batch.number) for batch in chosen]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        asked = self.value()
        return queryset.filter(batch=int(asked)) if asked and _is_number(asked) else queryset


class RuleChosen(admin.SimpleListFilter):
    """One rule of the batch report, come from the page of a batch."""

    title = _("reason")
    parameter_name = "rule"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        asked = request.GET.get(self.parameter_name, "")
        return [(asked, wording.sentence(asked))] if asked in RULES else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(rule=self.value()) if self.value() else queryset


class ReasonHeld(admin.SimpleListFilter):
    """Why rows wait for a person."""

    title = _("reason")
    parameter_name = "reason"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(word, wording.sentence(word)) for word in HELD]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(reason=self.value()) if self.value() else queryset


class FieldOfWork(admin.SimpleListFilter):
    """The fields of work that occur, in words."""

    title = _("field of work")
    parameter_name = "field"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        occurring = Authority.objects.exclude(field="").order_by("field").values_list("field", flat=True).distinct()
        return [(word, words.field_of_work(word)) for word in occurring]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(field=self.value()) if self.value() else queryset


def _is_number(text: str) -> bool:
    """Whether a text is a number that a key can have."""
    return text.isascii() and text.isdigit() and len(text) <= 18
