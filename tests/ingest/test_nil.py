"""A nil return: a source says that there was nothing, and is told when that was not so."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from disclosure.ingest import nil
from disclosure.ingest.opening import Refused
from disclosure.models import Authority, Batch, CatalogueItem, Mandate, NilReturn, Source
from tests.ingest.sending import MARKET, ON, a_row, deliver, rules, send, write
from tests.publish.test_races import at_once

pytestmark = pytest.mark.django_db
AUGUST, SEPTEMBER = (date(2026, 8, 1), date(2026, 8, 31)), (date(2026, 9, 1), date(2026, 9, 30))


def parties():
    return {
        "source": Source.objects.get(code=MARKET[0]),
        "item": CatalogueItem.objects.get(code="penalty"),
        "authority": Authority.objects.get(code=MARKET[0]),
    }


def declare(first, last, **other):
    return nil.declare_nil(**parties() | other, period_from=first, period_to=last, by=None, note="none")[0]


def test_a_nil_return_is_filed_once():
    assert declare(*AUGUST) == declare(*AUGUST)
    assert NilReturn.objects.get().note == "none"


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_is_filed_and_the_other_is_told():
    facts = parties()
    results = at_once(*[lambda: nil.declare_nil(**facts, period_from=AUGUST[0], period_to=AUGUST[1], by=None)] * 3)
    assert sorted(is_new for _filed, is_new in results) == [False, False, True]
    assert len({filed.pk for filed, _is_new in results}) == 1


def test_what_it_says_is_checked_by_the_statement_that_writes_it(django_assert_num_queries):
    facts = parties()
    with django_assert_num_queries(3):  # a savepoint around it
        nil.declare_nil(**facts, period_from=AUGUST[0], period_to=AUGUST[1], by=None)


def test_withdrawn_it_can_be_filed_again():
    first = nil.withdraw_nil(declare(*AUGUST))
    with pytest.raises(nil.NotDeclarable, match="already"):
        nil.withdraw_nil(first)
    assert declare(*AUGUST) != first


def test_it_needs_a_mandate_in_force():
    with pytest.raises(nil.NotDeclarable, match="mandate"):
        declare(*AUGUST, authority=Authority.objects.exclude(mandates__source__code=MARKET[0]).first())
    Mandate.objects.filter(source__code=MARKET[0]).update(valid_to=date(2026, 1, 1))
    with pytest.raises(nil.NotDeclarable, match="mandate"):
        declare(*AUGUST)


def test_the_period_is_over_and_in_order():
    today = timezone.localdate()
    assert declare(today, today)
    with pytest.raises(nil.NotDeclarable, match="not over"):
        declare(today, today + timedelta(days=1))
    with pytest.raises(nil.NotDeclarable, match="begins"):
        declare(*reversed(AUGUST))


def test_what_is_on_record_contradicts_it(tmp_path):
    deliver(tmp_path, a_row(decided_on="2026-09-01"))
    with pytest.raises(nil.NotDeclarable, match="1 decisions"):
        declare(*SEPTEMBER)
    assert declare(*AUGUST)


def test_a_later_delivery_inside_the_period_says_so(tmp_path):
    stands, gone = declare(*SEPTEMBER), declare(*AUGUST)
    nil.withdraw_nil(gone)
    batch = deliver(tmp_path, a_row(decided_on="2026-09-01"), a_row(decided_on="2026-08-01"), on=ON)
    assert (batch.tally["nil_return_contradicted"], stands.withdrawn_at) == (1, None)
    assert "nil_return_contradicted" in rules(batch)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_file_without_a_row_is_refused_and_names_the_nil_return(tmp_path, form):
    with pytest.raises(Refused, match="no_rows") as refusal:
        send(write(tmp_path, [], form=form, columns=list(a_row())))
    assert "nil return" in refusal.value.remedy
    assert not Batch.objects.exists()
