"""Work in forked processes: in order, bounded, and gone with the parent."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from disclosure.ingest import forked

SLEEPERS = """
import os, time
from disclosure.ingest import forked

def sleep(number):
    os.write(1, f"{os.getpid()}\\n".encode())  # at once: the other one writes to the same pipe
    time.sleep(60)

list(forked.work(sleep, range(2), 2))
"""


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_results_come_in_the_order_of_the_jobs():
    assert list(forked.work(lambda number: number * number, range(50), 2)) == [number**2 for number in range(50)]


def test_what_a_job_raises_is_raised():
    with pytest.raises(ZeroDivisionError):
        list(forked.work(lambda number: 1 // number, range(3), 2))


def test_no_more_jobs_are_taken_than_wait():
    taken = []

    def jobs():
        for number in range(100):
            taken.append(number)
            yield number

    next(forked.work(lambda number: number, jobs(), 2))
    assert len(taken) <= 2 * forked.AHEAD + 2


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes where Linux lists them")
def test_children_of_a_killed_parent_end_and_hold_no_lock_of_it():
    with subprocess.Popen([sys.executable, "-c", SLEEPERS], stdout=subprocess.PIPE, text=True) as run:
        children = [int(run.stdout.readline()) for _ in range(2)]
        assert all(map(alive, children))
        run.send_signal(signal.SIGKILL)
    until = time.monotonic() + 20
    while any(map(alive, children)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(map(alive, children))
