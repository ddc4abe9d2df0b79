"""What the commands that work on the register have in common: they want a database that is up to date."""

from argparse import ArgumentTypeError
from datetime import date

from django.core.management.base import CommandError
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosure.management.plain_command import PlainCommand


def day(text: str) -> date:
    """A day of an option, written YYYY-MM-DD. Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(_("%(text)s is not a day; write YYYY-MM-DD.") % {"text": text}) from None


def past_day(text: str) -> date:
    """The same for a day that is today or was: nothing is recorded ahead of its time. Raises ArgumentTypeError."""
    found = day(text)
    if found > timezone.localdate():
        raise ArgumentTypeError(_("%(text)s is after today.") % {"text": text})
    return found


class RegisterCommand(PlainCommand):
    """Stops with a sentence, not in the midst of its work, where tables are missing or older than the code."""

    requires_migrations_checks = True

    def check_migrations(self) -> None:
        """Raises CommandError while a migration is waiting."""
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError(
                _("The database is not ready. Run the command demo (to try the site) or migrate (to operate it) first.")
            )
