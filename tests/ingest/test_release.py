"""A delivery of two people: prepared, looked at, released by another one, or refused."""

import os
from datetime import date, timedelta
from itertools import count

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from creditchina.accounts.models import User
from disclosure.ingest import delivery, load, recovering, release
from disclosure.ingest.brief import NotDeliverable
from disclosure.models import Batch, Change, Fault, Mandate, PeriodRule, Publication, Subject
from tests.ingest.sending import MARKET, ON, a_row, deliver, outcomes, the_publication, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return User.objects.create_user("clerk")


@pytest.fixture
def second():
    return User.objects.create_user("second")


@pytest.fixture
def two_people():
    mandates = Mandate.objects.filter(source__code=MARKET[0], item__code="penalty")
    assert mandates.update(two_people=True)


@pytest.fixture
def prepared(tmp_path, clerk, settings):
    """Prepare these rows."""
    settings.SPOOL_DIR = tmp_path / "spool"

    def prepare(*rows, on=ON, today=None, **options):
        path = options.pop("path", None) or write(tmp_path, rows)
        asked = {"source": MARKET[0], "item": "penalty", "on": on, "by": clerk, "today": today or on}
        return release.prepare(path, channel=Batch.Channel.UPLOAD, **asked | options)

    return prepare


def test_what_is_prepared_is_not_public_and_says_what_it_would_do(prepared, two_people):
    minor = a_row(penalty_kinds="警告", fine="")
    batch = prepared(a_row(), minor, a_row(decided_on="nonsense"), a_row(subject_code=""))
    assert (batch.status, batch.needs_release, Publication.objects.count(), Subject.objects.count()) == (
        *("prepared", True),
        *(0, 0),
    )
    told = {word: count for word, count in batch.expected.items() if count and isinstance(count, int)}
    assert told == {"public": 1, "kept": 1, "faulty": 1, "held": 1}
    assert batch.expected["rules"].items() >= {"minor": 1, "not_a_date": 1, "code_missing": 1}.items()
    assert not Fault.objects.exists()


def test_a_second_person_lets_it_go_public(prepared, two_people, second):
    batch = release.release(prepared(a_row(), a_row(decided_on="nonsense")), by=second, today=ON)
    assert (batch.status, batch.released_by, outcomes(batch)) == ("done", second, {"public": 1, "faulty": 1})
    assert the_publication().is_visible(on=ON)
    assert not delivery.spool_of(batch).folder.exists()


def test_a_mandate_that_asks_for_two_by_now_binds_what_was_prepared_before(prepared, second):
    batch = prepared(a_row())
    assert not batch.needs_release
    Mandate.objects.filter(source__code=MARKET[0], item__code="penalty").update(two_people=True)
    for let_in in (release.load_prepared, lambda waiting, today: release.release(waiting, by=second, today=today)):
        with pytest.raises(release.NotReleasable, match="asks by now"):
            let_in(batch, today=ON)
    assert not Publication.objects.exists()


