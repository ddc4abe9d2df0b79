"""Work off the queue and keep the schedule."""

import os
import signal
import sys
from argparse import ArgumentParser
from threading import Thread
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from creditchina.jobs.worker import Worker
from disclosure.management.register_command import RegisterCommand


class Command(RegisterCommand):
    about = gettext_lazy(
        "Keep the schedule and work off the queue of jobs until told to end (SIGTERM, Ctrl-C); the job in hand is "
        "finished first. Several may run at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help=_("do what is due now, then end"))
        parser.add_argument(
            "--until-input-ends",
            action="store_true",
            help=_("end with the standard input: for a program that starts this one and may die"),
        )

    def handle(self, *, once: bool, until_input_ends: bool, **options: Any) -> None:
        worker = Worker(once=once)
        worker.configure_signals()
        if until_input_ends:
            Thread(target=_end_with_input, daemon=True).start()
        worker.run()


def _end_with_input() -> None:
    """Not `sys.stdin.read`: its lock would still be held while the process ends for another reason."""
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
