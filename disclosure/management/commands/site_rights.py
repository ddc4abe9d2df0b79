"""Print the rights of the site's PostgreSQL role."""

from argparse import ArgumentParser
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.guards.rights import rights
from disclosure.management.plain_command import PlainCommand


class Command(PlainCommand):
    about = gettext_lazy(
        "Print the statements that give a PostgreSQL role what the site needs, for the owner of the tables."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role", help=_("name of the role that the site connects as"))

    def handle(self, *, role: str, **options: Any) -> None:
        for statement in rights(connection.ops.quote_name(role)):
            self.stdout.write(f"{statement};")
