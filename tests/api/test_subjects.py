"""Subjects in the interface."""

from urllib.parse import urlsplit

import pytest

from disclosure.models import SubjectName
from disclosure.names import fold
from tests.builders import a_code, a_licence, a_list_entry, a_penalty, a_person, a_subject


def results(answer):
    return answer.json()["results"]


def walk(client, answer):
    """Every result from this page to the last."""
    found = results(answer)
    while answer.json()["next"]:
        address = urlsplit(answer.json()["next"])
        answer = client.get(f"{address.path}?{address.query}")
        found += results(answer)
    return found


def test_a_subject_is_found_with_reference_name_and_code(read):
    code = a_code()
    subject = a_subject("示例市青禾食品有限公司", code=code)

    answer = read("subjects/", q="青禾")

    (found,) = results(answer)
    assert (found["ref"], found["name"], found["code"]) == (str(subject.ref), subject.name, code)
    assert (answer.json()["total"], answer.json()["next"]) == (1, None)


@pytest.mark.parametrize("length", [101, 200])
def test_the_longest_name_is_found_by_the_whole_of_it(read, length):
    subject = a_subject("青" * (length - 1) + "禾")

    (found,) = results(read("subjects/", q=subject.name))

    assert (found["ref"], found["match"]["why"]) == (str(subject.ref), "exact")


def test_a_hit_tells_which_name_matched_and_nothing_against_anyone(read):
    subject = a_subject("示例市新名有限公司")
    a_penalty(subject=subject)
    SubjectName.objects.create(subject=subject, kind="former", value="旧名公司", folded=fold("旧名公司"))

    (found,) = results(read("subjects/", q="旧名"))

    assert found["match"]["kind"] == "former"
    assert "publications" not in found
    assert "penalty" not in str(found)


def test_pages_lead_through_all_of_them_once(read, client):
    made = [a_subject(f"示例青禾{'店' * (place % 3)}") for place in range(45)]

    found = walk(client, read("subjects/", q="青禾"))

    assert sorted(row["ref"] for row in found) == sorted(str(row.ref) for row in made)


def test_one_subject_shows_its_names_codes_and_counts_also_none(read):
    subject = a_subject()
    a_penalty(subject=subject)
    a_penalty(subject=subject, shown=False)

    shown = read(f"subjects/{subject.ref}/").json()

    assert shown["names"][0]["value"] == subject.name
    assert shown["identifiers"][0]["value"] == shown["code"]
    assert (shown["publications"]["penalty"], shown["publications"]["licence"]) == (1, 0)


def test_publications_of_a_subject_by_tab(read):
    subject = a_subject()
    penalty, licence = a_penalty(subject=subject), a_licence(subject=subject)
    a_penalty(subject=subject, shown=False)

    assert {row["ref"] for row in results(read(f"subjects/{subject.ref}/publications/"))} == {
        str(penalty.ref),
        str(licence.ref),
    }
    (only,) = results(read(f"subjects/{subject.ref}/publications/", tab="licence"))
    assert (only["ref"], only["name"], only["code"]) == (str(licence.ref), subject.name, subject.code)


def test_publications_come_in_pages(read, client):
    subject = a_subject()
    made = [a_licence(subject=subject) for _ in range(45)]

    found = walk(client, read(f"subjects/{subject.ref}/publications/"))

    assert [row["ref"] for row in found] == sorted((str(row.ref) for row in made), reverse=True)


def test_a_natural_person_is_nowhere(read):
    person = a_person("张示例")
    entry = a_list_entry("judgment_defaulter", subject=person)
    digest = person.identifiers.get().value

    assert results(read("subjects/", q="张示例")) == results(read("subjects/", q=digest)) == []
    for path in (
        f"subjects/{person.ref}/",
        f"subjects/{person.ref}/publications/",
        f"publications/{entry.ref}/",
    ):
        assert read(path).status_code == 404
    assert str(entry.ref) not in read("changes/").content.decode()


@pytest.mark.parametrize("path", ["subjects/?q=青禾", "subjects/{ref}/", "subjects/{ref}/publications/"])
def test_queries_do_not_grow_with_the_rows(client, db, path, django_assert_max_num_queries):
    subject = a_subject("示例青禾")
    for _ in range(5):
        a_penalty(subject=subject), a_subject("示例青禾")

    with django_assert_max_num_queries(11):  # three of them set a time limit on PostgreSQL
        answer = client.get(f"/api/v1/{path}".format(ref=subject.ref))

    assert answer.status_code == 200
