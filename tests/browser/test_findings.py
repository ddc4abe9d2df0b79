"""A decision falls: reported by the words of the pages, withdrawn at the desk; and the notice that is served."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from repair.models import Finding
from tests.accounts.people import staff
from tests.browser.desk import Reader, at_desk
from tests.browser.test_desk_barriers import LOOKS, barriers
from tests.browser.test_repair import arrives
from tests.repair.building import a_repairable, today

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("language", LOOKS)
def test_a_fallen_decision_is_reported_and_its_record_withdrawn(browser, live_server, language) -> None:
    record, address = a_repairable(document_number="示环罚〔2026〕7号"), live_server.url
    applicant = arrives(browser, address, record, language, scripted=True)
    page, found = applicant.page, []
    applicant.link("Object to this record")
    applicant.pick(applicant.word("The decision behind it was changed, revoked or found unlawful or void"))
    applicant.button("Continue")
    applicant.button("Report it")
    expect(page.get_by_role("alert")).to_contain_text(applicant.word("Name the court or body."))
    found += barriers(page, language)
    tell(applicant)
    expect(page.get_by_role("status")).to_contain_text(applicant.word("Your report was sent"))
    found += barriers(page, language)

    reviewer = at_desk(browser, address, staff("reviewer", record.authority), language)
    reviewer.page.get_by_role("link", name="示环罚〔2026〕7号").first.click()
    expect(reviewer.page.get_by_text("（2026）示01行终7号")).to_be_visible()
    found += barriers(reviewer.page, language)
    reviewer.button("Withdraw it", "record")
    reviewer.page.goto(f"{address}{reverse('admin:repair_finding_changelist')}")
    found += barriers(reviewer.page, language)
    page.reload()
    told = "The record has left this site and is to be used no more. Whoever opens its address reads why."
    expect(applicant.reads(told)).to_be_visible()
    applicant.link("My objections")
    found += barriers(page, language)
    assert found == []
    for reader in (applicant, reviewer):
        reader.page.context.close()


def tell(reader: Reader) -> None:
    """What became of the decision, and by which document."""
    reader.pick(reader.word("revoked"))
    reader.page.locator("[name=body]").fill("示例市中级人民法院")
    reader.page.locator("[name=document]").fill("（2026）示01行终7号")
    reader.page.locator("[name=document_on]").fill((today() - timedelta(days=1)).isoformat())
    reader.button("Report it")


@pytest.mark.parametrize("language", LOOKS)
def test_the_notice_is_served_with_a_code_and_a_finding_reported_at_the_desk(browser, live_server, language) -> None:
    record, address = a_repairable(document_number="示环罚〔2026〕8号"), live_server.url
    reader, found = at_desk(browser, address, staff("reviewer", record.authority), language), []
    room = f"{address}{reverse('admin:disclosure_publication_change', args=[record.pk])}"
    reader.page.goto(room)
    reader.link("Repair notice with filing code")
    found += barriers(reader.page, language)
    reader.button("Make the code and show the notice")
    expect(reader.page.locator(".filing-code")).to_be_visible()
    found += barriers(reader.page, language)
    reader.page.goto(room)
    reader.link("Report that the decision no longer stands")
    found += barriers(reader.page, language)
    tell(reader)
    expect(reader.page.locator(".messagelist")).to_contain_text(Finding.objects.get().number)
    assert found == []
    reader.page.context.close()
