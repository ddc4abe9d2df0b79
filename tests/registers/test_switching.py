"""A period rule by two people: counted before, announced, and on its first day every record that it moves."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from disclosure import ledger, registers
from disclosure.models import Change, PeriodRule, Proposal, Publication
from disclosure.publish import switching
from tests.builders import a_penalty
from tests.models.governed import somebody

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
FIRST = TODAY + timedelta(days=10)
TEXTS = {"basis": ("示例条例第一条", "Example regulation, art. 1"), "assessment": ("示例评估", "Example assessment")}


def a_shorter_rule(first_day: date = FIRST, **values) -> Proposal:
    """Larger fines are shown six months; proposed."""
    row = PeriodRule.objects.get(item__code="penalty", regime="order36", kind="larger_fine", in_force_to=None)
    wanted = {"max_months": 6} | values
    return registers.propose("period_rule", wanted, row=row, first_day=first_day, by=somebody(), **TEXTS)


def approved(proposal: Proposal) -> Proposal:
    """Looked at and approved by somebody else."""
    registers.dry_run(proposal)
    return registers.approve(proposal, by=somebody())


def again(record: Publication) -> Publication:
    return Publication.objects.get(pk=record.pk)


def test_the_dry_run_is_kept_with_the_proposal() -> None:
    record = a_penalty()
    proposal = a_shorter_rule()
    told = registers.dry_run(proposal)
    assert told.moved == {"ends_earlier": 1}
    assert proposal.dry_run["by_authority"] == {str(record.authority_id): {"ends_earlier": 1}}
    assert proposal.dry_run_at is not None
    assert [(each.pk, each.direction, each.old) for each in registers.listing(proposal)] == [
        (record.pk, "ends_earlier", record.shown_until)
    ]


def test_nobody_approves_what_was_not_counted() -> None:
    with pytest.raises(registers.Refused, match="dry run"):
        registers.approve(a_shorter_rule(), by=somebody())


def test_it_moves_on_its_first_day_and_what_the_dry_run_said() -> None:
    record, proposal = a_penalty(), a_shorter_rule()
    told = registers.dry_run(proposal)
    approved(proposal)
    assert registers.settle(on=FIRST - timedelta(days=1)) == []
    assert again(record).shown_until == record.shown_until
    head = ledger.head()
    (rule,) = registers.settle(on=FIRST)
    proposal.refresh_from_db()
    assert (rule.max_months, proposal.status, proposal.moved) == (6, "in_force", told.total)
    line = Change.objects.get(seq__gt=head)
    assert (line.kind, line.note, line.shown_until) == (
        "dates_changed",
        f"proposal {proposal.pk}",
        again(record).shown_until,
    )


def test_a_switch_that_was_cut_short_is_finished_by_the_next_run(monkeypatch) -> None:
    records = [a_penalty() for _ in range(3)]
    proposal = approved(a_shorter_rule())
    whole = switching._write

    def killed(moves):
        raise KeyboardInterrupt

    monkeypatch.setattr(switching, "_write", killed)
    with pytest.raises(KeyboardInterrupt):
        registers.settle(on=FIRST)
    monkeypatch.setattr(switching, "_write", whole)
    assert registers.settle(on=FIRST) == []  # the rule itself is in force already
    assert all(again(record).shown_until < record.shown_until for record in records)
    proposal.refresh_from_db()
    assert proposal.moved == 3


def test_a_proposal_that_cannot_come_into_force_holds_up_no_other() -> None:
    row = PeriodRule.objects.filter(item__code="penalty", in_force_to=None).exclude(kind="larger_fine").first()
    named = {"values": {"name_en": "Another name"}, "row": row, "first_day": FIRST - timedelta(days=1)}
    stuck = approved(registers.propose("period_rule", **named, by=somebody(), **TEXTS))
    record, sound = a_penalty(), approved(a_shorter_rule())
    PeriodRule.objects.filter(pk=row.pk).update(name_zh="")  # what no register takes

    with pytest.raises(ExceptionGroup) as told:
        registers.settle(on=FIRST)
    assert told.value.exceptions[0].__notes__ == [f"proposal {stuck.pk}"]
    sound.refresh_from_db()
    stuck.refresh_from_db()
    assert (sound.status, stuck.status) == ("in_force", "approved")
    assert again(record).shown_until < record.shown_until


def test_what_was_approved_for_an_earlier_day_counts_as_in_force() -> None:
    a_penalty()
    approved(a_shorter_rule(FIRST - timedelta(days=5), max_months=7))
    row = PeriodRule.objects.get(item__code="penalty", regime="order36", kind="larger_fine", in_force_to=None)
    assert row.max_months == 12  # announced, not in force
    registers.settle(on=FIRST - timedelta(days=5))
    later = a_shorter_rule(FIRST, max_months=8)
    assert registers.dry_run(later).moved == {}
