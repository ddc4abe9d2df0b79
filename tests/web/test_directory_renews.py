"""A directory delivery renews the pages and answers that caches hold: it writes no ledger line."""

from datetime import date

import pytest
from django.urls import reverse

from disclosure.ingest.directory import load_subjects
from disclosure.models import Subject
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("view", ["disclosure:subject", "api:subject"])
def test_a_new_name_is_not_hidden_behind_an_old_etag(client, tmp_path, view):
    subject = builders.a_subject()
    address = reverse(view, args=[subject.ref])
    held = {"If-None-Match": client.get(address)["ETag"]}
    assert client.get(address, headers=held).status_code == 304
    names = tmp_path / "names.csv"
    names.write_text(f"uscc,name,kind\n{subject.code},示例市全新商贸有限公司,current\n", encoding="utf-8")
    load_subjects(names, on=date(2026, 11, 25))
    again = client.get(address, headers=held)
    assert (again.status_code, "示例市全新商贸有限公司" in again.text) == (200, True)


CHANGES = {
    "type": lambda subject: listed(subject).update(ent_type="股份有限公司"),
    "place": lambda subject: listed(subject).update(place="示例省 示例市"),
    "day": lambda subject: listed(subject).update(registered_on=date(2020, 2, 3)),
    "no day": lambda subject: listed(subject).update(registered_on=None),
    "status": lambda subject: listed(subject).update(status="deregistered"),
    "region": lambda subject: listed(subject).update(region=None),
    "freshness": lambda subject: listed(subject).update(facts_as_of=date(2026, 11, 25)),
    "end of a name": lambda subject: subject.names.update(valid_to=date(2026, 1, 1)),
    "a name gone": lambda subject: subject.names.all()[1].delete(),
    "a code": lambda subject: subject.identifiers.create(kind="tax", value="990101123456789"),
    "state of a code": lambda subject: subject.identifiers.update(status="former"),
    "a code gone": lambda subject: subject.identifiers.all().delete(),
}


def listed(subject):
    return Subject.objects.filter(pk=subject.pk)


@pytest.fixture
def subject():
    subject = builders.a_subject(ent_type="有限责任公司", facts_as_of=date(2026, 1, 1))
    subject.names.create(kind="english", value="Qinghe Foods", folded="qinghefoods")
    return subject


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("view", ["disclosure:subject", "api:subject"])
def test_an_old_fact_is_not_confirmed(client, subject, view, change):
    address = reverse(view, args=[subject.ref])
    held = {"If-None-Match": client.get(address)["ETag"]}
    CHANGES[change](subject)

    assert client.get(address, headers=held).status_code == 200


@pytest.mark.parametrize("view", ["disclosure:subject", "api:subject"])
def test_a_directory_renews_the_facts_of_a_known_subject_and_again_changes_nothing(client, tmp_path, subject, view):
    address = reverse(view, args=[subject.ref])
    held = {"If-None-Match": client.get(address)["ETag"]}
    facts = tmp_path / "facts.csv"
    facts.write_text(f"uscc,name,ent_type\n{subject.code},{subject.name},股份有限公司\n", encoding="utf-8")
    load_subjects(facts, on=date(2026, 11, 25))
    renewed = client.get(address, headers=held)
    load_subjects(facts, on=date(2026, 11, 25))

    assert (renewed.status_code, "股份有限公司" in renewed.text) == (200, True)
    assert client.get(address, headers={"If-None-Match": renewed["ETag"]}).status_code == 304
