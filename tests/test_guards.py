"""History stays: what the database itself refuses, on both engines."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F

from disclosure import guards, publish
from disclosure.models import Change, Fault, LedgerHead, Publication, PublicationVersion
from tests.builders import a_batch, a_penalty

pytestmark = pytest.mark.django_db

DECIDED, TODAY = date(2026, 5, 11), date(2026, 6, 1)


def run(statement: str) -> None:
    """One statement, past every model."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def record() -> Publication:
    """A penalty that was corrected and ended: it has lines, a sealed version and an end."""
    made = a_penalty(decided_on=DECIDED)
    publish.correct(made, {"digest": b"new"}, batch=a_batch(), on=TODAY)
    publish.take_down(made, on=TODAY)
    return made


def test_every_declared_guard_stands() -> None:
    assert guards.installed(connection) == guards.expected(connection)


def test_nothing_stands_after_they_are_dropped() -> None:
    guards.drop(connection)
    assert guards.installed(connection) == set()


def test_migrating_again_puts_them_back() -> None:
    guards.drop(connection)
    call_command("migrate", verbosity=0)
    assert guards.installed(connection) == guards.expected(connection)


def test_migrating_again_leaves_the_ledger_where_it_stands() -> None:
    with transaction.atomic():
        LedgerHead.objects.update(seq=7)
    call_command("migrate", verbosity=0)
    assert LedgerHead.objects.get().seq == 7


REFUSED = {
    "change a line": "UPDATE disclosure_change SET note = 'better'",
    "remove a line": "DELETE FROM disclosure_change",
    "change a sealed version": "UPDATE disclosure_publicationversion SET version = 9",
    "remove a sealed version": "DELETE FROM disclosure_publicationversion",
    "remove a subject": "DELETE FROM disclosure_subject",
    "remove a publication": "DELETE FROM disclosure_publication",
    "set the ledger back": "UPDATE disclosure_ledgerhead SET seq = seq - 1",
    "let the ledger stand and write it": "UPDATE disclosure_ledgerhead SET seq = seq",
    "remove the ledger's head": "DELETE FROM disclosure_ledgerhead",
    "take an end away": "UPDATE disclosure_publication SET ended_on = NULL, ended_as = ''",
    "put an end off": "UPDATE disclosure_publication SET ended_on = '2027-01-01'",
    "hide that it was shown": "UPDATE disclosure_publication SET public_since = NULL, kept_because = 'minor'",
    "move its first day": "UPDATE disclosure_publication SET public_since = '2026-05-12'",
}


@pytest.mark.parametrize("statement", [pytest.param(text, id=why) for why, text in REFUSED.items()])
def test_the_database_refuses_to(record, statement) -> None:
    with pytest.raises(IntegrityError, match="history stays"):
        run(statement)


def point_nowhere(table: str, column: str) -> None:
    with transaction.atomic():
        run(f"UPDATE {table} SET {column} = 99999999")
        connection.check_constraints()


REFERENCES = [(guard.table, column) for guard in guards.REFERS for column, _ in guard.columns]


@pytest.mark.parametrize(("table", "column"), [pytest.param(*told, id=".".join(told)) for told in REFERENCES])
def test_a_reference_points_to_what_exists(record, table, column) -> None:
    """By a guard on PostgreSQL, by a foreign key on SQLite; ledger lines cannot be changed at all."""
    Fault.objects.create(batch=record.batch, row=1, weight="flagged", rule="older_code")
    with pytest.raises(IntegrityError):
        point_nowhere(table, column)


TABLES = [
    "disclosure_change",
    "disclosure_publicationversion",
    "disclosure_publication",
    "disclosure_ledgerhead",
]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_history_cannot_be_emptied(record, table) -> None:
    connection.check_constraints()  # else TRUNCATE fails for what this transaction has not checked yet
    statement = f"TRUNCATE {table} CASCADE" if connection.vendor == "postgresql" else f"DELETE FROM {table}"
    with pytest.raises(IntegrityError, match="history stays"):
        run(statement)


@pytest.mark.parametrize("table", TABLES)
def test_a_row_cannot_be_replaced_by_writing_it_again(record, table) -> None:
    with pytest.raises(DatabaseError, match="history stays"):
        run(written_again(table))


def written_again(table: str) -> str:
    """The statement each engine has for inserting over a row that is there."""
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    names = ", ".join(f'"{name}"' for name in columns)
    if connection.vendor == "sqlite":
        return f"REPLACE INTO {table} ({names}) SELECT {names} FROM {table}"
    key = "seq" if table == "disclosure_change" else "id"
    changed = {"disclosure_publication": "ended_on = NULL"}.get(table, f"{key} = {table}.{key}")
    return f"INSERT INTO {table} SELECT * FROM {table} ON CONFLICT ({key}) DO UPDATE SET {changed}"


def test_the_ledger_has_one_head() -> None:
    with pytest.raises(IntegrityError):
        run("INSERT INTO disclosure_ledgerhead (id, seq) VALUES (2, 0)")


def test_an_end_may_come_earlier(record) -> None:
    Publication.objects.filter(pk=record.pk).update(ended_on=DECIDED)
    assert Publication.objects.get(pk=record.pk).ended_on == DECIDED


def test_the_ledger_may_go_on(record) -> None:
    LedgerHead.objects.update(seq=F("seq") + 1)
    assert LedgerHead.objects.get().seq == 4


def test_what_does_not_touch_history_may_change(record) -> None:
    Publication.objects.update(flags="checked")
    assert (Change.objects.count(), PublicationVersion.objects.count()) == (3, 1)


def _checked(statement: str) -> None:
    """One statement in a transaction of its own; SQLite checks references at its end."""
    with transaction.atomic():
        run(statement)
        connection.check_constraints()


@pytest.mark.parametrize("column", ["edition_id", "authority_id", "batch_id"])
def test_a_publication_points_to_what_exists(record, column) -> None:
    with pytest.raises(IntegrityError):
        _checked(f"UPDATE disclosure_publication SET {column} = 987654321")


def test_a_ledger_line_points_to_a_publication(record) -> None:
    with pytest.raises(IntegrityError):
        _checked(
            "INSERT INTO disclosure_change"
            ' (seq, kind, publication_id, "on", version, ended_as, note, at)'
            " VALUES (987, 'shown', 987654321, '2026-06-01', 1, '', '', '2026-06-01')"
        )


@pytest.mark.parametrize("table", ["disclosure_itemedition", "disclosure_authority", "disclosure_batch"])
def test_what_is_pointed_to_is_never_deleted(record, table) -> None:
    with pytest.raises(IntegrityError, match="history stays"):
        run(f"DELETE FROM {table}")
