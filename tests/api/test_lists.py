"""Serious lists and the ledger in the interface."""

from datetime import date

import pytest
from django.utils import timezone

from disclosure import publish
from tests.builders import a_list_entry, a_penalty, a_person

TODAY = timezone.localdate()
YEAR = TODAY.year - 1


def entries(read, **asked):
    answer = read("lists/major_tax_violation/entries/", **asked)
    return [row["ref"] for row in answer.json()["results"]]


@pytest.fixture
def slug_of_entries(db):
    return a_list_entry().item.serious_list.slug


def test_a_list_counts_the_entries_it_shows(read):
    entry = a_list_entry()
    slug = entry.item.serious_list.slug
    publish.take_down(a_list_entry(), on=TODAY)
    a_list_entry(subject=a_person())

    (shown,) = [row for row in read("lists/").json()["results"] if row["ref"] == slug]

    assert shown["entries"] == 1
    assert [row["ref"] for row in read(f"lists/{slug}/entries/").json()["results"]] == [str(entry.ref)]


def test_entries_by_region_and_year(read):
    wanted = a_list_entry(decided_on=date(YEAR, 6, 1), region_code="980102")
    a_list_entry(decided_on=date(YEAR, 6, 1)), a_list_entry(decided_on=date(YEAR + 1, 6, 1), region_code="980102")
    slug = wanted.item.serious_list.slug

    found = read(f"lists/{slug}/entries/", region="980100", year=str(YEAR)).json()["results"]

    assert [row["ref"] for row in found] == [str(wanted.ref)]
    assert all((found[0]["name"], found[0]["code"]))


def test_an_unknown_list_is_not_found(read):
    assert read("lists/no-such-list/entries/").status_code == 404


def test_the_ledger_is_read_on_from_a_number_without_names(read):
    first = a_penalty()
    seq = first.changes.get().seq
    publish.annul(first, on=TODAY, reason="撤销")

    answer = read("changes/", after=seq)

    assert answer.json()["results"] == [
        {"seq": seq + 1, "ref": str(first.ref), "word": "annulled", "on": TODAY.isoformat()}
    ]
    assert first.subject.name not in answer.content.decode()


@pytest.mark.parametrize(
    ("ended_as", "word"), [("repaired", "ended"), ("expired", "ended"), ("corrected", "corrected")]
)
def test_a_line_has_one_public_word(read, ended_as, word):
    penalty = a_penalty()
    publish.take_down(penalty, on=TODAY, ended_as=ended_as)

    assert read("changes/", after=penalty.changes.earliest("seq").seq).json()["results"][0]["word"] == word


def test_pages_of_the_ledger_are_gapless(read, client, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr("disclosure.api.changes.LINES_A_PAGE", 3)
    start = a_penalty().changes.get().seq
    for _ in range(7):
        a_penalty()

    numbers, after = [], start
    while after is not None:
        with django_assert_max_num_queries(2):
            answer = read("changes/", after=after).json()
        numbers += [row["seq"] for row in answer["results"]]
        after = numbers[-1] if answer["next"] else None

    assert numbers == list(range(start + 1, start + 8))
