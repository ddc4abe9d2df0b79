"""Take in a file of results from another system."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from disclosure.ingest.opening import Refused
from disclosure.management import ordinary_file
from disclosure.management.register_command import RegisterCommand
from repair import inbox, results
from repair.errors import Missing
from repair.models import System

WORDS = {
    inbox.Outcome.APPLIED: gettext_lazy("applied"),
    inbox.Outcome.WAITING: gettext_lazy("waits for its record"),
    inbox.Outcome.NOTED: gettext_lazy("noted"),
    inbox.Outcome.KNOWN: gettext_lazy("known already"),
    inbox.Outcome.REFUSED: pgettext_lazy("result received", "refused"),
}


class Command(RegisterCommand):
    about = gettext_lazy(
        "Take in results of another system from a CSV file in UTF-8 with the columns number, authority, document, "
        "result (repaired or refused), decided_on. Safe to repeat; each result is answered."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        systems = [system.value for system in System if system != System.OWN]
        parser.add_argument("file", type=Path, help=_("file to take in"))
        parser.add_argument(
            "--system",
            choices=systems,
            default=System.MARKET_REGULATION.value,
            help=_("which system sent it; default: market_regulation"),
        )

    def handle(self, *, file: Path, system: str, **options: Any) -> None:
        try:
            ordinary_file.require(file)
            rows = list(results.rows_of(file.read_bytes()))
        except Refused as refused:
            raise CommandError(f"{refused.sentence} {refused.remedy}") from refused
        except Missing as problem:
            raise CommandError(str(problem)) from problem
        on = timezone.localdate()
        answers = [inbox.take(told, system=system, channel="file", on=on) for told in rows]
        for answer in answers:
            self.stdout.write(f"  {answer.number:<24}{WORDS[answer.outcome]!s:<22}{answer.said}")
        counted = Counter(answer.outcome for answer in answers)
        self.stdout.write(", ".join(f"{WORDS[outcome]} {counted[outcome]:,}" for outcome in WORDS))
        if counted[inbox.Outcome.REFUSED]:
            raise CommandError(_("Some results were refused. Mend these and send the file again."))
