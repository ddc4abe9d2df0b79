"""The desk of repair through HTTP: what each role is offered, and that it does exactly that; previews."""

from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client

from creditchina.accounts.models import User
from repair import conditions, drafting, letters, moves, workflow
from repair.actors import STAFF, Actor
from repair.admin.inputs import inputs
from repair.models import Case, Evidence, Status
from tests.accounts.people import signed_in, staff
from tests.repair.building import MET, a_case, a_repairable, a_repairable_entry, a_reviewer, ground, pass_on, today

pytestmark = pytest.mark.django_db

DESK = {*STAFF, Actor.OPERATOR}
ROLES = ("reviewer", "second_reviewer", "supervisor", "appeal_reviewer", "operator", "auditor", "moderator")


def page(client: Client, case: Case, **query: str) -> str:
    """The page of a case, in English."""
    return client.get(f"/admin/repair/case/{case.pk}/change/", {"lang": "en"} | query, follow=True).content.decode()


def address(case: Case, move: str) -> str:
    """Where a move is made."""
    return f"/admin/cases/{case.pk}/move/{move}/"


def of_role(role: str, case: Case) -> User:
    """Somebody of a role for whom the case is there."""
    return a_reviewer(case, role) if role in ROLES[:4] else staff(role)


def test_each_move_has_a_form_with_everything_it_wants() -> None:
    for move in moves.MOVES.values():
        if DESK & set(move.actors) and hasattr(workflow, move.name):
            wanted = {"reason"} if move.name == "send_back" else set(move.wants)
            assert wanted <= set(inputs(move)), move.name


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.PASSED, Status.ACCEPTED, Status.ASKED, Status.APPEALED])
def test_each_role_is_offered_exactly_what_it_may_do(status) -> None:
    """The buttons are those of the table, and the page of any other move from that state answers no."""
    case = a_case(status)
    for role in ROLES:
        user = of_role(role, case)
        client, own = signed_in(user), {move.name for move in moves.possible(case, user, on=today())}
        told = page(client, case)
        offered = {name for name in moves.MOVES if f'href="{address(case, name)}"' in told}
        tried = own | {move.name for move in moves.MOVES.values() if status in move.sources}
        opened = {name for name in tried if client.get(address(case, name)).status_code == 200}
        assert (role, offered, opened) == (role, own, own)


def test_a_role_without_cases_has_no_page_of_one() -> None:
    case = a_case(Status.PASSED)
    for user in (staff("window_clerk", case.authority), staff("source_clerk"), staff("reviewer")):
        assert signed_in(user).get(f"/admin/repair/case/{case.pk}/change/").status_code in (403, 404)


def test_opening_a_case_is_told_to_colleagues_once() -> None:
    case = a_case(Status.PASSED)
    page(signed_in(staff("auditor")), case)
    case.refresh_from_db()
    assert case.seen == ""
    page(signed_in(a_reviewer(case)), case)
    case.refresh_from_db()
    assert case.seen == "opened"


def test_a_refusal_is_read_back_before_it_is_made() -> None:
    case = a_case(Status.ACCEPTED)
    client, sent = signed_in(a_reviewer(case)), {"ground": ground().pk, "reason": "罚款尚未缴清", "note": "等银行回复"}
    shown = client.post(address(case, "refuse"), sent).content.decode()
    case.refresh_from_db()
    assert case.status == Status.ACCEPTED
    assert ground().next_zh in shown
    for _twice in range(2):
        assert client.post(address(case, "refuse"), sent | {"confirmed": "1"}).status_code == 302
    case.refresh_from_db()
    assert (case.status, case.reason) == (Status.REFUSED, "罚款尚未缴清")
    told = page(client, case)
    assert "等银行回复" in told
    assert "等银行回复" not in page(signed_in(staff("operator")), case)
    assert [step.move for step in case.steps.all()].count("refuse") == 1


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost() -> None:
    case = a_case(Status.ACCEPTED)
    answer = signed_in(a_reviewer(case)).post(address(case, "refuse"), {"reason": "还没有交清"})
    assert answer.status_code == 200
    assert "还没有交清" in answer.content.decode()
    case.refresh_from_db()
    assert case.status == Status.ACCEPTED


def test_who_comes_second_is_told_and_keeps_the_text() -> None:
    case = a_case(Status.ACCEPTED)
    late = signed_in(a_reviewer(case))
    workflow.approve(case, by=a_reviewer(case), on=today(), met=MET)
    answer = late.post(address(case, "refuse"), {"ground": ground().pk, "reason": "我写了很久", "confirmed": "1"})
    assert answer.status_code == 409
    assert "我写了很久" in answer.content.decode()
    case.refresh_from_db()
    assert case.status == Status.APPROVED


def judged(case: Case) -> list[str]:
    """The conditions of a case, all of them ticked."""
    return [*conditions.codes(case)]


def test_two_reviewers_decide_about_an_entry() -> None:
    case = a_case(Status.ACCEPTED, a_repairable_entry())
    first, second = a_reviewer(case), a_reviewer(case, "second_reviewer")
    assert "Two reviewers decide this case: hand in your opinion first." in page(signed_in(first), case)
    signed_in(first).post(address(case, "propose"), {"outcome": "approve", "met": judged(case)})
    case.refresh_from_db()
    assert case.status == Status.PROPOSED
    assert "You handed in the opinion, so another person must decide." in page(signed_in(first), case)
    assert "The first reviewer would approve." in page(signed_in(second), case)
    assert "The first reviewer would approve." not in page(signed_in(staff("operator")), case)
    signed_in(second).post(address(case, "approve"), {"met": judged(case), "confirmed": "1"})
    case.refresh_from_db()
    assert (case.status, case.decided_by) == (Status.APPROVED, second)


