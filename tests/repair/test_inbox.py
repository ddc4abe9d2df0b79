"""Results of other systems, by the API and by a file: each is answered, twice is once, and no key tells too much."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from disclosure.ingest import delivery_keys
from disclosure.models import CatalogueItem, DeliveryKey, Publication
from repair import nightly
from repair.models import ReceivedResult
from tests.accounts.people import staff
from tests.builders import a_mandate, a_penalty, a_source
from tests.repair.building import an_outside_record
from tests.standing.acting import somebody

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def a_key(record: Publication, item: str = "penalty") -> str:
    """The key of a source that delivers decisions of the record's authority."""
    source = a_source()
    by = staff("account_manager", source=source)
    a_mandate(source=source, item=record.item, authority=record.authority)
    items = CatalogueItem.objects.filter(code=item)
    return delivery_keys.issue(source, "results", items, TODAY, somebody(), by)[0]


def told(record: Publication, **fields: Any) -> dict[str, Any]:
    """What another system says of a record."""
    facts = {"number": "SAMR-1", "authority": record.authority.code, "document": record.document_number}
    return facts | {"result": "repaired", "decided_on": TODAY.isoformat()} | fields


@pytest.fixture
def send(client):
    def post(key: str, *results: Any, system: str = "market_regulation") -> Any:
        body, headers = {"system": system, "results": results}, {"Authorization": f"Bearer {key}"}
        return client.post("/api/v1/repair-results/?lang=en", body, content_type="application/json", headers=headers)

    return post


def outcomes(answer: Any) -> list[str]:
    return [each["outcome"] for each in answer.json()["results"]]


def test_a_result_ends_its_record_and_a_second_time_changes_nothing(send) -> None:
    record = an_outside_record()
    key = a_key(record)
    assert outcomes(send(key, told(record))) == ["applied"]
    record.refresh_from_db()
    assert (record.ended_as, record.ended_on) == ("repaired", TODAY)
    again = send(key, told(record))
    assert (outcomes(again), ReceivedResult.objects.get().times) == (["known"], 2)
    assert again.json()["results"][0]["detail"].startswith("Known already, applied on")


def test_each_of_several_is_answered_for_itself(send) -> None:
    record = an_outside_record()
    answer = send(
        a_key(record),
        told(record),
        told(record, number="SAMR-2", document="示罚〔2026〕404号"),
        told(record, number="SAMR-3", result="refused"),
        told(record, number="SAMR-1", result="refused"),
        told(record, number="SAMR-4", decided_on="yesterday"),
        told(record, number="SAMR-5", decided_on=(TODAY + timedelta(days=1)).isoformat()),
        told(record, number="S" * 101),
        {"number": "SAMR-6"},
        "SAMR-7",
    )  # fmt: skip
    assert outcomes(answer) == ["applied", "waiting", "noted"] + ["refused"] * 6
    assert (answer.json()["taken"], answer.json()["refused"], ReceivedResult.objects.count()) == (3, 6, 3)
    assert all(each["detail"] for each in answer.json()["results"])


def test_a_system_says_nothing_of_what_is_repaired_here_or_through_another(send) -> None:
    here, elsewhere = a_penalty(), an_outside_record()
    assert outcomes(send(a_key(here), told(here))) == ["waiting"]
    assert outcomes(send(a_key(elsewhere), told(elsewhere, number="TAX-1"), system="tax")) == ["waiting"]
    nightly.look(on=TODAY)
    assert not Publication.objects.exclude(ended_on=None).exists()


def test_one_that_came_too_early_is_applied_when_its_record_is_there(send) -> None:
    record = an_outside_record()
    key, facts = a_key(record), told(record, document="示罚〔2026〕778899号")
    assert outcomes(send(key, facts)) == ["waiting"]
    late = a_penalty(authority=record.authority, document_number="示罚〔2026〕778899号")
    nightly.look(on=TODAY)
    late.refresh_from_db()
    assert late.ended_as == "repaired"


@pytest.mark.parametrize("why", ["revoked", "item", "decided later"])
def test_what_waits_is_applied_only_if_its_key_may_still_say_so(send, why: str) -> None:
    record = an_outside_record()
    key, day = a_key(record), TODAY if why != "decided later" else TODAY - timedelta(days=400)
    facts = told(record, document="示罚〔2026〕778899号", decided_on=day.isoformat())
    assert outcomes(send(key, facts)) == ["waiting"]
    late = a_penalty(authority=record.authority, document_number="示罚〔2026〕778899号")
    if why == "revoked":
        DeliveryKey.objects.update(revoked_at=timezone.now())
    if why == "item":
        DeliveryKey.objects.get().items.set(CatalogueItem.objects.filter(code="licence"))
    nightly.look(on=TODAY)
    late.refresh_from_db()
    assert late.ended_on is None


def test_a_key_tells_nothing_of_what_it_does_not_deliver(send) -> None:
    record, other = an_outside_record(), an_outside_record()
    key = a_key(record)
    assert outcomes(send(key, told(other))) == ["refused"]
    assert outcomes(send(a_key(record, "licence"), told(record))) == ["refused"]
    assert send("ccd00000000.wrong", told(record)).status_code == 401
    assert not ReceivedResult.objects.exists()


@pytest.mark.parametrize("body", [{"system": "own"}, {"results": []}, {"results": "x"}, {"results": [1] * 201}])
def test_what_is_no_list_of_results_is_refused_as_a_whole(client, body) -> None:
    key = a_key(an_outside_record())
    whole = {"system": "tax", "results": [{}]} | body
    headers = {"Authorization": f"Bearer {key}"}
    answer = client.post("/api/v1/repair-results/", whole, content_type="application/json", headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_a_file_is_answered_line_by_line(tmp_path) -> None:
    record = an_outside_record()
    lines = [told(record), told(record), told(record, number="SAMR-2", authority="119900000000000000")]
    file = tmp_path / "results.csv"
    head = "number,authority,document,result,decided_on"
    file.write_text("\n".join([head, *(",".join(line.values()) for line in lines)]), encoding="utf-8")
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("receive_results", str(file), stdout=out)
    record.refresh_from_db()
    assert record.ended_as == "repaired"
    assert ReceivedResult.objects.get().times == 2
    assert len(out.getvalue().splitlines()) == 4


def test_a_file_that_cannot_be_read_changes_nothing(tmp_path) -> None:
    file = tmp_path / "results.csv"
    file.write_text("number;authority\n", encoding="utf-8")
    with pytest.raises(CommandError, match="number,authority,document,result,decided_on"):
        call_command("receive_results", str(file))
