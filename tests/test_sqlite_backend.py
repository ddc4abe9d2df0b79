"""The SQLite engine is a current one, and set up for several processes on one file."""

import os

import pytest
from django.db import connection
from django.db.utils import OperationalError

from creditchina.sqlite import validation
from creditchina.sqlite.base import DatabaseWrapper, base

Database = base.Database
pytestmark = pytest.mark.django_db

ENGINE_DEFAULTS = {
    "journal_mode": "wal",
    "synchronous": 1,  # NORMAL
    "recursive_triggers": 1,
    "foreign_keys": 1,
    "busy_timeout": 20_000,
}


@pytest.fixture
def site_file(tmp_path):
    """Two connections of the engine to one new file, as two processes would have."""
    settings = {**connection.settings_dict, "ENGINE": "creditchina.sqlite", "NAME": tmp_path / "site.sqlite3"}
    first, second = (DatabaseWrapper({**settings, "OPTIONS": options}) for options in ({}, {"timeout": 0.05}))
    yield first, second
    first.close()
    second.close()


def _pragma(wrapper, name):
    with wrapper.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize("name", ENGINE_DEFAULTS)
def test_every_connection_has_the_engine_defaults(site_file, name):
    assert _pragma(site_file[0], name) == ENGINE_DEFAULTS[name]


def test_the_sqlite_in_use_is_the_packaged_one():
    assert Database.__name__.startswith("pysqlite3")
    assert validation.is_safe(Database.sqlite_version_info)


def test_a_transaction_takes_the_write_lock_at_its_start(site_file):
    first, second = site_file
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)

    with pytest.raises(OperationalError, match="locked"):
        second.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)

    first.rollback()


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_releases_that_lose_pages_are_known(version, safe):
    assert validation.is_safe(version) is safe


def test_an_unsafe_sqlite_is_reported(site_file, monkeypatch):
    monkeypatch.setattr(Database, "sqlite_version_info", (3, 40, 1))

    assert [message.id for message in site_file[0].validation.check()] == ["sqlite.W001"]


def test_this_process_tests_on_the_engine_it_was_started_for():
    assert connection.vendor == os.environ.get("TEST_ENGINE", "sqlite")
