"""Machines deliver with a key of their source: one code path, safe to repeat, and nothing told to strangers."""

import io
import json
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.request import Request, urlopen

import pytest
from django.utils import timezone

from creditchina.accounts.models import User
from disclosure.ingest import delivery, delivery_keys, release
from disclosure.models import Batch, CatalogueItem, DeliveryKey, Mandate, NilReturn, Publication, Source
from tests.accounts.people import post as give
from tests.accounts.people import staff
from tests.api.test_answers import problem
from tests.builders import a_source
from tests.ingest.sending import CENTRE, MARKET, a_row, content_of

TODAY = timezone.localdate()
RECENT = (TODAY - timedelta(days=20)).isoformat()
PENALTIES = "deliveries/?item=penalty&lang=en"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path, monkeypatch):
    settings.SPOOL_DIR, settings.BAD_ROWS_DIR = tmp_path / "spool", tmp_path / "bad"
    monkeypatch.setattr(delivery, "THREADS", 1)


def a_key(source=MARKET[0], items=("penalty",), **facts) -> tuple[str, DeliveryKey]:
    body = Source.objects.get(code=source)
    by = User.objects.get_or_create(username="key-maker", defaults={"is_staff": True})[0]
    if not by.posts.filter(source=body):
        give(by, "account_manager", source=body)
    holder = User.objects.get_or_create(username="key-holder")[0]
    listed = CatalogueItem.objects.filter(code__in=items)
    last = facts.pop("expires_on", TODAY)
    return delivery_keys.issue(body, "nightly", listed, last, holder, by)


def rows(*roles, good=1):
    """Lines of JSON about recent decisions, and one line for each of `roles`."""
    made = [a_row(decided_on=RECENT) for _ in range(good)] + [a_row(**{"decided_on": RECENT} | told) for told in roles]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in made).encode()


@pytest.fixture
def post(client):
    """POST below /api/v1/ with a key."""

    def send(path, body, key, content_type="application/x-ndjson", **headers):
        told = {"Authorization": f"Bearer {key}"} | headers
        return client.post(f"/api/v1/{path}", body, content_type=content_type, headers=told)

    return send


@pytest.fixture
def report(client):
    def get(url, key, **asked):
        return client.get(url.removeprefix("http://testserver"), asked, headers={"Authorization": f"Bearer {key}"})

    return get


def test_lines_of_json_become_public(post, report):
    key, row = a_key()
    answer = post(PENALTIES, rows({"decided_on": "?"}), key)
    assert answer.status_code == 201
    told = answer.json()
    assert (told["status"], told["outcomes"]["public"], told["outcomes"]["faulty"]) == ("loaded", 1, 1)
    assert (answer["Location"], told["outcomes_are"]) == (told["url"], "final")
    assert Publication.objects.get().is_visible(on=TODAY)
    batch = Batch.objects.get()
    assert (batch.channel, batch.by, batch.number) == ("api", row.created_by, told["number"])
    again = report(told["url"], key, lang="en").json()
    assert {fault["rule"] for fault in again["faults"]} == {"not_a_date"}
    assert again["faults"][0]["reason"] == "This is not a day."
    row.refresh_from_db()
    assert row.last_used_at


@pytest.mark.parametrize("form", ["csv", "xlsx", "csv-gb18030"])
def test_a_file_in_a_form_becomes_public(client, form):
    key, _row = a_key()
    row = a_row(decided_on=RECENT)
    file = io.BytesIO(content_of(form, list(row), [list(row.values())]))
    file.name = f"../../..行政处罚 11月.{form.partition('-')[0]}"
    answer = client.post(
        "/api/v1/deliveries/", {"file": file, "item": "penalty"}, headers={"Authorization": f"Bearer {key}"}
    )
    assert (answer.status_code, answer.json()["outcomes"]["public"]) == (201, 1)
    assert "行政处罚" in Batch.objects.get().file_name


