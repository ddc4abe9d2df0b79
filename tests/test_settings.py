"""What production demands before it starts, and what every answer carries."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client

COMPLETE = {
    "SECRET_KEY": "a-dummy-for-this-check-" + "0123456789abcdef" * 3,
    "PERSON_DIGEST_KEY": "another-dummy-for-this-check-" + "0123456789abcdef" * 3,
    "SITE_URL": "https://credit.example",
    "ALLOWED_HOSTS": "credit.example",
    "DATABASE_URL": "postgres://credit@db.example/credit",
}


def _start(**environment):
    """Import the production settings in a process of their own; return its exit code and last line."""
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "-c", "import creditchina.settings.production"]
    ended = subprocess.run(command, env=keep | environment, capture_output=True, text=True, cwd=settings.BASE_DIR)
    return ended.returncode, ended.stderr.strip().rpartition("\n")[2]


def test_production_starts_with_all_it_needs():
    assert _start(**COMPLETE) == (0, "")


@pytest.mark.parametrize("missing", COMPLETE)
def test_production_refuses_to_start_without(missing):
    code, sentence = _start(**{name: value for name, value in COMPLETE.items() if name != missing})

    assert code == 1
    assert sentence.startswith("django.core.exceptions.ImproperlyConfigured:")
    assert missing in sentence


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/no-such-page/", "/admin/login/", "/static/css/base.css"])
def test_every_answer_carries_the_strict_policy(client, address):
    response = client.get(address)
    response.close()  # a static file stays open otherwise

    policy = dict(rule.split(" ", 1) for rule in response["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert {policy[kind] for kind in ("script-src", "style-src", "img-src", "form-action")} == {"'self'"}
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in response["Permissions-Policy"]


@pytest.mark.django_db
def test_a_page_nobody_declared_public_asks_for_a_login(client):
    response = client.get("/admin/password_change/")

    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/admin/login/")


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_on_a_page_of_our_own():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a", "password": "b"})

    assert response.status_code == 403
    assert "403_csrf.html" in [template.name for template in response.templates]
    assert "<style" not in response.text
