"""What each verb does to a record in each state: its ledger line or its error, and nothing else."""

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from disclosure import ledger, publish
from disclosure.models import Change, Publication, PublicationVersion
from disclosure.publish import NotOnShow, NotShowable
from tests.builders import a_batch, a_penalty, a_person

pytestmark = pytest.mark.django_db

DECIDED, TODAY = date(2026, 5, 11), date(2026, 6, 1)
EndedAs = Publication.EndedAs


def kept(**fields) -> Publication:
    """A minor penalty, kept."""
    return a_penalty(shown=False, decided_on=DECIDED, **fields)


def shown(**fields) -> Publication:
    """A general penalty, public since its decision."""
    return a_penalty(decided_on=DECIDED, **fields)


def ended(ended_as: str = EndedAs.REPAIRED, made: Publication | None = None) -> Publication:
    """A record that ended yesterday."""
    made = made or shown()
    publish.take_down(made, on=TODAY - timedelta(days=1), ended_as=EndedAs(ended_as))
    return made


def over() -> Publication:
    """One whose last day was yesterday; nobody told the ledger yet."""
    return shown(shown_until=TODAY)


def expired() -> Publication:
    """One whose end the ledger was told."""
    made = over()
    publish.lapse(by=TODAY)
    made.refresh_from_db()
    return made


def restored() -> Publication:
    """One that came back today."""
    return publish.restore(ended(), on=TODAY, note="repair revoked")


def superseded() -> Publication:
    """The old reference of one that came back."""
    made = ended()
    publish.restore(made, on=TODAY, note="repair revoked")
    return made


STATES = {
    "kept": kept,
    "a person's": lambda: a_penalty(subject=a_person(), decided_on=DECIDED),
    "shown": shown,
    "over": over,
    "repaired": ended,
    "annulled": lambda: ended(EndedAs.ANNULLED),
    "withdrawn": lambda: ended(EndedAs.CORRECTED),
    "expired": expired,
    "restored": restored,
    "superseded": superseded,
    "kept, ended": lambda: ended(made=kept()),
}
VERBS = {
    "show": lambda record: publish.show(record, on=TODAY, finding="written finding"),
    "correct": lambda record: publish.correct(record, {"digest": b"new", "fine": 9}, batch=a_batch(), on=TODAY),
    "take_down": lambda record: publish.take_down(record, on=TODAY),
    "annul": lambda record: publish.annul(record, on=TODAY, reason="revoked by a court"),
    "restore": lambda record: publish.restore(record, on=TODAY, note="repair revoked"),
}
GONE = [NotShowable, None, NotOnShow, NotOnShow, NotShowable]
BACK = [NotShowable, None, NotOnShow, NotOnShow, "shown"]
PUBLIC = [NotShowable, "corrected", "ended", "ended", NotShowable]
# state: what show, correct, take_down, annul and restore answer: a ledger line, no line (None), or an error
MATRIX = {
    "kept": ["shown", None, None, None, NotShowable],
    "a person's": [NotShowable, None, None, None, NotShowable],
    "shown": PUBLIC,
    "over": [NotShowable, None, "ended", "ended", NotShowable],
    "repaired": BACK,
    "annulled": BACK,
    "withdrawn": BACK,
    "expired": GONE,
    "restored": PUBLIC,
    "superseded": GONE,
    "kept, ended": GONE,
}
CASES = [
    pytest.param(state, verb, answer, id=f"{verb} {state}")
    for state, answers in MATRIX.items()
    for verb, answer in zip(VERBS, answers, strict=True)
]


def everything() -> list:
    """Every publication and sealed version as it stands, and the ledger's lines."""
    models = (Publication, PublicationVersion, Change)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize(("state", "verb", "answer"), [case for case in CASES if isinstance(case.values[2], type)])
def test_a_verb_that_does_not_fit_writes_nothing(state, verb, answer) -> None:
    record = STATES[state]()
    before = everything()
    with pytest.raises(answer):
        VERBS[verb](record)
    assert everything() == before


@pytest.mark.parametrize(("state", "verb", "answer"), [case for case in CASES if not isinstance(case.values[2], type)])
def test_a_verb_that_fits_writes_its_one_line_or_none(state, verb, answer) -> None:
    record, bystander = STATES[state](), shown()
    lines, other = ledger.head(), Publication.objects.filter(pk=bystander.pk).values().get()
    VERBS[verb](record)
    new = Change.objects.filter(seq__gt=lines)
    assert [line.kind for line in new] == ([answer] if answer else [])
    assert Publication.objects.filter(pk=bystander.pk).values().get() == other


@pytest.mark.parametrize("verb", ["take_down", "annul"])
@pytest.mark.parametrize("state", ["kept", "shown", "restored"])
def test_the_second_call_finds_nothing_to_end(state, verb) -> None:
    record = STATES[state]()
    stale = Publication.objects.get(pk=record.pk)
    VERBS[verb](record)
    with pytest.raises(NotOnShow):
        VERBS[verb](stale)


def test_a_line_tells_the_state_the_record_is_in() -> None:
    record = shown()
    line = publish.annul(record, on=TODAY, reason="revoked by a court")
    columns = (
        "public_since",
        "shown_until",
        "ended_on",
        "ended_as",
        "version",
        "shielded_from",
        "shielded_until",
    )
    assert [getattr(line, column) for column in columns] == [getattr(record, column) for column in columns]
    assert (line.on, line.note, record.end_reason) == (TODAY, "revoked by a court", "revoked by a court")


