"""Enumeration of persons: whatever became of a record, no public address shows, counts or betrays it."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import unquote_plus
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from disclosure import publish
from disclosure.models import Publication, Subject
from tests.builders import a_batch, a_list_entry, a_penalty, a_person
from tests.surfaces import SURFACES

NAME, CASE, DUTY = "张金丝雀", "（2026）示9901执99887766号", "canary-duty-of-the-judgment"
LANGUAGES = ("zh-hans", "en")

pytestmark = pytest.mark.django_db


def listed(**fields) -> Publication:
    """Public by the rule of its list."""
    return a_list_entry(
        "judgment_defaulter",
        subject=a_person(NAME),
        document_number=CASE,
        details={"iname": NAME, "duty": DUTY},
        decided_on=timezone.localdate() - timedelta(days=40),
        **fields,
    )


def ended(entry: Publication) -> None:
    publish.take_down(entry, on=timezone.localdate())


def annulled(entry: Publication) -> None:
    publish.annul(entry, on=timezone.localdate(), reason="revoked")


def corrected(entry: Publication) -> None:
    publish.correct(entry, {"digest": b"0123456789abcdef"}, batch=a_batch(), on=timezone.localdate())


def restored(entry: Publication) -> None:
    ended(entry)
    publish.restore(entry, on=timezone.localdate(), note="repair revoked")


FATES: tuple[Callable[[Publication], None], ...] = (lambda entry: None, ended, annulled, corrected, restored)


def secrets(person: Subject) -> set[str]:
    """What would give a person away."""
    entries = [str(row.ref) for row in Publication.objects.filter(subject=person)]
    return {NAME, CASE, DUTY, str(person.ref), person.identifiers.get().value, *entries}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fate", FATES, ids=["public", "ended", "annulled", "corrected", "restored"])
def test_no_public_address_shows_a_person(client: Client, fate: Callable[[Publication], None], language: str) -> None:
    entry = listed()
    fate(entry)

    for name, address in SURFACES.items():
        if name == "disclosure:subject_by_code":
            continue  # a person has no code
        asked = address(entry)
        page = client.get(f"{asked}{'&' if '?' in asked else '?'}lang={language}").content.decode()
        untold = [secret for secret in secrets(entry.subject) if secret not in unquote_plus(asked)]  # a page may repeat
        assert [secret for secret in untold if secret in page] == [], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_who_is_kept_and_not_public_is_shown_nowhere_either(client: Client, language: str) -> None:
    kept = a_penalty(subject=a_person(NAME), document_number=CASE, details={"CF_SY": DUTY})
    for name in SURFACES.keys() - {"disclosure:subject_by_code"}:
        page = client.get(SURFACES[name](kept), query_params={"lang": language}).content.decode()
        assert DUTY not in page


COUNTED = ("disclosure:home", "disclosure:lists", "disclosure:list", "api:lists", "api:list_entries", "api:changes")


def counted(client: Client, name: str, entry: Publication) -> str:
    """A page without what counts ledger numbers and marks the moment."""
    page = client.get(SURFACES[name](entry), query_params={"lang": "en"}).content.decode()
    return "".join(line for line in page.splitlines() if "numbered" not in line and "change no." not in line)


@pytest.mark.parametrize("name", COUNTED)
def test_no_figure_counts_a_person(client: Client, name: str) -> None:
    other = a_list_entry("judgment_defaulter")
    before = counted(client, name, other)
    # Of the same day and authority: nothing else may have moved.
    entry = listed(authority=other.authority, batch=other.batch)

    assert counted(client, name, entry) == before


def asked(client: Client, name: str, ref: object) -> tuple[int, str, list[str]]:
    """Status, words and questions to the database, without the reference itself."""
    path = {"publication": "/publications/{}/", "subject": "/subjects/{}/"}.get(name, f"/api/v1/{name[4:]}s/{{}}/")
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path.format(ref))
    shape = [query["sql"].split("WHERE")[0] for query in queries.captured_queries]
    return answer.status_code, answer.content.decode().replace(str(ref), "REF"), shape


@pytest.mark.parametrize("name", ["publication", "subject", "api:publication", "api:subject"])
@pytest.mark.parametrize("fate", FATES, ids=["public", "ended", "annulled", "corrected", "restored"])
def test_an_address_of_a_person_answers_like_one_that_does_not_exist(
    client: Client, name: str, fate: Callable[[Publication], None]
) -> None:
    entry = listed()
    fate(entry)
    asked(client, name, uuid4())  # what is read once for a process
    ref = entry.ref if "publication" in name else entry.subject.ref

    assert asked(client, name, ref) == asked(client, name, uuid4())
    assert asked(client, name, ref)[0] == 404
