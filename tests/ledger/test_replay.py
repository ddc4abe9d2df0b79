"""What is public is a function of the last line's number and the day, whatever was done in whatever order."""

from contextlib import suppress
from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from disclosure import ledger, publish
from disclosure.models import Change, Mark, MarkKind, PeriodRule, Publication
from disclosure.publish import NotMarkable, NotOnShow, NotShowable
from disclosure.publish.switching import switch
from tests.accounts.people import staff
from tests.builders import BASIS, a_batch, a_penalty, a_subject, an_authority, an_item

pytestmark = pytest.mark.django_db

START = date(2026, 5, 1)
pick = st.integers(0, 99)
EndedAs = Publication.EndedAs


class PublicRecord(RuleBasedStateMachine):
    """A site where days pass, sources deliver and authorities decide; beside it a mirror of its lines."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.start = self.read = ledger.head()
        self.today = START
        self.made: list[int] = []
        self.mirror: dict[int, Change] = {}
        self.seen: dict[tuple[int, date], set[int]] = {}
        self.batch, self.by = a_batch(), staff("reviewer", an_authority(), username="by")
        self.elsewhere = a_subject("示例市另一公司")
        self.facts = {"batch": self.batch, "subject": a_subject(), "authority": an_authority()}

    @rule(days=st.integers(1, 40))
    def days_pass(self, days) -> None:
        self.today += timedelta(days=days)

    @rule(age=st.integers(0, 60), shown=st.booleans(), months=st.integers(1, 4))
    def a_source_delivers(self, age, shown, months) -> None:
        decided = self.today - timedelta(days=age)
        end = self.today + timedelta(days=30 * months)
        dates = {"decided_on": decided, "shown_until": end} | ({"public_since": self.today} if shown else {})
        self.made.append(a_penalty(shown=shown, **dates, **self.facts).pk)

    def some(self, pick: int) -> Publication:
        return Publication.objects.get(pk=self.made[pick % len(self.made)])

    @precondition(lambda self: self.made)
    @rule(pick=pick)
    def an_authority_finds_it_must_be_shown(self, pick) -> None:
        with suppress(NotShowable):
            publish.show(self.some(pick), on=self.today, finding="written finding")

    @precondition(lambda self: self.made)
    @rule(pick=pick, digest=st.integers(0, 3), days=st.integers(1, 200))
    def a_source_corrects(self, pick, digest, days) -> None:
        new = {"digest": b"%d" % digest, "shown_until": self.today + timedelta(days=days)}
        publish.correct(self.some(pick), new, batch=self.batch, on=self.today)

    @precondition(lambda self: self.made)
    @rule(pick=pick, ended_as=st.sampled_from([EndedAs.REPAIRED, EndedAs.CORRECTED]))
    def it_is_repaired(self, pick, ended_as) -> None:
        with suppress(NotOnShow):
            publish.take_down(self.some(pick), on=self.today, ended_as=ended_as)

    @precondition(lambda self: self.made)
    @rule(pick=pick)
    def a_court_revokes_it(self, pick) -> None:
        with suppress(NotOnShow):
            publish.annul(self.some(pick), on=self.today, reason="revoked by a court")

    @precondition(lambda self: self.made)
    @rule(pick=pick)
    def its_repair_is_revoked(self, pick) -> None:
        with suppress(NotShowable):
            self.made.append(publish.restore(self.some(pick), on=self.today, note="false statement").pk)

    @precondition(lambda self: self.made)
    @rule(pick=pick)
    def it_is_shielded(self, pick) -> None:
        with suppress(NotOnShow):
            publish.shield(self.some(pick), on=self.today)

    @precondition(lambda self: self.made)
    @rule(pick=pick)
    def the_shield_is_lifted(self, pick) -> None:
        with suppress(NotOnShow):
            publish.unshield(self.some(pick), on=self.today)

    @precondition(lambda self: self.made)
    @rule(pick=pick, kind=st.sampled_from(MarkKind.values), ago=st.integers(0, 9))
    def a_review_begins(self, pick, kind, ago) -> None:
        with suppress(NotMarkable):
            publish.mark(self.some(pick), kind, since=self.today - timedelta(days=ago), on=self.today, by=self.by)

    @precondition(lambda self: self.made)
    @rule(pick=pick)
    def a_review_is_over(self, pick) -> None:
        for mark in Mark.objects.filter(publication=self.some(pick), until=None)[:1]:
            publish.unmark(mark, until=self.today, on=self.today, by=self.by)

    @precondition(lambda self: self.made)
    @rule(pick=pick)
    def its_subject_was_another_one(self, pick) -> None:
        publish.lapse(by=self.today)
        moved = self.some(pick)
        if not moved.superseded:
            to = self.elsewhere if moved.subject_id != self.elsewhere.pk else self.facts["subject"]
            key = sha256(f"{moved.pk} {to.pk}".encode()).digest()[:16]
            pairs = publish.move([moved.pk], to, lambda _row: key, on=self.today, note="another subject")
            self.made += [new for _old, new in pairs]

    @rule(months=st.integers(1, 12), shown=st.sampled_from([True, True, True, False]))
    def the_rules_change(self, months, shown) -> None:
        terms = {"min_months": 0, "max_months": months, "public_by_default": shown, "severity": "general"}
        rule = {"regime": "order36", "item": an_item(), "kind": "larger_fine", "in_force_from": self.today}
        if not PeriodRule.objects.filter(**rule).exists():
            PeriodRule.objects.create(**rule, **terms, **BASIS)
        switch("penalty", first_day=self.today)

    @rule()
    def the_nightly_job_runs(self) -> None:
        publish.lapse(by=self.today)

    @invariant()
    def the_mirror_agrees(self) -> None:
        lines = list(Change.objects.filter(seq__gt=self.read).order_by("seq"))
        assert [line.seq for line in lines] == list(range(self.read + 1, self.read + 1 + len(lines)))
        self.mirror |= {line.publication_id: line for line in lines}
        self.read += len(lines)
        for day in self.days_that_matter():
            visible = set(Publication.objects.visible(on=day).values_list("pk", flat=True))
            assert shown_by(self.mirror, day) == visible
            assert self.seen.setdefault((self.read, day), visible) == visible

    def days_that_matter(self) -> set[date]:
        ends = {line.shown_until for line in self.mirror.values() if line.shown_until}
        days = {day + timedelta(days=step) for day in ends for step in (-1, 0)}
        return {self.today} | {day for day in sorted(days) if day >= self.today}

    def teardown(self) -> None:
        try:
            self.replay()
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def replay(self) -> None:
        """Read the ledger again from its start: at every number it must say what the site showed then."""
        again: dict[int, Change] = {}
        for line in [None, *Change.objects.filter(seq__gt=self.start).order_by("seq")]:
            again |= {line.publication_id: line} if line else {}
            number = line.seq if line else self.start
            for (seen_at, day), visible in self.seen.items():
                assert seen_at != number or shown_by(again, day) == visible


def shown_by(lines: dict[int, Change], day: date) -> set[int]:
    """Publications whose last line shows them on that day."""
    return {publication for publication, line in lines.items() if line.shows(on=day)}


def test_the_lines_alone_tell_what_is_public() -> None:
    run_state_machine_as_test(PublicRecord, settings=settings(max_examples=60, stateful_step_count=20, deadline=None))
