"""Build the invented register and serve it."""

from argparse import ArgumentParser
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure import demo
from disclosure.demo import account, applicant, desk, reports, serving
from disclosure.demo.bar import Bar
from disclosure.management.plain_command import PlainCommand
from disclosure.report import authority


class Command(PlainCommand):
    about = gettext_lazy("Build an invented register under var/ and serve it on this machine. Safe to run again.")
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help=_("port on 127.0.0.1 to serve at; default: 8000"))
        parser.add_argument("--no-serve", action="store_false", dest="serve", help=_("build the register only"))

    def handle(self, *, port: int, serve: bool, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(_("The demo invents subjects: it runs with the development settings only."))
        try:
            if serve:
                serving.require_free(port)
                serving.announce(port)
            self._prepare()
            made = account.create()
            desk.lay_out(on=timezone.localdate())
            holder = applicant.create(on=timezone.localdate())
            if holder:
                reports.lay_out(holder.acts_for[0], on=timezone.localdate())
            self._lay_out_others()
            self._tell(made, holder, serving.address(port) if serve else "")
            if serve:
                serving.serve(port)
        except serving.NoPlace as problem:
            raise CommandError(str(problem)) from problem
        except KeyboardInterrupt:
            self.stdout.write("")

    def _lay_out_others(self) -> None:
        """What applications that the record does not know add to the demo."""
        for config in apps.get_app_configs():
            if hasattr(config, "lay_out"):
                config.lay_out(on=timezone.localdate())

    def _prepare(self) -> None:
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0, interactive=False)
        authority.make(settings.REPORT_AUTHORITY)
        if demo.is_complete():
            return
        with Bar(self.stderr) as bar:
            try:
                demo.build(on=timezone.localdate(), progress=bar.show)
            except ValueError as problem:
                raise CommandError(str(problem)) from problem
            except KeyboardInterrupt:
                raise CommandError(_("Stopped. The next run goes on from here.")) from None

    def _tell(self, made: list[account.Made], holder: applicant.Applicant | None, site: str) -> None:
        """Where to go and as whom; without a server only as whom, and how to start one."""
        places = {_("Site"): f"{site}/", _("Administration"): f"{site}/admin/"} if site else {}
        if not site:
            self.stdout.write(_("The register is built. Without --no-serve this command serves it."))
        for label, value in places.items():
            self.stdout.write(f"{label}: {value}")
        for each in made:
            role = each.person.role.label
            self.stdout.write(f"{each.person.username:<16} {each.password:<18} {each.secret}  {role}")
        if holder:
            self._tell_of(holder)
        kept = {"file": account.accounts_file()}
        self.stdout.write(_("Users, passwords and secrets of one-time codes: shown once, kept in %(file)s.") % kept)
        self.stdout.write(_("A one-time code without an app: uv run manage.py staff_code USER"))
        if site:
            self.stdout.write(_("Stop it with Ctrl-C."))

    def _tell_of(self, holder: applicant.Applicant) -> None:
        """The accounts of the public: for whom they act, and the code with which one may act for another."""
        public = _("the public, without a one-time code")
        for name, password in holder.passwords.items():
            self.stdout.write(f"{name:<16} {password:<18} {public}")
        first, second = holder.acts_for
        facts = {"first": first, "second": second, "code": holder.may_act_for.code, "secret": holder.filing_code}
        facts["chain"] = next(iter(holder.chain), "-")
        told = _(
            "applicant acts for %(first)s and %(second)s, and for %(chain)s with a repair case in every state; a "
            "letter brought it the filing code %(secret)s for %(code)s. agent acts for the first one in 24 hours."
        )
        self.stdout.write(told % facts)
