"""Print the one-time code of a demo account, for a machine without an authenticator app."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from creditchina.accounts import second_factor
from creditchina.accounts.models import User
from disclosure.management.plain_command import PlainCommand


class Command(PlainCommand):
    about = gettext_lazy("Print the present one-time code of a demo account. In the demo only.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("user", help=_("user name, such as reviewer"))

    def handle(self, *, user: str, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(_("One-time codes are printed in the demo only."))
        account = User.objects.filter(username=user).first()
        if account is None or not second_factor.has_one(account):
            raise CommandError(_("There is no account of this name with a second factor."))
        code, seconds = second_factor.present_code(account)
        self.stdout.write(code)
        said = _("Good for another %(seconds)d seconds, and once. After that ask again.") % {"seconds": seconds}
        self.stderr.write(said)
