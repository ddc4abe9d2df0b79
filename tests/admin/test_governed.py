"""Registers at the desk: drafts are written, what is in force changes by two people, everything is remembered."""

from datetime import timedelta
from html import unescape

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from disclosure.models import (
    CalendarYear,
    Deadline,
    Mandate,
    Measure,
    MeasureUse,
    PeriodRule,
    Proposal,
    RefusalGround,
    SeriousList,
)
from tests.accounts.people import signed_in, staff
from tests.builders import BASIS, a_list, a_mandate

pytestmark = pytest.mark.django_db
REMEMBERING = [
    model
    for model in apps.get_app_config("disclosure").get_models()
    if hasattr(model, "history") and model.__name__ not in ("IdentityAct", "Mark")
]
WHY = {"legal_basis_zh": "示例条例第二条", "legal_basis_en": "", "assessment_zh": "示例评估", "assessment_en": ""}


def address(name, *args):
    return reverse(f"admin:disclosure_{name}", args=args)


def later(days=30):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def typed(row, **changes):
    """What a browser sends for the columns of a row as they stand, with some of them changed."""
    columns = {f"row-{field.name}": getattr(row, field.attname) for field in row._meta.concrete_fields}
    sent = {name: "" if value is None else value for name, value in columns.items() if value is not False}
    return sent | {f"row-{name}": value for name, value in changes.items()}


@pytest.fixture
def proposer(db):
    return signed_in(staff("operator", username="proposer"))


@pytest.fixture
def decider(db):
    return signed_in(staff("operator", username="decider"))


def proposed(client, row, register, **changes):
    sent = typed(row, **changes) | WHY | {"first_day": later()}
    answer = client.post(address("proposal_propose", register, row.pk), sent)
    assert answer.status_code == 302, answer.context["asked"].row_form.errors
    return Proposal.objects.get()


def test_one_person_proposes_and_another_approves(proposer, decider):
    row = Measure.objects.get(code="awards")
    made = proposed(proposer, row, "measure", name_en="Other words")
    assert made.values == {"name_en": "Other words"}

    page = decider.get(address("proposal_change", made.pk), {"lang": "en"}, follow=True).text
    assert "Limit on awards and honours" in page
    assert "Other words" in page
    assert 'value="approve"' in page

    listed = unescape(decider.get(address("proposal_changelist"), {"lang": "en"}, follow=True).text)
    assert " → Other words" in listed
    decider.post(address("proposal_decide", made.pk), {"act": "approve"})
    made.refresh_from_db()
    assert (made.status, made.decided_by.username) == ("approved", "decider")


def test_the_author_sees_no_button_and_cannot_press_it(proposer):
    made = proposed(proposer, Measure.objects.get(code="awards"), "measure", name_en="Other words")

    assert 'value="approve"' not in proposer.get(address("proposal_change", made.pk)).text
    assert proposer.post(address("proposal_decide", made.pk), {"act": "approve"}).status_code == 403
    assert proposer.post(address("proposal_decide", made.pk), {"act": "withdraw"}).status_code == 302
    assert Proposal.objects.get().status == "withdrawn"


def test_a_refusal_asks_for_its_reason(proposer, decider):
    made = proposed(proposer, Measure.objects.get(code="awards"), "measure", name_en="Other words")

    for note in ("", "Please call 13800138000."):
        answer = decider.post(address("proposal_decide", made.pk), {"act": "refuse", "note": note})
        assert answer.context["note"].errors
    decider.post(address("proposal_decide", made.pk), {"act": "refuse", "note": "No basis."})

    made.refresh_from_db()
    assert (made.status, made.decision_note) == ("refused", "No basis.")


def test_a_bad_proposal_loses_nothing_that_was_typed(proposer):
    sent = typed(Measure.objects.get(code="consumption"), basis_kind="notice", name_en="Kept as typed")
    answer = proposer.post(
        address("proposal_propose", "measure", Measure.objects.get(code="consumption").pk),
        sent | WHY | {"assessment_zh": "身份证号 110101199003070417", "first_day": later()},
    )

    assert not Proposal.objects.exists()
    assert "Kept as typed" in answer.text
    assert answer.context["asked"].row_form.errors
    assert "assessment_zh" in answer.context["asked"].why.errors


def test_a_new_list_comes_in_by_a_proposal_only(proposer, decider):
    assert "row-slug" in proposer.get(address("proposal_propose_new", "serious_list")).text
    row = SeriousList(
        slug="new_list", name_zh="新名单", status="active", basis_kind="law", period_kind="months", months=36
    )
    row.entry_rules_zh, row.removal_rules_zh, row.legal_basis_zh = "列入", "移出", "示例法"
    sent = typed(row) | WHY | {"first_day": later(0)}
    assert proposer.post(address("proposal_propose_new", "serious_list"), sent).status_code == 302
    decider.post(address("proposal_decide", Proposal.objects.get().pk), {"act": "approve"})

    assert SeriousList.objects.get(slug="new_list").status == "active"


@pytest.mark.parametrize(("name", "of"), [("catalogueitem_add", ""), ("seriouslist_add", ""),
                                          ("proposal_propose_new", "serious_list")])  # fmt: skip
def test_a_region_is_asked_for_by_its_code_and_not_listed(proposer, name, of):
    page = proposer.get(address(name, *filter(None, [of]))).text
    assert 'name="row-region"' in page or 'name="region"' in page
    assert 'value="110101"' not in page


