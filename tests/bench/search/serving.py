"""Search and match as a server answers them: `python -m tests.bench.search.serving N [--loaded] [--seconds 10]`.

gunicorn with two workers. Pages a second against a view that renders the same template from constants, in turns; then
names and codes a second that POST match/ answers, lists of exact ones and mixed ones as people keep them.
"""

import argparse
import http.client
import json
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from urllib.parse import quote

import django

django.setup()

from disclosure.models import SubjectIdentifier  # noqa: E402
from tests.bench.search.speed import load, questions  # noqa: E402

WORKERS, CLIENTS, ROUNDS = 2, 4, 3
# What people type, in a hundred: mostly a name or how it begins.
ASKED = {"exact": 25, "no form": 15, "prefix": 20, "brand": 10, "core": 10, "2 signs": 5, "4 signs": 10, "one wrong": 3}
ASKED |= {"pinyin": 2}
# A list as people keep it: most names as registered, some without legal form, some mistyped, some of nobody.
MIXED = {"exact": 60, "no form": 15, "core": 10, "one wrong": 8, "swapped": 2}
UNKNOWN = 5  # of a hundred


@contextmanager
def served() -> Iterator[int]:
    """The port of a server that answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "creditchina.wsgi",
        "--workers",
        str(WORKERS),
        "--bind",
        f"127.0.0.1:{port}",
    ]
    server = subprocess.Popen(command, env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.bench.search.served"})
    try:
        for _ in range(200):
            try:
                ask(port, "GET", "/")
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait()


def ask(port: int, method: str, address: str, body: str = "") -> bytes:
    """One answer on a connection of its own; anything but 200 is a mistake of the benchmark."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, address, body or None, {"Content-Type": "application/json"} if body else {})
    answer = connection.getresponse()
    told = answer.read()
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{answer.status} {address}")
    return told


def pages_a_second(port: int, addresses: list[str], seconds: float) -> float:
    """How many of these the clients get together."""
    until = time.perf_counter() + seconds

    def client(number: int) -> int:
        chance, got = random.Random(number), 0
        while time.perf_counter() < until:
            ask(port, "GET", chance.choice(addresses))
            got += 1
        return got

    with ThreadPoolExecutor(CLIENTS) as clients:
        return sum(clients.map(client, range(CLIENTS))) / seconds


def pages(port: int, seconds: float) -> dict[str, float]:
    """Search and constants in turns, both warm."""
    made = questions(200)
    texts = [text for kind, share in ASKED.items() for text in made[kind][:share]]
    ways = {"search": "/search/?q=", "constants": "/constants/?q="}
    addresses = {way: [start + quote(text) for text in texts] for way, start in ways.items()}
    for _ in range(2 * WORKERS):  # each worker keeps its own constants
        for address in addresses["constants"]:
            ask(port, "GET", address)
    rates = dict.fromkeys(ways, 0.0)
    for _ in range(ROUNDS):
        for way in ways:
            rates[way] += pages_a_second(port, addresses[way], seconds) / ROUNDS
    return rates | {"ratio": rates["search"] / rates["constants"]}


def lists(size: int = 1_000) -> dict[str, list[str]]:
    """Names and codes to match."""
    chance = random.Random(11)
    codes = list(SubjectIdentifier.objects.order_by("pk").values_list("value", flat=True)[: 50 * size : 50])
    made = questions(size)
    exact = [*made["exact"][: size // 2], *codes[: size - size // 2]]
    mixed = [chance.choice(made[kind]) for kind, share in MIXED.items() for _ in range(share * size // 100)]
    mixed += ["".join(chance.sample(made["core"][place] * 2, 6)) for place in range(UNKNOWN * size // 100)]
    return {"exact": exact, "mixed": mixed}


def matched(port: int, texts: list[str], seconds: float) -> dict[str, float]:
    """Names a second of two clients that each send lists of a thousand, and how many were told to be found."""
    until, found = time.perf_counter() + seconds, [0, 0]

    def client(number: int) -> int:
        got = 0
        while time.perf_counter() < until:
            order = random.Random(number + got).sample(texts, len(texts))
            told = json.loads(ask(port, "POST", "/api/v1/match/", json.dumps({"queries": order})))["results"]
            got += len(told)
            found[number] += sum(one["outcome"] == "found" for one in told)
        return got

    started = time.perf_counter()
    with ThreadPoolExecutor(2) as clients:
        got = sum(clients.map(client, range(2)))
    return {"a_second": got / (time.perf_counter() - started), "found": sum(found) / got}


def main() -> None:
    """Serve, ask, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--loaded", action="store_true")
    parser.add_argument("--seconds", type=float, default=10)
    given = parser.parse_args()
    if not given.loaded:
        load(given.count)
    with served() as port:
        told: dict[str, object] = {"pages": pages(port, given.seconds)}
        told |= {f"match, {kind}": matched(port, texts, given.seconds) for kind, texts in lists().items()}
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
