"""Load a directory of subjects."""

from argparse import ArgumentParser
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.ingest.directory import RULES, Report, load_subjects
from disclosure.ingest.directory.report import OUTCOMES
from disclosure.ingest.opening import Refused
from disclosure.management import ordinary_file
from disclosure.management.counting import Counter
from disclosure.management.register_command import RegisterCommand, past_day

REMARKS = 50


class Command(RegisterCommand):
    about = gettext_lazy(
        "Load a directory (TSV or CSV, plain or .gz) with the columns name, uscc, reg_date, ent_type, province, "
        "city, status; or uscc, name, kind (current, former, english, short), valid_to (the last day of a former name) "
        "for further names. Safe to repeat."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help=_("file to load"))
        parser.add_argument("--on", type=past_day, help=_("day the directory speaks of; default: today"))

    def handle(self, *, file: Path, on: date | None, **options: Any) -> None:
        shown = partial(Counter(self.stderr).show, _("loaded"))
        try:
            ordinary_file.require(file)
            report = load_subjects(file, on=on or timezone.localdate(), progress=shown)
        except Refused as refused:
            raise CommandError(f"{refused.sentence} {refused.remedy}") from refused
        self._print(report)

    def _print(self, report: Report) -> None:
        for outcome, count in sorted(report.outcomes.items()):
            self.stdout.write(f"  {OUTCOMES[outcome]!s:<20}{count:>12,}")
        for rule, count in report.rules.most_common():
            self.stdout.write(f"  {rule:<20}{count:>12,}  {RULES[rule].sentence} {RULES[rule].remedy}")
        for odd in report.remarks[:REMARKS]:
            self.stdout.write(f"  {_('row')} {odd.row}: {odd.rule} {odd.shown}")
