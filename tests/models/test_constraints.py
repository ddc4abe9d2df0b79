"""What the database itself refuses, each constraint by its name."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from disclosure import publish
from disclosure.guards.once import ONCE
from disclosure.models import (
    AmountLine,
    Batch,
    BatchPart,
    CatalogueItem,
    Change,
    Contradiction,
    DirectoryStamp,
    HeldRow,
    ItemEdition,
    LedgerHead,
    Mandate,
    PeriodRule,
    Publication,
    PublicationVersion,
    RuleTransition,
    SeriousList,
    Subject,
    SubjectIdentifier,
    SubjectName,
)
from tests.builders import (
    BASIS,
    a_batch,
    a_list,
    a_mandate,
    a_penalty,
    a_person,
    a_subject,
    an_authority,
    an_edition,
    an_item,
)
from tests.models.acting import VIOLATIONS as OF_STANDING
from tests.models.found import VIOLATIONS as OF_FINDINGS
from tests.models.governed import GOVERNED
from tests.models.repaired import VIOLATIONS as OF_REPAIR
from tests.models.reported import VIOLATIONS as OF_REPORTS

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 1)


def changed(row: models.Model, **fields: Any) -> None:
    """Write the columns of one row past every check of the models."""
    type(row)._base_manager.filter(pk=row.pk).update(**fields)


def copied(row: models.Model, **fields: Any) -> None:
    """Write the row a second time, with these columns different."""
    for name, value in {"pk": None, **fields}.items():
        setattr(row, name, value)
    row.save(force_insert=True)


def a_restored() -> Publication:
    """A publication that came back under a new reference."""
    ended = a_penalty()
    publish.take_down(ended, on=timezone.localdate())
    return publish.restore(ended, on=timezone.localdate(), note="repair revoked")


def a_rule(**fields: Any) -> PeriodRule:
    """A rule of this site for an item that has no other."""
    made = {"regime": "site", "item": an_item("example"), "name_zh": "示例期限", "max_months": 12}
    return PeriodRule.objects.create(**made | BASIS | fields)


def a_held_row() -> HeldRow:
    """A row that waits for a person."""
    made = {"row": 1, "reason": "code_name_disagree", "digest": b"same", "judged": {}}
    return HeldRow.objects.create(batch=a_batch(), authority=an_authority(), **made)


def an_amount_line(**fields: Any) -> AmountLine:
    """The lines one authority published for penalties."""
    made = {"authority": an_authority(), "item": an_item(), "larger_from": 1, "huge_from": 10}
    return AmountLine.objects.create(**made | BASIS | fields)


def a_part() -> BatchPart:
    """The first part of a delivery."""
    return BatchPart.objects.create(batch=a_batch(), number=1)


def a_version() -> PublicationVersion:
    """A sealed version."""
    made = {"publication": a_penalty(), "batch": a_batch(), "version": 1, "digest": b"old", "content": {}}
    return PublicationVersion.objects.create(**made)


def a_former_name() -> SubjectName:
    """A name a subject carried once."""
    return SubjectName.objects.create(subject=a_subject(), kind="former", value="旧名", folded="旧名")


def a_line(**fields: Any) -> Change:
    """A line past the ledger."""
    made = {"seq": 10**6, "kind": "corrected", "publication": a_penalty(), "on": DAY}
    return Change.objects.create(**made | fields)


def a_transition() -> RuleTransition:
    """One that the reference data does not know."""
    return RuleTransition.objects.create(from_regime="site", to_regime="list", first_day=DAY, method="earlier_end")


VIOLATIONS: dict[str, Callable[[], Any]] = {
    "serious_list_active_has_rules": lambda: changed(a_list(), removal_rules_zh=""),
    "catalogue_item_active_has_basis": lambda: changed(an_item("example"), legal_basis_zh=""),
    "item_edition_once": lambda: copied(an_edition()),
    "mandate_once": lambda: copied(a_mandate()),
    "mandate_has_basis": lambda: a_mandate(legal_basis_zh=""),
    "batch_one_load_at_a_time": lambda: copied(a_batch(status="loading")),
    "batch_accounts_for_every_row": lambda: a_batch(rows_read=3, public=1, held=1),
    "batch_part_once": lambda: copied(a_part()),
    "held_row_once_while_open": lambda: copied(a_held_row()),
    "period_rule_once": lambda: copied(a_rule(in_force_from=DAY)),
    "period_rule_once_from_ever": lambda: copied(a_rule()),
    "period_rule_has_basis": lambda: a_rule(legal_basis_zh=""),
    "period_rule_has_an_end": lambda: a_rule(max_months=None),
    "period_rule_in_force_in_order": lambda: a_rule(in_force_from=DAY, in_force_to=date(2026, 5, 31)),
    "rule_transition_once": lambda: copied(a_transition()),
    "amount_line_in_order": lambda: an_amount_line(huge_from=1),
    "amount_line_has_basis": lambda: an_amount_line(legal_basis_zh=""),
    "subject_personal_facts_only_of_persons": lambda: a_subject(last_four="123X"),
    "subject_person_is_an_adult": lambda: a_person(adult=None),
    "identifier_once_per_subject": lambda: copied(a_subject().identifiers.get()),
    "name_once_per_subject": lambda: copied(a_former_name()),
    "one_current_name_per_subject": lambda: copied(a_subject().names.get(), folded="another"),
    "publication_restored_once": lambda: copied(a_restored(), ref=uuid4(), key=b"another key here"),
    "publication_once": lambda: a_penalty(key=a_penalty().key),
    "publication_end_says_how": lambda: changed(a_penalty(), ended_on=DAY),
    "publication_public_has_an_end": lambda: a_penalty(shown_until=None),
    "publication_public_or_kept": lambda: a_penalty(kept_because="minor"),
    "publication_not_shown_before_its_document": lambda: a_penalty(decided_on=DAY, public_since=date(2026, 5, 31)),
    "publication_severity": lambda: a_penalty(severity="grave"),
    "publication_shield_in_order": lambda: changed(
        a_penalty(), shielded_from=DAY, shielded_until=DAY - timedelta(days=1)
    ),
    "publication_shield_starts": lambda: changed(a_penalty(), shielded_until=DAY),
    "publication_version_once": lambda: copied(a_version()),
    "change_numbered_from_one": lambda: a_line(seq=0),
    "change_end_is_dated": lambda: a_line(kind="ended"),
    "change_review_names_the_next": lambda: a_line(kind="reviewed", review_on=DAY),
    "ledger_has_one_head": lambda: LedgerHead.objects.create(pk=2, seq=1),
    "held_row_resolution_says_how": lambda: changed(a_held_row(), resolved_at=timezone.now()),
    "directory_has_one_stamp": lambda: DirectoryStamp.objects.create(pk=2),
    "contradiction_once": lambda: copied(Contradiction.objects.create(check_name="x", row=1, since=DAY)),
    **GOVERNED,
    **OF_REPORTS,
    **OF_STANDING,
    **OF_FINDINGS,
    **OF_REPAIR,
}


def declared() -> dict[str, tuple[type[models.Model], Any]]:
    """Every constraint of the public record, of who acts for its subjects, and of repair, by its name."""
    found = [
        model for label in ("disclosure", "standing", "repair") for model in apps.get_app_config(label).get_models()
    ]
    return {constraint.name: (model, constraint) for model in found for constraint in model._meta.constraints}


def test_every_constraint_is_tried() -> None:
    assert set(VIOLATIONS) == set(declared())


@pytest.mark.parametrize("name", VIOLATIONS)
def test_the_database_refuses(name) -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        VIOLATIONS[name]()
    assert told_as(name) in str(refusal.value)


def told_as(name: str) -> str:
    """How this engine names the constraint: SQLite tells the columns of a unique one, or the guard before it."""
    model, constraint = declared()[name]
    if connection.vendor == "postgresql" or not isinstance(constraint, models.UniqueConstraint):
        return name
    table = model._meta.db_table
    columns = tuple(model._meta.get_field(field).column for field in constraint.fields)
    guard = [once.name for once in ONCE if once.table == table and columns in [key.columns for key in once.keys]]
    return guard[0] if guard else ", ".join(f"{table}.{column}" for column in columns)


def test_a_minor_is_not_recorded() -> None:
    with pytest.raises(IntegrityError, match="subject_person_is_an_adult"):
        a_person(adult=False)  # rules.md A-14


def test_a_planned_item_needs_no_basis_yet() -> None:
    an_item("example", status="planned", legal_basis_zh="")
    assert CatalogueItem.objects.get(code="example").legal_basis_zh == ""


def test_a_draft_list_needs_no_rules_yet() -> None:
    assert a_list("draft", status="planned", entry_rules_zh="", legal_basis_zh="") in SeriousList.objects.all()


def test_a_file_may_be_delivered_again_once_it_is_loaded() -> None:
    first = a_batch(status="done")
    a_batch(status="loading", source=first.source, edition=first.edition, sha256=first.sha256)
    assert Batch.objects.filter(sha256=first.sha256).count() == 2


def test_one_code_may_belong_to_two_subjects() -> None:
    first, second = a_subject("甲公司"), a_subject("乙公司")
    SubjectIdentifier.objects.create(subject=second, kind="uscc", value=first.code)
    assert Subject.objects.filter(identifiers__value=first.code).count() == 2  # rules.md G-08


def test_a_subject_has_many_former_names_and_one_current() -> None:
    subject = a_subject()
    for name in ("旧名一", "旧名二"):
        SubjectName.objects.create(subject=subject, kind="former", value=name, folded=name)
    assert subject.names.count() == 3


def test_a_key_is_free_again_when_its_record_came_back_elsewhere() -> None:
    old = a_penalty()
    changed(old, superseded=True)
    assert a_penalty(key=old.key).key == old.key


def test_a_settled_row_may_wait_again() -> None:
    held = a_held_row()
    changed(held, resolved_at=timezone.now(), resolution="attached")
    copied(held, resolved_at=None, resolution="")
    assert HeldRow.objects.filter(resolved_at=None).count() == 1


def test_two_editions_of_one_list_may_stand_side_by_side() -> None:
    item = an_item("example")
    an_edition(item, "2019"), an_edition(item, "2026")
    assert ItemEdition.objects.filter(item=item).count() == 2


def test_an_authority_may_publish_new_lines_later() -> None:
    first = an_amount_line(in_force_to=DAY)
    copied(first, in_force_from=DAY, in_force_to=None, larger_from=2)
    assert AmountLine.objects.filter(authority=first.authority).count() == 2


def test_one_source_may_deliver_for_two_authorities() -> None:
    first = a_mandate()
    copied(first, authority=an_authority())
    assert Mandate.objects.filter(source=first.source, item=first.item).count() == 2


def test_a_publication_until_performance_has_a_review_instead_of_a_last_day() -> None:
    made = a_penalty(shown_until=None, ends="performance", review_on=DAY)
    assert Publication.objects.get(pk=made.pk).last_day_shown is None
