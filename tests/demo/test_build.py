"""A small invented register, built through the real doors, keeps what the demo promises."""

from datetime import date
from pathlib import Path

import pytest
from django.db.models import Sum

from disclosure import demo
from disclosure.demo.odd import identity
from disclosure.models import Batch, Change, Outcome, Publication, Subject, SubjectIdentifier

DAY = date(2026, 11, 25)

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(tmp_path: Path, settings: object) -> None:
    """Sixty ordinary subjects beside the special ones."""
    settings.VAR_DIR = tmp_path  # type: ignore[attr-defined]
    demo.build(on=DAY, subjects=60)


@pytest.mark.usefixtures("register")
def test_a_small_register_keeps_the_promises() -> None:
    counts = Batch.objects.aggregate(rows=Sum("rows_read"), **{each.value: Sum(each.value) for each in Outcome})
    assert all(counts.values())  # every outcome occurs
    assert counts.pop("rows") == sum(counts.values())
    assert set(Publication.objects.values_list("edition__item__code", flat=True)) == {
        *("penalty", "licence", "commitment", "a_taxpayer"),
        *("judgment_defaulter", "major_tax_violation", "wage_arrears"),
    }
    assert set(Publication.objects.values_list("ended_as", flat=True)) >= {"", "annulled", "repaired", "expired"}
    areas = SubjectIdentifier.objects.exclude(kind="person_digest").values_list("value", flat=True)
    assert all(code[2:4] == "99" for code in areas)  # nobody's
    assert Subject.objects.filter(kind="person").count() == 1
    before = Change.objects.count(), Batch.objects.count()
    assert demo.is_complete()
    demo.build(on=DAY, subjects=60)
    assert (Change.objects.count(), Batch.objects.count()) == before


def test_an_invented_identity_number_lives_nowhere() -> None:
    with pytest.raises(ValueError, match="region 99"):
        identity("110101", date(1990, 1, 1), 1)
