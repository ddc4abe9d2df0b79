"""A change of the rules over the record: the dry run tells what the switch does, and the ledger tells of each."""

from datetime import date

import pytest
from django.utils import timezone

from disclosure import ledger, publish
from disclosure.models import Change, PeriodRule, Publication
from disclosure.publish.dry_run import dry_run
from disclosure.publish.switching import switch
from tests.builders import BASIS, a_licence, a_penalty, an_authority, an_item

pytestmark = pytest.mark.django_db

FIRST = date(2027, 1, 1)
DECIDED = date(2026, 10, 1)


def a_change(**fields) -> PeriodRule:
    """Larger fines are shown six months from the first day on; not saved."""
    made = {"regime": "order36", "item": an_item("penalty"), "kind": "larger_fine", "name_zh": "较大数额罚款"}
    terms = {"severity": "general", "min_months": 3, "max_months": 6, "in_force_from": FIRST}
    return PeriodRule(**made | terms | BASIS | fields)


def again(record: Publication) -> Publication:
    return Publication.objects.get(pk=record.pk)


def test_the_dry_run_writes_nothing_and_the_switch_does_what_it_said() -> None:
    one, other = an_authority(), an_authority()
    moving = [a_penalty(decided_on=DECIDED, authority=body) for body in (one, one, other)]
    early = a_penalty(decided_on=DECIDED, authority=other, shown_until=date(2027, 2, 1))
    kept = a_penalty(shown=False, decided_on=DECIDED)
    a_licence(decided_on=DECIDED)
    head, rule = ledger.head(), a_change()
    told = dry_run([rule], first_day=FIRST)
    assert (ledger.head(), again(moving[0]).shown_until) == (head, moving[0].shown_until)
    assert (told.read, told.moved, told.lengthened, told.held_back) == (5, {"ends_earlier": 3}, 0, 1)
    assert told.by_authority == {one.pk: {"ends_earlier": 2}, other.pk: {"ends_earlier": 1}}
    rule.save()
    assert switch("penalty", first_day=FIRST, note="proposal 7") == told.total == 3
    assert {again(record).shown_until for record in moving} == {date(2027, 4, 2)}
    assert again(early).shown_until == date(2027, 2, 1)
    assert again(kept).shown_until == kept.shown_until
    lines = Change.objects.filter(seq__gt=head)
    assert {(line.kind, line.on, line.note, line.shown_until) for line in lines} == {
        ("dates_changed", FIRST, "proposal 7", date(2027, 4, 2))
    }
    assert {line.publication_id for line in lines} == {record.pk for record in moving}


def test_a_second_run_moves_nothing() -> None:
    a_penalty(decided_on=DECIDED)
    a_change().save()
    assert switch("penalty", first_day=FIRST) == 1
    head = ledger.head()
    assert switch("penalty", first_day=FIRST) == 0
    assert ledger.head() == head


def test_what_is_no_longer_shown_is_seen_until_the_day_before() -> None:
    record = a_penalty(decided_on=DECIDED)
    a_change(public_by_default=False, severity="minor", max_months=3, min_months=0).save()
    switch("penalty", first_day=FIRST)
    record = again(record)
    assert record.is_visible(on=date(2026, 12, 31))
    assert not record.is_visible(on=FIRST)
    assert (record.severity, record.version) == ("minor", 2)
    assert record.versions.get().content["severity"] == "general"
    assert publish.lapse(by=FIRST) == 1
    assert again(record).ended_as == "expired"


def test_what_ended_meanwhile_is_left_alone() -> None:
    record = a_penalty(decided_on=DECIDED)
    publish.take_down(record, on=timezone.localdate())
    a_change().save()
    assert dry_run([a_change(max_months=5)], first_day=FIRST).read == 0
    assert switch("penalty", first_day=FIRST) == 0


def test_kept_records_take_the_better_dates_without_a_line() -> None:
    kept = a_penalty(shown=False, decided_on=date(2026, 12, 1), penalty_kinds="warning")
    head = ledger.head()
    change = a_change(kind="warning", severity="minor", public_by_default=False, min_months=0, max_months=2)
    assert dry_run([change], first_day=FIRST).not_public == 1
    change.save()
    assert switch("penalty", first_day=FIRST) == 0
    assert (again(kept).shown_until, ledger.head()) == (date(2027, 2, 2), head)


def test_a_record_whose_class_changes_while_it_stays_public_keeps_its_address() -> None:
    record = a_penalty(decided_on=DECIDED)
    a_change(severity="serious", max_months=12, min_months=3).save()
    switch("penalty", first_day=FIRST)
    changed = again(record)
    assert (changed.ref, changed.severity, changed.shown_until) == (record.ref, "serious", record.shown_until)
    assert changed.changes.latest("seq").kind == "dates_changed"
