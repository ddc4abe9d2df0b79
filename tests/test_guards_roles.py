"""What the role of the site cannot do on PostgreSQL, given the rights docs/operations.md gives it."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection

from disclosure.models import Publication
from tests.builders import a_penalty
from tests.test_guards import run

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no roles"),
]


@pytest.fixture
def as_the_site() -> Iterator[None]:
    """The rest of the test as a role that owns nothing. It goes with the test's transaction."""
    a_penalty()
    connection.check_constraints()
    run("CREATE ROLE credit_site_in_tests")
    run("GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO credit_site_in_tests")
    run("SET LOCAL ROLE credit_site_in_tests")
    yield
    run("RESET ROLE")


@pytest.mark.usefixtures("as_the_site")
@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER guard_change_update ON disclosure_change",
        "ALTER TABLE disclosure_change DISABLE TRIGGER guard_change_update",
        "TRUNCATE disclosure_change",
        "DELETE FROM disclosure_change",
        "DROP FUNCTION disclosure_refuse() CASCADE",
        "CREATE OR REPLACE FUNCTION disclosure_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "SET session_replication_role = replica",
    ],
)
def test_the_role_of_the_site_switches_no_guard_off(statement) -> None:
    with pytest.raises(DatabaseError, match=r"must be owner|permission denied"):
        run(statement)


@pytest.mark.usefixtures("as_the_site")
def test_the_role_of_the_site_writes_past_no_guard_and_may_write_the_rest() -> None:
    with pytest.raises(DatabaseError, match="history stays"):
        run("UPDATE disclosure_change SET note = 'better'")
    assert Publication.objects.update(flags="checked") == 1
