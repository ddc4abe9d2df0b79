"""The site of the staff: which tables stand together on its front page and in its side bar."""

from typing import Any, Final

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

# Section -> its tables in the order of work. A table named nowhere stays under the name of its application.
SECTIONS: Final = (
    ("record", _("The public record"), ("Publication", "Subject", "PublicationVersion", "Change", "LedgerHead")),
    ("deliveries", _("Deliveries"), ("Batch", "HeldRow", "Fault", "BatchPart")),
    ("bodies", _("Who decides and who delivers"), ("Authority", "Source", "Mandate", "Region")),
    ("catalogue", _("What may be recorded"), ("CatalogueCategory", "CatalogueItem", "ItemEdition", "SeriousList")),
    ("rules", _("How long it is shown"), ("PeriodRule", "AmountLine", "RuleTransition")),
    ("people", _("Who works here"), ("User", "Group")),
)


class Desk(admin.AdminSite):
    """Django's admin site with sections instead of applications."""

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Tables the reader may see: in sections on the front page, plainly on the page of one application."""
        apps = super().get_app_list(request, app_label)
        if app_label is not None:
            return apps
        tables = {table["object_name"]: table for app in apps for table in app["models"]}
        sections = [
            _section(name, title, [tables.pop(word) for word in words if word in tables])
            for name, title, words in SECTIONS
        ]
        rest = [{**app, "models": [table for table in app["models"] if table["object_name"] in tables]} for app in apps]
        return [section for section in (*sections, *rest) if section["models"]]


def _section(name: str, title: Any, tables: list[Any]) -> dict[str, Any]:
    """One section in the form in which Django's templates take an application."""
    return {"name": title, "app_label": name, "app_url": "", "has_module_perms": True, "models": tables}
