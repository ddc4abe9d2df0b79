"""A question may cost so much and no more; then it says what to change, and the connection goes on as before."""

import pytest
from django.db import connection
from django.utils import timezone

from disclosure.search import Criteria, TooBroad, limits, search_subjects
from tests.builders import a_subject

pytestmark = pytest.mark.django_db
# Counts to some millions, on either engine.
LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000000) SELECT count(*) FROM n"


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def test_what_takes_too_long_ends_with_a_sentence_and_nothing_else_is_broken():
    with pytest.raises(TooBroad, match="Add a character or choose a region"), limits.bounded():
        run(LONG)

    assert run("SELECT 1") == 1
    assert run(LONG.replace("9000000", "900")) == 900


def test_several_statements_share_the_time():
    def many():
        with limits.bounded():
            for _ in range(200):
                run(LONG.replace("9000000", "20000"))

    with pytest.raises(TooBroad):
        many()


def test_a_search_that_ran_in_time_leaves_no_limit_behind():
    a_subject("示例青禾")
    assert search_subjects(Criteria(text="青禾"), on=timezone.localdate()).total == 1

    if connection.vendor == "postgresql":
        assert run("SHOW statement_timeout") == "0"
        assert run("SHOW enable_seqscan") == "on"
    assert run(LONG.replace("9000000", "200000")) == 200_000


def test_no_search_waits_for_a_compiler():
    if connection.vendor == "postgresql":
        assert run("SHOW jit") == "off"


def test_a_limit_inside_another_shares_its_time():
    def many():
        with limits.bounded():
            for _ in range(200):
                with limits.bounded():
                    run(LONG.replace("9000000", "20000"))

    with pytest.raises(TooBroad):
        many()
    assert run("SELECT 1") == 1


def test_many_quick_statements_end_as_one_long_one_does():
    def many():
        with limits.bounded():
            for _ in range(100_000):
                run("SELECT 1")

    with pytest.raises(TooBroad):
        many()
