"""What the one box takes the words for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.models import Publication, Subject, SubjectName
from disclosure.search import MAX_LENGTH, Meaning, understand
from tests.builders import a_code

REF = "0b51a6f4-2f3e-4a52-9d0c-6a4a4f3d9a10"
CODE = a_code()


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        (CODE, "code", CODE),
        (f" {CODE[:2]}-{CODE[2:8]} {CODE[8:].lower()} ", "code", CODE),
        (f"https://credit.example/subjects/{REF}/?lang=en", "url", f"/subjects/{REF}/"),
        (f"/publications/{REF}", "url", f"/publications/{REF}/"),
        (f"http://127.0.0.1:8000/subjects/code/{CODE}/", "code", CODE),
        ("20261128000001abcd1234", "report", "/verify/?number=20261128000001ABCD1234"),
        ("/verify/20261128000001ABCD1234/K7Q2/?lang=en", "report", "/verify/20261128000001ABCD1234/K7Q2/"),
        ("qinghelianheshipin", "name", "qinghelianheshipin"),
        ("示市监罚〔2026〕17号", "document", "示市监罚202617"),
        ("示市监罚（2026）第17号", "document", "示市监罚2026第17"),
        ("（2026）示0101执17号", "document", "2026示0101执17"),
        ("示例市青禾食品有限公司", "name", "示例市青禾食品有限公司"),
        ("示例(2026)文化有限公司", "name", "示例2026文化有限公司"),
        (" \u3000\t", "nothing", ""),
        ("\x00\x1f", "nothing", ""),
        ("长" * (MAX_LENGTH + 1), "too_long", ""),
    ],
)
def test_words_are_taken_for_what_they_look_like(text, kind, value):
    understood = understand(text)

    assert (understood.kind, understood.value) == (kind, value)


def test_a_mistyped_code_comes_with_the_code_that_was_meant():
    wrong = CODE[:9] + ("1" if CODE[9] != "1" else "7") + CODE[10:]

    understood = understand(wrong)

    assert understood.kind is Meaning.CODE_TYPO
    assert CODE in understood.suggestions


@given(st.text())
def test_any_text_is_understood_somehow(text):
    assert understand(text).kind in Meaning


def test_whatever_can_be_recorded_can_be_asked_for():
    columns = (Subject, "name"), (SubjectName, "value"), (Publication, "document_number")

    assert max(model._meta.get_field(name).max_length for model, name in columns) == MAX_LENGTH
