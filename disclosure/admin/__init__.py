"""The reading room of the staff, with a few safe levers. Whatever has a history is read-only here."""

from django.contrib import admin

from disclosure.admin import catalogue, deliveries, ledger, publications, registers, rules, subjects

admin.site.disable_action("delete_selected")

__all__ = ["catalogue", "deliveries", "ledger", "publications", "registers", "rules", "subjects"]
