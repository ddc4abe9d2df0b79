"""An applicant files by the words of the pages and a reviewer decides at the desk: with script, and without."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from repair import jobs, workflow
from repair.codes import code_of
from repair.models import Application, Case, Status
from tests.browser.desk import Reader, at_desk
from tests.browser.test_desk_barriers import barriers
from tests.repair.building import a_repairable, a_reviewer, today
from tests.standing.acting import a_letter, a_standing, browser_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path) -> None:
    settings.STORAGES = settings.STORAGES | {
        name: {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / name}}
        for name in ("evidence", "reports")
    }


@pytest.mark.parametrize(("language", "scripted"), [("zh-hans", True), ("en", False)], ids=["Chinese", "no script"])
def test_an_application_is_filed_decided_and_the_record_is_gone(
    browser, live_server, tmp_path, language, scripted
) -> None:
    record = a_repairable(document_number="示环罚〔2026〕41号")
    applicant = arrives(browser, live_server.url, record, language, scripted)
    found = files(applicant, tmp_path / "receipt.pdf")

    case = Case.objects.get()
    assert case.status == Status.SUBMITTED
    workflow.pass_on(case, on=today())
    approves(browser, live_server.url, case, language, scripted)

    applicant.page.reload()
    expect(applicant.reads("Approved")).to_be_visible()
    found += barriers(applicant.page, language) if scripted else []
    jobs.make_papers.call(case.decisions.get().pk)
    applicant.page.reload()
    with applicant.page.expect_download() as loaded:
        applicant.link("Removal certificate for third parties (PDF)")
    assert loaded.value.suggested_filename.endswith(".pdf")
    for name in ("start", "status", "mine"):
        applicant.page.goto(f"{live_server.url}{reverse(f'repair:{name}')}")
        found += barriers(applicant.page, language) if scripted else []
    assert applicant.page.goto(f"{live_server.url}{record.get_absolute_url()}").status == 410
    assert found == []
    applicant.page.context.close()


def arrives(browser, address: str, record, language: str, scripted: bool) -> Reader:
    """Signed in, at the page of the record, on a phone where there is no script."""
    width = {"viewport": {"width": 1280 if scripted else 320, "height": 800}}
    context = browser.new_context(java_script_enabled=scripted, accept_downloads=True, **width)
    session = browser_of(a_standing(None, record.subject).user).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    page = context.new_page()
    page.goto(f"{address}{record.get_absolute_url()}?lang={language}")
    return Reader(page, language, scripted=scripted)


def files(applicant: Reader, receipt) -> list[object]:
    """From the record to the confirmation; what barriers were met on the way."""
    receipt.write_bytes(a_letter())
    page, found = applicant.page, []

    def looks() -> None:
        found.extend(barriers(page, applicant.language) if applicant.scripted else [])

    applicant.link("Can this record be repaired?")
    looks()
    page.get_by_role("main").get_by_role("link", name=applicant.word("Apply for repair")).click()
    looks()
    applicant.button("Start now")
    looks()
    applicant.button("Save and continue")
    page.locator("[name=day]").fill(today().isoformat())
    applicant.pick(applicant.word("A new file"))
    page.set_input_files("[name=file]", receipt)
    looks()
    applicant.button("Save and continue")
    page.locator("[name=day]").fill(today().isoformat())
    applicant.button("Save and continue")
    expect(page.get_by_role("alert")).to_contain_text(applicant.word("Say what was corrected."))
    looks()
    page.locator("[name=text]").fill("已清运并硬化地面")
    applicant.button("Save and continue")
    looks()
    page.locator("[name=read]").check()
    page.locator("[name=signature]").fill("江月白")
    applicant.button("Sign the commitment")
    expect(page.get_by_role("main")).to_contain_text("receipt.pdf")
    looks()
    applicant.button("Send the application for repair")
    made = Application.objects.get()
    expect(page.get_by_role("status")).to_contain_text(code_of(made.number))
    looks()
    return found


def approves(browser, address: str, case: Case, language: str, scripted: bool) -> None:
    """The reviewer accepts and approves, page by page."""
    reviewer = at_desk(browser, address, a_reviewer(case), language, scripted=scripted)
    for move in ("accept", "approve"):
        reviewer.page.goto(f"{address}{reverse('cases:move', args=[case.pk, move])}")
        for box in reviewer.page.locator("input[name=met]").all():
            box.check()  # the site has ticked what it knows
        for _step in range(2):  # asked, then read back where the applicant reads it
            button = reviewer.page.locator("form.act input.default")
            if button.count():
                button.click()
    case.refresh_from_db()
    assert case.status == Status.APPROVED
    reviewer.page.context.close()
