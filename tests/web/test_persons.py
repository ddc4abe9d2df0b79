"""Look-up of a person: exact name, a second fact and the list, or nothing; and nothing of it stays anywhere."""

import logging
import multiprocessing
import random

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from disclosure import publish
from disclosure.web import limits
from tests.builders import a_list_entry, a_mandate, a_person
from tests.ingest.identities import an_identity

NAME, CASE = "张三示", "（2026）示9901执77号"
NONE = "No entry to show"

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    return a_list_entry("judgment_defaulter", subject=a_person(NAME, last_four="123X"), document_number=CASE)


def ask(client, *, name=NAME, four="123X", case="", of="judgment_defaulter", **more):
    typed = {"name": name, "last_four": four, "case_number": case, "serious_list": of}
    return client.post("/persons/", typed, headers={"Accept-Language": "en", "Cookie": "lang=en"}, **more)


@pytest.mark.usefixtures("entry")
@pytest.mark.parametrize(("four", "case"), [("123X", ""), ("123x", ""), ("１２３Ｘ", ""), ("", CASE), ("123X", CASE)])
def test_name_second_fact_and_list_find_the_entries_of_one_person(client, four, case):
    page = ask(client, four=four, case=case)
    assert (page.status_code, f"{NAME}: 1 entry in force" in page.text, CASE in page.text) == (200, True, True)


@pytest.mark.usefixtures("entry")
@pytest.mark.parametrize(
    "wrong",
    [
        {"four": "1234"},
        {"name": "张三"},
        {"name": "张三示某"},
        {"of": "wage_arrears"},
        {"four": "", "case": "（2026）示9901执78号"},
        {"four": "1234", "case": CASE},
        {"case": "（2026）示9901执78号"},
    ],
)
def test_anything_wrong_is_answered_like_nobody(client, wrong):
    page = ask(client, **wrong)
    assert (page.status_code, NONE in page.text, CASE in page.text.split("<form")[0]) == (200, True, False)


def test_where_no_source_delivers_the_list_nobody_is_said_to_be_clean(client, entry):
    assert "so nothing can be said here" in ask(client, name="无此人").text
    a_mandate(source=entry.batch.source, item=entry.item, authority=entry.authority)
    assert "has no entry in force for these particulars" in ask(client, name="无此人").text


def test_former_entries_and_other_lists_are_not_shown(client, entry):
    other = a_list_entry("wage_arrears", subject=entry.subject, document_number="示人社列〔2026〕9号")
    assert other.document_number not in ask(client).text
    publish.take_down(entry, on=timezone.localdate())
    assert NONE in ask(client).text


def test_a_list_that_names_no_persons_any_more_answers_nothing(client, entry):
    entry.item.serious_list.__class__.objects.filter(slug="judgment_defaulter").update(shows_persons=False)
    assert NONE not in ask(client).text
    assert CASE not in ask(client).text


def test_namesakes_who_cannot_be_told_apart_are_not_shown_and_the_way_on_is(client, entry):
    other = a_list_entry("judgment_defaulter", subject=a_person(NAME, last_four="123X"), document_number="另案1号")
    page = ask(client).text
    assert "More than one person fits" in page
    assert not [number for number in (CASE, other.document_number) if number in page]
    assert CASE in ask(client, case=CASE).text


@pytest.mark.usefixtures("entry")
def test_no_cache_keeps_it_no_engine_lists_it_and_no_address_holds_it(client):
    for page in (client.get("/persons/"), ask(client)):
        assert page["Cache-Control"] == "no-store"
        assert page["X-Robots-Tag"] == "noindex, noarchive"
        assert '<meta name="robots" content="noindex, noarchive">' in page.text
    asked = client.get("/persons/", query_params={"name": NAME, "lang": "en"})
    assert (asked.status_code, asked["Location"]) == (302, "/persons/")
    assert "/persons/" not in client.get("/sitemap-pages.xml").text


