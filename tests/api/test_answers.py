"""What every answer has in common."""

import pytest
from django.db import OperationalError
from django.urls import URLPattern
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.test import APIRequestFactory

from disclosure import publish
from disclosure.api import urls
from disclosure.api.answers import Answer
from tests.builders import a_penalty, a_subject

TODAY = timezone.localdate()


def problem(answer, status):
    """The code of the problem's type."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == status
    return answer.json()["type"].partition("#")[2]


def test_an_answer_is_json_with_quota_ledger_number_and_etag(read):
    penalty = a_penalty()

    answer = read("")

    assert answer["Content-Type"] == "application/json"
    assert answer["Ledger-Seq"] == str(penalty.changes.get().seq)
    assert answer["RateLimit-Policy"].startswith('"default";q=')
    assert answer["RateLimit"].startswith('"default";r=')
    assert answer["ETag"]


def test_an_unchanged_answer_is_confirmed(read):
    penalty = a_penalty()
    etag = read(f"publications/{penalty.ref}/")["ETag"]

    again = read(f"publications/{penalty.ref}/", headers={"If-None-Match": etag})

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    assert again["RateLimit"]


def test_an_etag_confirms_nothing_after_a_change_in_another_language_or_elsewhere(read):
    penalty, other = a_penalty(), a_penalty()
    path = f"publications/{penalty.ref}/"
    held = {"If-None-Match": read(path)["ETag"]}

    assert read(path, headers=held, lang="en").status_code == 200
    assert read(f"publications/{other.ref}/", headers=held).status_code == 200
    publish.take_down(other, on=TODAY)
    assert read(path, headers=held).status_code == 200


@pytest.mark.parametrize("any_etag", ["*", None])
def test_a_removed_record_is_never_confirmed(read, any_etag):
    penalty = a_penalty()
    etag = any_etag or read(f"publications/{penalty.ref}/")["ETag"]
    publish.take_down(penalty, on=TODAY)

    answer = read(f"publications/{penalty.ref}/", headers={"If-None-Match": etag})

    assert answer.status_code == 410
    assert "ETag" not in answer
    assert answer["Cache-Control"] == "no-store"


def test_unknown_parameters_are_refused_by_name(read):
    answer = read("subjects/", q="青禾", limt="5", offset="1")

    assert problem(answer, 400) == "unknown-parameter"
    assert answer.json()["parameters"] == ["limt", "offset"]


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("subjects/", "q"),
        ("subjects/?q=", "q"),
        ("subjects/?q=%00", "q"),
        ("subjects/?q=" + "a" * 201, "q"),
        ("subjects/?q=a&q=b", "q"),
        ("subjects/{ref}/publications/?tab=bad", "tab"),
        ("changes/?after=-1", "after"),
        ("changes/?after=" + "9" * 30, "after"),
        ("lists/any/entries/?region=99", "region"),
        ("lists/any/entries/?year=26", "year"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name(client, db, path, named):
    answer = client.get(f"/api/v1/{path}".format(ref=a_subject().ref))

    assert problem(answer, 400) == "bad-parameter"
    assert answer.json()["parameters"] == [named]


@pytest.mark.parametrize("path", ["subjects/?q=a&cursor=x", "subjects/{ref}/publications/?cursor=x"])
def test_a_cursor_from_elsewhere_is_a_bad_request(client, db, path):
    assert problem(client.get(f"/api/v1/{path}".format(ref=a_subject("a").ref)), 400) == "bad-request"


@pytest.mark.parametrize("path", ["nowhere/", "subjects/7/", "publications/x/", "subjects"])
def test_any_other_address_is_a_problem_document(read, path):
    assert problem(read(path), 404) == "not-found"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_the_interface_is_for_reading(client, db, method):
    answer = getattr(client, method)("/api/v1/lists/")

    assert problem(answer, 405) == "method-not-allowed"
    assert answer["Allow"] == "GET, HEAD"


def test_head_answers_like_get_without_a_body(client, db):
    answer = client.head("/api/v1/lists/")

    assert (answer.status_code, answer.content) == (200, b"")


def test_other_formats_than_json_are_not_acceptable(read):
    assert problem(read("lists/", headers={"Accept": "text/html"}), 406) == "not-acceptable"
    assert read("lists/", headers={"Accept": "text/html,*/*;q=0.8"}).status_code == 200


def test_a_silent_database_is_said_to_be_silent(read, monkeypatch):
    def silent(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr("disclosure.api.lists.counts", silent)
    answer = read("lists/")

    assert problem(answer, 503) == "unavailable"
    assert answer["Retry-After"] == "30"


def test_an_error_of_ours_is_logged_and_tells_nothing(client, db, monkeypatch, caplog):
    def broken(*args, **kwargs):
        raise RuntimeError("inside")

    client.raise_request_exception = False
    monkeypatch.setattr("disclosure.api.lists.counts", broken)
    answer = client.get("/api/v1/lists/")

    assert problem(answer, 500) == "server-error"
    assert "inside" not in answer.content.decode()
    assert "RuntimeError" in caplog.text


def test_every_type_of_problem_is_listed(read):
    listed = {row["type"] for row in read("problems/").json()["results"]}

    assert read("nowhere/").json()["type"] in listed


def test_who_spent_the_quota_waits(read, settings):
    settings.API_QUOTA = 7
    a_subject("示例青禾")

    answers = [read("subjects/", q="青禾"), read("lists/"), read("lists/"), read("lists/")]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert [answer["RateLimit"].split(";")[1] for answer in answers] == ["r=2", "r=1", "r=0", "r=0"]
    assert problem(answers[-1], 429) == "too-many-requests"
    assert 0 < int(answers[-1]["Retry-After"]) <= settings.API_WINDOW_SECONDS


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:0:1::1", "2001:db8:0:1::ffff", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
    ],
)
def test_the_quota_is_counted_by_connection(client, db, settings, one, other, together):
    settings.API_QUOTA = 1
    client.get("/api/v1/", REMOTE_ADDR=one)

    assert (client.get("/api/v1/", REMOTE_ADDR=other).status_code == 429) is together


def test_a_made_up_forwarding_header_buys_no_quota(client, db, settings):
    settings.API_QUOTA = 1
    client.get("/api/v1/", HTTP_X_FORWARDED_FOR="192.0.2.7")

    assert client.get("/api/v1/", HTTP_X_FORWARDED_FOR="192.0.2.8").status_code == 429


def test_a_view_that_does_not_say_public_answers_nobody(db):
    class Forgotten(Answer):
        def body(self, request, *, on, **place):
            return {}

    answer = Forgotten.as_view()(APIRequestFactory().get("/"))

    assert answer.status_code == 403


def test_every_address_of_the_interface_says_that_it_is_public():
    views = [entry.callback for entry in urls.urlpatterns if isinstance(entry, URLPattern)]

    assert all(view.cls.permission_classes[0].__name__ == "AllowAny" for view in views)
    assert not any(view.login_required for view in views)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(max_size=110), st.text(max_size=20), st.sampled_from(["q", "cursor", "lang", "x"]))
def test_no_question_breaks_the_interface(read, text, other, name):
    answer = read("subjects/", **{"q": text, name: other})

    assert answer.status_code in (200, 400)