def test_a_record_is_gone_on_the_day_it_ends() -> None:
    record = ended()
    assert record.is_visible(on=TODAY - timedelta(days=2))
    assert not record.is_visible(on=TODAY - timedelta(days=1))


def test_showing_a_minor_record_needs_a_finding() -> None:
    with pytest.raises(NotShowable):
        publish.show(kept(), on=TODAY, finding="  ")


@pytest.mark.parametrize("shown_until", [None, date(2027, 5, 12)])
def test_a_minor_record_is_shown_for_three_months_of_its_document_at_most(shown_until) -> None:
    record = kept(shown_until=shown_until)
    publish.show(record, on=TODAY, finding="written finding")
    assert (record.shown_until, record.kept_because) == (date(2026, 8, 12), "")
    assert record.is_visible(on=TODAY)


def test_a_minor_record_past_its_three_months_is_not_shown() -> None:
    with pytest.raises(NotShowable):
        publish.show(kept(), on=date(2026, 8, 12), finding="written finding")


def test_what_comes_back_has_a_new_reference_and_its_old_dates() -> None:
    old = ended()
    back = publish.restore(old, on=TODAY, note="repair revoked")
    assert back.ref != old.ref
    assert back.predecessor == old
    for column in (
        "subject_id",
        "decided_on",
        "counted_from",
        "repairable_from",
        "shown_until",
        "severity",
        "fine",
    ):
        assert getattr(back, column) == getattr(old, column)
    assert (back.public_since, back.ended_on, back.ended_as) == (TODAY, None, "")


def test_the_old_reference_stays_gone_when_a_record_comes_back() -> None:
    old = superseded()
    old.refresh_from_db()
    assert (old.superseded, old.is_visible(on=TODAY)) == (True, False)


def test_a_record_can_end_and_come_back_more_than_once() -> None:
    first = publish.restore(ended(), on=TODAY, note="repair revoked")
    publish.take_down(first, on=TODAY)
    second = publish.restore(first, on=TODAY, note="repair revoked again")
    assert [line.kind for line in second.changes.all()] == ["shown"]


def test_a_correction_seals_what_it_replaces() -> None:
    record = shown(details={"facts": "old"}, fine=Decimal("1.5"), severity="serious")
    digest = record.digest
    publish.correct(record, {"digest": b"new", "fine": 2, "details": {"facts": "new"}}, batch=a_batch(), on=TODAY)
    assert (record.version, record.fine, record.details) == (2, 2, {"facts": "new"})
    sealed = record.versions.get()
    assert (sealed.version, bytes(sealed.digest)) == (1, bytes(digest))
    assert sealed.content["details"] == {"facts": "old"}
    assert (sealed.content["fine"], sealed.content["severity"]) == ("1.500000", "serious")


def test_a_correction_keeps_the_reference_and_the_day_it_was_first_shown() -> None:
    record = shown()
    ref, since = record.ref, record.public_since
    publish.correct(record, {"digest": b"new"}, batch=a_batch(), on=TODAY)
    assert (record.ref, record.public_since, record.is_visible(on=TODAY)) == (ref, since, True)


@pytest.mark.parametrize("state", ["over", "expired", "repaired", "annulled", "withdrawn", "superseded", "kept, ended"])
def test_a_correction_never_shows_what_has_ended(state) -> None:
    record = STATES[state]()
    longer = {"digest": b"new", "shown_until": date(2029, 1, 1), "details": {"facts": "late"}}
    assert publish.correct(record, longer, batch=a_batch(), on=TODAY) is None
    record.refresh_from_db()
    assert not record.is_visible(on=TODAY)
    assert record.versions.get().content["details"] == {"facts": "late"}


def test_of_two_corrections_of_one_version_the_second_reads_again() -> None:
    record = shown()
    stale = Publication.objects.get(pk=record.pk)
    publish.correct(record, {"digest": b"one"}, batch=a_batch(), on=TODAY)
    with pytest.raises(NotOnShow):
        publish.correct(stale, {"digest": b"two"}, batch=a_batch(), on=TODAY)


def test_a_correction_does_not_reach_what_was_taken_down_meanwhile() -> None:
    record = shown()
    stale = Publication.objects.get(pk=record.pk)
    publish.take_down(record, on=TODAY)
    with pytest.raises(NotOnShow):
        publish.correct(stale, {"digest": b"new"}, batch=a_batch(), on=TODAY)
    assert not PublicationVersion.objects.exists()


def test_lines_are_for_the_public_alone_and_a_kept_record_has_none() -> None:
    kept()
    assert ledger.head() == 0


def test_two_records_with_one_key_are_not_shown_and_leave_no_line() -> None:
    first = shown()
    with pytest.raises(IntegrityError), transaction.atomic():
        shown(key=first.key)
    assert (ledger.head(), Publication.objects.count()) == (1, 1)


def test_a_transaction_that_fails_leaves_no_line_and_no_gap() -> None:
    record = shown()
    with suppress(RuntimeError), transaction.atomic():
        publish.take_down(record, on=TODAY)
        raise RuntimeError
    line = publish.take_down(Publication.objects.get(pk=record.pk), on=TODAY)
    assert (line.seq, ledger.head()) == (2, 2)


def test_the_numbers_of_a_delivery_follow_the_last_line() -> None:
    shown()
    last = publish.show_many([], on=TODAY, at=timezone.now())
    assert last == 1
