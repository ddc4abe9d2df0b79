"""What staff and machines write beside the records: an identity number is refused in every text, nothing is kept."""

import json
from datetime import date, timedelta

import pytest
from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from creditchina.accounts.models import User
from disclosure.admin.versioned import PUBLIC_NUMBERS, Reasoned
from disclosure.demo.persons import identity
from disclosure.models import Authority, DeliveryKey, NilReturn, Proposal, SeriousList, Subject
from tests.accounts.people import signed_in, staff
from tests.admin.test_governed import WHY, later, typed
from tests.api.test_deliveries import a_key, post  # noqa: F401
from tests.builders import an_authority
from tests.ingest.sending import MARKET

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NUMBER = identity("990101", date(1980, 5, 17), 12)
TEXT = f"张某某 {NUMBER}"
ROOMS = [pytest.param(room, id=model.__name__) for model, room in admin.site._registry.items()
         if isinstance(room, Reasoned)]  # fmt: skip


@pytest.fixture
def operator():
    return signed_in(staff("operator"))


def a_nil(**told):
    days = {"from": (TODAY - timedelta(days=3)).isoformat(), "to": TODAY.isoformat()}
    return json.dumps({"item": "penalty", "authority": MARKET[0]} | days | told)


@pytest.mark.parametrize("note", [TEXT, "x" * 301, "\x00", "\ud800"], ids=["number", "long", "nul", "half"])
def test_a_machine_writes_no_number_beside_a_nil_return(post, note):  # noqa: F811
    key, _row = a_key()
    answer = post("deliveries/nil/", a_nil(note=note), key, "application/json")
    assert answer.status_code in (400, 422), answer.content
    assert NUMBER not in answer.text
    assert not NilReturn.objects.exists()


@pytest.mark.parametrize("body", ["[" * 60_000, '{"a":' * 10_000, "{" + '"a": 1,' * 3])
def test_json_that_is_nothing_is_a_bad_request(post, body):  # noqa: F811
    key, _row = a_key()
    assert post("deliveries/nil/", body, key, "application/json").status_code == 400


def test_a_key_is_not_named_by_a_number(operator):
    sent = {"name": TEXT, "items": [1], "expires_on": TODAY.isoformat()}
    page = operator.post(reverse("deliver:key", args=[MARKET[0]], query={"lang": "en"}), sent)
    assert "Take identity, telephone and card numbers" in page.text
    assert not DeliveryKey.objects.exists()


def test_an_authority_is_not_renamed_to_a_number(operator):
    body = an_authority()
    sent = {"name_zh": TEXT, "document": "示例文号"}
    assert operator.post(reverse("admin:disclosure_authority_rename", args=[body.pk]), sent).status_code == 422
    assert not Authority.objects.filter(name_zh__contains=NUMBER).exists()


@pytest.mark.parametrize("field", ["legal_basis_zh", "legal_basis_en", "assessment_zh", "assessment_en", "row-name_zh"])
def test_a_proposal_publishes_no_number(operator, field):
    row = SeriousList.objects.filter(status="active").first()
    sent = typed(row, months=7) | WHY | {"first_day": later()} | {field: TEXT}
    page = operator.post(reverse("admin:disclosure_proposal_propose", args=["serious_list", row.pk]) + "?lang=en", sent)
    assert "Take identity, telephone and card numbers" in page.text
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("room", ROOMS)
def test_no_register_takes_a_number(room, rf):
    request = rf.get("/")
    request.user = staff("operator")
    fields = room.get_form(request)().fields
    texts = [name for name, field in fields.items() if type(field) is forms.CharField and name not in PUBLIC_NUMBERS]
    assert texts
    for name in texts:
        with pytest.raises(forms.ValidationError, match=r"Take identity|at most"):
            fields[name].run_validators(NUMBER)


@pytest.mark.parametrize("field", ["username", "first_name", "last_name", "email", "reason"])
def test_no_account_is_named_by_a_number(operator, field):
    sent = {"username": "clerk", "email": "clerk@example.org", "reason": "new colleague"}
    sent |= {field: NUMBER + "@example.org" * (field == "email")}
    page = operator.post(reverse("admin:accounts_user_add", query={"lang": "en"}), sent)
    assert "Leave identity numbers out" in page.text
    assert User.objects.count() == 1


def test_no_column_of_a_person_is_asked_sign_by_sign(operator):
    Subject.objects.create(kind="person", name="张某某", adult=True, last_four="123X")
    listed = reverse("admin:disclosure_subject_changelist")
    for asked in ("last_four=123X", "last_four__startswith=1", "adult=1", "last_four__regex=^1"):
        assert operator.get(f"{listed}?{asked}").status_code == 400, asked
    held = reverse("admin:disclosure_heldrow_changelist")
    assert operator.get(f"{held}?judged__person__1=123X").status_code == 400
    assert operator.get(f"{listed}?kind__exact=person").status_code == 200
