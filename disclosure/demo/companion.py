"""A worker beside the demo's server, so that whatever a site does by itself happens in the demo too."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.conf import settings

PATIENCE: Final = 30  # seconds that the job in hand is given when the server ends


@contextmanager
def worker() -> Iterator[None]:
    """A worker inside; it ends with this process, also when this one is killed, because its input ends then.

    In a session of its own: Ctrl-C is for the server, which then lets the worker finish. Ctrl-C again ends both.
    """
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "work", "--until-input-ends"]
    environment = os.environ | {"SITE_URL": settings.SITE_URL}
    process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603
    try:
        yield
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin:
        process.stdin.close()
    try:
        process.wait(PATIENCE)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        process.kill()
        process.wait()
