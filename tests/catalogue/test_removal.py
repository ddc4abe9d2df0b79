"""An entry of abnormal operation ends when its defect is cured; and what else belongs to one kind of item only."""

from datetime import date, timedelta

import pytest

from disclosure import publish
from disclosure.ingest import delivery
from disclosure.models import Change, Publication
from tests.catalogue import inventing

pytestmark = pytest.mark.django_db
ABNORMAL = ("abnormal_operation", "2021")


@pytest.fixture
def deliver(monkeypatch, settings, tmp_path):
    """Delivers rows of an item on a day and returns the batch."""
    monkeypatch.setattr(delivery, "THREADS", 1)
    settings.SPOOL_DIR = tmp_path / "spool"

    def one(item, *rows, on=inventing.ON - timedelta(days=20)):
        path = inventing.write(tmp_path / f"{item}-{on}.csv", rows, "csv")
        return delivery.ingest(path, source=inventing.decided_by(item)[0], item=item, on=on, today=inventing.ON)

    return one


def test_an_entry_has_a_day_of_review_and_no_last_day_and_can_leave_at_once(deliver):
    deliver("abnormal_operation", inventing.invented_row(*ABNORMAL))

    entry = Publication.objects.get()
    assert (entry.ends, entry.shown_until, entry.review_on) == ("cured", None, date(2027, 9, 1))
    assert (entry.severity, entry.repairable_from) == ("general", entry.decided_on)


def test_removal_ends_it_without_a_reason_that_the_public_is_told(deliver, client):
    row = inventing.invented_row(*ABNORMAL)
    deliver("abnormal_operation", row)
    shown = client.get(Publication.objects.get().get_absolute_url(), {"lang": "en"})
    assert "until the defect is cured" in shown.text

    batch = deliver("abnormal_operation", row | {"CZ": "移出"}, on=inventing.ON)

    entry = Publication.objects.get()
    assert (batch.corrected, entry.ended_as, entry.end_reason) == (1, "cured", "")
    assert Change.objects.latest("seq").word == Change.Word.ENDED
    gone = client.get(entry.get_absolute_url(), {"lang": "en"})
    assert gone.status_code == 410
    assert "withdrew" not in gone.text


def test_removal_is_no_annulment_and_an_annulment_no_removal(deliver):
    row = inventing.invented_row(*ABNORMAL)
    deliver("abnormal_operation", row)

    deliver("abnormal_operation", row | {"CZ": "撤销"}, on=inventing.ON)

    assert Publication.objects.get().ended_as == "annulled"


def test_a_removal_of_what_was_never_listed_is_a_fault(deliver):
    batch = deliver("abnormal_operation", inventing.invented_row(*ABNORMAL) | {"CZ": "移出"})

    assert (batch.faulty, Publication.objects.count()) == (1, 0)


@pytest.mark.parametrize("key", [("criminal_judgment", "2025"), ("coercion", "2025")])
def test_what_serves_special_reports_only_is_not_shown_on_any_finding(deliver, key):
    deliver(key[0], inventing.invented_row(*key))

    with pytest.raises(publish.NotShowable):
        publish.show(Publication.objects.get(), on=inventing.ON, finding="认定书")


def test_a_later_state_of_registration_facts_corrects_the_record(deliver):
    row = inventing.invented_row("registration", "2021")
    deliver("registration", row)

    deliver("registration", row | {"address": "示例市白鹭区松涛路2号", "as_of": "2026-11-20"}, on=inventing.ON)

    record = Publication.objects.get()
    assert (record.version, record.details["address"]) == (2, "示例市白鹭区松涛路2号")


def test_whoever_represents_a_sole_trader_is_not_kept(deliver):
    row = inventing.invented_row("registration", "2021")
    trader = inventing.a_code("92")
    deliver("registration", row, row | {"uscc": trader, "name": "示例市青禾区舟记面馆", "registration_number": ""})

    kept = {record.subject.kind: record.details for record in Publication.objects.select_related("subject")}
    assert kept["organisation"]["representative"] == row["representative"]
    assert not {"representative", "address"} & kept["sole_trader"].keys()


def test_a_subject_with_an_older_number_only_is_recorded_under_it(deliver):
    row = inventing.invented_row(*ABNORMAL)

    deliver("abnormal_operation", row | {"uscc": ""})

    code = Publication.objects.get().subject.identifiers.get()
    assert (code.kind, code.value) == ("registration", row["registration_number"])


def test_the_head_of_a_subject_tells_its_delivered_state(deliver, client):
    row = inventing.invented_row("registration", "2021")
    deliver("registration", row | {"state": "吊销"})

    page = client.get(Publication.objects.get().subject.get_absolute_url(), {"lang": "en"})

    assert "Licence revoked" in page.text
    assert "Registration facts delivered by" in page.text
