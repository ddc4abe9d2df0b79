"""An ended publication is gone from every public address, however it ended; and every public address is walked."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from disclosure import publish
from disclosure.models import Publication
from tests.builders import a_batch, a_list_entry, a_penalty
from tests.surfaces import SURFACES

FACTS = "canary-facts-of-the-violation"
NUMBER = "示罚〔2026〕99887766号"
KEEPS_REF = {
    "disclosure:changes",
    "disclosure:feed",
    "api:changes",
    "disclosure:publication",
    "api:publication",
} | {
    "api:nowhere",  # these say which address is wrong
    "api:report_order",
    "disclosure:report_order",
    "repair:commitment_public",
    "repair:check",  # the other language of the page that is gone
    "repair:notice",
}
ECHOES_NUMBER = {"disclosure:search"}  # the box repeats what was typed
STATUS = {
    "disclosure:publication": 410,
    "api:publication": 410,
    "disclosure:subject_by_code": 302,
    "repair:check": 410,
    "repair:notice": 410,
    "repair:commitment_public": 404,  # no application has this reference
    "repair:status_paper": 405,
    "repair:paper": 404,
    "disclosure:favicon": 302,
    "api:nowhere": 404,
    ":account_logout": 302,
    ":mfa_authenticate": 302,
    ":openid_connect_callback": 404,
    "api:deliveries": 401,
    "api:deliveries_nil": 401,
    "api:deliveries_check": 401,
    "api:delivery": 401,
    "repair_api:results": 401,
    # No report and no order has these numbers; two addresses of the API are for writing alone.
    "disclosure:report": 302,
    "disclosure:report_file": 302,
    "disclosure:report_order": 404,
    "disclosure:lookup": 404,  # no list has this secret
    "disclosure:lookup_result": 404,
    "api:report": 404,
    "api:report_order": 404,
    "api:reports": 405,
    "api:verify": 405,
    "api:match": 405,
}
LANGUAGES = ("zh-hans", "en")

pytestmark = pytest.mark.django_db


def _public(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                yield from _public(pattern.url_patterns, pattern.namespace or space)
        elif not getattr(pattern.callback, "login_required", True):
            yield f"{space}:{pattern.name}"


def test_every_public_address_is_walked() -> None:
    assert set(_public(get_resolver().url_patterns)) == set(SURFACES)


End = Callable[[Publication, date, pytest.MonkeyPatch], None]


def _taken_down(publication: Publication, today: date, _: pytest.MonkeyPatch) -> None:
    publish.take_down(publication, on=today)


def _annulled(publication: Publication, today: date, _: pytest.MonkeyPatch) -> None:
    publish.annul(publication, on=today, reason="The decision was revoked.")


def _over(publication: Publication, today: date, patch: pytest.MonkeyPatch) -> None:
    """Nobody did anything; it is only the day after its last day."""
    patch.setattr(timezone, "localdate", lambda *_: publication.shown_until)


def _lapsed(publication: Publication, today: date, patch: pytest.MonkeyPatch) -> None:
    _over(publication, today, patch)
    publish.lapse(by=timezone.localdate())


ENDS = (_taken_down, _annulled, _over, _lapsed)


def _made(kind: str) -> Publication:
    builder = a_list_entry if kind == "entry" else a_penalty
    codes = {"facts": FACTS, "CF_SY": FACTS, "CF_NR": FACTS, "CF_WSH": NUMBER}
    return builder(document_number=NUMBER, details=codes, decided_on=timezone.localdate() - timedelta(days=200))


def _answer(client: Client, name: str, publication: Publication, language: str, **headers: str) -> tuple[int, str, str]:
    address = SURFACES[name](publication)
    joined = "&" if "?" in address else "?"
    answer = client.get(f"{address}{joined}lang={language}", headers=headers)
    return answer.status_code, answer.content.decode(), answer.headers.get("ETag", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["penalty", "entry"])
def test_a_live_publication_is_found_where_it_belongs(client: Client, kind: str, language: str) -> None:
    publication = _made(kind)

    showing = {name for name in SURFACES if str(publication.ref) in _answer(client, name, publication, language)[1]}

    wanted = {"disclosure:search", "disclosure:subject", "disclosure:publication", "disclosure:changes"}
    wanted |= {"disclosure:sitemap_publications"}
    assert showing >= wanted | {"api:publication", "api:subject_publications", "api:changes"}


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("kind", ["penalty", "entry"])
@pytest.mark.parametrize("name", sorted(SURFACES))
def test_an_ended_publication_is_gone(
    client: Client, monkeypatch: pytest.MonkeyPatch, name: str, kind: str, end: End
) -> None:
    publication = _made(kind)
    etag = _answer(client, name, publication, "en")[2]
    end(publication, timezone.localdate(), monkeypatch)

    for language in LANGUAGES:
        status, page, _ = _answer(client, name, publication, language, **({"If-None-Match": etag} if etag else {}))
        assert status == STATUS.get(name, 200)
        assert FACTS not in page
        assert NUMBER not in page or name in ECHOES_NUMBER
        assert str(publication.ref) not in page or name in KEEPS_REF


def test_a_corrected_text_is_gone_with_its_old_version(client: Client) -> None:
    publication = _made("penalty")
    new = {"details": {"CF_SY": "corrected"}, "digest": b"0123456789abcdef"}
    publish.correct(publication, new, batch=a_batch(), on=timezone.localdate())

    pages = [_answer(client, name, publication, "en")[1] for name in SURFACES]

    assert not [page for page in pages if FACTS in page]
    assert [page for page in pages if "corrected" in page]