@pytest.mark.usefixtures("entry")
def test_nothing_that_was_asked_is_logged(client, caplog):
    caplog.set_level(logging.DEBUG)
    ask(client), ask(client, four="9999"), ask(client, name="")
    told = [
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    ]  # not in production
    assert not [secret for secret in (NAME, "123X", "9999", CASE) if secret in str(told)]


def test_the_form_cannot_be_sent_from_another_site():
    page = ask(Client(enforce_csrf_checks=True))
    assert (page.status_code, "The form was not accepted" in page.text) == (403, True)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"four": ""}, "Give the last four characters, or the case number below."),
        ({"four": "12"}, "These are four figures, or three figures and an X."),
        ({"four": "ABCD"}, "These are four figures, or three figures and an X."),
        ({"name": ""}, "This field is required."),
        ({"of": "nowhere"}, "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, typed, told):
    page = ask(client, **{"case": "", "name": "王五某"} | typed)
    assert told in page.text
    assert typed.get("name") == "" or "王五某" in page.text
    assert page.text.count('class="wrong"') == 1
    assert not ("These are" in page.text and "Give the last" in page.text)


@pytest.mark.parametrize("field", ["name", "four", "case"])
def test_a_whole_identity_number_goes_no_further(client, field):
    number = an_identity(7)
    page = ask(client, **{field: number})
    assert number not in page.text
    assert number[6:14] not in page.text
    assert ("not kept" in page.text, 'id="told"' in page.text) == (True, False)


def test_too_many_look_ups_are_told_when_to_go_on(client, settings, entry):
    settings.PERSON_LOOKUPS = 3
    answers = [ask(client, REMOTE_ADDR="192.0.2.1") for _ in range(5)]
    assert [page.status_code for page in answers] == [200, 200, 200, 429, 429]
    assert 0 < int(answers[-1]["Retry-After"]) <= settings.PERSON_WINDOW_SECONDS
    later = answers[-1].text
    assert ("Try again after" in later, NAME in later, CASE in later) == (True, True, False)
    assert ask(client, name="", REMOTE_ADDR="192.0.2.1").status_code == 200  # a slip costs nothing
    assert ask(client, REMOTE_ADDR="192.0.2.2").status_code == 200


@pytest.mark.usefixtures("entry")
def test_one_name_is_looked_up_so_often_by_everybody_together(client, settings):
    settings.PERSON_NAME_LOOKUPS = 2
    typed = ("赵六示", "赵 六示", "赵六示", "王五示")  # folded, the first three are one name
    answers = [ask(client, name=name, REMOTE_ADDR=f"192.0.2.{10 + place}") for place, name in enumerate(typed)]
    assert [page.status_code for page in answers] == [200, 200, 429, 200]
    assert ("Too many look-ups of this name" in answers[2].text, "赵六示" in answers[2].text) == (True, True)


def used(most):
    return [limits.wait("test", "192.0.2.9", most=most, seconds=3_000) == 0 for _ in range(25)].count(True)


def test_processes_count_together(settings):
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with multiprocessing.get_context("fork").Pool(4) as pool:
        assert sum(pool.map(used, [60] * 4)) == 60


def questions(client, **typed):
    with CaptureQueriesContext(connection) as queries:
        ask(client, **typed)
    return len(queries)


def test_how_many_questions_are_asked_does_not_tell_a_wrong_fact_from_nobody(client, entry):
    """Enough tries of each that a rare difference would show; the words are compared above."""
    chance, wrong, nobody = random.Random(1), [], []
    for _ in range(30):
        four = f"{chance.randrange(1000):03d}{chance.choice('012456789')}"
        wrong.append(questions(client, four=four))
        nobody.append(questions(client, name=f"无此人{chance.randrange(99)}", four=four))
        wrong.append(questions(client, four="", case=f"（2026）示执{four}号"))
        nobody.append(questions(client, name="无此人", four="", case=CASE))
    assert set(wrong) == set(nobody)
    assert len(set(wrong)) == 1
