"""The address decides the language, then the reader's earlier choice, then Chinese; the browser does not."""

import pytest
from django.http import HttpResponse, JsonResponse
from django.test import RequestFactory
from django.utils import formats, translation
from django.utils.timezone import datetime

from creditchina.language import LanguageMiddleware


def _answer(address="/", *, cookie=None, make=None, **headers):
    request = RequestFactory().get(address, **headers)
    if cookie:
        request.COOKIES["lang"] = cookie
    return LanguageMiddleware(make or (lambda request: HttpResponse(translation.get_language())))(request)


@pytest.mark.parametrize(
    ("address", "cookie", "language"),
    [
        ("/", None, "zh-hans"),
        ("/", "en", "en"),
        ("/?lang=en", None, "en"),
        ("/?lang=zh-hans", "en", "zh-hans"),
        ("/?lang=fr", None, "zh-hans"),
        ("/?lang=fr", "en", "en"),
        ("/", "../../etc", "zh-hans"),
        ("/api/v1/subjects/", "en", "zh-hans"),
        ("/api/v1/subjects/?lang=en", None, "en"),
    ],
)
def test_the_language_of_an_answer(address, cookie, language):
    assert _answer(address, cookie=cookie).text == language


def test_the_browser_has_no_say():
    assert _answer(headers={"Accept-Language": "en"}).text == "zh-hans"


def test_a_choice_in_the_address_is_remembered():
    assert _answer("/?lang=en").cookies["lang"].value == "en"


@pytest.mark.parametrize("before", ["public, max-age=0, must-revalidate", "max-age=60", ""])
def test_an_answer_that_sets_a_cookie_is_kept_by_no_shared_cache(before):
    answer = _answer("/?lang=en", make=lambda request: HttpResponse(headers={"Cache-Control": before}))

    said = answer["Cache-Control"].split(", ")
    assert "private" in said
    assert "public" not in said
    assert {word for word in before.split(", ") if word not in ("", "public")} <= set(said)


@pytest.mark.parametrize("address", ["/", "/?lang=fr", "/api/v1/subjects/?lang=en"])
def test_nothing_is_remembered_without_a_valid_choice(address):
    assert "lang" not in _answer(address, cookie="en").cookies


def test_a_page_says_its_language_and_that_the_cookie_matters():
    page = _answer(cookie="en")

    assert (page["Content-Language"], page["Vary"]) == ("en", "Cookie")


def test_an_answer_to_a_program_says_neither():
    answer = _answer("/api/v1/subjects/", make=lambda request: JsonResponse({}))

    assert not {"Content-Language", "Vary"} & set(answer.headers)


def test_the_language_ends_with_the_request():
    with translation.override("zh-hans"):
        _answer("/?lang=en")
        assert translation.get_language() == "zh-hans"


@pytest.mark.parametrize(("language", "written"), [("en", "22 November 2026"), ("zh-hans", "2026年11月22日")])
def test_a_day_is_written_as_its_readers_do(language, written):
    with translation.override(language):
        assert formats.date_format(datetime(2026, 11, 22)) == written


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_figures_are_grouped_in_threes_when_a_page_asks(language):
    with translation.override(language):
        assert formats.number_format(1234567, use_l10n=True, force_grouping=True) == "1,234,567"