def test_whoever_delivered_does_not_release(prepared, two_people, clerk, second):
    batch = prepared(a_row())
    with pytest.raises(release.NotReleasable, match="another person"):
        release.release(batch, by=clerk, today=ON)
    with pytest.raises(release.NotReleasable, match="second person"):
        release.load_prepared(batch, today=ON)
    for facts in ({"released_by": clerk}, {"status": "loading"}, {"status": "done"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Batch.objects.filter(pk=batch.pk).update(**facts)
    assert not Publication.objects.exists()


def test_where_one_person_is_enough_the_deliverer_loads_it(prepared):
    batch = prepared(a_row())
    assert not batch.needs_release
    batch = release.load_prepared(batch, today=ON)
    assert (batch.status, batch.released_by, outcomes(batch)) == ("done", None, {"public": 1})


def test_the_same_file_waits_once(prepared, tmp_path):
    path = write(tmp_path, [a_row()])
    assert prepared(path=path) == prepared(path=path)
    assert Batch.objects.count() == 1


def test_what_waits_is_not_loaded_by_the_one_step_path(prepared, tmp_path):
    path = write(tmp_path, [a_row()])
    batch = prepared(path=path)
    with pytest.raises(NotDeliverable, match=batch.number):
        delivery.ingest(path, source=MARKET[0], item="penalty", on=ON)


def test_refused_it_never_comes_back(prepared, two_people, second):
    batch = prepared(a_row())
    with pytest.raises(release.NotReleasable, match="why"):
        release.refuse(batch, by=second, reason=" ")
    release.refuse(batch, by=second, reason="the wrong file")
    assert (batch.status, batch.refusal, batch.refused_by) == ("refused", "the wrong file", second)
    assert not delivery.spool_of(batch).folder.exists()
    for late in (release.release, lambda batch, by, today: release.refuse(batch, by=by, reason="again")):
        with pytest.raises(release.NotReleasable):
            late(batch, by=second, today=ON)
    assert not Publication.objects.exists()


def test_the_mandate_may_end_meanwhile(prepared, two_people, second):
    batch = prepared(a_row())
    Mandate.objects.filter(source__code=MARKET[0]).update(valid_to=ON)
    with pytest.raises(release.NotReleasable, match="mandate"):
        release.release(batch, by=second, today=ON + timedelta(days=1))


def test_changed_rules_ask_for_a_new_judgment(prepared, two_people, second):
    batch = prepared(a_row())
    PeriodRule.objects.filter(item__code="penalty").update(max_months=7)
    with pytest.raises(release.NotReleasable, match="rules changed"):
        release.release(batch, by=second, today=ON)


def test_released_later_it_is_public_from_that_day(prepared, two_people, second):
    later = ON + timedelta(days=9)
    batch = release.release(prepared(a_row()), by=second, today=later)
    assert (the_publication().public_since, Change.objects.get().on, batch.on) == (later, later, ON)


def test_what_ended_while_it_waited_is_kept(prepared, two_people, second):
    batch = prepared(a_row(decided_on="2025-11-26"), on=date(2026, 11, 25))
    assert batch.expected["public"] == 1
    batch = release.release(batch, by=second, today=date(2026, 12, 5))
    assert outcomes(batch) == {"kept": 1}
    assert the_publication().kept_because == "past_end"


def test_after_thirty_days_it_is_refused(prepared):
    old, new = prepared(a_row()), prepared(a_row())
    Batch.objects.filter(pk=old.pk).update(started_at=timezone.now() - timedelta(days=31))
    assert release.expire_prepared() == 1
    assert release.expire_prepared() == 0
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.status, "30 days" in old.refusal, new.status) == ("refused", True, "prepared")
    assert not delivery.spool_of(old).folder.exists()


def test_recovering_leaves_what_waits_alone(prepared, second, two_people):
    batch = prepared(a_row())
    os.utime(delivery.spool_of(batch).folder, (0, 0))
    assert recovering.recover() == []
    assert release.release(batch, by=second, today=ON).status == "done"


def test_the_command_line_names_two_people(tmp_path, two_people, clerk, second):
    path = write(tmp_path, [a_row()])
    asked = {"source": MARKET[0], "item": "penalty", "on": ON, "today": ON}
    for people in ({}, {"by": clerk}, {"by": clerk, "released_by": clerk}, {"released_by": second}):
        with pytest.raises(NotDeliverable, match="two people"):
            delivery.ingest(path, **asked, **people)
    batch = delivery.ingest(path, **asked, by=clerk, released_by=second)
    assert (batch.status, batch.needs_release, batch.released_by) == ("done", True, second)


def test_a_preview_draws_the_rows_as_the_public_would_see_them(prepared):
    today = timezone.localdate()
    row, gone = a_row(decided_on=(today - timedelta(days=60)).isoformat()), a_row(decided_on="nonsense")
    batch = prepared(row, gone, on=today)
    (shown,) = release.preview(batch)
    assert (shown.row, shown.outcome, shown.publication.pk) == (2, "public", None)
    assert shown.publication.subject.name == row["CF_XDR_MC"]
    assert shown.publication.subject.code == row["CF_XDR_SHXYM"]
    assert shown.publication.is_visible(on=today)
    (fault,) = (told for told in release.preview_faults(batch) if told["outcome"] == "faulty")
    assert (fault["row"], fault["rule"]) == (3, "not_a_date")


def test_a_preview_knows_what_is_recorded(prepared, tmp_path):
    row = a_row()
    deliver(tmp_path, row, on=ON - timedelta(days=1))
    batch = prepared(row | {"CF_NR": "责令改正，并处罚款"})
    (shown,) = release.preview(batch)
    assert (shown.outcome, shown.publication.subject) == ("corrected", the_publication().subject)


def test_a_release_that_was_killed_is_finished_as_of_its_day(prepared, two_people, second, monkeypatch):
    monkeypatch.setitem(delivery.PART_ROWS, connection.vendor, 2)
    batch, later = prepared(*[a_row() for _ in range(5)]), ON + timedelta(days=1)
    real, parts = load.load_part, count()

    def load_part(*arguments):
        if next(parts) == 1:
            raise KeyboardInterrupt
        return real(*arguments)

    monkeypatch.setattr(load, "load_part", load_part)
    with pytest.raises(KeyboardInterrupt):
        release.release(batch, by=second, today=later)
    assert (Batch.objects.get().status, Publication.objects.count()) == ("loading", 2)
    assert recovering.recover() == [(batch, True)]
    batch.refresh_from_db()
    assert (batch.status, batch.released_by, outcomes(batch)) == ("done", second, {"public": 5})
    assert set(Publication.objects.values_list("public_since", flat=True)) == {later}


def test_the_spool_may_be_lost(prepared, two_people, second):
    batch = prepared(a_row())
    delivery.spool_of(batch).clear()
    assert (release.preview(batch), list(release.preview_faults(batch))) == ([], [])
    with pytest.raises(release.NotReleasable, match="gone"):
        release.release(batch, by=second, today=ON)
    release.refuse(batch, by=second, reason="lost")
