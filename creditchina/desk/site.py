"""The site of the staff: which tables stand together on its front page and in its side bar."""

from typing import Any, Final, cast

from django.apps import apps
from django.contrib import admin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models.base import ModelBase
from django.http import HttpRequest
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from creditchina.accounts import second_factor
from creditchina.accounts.models import User
from creditchina.desk import odd, refusing
from creditchina.desk.today import acts_of, waiting_for

# Section -> its tables in the order of work. A table named nowhere stays under the name of its application.
SECTIONS: Final = (
    (
        "record",
        _("The public record"),
        (
            "Publication",
            "Mark",
            "Subject",
            "IdentityAct",
            "PublicationVersion",
            "Change",
            "LedgerHead",
            "Contradiction",
        ),
    ),
    (
        "repair",
        _("Credit repair"),
        (
            *("Case", "Objection", "Finding", "Statement", "ReceivedResult", "Breach", "Bar", "Shield", "EvidenceLook"),
            *("CommitmentTemplate", "Channel", "Unrepairable"),
        ),
    ),
    ("reports", _("Credit reports"), ("IssuedReport", "ReportOrder")),
    (
        "deliveries",
        _("Deliveries"),
        ("Batch", "HeldRow", "Fault", "NilReturn", "BatchUndo", "Withdrawal", "TakenBack", "DeliveryKey", "BatchPart"),
    ),
    ("bodies", _("Who decides and who delivers"), ("Authority", "Source", "Mandate", "Region")),
    ("catalogue", _("What may be recorded"), ("CatalogueCategory", "CatalogueItem", "ItemEdition", "SeriousList")),
    (
        "rules",
        _("How long it is shown"),
        ("PeriodRule", "RuleTransition", "ClassStandard", "AmountLine", "MarkRule", "RetentionRule"),
    ),
    (
        "registers",
        _("What follows, and within which time"),
        ("Proposal", "Measure", "MeasureUse", "RefusalGround", "Deadline", "CalendarYear", "CalendarDay"),
    ),
    ("acting", _("Who acts for a subject"), ("StandingClaim", "Standing", "FilingCode")),
    ("people", _("Who works here"), ("User", "Post", "AccountProposal", "SignIn")),
    ("jobs", _("What the site does by itself"), ("Job", "Slot", "Heartbeat")),
)


# Tables of the libraries that nobody opens here: what they hold gives nothing, or is a key.
LOGINS: Final = ("socialaccount.SocialApp", "socialaccount.SocialAccount", "socialaccount.SocialToken")
NOT_HERE: Final = ("auth.Group", "account.EmailAddress", "mfa.Authenticator", *LOGINS)


class Desk(admin.AdminSite):
    """Django's admin site with sections instead of applications, and calm where an address or a form holds nonsense."""

    def register(self, model_or_iterable: Any, admin_class: type[odd.Room] | None = None, **options: Any) -> None:
        """Take in a table, whichever application brings it: its list answers to any filter."""
        given: list[Any] = [model_or_iterable] if isinstance(model_or_iterable, ModelBase) else list(model_or_iterable)
        taken = [table for table in given if table._meta.label not in NOT_HERE]
        super().register(taken, odd.careful(admin_class or admin.ModelAdmin), **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether this is one of the staff who has shown the second factor in this session."""
        return super().has_permission(request) and second_factor.is_proven(request)

    @method_decorator(never_cache)
    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The one door of the staff, and from there back to what was asked. Raises PermissionDenied for others."""
        back = request.GET.get(REDIRECT_FIELD_NAME, "")
        known = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
        back = back if known else reverse("admin:index", current_app=self.name)
        if self.has_permission(request):
            return redirect(back)
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(back)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Where everybody changes their password."""
        return redirect("account_change_password")

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """A page for staff, asked with signs that every database takes; what it refuses is told in one way."""
        return super().admin_view(odd.refusing_nul(refusing.told(view)), cacheable)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Tables the reader may see, in sections; those of one application where one is named."""
        offered = super().get_app_list(request, app_label)
        tables = {table["object_name"]: table for app in offered for table in app["models"]}
        sections = [
            _section(name, title, [tables.pop(word) for word in words if word in tables])
            for name, title, words in SECTIONS
        ]
        rest = [
            {**app, "models": [table for table in app["models"] if table["object_name"] in tables]} for app in offered
        ]
        return [section for section in (*sections, *rest) if section["models"]]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Today: what waits for the reader, then the tables."""
        on = timezone.localdate()
        user = cast(User, request.user)
        posts = user.posts.in_force(on=on).select_related("authority", "source")
        own = {
            "title": _("Today"),
            "on": on,
            "posts": posts,
            "acts": acts_of(user),
            "waiting": waiting_for(user, on=on),
        }
        return super().index(request, own | (extra_context or {}))

    def app_index(
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The page of one application, under its own name."""
        own = {"title": apps.get_app_config(app_label).verbose_name}
        return super().app_index(request, app_label, own | (extra_context or {}))


def _section(name: str, title: Any, tables: list[Any]) -> dict[str, Any]:
    """One section in the form in which Django's templates take an application."""
    return {"name": title, "app_label": name, "app_url": "", "has_module_perms": True, "models": tables}
