"""The desk for objections and statements: offered exactly what may be done, answered with reasons, queue and Today."""

import pytest
from django.test import Client

from creditchina.accounts.models import User
from creditchina.desk.today import waiting_for
from disclosure.models import Publication
from repair import objections, statements
from repair.models import Objection, Statement
from tests.accounts.people import signed_in, staff
from tests.builders import a_penalty
from tests.repair.building import today
from tests.standing.acting import a_standing

pytestmark = pytest.mark.django_db
TEXT = "罚款金额应为 2 万元"


def an_objection(*moves: str, about: str = "content") -> Objection:
    """One walked to where these moves of the site lead."""
    record, operator = a_penalty(), staff("operator")
    made = objections.file(record, by=a_standing(None, record.subject).user, about=about, text=TEXT, on=today())
    for move in moves:
        getattr(objections, move)(made, by=operator, on=today())
    return made


def page(client: Client, objection: Objection) -> str:
    return client.get(f"/admin/repair/objection/{objection.pk}/change/", {"lang": "en"}, follow=True).content.decode()


def address(objection: Objection, move: str) -> str:
    return f"/admin/doors/objections/{objection.pk}/{move}/"


def people(objection: Objection) -> dict[str, User]:
    """One of each role that sees objections."""
    return {
        "operator": staff("operator"),
        "clerk": staff("source_clerk", source=objection.source),
        "reviewer": staff("reviewer", objection.authority),
        "foreign reviewer": staff("reviewer"),
        "moderator": staff("moderator"),
        "auditor": staff("auditor"),
    }


@pytest.mark.parametrize("moves", [(), ("accept",), ("accept", "pass_on")])
def test_each_role_is_offered_exactly_what_it_may_do(moves) -> None:
    objection = an_objection(*moves)
    for role, user in people(objection).items():
        client, own = signed_in(user), {move.name for move in objections.possible(objection, user, on=today())}
        told = page(client, objection)
        offered = {name for name in objections.MOVES if f'href="{address(objection, name)}"' in told}
        opened = {name for name in objections.MOVES if client.get(address(objection, name)).status_code == 200}
        assert (role, offered, opened) == (role, own, own)


def test_the_applicant_reads_the_reason_and_the_mark_goes() -> None:
    objection = an_objection("accept", "pass_on")
    client = signed_in(staff("reviewer", objection.authority))
    empty = client.post(address(objection, "reject"), {"reason": " "})
    objection.refresh_from_db()
    assert (empty.status_code, objection.status) == (200, "with_source")
    client.post(address(objection, "reject"), {"reason": "与决定书一致"})
    objection.refresh_from_db()
    objection.mark.refresh_from_db()
    assert (objection.status, objection.answer, objection.mark.until) == ("rejected", "与决定书一致", today())
    late = client.post(address(objection, "reject"), {"reason": "再一次"})
    assert (late.status_code, "再一次" in late.content.decode()) == (409, True)


def test_removed_it_is_gone_and_a_note_stays_inside() -> None:
    objection = an_objection("accept")
    signed_in(staff("operator")).post(address(objection, "pass_on"), {"note": "系统无误"})
    assert objection.steps.last().note == "系统无误"
    signed_in(staff("source_clerk", source=objection.source)).post(address(objection, "remove"), {"reason": "非本主体"})
    assert Publication.objects.get(pk=objection.publication_id).ended_as == "corrected"


def test_the_queue_and_today_tell_what_waits() -> None:
    objection = an_objection()
    operator = staff("operator")
    listed = signed_in(operator).get("/admin/repair/objection/", {"waits": "open", "lang": "en"}, follow=True)
    assert objection.number in listed.content.decode()
    assert objection.number in str(waiting_for(operator, on=today()))
    assert objection.number not in str(waiting_for(staff("reviewer", objection.authority), on=today()))


def a_statement() -> Statement:
    record = a_penalty()
    by = a_standing(None, record.subject).user
    return statements.write(record, by=by, text="已完成整改。", on=today())


def test_a_moderator_lets_it_stand() -> None:
    statement, reader = a_statement(), staff("moderator")
    assert statement.subject.name in str(waiting_for(reader, on=today()))
    client = signed_in(reader)
    assert "已完成整改。" in client.get(f"/admin/repair/statement/{statement.pk}/change/").content.decode()
    client.post(f"/admin/doors/statements/{statement.pk}/", {"let": "1"})
    statement.refresh_from_db()
    assert (statement.status, statement.decided_by) == ("public", reader)
    assert client.post(f"/admin/doors/statements/{statement.pk}/", {"let": "1"}).status_code == 409


def test_a_refusal_needs_its_reason_and_nobody_else_decides() -> None:
    statement = a_statement()
    there = f"/admin/doors/statements/{statement.pk}/"
    for other in (staff("reviewer", statement.publication.authority), staff("operator"), staff("auditor")):
        assert signed_in(other).post(there, {"let": "1"}).status_code in (403, 404)
    client = signed_in(staff("moderator"))
    client.post(there, {"refuse": "1", "reason": ""})
    statement.refresh_from_db()
    assert statement.status == "waiting"
    client.post(there, {"refuse": "1", "reason": "点名了他人"})
    statement.refresh_from_db()
    assert (statement.status, statement.reason) == ("refused", "点名了他人")
