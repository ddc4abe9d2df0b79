"""The thin shells: what `demo` and `lapse` print, refuse and leave behind."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper

from creditchina.accounts.models import User
from disclosure import demo
from disclosure.demo import account
from disclosure.demo.bar import Bar
from disclosure.models import Change
from tests.builders import a_penalty

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any) -> None:
    """A machine on which the register is there already."""
    settings.VAR_DIR, settings.DEMO = tmp_path, True
    monkeypatch.setattr(demo, "is_complete", lambda: True)


def told(*words: str, **options: Any) -> str:
    out = io.StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


@pytest.mark.usefixtures("built")
def test_the_password_is_printed_once_and_kept_for_its_owner_only() -> None:
    first, second = told("demo", "--no-serve"), told("demo", "--no-serve")
    password = account.password_file().read_text().strip()
    assert password in first
    assert password not in second
    assert str(account.password_file()) in second
    assert account.password_file().stat().st_mode & 0o777 == 0o600
    assert User.objects.get(username=account.NAME).check_password(password)


@pytest.mark.usefixtures("built")
def test_the_addresses_name_the_chosen_port() -> None:
    assert "http://127.0.0.1:8123/admin/" in told("demo", "--no-serve", "--port", "8123")


def test_invented_subjects_stay_out_of_a_real_register(settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="development settings"):
        told("demo", "--no-serve")


@pytest.mark.usefixtures("built")
def test_a_stopped_build_says_how_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(**options: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(demo, "is_complete", lambda: False)
    monkeypatch.setattr(demo, "build", stop)
    with pytest.raises(CommandError, match="goes on from here"):
        told("demo", "--no-serve")


def test_lapse_counts_the_ends_it_recorded() -> None:
    a_penalty(decided_on=date(2026, 1, 5), shown_until=date(2026, 6, 1))
    assert "1" in told("lapse", "--by", "2026-06-01")
    assert Change.objects.filter(kind="ended").count() == 1
    assert "0" in told("lapse", "--by", "2026-06-01")


def test_without_a_terminal_each_stage_is_one_line() -> None:
    out = io.StringIO()
    with Bar(OutputWrapper(out)) as bar:
        for done in range(3):
            bar.show("deliveries", done, 2)
    assert out.getvalue() == "deliveries\n"


def test_a_terminal_sees_the_bar_grow() -> None:
    out = io.StringIO()
    out.isatty = lambda: True  # type: ignore[method-assign]
    with Bar(OutputWrapper(out)) as bar:
        bar.show("deliveries", 1, 2)
        bar.show("deliveries", 2, 2)
    assert "1/2" in out.getvalue()
    assert out.getvalue().endswith("2/2 deliveries\n")
