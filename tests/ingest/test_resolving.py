"""Held rows are decided by people: once, whole, told to the source, and remembered when the row comes again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from disclosure.directory.creating import NewSubject
from disclosure.ingest import resolving
from disclosure.ingest.resolving import CannotDecide, Ground
from disclosure.models import Change, Fault, HeldRow, Publication, Subject
from tests.accounts.people import staff
from tests.builders import a_code, a_person, a_subject
from tests.ingest.sending import a_row, deliver, outcomes, rules

pytestmark = pytest.mark.django_db
NAME = "示例市青禾食品有限公司"


@pytest.fixture
def subject():
    return a_subject(NAME)


@pytest.fixture
def held(tmp_path, subject):
    """A row with the code of a subject and a name that is not its own."""
    row = a_row(subject_code=subject.code, subject_name="示例市青和食品有限公司")
    deliver(tmp_path, row)
    return HeldRow.objects.get()


def ground(**more):
    today = timezone.localdate()
    return Ground(by=staff("operator"), on=today, note="the certificate was looked at", **more)


def test_attached_to_a_known_subject_it_is_public_with_its_line(held, subject):
    assert resolving.attach(held, subject, ground()) == "public"

    shown = Publication.objects.get()
    assert (shown.subject, shown.public_since) == (subject, timezone.localdate())
    assert Change.objects.get(publication=shown).kind == "shown"
    assert outcomes(held.batch.__class__.objects.get()) == {"public": 1}
    held.refresh_from_db()
    assert (held.resolution, held.subject, held.note) == ("attached", subject, "the certificate was looked at")
    assert rules(shown.batch) == {"code_name_disagree", "held_taken_in"}


def test_attached_to_a_new_subject_also_one_without_a_code(held):
    resolving.attach_new(held, NewSubject("示例市青和食品有限公司", "organisation"), ground())

    made = Publication.objects.get().subject
    assert (made.name, made.code) == ("示例市青和食品有限公司", "")


def test_a_new_subject_is_made_once(held, tmp_path):
    new = NewSubject("示例市青和食品有限公司", "organisation", "512345678", "organisation")
    resolving.attach_new(held, new, ground())
    deliver(tmp_path, a_row(subject_code="", subject_name="示例市青和食品有限公司"))
    with pytest.raises(CannotDecide, match="knows a subject"):
        resolving.attach_new(HeldRow.objects.get(resolved_at=None), new, ground())

    assert HeldRow.objects.filter(resolved_at=None).count() == 1
    assert Subject.objects.filter(name="示例市青和食品有限公司").count() == 1


def test_not_taken_in_is_told_to_the_source(held):
    assert resolving.discard(held, ground()) == "not_kept"

    batch = HeldRow.objects.get().batch
    assert outcomes(batch) == {"not_kept": 1}
    assert not Publication.objects.exists()
    fault = Fault.objects.get(rule="held_not_taken_in")
    assert (fault.row, fault.weight, fault.shown) == (held.row, "not_kept", "the certificate was looked at")


def test_a_second_decision_changes_nothing_and_is_told_the_first(held, subject):
    resolving.discard(held, ground())
    with pytest.raises(CannotDecide, match="decided this row before: not taken in"):
        resolving.attach(HeldRow(pk=held.pk, batch=held.batch, judged=held.judged), subject, ground())

    assert not Publication.objects.exists()
    assert outcomes(HeldRow.objects.get().batch) == {"not_kept": 1}


def test_what_is_over_by_now_is_kept(tmp_path, subject):
    today = timezone.localdate()
    row = a_row(subject_code=subject.code, subject_name="别名公司", decided_on=str(today - timedelta(days=1094)))
    deliver(tmp_path, row, on=today)
    held = HeldRow.objects.get()
    held.judged["shown_until"] = str(today)
    HeldRow.objects.filter(pk=held.pk).update(judged=held.judged)
    held.refresh_from_db()

    assert resolving.attach(held, subject, ground()) == "kept"
    assert Publication.objects.get().kept_because == "past_end"
    assert not Change.objects.exists()


def test_the_same_row_again_follows_the_decision(tmp_path, subject):
    row = a_row(subject_code=subject.code, subject_name="示例市青和食品有限公司")
    other = a_row(subject_code=subject.code, subject_name="示例市青荷食品有限公司")
    deliver(tmp_path, row, other)
    first, second = HeldRow.objects.order_by("row")
    resolving.attach(first, subject, ground())
    resolving.discard(second, ground())

    assert outcomes(deliver(tmp_path, other, row)) == {"unchanged": 1, "not_kept": 1}
    assert not HeldRow.objects.filter(resolved_at=None).exists()


def test_the_name_is_remembered_where_the_person_says_so(tmp_path, held, subject):
    resolving.attach(held, subject, ground(keep_name=True))

    batch = deliver(tmp_path, a_row(subject_code=subject.code, subject_name="示例市青和食品有限公司"))
    assert outcomes(batch) == {"public": 1}
    assert subject.names.filter(kind="former").get().value == "示例市青和食品有限公司"


def test_a_code_that_fails_its_formula_is_remembered_as_doubtful(tmp_path, subject):
    code = subject.code[:-1] + ("A" if subject.code[-1] != "A" else "B")
    deliver(tmp_path, a_row(subject_code=code, subject_name="示例市青禾分公司"))
    resolving.attach(HeldRow.objects.get(), subject, ground(keep_code=True))

    assert subject.identifiers.get(value=code).status == "doubtful"


def test_a_correction_of_what_is_recorded_is_one(tmp_path, subject):
    row = a_row(subject_code=subject.code, subject_name=NAME)
    deliver(tmp_path, row)
    deliver(tmp_path, row | {"CF_XDR_MC": "示例市青和食品有限公司", "CF_NR": "责令改正，没收"})
    held = HeldRow.objects.get()

    assert resolving.attach(held, subject, ground()) == "corrected"
    assert (Publication.objects.get().version, outcomes(held.batch.__class__.objects.get(pk=held.batch_id))) == (
        2,
        {"corrected": 1},
    )


def test_a_row_that_waits_for_another_reason_is_taken_in_as_judged(tmp_path, subject):
    row = a_row(subject_code=subject.code, subject_name=NAME, penalty_kinds="警告;奇怪的处罚")
    deliver(tmp_path, row)
    held = HeldRow.objects.get(reason="penalty_unclear")

    assert resolving.attach(held, subject, ground()) in ("public", "kept")
    assert outcomes(deliver(tmp_path, row)) == {"unchanged": 1}


def test_nothing_goes_between_persons_and_organisations(held):
    with pytest.raises(CannotDecide, match="no natural person"):
        resolving.attach(held, a_person(), ground())

    assert HeldRow.objects.get().resolved_at is None


def test_the_directory_knows_more_by_now(tmp_path, held, subject):
    waits = HeldRow.objects.filter(resolved_at=None)
    assert resolving.would_attach(list(waits)) == {}

    subject.names.create(kind="former", value=held.name, folded=held.judged["subject_key"])
    assert resolving.would_attach(list(waits)) == {held.pk: subject.pk}


def test_a_code_nobody_has_makes_its_subject(tmp_path):
    code = a_code()
    known = a_subject("示例市同名公司")
    deliver(tmp_path, a_row(subject_code=code, subject_name=known.name))
    resolving.attach_new(HeldRow.objects.get(), NewSubject(known.name, "organisation", code), ground())

    assert Publication.objects.get().subject.code == code
