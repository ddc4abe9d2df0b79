"""Make the key and certificates that the demo signs reports with."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.management.plain_command import PlainCommand
from disclosure.report import authority


class Command(PlainCommand):
    about = gettext_lazy(
        "Make a key and certificates to sign reports of the demo with. They prove nothing. In the demo only."
    )
    requires_migrations_checks = False

    def handle(self, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(_("The demo alone makes its own key; a site names its files in the environment."))
        folder = settings.REPORT_AUTHORITY
        made = authority.make(folder)
        said = _("Made in %(folder)s.") if made else _("Nothing to do: %(folder)s is there already.")
        self.stdout.write(said % {"folder": folder})
