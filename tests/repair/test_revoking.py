"""A revoked repair leaves nothing of what it gained, whatever the record was (rules.md C-16, D-14)."""

from datetime import date, timedelta

import pytest

from disclosure import publish
from disclosure.models import Publication, Subject
from repair import decisions, eligible, records, workflow
from repair.models import Case, Decision
from repair.papers import texts
from tests.builders import a_penalty, a_subject
from tests.repair.building import a_case, a_repairable, a_reviewer, today

pytestmark = pytest.mark.django_db


def revoke(case: Case, on: date) -> tuple[Publication, Decision]:
    """The record as it is then, and the decision."""
    workflow.revoke(case, by=a_reviewer(case), on=on, reason="凭证系伪造", article="示例办法第三十条")
    return records.current(Publication.objects.get(pk=case.publication_id)), case.decisions.get(kind="revoked")


def test_what_had_expired_no_longer_counts_as_repaired() -> None:
    record = a_penalty(decided_on=today() - timedelta(days=500))
    publish.lapse(by=today())

    back, made = revoke(a_case("approved", record), today())

    assert (back.pk, back.ended_as, back.flags) == (record.pk, "expired", "")
    assert eligible.of(back, on=today()).answer == eligible.Answer.BARRED
    assert "no longer counts as repaired" in " ".join(texts.decision(made)["paragraphs"])


def test_what_never_was_public_is_kept_again_without_a_line() -> None:
    record = a_penalty(shown=False)

    back, made = revoke(a_case("approved", record), today())

    assert (back.predecessor, back.ended_on, back.kept_because) == (record, None, record.kept_because)
    assert (back.changes.count(), made.value["back"]) == (0, "told")


def test_what_is_past_its_day_by_then_is_kept_as_past_its_end() -> None:
    case = a_case("approved", a_repairable())
    after = case.publication.shown_until + timedelta(days=1)

    back, made = revoke(case, after)

    assert (back.is_visible(on=after), back.ended_on, back.kept_because) == (False, None, "past_end")
    assert "is shown again" not in " ".join(texts.decision(made)["paragraphs"])


def test_a_bar_holds_for_the_subject_that_its_own_was_joined_to() -> None:
    case = a_case("revoked")
    first, last = a_subject("示例市青禾食品厂"), a_subject("示例市青禾食品集团")
    for away, to in ((case.application.subject, first), (first, last)):
        Subject.objects.filter(pk=away.pk).update(merged_into=to)

    assert eligible.barred_until(last, on=today()) == case.bar.until


@pytest.mark.parametrize(("status", "appeals"), [("refused", True), ("upheld", False), ("revoked", False)])
def test_papers_name_an_appeal_only_where_there_is_one(status, appeals) -> None:
    made = a_case(status, language="en").decisions.first()

    assert ("You may appeal" in made.value["remedies"]) is appeals
    assert "go to court" in made.value["remedies"]
    assert ("You may appeal" in decisions.sentence(made)) is appeals
