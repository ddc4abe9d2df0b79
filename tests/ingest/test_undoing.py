"""A whole wrong batch is undone: what was visible before it is visible again, and the right file can come."""

from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from creditchina.accounts.models import User
from disclosure.models import BatchUndo, Change, HeldRow, Publication
from disclosure.publish import NotOnShow, undo
from tests.ingest.sending import ON, a_row, deliver, outcomes, the_publication

pytestmark = pytest.mark.django_db
NEXT, LAST = ON + timedelta(days=1), ON + timedelta(days=2)
KEYS = 4
SAYS = {
    "a": {"CF_NR": "责令改正"},
    "b": {"CF_NR": "责令停业"},
    "minor": {"CF_NR": "警告", "CF_CFLB": "警告", "CF_NR_FK": ""},
    "back": {"CZ": "撤销"},
}
_names = count(1)


@pytest.fixture
def people():
    return User.objects.create_user("first"), User.objects.create_user("second")


def undone(batch, people=None, today=LAST):
    """Undo it with two people."""
    one, other = people or [User.objects.get_or_create(username=name)[0] for name in ("first", "second")]
    asked = undo.propose(batch, by=one, reason="The wrong file")
    return undo.approve(asked, by=other, today=today)


def changed(row, **cells):
    return row | cells


def test_what_a_batch_brought_ends_and_the_right_file_brings_it_anew(tmp_path, people):
    row, minor = a_row(), a_row(penalty_kinds="警告", fine="")
    batch = deliver(tmp_path, row, minor, a_row(subject_code=""))
    assert undo.plan(batch, today=LAST) == undo.UndoPlan(ended=2, held=1)
    told = undone(batch, people)
    assert told.outcome.items() >= {"ended": 2, "held": 1, "done": True}.items()
    assert HeldRow.objects.get().resolution == "discarded"
    assert not Publication.objects.visible(on=LAST).exists()
    line = Change.objects.order_by("-seq")[0]
    assert (line.word, line.note, line.by) == ("corrected", "The wrong file", people[1])
    again = deliver(tmp_path, changed(row, CF_NR="责令停业"), minor, on=LAST)
    assert outcomes(again) == {"public": 1, "kept": 1}
    assert Publication.objects.visible(on=LAST).get().ref != line.publication.ref


def test_the_very_file_can_come_again(tmp_path, people):
    row = a_row()
    undone(deliver(tmp_path, row), people)
    assert outcomes(deliver(tmp_path, row, on=LAST)) == {"public": 1}


def test_a_correction_is_taken_back(tmp_path, people):
    row = a_row()
    deliver(tmp_path, row)
    before = the_publication()
    batch = deliver(tmp_path, changed(row, CF_NR="责令停业"), on=NEXT)
    assert undo.plan(batch, today=LAST) == undo.UndoPlan(reverted=1)
    undone(batch, people)
    after = the_publication()
    assert (after.ref, after.version, after.details, after.batch) == (before.ref, 3, before.details, before.batch)
    assert outcomes(deliver(tmp_path, changed(row, CF_NR="停产停业"), on=LAST)) == {"corrected": 1}


def test_what_it_took_back_returns_under_a_new_reference(tmp_path, people):
    row = a_row()
    deliver(tmp_path, row)
    before = the_publication()
    batch = deliver(tmp_path, changed(row, CZ="撤销"), on=NEXT)
    assert undo.plan(batch, today=LAST) == undo.UndoPlan(restored=1)
    undone(batch, people)
    after = Publication.objects.visible(on=LAST).get()
    assert (after.predecessor, after.details, after.shown_until) == (before, before.details, before.shown_until)
    assert after.ref != before.ref


def test_what_another_batch_corrected_since_stays(tmp_path, people):
    row = a_row()
    batch = deliver(tmp_path, row)
    deliver(tmp_path, changed(row, CF_NR="责令停业"), on=NEXT)
    assert undo.plan(batch, today=LAST) == undo.UndoPlan(corrected_since=1)
    assert undone(batch, people).outcome["corrected_since"] == 1
    assert the_publication().is_visible(on=LAST)


def test_what_ended_since_stays_ended(tmp_path, people):
    row = a_row()
    batch = deliver(tmp_path, row)
    deliver(tmp_path, changed(row, CZ="撤销"), on=NEXT)
    assert undo.plan(batch, today=LAST) == undo.UndoPlan(over=1)
    before = Change.objects.count()
    undone(batch, people)
    assert (the_publication().ended_as, Change.objects.count()) == ("annulled", before)


def test_two_people_once_and_with_a_reason(tmp_path, people):
    batch = deliver(tmp_path, a_row())
    with pytest.raises(undo.NotUndoable, match="why"):
        undo.propose(batch, by=people[0], reason=" ")
    asked = undo.propose(batch, by=people[0], reason="wrong")
    for deed in (undo.approve, undo.refuse_undo):
        with pytest.raises(undo.NotUndoable, match="yourself"):
            deed(asked, by=people[0])
    with pytest.raises(undo.NotUndoable, match="already"):
        undo.propose(batch, by=people[1], reason="again")
    undo.refuse_undo(asked, by=people[1])
    assert the_publication().is_visible(on=ON)
    with pytest.raises(undo.NotUndoable, match="already"):
        undo.approve(asked, by=people[1])
    undone(batch, people)
    with pytest.raises(undo.NotUndoable, match="already"):
        undo.propose(batch, by=people[0], reason="again")


