"""Load the registers."""

from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure import reference
from disclosure.management.register_command import RegisterCommand


class Command(RegisterCommand):
    about = gettext_lazy("Bring the registers to what the files in fixtures/ say. Safe to repeat.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help=_("also the fictional province 99 and its bodies"))

    def handle(self, *, demo: bool, **options: Any) -> None:
        for table, written in reference.load(demo=demo).items():
            self.stdout.write(_("%(table)s: %(written)d written") % {"table": table, "written": written})
