"""Three hundred odd texts: each is answered with a page or a clear refusal, soon, whatever is in the directory."""

import time
import unicodedata
from urllib.parse import quote

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory
from django.urls import reverse

from creditchina.headers import plainly_typed
from tests.builders import a_subject

pytestmark = pytest.mark.django_db
SECONDS = 2.0  # a bound that a busy machine keeps, not a measure: the site's own limit is 150 ms of the database
SIGNS = [chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0xC0))]
WORDS = [
    *("%_\\" * 20, "%%", "__", "\\\\", "[a-z]+", "(a+)+$", ".*" * 40, "^示例$", "a|b", "(?:", "'; DROP TABLE x; --"),
    *(
        '"示例"',
        "'示例'",
        "「示例」",
        "NEAR(示 例)",
        "grams:示",
        "示 AND 例",
        "示*",
        '"*',
        "-示",
        "^示",
        "{示}",
        "示\x00例",
    ),
    *("长" * 10_000, "a" * 10_000, "示 " * 500, "word " * 500, " ".join("示例") * 50, "0" * 200, "9" * 18, "Z" * 18),
    *("e" + "\u0301" * 150, "示" + "\u20dd" * 150, "\u0301" * 50, "\u200b" * 60, "\u202e示例\u202c", "\u2066示\u2069"),
    *(
        "😀" * 30,
        "👨‍👩‍👧‍👦",
        "🇨🇳",
        "مرحبا بالعالم",
        "שלום עולם",
        "ไทย" * 20,
        "𠀀𠀁",
        "\ue000",
        "\uffff",
        "\ufdd0",
        "ﷺ" * 60,
    ),
    *(
        "示\n例",
        "示\r\n例",
        "\t",
        "\x1b[31m",
        "\x7f",
        "\u2028",
        "null",
        "undefined",
        "NaN",
        "-1",
        "1e309",
        "0x41",
        "true",
    ),
    *("../../etc/passwd", "http://[", "https://credit.example/subjects/", "//", "data:,", "javascript:1", "<script>"),
    *(
        "＜ｓ＞",
        "＇；－－",
        "ｓｅｌｅｃｔ",
        "㈱",
        "㍿",
        "Ⅷ",
        "ǆ",
        "ß" * 100,
        "ﬃ" * 70,
        "İ" * 90,
        "公司",
        "有限公司",
        "公",
    ),
    *("zhongguo" * 25, "xian" * 50, "a" * 199, "li" * 99, "zhuangzhuangzhuang", "q" * 60, "aeiou" * 30, "ü" * 80),
    *(f"示例{word}公司" for word in ("", " ", "（）", "()", "·", "\u3000", "\u00a0", "-", "—", "…", "0", "A")),
]
RAW = ["%FF%FE", "%C3%28", "%ED%A0%80", "%F0%9F", "%00", "%E4%BD", "%u4F60", "%", "%%%", "+" * 300, "%0D%0Aa"]


def odd():
    """The texts as they stand in an address."""
    made = [unicodedata.normalize(form, "示例é公司ﬁ") for form in ("NFC", "NFD", "NFKC", "NFKD")]
    texts = [*WORDS, *SIGNS, *made, *(f"{sign}{sign}示" for sign in SIGNS[:70])]
    return [*(quote(text, errors="surrogatepass") for text in texts), quote("\ud800", errors="surrogatepass"), *RAW]


def test_there_are_three_hundred():
    assert len(set(odd())) >= 300


def test_each_is_answered(client):
    for name in ("示例市青禾食品有限公司", "示例（Example）公司", "示例100%公司"):
        a_subject(name)
    slow = {}
    page, interface = reverse("disclosure:search"), reverse("api:subjects")
    for number, text in enumerate(odd()):
        for address in (page, interface)[: 1 + (number % 3 == 0)]:
            started = time.perf_counter()
            answer = client.get(f"{address}?q={text}")
            slow[text[:60], address] = time.perf_counter() - started
            assert answer.status_code in (200, 302, 400), (text[:60], address, answer.status_code)
    assert {text: took for text, took in slow.items() if took > SECONDS} == {}


@pytest.mark.parametrize("claim", ["charset=hex", "charset=undefined", "charset*=none''%41"])
def test_a_charset_that_is_no_text_breaks_nothing(claim):
    environ, statuses = RequestFactory().get("/suggest/?q=x").environ | {"CONTENT_TYPE": f"text/plain; {claim}"}, []
    plainly_typed(WSGIHandler())(environ, lambda status, headers: statuses.append(status))

    assert statuses == ["200 OK"]


def test_what_a_form_with_a_file_needs_of_its_type_is_left():
    environ = {"CONTENT_TYPE": 'multipart/form-data; charset=hex; boundary="a"'}

    assert plainly_typed(lambda given, _start: [given["CONTENT_TYPE"].encode()])(environ, None) == [
        b'multipart/form-data; boundary="a"'
    ]
