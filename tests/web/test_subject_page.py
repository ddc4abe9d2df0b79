"""The page of a subject."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from disclosure import codes, publish
from disclosure.models import Tab
from tests import builders

pytestmark = pytest.mark.django_db


def page_of(client, subject, **query):
    return client.get(subject.get_absolute_url(), {"lang": "en", **query})


def test_every_tab_has_a_count_also_zero(client):
    subject = builders.a_penalty().subject

    page = page_of(client, subject)

    assert 'Penalties<span class="n">1</span>' in page.text
    assert page.text.count('<span class="n">0</span>') == len(Tab) - 1


def test_a_code_is_written_in_groups_that_copy_without_spaces(client):
    subject = builders.a_subject()
    code = subject.code

    page = page_of(client, subject)

    assert f"<span>{code[:2]}</span><span>{code[2:8]}</span><span>{code[8:]}</span>" in page.text


def test_a_tab_without_records_says_which_sources_were_asked(client):
    subject = builders.a_subject()
    assert "nothing can be said about this subject here" in page_of(client, subject, tab="penalty").text

    mandate = builders.a_mandate()
    builders.a_batch(source=mandate.source, rows_read=1, public=1)
    page = page_of(client, subject, tab="penalty")

    assert "the 1 source below publishes no Penalties record about this subject" in page.text
    assert "not a rating" in page.text


def test_a_list_entry_is_announced_in_the_settled_words(client):
    entry = builders.a_list_entry("wage_arrears")

    page = page_of(client, entry.subject)

    assert 'class="notice notice--serious"' in page.text
    assert "Once the conditions of the list are met, early removal can be requested from" in page.text
    assert "are below" not in page.text


def test_a_name_of_another_kind_says_which(client):
    subject = builders.a_subject("示例市青禾食品有限公司")
    subject.names.create(kind="short", value="青禾食品", folded="青禾食品")

    page = page_of(client, subject)

    assert 'Short name: <span lang="zh-Hans">青禾食品</span>' in page.text


def test_a_fact_that_is_missing_is_said_to_be(client):
    page = page_of(client, builders.a_subject(status=""))

    assert page.text.count("<dd>Not supplied</dd>") >= 1
    assert "not delivered" not in page.text.lower()
    assert "暂无数据" in page_of(client, builders.a_subject(status=""), lang="zh-hans").text


def test_what_has_ended_leaves_no_trace(client):
    entry = builders.a_list_entry("wage_arrears")
    publish.take_down(entry, on=timezone.localdate())

    page = page_of(client, entry.subject, tab="serious")

    assert entry.document_number not in page.text
    assert "notice--serious" not in page.text
    assert "at a glance" not in page.text


def test_records_are_read_twenty_at_a_time_and_none_twice(client):
    subject = builders.a_subject()
    made = {builders.a_licence(subject=subject).document_number for _ in range(25)}

    first = page_of(client, subject, tab="licence")
    cursor = first.context["profile"].page.cursor
    second = page_of(client, subject, tab="licence", cursor=cursor)

    seen = [row.document_number for page in (first, second) for row in page.context["profile"].page.rows]
    assert len(seen) == 25
    assert set(seen) == made


def test_a_person_has_no_page(client):
    assert page_of(client, builders.a_person()).status_code == 404


def test_an_unknown_reference_is_not_found(client):
    assert client.get(reverse("disclosure:subject", args=[uuid.uuid4()])).status_code == 404


def test_a_code_leads_to_its_subject(client):
    subject = builders.a_subject()

    page = client.get(reverse("disclosure:subject_by_code", args=[subject.code.lower()]))

    assert page.status_code == 302
    assert page.url == subject.get_absolute_url()


def test_a_shared_code_lets_the_reader_choose(client):
    code = builders.a_code()
    one, other = builders.a_subject("示例甲", code=code), builders.a_subject("示例乙", code=code)

    page = client.get(reverse("disclosure:subject_by_code", args=[code]))

    assert page.status_code == 200
    assert one.get_absolute_url() in page.text
    assert other.get_absolute_url() in page.text


def test_a_mistyped_code_is_not_found_and_names_the_likely_one(client):
    subject = builders.a_subject()
    mistyped = subject.code[:-1] + next(sign for sign in codes.ALPHABET if sign != subject.code[-1])

    page = client.get(reverse("disclosure:subject_by_code", args=[mistyped]), {"lang": "en"})

    assert page.status_code == 404
    assert "Did you mean" in page.text
    assert subject.get_absolute_url() in page.text


def test_the_number_of_queries_does_not_grow_with_the_records(client, django_assert_max_num_queries):
    subject = builders.a_subject()
    for _ in range(15):
        builders.a_penalty(subject=subject)

    with django_assert_max_num_queries(17):
        page_of(client, subject)


def test_the_drawing_says_how_many_records_it_leaves_out(client):
    subject = builders.a_subject()
    for _ in range(15):
        builders.a_penalty(subject=subject)

    page = page_of(client, subject)

    assert (page.text.count('class="periods__l"'), "3 more records are in the tabs below." in page.text) == (12, True)


def test_a_shared_code_is_said_on_the_page_of_each(client):
    code = builders.a_code()
    one, other = (builders.a_subject(name, code=code) for name in ("示例市甲商贸有限公司", "示例市乙商贸有限公司"))
    alone = builders.a_subject("示例市丙商贸有限公司")

    assert [
        page_of(client, subject).text.count("Another subject carries this code") for subject in (one, other, alone)
    ] == [
        1,
        1,
        0,
    ]


def test_a_common_type_is_told_in_the_readers_language(client):
    subject = builders.a_subject(ent_type="有限责任公司")

    assert "Limited liability company" in page_of(client, subject).text
    assert "<dd>有限责任公司</dd>" in page_of(client, subject, lang="zh-hans").text


def test_a_sheet_says_how_many_of_the_records_it_holds(client):
    subject = builders.a_subject()
    for _ in range(21):
        builders.a_licence(subject=subject)

    assert "Of its records it shows 20 of 21." in page_of(client, subject).text
    assert "Of its records it shows" not in page_of(client, builders.a_penalty().subject).text
