"""The thin shells: what `demo` and `lapse` print, refuse and leave behind."""

import io
import re
import socket
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper

from creditchina.accounts import second_factor
from creditchina.accounts.models import Role, User
from disclosure import demo, reference
from disclosure.demo import account, serving
from disclosure.demo.bar import Bar
from disclosure.models import Change
from tests.accounts.people import code_of
from tests.builders import a_penalty

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any) -> None:
    """A machine on which the register is there already."""
    settings.VAR_DIR, settings.DEMO = tmp_path, True
    reference.load(demo=True)
    monkeypatch.setattr(demo, "is_complete", lambda: True)


def told(*words: str, **options: Any) -> str:
    out = io.StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


@pytest.mark.usefixtures("built")
def test_passwords_are_printed_once_and_kept_for_their_owner_only() -> None:
    first, second = told("demo", "--no-serve"), told("demo", "--no-serve")
    kept = [line.split("\t") for line in account.accounts_file().read_text().splitlines()]
    assert [user for user, _, _ in kept] == [person.username for person in account.PEOPLE]
    for user, password, secret in kept:
        assert password in first
        assert secret in first
        assert password not in second
        assert User.objects.get(username=user).check_password(password)
    assert str(account.accounts_file()) in second
    assert account.accounts_file().stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("built")
def test_the_demo_has_somebody_for_every_role() -> None:
    told("demo", "--no-serve")
    assert {person.role for person in account.PEOPLE} == set(Role)
    for person in account.PEOPLE:
        user = User.objects.get(username=person.username)
        assert [each.role for each in user.standings] == [person.role]
        assert second_factor.has_one(user)


@pytest.mark.usefixtures("built")
def test_a_code_is_printed_for_a_machine_without_an_app(client: Any) -> None:
    told("demo", "--no-serve")
    user = User.objects.get(username="reviewer")
    secret = account.accounts_file().read_text().split("reviewer\t")[1].split()[1]
    before = code_of(secret)
    code = told("staff_code", "reviewer").strip()

    assert re.fullmatch(r"\d{6}", code)
    assert code in {before, second_factor.present_code(user)[0]}  # the half minute may end in between


@pytest.mark.parametrize("asked", ["nobody", "plain"])
def test_no_code_is_made_for_who_has_no_factor(asked: str) -> None:
    User.objects.create_user("plain")
    with pytest.raises(CommandError, match="no account of this name"):
        told("staff_code", asked)


def test_no_code_is_printed_outside_the_demo(settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="demo only"):
        told("staff_code", "admin")


@pytest.mark.usefixtures("built")
def test_without_serving_no_address_is_promised() -> None:
    said = told("demo", "--no-serve", "--port", "8123")
    assert "http" not in said
    assert "without --no-serve" in said.lower()


@pytest.mark.usefixtures("built")
def test_a_taken_port_is_told_before_any_work() -> None:
    out = io.StringIO()
    with socket.create_server((serving.HOST, 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is in use.*--port"):
            call_command("demo", port=port, stdout=out)
    assert out.getvalue() == ""
    assert not User.objects.exists()


@pytest.mark.parametrize("port", [0, -1, 70_000])
@pytest.mark.usefixtures("built")
def test_a_number_that_is_no_port_is_refused(port: int) -> None:
    with pytest.raises(CommandError, match="from 1 to 65535"):
        call_command("demo", port=port)


@pytest.mark.usefixtures("built")
def test_every_address_of_the_site_names_the_chosen_port(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    served: dict[str, Any] = {}
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setattr(serving, "run", lambda host, port, handler, **how: served.update(at=(host, port)))
    settings.SITE_URL = "http://127.0.0.1:8000"
    with socket.create_server((serving.HOST, 0)) as free:
        port = free.getsockname()[1]

    said = told("demo", "--port", str(port))

    assert f"http://127.0.0.1:{port}/admin/" in said
    assert served == {"at": (serving.HOST, port)}
    assert serving.address(port) == settings.SITE_URL


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
    assert out.getvalue() == "Building the register: deliveries ...\n"


def test_a_terminal_sees_the_bar_grow() -> None:
    out = io.StringIO()
    out.isatty = lambda: True  # type: ignore[method-assign]
    with Bar(OutputWrapper(out)) as bar:
        bar.show("deliveries", 1, 2)
        bar.show("deliveries", 2, 2)
    assert "1/2" in out.getvalue()
    assert out.getvalue().endswith("2/2 deliveries\n")
