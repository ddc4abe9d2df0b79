"""The desk says no in one way: in its frame, with a sentence that says what to do, and the status that fits."""

import pytest
from django.urls import reverse

from tests.accounts.people import signed_in, staff
from tests.builders import a_source

pytestmark = pytest.mark.django_db
FRAME = 'id="site-name"'


@pytest.mark.parametrize(
    ("name", "args", "status"),
    [
        ("deliver:start", [], 403),
        ("admin:disclosure_proposal_propose_new", ["measure"], 403),
        ("admin:disclosure_proposal_change", [999999], 404),
        ("admin:disclosure_authority_change", [999999], 404),
        ("admin:disclosure_authority_history", [999999], 404),
        ("admin:disclosure_heldrow_decide", [999999], 404),
    ],
)
def test_what_is_not_open_or_not_there_is_told_in_the_frame_of_the_desk(name, args, status):
    answer = signed_in(staff("auditor")).get(reverse(name, args=args))
    assert answer.status_code == status
    assert FRAME in answer.text
    assert reverse("admin:index") in answer.text


def test_an_address_that_no_page_has_is_told_there_too():
    answer = signed_in(staff("auditor")).get("/admin/nowhere/at/all/")
    assert (answer.status_code, FRAME in answer.text) == (404, True)


def test_a_form_s_address_that_is_only_looked_at_leads_on():
    source = a_source()
    answer = signed_in(staff("releaser", source=source)).get(reverse("deliver:release", args=[1]))
    assert (answer.status_code, answer["Allow"], FRAME in answer.text) == (405, "POST", True)
