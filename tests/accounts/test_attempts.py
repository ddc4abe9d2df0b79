"""Attempts to sign in are counted by all processes together."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection

from tests.accounts.people import PASSWORD, staff

ONE = """
import sys
import django
django.setup()
from django.test import Client
from django.test.utils import setup_test_environment
setup_test_environment()
sent = {"login": sys.argv[1], "password": sys.argv[2]}
print(*(Client().post("/accounts/login/", sent).status_code for _ in range(int(sys.argv[3]))))
"""


def in_a_process(*words: str) -> str:
    """How each attempt of a process of its own, on the database of the tests, is answered: 302 past the password."""
    name = connection.settings_dict["NAME"]
    server = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    url = f"sqlite:///{name}" if connection.vendor == "sqlite" else server
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "creditchina.settings.test"}
    command = [sys.executable, "-c", ONE, *words]
    ended = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=True)
    return ended.stdout.strip()


@pytest.mark.django_db(transaction=True)
def test_two_processes_share_one_count() -> None:
    cache.clear()
    user = staff("operator")
    assert in_a_process(user.username, PASSWORD, "1") == "302"

    assert in_a_process(user.username, "wrong", "3") == "200 200 200"
    assert in_a_process(user.username, "wrong", "3") == "200 200 200"

    assert in_a_process(user.username, PASSWORD, "1") == "200"
