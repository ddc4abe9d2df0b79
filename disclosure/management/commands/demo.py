"""Build the invented register and serve it."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.servers.basehttp import get_internal_wsgi_application, run
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosure import demo
from disclosure.demo import account
from disclosure.demo.bar import Bar

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Build an invented register under var/ and serve it on this machine. Safe to run again."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_false", dest="serve", help="build only")

    def handle(self, *, port: int, serve: bool, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(_("The demo invents subjects: it runs with the development settings only."))
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0, interactive=False)
        self._build()
        self._tell(account.create(), port)
        if serve:
            self._serve(port)

    def _build(self) -> None:
        if demo.is_complete():
            return
        with Bar(self.stderr) as bar:
            try:
                demo.build(on=timezone.localdate(), progress=bar.show)
            except ValueError as problem:
                raise CommandError(str(problem)) from problem
            except KeyboardInterrupt:
                raise CommandError(_("Stopped. The next run goes on from here.")) from None

    def _tell(self, password: str, port: int) -> None:
        told = {
            _("Site"): f"http://{HOST}:{port}/",
            _("Administration"): f"http://{HOST}:{port}/admin/",
            _("User"): account.NAME,
            _("Password"): password or _("shown at the first run; kept in %s") % account.password_file(),
        }
        for label, value in told.items():
            self.stdout.write(f"{label}: {value}")

    def _serve(self, port: int) -> None:
        try:
            run(HOST, port, get_internal_wsgi_application(), threading=True)
        except OSError as problem:
            raise CommandError(f"{HOST}:{port}: {problem.strerror} (--port)") from problem
        except KeyboardInterrupt:
            self.stdout.write("")
