"""Two people change a register: one proposes, another decides; nothing else makes a row active."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from disclosure import reference, registers
from disclosure.models import Measure, MeasureUse, PeriodRule, Proposal, SeriousList
from disclosure.registers import versions
from tests.builders import BASIS, a_list, an_item
from tests.models.governed import a_measure, somebody

pytestmark = pytest.mark.django_db
TEXTS = {"basis": ("示例条例第一条", "Example regulation, art. 1"), "assessment": ("示例评估", "Example assessment")}
NEW_LIST = {
    "slug": "proposed_list", "name_zh": "示例名单", "name_en": "Proposed list", "status": "active", "basis_kind": "law",
    "entry_rules_zh": "列入条件", "removal_rules_zh": "移出条件", "period_kind": "months", "months": 36, **BASIS,
}  # fmt: skip


def later(days=30):
    return timezone.localdate() + timedelta(days=days)


def proposed(register="serious_list", values=None, row=None, first_day=None, by=None):
    given = NEW_LIST if values is None else values
    by = by or somebody()
    return registers.propose(register, given, row=row, first_day=first_day or later(), by=by, **TEXTS)


def test_a_proposal_changes_nothing_until_its_first_day():
    made = registers.approve(proposed(), by=somebody())

    assert (made.status, SeriousList.objects.filter(slug="proposed_list").exists()) == ("approved", False)
    with pytest.raises(registers.NotDue):
        registers.bring_into_force(made, on=made.first_day - timedelta(days=1))
    assert list(registers.due(on=made.first_day)) == [made]

    row = registers.bring_into_force(made, on=made.first_day)

    made.refresh_from_db()
    assert (row.status, row.valid_from, made.status, made.row_id) == ("active", made.first_day, "in_force", row.pk)


def test_what_is_approved_after_its_first_day_is_in_force_at_once():
    made = registers.approve(proposed(first_day=timezone.localdate()), by=somebody())

    assert made.status == "in_force"
    assert SeriousList.objects.get(slug="proposed_list").status == "active"


def test_a_change_leaves_the_old_version_in_the_history_with_who_decided():
    row, decider = a_list("changed_list", months=36), somebody()
    made = registers.approve(proposed(values={"months": 24}, row=row, first_day=later(0)), by=decider)

    newest, first = versions.of_rows(SeriousList, [row.pk])[row.pk]
    assert [(d.label, d.old, d.new) for d in newest.differences] == [("Months", "36", "24")]
    assert (newest.by, newest.proposal, first.differences) == (decider, made.pk, ())


def test_only_what_differs_is_proposed():
    row = a_list("changed_list", months=36)

    assert proposed(values={"months": 24, "name_zh": row.name_zh}, row=row).values == {"months": 24}
    with pytest.raises(ValidationError, match="Nothing differs"):
        proposed(values={"months": 36}, row=a_list("other_list"))


@pytest.mark.parametrize(
    ("register", "values"),
    [
        ("serious_list", NEW_LIST | {"basis_kind": "notice"}),
        ("serious_list", NEW_LIST | {"legal_basis_zh": ""}),
        ("serious_list", NEW_LIST | {"removal_rules_zh": ""}),
        ("serious_list", NEW_LIST | {"slug": "wage_arrears"}),
        ("serious_list", NEW_LIST | {"months": "many"}),
        ("serious_list", NEW_LIST | {"id": 7}),
        ("measure", {"code": "example", "number": 15, "group": "rights_reducing", "name_zh": "示例", "status": "active",
                     "basis_kind": "department_rule", **BASIS}),
        ("measure", {"code": "example", "number": 15, "group": "market", "name_zh": "示例", "status": "active"}),
    ],
)  # fmt: skip
def test_what_could_not_come_into_force_is_refused_at_once(register, values):
    with pytest.raises(ValidationError):
        proposed(register, values)
    assert not Proposal.objects.exists()


def test_a_proposal_needs_its_basis_and_an_assessment():
    with pytest.raises(ValidationError):
        registers.propose(
            "serious_list", NEW_LIST, first_day=later(), basis=("", ""), assessment=("a", ""), by=somebody()
        )


def test_a_use_needs_a_measure_and_a_carrier_in_force():
    values = {"serious_list": a_list("carrier").pk, "implementer_zh": "示例机关", "status": "active", **BASIS}
    planned = a_measure(status="planned")
    with pytest.raises(ValidationError, match="not in force"):
        proposed("measure_use", values | {"measure": planned.pk})
    draft = a_list("draft", status="planned")
    with pytest.raises(ValidationError, match="not in force"):
        proposed("measure_use", values | {"measure": a_measure().pk, "serious_list": draft.pk})

    made = registers.approve(
        proposed("measure_use", values | {"measure": a_measure().pk}, first_day=later(0)), by=somebody()
    )

    assert MeasureUse.objects.get(pk=made.row_id).status == "active"


def test_a_measure_that_lists_carry_is_not_retired():
    with pytest.raises(ValidationError, match="carry this measure"):
        proposed("measure", {"status": "retired"}, row=Measure.objects.get(code="awards"))


def test_a_list_whose_item_is_in_force_is_not_retired():
    with pytest.raises(ValidationError, match="retire its item"):
        proposed(values={"status": "retired"}, row=SeriousList.objects.get(slug="wage_arrears"))


def test_a_new_period_rule_follows_the_old_one():
    old = PeriodRule.objects.get(kind="closure_ordered")
    waiting = proposed("period_rule", {"max_months": 24}, row=old)
    registers.dry_run(waiting)
    made = registers.approve(waiting, by=somebody())
    new = registers.bring_into_force(made, on=made.first_day)
    old.refresh_from_db()

    assert (old.in_force_to, old.max_months) == (made.first_day - timedelta(days=1), 36)
    assert (new.in_force_from, new.in_force_to, new.max_months, new.name_zh) == (made.first_day, None, 24, old.name_zh)
    assert versions.of_rows(PeriodRule, [old.pk])[old.pk][0].proposal == made.pk


@pytest.mark.parametrize("days", [-1, 0])
def test_no_period_rule_works_backwards(days):
    with pytest.raises(ValidationError, match="midnight"):
        proposed("period_rule", {"max_months": 24}, row=PeriodRule.objects.get(kind="huge_fine"), first_day=later(days))


def test_two_rules_of_a_kind_are_never_in_force_together():
    other = {"regime": "order36", "item": an_item().pk, "kind": "huge_fine", "name_zh": "巨额罚款", "max_months": 12}
    with pytest.raises(ValidationError, match="propose a change"):
        proposed("period_rule", other | BASIS)


def test_nobody_decides_on_an_own_proposal():
    author = somebody()
    made = proposed(by=author)
    for act in (lambda: registers.approve(made, by=author), lambda: registers.refuse(made, by=author, note="no")):
        with pytest.raises(registers.OwnProposal):
            act()
    decided = {"status": "approved", "decided_by": author, "decided_at": timezone.now()}
    with pytest.raises(IntegrityError, match="proposal_decided_by_another"), transaction.atomic():
        Proposal.objects.filter(pk=made.pk).update(**decided)


def test_a_refusal_says_why_and_a_withdrawal_is_of_its_author():
    made, other = proposed(), proposed("measure", {"name_en": "Other"}, row=Measure.objects.get(code="awards"))
    with pytest.raises(ValidationError, match="Say why"):
        registers.refuse(made, by=somebody(), note=" ")
    with pytest.raises(registers.Refused, match="Only its author"):
        registers.withdraw(other, by=somebody())

    assert registers.refuse(made, by=somebody(), note="No basis.").status == "refused"
    assert registers.withdraw(other, by=other.proposed_by).status == "withdrawn"
    for done in (made, other):
        with pytest.raises(registers.Decided):
            registers.approve(done, by=somebody())


def test_one_change_of_a_row_at_a_time():
    row = Measure.objects.get(code="awards")
    first = proposed("measure", {"name_en": "Other"}, row=row)
    assert registers.open_for(row) == first
    with pytest.raises(ValidationError, match="Another change"):
        proposed("measure", {"name_en": "Third"}, row=row)

    registers.withdraw(first, by=first.proposed_by)

    assert proposed("measure", {"name_en": "Third"}, row=row).pk


def test_every_act_stands_in_the_log_of_the_desk():
    made, decider = proposed(first_day=later(0)), somebody()
    registers.approve(made, by=decider)

    acts = LogEntry.objects.order_by("pk").values_list("user", "change_message")
    assert list(acts) == [(made.proposed_by_id, "proposed"), (decider.pk, "approved"), (decider.pk, "in force")]


def test_what_two_people_changed_is_not_written_over_by_a_release():
    row = Measure.objects.get(code="awards")
    registers.approve(proposed("measure", {"name_en": "Other words"}, row=row, first_day=later(0)), by=somebody())

    assert reference.load()["measure"] == 0
    assert Measure.objects.get(code="awards").name_en == "Other words"