def test_who_stands_aside_moves_nothing_and_opens_nothing() -> None:
    case = a_case(Status.PASSED)
    user = a_reviewer(case)
    client = signed_in(user)
    assert client.post(f"/admin/cases/{case.pk}/recuse/", {"reason": "亲属任职"}).status_code == 302
    told = page(client, case)
    assert "You have a part of your own in this case" in told
    assert address(case, "accept") not in told
    assert client.post(address(case, "accept")).status_code == 403
    assert client.post(f"/admin/cases/{case.pk}/handle/", {"what": "take"}).status_code == 403
    case.refresh_from_db()
    assert case.status == Status.PASSED


def test_handling_is_noted_and_moves_nothing() -> None:
    case = a_case(Status.PASSED)
    user = a_reviewer(case)
    for what in ("take", "incomplete"):
        assert signed_in(user).post(f"/admin/cases/{case.pk}/handle/", {"what": what}).status_code == 302
    case.refresh_from_db()
    assert (case.status, case.handler, case.seen) == (Status.PASSED, user, "incomplete")


def test_the_list_finds_by_number_and_code_and_narrows() -> None:
    case, other = a_case(Status.PASSED), a_case(Status.PASSED)
    client = signed_in(staff("auditor"))
    for asked in ({"q": case.number}, {"q": case.application.subject.code}, {"authority": case.authority.code}):
        told = client.get("/admin/repair/case/", asked).content.decode()
        assert (case.number in told, other.number in told) == (True, False), asked
    assert case.number in client.get("/admin/repair/case/", {"waits": "authority"}).content.decode()
    assert case.number not in client.get("/admin/repair/case/", {"waits": "late"}).content.decode()


def test_today_tells_what_waits_for_whom() -> None:
    passed, appealed = a_case(Status.PASSED), a_case(Status.APPEALED)
    proposed = a_case(Status.PROPOSED, a_repairable_entry())
    for case, role, title in (
        (passed, "reviewer", "Repair cases to accept or decide"),
        (proposed, "second_reviewer", "Second opinions asked for"),
        (appealed, "appeal_reviewer", "Appeals to decide"),
        (proposed, "supervisor", "Second opinions asked for"),
    ):
        told = signed_in(a_reviewer(case, role)).get("/admin/?lang=en", follow=True).content.decode()
        assert (title in told, case.number in told) == (True, True), role
    Case.objects.filter(pk=passed.pk).update(due_on="2026-01-05", due_provisional=False)
    told = signed_in(a_reviewer(passed)).get("/admin/?lang=en", follow=True).content.decode()
    assert "Repair cases that are late" in told


def test_a_window_clerk_sees_what_was_begun_and_is_asked_at_the_own_window() -> None:
    clerk, other = staff("window_clerk"), a_case(Status.ASKED)
    at = {"by": clerk, "window": clerk.posts.get().authority, "consent_on": today(), "on": today()}
    record, draft = a_repairable(), drafting.begin_at_window(a_repairable().subject, **at)
    sent = drafting.begin_at_window(record.subject, **at)
    drafting.choose(sent, [record], on=today())
    letters.sign(sent, by=clerk, signature="江月白", on=today())
    case = pass_on(workflow.submit(sent, by=clerk, on=today())[0], today())
    workflow.ask(case, by=a_reviewer(case), on=today(), reason="请补充缴款凭证")
    told = signed_in(clerk).get("/admin/?lang=en", follow=True).content.decode()
    assert (case.number in told, draft.number in told, other.number in told) == (True, True, False)


def test_material_is_opened_for_a_purpose_by_those_whose_case_it_is() -> None:
    case = a_case(Status.PASSED)
    picture, paper = a_file(case, "image/png"), a_file(case, "application/pdf")
    user = a_reviewer(case)
    client, shown = signed_in(user), f"/admin/cases/{case.pk}/files/{picture.ref}/"
    assert client.get(shown).status_code == 403
    assert client.post(f"/admin/cases/{case.pk}/files/", {"file": str(picture.ref)}).status_code == 409
    opened = {"file": str(picture.ref), "purpose": "verify"}
    assert client.post(f"/admin/cases/{case.pk}/files/", opened).status_code == 302
    answer = client.get(shown)
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert (answer["X-Content-Type-Options"], answer["Content-Type"]) == ("nosniff", "image/png")
    assert shown in page(client, case, shown=str(picture.ref))
    saved = client.post(f"/admin/cases/{case.pk}/files/", {"file": str(paper.ref), "purpose": "verify"})
    assert saved["Content-Disposition"].startswith("attachment")
    assert list(case.looks.values_list("purpose", "by")) == [("verify", user.pk)] * 2
    assert signed_in(staff("operator")).post(f"/admin/cases/{case.pk}/files/", opened).status_code == 403
    assert signed_in(staff("auditor")).get(shown).status_code == 403


def a_file(case: Case, media_type: str) -> Evidence:
    """A file of a case, as it stands in the storage."""
    stored = storages["evidence"].save(f"{uuid4().hex}.x", ContentFile(b"x"))
    made = {"application": case.application, "case": case, "sha256": b"1", "size": 1, "by": case.applicant}
    return Evidence.objects.create(kind="payment", name="x", file=stored, media_type=media_type, **made)
