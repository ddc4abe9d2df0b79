"""The site of the staff: which tables stand together on its front page and in its side bar."""

from typing import Any, Final

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from creditchina.desk import odd

# Section -> its tables in the order of work. A table named nowhere stays under the name of its application.
SECTIONS: Final = (
    ("record", _("The public record"), ("Publication", "Subject", "PublicationVersion", "Change", "LedgerHead")),
    ("deliveries", _("Deliveries"), ("Batch", "HeldRow", "Fault", "BatchPart")),
    ("bodies", _("Who decides and who delivers"), ("Authority", "Source", "Mandate", "Region")),
    ("catalogue", _("What may be recorded"), ("CatalogueCategory", "CatalogueItem", "ItemEdition", "SeriousList")),
    ("rules", _("How long it is shown"), ("PeriodRule", "AmountLine", "RuleTransition")),
    ("people", _("Who works here"), ("User", "Post", "SignIn")),
    ("jobs", _("What the site does by itself"), ("Job", "Slot", "Heartbeat")),
)


class Desk(admin.AdminSite):
    """Django's admin site with sections instead of applications, and calm where an address or a form holds nonsense."""

    def register(self, model_or_iterable: Any, admin_class: type[odd.Room] | None = None, **options: Any) -> None:
        """Take in a table, whichever application brings it: its list answers to any filter."""
        super().register(model_or_iterable, odd.careful(admin_class or admin.ModelAdmin), **options)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """A page for staff, asked with signs that every database takes."""
        return super().admin_view(odd.refusing_nul(view), cacheable)

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

    def app_index(
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The page of one application, under its own name."""
        own = {"title": apps.get_app_config(app_label).verbose_name}
        return super().app_index(request, app_label, own | (extra_context or {}))


def _section(name: str, title: Any, tables: list[Any]) -> dict[str, Any]:
    """One section in the form in which Django's templates take an application."""
    return {"name": title, "app_label": name, "app_url": "", "has_module_perms": True, "models": tables}
