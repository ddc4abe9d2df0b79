"""Ingest a delivery file."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from creditchina.accounts.models import User
from disclosure.ingest import alone, delivery, recovering, report
from disclosure.ingest.brief import NotDeliverable, coded, find_item, listed
from disclosure.ingest.opening import Refused
from disclosure.management import ordinary_file
from disclosure.management.counting import Counter
from disclosure.management.register_command import RegisterCommand, day
from disclosure.models import Batch, CatalogueItem, Status

DESCRIPTION = gettext_lazy(
    "Ingest one delivery file (CSV, XLSX or JSON lines) and print the batch report.\n\n"
    "Items are named by code, or by name in Chinese or English; an unknown one is answered with the list of those\n"
    "in force. Sources are listed in the administration; those of the demo that fit its sample files stand in\n"
    "fixtures/demo/samples/README.md.\n\n"
    "Exit codes: 0 the delivery is in, whatever became of its rows; 1 nothing was taken in, or with --strict at least\n"
    "one row was faulty (the good rows are in); 2 the command was not understood."
)
PROCEDURE = gettext_noop(
    "by which procedure the penalties of this file were decided, where a row does not say: simple (on the spot) or "
    "ordinary"
)
RENDERERS = {"text": report.as_text, "json": report.as_json, "csv": report.as_csv}


class Command(RegisterCommand):
    about = DESCRIPTION

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        """Keep the paragraphs of the description."""
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **options)

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add("file", type=Path, help=_("file to deliver"))
        add("--source", required=True, help=_("unified social credit code of the data source"))
        add("--item", required=True, help=_("code or name of the catalogue item, e.g. penalty"))
        add("--on", type=day, help=_("day of delivery, not after today; default: today"))
        add("--procedure", choices=["simple", "ordinary"], default="", help=_(PROCEDURE))
        add("--by", metavar="USER", help=_("user name of the person who delivers"))
        add("--released-by", metavar="USER", help=_("user name of a second person who releases, where two must"))
        add("--report", choices=sorted(RENDERERS), default="text", help=_("form of the report; default: text"))
        add("--output", type=Path, help=_("write the report to this file"))
        add("--strict", action="store_true", help=_("exit with 1 if a row was faulty"))

    def handle(self, **options: Any) -> None:
        today = timezone.localdate()
        on = options["on"] or today
        if on > today:  # a delivery dated ahead would be public before its day
            raise CommandError(_("%(day)s is after today. A delivery is dated today or earlier.") % {"day": on})
        try:
            ordinary_file.require(options["file"])
            _require_writable(options["output"])
            self._recover()
            batch = self._ingest(options | {"on": on})
        except Refused as refused:
            raise CommandError(f"{refused.sentence} {refused.remedy}") from refused
        except NotDeliverable as problem:
            raise CommandError(f"{problem} {_known(options['item'])}".strip()) from problem
        except alone.AlreadyRunning as problem:
            raise CommandError(str(problem)) from problem
        except BrokenProcessPool as problem:
            raise CommandError(
                _("A process of this run was ended from outside, perhaps for want of memory. Start it again.")
            ) from problem
        self._print(RENDERERS[options["report"]](batch), options["output"])
        if options["strict"] and batch.faulty:
            raise CommandError(_faulty(batch.faulty))

    def _ingest(self, options: dict[str, Any]) -> Batch:
        asked = {name: options[name] for name in ("source", "item", "on", "procedure")}
        asked |= {name: _user(options[name]) for name in ("by", "released_by")}
        return delivery.ingest(options["file"], progress=Counter(self.stderr).show, **asked)

    def _recover(self) -> None:
        """Say of each run that was killed whether it was finished now, undone, or waits for its file."""
        for batch, _closed in recovering.recover(Counter(self.stderr).show):
            told = {
                Batch.Status.DONE: _("Batch %s was interrupted; it is finished now."),
                Batch.Status.UNDONE: _("Batch %s was interrupted before anything was written; it is undone."),
            }.get(Batch.Status(batch.status), _("Batch %s was interrupted; deliver its file again to finish it."))
            self.stderr.write(told % batch.number)

    def _print(self, text: str, output: Path | None) -> None:
        if output is None:
            self.stdout.write(text)
            return
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as problem:
            told = _("The delivery is in, but its report could not be written to %(file)s. The site's desk shows it.")
            raise CommandError(told % {"file": output}) from problem


def _user(name: str | None) -> User | None:
    """Who is named, if anybody is; an account that may no longer sign in stands for nobody."""
    if name is None:
        return None
    found: User | None = User.objects.filter(username=name, is_active=True).first()
    if found is None:
        raise CommandError(_("There is no active user %(name)s.") % {"name": name})
    return found


def _require_writable(output: Path | None) -> None:
    """A script that reads exit code 1 as "nothing was taken in" must not deliver twice."""
    try:
        if output:
            output.open("a").close()
    except OSError as problem:
        raise CommandError(_("The report could not be written to %(file)s.") % {"file": output}) from problem


def _known(item: str) -> str:
    """Which items can be delivered, for one who named another."""
    if find_item(item):
        return ""
    active = CatalogueItem.objects.filter(status=Status.ACTIVE).order_by("pk")
    items = listed(coded(row.code, row.name) for row in active)
    return _("Items in force: %(items)s.") % {"items": items or "-"}


def _faulty(count: int) -> str:
    """What --strict ends with."""
    told = ngettext("%(count)d row was faulty.", "%(count)d rows were faulty.", count)
    return told % {"count": count} + " " + _("The good rows are in.")
