"""Public record."""

from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class DisclosureConfig(AppConfig):
    name = "disclosure"
    verbose_name = _("Public record")

    def ready(self) -> None:
        """Guards are part of the schema: they stand whenever the tables do."""
        from disclosure import guards
        from disclosure.report import checks

        post_migrate.connect(guards.after_migrate, sender=self, dispatch_uid="disclosure.guards")
        register(checks.signature, "reports", deploy=True)
