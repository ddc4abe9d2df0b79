"""Names offered while one is typed."""

import pytest

from tests.builders import a_person, a_subject

pytestmark = pytest.mark.django_db


def offered(client, text):
    answer = client.get("/suggest/", {"q": text})
    assert answer.status_code == 200
    return [row["name"] for row in answer.json()["suggestions"]]


def test_names_whose_brand_it_is_those_that_begin_so_and_those_that_hold_it(client):
    brand, begins = a_subject("示例市青禾食品有限公司"), a_subject("青禾二号店")
    holds = a_subject("示例市大青禾食品有限公司")

    assert offered(client, "青禾") == [brand.name, begins.name, holds.name]
    assert offered(client, "青禾食品有") == [brand.name, holds.name]


def test_names_with_a_number_at_their_end_as_well(client):
    name = a_subject("示例青禾12号店").name

    assert offered(client, "示例青禾12号") == [name]


def test_at_most_eight_and_by_sound_as_well(client):
    for number in range(12):
        a_subject(f"示例市白鹭{number}号店")

    assert len(offered(client, "示例市白")) == 8
    assert len(offered(client, "shilishibailu")) == 8


def test_a_person_is_never_offered(client):
    a_person("张示例")

    assert offered(client, "张示") == offered(client, "zhangshi") == []


@pytest.mark.parametrize("text", ["", "青", " ", "91990100MA7DEMX16N", "示" * 300, "%_", "\x00"])
def test_what_is_no_beginning_of_a_name_gets_none(client, text):
    for name in ("青禾", "91990100MA7DEMX16N厂", "示" * 200):
        a_subject(name)

    assert offered(client, text) == []


def test_no_cache_keeps_what_was_typed(client):
    assert client.get("/suggest/?q=青禾")["Cache-Control"] == "private, no-store"
