"""The levers on publications."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from disclosure import reference
from disclosure.models import Change, Publication
from tests.builders import a_licence, a_list_entry, a_penalty, a_person

TODAY = timezone.localdate()
LIST = "admin:disclosure_publication_changelist"


def pull(client, lever, *publications, **posted):
    asked = {"action": lever, "index": "0", "_selected_action": [row.pk for row in publications]}
    return client.post(reverse(LIST), asked | posted, follow=True)


@pytest.fixture
def desk(reviewing_desk):
    """Who pulls the levers decides for `own_authority`."""
    return reviewing_desk


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def test_the_lever_first_asks_on_a_page_of_its_own(desk, own_authority):
    penalty = a_penalty(authority=own_authority)

    answer = pull(desk, "annul", penalty)

    assert penalty.document_number in answer.content.decode()
    assert 'name="ground"' in answer.content.decode()
    assert Publication.objects.get().ended_on is None


def test_annulled_with_its_reason_and_a_ledger_line_by_whom(desk, own_authority):
    penalty = a_penalty(authority=own_authority)

    pull(desk, "annul", penalty, confirmed="1", ground="行政复议撤销原决定")

    penalty.refresh_from_db()
    line = Change.objects.latest("seq")
    assert (penalty.ended_as, penalty.ended_on, penalty.end_reason) == (
        "annulled",
        TODAY,
        "行政复议撤销原决定",
    )
    assert (line.kind, line.by.username) == ("ended", "reviewer")


@pytest.mark.parametrize("ground", ["", "   "])
def test_without_a_ground_nothing_happens(desk, own_authority, ground):
    penalty, kept = a_penalty(authority=own_authority), a_penalty(authority=own_authority, shown=False)

    pull(desk, "annul", penalty, confirmed="1", ground=ground)
    pull(desk, "show", kept, confirmed="1", ground=ground)

    assert not Publication.objects.exclude(ended_on=None).exists()
    assert Publication.objects.get(pk=kept.pk).public_since is None


def test_a_kept_record_is_shown_on_a_finding(desk, own_authority):
    kept = a_penalty(authority=own_authority, shown=False)

    pull(desk, "show", kept, confirmed="1", ground="示例局认定书第1号")

    assert Publication.objects.visible(on=TODAY).contains(kept)


def test_each_refusal_is_told_and_the_rest_is_done(desk, own_authority):
    gone, penalty = a_penalty(authority=own_authority), a_penalty(authority=own_authority)
    pull(desk, "annul", gone, confirmed="1", ground="撤销")

    answer = pull(desk, "annul", gone, penalty, confirmed="1", ground="撤销")

    assert len(said(answer)) == 2
    assert any(gone.document_number in message for message in said(answer))
    assert Change.objects.filter(kind="ended").count() == 2


def test_a_person_s_record_is_never_shown(desk, own_authority):
    kept = a_penalty(authority=own_authority, subject=a_person())

    answer = pull(desk, "show", kept, confirmed="1", ground="认定书")

    assert len(said(answer)) == 1
    assert not Publication.objects.visible(on=TODAY).exists()


def test_more_than_a_hundred_at_once_are_refused(desk, own_authority, monkeypatch):
    monkeypatch.setattr("disclosure.admin.levers.AT_ONCE", 1)
    rows = a_penalty(authority=own_authority), a_penalty(authority=own_authority)

    pull(desk, "annul", *rows, confirmed="1", ground="撤销")

    assert not Publication.objects.exclude(ended_on=None).exists()


@pytest.mark.parametrize("lever", ["annul", "show"])
def test_who_may_only_look_has_no_levers(reading_desk, own_authority, lever):
    row = a_penalty(authority=own_authority, shown=lever == "annul")

    answer = pull(reading_desk, lever, row, confirmed="1", ground="撤销")

    row.refresh_from_db()
    assert answer.status_code in (200, 403)
    assert (row.ended_on, row.public_since is None) == (None, lever == "show")
    assert f'value="{lever}"' not in reading_desk.get(reverse(LIST)).content.decode()


def test_who_is_not_signed_in_is_sent_to_the_door(client, db):
    answer = client.get(reverse(LIST))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_a_ground_with_a_personal_number_is_refused_and_kept_as_typed(desk, own_authority):
    penalty = a_penalty(authority=own_authority)

    answer = pull(desk, "annul", penalty, confirmed="1", ground="来电13900000000要求撤销")

    assert "13900000000" in answer.content.decode()  # nothing typed is lost
    assert Publication.objects.get().ended_on is None


def test_what_is_due_is_reviewed_together_and_once(desk, own_authority):
    reference.load()
    due = [a_licence(authority=own_authority, review_on=TODAY - timedelta(days=days)) for days in (1, 9)]
    foreign = a_licence(review_on=TODAY)
    told = pull(desk, "review", *due, foreign, confirmed="1", ground="许可仍然有效")

    assert said(told) == ["2 publications: done."] or "2" in said(told)[0]
    lines = Change.objects.filter(kind="reviewed")
    assert {line.publication_id for line in lines} == {row.pk for row in due}
    assert all(line.review_on > TODAY and line.note == "许可仍然有效" for line in lines)
    again = pull(desk, "review", due[0], confirmed="1", ground="许可仍然有效")
    assert len(said(again)) == 1
    assert lines.count() == 2


def test_what_was_performed_is_ended_by_whoever_reviews(desk, own_authority):
    entry = a_list_entry(authority=own_authority, shown_until=None, ends="performance", review_on=TODAY)
    page = desk.get(reverse("admin:disclosure_publication_change", args=[entry.pk])).content.decode()
    assert 'value="review"' in page
    assert 'value="cure"' in page
    pull(desk, "cure", entry, confirmed="1", ground="已履行完毕")
    entry.refresh_from_db()
    assert (entry.ended_as, entry.end_reason) == ("cured", "")
