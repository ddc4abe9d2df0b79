"""The registers as pages, files and data: complete, each row with its basis, changes told before they come."""

import csv
import io
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import escape

from disclosure import registers
from disclosure.models import (
    CalendarYear,
    Deadline,
    Measure,
    MeasureUse,
    PeriodRule,
    RefusalGround,
    RetentionRule,
    SeriousList,
    Status,
)
from disclosure.web.registers import REGISTERS
from disclosure.web.registers.sheets import SHEETS
from tests.builders import BASIS, a_list, an_authority, an_item

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "zh-hans")


def page_of(client, address, language="en"):
    answer = client.get(address, {"lang": language})
    assert answer.status_code == 200
    return answer.text


def people():
    create = get_user_model().objects.create_user
    return create("proposer"), create("decider")


def approved(register, values, row=None, days=30):
    proposer, decider = people()
    made = registers.propose(
        register, values, row=row, first_day=timezone.localdate() + timedelta(days=days), by=proposer,
        basis=("示例条例第二条", "Regulation, art. 2"), assessment=("评估：影响甚小。", "Assessed: little effect."),
    )  # fmt: skip
    return registers.approve(made, by=decider)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_measure_is_shown_once_in_one_of_three_groups(client, language):
    page = page_of(client, reverse("disclosure:measures"), language)
    names = [measure.name_en if language == "en" else measure.name_zh for measure in Measure.objects.all()]

    assert len(names) == 14
    assert [name for name in names if page.count(f"<div>{name}") != 1] == []
    assert page.count('<h2 id="g') == 3


def test_a_measure_names_what_carries_it_and_when_it_ends(client):
    page = page_of(client, reverse("disclosure:measures"))

    assert f'<a href="{reverse("disclosure:list", args=["wage_arrears"])}">' in page
    assert "with the entry" in page
    assert "when the record is no longer shown" in page
    assert "nothing registered" in page


def test_nothing_in_force_lacks_its_basis_and_only_what_is_in_force_is_carried():
    for model in (Measure, MeasureUse, RefusalGround, Deadline, RetentionRule, CalendarYear):
        assert not model.objects.filter(legal_basis_zh="").exists()
        assert not model.objects.filter(legal_basis_en="").exists()
    carried = MeasureUse.objects.filter(status=Status.ACTIVE)
    assert not carried.exclude(measure__status=Status.ACTIVE).exists()
    assert set(SeriousList.objects.filter(status="active")) == {use.serious_list for use in carried} - {None}


def test_the_registers_have_as_many_rows_as_their_sources():
    assert RefusalGround.objects.count() == 11
    assert Deadline.objects.count() == 16
    assert list(CalendarYear.objects.values_list("year", flat=True)) == [2025, 2026]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.slug)
def test_every_row_of_a_sheet_is_on_its_page(client, sheet, language):
    page = page_of(client, reverse("disclosure:standard", args=[sheet.slug]), language)

    with translation.override(language):
        for register in sheet.registers:
            for row in register.rows() if register.columns else ():
                assert escape(register.columns[0].cell(row).text) in page


def test_the_index_leads_to_every_sheet_and_every_register(client):
    page = page_of(client, reverse("disclosure:standards"))

    for sheet in SHEETS:
        assert reverse("disclosure:standard", args=[sheet.slug]) in page
    for name in REGISTERS:
        assert reverse("disclosure:register_csv", args=[name]) in page
        assert reverse("api:register", args=[name]) in page


@pytest.mark.parametrize(
    "address", ["/registry/standards/nothing/", "/registry/nothing.csv", "/api/v1/registry/nothing/"]
)
def test_what_is_no_register_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_the_year_shows_its_days_off_and_counts_its_working_days(client):
    page = page_of(client, reverse("disclosure:holidays"))

    assert page.count('class="d d--off"') - 2 == 33 + 28  # and one in the key of each year
    assert page.count('class="d d--worked"') - 2 == 6 + 5
    assert page.count("248 working days") == 2
    assert "The holiday plan of 2027 is not registered yet." in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", REGISTERS)
