"""The review of what is shown without a last day (rules.md S-5)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure import ledger, publish
from disclosure.models import Change, Publication
from disclosure.publish.periods import Decision, period
from disclosure.publish.rules import Rulebook
from tests.builders import a_licence, a_list_entry, a_penalty
from tests.publish.law import a_rule

TODAY = date(2026, 6, 1)
DUE = date(2026, 5, 20)
LICENCE = a_rule(item="licence", min_months=None, max_months=None, ends="validity", review_months=60)
RULES = Rulebook({"licence": (LICENCE,)}, (), {})


SINCE = {"decided_on": date(2015, 5, 20), "public_since": date(2015, 6, 1)}


@pytest.fixture
def due(db: None) -> Publication:
    """A licence without an end, decided eleven years ago; its review is twelve days late."""
    return a_licence(**SINCE, review_on=DUE)


@pytest.mark.django_db
def test_it_stays_public_and_the_next_review_is_a_period_later(due) -> None:
    line = publish.review(due, on=TODAY, basis="Register looked at: still valid.", rules=RULES)

    assert due.review_on == date(2030, 5, 20) == Publication.objects.get(pk=due.pk).review_on
    assert (line.kind, line.word, line.on, line.review_on) == ("reviewed", "reviewed", TODAY, due.review_on)
    assert due.is_visible(on=TODAY)


@pytest.mark.django_db
def test_done_twice_it_moves_once(due) -> None:
    stale = Publication.objects.get(pk=due.pk)
    publish.review(due, on=TODAY, basis="Looked at.", rules=RULES)
    last = ledger.head()
    with pytest.raises(publish.NotReviewable, match=r"2030|next"):
        publish.review(stale, on=TODAY, basis="Looked at.", rules=RULES)
    assert (ledger.head(), Change.objects.filter(kind="reviewed").count()) == (last, 1)


@pytest.mark.django_db
def test_a_review_before_its_day_counts_for_that_day(due) -> None:
    publish.review(due, on=DUE - timedelta(days=20), basis="Looked at.", rules=RULES)
    assert due.review_on == date(2030, 5, 20)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("made", "basis", "said"),
    [
        (lambda: a_licence(**SINCE, review_on=DUE), " ", "Say what was looked at"),
        (lambda: a_licence(**SINCE, review_on=TODAY + timedelta(days=31)), "x", "No review is due"),
        (lambda: a_penalty(decided_on=DUE, public_since=DUE), "x", "has a last day"),
    ],
)
def test_what_cannot_be_reviewed_is_refused(made, basis, said) -> None:
    record, before = made(), ledger.head()
    with pytest.raises(publish.NotReviewable, match=said):
        publish.review(record, on=TODAY, basis=basis, rules=RULES)
    assert ledger.head() == before


@pytest.mark.django_db
def test_a_record_that_no_rule_reviews_again_says_so() -> None:
    record = a_licence(**SINCE, review_on=DUE)
    with pytest.raises(publish.NotReviewable, match="No rule in force"):
        publish.review(record, on=TODAY, basis="x", rules=Rulebook({}, (), {}))


@pytest.mark.django_db
def test_what_ends_by_performance_ends_when_it_is_performed() -> None:
    entry = a_list_entry(**SINCE, shown_until=None, ends="performance", review_on=DUE)
    line = publish.cure(entry, on=TODAY, ground="The court says that it was paid.")

    assert (entry.ended_as, entry.ended_on, line.word) == ("cured", TODAY, "ended")
    with pytest.raises(publish.NotReviewable, match="does not end by cure"):
        publish.cure(a_licence(**SINCE, review_on=DUE), on=TODAY, ground="x")
    with pytest.raises(publish.NotReviewable, match="Say what shows"):
        publish.cure(entry, on=TODAY, ground="")


days = st.dates(date(2015, 1, 1), date(2040, 12, 31))


@given(days, days, days, st.integers(1, 120))
def test_the_next_review_is_never_past_nor_before_the_present_one(decided_on, on, present, months) -> None:
    rule = a_rule("", max_months=None, min_months=None, ends="performance", review_months=months, in_force_to=None)
    following = period(Decision(rule.item, decided_on), [rule], (), on=on, review=present).review_on
    assert following is not None
    assert following > on
    assert following > present
    assert following >= decided_on
