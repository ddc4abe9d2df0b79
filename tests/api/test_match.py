"""Many names and codes in one question."""

import pytest

from disclosure.lookups.telling import REASONS
from disclosure.names import fold
from disclosure.search.matching import SCORES, TOO_BROAD
from tests.builders import a_code, a_person, a_subject

pytestmark = pytest.mark.django_db


def ask(client, *queries):
    answer = client.post("/api/v1/match/", {"queries": list(queries)}, content_type="application/json")
    assert answer.status_code == 200, answer.text
    return [(row["outcome"], row["reason"], row["sharing"], [one["name"] for one in row["subjects"]])
            for row in answer.json()["results"]]  # fmt: skip


def test_codes_names_and_names_without_form_are_found_in_any_dress(client):
    code = a_code()
    subject = a_subject("示例市青禾（食品）有限公司", code=code)
    subject.names.create(kind="former", value="示例市旧名厂", folded=fold("示例市旧名厂"))
    one = [subject.name]
    whole = "示例市青禾食品有限公司"

    assert ask(client, code.lower(), whole, whole[:-4], "示例市旧名厂", f"{whole[:-1]}斯") == [
        ("found", "code", 0, one),
        ("found", "exact", 0, one),
        ("found", "core", 0, one),
        ("found", "former", 0, one),
        ("ambiguous", "homophone", 0, one),  # it may be the name of somebody else
    ]  # fmt: skip


def test_who_shares_a_name_or_a_code_is_counted_and_none_is_chosen(client):
    code = a_code()
    for _ in range(7):
        a_subject("示例商店", code=code)

    for row in ask(client, "示例商店", code):
        assert row[0] == "ambiguous"
        assert (row[2], len(row[3])) == (6, 5)


def test_a_part_of_a_name_is_never_sure(client):
    a_subject("示例市青禾食品有限公司")

    (row,) = ask(client, "禾食")
    assert row[:2] == ("ambiguous", "within")


@pytest.mark.parametrize(
    ("name", "asked", "outcome"),
    [
        ("举例物流有限公司", "物流", "ambiguous"),
        ("举例物流有限公司", "举例物流", "found"),
        ("示例市园林绿化局", "园林绿化局", "ambiguous"),
        ("示例市园林绿化局", "示例市园林绿化局", "found"),
    ],
)
def test_what_anybody_may_be_called_is_never_sure(client, name, asked, outcome):
    a_subject(name)

    (row,) = ask(client, asked)
    assert row[0] == outcome


def test_only_those_who_fit_as_well_are_counted(client):
    for name in ("示例市大青禾食品店", *(f"青禾食品{number}号店" for number in range(5))):
        a_subject(name)

    (row,) = ask(client, "青禾食")
    assert row[1:3] == ("beginning", 4)


def test_letters_without_a_figure_are_read_aloud_however_many(client):
    named = a_subject("青禾联合食品店")
    letters = "qinghelianheshipin"

    assert len(letters) == 18
    assert ask(client, letters) == [("found", "pinyin", 0, [named.name])]


def test_every_reason_has_a_score():
    assert SCORES.keys() == REASONS.keys() - {TOO_BROAD}


@pytest.mark.parametrize("text", ["北京晨曦精密有限公司", "上海晨曦精密股份有限公司"])
def test_a_namesake_elsewhere_or_of_another_form_is_not_told_to_be_mistyped(client, text):
    a_subject("上海晨曦精密有限公司")

    assert ask(client, text) == [("ambiguous", "brand", 0, ["上海晨曦精密有限公司"])]


def test_half_a_character_is_answered(client):
    answer = client.post("/api/v1/match/", '{"queries": ["\\ud800"]}', content_type="application/json")

    assert answer.json()["results"][0]["query"] == "?"


def test_nobody_is_found_nobody(client):
    wrong = (code := a_code())[:9] + ("1" if code[9] != "1" else "7") + code[10:]
    a_subject(code=code)

    answer = client.post("/api/v1/match/", {"queries": ["无此名称", wrong, " "]}, content_type="application/json")
    rows = answer.json()["results"]
    assert [row["outcome"] for row in rows] == ["not_found"] * 3
    assert rows[1]["suggestions"] == [code]


def test_a_person_is_never_matched(client):
    digest = a_person("张示例").identifiers.get().value

    assert [row[0] for row in ask(client, "张示例", digest)] == ["not_found", "not_found"]


def test_what_time_does_not_allow_is_told(client, monkeypatch):
    monkeypatch.setattr("disclosure.api.matching.SECONDS", -1.0)
    a_subject("示例市青禾食品有限公司")

    assert [row[0] for row in ask(client, "青禾", "示例市青禾食品有限公司")] == ["not_searched", "found"]


@pytest.mark.parametrize("sent", [[], {}, {"queries": []}, {"queries": "示例"}, {"queries": [1]}])
def test_another_form_is_refused_with_the_form_to_send(client, sent):
    answer = client.post("/api/v1/match/", sent, content_type="application/json")

    assert answer.status_code == 400
    assert "queries" in answer.json()["detail"]


def test_at_most_a_thousand_and_so_many_are_answered_by_a_few_queries(client, django_assert_max_num_queries):
    a_subject("示例市青禾食品有限公司")
    assert client.post(
        "/api/v1/match/", {"queries": ["示例"] * 1_001}, content_type="application/json"
    ).status_code == 413  # fmt: skip
    with django_assert_max_num_queries(40):
        assert len(ask(client, *["示例市青禾食品有限公司"] * 1_000)) == 1_000


def test_mistyped_codes_together_are_answered_by_a_few_queries(client, django_assert_max_num_queries):
    wrong = [(code := a_code())[:9] + ("1" if code[9] != "1" else "7") + code[10:] for _ in range(60)]
    with django_assert_max_num_queries(20):
        assert {row[0] for row in ask(client, *wrong)} == {"not_found"}


def test_a_long_list_takes_more_of_the_quota(client, settings):
    settings.API_QUOTA = 30
    left = []
    for size in (9, 100, 250):
        answer = client.post("/api/v1/match/", {"queries": ["示例"] * size}, content_type="application/json")
        left.append((answer.status_code, answer["RateLimit"].split(";")[1]))

    assert left == [(200, "r=25"), (200, "r=10"), (429, "r=0")]
