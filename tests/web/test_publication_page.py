"""The page of a publication."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from disclosure import publish
from disclosure.models import AmountLine, PeriodRule
from disclosure.web import contents
from disclosure.web.reckoning import reckoning
from tests import builders

pytestmark = pytest.mark.django_db


def page_of(client, publication, **query):
    return client.get(publication.get_absolute_url(), {"lang": "en", **query})


def written(day):
    return f"{day.day} {day:%B %Y}"


def test_the_last_day_shown_is_the_day_before_the_end(client):
    end = timezone.localdate() + timedelta(days=100)
    penalty = builders.a_penalty(shown_until=end)

    page = page_of(client, penalty)

    assert written(end - timedelta(days=1)) in page.text
    assert written(end) not in page.text


def test_columns_are_labelled_in_the_readers_language(client):
    penalty = builders.a_penalty(details={"CF_SY": "安全联锁装置被拆除"})

    assert "Facts of the violation" in page_of(client, penalty).text
    assert "违法事实" in page_of(client, penalty, lang="zh-hans").text


def test_an_amount_is_written_in_yuan_for_english_readers(client):
    penalty = builders.a_penalty(fine=Decimal("45.5"))

    assert "CNY 455,000" in page_of(client, penalty).text


def test_a_correction_does_not_look_like_a_delivery_after_the_publication(client):
    day = timezone.localdate() - timedelta(days=8)
    penalty = builders.a_penalty(public_since=day - timedelta(days=18))
    assert "Last corrected" not in page_of(client, penalty).text
    new = {"details": {"CF_SY": "corrected"}, "digest": b"0123456789abcdef"}
    publish.correct(penalty, new, batch=builders.a_batch(on=day), on=day)

    page = page_of(client, penalty)

    assert f"Last corrected by the delivery of {written(day)}." in page.text
    assert f"latest delivery {written(day)}" in page.text
    assert (
        f"last corrected by the delivery of {written(day)}"
        in client.get(penalty.subject.get_absolute_url(), {"lang": "en"}).text
    )


def test_columns_that_are_not_public_stay_inside(client):
    penalty = builders.a_penalty(details={"BZ": "内部备注", "CF_FRDB": "某某某"})

    page = page_of(client, penalty)

    assert "内部备注" not in page.text
    assert "某某某" not in page.text


def test_words_of_a_vocabulary_are_shown_in_the_readers_words():
    penalty = builders.a_penalty(details={"CF_CFLB": "fine;warning"})

    shown = next(row for row in contents.rows(penalty) if row.type == "choices")

    assert shown.value == ["Fine", "Warning"]


def test_the_rule_behind_the_dates_is_named_with_its_basis(client):
    penalty = builders.a_penalty()

    found = reckoning(penalty)

    assert found.rules
    assert found.shortened is False
    assert found.rules[0].legal_basis_zh in page_of(client, penalty, lang="zh-hans").text


def test_an_end_before_that_of_the_rule_is_said_to_be_shortened():
    penalty = builders.a_penalty()
    penalty.shown_until -= timedelta(days=30)

    assert reckoning(penalty).shortened is True


def test_a_decision_that_no_rule_covers_names_none():
    PeriodRule.objects.filter(item__code="penalty").delete()

    assert reckoning(builders.a_penalty()).rules == []


def test_the_page_leads_to_its_json(client):
    penalty = builders.a_penalty()

    assert f'href="/api/v1/publications/{penalty.ref}/"' in page_of(client, penalty).text


def test_the_queries_of_a_publication_are_bounded(client, django_assert_max_num_queries):
    penalty = builders.a_penalty()

    with django_assert_max_num_queries(11):
        page_of(client, penalty)


@pytest.fixture
def authority_with_lines():
    """An authority whose larger fines begin at 100,000 yuan, its huge ones at a million."""
    authority = builders.an_authority()
    lines = {"larger_from": 10, "huge_from": 100, "item": builders.an_item()}
    AmountLine.objects.create(authority=authority, **lines, **builders.BASIS)
    return authority


@pytest.mark.parametrize(
    ("kind", "severity", "amount", "told"),
    [
        ("larger_fine", "general", 12, "Fine of CNY 120,000: reaches the larger-fine line"),
        ("huge_fine", "serious", 100, "Fine of CNY 1,000,000: reaches the huge-fine line"),
        ("confiscation_gains small_fine", "general", 9, "Fine of CNY 90,000: below the larger-fine line"),
        ("larger_fine", "general", None, "The amount of the fine was not delivered"),
    ],
)
def test_the_class_of_a_fine_is_explained(client, authority_with_lines, kind, severity, amount, told):
    penalty = builders.a_penalty(authority=authority_with_lines, penalty_kinds=kind, severity=severity, fine=amount)

    assert told in page_of(client, penalty).text


def test_a_fine_of_an_authority_without_lines_counts_as_general(client):
    page = page_of(client, builders.a_penalty(fine=Decimal(12)))

    assert "The authority has published no lines for fines, so the fine by itself counts as general." in page.text
    assert "Larger fine" in page.text  # the kind of penalty whose rule applies


def test_lines_that_class_a_fine_otherwise_than_was_recorded_explain_nothing(authority_with_lines):
    penalty = builders.a_penalty(authority=authority_with_lines, penalty_kinds="larger_fine", fine=Decimal(2))

    assert reckoning(penalty).fine is None


def test_the_lines_for_fines_are_published(client, authority_with_lines):
    page = client.get("/registry/standards/fields/", {"lang": "en"})

    assert "Lines for fines" in page.text
    assert "CNY 1,000,000" in page.text


def test_a_penalty_without_an_end_of_its_validity_does_not_read_as_one_for_ever(client):
    penalty = builders.a_penalty(details={"CF_YXQ": "2099-12-31"})

    assert "no end date delivered" in page_of(client, penalty).text
    assert "长期" not in page_of(client, penalty, lang="zh-hans").text


def test_an_amount_has_its_unit_once_and_chinese_brackets_are_wide(client):
    page = page_of(client, builders.a_penalty(fine=Decimal(45)), lang="zh-hans").text

    assert "<dt>罚款金额</dt><dd>45 万元" in page.replace("\u2060", "")
    assert "(万元)" not in page


def test_one_record_is_called_by_the_name_of_one(client):
    page = page_of(client, builders.a_penalty()).text

    assert "Administrative penalty" in page
    assert "Administrative penalties" not in page
