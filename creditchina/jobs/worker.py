"""The process that works: the library's worker, and beside it a clock that keeps the schedule and tells it lives."""

import logging
import os
import secrets
import signal
import socket
import sys
import time
from threading import Event, Thread
from typing import Any, Final

from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone
from django_tasks_db.management.commands import db_worker

from creditchina.jobs import again, schedule
from creditchina.jobs.models import Heartbeat, Job

BEAT_SECONDS: Final = 10
POLL_SECONDS: Final = 1
_NO_ANSWER: Final = (OperationalError, InterfaceError)  # it restarts, or somebody holds SQLite's lock for long
_log = logging.getLogger(__name__)


class Worker(db_worker.Worker):
    """Runs what waits until it is told to end; then it finishes the job in hand. Several may work at once.

    `once`: ends by itself when nothing is left that could run now.
    """

    def __init__(self, *, once: bool = False) -> None:
        super().__init__(
            queue_names=["*"],
            interval=POLL_SECONDS,
            batch=True,  # the library's loop ends when nothing waits; ours below asks without a lock
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}",
            excluded_queue_names=[],
        )
        self.once = once

    def shutdown(self, signum: int, frame: Any) -> None:
        """Told once: end after the job in hand. Told twice: end now; the job counts as failed and is tried again."""
        if not self.running:
            self.reset_signals()
            sys.exit(1)
        _log.info("%s: ends", signal.strsignal(signum))
        self.running = False

    def run(self) -> None:
        """Work with the clock beside it."""
        clock = Clock(self.worker_id)
        while self.running and not clock.tick():
            time.sleep(POLL_SECONDS)
        clock.start()
        try:
            self.work()
        finally:
            clock.end()

    def work(self) -> None:
        """Work without a clock. A database that does not answer is waited for."""
        in_doubt = False
        while self.running:
            try:
                if in_doubt:
                    again.take_up_own(self.worker_id, timezone.now())
                    in_doubt = False
                if Job.objects.ready().exists():
                    super().run()
                elif self.once:
                    return
            except _NO_ANSWER as problem:
                if self.once:
                    raise
                _log.warning("The worker waits for the database: %s", type(problem).__name__)
                in_doubt = True
                close_old_connections()
            if self.running and not self.once:
                time.sleep(self.interval)


class Clock(Thread):
    """Every few seconds: tell that the worker lives, put what is due into the queue, take up what the dead left."""

    def __init__(self, worker: str) -> None:
        super().__init__(name="clock", daemon=True)
        self._worker, self._started_at, self._ended = worker, timezone.now(), Event()

    def run(self) -> None:
        """Tick on a connection of its own until the worker ends."""
        try:
            while not self._ended.wait(BEAT_SECONDS):
                self.tick()
        finally:
            connection.close()

    def tick(self) -> bool:
        """Do it now; False, with a line in the log, where the database does not answer."""
        try:
            now = timezone.now()
            seen = {"started_at": self._started_at, "seen_at": now}
            Heartbeat.objects.update_or_create(worker=self._worker, defaults=seen)
            schedule.enqueue_due(now)
            again.take_up_dead(now)
        except _NO_ANSWER as problem:
            _log.warning("The clock waits for the database: %s", type(problem).__name__)
            close_old_connections()
            return False
        return True

    def end(self) -> None:
        """Stop, and take the worker off the list, so that nobody waits to hear of it."""
        self._ended.set()
        self.join()
        Heartbeat.objects.filter(worker=self._worker).delete()
