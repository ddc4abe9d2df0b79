"""What the law does to subjects: noted with day and document, no record moves, taken back when it was a mistake."""

import pytest
from django.utils import timezone

from disclosure.directory import identity_events as events
from disclosure.directory.identity import CannotMove
from disclosure.models import IdentityAct
from tests.accounts.people import staff
from tests.builders import a_penalty, a_person, a_subject

pytestmark = pytest.mark.django_db
Kind = IdentityAct.Kind


@pytest.fixture
def who():
    return staff("operator")


def note(kind, subject, other=None, *, who, **more):
    return events.record(kind, subject, other, on=timezone.localdate(), document="示合并〔2026〕1号", by=who, **more)


def test_absorbed_it_is_deregistered_and_its_records_stay(who):
    one, other = a_subject(), a_subject("示例市另一公司")
    record = a_penalty(subject=one)
    note(Kind.ABSORBED, one, other, who=who)

    one.refresh_from_db()
    record.refresh_from_db()
    assert (one.status, record.subject, record.is_visible(on=timezone.localdate())) == ("deregistered", one, True)


def test_one_that_goes_on_after_a_division_keeps_its_status(who):
    one, other = a_subject(), a_subject("示例市另一公司")
    note(Kind.DIVIDED, one, other, who=who, goes_on=True)

    one.refresh_from_db()
    assert one.status == "active"


def test_taken_back_the_status_is_what_it_was(who):
    one = a_subject()
    act = note(Kind.DEREGISTERED, one, who=who)
    with pytest.raises(CannotMove, match="noted already"):
        note(Kind.DEREGISTERED, one, who=who)
    events.withdraw(act, by=who)

    one.refresh_from_db()
    assert one.status == "active"
    with pytest.raises(CannotMove, match="undone already"):
        events.withdraw(act, by=who)


def test_the_status_stays_while_another_event_stands(who):
    one, other = a_subject(), a_subject("示例市另一公司")
    first = note(Kind.ABSORBED, one, other, who=who)
    note(Kind.DEREGISTERED, one, who=who)
    events.withdraw(first, by=who)

    one.refresh_from_db()
    assert one.status == "deregistered"


def test_never_of_persons_nor_without_a_document_nor_with_itself(who):
    one = a_subject()
    with pytest.raises(CannotMove, match="Choose organisations"):
        note(Kind.ABSORBED, one, a_person(), who=who)
    with pytest.raises(CannotMove, match="two different"):
        note(Kind.ABSORBED, one, one, who=who)
    with pytest.raises(CannotMove, match="document"):
        events.record(Kind.DEREGISTERED, one, on=timezone.localdate(), document=" ", by=who)
