"""Credit repair."""

from datetime import date

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class RepairConfig(AppConfig):
    name = "repair"
    verbose_name = _("Credit repair")

    def ready(self) -> None:
        """Guards are part of the schema, and the rows of its registers part of an installation."""
        from disclosure import beside, guards
        from disclosure.publish import decided, holding
        from repair import findings, reference, shields
        from repair.beside import statements
        from repair.guards import GUARDS
        from repair.web import beginning  # noqa: F401  # what it offers at the desk

        beside.declare(statements)
        decided.connect(findings.tell, dispatch_uid="repair.findings")
        holding.declare(shields.holds)
        guards.declare(GUARDS, last="repair_step")
        post_migrate.connect(reference.after_migrate, sender=self, dispatch_uid="repair.reference")

    def lay_out(self, *, on: date) -> None:
        """Its part of the demo; the command asks every application for one."""
        from repair import demo

        demo.lay_out(on=on)
