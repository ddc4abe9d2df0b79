"""Objections and statements as people meet them: asked, sent, followed, taken back; and nothing of others."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import QueryDict
from django.test import Client

from disclosure.models import Publication
from repair import objections, statements
from repair.models import Objection, Statement
from tests.accounts.people import staff
from tests.builders import a_penalty
from tests.repair.building import a_case, a_repairable, today
from tests.repair.test_beside import a_statement
from tests.standing.acting import a_standing, browser_of, somebody

pytestmark = pytest.mark.django_db
TEXT = "罚款金额应为 2 万元，见缴款书第 0012 号"


def applicant(record: Publication) -> Client:
    """A browser of somebody who acts for the subject."""
    return browser_of(a_standing(None, record.subject).user)


def read(client: Client, address: str, **query: Any) -> str:
    page, _mark, asked = address.partition("?")
    answer = client.get(page, {"lang": "en"} | QueryDict(asked).dict() | query)
    assert answer.status_code == 200, address
    return answer.content.decode()


def new(record: Publication, about: str = "content") -> str:
    return f"/objections/new/{record.ref}/?about={about}"


def an_objection(record: Publication, client: Client, about: str = "content") -> Objection:
    client.post(new(record, about), {"text": TEXT})
    return Objection.objects.latest("pk")


def test_from_the_record_to_the_tracker_and_the_mark_stands_at_once() -> None:
    record = a_repairable()
    client = applicant(record)
    assert f"/objections/new/{record.ref}/" in read(Client(), record.get_absolute_url())
    assert 'type="radio"' in read(client, f"/objections/new/{record.ref}/")
    assert "Which fact?" in read(client, new(record))
    sent = client.post(new(record), {"text": TEXT, "field": ""}, follow=True)
    objection = Objection.objects.get()
    assert sent.redirect_chain[-1][0].startswith(f"/objections/{objection.ref}/")
    told = read(client, f"/objections/{objection.ref}/", sent=1)
    assert {objection.number in told, TEXT in told, "2 working days left" in told} == {True}
    shown = read(Client(), record.get_absolute_url())
    assert "Under objection since" in shown
    assert TEXT not in shown


def test_nothing_typed_is_lost() -> None:
    record = a_repairable()
    client = applicant(record)
    an_objection(record, client)
    again = client.post(new(record) + "&lang=en", {"text": "还有一处错误"})
    assert (again.status_code, "还有一处错误" in again.content.decode()) == (422, True)
    assert "being checked already" in again.content.decode()
    empty = client.post(new(record, "period") + "&lang=en", {"text": " "})
    assert (empty.status_code, "Say what is wrong" in empty.content.decode()) == (422, True)
    assert Objection.objects.count() == 1


def test_numbers_of_persons_are_masked_before_they_are_kept() -> None:
    record = a_repairable()
    applicant(record).post(new(record), {"text": "联系 13800138000 核实"})
    assert "13800138000" not in Objection.objects.get().text


def test_a_repair_result_is_the_matter_of_an_appeal() -> None:
    case = a_case("refused")
    client = browser_of(case.applicant)
    answer = client.get(new(case.publication, "result"))
    assert (answer.status_code, answer["Location"]) == (302, f"/repair/cases/{case.ref}/appeal/")
    other = a_repairable()
    assert "No repair of this record was refused" in read(applicant(other), new(other, "result"))


def test_the_answer_with_its_reason_and_what_is_left() -> None:
    record = a_repairable()
    client = applicant(record)
    objection = an_objection(record, client)
    operator, on = staff("operator"), today()
    objections.accept(objection, by=operator, on=on)
    objections.pass_on(objection, by=operator, on=on, note="internal words")
    running = read(client, f"/objections/{objection.ref}/")
    assert {"verifies and answers by" in running, "internal words" in running} == {True, False}
    objections.reject(objection, by=staff("reviewer", record.authority), on=on, reason="与决定书一致")
    told = read(client, f"/objections/{objection.ref}/")
    assert told.count("与决定书一致") == 1
    assert "reconsideration" in told


def test_withdrawn_the_mark_is_gone() -> None:
    record = a_repairable()
    client = applicant(record)
    objection = an_objection(record, client)
    there = f"/objections/{objection.ref}/withdraw/"
    assert "You can object again" in read(client, there)
    client.post(there)
    assert "Under objection" not in read(Client(), record.get_absolute_url())
    assert client.post(there).status_code == 409


def test_nothing_of_others_is_there() -> None:
    record, hidden = a_repairable(), a_penalty(shown=False)
    objection = an_objection(record, applicant(record))
    other = browser_of(somebody())
    pages = [f"/objections/{objection.ref}/", f"/objections/{objection.ref}/withdraw/", f"/objections/{uuid4()}/"]
    pages += [f"/objections/{kind}/{ref}/" for kind in ("new", "statement") for ref in (hidden.ref, uuid4())]
    assert {other.get(page).status_code for page in pages} == {404}
    assert {Client().get(page).status_code for page in pages} == {302}
    assert "Only" in read(other, f"/objections/new/{record.ref}/")
    assert other.post(new(record), {"text": TEXT}).status_code == 200
    assert Objection.objects.count() == 1
    assert objection.number not in read(other, "/objections/mine/")


def test_the_pages_of_somebody_who_acts_open_for_what_the_public_never_sees() -> None:
    record = a_penalty(shown=False)
    assert "Object to this record" in read(applicant(record), f"/objections/new/{record.ref}/")


def test_a_statement_is_written_read_and_taken_back() -> None:
    record = a_repairable()
    client, there = applicant(record), f"/objections/statement/{record.ref}/"
    long = client.post(there + "?lang=en", {"text": "长" * 201})
    assert (long.status_code, "长" * 201 in long.content.decode()) == (422, True)
    assert "yours has 201" in long.content.decode()
    client.post(there, {"text": "已完成整改。"})
    assert "Waits to be read" in read(client, there)
    statements.let_through(Statement.objects.get(), by=staff("moderator"))
    assert "已完成整改。" in read(Client(), record.get_absolute_url())
    client.post(there + "back/")
    assert "已完成整改。" not in read(Client(), record.get_absolute_url())


def test_a_refused_statement_is_mended_not_typed_again() -> None:
    record = a_repairable()
    made = a_statement(record, "refused", reason="点名了他人", text="某某举报不实")
    told = read(browser_of(made.by), f"/objections/statement/{record.ref}/")
    assert {"点名了他人" in told, "某某举报不实" in told} == {True}


def test_commitments_and_the_letters_of_running_repairs() -> None:
    case = a_case("accepted")
    told = read(Client(), "/commitments/")
    assert f"/repair/commitments/{case.application.ref}/" in told
    assert case.publication.document_number not in told
    assert "no-store" in Client().get("/commitments/")["Cache-Control"]


def test_the_start_page_names_the_terms_in_force() -> None:
    told = read(Client(), "/objections/")
    assert {"Within 2 working days" in told, "within 10 more" in told} == {True}
