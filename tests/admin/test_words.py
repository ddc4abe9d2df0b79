"""The desk speaks the language of its reader: no JSON, no machine words, no number that only looks exact."""

import json
from datetime import date
from decimal import Decimal
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse

from disclosure.models import AmountLine, Fault, HeldRow, ItemEdition, PeriodRule
from tests.builders import a_batch, a_penalty, an_authority, an_edition

JUDGED = {
    "subject_name": "示例市青禾食品有限公司",
    "subject_key": "示例市青禾食品有限公司",
    "subject_kind": "sole_trader",
    "person": ["a1b2c3d4", "9X9X"],
    "decided_on": "2026-09-01",
    "severity": "general",
    "penalty_kinds": "larger_fine confiscation_gains",
    "fine": "12",
    "confiscated": None,
    "shown_until": "2027-09-02",
    "kept_because": "",
    "digest": "a547a4ffbe9245d07a397b3f9d154f12",
    "flags": "no_amount_line",
    "details": json.dumps({"CF_CFLB": "fine;confiscation_gains", "CF_NR": "罚款<12>万元", "CF_XX": "?"}),
    "annul": True,
}


def a_held_row(**fields):
    given = {"batch": a_batch(), "row": 7, "reason": "code_missing", "authority": an_authority(), "judged": JUDGED}
    return HeldRow.objects.create(digest=uuid4().bytes, **given | fields)


def page(desk, name, view, *args, lang="en", **asked):
    desk.cookies["lang"] = lang
    return unescape(desk.get(reverse(f"admin:disclosure_{name}_{view}", args=args), asked).content.decode())


def test_a_held_row_is_laid_out_in_words(desk):
    text = page(desk, "heldrow", "change", a_held_row().pk)

    for said in (
        "The row carries no code.",
        "sole trader",
        "1 September 2026",
        "Larger fine, Confiscation of illegal gains",
        "1 September 2027",
        "published no line for larger",
        "Fine; Confiscation of illegal gains",
        "罚款<12>万元",
        "CF_XX",
    ):
        assert said in text
    assert "{" not in text.split('class="facts"')[1].split("</table>")[0]


def test_a_held_row_shows_nothing_of_a_person_beyond_the_name(desk):
    text = page(desk, "heldrow", "change", a_held_row().pk)

    assert "a1b2c3d4" not in text
    assert "9X9X" not in text


def test_a_held_row_in_chinese_too(desk):
    text = page(desk, "heldrow", "change", a_held_row().pk, lang="zh-hans")

    assert "个体工商户" in text
    assert "2026年9月1日" in text


def test_a_batch_tells_reasons_and_leads_to_what_it_brought(desk):
    batch = a_batch(tally={"code_missing": 2, "unknown_column: 备用": 1})
    penalty = a_penalty(batch=batch)
    a_penalty()
    held, fault = a_held_row(batch=batch), Fault.objects.create(batch=batch, row=3, weight="held", rule="code_missing")
    a_held_row()
    Fault.objects.create(batch=batch, row=3, weight="flagged", rule="masked")
    text = page(desk, "batch", "change", batch.pk)

    assert "The row carries no code." in text
    assert "The field list has no such column; it was not read. (备用)" in text
    for room, more, found in (
        ("publication", {}, [penalty]),
        ("heldrow", {}, [held]),
        ("fault", {"rule": "code_missing"}, [fault]),
    ):
        link = reverse(f"admin:disclosure_{room}_changelist", query={"batch": batch.pk, **more})
        assert f'href="{link}"' in text
        assert list(desk.get(link).context["cl"].result_list) == found


@pytest.mark.parametrize("asked", ["x", "9" * 40, "²", ""])
def test_a_batch_that_is_no_number_narrows_nothing(desk, asked):
    a_held_row()

    assert (
        len(desk.get(reverse("admin:disclosure_heldrow_changelist"), {"batch": asked}).context["cl"].result_list) == 1
    )


