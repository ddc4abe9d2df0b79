"""Two subjects recorded as one are parted: chosen records stand with another subject, and deliveries follow them."""

import pytest
from django.utils import timezone

from disclosure.directory import identity
from disclosure.directory.creating import NewSubject
from disclosure.directory.identity import CannotMove
from disclosure.directory.identity_undo import undo
from disclosure.models import Publication, Subject
from tests.accounts.people import staff
from tests.builders import a_subject
from tests.directory.test_identity import shown
from tests.ingest.sending import a_row, deliver, outcomes

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate()


@pytest.fixture
def who():
    return staff("operator")


@pytest.fixture
def two(tmp_path):
    one, other = a_subject("示例市青禾食品有限公司"), a_subject("示例市青禾食品厂")
    for subject in (one, other):
        deliver(tmp_path, a_row(subject_code=subject.code, subject_name=subject.name))
    return one, other


def test_parted_the_records_stand_with_a_subject_of_their_own(tmp_path, who):
    one = a_subject()
    mine = a_row(subject_code=one.code, subject_name=one.name)
    strange = a_row(subject_code=one.code, subject_name=one.name)
    deliver(tmp_path, mine, strange)
    record = Publication.objects.get(document_number=strange["CF_WSH"])
    before = shown()
    new = NewSubject("示例市他人公司", "organisation")
    act = identity.part(one, new, [record.pk], on=today(), reason="of another company", by=who)

    assert [row[0] for row in shown()] == sorted([one.name, "示例市他人公司"])
    changed = strange | {"CF_NR": "责令改正并说明"}
    assert outcomes(deliver(tmp_path, mine, changed)) == {"unchanged": 1, "corrected": 1}
    assert Publication.objects.get(predecessor=record).version == 2
    undo(act, on=today(), by=who)
    assert shown() == before
    assert Subject.objects.get(name="示例市他人公司").survivor == one
    assert outcomes(deliver(tmp_path, mine, changed)) == {"unchanged": 2}


def test_parted_names_and_codes_go_where_they_are_given(tmp_path, two, who):
    one, other = two
    name = one.names.create(kind="former", value="示例市旧名公司", folded="示例市旧名公司")
    record = Publication.objects.filter(subject=one).first()
    act = identity.part(one, other, [record.pk], names=[name.pk], on=today(), reason="of another", by=who)
    name.refresh_from_db()
    assert name.subject == other
    undo(act, on=today(), by=who)
    name.refresh_from_db()
    assert name.subject == one


def test_a_strange_record_is_not_parted_away(two, who):
    one, other = two
    with pytest.raises(CannotMove, match="Choose records of this subject"):
        identity.part(
            one, other, [Publication.objects.filter(subject=other).first().pk], on=today(), reason="x", by=who
        )
