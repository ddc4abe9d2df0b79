"""Decision and certificate as files: drawn from the stored value, signed, made once."""

import io
import json
from datetime import timedelta
from typing import Any

import pikepdf
import pytest
from django.utils.formats import date_format

from disclosure import publish
from repair.models import Decision
from repair.papers import making, texts
from tests.repair.building import a_case, a_repairable, a_repairable_entry, today

pytestmark = pytest.mark.django_db


def attached(data: bytes) -> dict[str, Any]:
    """The JSON in the file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found: dict[str, Any] = json.loads(pdf.attachments["decision.json"].get_file().read_bytes())
    return found


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_an_approval_gets_a_decision_and_a_certificate_once(language) -> None:
    made = a_case("approved", a_repairable_entry(), language=language).decisions.get()

    counts = making.make(made.pk), making.make(made.pk)

    made.refresh_from_db()
    decided, certified = attached(making.read(made.file)), attached(making.read(made.certificate))
    assert counts == (2, 0)
    assert decided["number"] == made.number
    assert decided["check_code"] != certified["check_code"]
    assert made.value["list"] in " ".join(certified["paragraphs"])


def test_a_refusal_gets_a_decision_with_ground_and_next_step_and_no_certificate() -> None:
    made = a_case("refused").decisions.get()

    making.make(made.pk)

    made.refresh_from_db()
    said = " ".join(attached(making.read(made.file))["paragraphs"])
    assert made.value["ground"]["name"] in said
    assert made.value["ground"]["next"] in said
    assert made.certificate == ""


def test_a_certificate_tells_nothing_of_what_the_record_said() -> None:
    case = a_case("approved")
    made = case.decisions.get()

    making.make(made.pk)

    made.refresh_from_db()
    certified = json.dumps(attached(making.read(made.certificate)), ensure_ascii=False)
    assert case.publication.item.name not in certified
    assert "penalty" not in certified.lower()


def test_names_of_reviewers_stand_on_no_paper() -> None:
    case = a_case("approved")
    made = Decision.objects.get(case=case)

    making.make(made.pk)

    made.refresh_from_db()
    assert case.decided_by.username not in json.dumps(attached(making.read(made.file)))


def test_a_certificate_tells_the_day_on_which_an_expired_record_really_ended() -> None:
    end = today() - timedelta(days=9)
    record = a_repairable(public_since=end - timedelta(days=90), shown_until=end)
    publish.lapse(by=today())
    made = a_case("approved", record, language="en").decisions.get()

    said = texts.certificate(made)

    assert ["No longer public since", date_format(end)] in said["facts"]
    assert date_format(today()) not in " ".join(said["paragraphs"])
    assert "is not public" in " ".join(texts.decision(made)["paragraphs"])


def test_what_never_was_public_gets_no_certificate() -> None:
    made = a_case("approved", a_repairable(shown=False, kept_because="minor", severity="minor")).decisions.get()

    making.make(made.pk)

    made.refresh_from_db()
    assert (bool(made.file), made.certificate) == (True, "")
