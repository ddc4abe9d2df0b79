"""Ingest a delivery file."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosure.ingest import delivery, report
from disclosure.ingest.brief import NotDeliverable
from disclosure.ingest.opening import Refused
from disclosure.management.counting import Counter
from disclosure.models import Batch

RENDERERS = {"text": report.as_text, "json": report.as_json, "csv": report.as_csv}


class Command(BaseCommand):
    help = "Ingest one delivery file (CSV, XLSX or JSON lines) and print the batch report."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", required=True, help="unified social credit code of the data source")
        parser.add_argument("--item", required=True, help="code of the catalogue item, e.g. penalty")
        parser.add_argument("--on", type=date.fromisoformat, help="day of delivery; default: today")
        parser.add_argument("--procedure", choices=["simple", "ordinary"], default="", help="of all rows")
        parser.add_argument("--report", choices=sorted(RENDERERS), default="text")
        parser.add_argument("--output", type=Path, help="write the report to this file")

    def handle(self, **options: Any) -> None:
        self._recover()
        try:
            batch = delivery.ingest(
                options["file"],
                source=options["source"],
                item=options["item"],
                on=options["on"] or timezone.localdate(),
                procedure=options["procedure"],
                progress=Counter(self.stderr).show,
            )
        except Refused as refused:
            raise CommandError(f"{refused.sentence} {refused.remedy}") from refused
        except (NotDeliverable, delivery.AlreadyRunning) as problem:
            raise CommandError(str(problem)) from problem
        self._print(RENDERERS[options["report"]](batch), options["output"])

    def _recover(self) -> None:
        """Say of each run that was killed whether it was finished now, undone, or waits for its file."""
        for batch, _closed in delivery.recover(Counter(self.stderr).show):
            told = {
                Batch.Status.DONE: _("Batch %s was interrupted; it is finished now."),
                Batch.Status.UNDONE: _("Batch %s was interrupted before anything was written; it is undone."),
            }.get(Batch.Status(batch.status), _("Batch %s was interrupted; deliver its file again to finish it."))
            self.stderr.write(told % batch.number)

    def _print(self, text: str, output: Path | None) -> None:
        if output:
            output.write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text)
