"""End single publications one after the other while a delivery loads, and say how long each took, in ms."""

import json
import sys
import threading
import time

import django

django.setup()

from disclosure import publish  # noqa: E402
from disclosure.models import Publication  # noqa: E402
from tests.builders import a_penalty  # noqa: E402

READY = 1_500
PAUSE = 0.2  # seconds between two approvals: four hundred thousand a day


def main() -> None:
    """Prepare publications, say `ready`, then work until standard input says stop."""
    waiting = [a_penalty() for _ in range(READY)]
    print("ready", flush=True)
    stop = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.readline(), stop.set()), daemon=True).start()
    taken: list[float] = []
    while waiting and not stop.is_set():
        taken.append(_approve(waiting.pop()))
        time.sleep(PAUSE)
    taken.sort()
    at = {"p50": len(taken) // 2, "p99": min(len(taken) - 1, len(taken) * 99 // 100), "worst": len(taken) - 1}
    print(json.dumps({"approvals": len(taken)} | {name: taken[place] for name, place in at.items()}))


def _approve(publication: Publication) -> float:
    started = time.perf_counter()
    publish.take_down(publication, on=publication.public_since or publication.decided_on)
    return (time.perf_counter() - started) * 1_000


if __name__ == "__main__":
    main()