@pytest.mark.parametrize("died", [0, 1, 2])
def test_a_killed_undoing_is_finished(tmp_path, people, monkeypatch, died):
    monkeypatch.setattr(undo, "PART", 2)
    batch = deliver(tmp_path, *[a_row() for _ in range(5)])
    real, calls = undo._part, count()

    def part(*arguments):
        if next(calls) == died:
            raise KeyboardInterrupt
        real(*arguments)

    monkeypatch.setattr(undo, "_part", part)
    with suppress(KeyboardInterrupt):
        undone(batch, people)
    assert Publication.objects.visible(on=LAST).count() == 5 - 2 * died
    monkeypatch.setattr(undo, "_part", real)
    later = LAST + timedelta(days=3)
    monkeypatch.setattr(timezone, "now", lambda: datetime.combine(later, time(3), UTC))
    assert undo.finish() == 1
    assert undo.finish() == 0
    assert BatchUndo.objects.get().outcome.items() >= {"ended": 5, "done": True}.items()
    # What is finished later ends on the day on which it is finished.
    assert (Publication.objects.visible(on=later).count(), Change.objects.count()) == (0, 10)


def test_an_undoing_that_cannot_be_finished_holds_up_no_other(tmp_path, people, monkeypatch):
    stuck, sound = deliver(tmp_path, a_row()), deliver(tmp_path, a_row())
    real = undo._part

    def killed(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(undo, "_part", killed)
    for batch in (stuck, sound):
        with suppress(KeyboardInterrupt):
            undone(batch, people)

    def part(asked, *arguments):
        if asked.batch_id == stuck.pk:
            raise NotOnShow("changed meanwhile")
        real(asked, *arguments)

    monkeypatch.setattr(undo, "_part", part)
    with pytest.raises(ExceptionGroup) as told:
        undo.finish()
    assert told.value.exceptions[0].__notes__ == [f"batch {stuck.number}"]
    done = {row.batch_id: row.outcome.get("done", False) for row in BatchUndo.objects.all()}
    assert done == {stuck.pk: False, sound.pk: True}


# Any history: batches of rows that say something, or take back; one of them is undone.

Says = st.fixed_dictionaries({}, optional={key: st.sampled_from(sorted(SAYS)) for key in range(KEYS)})


class Site:
    """A site that batches are delivered to, one a day."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.today = folder, ON
        number = next(_names)
        self.rows = [a_row(document_number=f"示罚〔2026〕撤{number}-{key}") for key in range(KEYS)]

    def deliver(self, says):
        self.today += timedelta(days=1)
        rows = [self.rows[key] | SAYS[word] for key, word in says.items()]
        return deliver(self.folder, *rows, on=self.today)

    def visible(self):
        """What the public reads, by number."""
        shown = Publication.objects.visible(on=self.today)
        return {row.document_number: (row.details, row.severity, row.shown_until) for row in shown}

    def kept(self):
        rows = Publication.objects.filter(public_since=None, ended_on=None, superseded=False)
        return {row.document_number: (row.details, row.kept_because) for row in rows}

    def known(self):
        return (self.visible(), self.kept())


def of_key(told, row):
    return tuple(part.get(row["CF_WSH"]) for part in told)


@settings(max_examples=40, deadline=None)
@given(
    before=st.lists(Says.filter(bool), max_size=3),
    wrong=Says.filter(bool),
    after=st.lists(Says.filter(bool), max_size=2),
)
def test_an_undone_batch_leaves_what_was_before_but_for_what_others_changed_since(before, wrong, after):
    with TemporaryDirectory() as folder, transaction.atomic():
        site = Site(Path(folder))
        for says in before:
            site.deliver(says)
        was = site.known()
        batch = site.deliver(wrong)
        made = site.known()
        states = [made, *[(site.deliver(says), site.known())[1] for says in after]]
        planned = undo.plan(batch, today=site.today)
        told = undone(batch, today=site.today)
        assert {kind: told.outcome.get(kind, 0) for kind in ("ended", "reverted", "restored", "over")} == {
            kind: getattr(planned, kind) for kind in ("ended", "reverted", "restored", "over")
        }
        for row in site.rows:
            others = any(of_key(state, row) != of_key(made, row) for state in states)
            expected = of_key(states[-1] if others else was, row)
            assert of_key(site.known(), row) == expected
        transaction.set_rollback(True)


@settings(max_examples=25, deadline=None)
@given(batches=st.lists(Says.filter(bool), min_size=1, max_size=4), order=st.randoms(use_true_random=False))
def test_when_every_batch_is_undone_in_any_order_nothing_is_left(batches, order):
    with TemporaryDirectory() as folder, transaction.atomic():
        site = Site(Path(folder))
        made = [site.deliver(says) for says in batches]
        order.shuffle(made)
        for batch in made:
            undone(batch, today=site.today)
        assert site.known() == ({}, {})
        transaction.set_rollback(True)
