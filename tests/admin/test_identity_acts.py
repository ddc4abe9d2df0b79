"""Acts about subjects and authorities at the desk: done, refused with a sentence, undone, and by operators only."""

import pytest
from django.urls import reverse
from django.utils import timezone

from disclosure.models import Authority, IdentityAct, Publication, Subject
from tests.accounts.people import signed_in, staff
from tests.builders import a_penalty, a_subject, an_authority
from tests.ingest.sending import a_row, deliver

pytestmark = pytest.mark.django_db
OPERATORS_ONLY = [
    ("source_clerk", 404),
    ("releaser", 404),
    ("reviewer", 404),
    ("supervisor", 404),
    ("account_manager", 404),
    ("moderator", 404),
    ("auditor", 404),
    ("operator", 200),
]


@pytest.fixture
def two(tmp_path):
    one, other = a_subject("示例市青禾食品有限公司"), a_subject("示例市青禾食品厂")
    deliver(tmp_path, a_row(subject_code=one.code, subject_name=one.name))
    return one, other


def act(name, row):
    return reverse(f"admin:disclosure_{name}", args=[row.pk], query={"lang": "en"})


def read(client, address):
    return client.get(address).content.decode()


def test_two_are_joined_and_parted_again(desk, two):
    one, other = two
    assert act("subject_join", one).partition("?")[0] in read(desk, act("subject_change", one))
    told = desk.post(act("subject_join", one), {"into": other.code, "reason": "one company"}, follow=True)
    assert "Joined. The old address leads to 示例市青禾食品厂." in told.content.decode()
    one.refresh_from_db()
    assert one.merged_into == other
    assert "Recorded under another subject now:" in read(desk, act("subject_change", one))

    done = IdentityAct.objects.get()
    desk.post(act("identityact_undo", done), {"sure": "on"})
    one.refresh_from_db()
    assert one.merged_into is None
    assert "is undone" in read(desk, act("identityact_change", done)) or IdentityAct.objects.get().undone_at


def test_a_refusal_keeps_what_was_typed(desk, two):
    one, _other = two
    page = desk.post(act("subject_join", one), {"into": one.code, "reason": "typed before"})

    assert page.status_code == 422
    assert "Choose two different subjects." in page.content.decode()
    assert "typed before" in page.content.decode()


def test_records_are_parted_to_a_new_subject(desk, two):
    one, _other = two
    record = Publication.objects.get()
    facts = {"records": [record.pk], "new_name": "示例市他人公司", "new_kind": "organisation", "number_kind": "uscc"}
    page = desk.post(act("subject_part", one), {**facts, "new_name": "", "reason": "x"})
    assert "Give the name of the new subject." in page.content.decode()
    desk.post(act("subject_part", one), {**facts, "reason": "of another company"})

    assert Publication.objects.get(predecessor=record).subject.name == "示例市他人公司"


def test_an_event_is_noted_and_taken_back(desk, two):
    one, other = two
    today = timezone.localdate().isoformat()
    facts = {"kind": "absorbed", "on": today, "document": "示合并〔2026〕1号"}
    assert "Give the other subject." in desk.post(act("subject_event", one), facts).content.decode()
    desk.post(act("subject_event", one), {**facts, "other": other.code})
    one.refresh_from_db()
    assert one.status == "deregistered"

    desk.post(act("identityact_undo", IdentityAct.objects.get()), {"sure": "on"})
    one.refresh_from_db()
    assert one.status == "active"


def test_an_authority_is_handed_over_renamed_and_taken_back(desk):
    authority, heir = an_authority(), an_authority(name_zh="示例市新局")
    facts = {"successor": heir.pk, "on": timezone.localdate().isoformat(), "document": "示政发〔2026〕7号"}
    desk.post(act("authority_hand_over", authority), facts)
    authority.refresh_from_db()
    assert authority.successor == heir
    desk.post(act("authority_rename", heir), {"name_zh": "示例市新名局", "document": "x"})
    heir.refresh_from_db()
    assert heir.name_zh == "示例市新名局"
    desk.post(act("authority_take_back", authority), {"reason": "postponed"})
    authority.refresh_from_db()
    assert authority.successor is None


def test_the_last_day_and_successor_are_not_typed_into_the_register(desk):
    authority, heir = an_authority(), an_authority()
    page = read(desk, act("authority_change", authority))

    assert 'name="successor"' not in page
    assert act("authority_hand_over", authority).partition("?")[0] in page
    assert Authority.objects.get(pk=heir.pk).successor is None


@pytest.mark.parametrize(("role", "status"), OPERATORS_ONLY)
def test_only_who_runs_the_site_acts(role, status):
    one, authority = a_subject(), an_authority()
    a_penalty(subject=one, authority=authority)
    done = IdentityAct.objects.create(
        kind="deregistered",
        subject=one,
        on=timezone.localdate(),
        reason="x",
        by=staff("operator"),
        moved={"status": ""},
    )
    client = signed_in(staff(role, authority))
    pages = dict.fromkeys(("subject_join", "subject_part", "subject_event"), one)
    pages |= dict.fromkeys(("authority_hand_over", "authority_rename", "authority_take_back"), authority)
    pages["identityact_undo"] = done
    for name, row in pages.items():
        assert client.get(act(name, row)).status_code == status, name
        if status == 404:
            assert client.post(act(name, row), {"sure": "on", "reason": "x"}).status_code == 404

    assert not Subject.objects.exclude(merged_into=None).exists()


def test_a_person_is_offered_no_kind_of_its_own(desk, two):
    page = read(desk, act("subject_part", two[0]))

    assert 'value="person"' not in page
