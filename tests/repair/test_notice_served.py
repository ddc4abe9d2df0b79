"""The notice that an authority serves carries a filing code, once; the one for everybody never does."""

import re

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from creditchina.standing import filing_codes
from creditchina.standing.models import FilingCode
from tests.accounts.people import signed_in, staff
from tests.builders import a_penalty
from tests.standing.acting import asked, somebody

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
CODE = re.compile("[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){3}")


def test_it_is_shown_once_and_only_its_digest_is_kept(client) -> None:
    record = a_penalty()
    address = reverse("doors:notice", args=[record.ref])
    desk = signed_in(staff("reviewer", record.authority))
    assert address in desk.get(reverse("admin:disclosure_publication_change", args=[record.pk])).text
    assert not CODE.search(desk.get(address).text)
    assert not FilingCode.objects.exists()

    answer = desk.post(address)
    secret = CODE.search(answer.text).group()
    assert "no-store" in answer["Cache-Control"]
    code = FilingCode.objects.get()
    assert (code.authority, code.subject, bytes(code.digest)) == (
        record.authority,
        record.subject,
        filing_codes.digest(secret),
    )
    room = f"/admin/standing/filingcode/{code.pk}/change/"
    for again in (desk.get(address), desk.get(room), client.get(_public(record))):
        assert secret not in again.text
        assert not CODE.search(again.text)
    assert _kept_in_clear(secret) == []
    assert filing_codes.use(somebody(), record.subject, secret, asked(), on=TODAY).authority == record.authority


def _public(record) -> str:
    return reverse("repair:notice", args=[record.ref])


def _kept_in_clear(secret: str) -> list[str]:
    """The tables in which the code stands, with or without its strokes: its own, the log of the desk, jobs, any."""
    told = {model._meta.label: str(list(model._base_manager.values())) for model in apps.get_models()}
    return [name for name, rows in told.items() if secret in rows or secret.replace("-", "") in rows]


def test_only_the_authority_that_serves_it_prints_it() -> None:
    record = a_penalty()
    address = reverse("doors:notice", args=[record.ref])
    for user, status in ((staff("reviewer"), 404), (staff("operator"), 403), (staff("auditor"), 403)):
        assert signed_in(user).post(address).status_code == status
    assert not FilingCode.objects.exists()