def test_reasons_for_holding_are_offered_as_sentences(desk):
    a_held_row(), a_held_row(reason="code_shared")
    answer = desk.get(reverse("admin:disclosure_heldrow_changelist"), {"reason": "code_shared"})

    assert "Several subjects carry this code." in page(desk, "heldrow", "changelist")
    assert [row.reason for row in answer.context["cl"].result_list] == ["code_shared"]


def test_a_fault_names_its_column_as_people_do(desk):
    edition = ItemEdition.objects.get(item__code="penalty", code="2019")
    Fault.objects.create(batch=a_batch(edition=edition), row=1, column="CF_CFLB", weight="faulty", rule="too_long")

    assert "Kinds of penalty (CF_CFLB)" in page(desk, "fault", "changelist")


def test_a_publication_shows_kinds_flags_and_columns_in_words(desk):
    told = {"flags": "no_amount_line", "penalty_kinds": "larger_fine", "details": {"CF_CFLB": "fine"}}
    penalty = a_penalty(shown_until=date(2099, 3, 2), **told)
    text = page(desk, "publication", "change", penalty.pk)

    assert "Larger fine" in text
    assert "published no line for larger" in text
    assert "1 March 2099" in text
    assert '"CF_CFLB"' not in text


def test_sums_carry_no_noughts_that_nobody_wrote(desk):
    penalty = a_penalty(fine=Decimal("120000"), confiscated=Decimal("1.5"))
    AmountLine.objects.create(
        authority=penalty.authority, item=penalty.item, larger_from=10, huge_from=50, legal_basis_zh="示例标准"
    )
    held = a_held_row(judged=JUDGED | {"fine": "120000.000000"})
    penalty.refresh_from_db()

    for room, row in (("publication", penalty), ("heldrow", held)):
        text = page(desk, room, "change", row.pk)
        assert ">120000<" in text
        assert "0000.0" not in text
    listed = page(desk, "amountline", "changelist")
    assert ">10<" in listed
    assert ">50<" in listed


def test_fields_of_work_are_words_in_list_filter_and_form(desk):
    authority = an_authority(field="work_safety")
    an_authority(field="beekeeping")
    listed, form = page(desk, "authority", "changelist"), page(desk, "authority", "change", authority.pk)

    assert "work_safety</td>" not in listed
    assert "work safety" in listed
    assert '<option value="work_safety" selected>work safety</option>' in form
    assert '<option value="beekeeping">beekeeping</option>' in form


@pytest.mark.parametrize(("limit", "said"), [(2, "more than 2"), (3, "3 publications")])
def test_a_count_that_stopped_says_so(desk, monkeypatch, limit, said):
    monkeypatch.setattr("creditchina.desk.rooms.COUNTED_UP_TO", limit)
    edition = an_edition()
    for _ in range(3):
        a_penalty(edition=edition)
    text = " ".join(page(desk, "publication", "changelist").split())

    assert said in text
    assert ("more than 2 results" in text) == (limit == 2)


def test_the_front_page_groups_the_tables(desk, reading_desk):
    answer = desk.get(reverse("admin:index"))
    sections = {section["app_label"]: section for section in answer.context["app_list"]}

    assert list(sections) == [
        "record", "repair", "reports", "deliveries", "bodies", "catalogue", "rules", "registers", "acting", "people",
        "jobs",
    ]  # fmt: skip
    assert [table["object_name"] for table in sections["deliveries"]["models"]] == [
        "Batch", "HeldRow", "Fault", "NilReturn", "BatchUndo", "Withdrawal", "TakenBack", "DeliveryKey", "BatchPart",
    ]  # fmt: skip
    assert "How long it is shown" in page(desk, "batch", "changelist")
    assert "How long it is shown" in desk.get(reverse("admin:app_list", args=["disclosure"])).content.decode()
    assert "addlink" not in reading_desk.get(reverse("admin:index")).content.decode()


def test_rules_say_how_well_they_are_known(desk):
    unsure = PeriodRule.objects.filter(confidence="UNSURE").first()
    text = page(desk, "periodrule", "change", unsure.pk)

    assert "to be checked against the published text" in text
    assert "UNSURE" not in text