def test_a_region_that_is_not_registered_is_said_so(proposer):
    row = SeriousList(slug="local_list", status="active", basis_kind="local_regulation", period_kind="until")
    sent = typed(row, region="999999") | WHY | {"first_day": later()}
    page = proposer.post(address("proposal_propose_new", "serious_list"), sent, HTTP_ACCEPT_LANGUAGE="en")
    assert page.context["asked"].row_form.errors["region"] == [
        "No region has this code. Look it up in the register of regions."
    ]
    assert 'value="999999"' in page.text


@pytest.mark.parametrize(("model", "register"), [(SeriousList, "serious_list"), (Measure, "measure"),
                                                 (MeasureUse, "measure_use"), (PeriodRule, "period_rule")])  # fmt: skip
def test_a_row_in_force_is_not_edited_but_leads_to_a_proposal(proposer, model, register):
    row = model.objects.exclude(status="planned").first() if hasattr(model, "status") else model.objects.first()
    name = model._meta.model_name
    page = proposer.get(address(f"{name}_change", row.pk)).text

    assert "_save" not in page
    assert address("proposal_propose", register, row.pk) in page
    assert address("proposal_propose_new", register) in proposer.get(address(f"{name}_changelist")).text
    assert proposer.get(address("proposal_propose", register, row.pk)).status_code == 200
    assert proposer.post(address(f"{name}_change", row.pk), {"status": "retired"}).status_code == 403


def test_a_draft_stays_a_draft_whatever_is_sent(proposer):
    draft = a_list("draft", status="planned")
    columns = {field.name: getattr(draft, field.attname) or "" for field in draft._meta.concrete_fields}
    sent = columns | {"status": "active", "valid_from": later(), "name_en": "Renamed"}

    assert "history_change_reason" in proposer.post(address("seriouslist_change", draft.pk), sent).text
    proposer.post(address("seriouslist_change", draft.pk), sent | {"history_change_reason": "Typing error"})

    draft.refresh_from_db()
    assert (draft.name_en, draft.status, draft.valid_from) == ("Renamed", "planned", None)
    assert draft.history.first().history_change_reason == "Typing error"


def test_a_waiting_proposal_is_shown_instead_of_another_form(proposer):
    row = Measure.objects.get(code="awards")
    made = proposed(proposer, row, "measure", name_en="Other words")

    page = proposer.get(address("measure_change", row.pk)).text
    assert address("proposal_change", made.pk) in page
    assert address("proposal_propose", "measure", row.pk) not in page


def test_one_person_changes_the_other_registers_with_a_reason(proposer):
    row = Deadline.objects.get(code="repair_decide")
    columns = {field.name: getattr(row, field.attname) or "" for field in row._meta.concrete_fields}
    sent = columns | {"length": 5, "history_change_reason": "Official text, article 12"}
    assert proposer.post(address("deadline_change", row.pk), sent).status_code == 302

    page = proposer.get(address("deadline_history", row.pk), {"lang": "en"}, follow=True).text
    assert "Official text, article 12" in page
    assert "7 → 5" in page
    assert "proposer" in page


def test_a_year_comes_in_with_its_days(proposer):
    inline = {"days-TOTAL_FORMS": 1, "days-INITIAL_FORMS": 0, "days-0-day": "2027-01-01", "days-0-kind": "off"}
    inline |= {"days-0-name_zh": "元旦", "days-0-name_en": "New Year"}
    sent = {"year": 2027, "announced_on": "2026-11-30", "history_change_reason": "Notice of 2026"} | BASIS | inline

    assert proposer.post(address("calendaryear_add"), sent).status_code == 302
    day = CalendarYear.objects.get(year=2027).days.get()
    assert day.history.get().history_change_reason == "Notice of 2026"


@pytest.mark.parametrize("model", REMEMBERING, ids=lambda model: model.__name__)
def test_the_history_of_every_register_row_is_read_in_both_languages(reading_desk, model):
    a_mandate()
    row = model.objects.order_by("pk").first()
    for language in ("en", "zh-hans"):
        answer = reading_desk.get(address(f"{model._meta.model_name}_history", row.pk), {"lang": language}, follow=True)
        assert answer.status_code == 200
        assert answer.text.count('<th scope="row">') == row.history.count()


def test_an_auditor_reads_and_changes_nothing(reading_desk, proposer):
    made = proposed(proposer, Measure.objects.get(code="awards"), "measure", name_en="Other words")

    assert reading_desk.get(address("proposal_change", made.pk)).status_code == 200
    assert reading_desk.get(address("proposal_propose_new", "measure")).status_code == 403
    assert reading_desk.post(address("proposal_decide", made.pk), {"act": "approve"}).status_code == 403
    for row in (RefusalGround.objects.first(), Mandate.objects.first()):
        page = reading_desk.get(address(f"{row._meta.model_name}_change", row.pk)).text
        assert "_save" not in page
        assert "history_change_reason" not in page


def test_codes_are_found_exactly(proposer):
    found = proposer.get(address("measure_changelist"), {"q": "awards"}).context["cl"].result_count
    assert found == 1
    assert proposer.get(address("measure_changelist"), {"q": "award"}).context["cl"].result_count == 1  # by its name
    assert proposer.get(address("refusalground_changelist"), {"q": "not_due"}).context["cl"].result_count == 1


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_pages_of_a_proposal_need_no_exception_to_the_policy(proposer, language):
    made = proposed(proposer, Measure.objects.get(code="awards"), "measure", name_en="Other words")
    pages = [address("proposal_changelist"), address("proposal_change", made.pk),
             address("proposal_propose_new", "measure_use")]  # fmt: skip
    for page in pages:
        text = proposer.get(page, {"lang": language}, follow=True).text
        assert " style=" not in text
        assert "<style" not in text
