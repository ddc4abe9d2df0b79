"""Each check finds the row that disagrees, none finds a row that does not, and what was mended is forgotten."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from disclosure import contradictions
from disclosure.models import (
    CatalogueItem,
    Contradiction,
    Mandate,
    MeasureUse,
    NilReturn,
    PeriodRule,
    Publication,
    Subject,
    SubjectIdentifier,
)
from tests.builders import (
    BASIS,
    a_batch,
    a_licence,
    a_list,
    a_list_entry,
    a_mandate,
    a_penalty,
    a_subject,
    an_authority,
    an_edition,
    an_item,
)
from tests.models.governed import a_nil_return, a_use

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)


def past(row: Any, **columns: Any) -> Any:
    """Columns of a row written past the site."""
    type(row)._base_manager.filter(pk=row.pk).update(**columns)
    return row


def an_untold_publication() -> Publication:
    """Shown without a line: by a statement past the verbs."""
    kept = a_penalty(shown=False)
    return past(kept, public_since=TODAY, kept_because="")


def an_item_in_force(**columns: Any) -> CatalogueItem:
    """An item with a field list, a rule and a mandate."""
    item = an_item("whole", name_zh="完备事项")
    an_edition(item)
    PeriodRule.objects.create(regime="site", item=item, max_months=12, **BASIS)
    a_mandate(item=item, valid_from=TODAY)
    return past(item, **columns) if columns else item


def a_twin() -> Publication:
    """The same decision about the same subject, recorded a second time."""
    first = a_penalty()
    facts = {"subject": first.subject, "authority": first.authority, "document_number": first.document_number}
    return a_penalty(**facts)


def a_shared_code() -> Subject:
    """A code that another subject carries."""
    first, second = a_subject("甲公司"), a_subject("乙公司")
    SubjectIdentifier.objects.create(subject=second, kind="uscc", value=first.code)
    return second


def a_circle() -> Subject:
    """Two subjects, each joined to the other."""
    first, second = a_subject("甲公司"), a_subject("乙公司")
    past(first, merged_into=second)
    return past(second, merged_into=first)


def two_rules() -> PeriodRule:
    """Two rules for one kind of one item."""
    item = an_item_in_force()
    return PeriodRule.objects.create(regime="list", item=item, max_months=6, **BASIS)


def contradicted() -> NilReturn:
    """A nil return for a period in which its authority decided something."""
    decided = a_penalty()
    item, source = decided.item, decided.batch.source
    period = {"period_from": decided.decided_on, "period_to": decided.decided_on}
    return a_nil_return(item=item, source=source, authority=decided.authority, **period)


MADE: dict[str, Callable[[], Any]] = {
    "without_a_line": an_untold_publication,
    "told_otherwise": lambda: past(a_penalty(), shown_until=TODAY + timedelta(days=2)),
    "of_an_item_not_in_force": lambda: past_item(a_penalty(edition=an_edition(an_item_in_force()))),
    "review_passed": lambda: a_licence(review_on=YESTERDAY),
    "kept_as_minor": lambda: a_penalty(shown=False, severity="general"),
    "decided_after_delivery": lambda: a_penalty(batch=a_batch(on=TODAY - timedelta(days=90))),
    "decision_twice": a_twin,
    "code_shared": a_shared_code,
    "several_current_codes": lambda: a_second_code(a_subject()),
    "name_differs": lambda: past(a_subject(), name="另一个名称"),
    "kind_differs": lambda: past(a_subject(kind="government"), kind="organisation"),
    "joined_in_a_circle": a_circle,
    "item_without_fields": lambda: an_item("bare", name_zh="无字段事项"),
    "item_without_rule": lambda: an_item("bare", name_zh="无规则事项"),
    "item_without_mandate": lambda: an_item("bare", name_zh="无授权事项"),
    "item_of_an_inactive_list": lambda: an_item_in_force(serious_list=a_list("draft", status="planned")),
    "list_without_item": lambda: a_list("alone"),
    "mandate_of_nobody": lambda: a_mandate(authority=an_authority(valid_to=YESTERDAY)),
    "mandate_unused": lambda: a_mandate(valid_from=date(2026, 1, 1)),
    "rules_at_once": two_rules,
    "use_of_what_is_not_in_force": lambda: a_use(serious_list=a_list("draft", status="planned")),
    "nil_return_contradicted": contradicted,
}


def past_item(publication: Publication) -> Publication:
    """Its item is retired past the verb."""
    past(publication.item, status="retired")
    return publication


def a_second_code(subject: Subject) -> Subject:
    """Another code in use beside the first."""
    SubjectIdentifier.objects.create(subject=subject, kind="uscc", value=a_subject("丙公司").code)
    return subject


def found(name: str) -> set[int]:
    """Rows of one check that are known."""
    contradictions.look(on=TODAY)
    return set(Contradiction.objects.filter(check_name=name).values_list("row", flat=True))


def test_every_check_is_tried() -> None:
    assert set(MADE) == set(contradictions.CHECKS)


@pytest.mark.parametrize("name", MADE)
def test_it_is_found(name) -> None:
    before = {row.pk for row in contradictions.CHECKS[name].find(TODAY)}
    made = MADE[name]()
    assert found(name) - before >= {made.pk}


def test_what_is_right_is_not_found() -> None:
    contradictions.look(on=TODAY)
    before = set(Contradiction.objects.values_list("check_name", "row"))
    a_penalty(), a_licence(), a_list_entry(), a_subject(), an_item_in_force(), a_mandate(valid_from=TODAY)
    contradictions.look(on=TODAY)
    assert set(Contradiction.objects.values_list("check_name", "row")) == before


def test_what_was_mended_is_forgotten_and_the_rest_keeps_its_day() -> None:
    first, second = past(a_subject("甲公司"), name="甲"), past(a_subject("乙公司"), name="乙")
    contradictions.look(on=YESTERDAY)
    past(first, name="甲公司")
    contradictions.look(on=TODAY)
    known = Contradiction.objects.filter(check_name="name_differs", row__in=[first.pk, second.pk])
    assert [(told.row, told.since) for told in known] == [(second.pk, YESTERDAY)]


def test_the_models_of_the_checks_are_those_of_their_rows() -> None:
    for name, check in contradictions.CHECKS.items():
        assert check.find(TODAY).model is check.model, name
    assert {Mandate, MeasureUse} <= {check.model for check in contradictions.CHECKS.values()}
