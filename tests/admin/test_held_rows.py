"""The queue of held rows: who may decide what, what the page shows, and what a decision leaves behind."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from disclosure.models import Authority, HeldRow, Publication, Source, Subject
from tests.accounts.people import signed_in, staff
from tests.builders import a_code, a_subject, an_authority
from tests.ingest.sending import MARKET, a_row, deliver

pytestmark = pytest.mark.django_db
NAME, DELIVERED = "示例市青禾食品有限公司", "示例市青和食品有限公司"
QUEUE = "admin:disclosure_heldrow_changelist"


@pytest.fixture
def subject():
    return a_subject(NAME)


@pytest.fixture
def held(tmp_path, subject):
    today = timezone.localdate()
    decided = (today - timedelta(days=60)).isoformat()
    deliver(tmp_path, a_row(subject_code=subject.code, subject_name=DELIVERED, decided_on=decided), on=today)
    return HeldRow.objects.get()


def decide(held):
    return reverse("admin:disclosure_heldrow_decide", args=[held.pk], query={"lang": "en"})


def answer(choice, **more):
    return {"choice": choice, "note": "looked at the certificate", **more}


def test_the_queue_has_the_oldest_first_and_what_is_decided_is_out_of_it(desk, tmp_path, held, subject):
    deliver(tmp_path, a_row(subject_code=subject.code, subject_name="别名"))
    listed = desk.get(reverse(QUEUE)).context["cl"].result_list
    assert next(row.pk for row in listed) == held.pk
    desk.post(decide(held), answer("none"))

    assert held not in desk.get(reverse(QUEUE)).context["cl"].result_list
    assert held in desk.get(reverse(QUEUE), {"standing": "decided"}).context["cl"].result_list


def test_the_row_stands_beside_its_candidates_with_what_differs_marked(desk, held, subject):
    a_subject("示例市青和食品厂")
    page = desk.get(decide(held)).content.decode()

    assert "示例市青<mark>禾</mark>食品有限公司" in page
    assert "carries this code" in page
    assert "bears a name like it" in page
    assert "Code and name do not belong together in the directory." in page


def test_attached_from_the_page(desk, held, subject):
    done = desk.post(decide(held), answer(subject.pk, keep_name="on"), follow=True)

    assert "Taken in as a row about 示例市青禾食品有限公司: public." in done.content.decode()
    assert Publication.objects.get().subject == subject
    assert subject.names.filter(value=DELIVERED, kind="former").exists()


def test_attached_to_another_by_code_or_address(desk, held):
    other = a_subject("示例市另一公司")
    desk.post(decide(held), answer("other", other=f"https://x/subjects/{other.ref}/"))

    assert Publication.objects.get().subject == other


def test_attached_to_a_new_one_with_an_older_number(desk, held):
    new = {
        "new_name": DELIVERED,
        "new_kind": "organisation",
        "number_kind": "registration",
        "number": "990100000000017",
    }
    desk.post(decide(held), answer("new", **new))

    made = Publication.objects.get().subject
    assert (made.name, made.identifiers.get().kind, made.identifiers.get().value) == (
        DELIVERED,
        "registration",
        "990100000000017",
    )


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"choice": "", "note": "x"}, "Choose whom the row is about"),
        ({"choice": "none", "note": ""}, "This field is required."),
        ({"choice": "none", "note": "身份证110101199003070011"}, "Take identity"),
        ({"choice": "other", "other": "", "note": "typed before"}, "Give the code or the address"),
        ({"choice": "other", "other": a_code(), "note": "typed before"}, "No subject has this code"),
        ({"choice": "new", "new_name": "", "note": "typed before"}, "Give the name of the new subject."),
        ({"choice": "999999", "note": "x"}, "Choose whom the row is about"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(desk, held, sent, said):
    page = desk.post(decide(held), sent)

    assert page.status_code == 422
    assert said in page.content.decode()
    assert "typed before" not in sent.values() or "typed before" in page.content.decode()
    assert HeldRow.objects.get().resolved_at is None


def test_the_second_person_reads_what_the_first_decided(desk, held, subject):
    assert desk.get(decide(held)).status_code == 200
    desk.post(decide(held), answer("none"))
    late = desk.post(decide(held), answer(subject.pk))

    assert "decided this row before: not taken in" in late.content.decode()
    assert not Publication.objects.exists()


def test_rows_whose_cause_is_gone_are_offered_and_attached_together(desk, tmp_path, held, subject):
    deliver(tmp_path, a_row(subject_code=subject.code, subject_name="别的名字"))
    subject.names.create(kind="former", value=DELIVERED, folded=held.judged["subject_key"])
    assert list(desk.get(reverse(QUEUE), {"known": "yes"}).context["cl"].result_list) == [held]

    chosen = [row.pk for row in HeldRow.objects.all()]
    desk.post(reverse(QUEUE), {"action": "attach_known", "_selected_action": chosen})
    assert list(HeldRow.objects.filter(resolution="attached")) == [held]
    assert HeldRow.objects.filter(resolved_at=None).count() == 1


@pytest.mark.parametrize(
    ("role", "own", "status"),
    [
        ("reviewer", True, 200),
        ("reviewer", False, 404),
        ("releaser", True, 200),
        ("releaser", False, 404),
        ("operator", None, 200),
        ("auditor", None, 404),
        ("source_clerk", True, 404),
        ("supervisor", True, 404),
        ("moderator", None, 404),
    ],
)
def test_only_posts_that_reach_the_row_decide_it(held, subject, role, own, status):
    place = {}
    if own:
        place = {"authority": Authority.objects.get(code=MARKET[0]), "source": Source.objects.get(code=MARKET[0])}
    client = signed_in(staff(role, **place))
    assert client.get(decide(held)).status_code == status
    client.post(decide(held), answer(subject.pk))

    assert Publication.objects.exists() == (status == 200)


def test_a_reviewer_of_another_authority_attaches_nothing_in_bulk(held, subject):
    subject.names.create(kind="former", value=DELIVERED, folded=held.judged["subject_key"])
    stranger = signed_in(staff("reviewer", an_authority()))
    stranger.post(reverse(QUEUE), {"action": "attach_known", "_selected_action": [held.pk]})

    assert not Publication.objects.exists()


def test_a_new_subject_is_no_person(desk, held):
    desk.post(decide(held), answer("new", new_name="张三", new_kind="person", number_kind="uscc", number=""))

    assert not Subject.objects.filter(kind="person").exists()
    assert not Publication.objects.exists()
