"""The worker beside the demo's server ends when the server does, however that ends."""

import signal
import socket
import urllib.request
from urllib.error import URLError

import pytest

from creditchina.jobs.models import Heartbeat, Job
from tests.jobs.conftest import PATIENCE, is_alive, until

pytestmark = pytest.mark.django_db(transaction=True)

SERVE = """
import sys, django
from django.conf import settings
settings.ALLOWED_HOSTS = ["127.0.0.1"]
django.setup()
from disclosure.demo import serving
serving.serve(int(sys.argv[1]))
"""


def answers(port: int) -> bool:
    """Whether the server takes requests."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
            return bool(answer.status == 200)
    except URLError:
        return False


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_worker_is_left_behind(start, end):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = start("-c", SERVE, str(port))
    until(Heartbeat.objects.exists)
    worker = int(Heartbeat.objects.get().worker.split("-")[-2])
    until(lambda: Job.objects.exists() and not Job.objects.exclude(status="SUCCESSFUL").exists())
    until(lambda: answers(port))  # the worker may be quicker than the server

    server.send_signal(end)
    assert server.wait(PATIENCE) != 0
    if end == signal.SIGINT:
        assert not is_alive(worker), "the server waits for its worker"
    until(lambda: not is_alive(worker))
    assert not Heartbeat.objects.exists()
