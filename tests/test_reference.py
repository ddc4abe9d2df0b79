"""The registers as loaded: complete, repeatable, each row with its basis."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db.models import Q

from disclosure import codes, fields, reference
from disclosure.models import (
    AmountLine,
    Authority,
    CatalogueCategory,
    CatalogueItem,
    ItemEdition,
    Mandate,
    PeriodRule,
    Region,
    RuleTransition,
    SeriousList,
    Source,
)
from disclosure.publish.periods import Decision
from disclosure.publish.rules import rulebook
from tests import builders

pytestmark = pytest.mark.django_db


def test_loading_again_writes_nothing():
    assert set(reference.load().values()) == {0}


def test_a_row_that_differs_from_its_file_is_put_right():
    CatalogueItem.objects.filter(code="penalty").update(name_en="Something else")

    assert reference.load()["catalogueitem"] == 1
    assert CatalogueItem.objects.get(code="penalty").name_en == "Administrative penalties"


def test_the_command_says_what_it_wrote(capsys):
    SeriousList.objects.filter(slug="wage_arrears").update(months=1)

    call_command("load_reference")

    assert "seriouslist: 1" in capsys.readouterr().out


@pytest.mark.parametrize(
    "model",
    [CatalogueItem, SeriousList, PeriodRule, RuleTransition, AmountLine, Mandate],
    ids=lambda m: m.__name__,
)
def test_every_row_of_policy_names_its_legal_basis_in_both_languages(model):
    assert model.objects.exists()
    assert not model.objects.filter(legal_basis_zh="").exists()
    assert not model.objects.filter(legal_basis_en="").exists()


def test_each_of_the_thirteen_categories_has_items_and_an_active_one_has_its_rule():
    assert CatalogueCategory.objects.count() == 13
    assert not CatalogueCategory.objects.filter(items=None).exists()
    active = CatalogueItem.objects.filter(status="active")
    assert not active.filter(period_rules=None).exists()
    assert not active.filter(basis_kind="").exists()


def test_what_is_planned_says_why():
    planned = CatalogueItem.objects.filter(status="planned")

    assert planned.exists()
    assert not planned.filter(Q(note_zh="") | Q(note_en="")).exists()
    assert not planned.exclude(editions=None).exists()


def test_the_only_local_supplement_is_invented_and_rests_on_a_local_regulation():
    local = CatalogueItem.objects.get(region__isnull=False)

    assert (local.region.fictional, local.basis_kind) == (True, "local_regulation")


def test_every_field_list_is_registered_with_its_digest():
    registered = set(ItemEdition.objects.values_list("item__code", "code", "sha256"))

    assert {(f.item, f.edition, f.sha256) for f in fields.catalogue().values()} <= registered


def test_a_field_list_in_use_may_not_change():
    publication = builders.a_licence()
    ItemEdition.objects.filter(pk=publication.edition_id).update(sha256="0" * 64)

    with pytest.raises(reference.FieldListChanged, match=publication.edition.field_list):
        reference.load()


def test_regions_keep_abolished_codes_and_mark_invented_ones():
    assert Region.objects.get(code="110000").valid_to is None
    assert Region.objects.get(code="110103").valid_to == date(2009, 12, 31)
    assert set(Region.objects.filter(fictional=True).values_list("level", flat=True)) == {1, 2, 3}
    assert not Region.objects.filter(code__startswith="99", fictional=False).exists()


@pytest.mark.parametrize("model", [Authority, Source], ids=lambda m: m.__name__)
def test_invented_bodies_have_codes_nothing_is_odd_about_in_invented_places(model):
    regions = set(Region.objects.filter(fictional=True).values_list("code", flat=True))

    for code in model.objects.filter(region__fictional=True).values_list("code", flat=True):
        assert codes.examine(code, regions) == codes.Examined("uscc", code, "valid")


def test_a_bureau_delivers_for_itself_and_a_centre_for_many_bureaus():
    centre = Source.objects.get(name_zh="示例市公共信用信息中心")
    bureau = Source.objects.get(name_zh="示例市生态环境局")

    assert set(bureau.mandates.values_list("authority__code", flat=True)) == {bureau.code}
    assert centre.mandates.filter(item__code="penalty").count() > 3


@pytest.mark.parametrize(
    ("item", "kinds", "day", "severity", "months"),
    [
        ("penalty", ("huge_fine", "warning"), date(2026, 5, 1), "serious", (12, 36)),
        ("penalty", ("larger_fine",), date(2026, 5, 1), "general", (3, 12)),
        ("penalty", ("larger_fine",), date(2026, 3, 31), "", (3, 36)),
        ("judgment_defaulter", ("evades",), date(2026, 5, 1), "serious", (0, 24)),
        ("judgment_defaulter", ("able_but_refuses",), date(2026, 5, 1), "serious", (0, None)),
        ("major_tax_violation", (), date(2026, 5, 1), "serious", (12, 36)),
        ("wage_arrears", (), date(2026, 5, 1), "serious", (6, 36)),
        ("a_taxpayer", (), date(2026, 5, 1), "", (None, 60)),
    ],
)
def test_the_rule_of_the_day_gives_class_and_months(item, kinds, day, severity, months):
    found = rulebook().period(Decision(item, day, kinds), on=day)

    governing = PeriodRule.objects.get(pk=found.rules[-1])
    assert (found.severity, governing.min_months, governing.max_months) == (severity, *months)


@pytest.mark.parametrize("kind", ["warning", "circulated_criticism"])
@pytest.mark.parametrize("day", [date(2026, 3, 31), date(2026, 4, 1)])
def test_a_bare_warning_or_criticism_is_not_shown_under_either_order(kind, day):
    assert not rulebook().period(Decision("penalty", day, (kind,)), on=day).public_by_default


def test_ordinary_work_safety_penalties_waited_a_year_under_the_older_order():
    day = date(2025, 6, 2)

    found = rulebook().period(Decision("penalty", day, ("larger_fine",), sector=True), on=day)

    assert found.repairable_from == date(2026, 6, 2)


def test_a_licence_is_shown_as_long_as_it_is_valid():
    day, last = date(2026, 1, 5), date(2029, 1, 4)

    assert rulebook().period(Decision("licence", day, valid_until=last), on=day).shown_until == date(2029, 1, 5)
    assert rulebook().period(Decision("licence", day), on=day).review_on == date(2031, 1, 5)


def test_without_the_demo_no_invented_body_is_loaded():
    Mandate.objects.all().delete()
    AmountLine.objects.all().delete()

    assert "mandate" not in reference.load(demo=False)
    assert not Mandate.objects.exists()
