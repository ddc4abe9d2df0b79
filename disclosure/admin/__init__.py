"""The reading room of the staff, with a few safe levers. Whatever has a history is read-only here."""

from django.contrib import admin

from disclosure.admin import (
    acts,
    catalogue,
    contradictions,
    deliveries,
    identity,
    ledger,
    procedure,
    proposals,
    publications,
    registers,
    reports,
    rules,
    subjects,
    today,
)

admin.site.disable_action("delete_selected")

__all__ = [
    "acts",
    "catalogue",
    "contradictions",
    "deliveries",
    "identity",
    "ledger",
    "procedure",
    "proposals",
    "publications",
    "registers",
    "reports",
    "rules",
    "subjects",
    "today",
]
