"""A directory delivery renews the pages and answers that caches hold: it writes no ledger line."""

from datetime import date

import pytest
from django.urls import reverse

from disclosure.ingest.directory import load_subjects
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
