"""A half character, a zero byte or an enormous number in an address is no page, and never an error of ours."""

import pytest
from django.urls import reverse

from tests import builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("odd", ["\x00", "a\x00b", "９" * 400, "\ud7ff\u202e", "%", "9" * 30])
def test_no_word_of_an_address_breaks_a_page(client, odd):
    builders.a_penalty()
    answers = [client.get(reverse("disclosure:subject_by_code", args=[odd.replace("/", "")]))]
    for column in ("q", "region", "kind", "tab", "status", "after", "page", "item", "authority"):
        for name in ("search", "authorities", "changes", "catalogue"):
            answers.append(client.get(reverse(f"disclosure:{name}"), {"q": "示例", column: odd}))
        answers.append(client.get("/api/v1/subjects/", {"q": "示例", column: odd}))

    assert {answer.status_code for answer in answers} <= {200, 301, 302, 400, 404, 410}
