"""A subject's statement beside its record: on its page, its subject's page, in the API, in reports; gone when over."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from disclosure.models import Publication
from disclosure.report.issue import Question, answer, fingerprint
from repair.models import Statement
from tests.accounts.people import staff
from tests.repair.building import a_repairable
from tests.standing.acting import a_standing

pytestmark = pytest.mark.django_db
WORDS = "已于处罚当月完成整改，并建立了复核制度。"


def a_statement(publication: Publication, status: str = "public", **fields: Any) -> Statement:
    """What the subject of a record says beside it; somebody has read it."""
    held = a_standing(None, publication.subject)
    read = {"decided_by": staff("moderator"), "decided_at": timezone.now()} if status != "waiting" else {}
    told = {"publication": publication, "subject": publication.subject, "standing": held, "by": held.user}
    return Statement.objects.create(status=status, text=fields.pop("text", WORDS), **told, **read, **fields)


def pages(row: Publication) -> dict[str, str]:
    """What strangers read of a record."""
    addresses = {
        "page": row.get_absolute_url(),
        "subject": row.subject.get_absolute_url(),
        "api": f"/api/v1/publications/{row.ref}/",
    }
    return {name: Client().get(address, {"lang": "en"}).content.decode() for name, address in addresses.items()}


def test_a_statement_that_was_read_stands_beside_its_record() -> None:
    row = a_repairable()
    a_statement(row)
    assert {name for name, told in pages(row).items() if WORDS in told} == {"page", "subject", "api"}


@pytest.mark.parametrize("status", ["waiting", "refused", "ended"])
def test_no_other_one_is_told(status: str) -> None:
    row = a_repairable()
    a_statement(row, status, reason="x" if status == "refused" else "")
    assert not [name for name, told in pages(row).items() if WORDS in told]


def test_reports_tell_it_and_are_made_anew_when_it_goes() -> None:
    row = a_repairable()
    question = Question(row.subject, language="en")
    before = fingerprint(question, answer(question))
    statement = a_statement(row)
    told = answer(question)
    notes = [mark.text for section in told.sections for record in section.records for mark in record.marks]
    assert [note for note in notes if WORDS in note and "not verified" in note]
    assert fingerprint(question, told) != before
    Statement.objects.filter(pk=statement.pk).update(status="ended")
    assert fingerprint(question, answer(question)) == before


def test_a_cache_does_not_confirm_a_page_without_it() -> None:
    row = a_repairable()
    statement = a_statement(row, "waiting")
    client = Client()
    shown = client.get(row.get_absolute_url())
    by = {"decided_by": staff("moderator"), "decided_at": timezone.now()}
    Statement.objects.filter(pk=statement.pk).update(status="public", **by)
    asked = client.get(row.get_absolute_url(), headers={"If-None-Match": shown["ETag"]})
    assert (asked.status_code, WORDS in asked.content.decode()) == (200, True)
