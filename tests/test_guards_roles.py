"""What the role of the site cannot do on PostgreSQL, given the rights docs/operations.md gives it."""

import io
from collections.abc import Iterator

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from creditchina.jobs import schedule
from creditchina.jobs.jobs import forget_jobs
from creditchina.jobs.models import Job, Slot
from disclosure import contradictions, publish
from disclosure.ingest.directory import load_subjects
from disclosure.lookups import answering
from disclosure.models import Contradiction, Lookup, Publication, ReportOrder, SubjectName
from disclosure.report import orders
from tests.builders import a_code, a_penalty
from tests.ingest.sending import ON, a_row, deliver, outcomes
from tests.models.reported import a_list, an_order
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
    told = io.StringIO()
    call_command("site_rights", "credit_site_in_tests", stdout=told)
    run(told.getvalue())
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


@pytest.mark.usefixtures("as_the_site")
def test_the_role_of_the_site_delivers_ends_and_forgets_a_session(tmp_path) -> None:
    kept, gone = a_row(), a_row()
    assert outcomes(deliver(tmp_path, kept, gone, a_row(subject_code=""))) == {"public": 2, "held": 1}
    back = [kept | {"CF_NR": "责令停业"}, gone | {"CZ": "撤销"}]
    assert outcomes(deliver(tmp_path, *back)) == {"corrected": 2}
    assert publish.lapse(by=ON.replace(year=ON.year + 5)) > 0
    session = SessionStore()
    session.create()
    session.delete()


@pytest.mark.usefixtures("as_the_site")
def test_the_role_of_the_site_loads_a_directory(tmp_path) -> None:
    code = a_code()
    for name, rows in (
        ("subjects.tsv", f"name\tuscc\n示例市甲商贸有限公司\t{code}\n"),
        ("names.tsv", f"uscc\tname\tkind\n{code}\t示例市乙商贸有限公司\tcurrent\n"),
        ("back.tsv", f"uscc\tname\tkind\n{code}\t示例市甲商贸有限公司\tcurrent\n"),
    ):
        (tmp_path / name).write_text(rows, encoding="utf-8")
        load_subjects(tmp_path / name, on=ON)
    assert set(SubjectName.objects.filter(subject__name="示例市甲商贸有限公司").values_list("value", "kind")) == {
        ("示例市甲商贸有限公司", "current"),
        ("示例市乙商贸有限公司", "former"),
    }


@pytest.mark.usefixtures("as_the_site")
def test_the_role_of_the_site_keeps_the_schedule_and_forgets_old_jobs() -> None:
    schedule.enqueue_due(timezone.now().replace(year=2020))
    Job.objects.update(status="SUCCESSFUL", finished_at=timezone.now().replace(year=2020))
    forget_jobs.call()
    assert not Job.objects.exists()
    assert not Slot.objects.exists()


@pytest.mark.usefixtures("as_the_site")
def test_the_role_of_the_site_forgets_what_is_kept_for_a_day() -> None:
    before = timezone.now().replace(year=2020)
    an_order(asked_at=before)
    a_list(asked_at=before)
    Contradiction.objects.create(check_name=next(iter(contradictions.CHECKS)), row=0, told="x", since=ON)
    orders.sweep()
    answering.sweep(now=timezone.now())
    contradictions.look(on=ON)
    assert not any(model.objects.exists() for model in (ReportOrder, Lookup))
    assert not Contradiction.objects.filter(row=0).exists()
