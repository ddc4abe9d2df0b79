"""Look up a list: from the file to the result, without account and script."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from creditchina.jobs.models import Job
from disclosure.lookups import table
from disclosure.models import Lookup
from disclosure.models.lookup import KEPT
from tests.builders import a_subject
from tests.jobs.conftest import work  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
NAME = "示例市青禾食品有限公司"
ADDRESS = "/match/"


def send(client, content, name="list.csv", follow=False, language="en"):
    file = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
    return client.post(f"{ADDRESS}?lang={language}", {"file": file}, follow=follow)


def test_from_the_file_to_the_result(client, work):  # noqa: F811
    subject = a_subject(NAME)
    choose = send(client, f"企业名称,备注\n{NAME},x\n", follow=True)
    address = choose.redirect_chain[-1][0]
    assert re.search(r'name="column" value="0"[^>]* checked', choose.text)
    assert "noindex" in choose["X-Robots-Tag"]
    assert bytes(Lookup.objects.get().digest).hex() not in address

    waits = client.post(address, {"column": "0", "head": "1"}, follow=True)
    assert "0 of 1 rows are done." in waits.text
    assert waits["Refresh"]
    assert client.get(f"{address}result/").status_code == 404
    client.post(address, {"column": "1", "head": "0"})  # sent twice
    assert Job.objects.count() == 1

    work()
    assert "Fetch the list with the answers (CSV)" in client.get(address).text
    result = client.get(f"{address}result/")
    content = b"".join(result.streaming_content).decode("utf-8-sig")
    assert subject.code in content
    assert (result["Cache-Control"], "attachment" in result["Content-Disposition"]) == ("no-store", True)


def test_a_second_column_is_proposed_and_its_counts_add_up(client, work):  # noqa: F811
    a_subject(NAME)
    address = send(client, f"序号,名称,代码\n1,{NAME},\n2,,\n").url
    choose = client.get(address, {"lang": "en"})
    assert re.search(r'name="column" value="2"[^>]* checked', choose.text)
    assert re.search(r'<option value="1" selected>B: 名称', choose.text)

    client.post(address, {"column": "2", "second": "1", "head": "1"})
    work()
    told = client.get(address, {"lang": "en"}).text
    assert re.findall(r"<dt>([^<]+)</dt><dd>(\d+)", told) == [
        *(("Found", "1"), ("Ambiguous", "0"), ("Not found", "0"), ("Nothing to look up", "1"))
    ]


def test_what_is_wrong_with_the_file_is_said_at_the_form(client):
    page = send(client, b"\x89PNG\r\n\x1a\n")

    assert "a PNG picture" in page.text
    assert not Lookup.objects.exists()


@pytest.mark.parametrize(("rows", "status"), [("名称\n" + f"{NAME}\n" * 10_000, 302), (f"{NAME}\n" * 10_001, 200)])
def test_ten_thousand_rows_and_no_more(client, rows, status):
    page = send(client, rows)

    assert page.status_code == status
    assert status == 302 or "The list has 10001 rows; at most 10000" in page.text


def test_a_heading_that_is_to_be_looked_up_is_one_row_too_many(client):
    page = send(client, "名称\n" + f"{NAME}\n" * 10_000)

    told = client.post(page.url, {"column": "0", "head": "0"})
    assert "The list has 10001 rows" in told.text
    assert Lookup.objects.get().column is None


def test_a_file_that_is_too_large_is_not_read(client):
    page = send(client, b"x" * (5 * 1024 * 1024 + 100_000))

    assert page.status_code == 413
    assert "was not read" in page.text


def test_a_long_name_of_rare_signs_is_a_name_too(client):
    assert send(client, NAME, name="\U00020000" * 90 + ".csv").status_code == 302


def test_so_many_lists_an_hour(client, settings):
    settings.LOOKUPS = 1
    client.defaults["REMOTE_ADDR"] = "203.0.113.77"  # counted for nobody else
    assert "At most 1 list in 60 minutes" in client.get(ADDRESS, {"lang": "en"}).text
    refused = send(client, "").text  # nothing was read
    assert "Choose the file again." in refused
    assert "still there" not in refused
    send(client, NAME)
    page = send(client, NAME)

    assert page.status_code == 429
    assert int(page["Retry-After"]) > 0
    assert Lookup.objects.count() == 1


def test_lists_are_looked_up_in_turn_and_one_that_waits_is_kept(client, settings):
    chosen, (first, second) = {"column": "0", "head": "0"}, (send(client, NAME).url for _ in range(2))
    client.post(first, chosen)

    assert "Another list from this connection is being looked up" in client.post(second, chosen).text
    client.defaults["REMOTE_ADDR"] = "203.0.113.78"
    settings.LOOKUPS_UNDERWAY = 1
    assert "Many lists are being looked up now" in client.post(second, chosen).text
    assert Job.objects.count() == 1
    settings.LOOKUPS_UNDERWAY = 2
    assert client.post(second, chosen).status_code == 302


def test_what_every_attempt_failed_at_is_said(client):
    page = send(client, NAME)
    client.post(page.url, {"column": "0", "head": "0"})
    Job.objects.update(status="FAILED")

    told = client.get(page.url, {"lang": "en"})
    assert "Something went wrong on our side" in told.text
    assert "Refresh" not in told


def test_an_address_that_opens_nothing(client):
    page = client.get(reverse("disclosure:lookup", args=["x"]), {"lang": "en"})

    assert page.status_code == 404
    assert "deleted a day after" in page.text


def test_the_limits_told_are_those_that_hold(client):
    page = client.get(ADDRESS, {"lang": "en"})

    assert "at most 10,000 rows, 40 columns, 200,000 filled cells, 5 MB" in page.text
    assert (table.MOST_ROWS, table.MOST_COLUMNS, table.MOST_CELLS) == (10_000, 40, 200_000)
    assert (table.MOST_BYTES, KEPT.days) == (5 * 1024 * 1024, 1)
