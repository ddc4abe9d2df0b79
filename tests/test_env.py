"""A wrong value in the environment stops the start with a sentence, and never shows a secret."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from creditchina import env

LONG = "0123456789abcdef" * 3


@pytest.mark.parametrize("value", ["true", "1", "yes", ""])
def test_only_true_and_false_are_flags(monkeypatch, value):
    monkeypatch.setenv("X", value)

    with pytest.raises(ImproperlyConfigured, match="X must be True or False"):
        env.flag("X", default=True)


@pytest.mark.parametrize("value", ["-1", "1.5", "many", "٣", "0"])
def test_a_number_is_whole_and_large_enough(monkeypatch, value):
    monkeypatch.setenv("X", value)

    with pytest.raises(ImproperlyConfigured, match="X must be a whole number of at least 1"):
        env.integer("X", default=5, at_least=1)


def test_a_list_is_trimmed_and_may_not_be_empty(monkeypatch):
    monkeypatch.setenv("X", " a.example, ,b.example ")
    assert env.words("X") == ["a.example", "b.example"]

    monkeypatch.setenv("X", " , ")
    with pytest.raises(ImproperlyConfigured, match="X must name at least one value"):
        env.words("X")


def test_a_secret_may_come_from_a_file(monkeypatch, tmp_path):
    (tmp_path / "secret").write_text(f"{LONG}\n")
    monkeypatch.setenv("X_FILE", str(tmp_path / "secret"))

    assert env.secret("X") == LONG


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({}, "Set the environment variable X."),
        ({"X": "short"}, "at least 32 characters"),
        ({"X": LONG, "X_FILE": "/nowhere"}, "not both"),
        ({"X_FILE": "/nowhere"}, "cannot be read: /nowhere"),
    ],
)
def test_a_missing_or_doubtful_secret_is_refused(monkeypatch, variables, sentence):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=sentence) as refusal:
        env.secret("X")
    assert not any(value in str(refusal.value) for value in (LONG, "short"))


def test_a_generated_secret_is_kept_private_and_stays(tmp_path):
    first = env.generated_secret(tmp_path / "var" / "key")

    assert len(first) >= env.SHORTEST_SECRET
    assert env.generated_secret(tmp_path / "var" / "key") == first
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["key"]
    assert (tmp_path / "var" / "key").stat().st_mode & 0o077 == 0


def test_a_postgresql_address_is_taken_apart(monkeypatch):
    monkeypatch.setenv("X", "postgres://credit:p%40ss@db.example:6432/credit?sslmode=verify-full")

    parts = env.database("X")

    assert parts["ENGINE"] == "django.db.backends.postgresql"
    assert (parts["USER"], parts["PASSWORD"], parts["HOST"]) == ("credit", "p@ss", "db.example")
    assert (parts["NAME"], parts["PORT"]) == ("credit", "6432")
    assert parts["OPTIONS"] == {"sslmode": "verify-full", "options": "-c jit=off"}


def test_options_of_the_session_stand_behind_ours(monkeypatch):
    monkeypatch.setenv("X", "postgres://credit@db.example/credit?options=-c%20work_mem%3D64MB")

    assert env.database("X")["OPTIONS"] == {"options": "-c jit=off -c work_mem=64MB"}


def test_a_socket_folder_keeps_its_capitals(monkeypatch):
    monkeypatch.setenv("X", "postgresql://postgres@%2Ftmp%2FSocket/credit")

    assert env.database("X")["HOST"] == "/tmp/Socket"


def test_an_sqlite_address_names_a_file(monkeypatch):
    monkeypatch.setenv("X", "sqlite:////srv/credit%20site.sqlite3")

    assert env.database("X") == {"ENGINE": "creditchina.sqlite", "NAME": "/srv/credit site.sqlite3"}


@pytest.mark.parametrize("address", ["mysql://u:hidden@h/b", "postgres://u:hidden@h", "postgres://u:hidden@h:x/b", "x"])
def test_an_address_of_no_known_database_is_refused_without_its_password(monkeypatch, address):
    monkeypatch.setenv("X", address)

    with pytest.raises(ImproperlyConfigured, match=r"^X (must look like|has a port)") as refusal:
        env.database("X")
    assert "hidden" not in str(refusal.value)


@pytest.mark.parametrize(
    "address", ["http://credit.example", "https://", "https://credit.example/path", "credit.example"]
)
def test_the_site_has_an_https_address_without_a_path(monkeypatch, address):
    monkeypatch.setenv("X", address)

    with pytest.raises(ImproperlyConfigured, match="X must look like"):
        env.site_url("X")
