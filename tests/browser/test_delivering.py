"""A clerk whom nobody trained delivers by the words of the pages: in Chinese with script, in English without."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from disclosure.models import CatalogueItem, NilReturn, Publication
from tests.accounts.people import post, staff
from tests.browser.desk import DELIVERY, at_desk
from tests.builders import a_licence, a_mandate, a_source, a_subject, an_authority, an_item

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAME = "示例市青禾食品有限公司"


@pytest.fixture(autouse=True)
def _own_spool(settings, tmp_path):
    settings.SPOOL_DIR = tmp_path / "spool"


@pytest.fixture
def authority():
    return an_authority()


@pytest.fixture
def source(authority):
    """A source with a mandate for penalties that two people deliver, and one for licences."""
    source = a_source()
    a_mandate(source=source, authority=authority, item=an_item("penalty"), two_people=True)
    a_mandate(source=source, authority=authority, item=an_item("licence"))
    a_subject(NAME)
    return source


@pytest.fixture(params=[("zh-hans", True), ("en", False)], ids=["Chinese, script", "English, no script"])
def arrive(request, browser, live_server):
    """`arrive(user)`: somebody who has signed in and stands at Today."""
    language, scripted = request.param
    return lambda user: at_desk(browser, live_server.url, user, language, scripted=scripted)


def people(source):
    clerk, second = staff("source_clerk", source=source), staff("releaser", source=source)
    post(second, "source_clerk", source=source)
    return clerk, second


def look_up(clerk):
    """From a part of a name to name and code, by the button or while typing."""
    name = clerk.box(clerk.label("subject_name"))
    if clerk.scripted:
        name.press_sequentially("青禾")
    else:
        name.fill("青禾")
        clerk.button("Find by this name")
    clerk.button("Take this one")
    expect(name).to_have_value(NAME)


def type_a_penalty(clerk):
    clerk.link("Enter one record")
    clerk.pick(clerk.named(CatalogueItem.objects.get(code="penalty")))
    clerk.button("Continue")
    look_up(clerk)
    clerk.pick(clerk.choice("subject_kind", "organisation"))
    clerk.box(clerk.label("document_number")).fill("示市监罚〔2026〕41号")
    clerk.box(clerk.label("facts")).fill("未按规定保存进货单据")
    clerk.pick(clerk.choice("penalty_kinds", "fine"), role="checkbox")
    clerk.box(clerk.label("content")).fill("罚款八万元")
    clerk.box(clerk.label("fine")).fill("8")
    clerk.button("Check and look at it")
    expect(clerk.page.get_by_role("alert")).to_contain_text(clerk.word("Give this day. The law requires it."))
    clerk.page.get_by_label(clerk.label("decided_on")).fill("2026-09-01")
    clerk.button("Check and look at it")


def test_one_delivers_corrects_and_declares_nothing_and_another_releases(source, arrive):
    user, other = people(source)
    clerk = arrive(user)
    type_a_penalty(clerk)
    expect(clerk.reads("What the public will see")).to_be_visible()
    expect(clerk.page.get_by_role("main")).to_contain_text("未按规定保存进货单据")
    clerk.button("Hand it on for release")
    expect(clerk.reads("It was handed on. Another person of your source releases it.")).to_be_visible()

    release(arrive(other))
    public = Publication.objects.get()
    assert public.subject.name == NAME

    correct_it(clerk, public.document_number)
    release(arrive(other))
    public.refresh_from_db()
    assert (public.version, public.details["CF_SY"]) == (2, "未按规定保存三份进货单据")

    declare_nothing(clerk)
    assert NilReturn.objects.get().by == user


def release(second):
    second.link("Release deliveries")
    second.page.get_by_role("link", name=DELIVERY).first.click()
    second.button("Release")
    expect(second.reads("You released it. What became of each row stands below.")).to_be_visible()


def correct_it(clerk, number):
    clerk.link("Home")
    clerk.link("Correct or withdraw a record")
    clerk.page.get_by_label(clerk.word("Number of the document, or name or code of the party")).fill(number)
    clerk.button("Find")
    clerk.page.get_by_role("link", name=f"{clerk.word('Correct', 'act')} {number}").click()
    clerk.box(clerk.label("facts")).fill("未按规定保存三份进货单据")
    clerk.box(clerk.word("Reason of the correction")).fill("录入有误")
    clerk.button("Check and look at it")
    expect(clerk.page.get_by_role("main")).to_contain_text("三份")
    clerk.button("Hand it on for release")


def declare_nothing(clerk):
    licence = clerk.named(CatalogueItem.objects.get(code="licence"))
    clerk.link("Home")
    clerk.link("Declare that there was nothing")
    clerk.pick(licence)
    clerk.button("Continue")
    clerk.button("Continue")
    expect(clerk.reads("Please read this once more.")).to_be_visible()
    clerk.button("Declare it")
    told = clerk.word("It is filed: %(kind)s, nothing to deliver.") % {"kind": licence}
    expect(clerk.page.get_by_text(told)).to_be_visible()


def test_a_reviewer_finds_what_is_due(authority, arrive):
    number, late = "示许可〔2021〕7号", timezone.localdate() - timedelta(days=1)
    a_licence(authority=authority, review_on=late, document_number=number)
    reviewer = arrive(staff("reviewer", authority=authority))

    reviewer.page.get_by_role("main").get_by_role("link", name=number).first.click()
    expect(reviewer.page.get_by_role("heading", name=number).first).to_be_visible()
