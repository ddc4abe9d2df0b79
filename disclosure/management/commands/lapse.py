"""Tell the ledger whose last day is over."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from disclosure import publish
from disclosure.management.register_command import RegisterCommand, past_day


class Command(RegisterCommand):
    about = gettext_lazy("Write a ledger line for every publication whose last day is over. No page waits for it.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--by", type=past_day, help=_("day by which the last day was over; default: today"))

    def handle(self, *, by: date | None, **options: Any) -> None:
        count = publish.lapse(by=by or timezone.localdate())
        told = ngettext(
            "The end of %(count)d publication was recorded.",
            "The ends of %(count)d publications were recorded.",
            count,
        )
        self.stdout.write(told % {"count": count})
