"""Ways to narrow the cases that a column alone does not give."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from repair.models import Case, Status


class Waits(admin.SimpleListFilter):
    """For whom a case waits."""

    title = _("waits")
    parameter_name = "waits"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("open", _("for anybody: not decided")),
            ("late", _("and is late")),
            ("mine", _("for me")),
            ("authority", _("for the authority")),
            ("second", _("for a second opinion")),
            ("applicant", _("for the applicant")),
            ("appeal", _("for a decision on appeal")),
            ("site", _("for this site")),
            ("elsewhere", _("for the other channel")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted, cases = self.value() or "", Case.objects.all()
        found = {
            "open": cases.open(),
            "late": cases.late(on=timezone.localdate()),
            "mine": cases.open().filter(handler=request.user.pk),
            "authority": cases.filter(status__in=(Status.PASSED, Status.ACCEPTED)),
            "second": cases.filter(status=Status.PROPOSED),
            "applicant": cases.filter(status=Status.ASKED),
            "appeal": cases.filter(status=Status.APPEALED),
            "site": cases.filter(status=Status.SUBMITTED),
            "elsewhere": cases.filter(status=Status.TRANSFERRED),
        }
        return queryset.filter(pk__in=found[wanted].values("pk")) if wanted in found else queryset
