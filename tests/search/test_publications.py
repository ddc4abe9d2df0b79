"""Publications found by document number and by their typed columns."""

import re
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure import publish
from disclosure.models import Publication
from disclosure.search import Criteria, TooBroad, count_publications, search_publications
from disclosure.search.page import PAGE_SIZE
from tests.builders import a_licence, a_list_entry, a_penalty, a_person, an_authority
from tests.search.test_limits import LONG

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
WORD = st.text(max_size=8)
questions = st.builds(Criteria, st.text(max_size=110), WORD, WORD, WORD, WORD)
NUMBER = "示市监罚〔2026〕17号"


def found(text="", *, on=TODAY, **narrowed):
    return search_publications(Criteria(text=text, **narrowed), on=on)


def publications(text="", *, on=TODAY, **narrowed):
    return [hit.publication for hit in found(text, on=on, **narrowed).items]


def test_a_document_number_is_found_in_any_brackets():
    penalty = a_penalty(document_number=NUMBER)

    for dress in (NUMBER, "示市监罚(2026)17号", "示市监罚[2026] 17号"):
        assert publications(dress) == [penalty]


def test_the_exact_number_comes_before_longer_ones():
    longer = a_penalty(document_number="示罚〔2026〕170", decided_on=TODAY - timedelta(days=20))
    exact = a_penalty(document_number="示罚〔2026〕17", decided_on=TODAY - timedelta(days=40))

    assert publications("示罚〔2026〕17") == [exact, longer]


def test_the_number_is_marked_where_it_matched():
    a_penalty(document_number=NUMBER)

    (hit,) = found("示市监罚2026").items

    assert (hit.why, [NUMBER[start:end] for start, end in hit.spans]) == ("beginning", ["示市监罚〔2026"])


def test_what_ended_is_not_found_from_that_day():
    penalty = a_penalty(document_number=NUMBER)
    publish.annul(penalty, on=TODAY, reason="撤销原决定")

    assert publications(NUMBER) == []


def test_the_last_day_shown_is_the_last_day_found():
    penalty = a_penalty(document_number=NUMBER)

    assert publications(NUMBER, on=penalty.last_day_shown) == [penalty]
    assert publications(NUMBER, on=penalty.shown_until) == []


def test_what_is_kept_is_not_found():
    a_penalty(document_number=NUMBER, shown=False)

    assert publications(NUMBER) == []


def test_nothing_about_a_natural_person_is_found():
    a_penalty(document_number=NUMBER, subject=a_person())

    assert publications(NUMBER) == []


@pytest.mark.parametrize(
    "narrowed",
    [
        {"kind": "serious"},
        {"severity": "serious"},
        {"region": "980000"},
        {"authority": "11990101AUTHORITY0"},
        {"decided_from": date(2026, 3, 1), "decided_to": date(2026, 3, 1)},
    ],
)
def test_each_filter_leaves_what_it_names(narrowed):
    day = date(2026, 3, 1)
    author = an_authority(code="11990101AUTHORITY0")
    wanted = a_list_entry(decided_on=day, region_code="980102", authority=author)
    a_penalty(decided_on=day + timedelta(days=1))

    assert publications(on=day + timedelta(days=2), **narrowed) == [wanted]


def test_a_question_without_words_and_filters_finds_nothing():
    a_penalty()

    assert found().total == 0
    assert found(kind="unheard of").total == 0


def test_pages_by_key_neither_repeat_nor_lose_a_row():
    made = [a_licence(decided_on=TODAY - timedelta(days=place % 4)) for place in range(45)]

    page = found(kind="licence")
    seen = [hit.publication for hit in page.items]
    while page.next_cursor:
        page = found(kind="licence", cursor=page.next_cursor)
        seen += [hit.publication for hit in page.items]

    assert seen == sorted(made, key=lambda row: (row.decided_on, row.pk), reverse=True)


def test_a_page_takes_the_same_few_queries_for_one_hit_and_for_twenty(django_assert_max_num_queries):
    def asked():
        with django_assert_max_num_queries(10) as queries:  # with those that set a limit of time
            for hit in found(kind="penalty").items:
                row = hit.publication
                assert all((row.subject.code, row.item.name, row.authority.name, row.batch.source.name))
        return len(queries)

    a_penalty()
    once = asked()
    for _ in range(PAGE_SIZE - 1):
        a_penalty()

    assert asked() == once


def test_a_filter_alone_lists_by_day_whether_a_row_has_a_number_or_not():
    older, newer = (
        a_penalty(document_number=number, decided_on=TODAY - timedelta(days=days))
        for number, days in (("", 40), (NUMBER, 20))
    )

    assert (publications(kind="penalty"), publications(kind="penalty", oldest_first=True)) == (
        [newer, older],
        [older, newer],
    )


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only there an index follows a collation")
def test_the_beginning_of_a_number_is_found_by_an_index_whatever_the_collation():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan TO off")
    plan = Publication.objects.filter(document_key__startswith="示市监罚").explain()

    assert re.search("Scan (using|on) publication_document.*Index Cond:.*document_key", plan, re.DOTALL), plan


@contextmanager
def long_before(word):
    """Whatever holds the word takes some seconds more, as if there were millions of rows."""

    def slowed(execute, sql, params, many, context):
        if word in sql:
            execute(LONG, None, False, context)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(slowed):
        yield


def test_a_filter_that_costs_too_much_says_what_to_choose():
    a_penalty()

    with long_before('FROM "disclosure_publication"'), pytest.raises(TooBroad, match="days that lie closer together"):
        found(kind="penalty")
    assert found(kind="penalty").total == 1


def test_where_there_is_no_time_to_count_the_page_is_shown_all_the_same():
    for _ in range(PAGE_SIZE + 1):
        a_licence()

    with long_before("COUNT("):
        page, closed = found(kind="licence"), count_publications(Criteria(kind="licence"), on=TODAY)

    assert (len(page.items), page.total, page.total_is_exact, bool(page.next_cursor)) == (PAGE_SIZE, 20, False, True)
    assert (closed.total, closed.total_is_exact) == (0, False)


def test_pages_of_a_number_go_on_behind_the_exact_ones():
    exact = [a_penalty(document_number=NUMBER, decided_on=TODAY - timedelta(days=9)) for _ in range(PAGE_SIZE + 1)]
    longer = a_penalty(document_number=f"{NUMBER}之一", decided_on=TODAY)

    first = found(NUMBER)
    second = found(NUMBER, cursor=first.next_cursor)

    assert [hit.publication for page in (first, second) for hit in page.items] == [*reversed(exact), longer]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(questions)
def test_no_question_breaks_the_search(criteria):
    assert search_publications(criteria, on=TODAY).total >= 0
