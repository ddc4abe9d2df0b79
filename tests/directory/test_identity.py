"""Subjects recorded twice are joined, two in one are parted, either is undone: nothing is lost or shown twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from disclosure import publish
from disclosure.directory import identity
from disclosure.directory.identity import CannotMove
from disclosure.directory.identity_undo import undo
from disclosure.models import Change, IdentityAct, Mark, Publication
from tests.accounts.people import staff
from tests.builders import a_penalty, a_person, a_subject
from tests.ingest.sending import a_row, deliver, outcomes

pytestmark = pytest.mark.django_db
ITEMS = ("penalty", "licence", "commitment", "a_taxpayer", "major_tax_violation", "wage_arrears", "judgment_defaulter")


def today():
    return timezone.localdate()


@pytest.fixture
def who():
    return staff("operator")


@pytest.fixture
def two(tmp_path):
    """One company recorded twice, a penalty and a licence with each."""
    one, other = a_subject("示例市青禾食品有限公司"), a_subject("示例市青禾食品厂")
    for subject in (one, other):
        for item in ("penalty", "licence"):
            deliver(tmp_path, a_row(item, subject_code=subject.code, subject_name=subject.name), item=item)
    return one, other


def join(one, other, who):
    return identity.join(one, other, on=today(), reason="one company, two codes", by=who)


def shown():
    """What people can read of everything that is visible, references left out."""
    visible = Publication.objects.visible(on=today()).select_related("subject", "edition__item")
    return sorted(
        (row.subject.name, row.item.code, row.document_number, row.decided_on, row.public_since, row.shown_until)
        for row in visible
    )


def replayed():
    """The publications whose last line shows them today."""
    lines = {line.publication_id: line for line in Change.objects.order_by("seq")}
    return {pk for pk, line in lines.items() if line.shows(on=today())}


def visible():
    return set(Publication.objects.visible(on=today()).values_list("pk", flat=True))


def test_joined_they_are_one_subject_with_all_records_names_and_codes(two, who):
    one, other = two
    codes = {one.code, other.code}
    join(one, other, who)

    one.refresh_from_db()
    assert one.merged_into == other
    assert {row[0] for row in shown()} == {other.name}
    assert len(shown()) == 4
    assert set(other.identifiers.values_list("value", flat=True)) == codes
    assert other.names.get(kind="former").value == one.name
    assert not one.names.exists()
    assert not one.identifiers.exists()
    assert replayed() == visible()


def test_each_moved_record_ends_under_its_reference_and_begins_under_a_new_one(two, who):
    one, other = two
    old = Publication.objects.filter(subject=one).order_by("pk").first()
    join(one, other, who)

    old.refresh_from_db()
    new = Publication.objects.get(predecessor=old)
    assert (old.ended_as, old.superseded, old.is_visible(on=today())) == ("corrected", True, False)
    assert new.ref != old.ref
    kept = ("public_since", "shown_until", "counted_from", "document_number", "details", "digest", "version")
    assert [getattr(new, column) for column in kept] == [getattr(old, column) for column in kept]
    assert [line.kind for line in Change.objects.filter(publication__in=[old, new]).order_by("seq")] == [
        "shown",
        "ended",
        "shown",
    ]
    assert {line.note for line in Change.objects.filter(kind="ended")} == {"one company, two codes"}


def test_deliveries_find_the_survivor(tmp_path, two, who):
    one, other = two
    code = one.code
    join(one, other, who)

    assert outcomes(deliver(tmp_path, a_row(subject_code=code, subject_name=one.name))) == {"public": 1}
    assert not Publication.objects.filter(subject=one, superseded=False).exists()


def test_the_key_can_be_made_anew_for_every_item(tmp_path, who):
    one, other = a_subject(), a_subject("示例市另一名称公司")
    for item in ITEMS:
        deliver(tmp_path, a_row(item, subject_code=one.code, subject_name=one.name), item=item)
    deliver(
        tmp_path,
        a_row("commitment", subject_code=one.code, subject_name=one.name, commitment_kind="自定义类"),
        item="commitment",
    )
    join(one, other, who)

    assert Publication.objects.filter(subject=other, superseded=False).count() == len(ITEMS) + 1


def test_a_delivery_repeated_after_the_join_changes_nothing(tmp_path, who):
    one, other = a_subject(), a_subject("示例市另一名称公司")
    row = a_row(subject_code=one.code, subject_name=one.name)
    deliver(tmp_path, row)
    join(one, other, who)

    assert outcomes(deliver(tmp_path, row)) == {"unchanged": 1}


def test_what_had_ended_does_not_come_back_by_the_join(tmp_path, who):
    one, other = a_subject(), a_subject("示例市另一名称公司")
    row = a_row(subject_code=one.code, subject_name=one.name)
    deliver(tmp_path, row)
    publish.take_down(Publication.objects.get(), on=today())
    lines = Change.objects.count()
    join(one, other, who)

    assert outcomes(deliver(tmp_path, row)) == {"unchanged": 1}
    assert not visible()
    assert Change.objects.count() == lines
    assert {row.ended_as for row in Publication.objects.all()} == {"repaired"}


def test_a_record_that_both_have_is_shown_once_and_by_both_again(tmp_path, who):
    one, other = a_subject(), a_subject("示例市另一名称公司")
    row = a_row(subject_code=one.code, subject_name=one.name)
    deliver(tmp_path, row)
    deliver(tmp_path, row | {"CF_XDR_MC": other.name, "CF_XDR_SHXYM": other.code})
    before = shown()
    act = join(one, other, who)
    assert len(shown()) == 1

    undo(act, on=today(), by=who)
    assert shown() == before
    assert replayed() == visible()


def test_one_that_ended_with_one_of_them_must_be_settled_first(tmp_path, who):
    one, other = a_subject(), a_subject("示例市另一名称公司")
    row = a_row(subject_code=one.code, subject_name=one.name)
    deliver(tmp_path, row)
    publish.take_down(Publication.objects.get(), on=today())
    deliver(tmp_path, row | {"CF_XDR_MC": other.name, "CF_XDR_SHXYM": other.code})

    with pytest.raises(CannotMove, match="Settle this first"):
        join(one, other, who)
    assert not IdentityAct.objects.exists()


def test_undone_everything_is_as_before_but_for_the_references(two, who):
    one, other = two
    before, refs = shown(), set(Publication.objects.values_list("ref", flat=True))
    facts = [sorted(subject.names.values_list("value", "kind")) for subject in two]
    codes = [sorted(subject.identifiers.values_list("value", "status")) for subject in two]
    act = join(one, other, who)
    undo(act, on=today(), by=who)

    assert shown() == before
    assert [sorted(subject.names.values_list("value", "kind")) for subject in two] == facts
    assert [sorted(subject.identifiers.values_list("value", "status")) for subject in two] == codes
    assert replayed() == visible()
    moved_back = Publication.objects.filter(subject=one, superseded=False)
    assert not refs & set(moved_back.values_list("ref", flat=True))
    act.refresh_from_db()
    assert act.undone_by == who
    with pytest.raises(CannotMove, match="undone already"):
        undo(act, on=today(), by=who)


def test_undoing_says_what_came_since(tmp_path, two, who):
    one, other = two
    act = join(one, other, who)
    deliver(tmp_path, a_row(subject_code=other.code, subject_name=other.name))

    with pytest.raises(CannotMove, match="1 record of 示例市青禾食品厂 came since"):
        undo(act, on=today(), by=who)
    assert IdentityAct.objects.get().undone_at is None


def test_undoing_follows_a_record_that_was_repaired_and_restored_since(two, who):
    one, other = two
    act = join(one, other, who)
    record = Publication.objects.filter(subject=other, predecessor__isnull=False, edition__item__code="penalty").get()
    publish.take_down(record, on=today())
    publish.restore(record, on=today(), note="false statement")
    undo(act, on=today(), by=who)

    assert Publication.objects.visible(on=today()).filter(subject=one).count() == 2


def test_a_join_on_top_is_undone_first(two, who):
    one, other = two
    third = a_subject("示例市第三公司")
    below = join(one, other, who)
    above = join(other, third, who)

    with pytest.raises(CannotMove, match="Undo that first"):
        undo(below, on=today(), by=who)
    one.refresh_from_db()
    assert one.survivor == third
    undo(above, on=today(), by=who)
    undo(below, on=today(), by=who)
    assert Publication.objects.visible(on=today()).filter(subject=one).count() == 2


def test_never_between_persons_and_organisations_nor_twice_nor_with_itself(two, who):
    one, other = two
    with pytest.raises(CannotMove, match="natural person"):
        join(one, a_person(), who)
    with pytest.raises(CannotMove, match="two different"):
        join(one, one, who)
    join(one, other, who)
    with pytest.raises(CannotMove, match="recorded under"):
        join(one, other, who)
    with pytest.raises(CannotMove, match="recorded under"):
        join(other, one, who)


def test_a_record_whose_key_cannot_be_made_anew_stays_and_with_it_all(two, who):
    one, other = two
    a_penalty(subject=one)  # its key is invented
    with pytest.raises(CannotMove, match="cannot be made anew"):
        join(one, other, who)
    assert Publication.objects.visible(on=today()).filter(subject=one).count() == 3


def test_marks_that_stand_go_with_their_record(two, who):
    one, other = two
    record = Publication.objects.filter(subject=one).first()
    mark = Mark.objects.create(publication=record, kind="litigation", since=today(), by=who)
    join(one, other, who)

    mark.refresh_from_db()
    assert mark.publication == Publication.objects.get(predecessor=record)


def test_what_lapses_today_is_told_as_over_and_not_as_moved(tmp_path, two, who):
    one, other = two
    record = Publication.objects.filter(subject=one, edition__item__code="penalty").get()
    identity.join(one, other, on=record.shown_until + timedelta(days=1), reason="late", by=who)

    record.refresh_from_db()
    assert record.ended_as == "expired"
    assert Publication.objects.get(predecessor=record).ended_as == "expired"
