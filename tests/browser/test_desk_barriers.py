"""Every page of delivering, Today of each role and what acts show: no barrier, light and dark, wide and narrow."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from creditchina.accounts.models import Role
from disclosure.directory import identity
from disclosure.ingest import release
from disclosure.models import Batch, IdentityAct, Mandate, Publication, Source
from tests.accounts.people import post, staff
from tests.browser.desk import at_desk
from tests.browser.test_today import things_that_wait
from tests.builders import a_list_entry, a_person, a_subject
from tests.ingest.sending import MARKET, a_row, deliver, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TODAY = timezone.localdate()
# What each language is looked at in; with TEST_WHOLE=1 every scheme at every width.
LOOKS = {"zh-hans": [("light", 1280)], "en": [("dark", 360)]}
if os.environ.get("TEST_WHOLE"):
    LOOKS = {"zh-hans": [("light", 1280), ("dark", 360)], "en": [("dark", 1280), ("light", 360)]}

BEYOND = """[...document.querySelectorAll("body *")].filter(part => part.getBoundingClientRect().right > innerWidth)
    .map(part => part.outerHTML.slice(0, 120)).slice(0, 5)"""


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    settings.SPOOL_DIR, settings.BAD_ROWS_DIR = tmp_path / "spool", tmp_path / "bad"


@pytest.fixture(params=LOOKS)
def look(request, browser, live_server):
    """`look(user, *addresses)`: what is wrong with these pages, and with Today, for this member of staff."""

    def found(user, *addresses):
        reader = at_desk(browser, live_server.url, user, request.param)
        for address in (reverse("admin:index"), *addresses):
            answer = reader.page.goto(f"{live_server.url}{address}")
            yield from [(address, answer.status)] if answer.status != 200 else barriers(reader.page, request.param)
        reader.page.context.close()

    found.language = request.param
    return found


def barriers(page, language):
    """What a machine finds on a page, and whether it has to be scrolled sideways."""
    for scheme, width in LOOKS[language]:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        for each in Axe().run(page).response["violations"]:
            yield page.url, scheme, width, each["id"], each["nodes"][0]["html"][:120]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            yield page.url, scheme, width, page.evaluate(BEYOND)


def test_delivering_and_its_acts_have_no_barrier(look, tmp_path):
    source = Source.objects.get(code=MARKET[0])
    clerk, second = staff("source_clerk", source=source), staff("releaser", source=source)
    post(second, "source_clerk", source=source)
    report = deliver(tmp_path, a_row(), a_row(decided_on="?"))
    Mandate.objects.filter(source=source).update(two_people=True)
    asked = {"source": source.code, "item": "penalty", "on": TODAY, "by": clerk}
    path = write(tmp_path, [a_row(decided_on="2026-09-01"), a_row(decided_on="?")])
    draft = release.prepare(path, channel=Batch.Channel.UPLOAD, **asked)
    record, kinds = Publication.objects.first(), [source.code, "penalty"]

    own = [reverse(f"deliver:{name}") for name in ("start", "find", "batches")]
    own += [reverse("deliver:which", args=["record"]), reverse("deliver:correct", args=[record.ref])]
    own += [reverse(f"deliver:{name}", args=kinds) for name in ("record", "file", "nil")]
    own += [reverse("deliver:batch", args=[batch.pk]) for batch in (report, draft)]
    found = list(look(clerk, *own))
    release.hand_on(draft)
    others = [reverse(f"deliver:{name}") for name in ("waiting", "undos")]
    others += [reverse("deliver:batch", args=[draft.pk]), reverse("deliver:withdraw", args=[record.ref])]

    assert found + list(look(second, *others, reverse("deliver:undo", args=[report.pk]))) == []


def test_undoing_and_today_of_each_role_have_no_barrier(look, tmp_path):
    deliver(tmp_path, a_row())
    one, other = Publication.objects.get().subject, a_subject()
    identity.join(one, other, on=TODAY, reason="one company", by=staff("operator"))
    undo = reverse("admin:disclosure_identityact_undo", args=[IdentityAct.objects.get().pk])
    busy = things_that_wait()
    roles = [role for role in Role if role not in ("operator", "source_clerk", "releaser", "reviewer")]

    found = [*look(busy), *look(staff("operator"), undo)]
    assert [*found, *(each for role in roles for each in look(staff(role)))] == []


def test_the_answer_about_a_person_has_no_barrier(look, page, live_server):
    a_list_entry(
        "judgment_defaulter", subject=a_person("张三示", last_four="123X"), document_number="（2026）示9901执77号"
    )
    page.goto(f"{live_server.url}/?lang={look.language}")
    page.goto(f"{live_server.url}/persons/")
    page.fill("[name=name]", "张三示")
    page.fill("[name=last_four]", "123X")
    page.select_option("[name=serious_list]", "judgment_defaulter")
    page.locator("main form [type=submit]").first.click()

    expect(page.get_by_text("（2026）示9901执77号").first).to_be_visible()
    assert list(barriers(page, look.language)) == []
