"""Whatever is sent to be checked, an answer comes, and never one that says the fault is ours."""

import io
import json
import random
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from disclosure.report import numbers, reading_file
from disclosure.report.verify import check_file
from tests.builders import a_penalty
from tests.report.issuing import issued

pytestmark = pytest.mark.django_db
NUMBER, CODE = numbers.new_number(timezone.now()), numbers.new_code()
ODD = ["\ud800", "\x00", "9" * 10_000, "٣" * 22, "\u202e" + NUMBER, "ß" * 22, "%", "../..", "{{ 1 }}", "\r\nX: y", ""]
VERIFY = "/api/v1/verify/"


@pytest.fixture(autouse=True)
def _answers(client) -> None:
    """A failure of ours is an answer, as it is for everybody else."""
    client.raise_request_exception = False


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_no_number_and_no_code_is_too_odd(client, text: str) -> None:
    for number, code in ((text, CODE), (NUMBER, text), (text, text)):
        told = client.post(VERIFY, {"number": number, "check_code": code}, content_type="application/json")
        assert (told.status_code, told.json()["answer"]) == (200, "differs")
        form = {"by": "code", "number": number, "code": code}
        sent = "&".join(f"{name}={_quoted(value)}" for name, value in form.items())
        page = client.post(reverse("disclosure:verify"), sent, content_type="application/x-www-form-urlencoded")
        assert page.status_code in (200, 302)
        assert client.get(f"/verify/{_quoted(number)}/{_quoted(code)}/").status_code in (200, 302, 404)


def _quoted(text: str) -> str:
    """Every byte in per cent, halves of characters too."""
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("value", [None, 1, [], {}, {"a": []}])
def test_what_is_no_text_is_refused(client, value: Any) -> None:
    sent = {"number": value, "check_code": CODE}
    assert client.post(VERIFY, sent, content_type="application/json").status_code == 400


def test_brackets_within_brackets_are_refused(client) -> None:
    for depth in (500, 900, 5_000):
        sent = '{"check_code": "x", "number": ' + "[" * depth + "]" * depth + "}"
        assert client.post(VERIFY, sent, content_type="application/json").status_code == 400


FILES = {
    "empty": (b"", "empty"),
    "zeros": (bytes(reading_file.LARGEST), "not_a_pdf"),
    "one byte too many": (bytes(reading_file.LARGEST + 1), "too_large"),
    "a head alone": (b"%PDF-", "cut_off"),
    "no table of objects": (b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF", "unknown_file"),
    "a number between zeros": (b"%PDF-1.7\n" + NUMBER.encode() + b"\0%%EOF", "unknown_number"),
}


@pytest.mark.parametrize("kind", FILES)
def test_no_file_is_too_odd(client, kind: str) -> None:
    content, reason = FILES[kind]
    if content:  # else there is no body at all
        told = client.post(VERIFY, content, content_type="application/pdf")
        assert (told.status_code, [each["code"] for each in told.json()["reasons"]]) == (200, [reason])
    page = client.post(
        reverse("disclosure:verify"), {"by": "file", "file": SimpleUploadedFile("\x00报告.pdf", content)}
    )
    assert page.status_code == 200


def attached(told: dict[str, Any]) -> bytes:
    """A file that is nothing but what it says of itself."""
    return b"%PDF-1.7\n/EmbeddedFile\nstream\n" + json.dumps(told).encode() + b"\nendstream\n%%EOF"


def test_what_a_file_says_of_itself_is_not_believed() -> None:
    made, _file = issued(a_penalty().subject)
    deep: list[Any] = []
    for _level in range(400):
        deep = [deep]
    own = {"number": made.report.number, "check_code": made.check_code}
    for text in (*ODD, deep, None, 1, {"a": 1}):
        assert check_file(attached(own | {"number": text})).answer == "differs"
        assert check_file(attached(own | {"check_code": text})).reasons == ("code_of_another",)
        assert check_file(attached(own | {"subject": {"code": text}, "groups": text})).answer == "differs"
        told = {"groups": [{"sections": [{"records": [{"ref": text}, text]}]}], "local": text}
        assert check_file(attached(own | told)).answer == "differs"


def test_a_genuine_file_torn_anywhere_gets_an_answer() -> None:
    made, file = issued(a_penalty().subject)
    chance = random.Random(20261127)
    for _time in range(40):
        first, last = sorted(chance.sample(range(len(file)), 2))
        for torn in (file[:first], file[first:], file[:first] + file[last:], file[first:last] * 2):
            assert check_file(torn).answer != "genuine"
    assert made.report.checks.exists()


@pytest.mark.parametrize("path", ["/verify/", VERIFY])
def test_a_body_that_is_too_large_is_refused_before_it_is_read(client, path: str) -> None:
    class Unread(io.BytesIO):
        """A body that nobody may read."""

        def read(self, *_size: Any) -> bytes:
            raise AssertionError("it was read")

        readline = read

    said = {"CONTENT_LENGTH": str(reading_file.MOST_SENT + 1), "CONTENT_TYPE": "multipart/form-data; boundary=x"}
    client.cookies["lang"] = "en"
    answer = client.generic("POST", f"{path}?lang=en", **said, **{"wsgi.input": Unread()})
    assert (answer.status_code, "larger than any report" in answer.content.decode()) == (413, True)


def test_a_form_with_thousands_of_parts_is_refused(client) -> None:
    many = {f"file{number}": SimpleUploadedFile(f"{number}.pdf", b"x") for number in range(101)}
    assert client.post(VERIFY, many).status_code == 400
    assert client.post(reverse("disclosure:verify"), many).status_code == 400


def test_a_form_without_its_token_is_still_refused() -> None:
    assert Client(enforce_csrf_checks=True).post("/verify/", {"by": "code", "number": "1"}).status_code == 403
