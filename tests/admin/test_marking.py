"""The levers that set and end a mark."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from disclosure.models import Mark, Publication
from tests.accounts.people import signed_in, staff
from tests.admin.test_levers import LIST, pull, said
from tests.builders import a_licence, a_penalty

TODAY = timezone.localdate()
PENDING = {"kind": "litigation", "day": TODAY.isoformat(), "document": "（2026）示9901行初7号", "ground": "起诉已受理"}


def test_a_mark_is_set_and_ended_with_who_and_why(reviewing_desk, own_authority):
    penalty = a_penalty(authority=own_authority)

    asked = pull(reviewing_desk, "mark", penalty).content.decode()
    pull(reviewing_desk, "mark", penalty, confirmed="1", **PENDING)
    standing = Mark.objects.get()
    pull(reviewing_desk, "unmark", penalty, confirmed="1", **PENDING | {"ground": "撤诉"})
    ended = Mark.objects.get()

    assert all(f'name="{field}"' in asked for field in ("kind", "day", "document", "ground"))
    assert (standing.kind, standing.document, standing.by.username) == ("litigation", PENDING["document"], "reviewer")
    assert (ended.until, ended.ended_by.username, ended.note) == (TODAY, "reviewer", "起诉已受理\n撤诉")


def test_what_cannot_be_marked_is_told(reviewing_desk, own_authority):
    penalty = a_penalty(authority=own_authority)
    pull(reviewing_desk, "mark", penalty, confirmed="1", **PENDING)

    again = pull(reviewing_desk, "mark", penalty, confirmed="1", **PENDING)
    other = pull(reviewing_desk, "unmark", penalty, confirmed="1", **PENDING | {"kind": "secrecy"})

    assert [len(said(again)), len(said(other))] == [1, 1]
    assert all(penalty.document_number in told for told in said(again) + said(other))
    assert Mark.objects.filter(until=None).count() == 1


@pytest.mark.parametrize("odd", [{"day": ""}, {"kind": "gossip"}, {"ground": ""}, {"document": "990101199003070011"}])
def test_a_slip_is_told_and_nothing_is_lost(reviewing_desk, own_authority, odd):
    penalty = a_penalty(authority=own_authority)

    page = pull(reviewing_desk, "mark", penalty, confirmed="1", **PENDING | odd).content.decode()

    assert not Mark.objects.exists()
    assert "ask-one--wrong" in page
    assert "ground" in odd or PENDING["ground"] in page


@pytest.mark.parametrize("role", ["operator", "auditor"])
def test_who_does_not_decide_marks_nothing(role, own_authority):
    penalty = a_penalty(authority=own_authority)

    pull(signed_in(staff(role, username=role)), "mark", penalty, confirmed="1", **PENDING)

    assert not Mark.objects.exists()


def test_no_reviewer_marks_what_another_authority_decided(reviewing_desk):
    other = a_penalty()

    pull(reviewing_desk, "mark", other, confirmed="1", **PENDING | {"kind": "secrecy"})

    assert Publication.objects.visible(on=TODAY).contains(other)


def test_the_page_of_a_record_offers_what_may_be_done_with_it(reviewing_desk, own_authority):
    penalty = a_penalty(authority=own_authority)
    page = reverse("admin:disclosure_publication_change", args=[penalty.pk])
    unmarked = [lever.name for lever in reviewing_desk.get(page).context["levers"]]

    done = pull(reviewing_desk, "mark", penalty, confirmed="1", **PENDING)
    marked = [lever.name for lever in reviewing_desk.get(page).context["levers"]]
    asked = pull(reviewing_desk, "unmark", penalty)

    assert (unmarked, marked) == (["mark", "annul"], ["unmark", "mark", "annul"])
    assert done.redirect_chain[-1][0] == page
    assert asked.context["form"]["kind"].value() == "litigation"


def test_who_decides_elsewhere_is_offered_nothing(own_authority):
    page = reverse("admin:disclosure_publication_change", args=[a_penalty(authority=own_authority).pk])

    assert signed_in(staff("auditor")).get(page).context["levers"] == []


def test_what_is_marked_or_due_stands_behind_the_link_of_today(reviewing_desk, own_authority):
    pull(reviewing_desk, "mark", marked := a_penalty(authority=own_authority), confirmed="1", **PENDING)
    longest = a_licence(authority=own_authority, review_on=TODAY - timedelta(days=9))
    due = a_licence(authority=own_authority, review_on=TODAY)

    def listed(**asked):
        return list(reviewing_desk.get(reverse(LIST), asked).context["cl"].result_list)

    assert listed(mark="pending") == listed(mark="litigation") == [marked]
    assert (listed(mark="secrecy"), listed(review="due")) == ([], [longest, due])
