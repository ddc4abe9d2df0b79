"""The builders make what the database accepts, and public things have a ledger line."""

import pytest
from django.utils import timezone

from disclosure import codes
from disclosure.models import Change, Publication
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [builders.a_penalty, builders.a_licence, builders.a_list_entry])
def test_what_is_built_is_public_today_and_has_a_line(make) -> None:
    made = make()
    assert made.is_visible(on=timezone.localdate())
    assert [line.kind for line in made.changes.all()] == [Change.Kind.SHOWN]


def test_a_penalty_that_is_not_shown_has_a_reason_and_no_line() -> None:
    made = builders.a_penalty(shown=False)
    assert made.kept_because == Publication.Kept.MINOR
    assert not Change.objects.exists()


def test_a_penalty_of_a_person_is_kept() -> None:
    assert builders.a_penalty(subject=builders.a_person()).public_since is None


def test_two_subjects_have_two_valid_codes() -> None:
    first, second = builders.a_subject().code, builders.a_subject().code
    assert first != second
    assert codes.is_valid(first)
    assert codes.is_valid(second)


def test_a_name_that_is_no_column_is_refused() -> None:
    with pytest.raises(TypeError, match="until_when"):
        builders.a_penalty(until_when="2027-01-01")


def test_a_mandate_joins_source_item_and_authority() -> None:
    mandate = builders.a_mandate()
    assert list(mandate.source.mandates.in_force(on=timezone.localdate())) == [mandate]
