"""The levers that set and end a mark."""

import pytest
from django.utils import timezone

from disclosure.models import Mark, Publication
from tests.accounts.people import signed_in, staff
from tests.admin.test_levers import pull, said
from tests.builders import a_penalty

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
    assert "errorlist" in page
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
