"""A clerk whom nobody trained delivers with the words of the pages alone, with and without script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from disclosure.models import NilReturn, Publication
from tests.accounts.people import post, signed_in, staff
from tests.builders import a_mandate, a_source, a_subject, an_authority, an_item

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAME = "示例市青禾食品有限公司"


@pytest.fixture(autouse=True)
def _own_spool(settings, tmp_path):
    settings.SPOOL_DIR = tmp_path / "spool"


@pytest.fixture
def source():
    """A source with a mandate for penalties that two people deliver, and one for licences."""
    source, authority = a_source(), an_authority()
    a_mandate(source=source, authority=authority, item=an_item("penalty"), two_people=True)
    a_mandate(source=source, authority=authority, item=an_item("licence"))
    a_subject(NAME)
    return source


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def scripted(request):
    return request.param


@pytest.fixture
def at_desk(browser, live_server, scripted):
    """`at_desk(user)`: a page on which this member of staff has signed in and stands at Today."""

    def go(user, language="en", **more):
        context = browser.new_context(java_script_enabled=more.pop("scripted", scripted), **more)
        session = signed_in(user).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.goto(f"{live_server.url}{reverse('admin:index')}?lang={language}")
        return page

    return go


def people(source):
    clerk, second = staff("source_clerk", source=source), staff("releaser", source=source)
    post(second, "source_clerk", source=source)
    return clerk, second


def link(page, name):
    page.get_by_role("link", name=name).first.click()


def button(page, name):
    page.get_by_role("button", name=name).first.click()


def look_up(page, scripted):
    """From a part of a name to name and code, by the button or while typing."""
    box = page.get_by_label("Name of the party")
    if scripted:
        box.press_sequentially("青禾")
    else:
        box.fill("青禾")
        button(page, "Find by this name")
    page.get_by_role("button", name=re.compile("Take this one")).first.click()
    expect(page.get_by_label("Name of the party")).to_have_value(NAME)


def type_a_penalty(page, scripted):
    link(page, "Enter one record")
    page.get_by_label("Administrative penalties").check()
    button(page, "Continue")
    look_up(page, scripted)
    page.get_by_role("radio", name="Organisation").check()
    page.get_by_label("Decision number").fill("示市监罚〔2026〕41号")
    page.get_by_label("Facts of the violation").fill("未按规定保存进货单据")
    page.get_by_role("checkbox", name="Fine", exact=True).check()
    page.get_by_label("Penalty imposed").fill("罚款八万元")
    page.get_by_label(re.compile("^Fine")).and_(page.locator("[inputmode=decimal]")).fill("8")
    button(page, "Check and look at it")
    expect(page.get_by_role("alert")).to_contain_text("Give this day. The law requires it.")
    page.get_by_label("Decided on").fill("2026-09-01")
    button(page, "Check and look at it")


def test_one_delivers_another_releases_one_corrects_and_files_a_nil_return(source, at_desk, scripted):
    clerk, second = people(source)
    page = at_desk(clerk)
    type_a_penalty(page, scripted)
    expect(page.get_by_role("heading", name="What the public will see")).to_be_visible()
    expect(page.locator(".shown")).to_contain_text("未按规定保存进货单据")
    button(page, "Hand it on for release")
    expect(page.get_by_text("It was handed on.")).to_be_visible()

    release(at_desk(second))
    public = Publication.objects.get()
    assert public.subject.name == NAME

    correct_it(page, public)
    release(at_desk(second))
    public.refresh_from_db()
    assert (public.version, public.details["CF_SY"]) == (2, "未按规定保存三份进货单据")

    declare_nothing(page)
    assert NilReturn.objects.get().by == clerk


def release(page):
    link(page, "Release deliveries")
    page.locator(".ruled a").first.click()
    button(page, "Release")
    expect(page.get_by_text("You released it.")).to_be_visible()


def correct_it(page, public):
    link(page, "Home")
    link(page, "Correct or withdraw a record")
    page.get_by_label("Number of the document").fill(public.document_number)
    button(page, "Find")
    link(page, re.compile("^Correct"))
    page.get_by_label("Facts of the violation").fill("未按规定保存三份进货单据")
    page.get_by_label("Reason of the correction").fill("录入有误")
    button(page, "Check and look at it")
    expect(page.locator(".shown")).to_contain_text("三份")
    button(page, "Hand it on for release")


def declare_nothing(page):
    link(page, "Home")
    link(page, "Declare that there was nothing")
    page.get_by_label("Administrative licences").check()
    button(page, "Continue")
    button(page, "Continue")
    expect(page.get_by_text("Please read this once more.")).to_be_visible()
    button(page, "Declare it")
    expect(page.get_by_text("It is filed")).to_be_visible()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("scripted", [True])
def test_no_delivery_page_has_a_barrier_or_scrolls_sideways(source, at_desk, live_server, language, scripted):
    clerk, second = people(source)
    draft = at_desk(clerk)
    type_a_penalty(draft, scripted)
    button(draft, "Hand it on for release")
    pages = at_desk(second, language)
    own = at_desk(clerk, language)
    batch = re.sub(r"\?.*", "", draft.url)
    code = source.code
    seen = {
        own: [
            *(reverse("deliver:start"), reverse("deliver:which", args=["record"]), reverse("deliver:find")),
            *(reverse(f"deliver:{name}", args=[code, "penalty"]) for name in ("record", "file", "nil")),
            *(reverse("deliver:batches"), batch.removeprefix(live_server.url)),
        ],
        pages: [batch.removeprefix(live_server.url), reverse("deliver:waiting"), reverse("deliver:undos")],
    }
    found = [
        told for page, addresses in seen.items() for each in addresses for told in barriers(page, live_server, each)
    ]

    assert found == []


def barriers(page, live_server, address):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(live_server.url + address)
    yield from ((address, each["id"], each["nodes"][0]["html"][:99]) for each in Axe().run(page).response["violations"])
    if page.evaluate("document.documentElement.scrollWidth") > 360:
        yield address, "wide", ""
