"""Jobs for tests. They speak through files, so that the process that runs them may die."""

import os
import signal
import time
from datetime import timedelta
from pathlib import Path

from creditchina.jobs import job

NUMBER = "990101199001019993"  # as long as a person's, and of nobody


@job("note")
def note(file: str, text: str) -> None:
    """Add a line."""
    with Path(file).open("a", encoding="utf-8") as lines:
        lines.write(f"{text}\n")


@job("fail", attempts=3, wait=timedelta(minutes=2))
def fail() -> None:
    """Fail every time, with a number in the words."""
    raise ValueError(f"cannot take {NUMBER}")


@job("wait")
def wait(folder: str) -> str:
    """Tell that it began, and end when there is a file `go`."""
    Path(folder, "began").touch()
    while not Path(folder, "go").exists():
        time.sleep(0.02)
    return "ended"


@job("die once")
def die_once(folder: str) -> str:
    """Kill the worker at the first attempt."""
    if Path(folder, "died").exists():
        return "survived"
    Path(folder, "died").touch()
    os.kill(os.getpid(), signal.SIGKILL)
    return "never"