def test_the_very_file_again_gives_the_same_delivery(post):
    key, _row = a_key()
    body = rows()
    first, again = post(PENALTIES, body, key), post(PENALTIES, body, key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert (first.json(), Batch.objects.count()) == (again.json(), 1)


def test_what_needs_two_people_waits(post, report):
    Mandate.objects.filter(source__code=MARKET[0]).update(two_people=True)
    key, row = a_key()
    told = post(PENALTIES, rows({"decided_on": "?"}), key).json()
    assert (told["status"], told["needs_release"], told["outcomes_are"]) == ("waiting_for_release", True, "expected")
    assert (told["outcomes"]["public"], Publication.objects.count()) == (1, 0)
    assert [fault["rule"] for fault in report(told["url"], key).json()["faults"]] == ["not_a_date"]
    for own, why in ((row.created_by, "You delivered this batch"), (row.holder, "a delivery key that you hold")):
        with pytest.raises(release.NotReleasable, match=why):
            release.release(Batch.objects.get(), by=own)
    release.release(Batch.objects.get(), by=User.objects.create_user("second"))
    assert report(told["url"], key).json()["status"] == "loaded"


LOST = [
    *("", "nonsense", "ccd00000000.x", "expired", "revoked", "wrong secret", "é.x"),
    *("its maker's post is over", "its maker's post is of another source", "its maker delivers only"),
    *("off: key-maker", "off: key-holder"),
]


@pytest.mark.parametrize("lost", LOST)
def test_no_other_key_opens(post, lost):
    key, row = a_key()
    if lost == "expired":
        DeliveryKey.objects.update(expires_on=TODAY - timedelta(days=1))
    elif lost == "revoked":
        delivery_keys.revoke(row)
    elif lost == "its maker's post is over":
        row.created_by.posts.get().end(by=staff("operator"))
    elif lost == "its maker's post is of another source":
        row.created_by.posts.get().end(by=staff("operator"))
        give(row.created_by, "account_manager", source=a_source())
    elif lost == "its maker delivers only":
        row.created_by.posts.get().end(by=staff("operator"))
        give(row.created_by, "source_clerk", source=row.source)
    elif lost.startswith("off: "):
        User.objects.filter(username=lost.removeprefix("off: ")).update(is_active=False)
    elif lost == "wrong secret":
        key = key[:-1] + ("A" if key[-1] != "A" else "B")
    else:
        key = lost
    answer = post(PENALTIES, rows(), key)
    assert (problem(answer, 401), answer["WWW-Authenticate"]) == ("no-key", "Bearer")
    assert not Batch.objects.exists()


def test_a_key_in_the_address_is_refused(client):
    key, _row = a_key()
    answer = client.post(f"/api/v1/{PENALTIES}&key={key}", rows(), content_type="application/x-ndjson")
    assert problem(answer, 401) == "no-key"


@pytest.mark.parametrize("item", ["licence", "no_such_item"])
def test_an_item_of_others_is_refused(post, item):
    key, _row = a_key()
    assert problem(post(f"deliveries/?item={item}", rows(), key), 403) == "not-permitted"


def test_a_report_of_others_is_not_found(post, report):
    key, _row = a_key()
    other, _row = a_key(CENTRE)
    told = post(PENALTIES, rows(), key).json()
    assert problem(report(told["url"], other), 404) == "not-found"
    assert problem(report(told["url"].replace(told["number"], "20200101-" + told["number"][9:]), key), 404)


@pytest.mark.parametrize(("language", "said"), [("en", "At most 20 MiB"), ("zh-hans", "20")])
def test_too_large_is_refused_before_it_is_read(post, settings, language, said):
    settings.DELIVERY_BYTES = 20 * 1024 * 1024
    key, _row = a_key()
    answer = post(f"deliveries/?item=penalty&lang={language}", b" " * (settings.DELIVERY_BYTES + 1), key)
    assert (problem(answer, 413), said in answer.json()["detail"]) == ("too-large", True)


@pytest.mark.parametrize(
    ("content_type", "body", "status", "slug"),
    [
        ("image/png", b"x", 415, "unsupported-media-type"),
        ("application/x-ndjson", b"\n", 422, "refused-file"),
        ("application/x-ndjson", b"{", 422, "refused-file"),
        ("multipart/form-data; boundary=b", b"--b--\r\n", 400, "bad-request"),
    ],
)
def test_what_cannot_be_read_is_told(post, content_type, body, status, slug):
    key, _row = a_key()
    assert problem(post(PENALTIES, body, key, content_type), status) == slug


def test_without_a_mandate_nothing_is_taken(post):
    key, _row = a_key()
    Mandate.objects.filter(source__code=MARKET[0]).update(valid_to=TODAY - timedelta(days=1))
    assert problem(post(PENALTIES, rows(), key), 422) == "not-deliverable"


def test_a_check_keeps_nothing(post, settings):
    key, _row = a_key()
    told = post("deliveries/check/?item=penalty", rows({"decided_on": "?"}), key).json()
    assert (told["outcomes"]["public"], told["outcomes"]["faulty"], len(told["faults"])) == (1, 1, 1)
    assert not Batch.objects.exists()
    assert not Publication.objects.exists()
    assert not [path for path in settings.SPOOL_DIR.iterdir() if path.is_dir()]


def test_faults_come_in_pages(post, report):
    key, _row = a_key()
    told = post(PENALTIES, rows(*[{"decided_on": "?"}] * 150, good=0), key).json()
    first = report(told["url"], key).json()
    second = report(first["next"], key).json()
    assert (len(first["faults"]), len(second["faults"]), second["next"]) == (100, 50, None)
    assert len({fault["row"] for fault in first["faults"] + second["faults"]}) == 150


def test_a_nil_return_is_filed_once(post):
    key, _row = a_key()
    told = {"item": "penalty", "authority": MARKET[0], "from": "2025-01-01", "to": "2025-01-31"}
    first, again = (post("deliveries/nil/", json.dumps(told), key, "application/json") for _ in range(2))
    assert (first.status_code, again.status_code, NilReturn.objects.count()) == (201, 200, 1)
    for wrong, status in (
        ({"to": "2999-01-01"}, 422),
        ({"from": "?"}, 400),
        ({"authority": "x"}, 400),
        ({"item": "licence"}, 403),
    ):
        problem(post("deliveries/nil/", json.dumps(told | wrong), key, "application/json"), status)
    problem(post("deliveries/nil/", "[]", key, "application/json"), 400)


def test_a_key_of_an_operator_opens_while_its_post_is_held(post):
    holder, source = User.objects.create_user("holder"), Source.objects.get(code=MARKET[0])
    for by in (staff("operator"), User.objects.create_superuser("root")):
        items = CatalogueItem.objects.filter(code="penalty")
        key, _row = delivery_keys.issue(source, "nightly", items, TODAY, holder, by)
        assert post(PENALTIES, rows(), key).status_code == 201


def test_a_key_is_kept_as_a_digest_and_never_logged(post, caplog):
    caplog.set_level(logging.DEBUG)
    key, row = a_key()
    post(PENALTIES, rows(), key)
    post(PENALTIES, b"{", key)
    post(PENALTIES, rows(), f"{key}x")
    secret = key.partition(".")[2]
    assert secret not in caplog.text
    assert secret not in str(DeliveryKey.objects.filter(pk=row.pk).values())


def test_a_key_needs_an_item_and_a_day_to_come():
    with pytest.raises(delivery_keys.NotIssuable, match="item"):
        a_key(items=())
    with pytest.raises(delivery_keys.NotIssuable, match="last day"):
        a_key(expires_on=TODAY - timedelta(days=1))
    assert not DeliveryKey.objects.exists()


def test_it_uses_up_the_quota(post, settings):
    settings.API_QUOTA = 30
    key, _row = a_key()
    assert post(PENALTIES, rows(), key).status_code == 201
    assert problem(post(PENALTIES, rows(), key), 429) == "too-many-requests"


def over_a_connection(url, key, body=None):
    """(status, answer) of a request that comes over a real connection."""
    told = {"Authorization": f"Bearer {key}", "Content-Type": "application/x-ndjson"}
    with urlopen(Request(url, body, told), timeout=60) as answer:
        return answer.status, json.load(answer)


@pytest.mark.django_db(transaction=True)
def test_end_to_end_over_a_connection(live_server):
    key, _row = a_key()
    status, made = over_a_connection(f"{live_server.url}/api/v1/{PENALTIES}", key, rows(good=3))
    assert (status, made["outcomes"]["public"]) == (201, 3)
    _status, told = over_a_connection(f"{live_server.url}/api/v1/deliveries/{made['number']}/", key)
    assert told["status"] == "loaded"


@pytest.mark.django_db(transaction=True)
def test_of_uploads_at_once_one_wins_and_all_get_its_number(live_server):
    key, _row = a_key()
    body = rows(good=300)

    def send(_turn):
        return over_a_connection(f"{live_server.url}/api/v1/{PENALTIES}", key, body)

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(send, range(4)))
    assert sorted(status for status, _told in answers) == [200, 200, 200, 201]
    assert len({told["number"] for _status, told in answers}) == 1
    assert {told["status"] for _status, told in answers} == {"loaded"}
    assert (Batch.objects.count(), Publication.objects.count()) == (1, 300)
