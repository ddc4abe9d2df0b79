"""A log line stays one line and does not keep what people searched for."""

import json
import logging
from datetime import timedelta
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from gunicorn.config import Config

from creditchina.log import LineFormatter, WithoutQuery
from creditchina.serving import Log


def _line(logger, message, *args):
    record = logging.LogRecord(logger, logging.WARNING, __file__, 1, message, args, None)
    assert WithoutQuery().filter(record)
    return LineFormatter().format(record)


def test_a_visitor_cannot_start_a_line_of_its_own():
    line = _line("django.request", "Not Found: %s", "/x\r\n2026-11-22 INFO all is well")

    assert len(line.splitlines()) == 1
    assert json.loads(line)["level"] == "WARNING"


def test_a_search_for_a_name_is_not_logged():
    line = _line("django.server", '"%s" %s', "GET /search/?q=%E5%BC%A0&tab=penalty HTTP/1.1", "200")

    assert json.loads(line)["message"] == '"GET /search/?- HTTP/1.1" 200'


@pytest.mark.parametrize("query", ["q=张 HTTP/1 三", "q=张\x85三", "q=张 三", "q=\"张'三", "q=张\r\n三"])
def test_a_malformed_request_leaks_nothing_of_its_query(query):
    bad = _line("django.server", "code 400, message Bad request syntax (%r)", f"GET /search/?{query} HTTP/1.1")
    found = _line("django.request", "Not Found: %s", f"/x/?{query}")

    assert not any(sign in bad + found for sign in ("张", "三", "\\u5f20", "\\u4e09"))


CODE = "91990100MA7DEMX16M"


@pytest.mark.parametrize(
    "path", [f"/subjects/code/{CODE}/", f"/%73ubjects/c%6Fde%2F{CODE}", f"/subjects/code/{CODE}?lang=en"]
)
def test_a_code_that_was_looked_up_is_not_logged(path):
    asked = _line("django.server", '"%s" %s %s', f"GET {path} HTTP/1.1", "302", "0")
    missed = _line("django.request", "Not Found: %s", path)

    assert CODE not in asked + missed
    assert "302 0" in asked


SECRET = "hZ3-secret_Qx"
OPENING = [
    *(
        f"/match/{SECRET}/",
        f"/match/{SECRET}/result/",
        f"/verify/20260101000000AAAAAAAA/{SECRET}/",
        f"/m%61tch/{SECRET}/",
    ),
    *(
        f"/repair/papers/2026-1/{SECRET}/",
        f"/accounts/confirm-email/{SECRET}/",
        f"/accounts/password/reset/key/2-{SECRET}/",
    ),
]


@pytest.mark.parametrize("path", OPENING)
def test_what_opens_a_list_a_paper_or_an_account_is_not_logged(path):
    asked = _line("django.server", '"%s" %s %s', f"GET {path} HTTP/1.1", "200", "0")
    missed = _line("django.request", "Not Found: %s", path)
    failed = _line("gunicorn.error", "Error handling request %s", path)
    served = {"RAW_URI": path, "PATH_INFO": unquote(path), "QUERY_STRING": SECRET, "HTTP_REFERER": f"http://x{path}"}
    environ = {"REQUEST_METHOD": "GET", "SERVER_PROTOCOL": "HTTP/1.1"} | served
    answer = SimpleNamespace(status="200 OK", headers=[])
    parts = Log(Config()).atoms(answer, SimpleNamespace(headers=[]), environ, timedelta())

    assert SECRET not in asked + missed + failed + "".join(str(parts[word]) for word in "rUqf")
    assert "200 0" in asked


def test_other_paths_are_logged_as_they_are():
    line = _line("django.server", '"%s" %s', "GET /subjects/3d01dd40-40d8-415a-b807-400641a800e5/ HTTP/1.1", "200")

    assert "3d01dd40-40d8-415a-b807-400641a800e5" in line


def test_an_error_keeps_its_traceback_on_the_same_line():
    try:
        raise ValueError("first\nsecond")
    except ValueError as problem:
        record = logging.LogRecord(
            "x", logging.ERROR, __file__, 1, "m", (), (type(problem), problem, problem.__traceback__)
        )

    line = LineFormatter().format(record)

    assert len(line.splitlines()) == 1
    assert "Traceback" in json.loads(line)["error"]


@pytest.mark.parametrize("path", ["/api/v1/{}/", "/{}", "/lists/{}/", "/search/%3Fq={}", "/sitemap-subjects-{}.xml"])
def test_no_number_as_long_as_a_persons_is_logged(path):
    number = "990101199001011230"

    assert number not in _line("django.request", "Not Found: %s", path.format(number))