def test_a_register_is_a_file_and_data_with_every_row(client, name, language):
    answer = client.get(reverse("disclosure:register_csv", args=[name]), {"lang": language})
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    told = client.get(reverse("api:register", args=[name]), {"lang": language}).json()["results"]

    rows = REGISTERS[name].model.objects.count()
    assert (len(lines) - 1, len(told)) == (rows, rows)
    assert {len(line) for line in lines} == {len(REGISTERS[name].data)}
    assert set(told[0]) == {path.replace(".", "_") for path in REGISTERS[name].data}


def test_no_cell_of_a_file_is_a_formula(client):
    an_authority(name_zh='=HYPERLINK("http://example.org")')

    text = client.get(reverse("disclosure:register_csv", args=["authorities"])).content.decode()

    assert "'=HYPERLINK" in text
    assert ",=HYPERLINK" not in text
    assert ',"=HYPERLINK' not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_approved_change_is_announced_with_its_assessment_before_it_is_in_force(client, language):
    made = approved("measure", {"implementer_en": "Example office", "implementer_zh": "示例办公室"},
                    row=Measure.objects.get(code="awards"))  # fmt: skip
    page = page_of(client, reverse("disclosure:measures"), language)

    assert ("Assessed: little effect." if language == "en" else "评估：影响甚小。") in page
    assert ("Example office" if language == "en" else "示例办公室") in page
    registers.bring_into_force(made, on=made.first_day)
    assert "Assessed: little effect." not in page_of(client, reverse("disclosure:measures"))


def test_a_change_in_force_leaves_its_earlier_version_and_its_assessment_on_the_page_of_the_list(client):
    row = SeriousList.objects.get(slug="wage_arrears")
    approved("serious_list", {"early_removal_months": 9}, row=row, days=0)
    page = page_of(client, reverse("disclosure:list", args=["wage_arrears"]))

    assert "1 earlier version" in page
    assert "6 → 9" in page
    assert "Assessed: little effect." in page
    assert "decider" not in page


def test_a_measure_that_a_list_will_carry_is_announced_on_its_page(client):
    row = SeriousList.objects.get(slug="wage_arrears")
    values = {"measure": Measure.objects.get(code="consumption").pk, "serious_list": row.pk, "status": "active"}
    approved("measure_use", values | {"implementer_zh": "示例机关"} | BASIS)

    assert "Announced changes" in page_of(client, reverse("disclosure:list", args=["wage_arrears"]))
    assert "Announced changes" not in page_of(client, reverse("disclosure:list", args=["judgment_defaulter"]))


def test_a_cached_page_knows_that_a_change_was_approved(client):
    first = client.get(reverse("disclosure:measures"))
    approved("measure", {"name_en": "Other"}, row=Measure.objects.get(code="awards"))

    assert client.get(reverse("disclosure:measures"), headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_an_announced_rule_stands_with_the_periods_and_an_ended_one_below(client):
    PeriodRule.objects.create(
        regime="site", item=an_item("licence"), kind="ended", name_zh="旧规则", name_en="Old rule", max_months=12,
        in_force_to=timezone.localdate() - timedelta(days=1), **BASIS,
    )  # fmt: skip
    page = page_of(client, reverse("disclosure:standard", args=["classes"]))

    assert page.index("Old rule") > page.index("Rules that have ended")


@pytest.mark.parametrize(
    ("status", "said"), [("planned", "A draft: nobody can be entered"), ("retired", "no longer kept")]
)
def test_a_list_that_is_not_in_force_says_so_and_shows_no_entries(client, status, said):
    a_list("other_list", status=status)
    page = page_of(client, reverse("disclosure:list", args=["other_list"]))

    assert said in page
    assert "entries shown" not in page
    assert "No measure is registered for this list." in page
