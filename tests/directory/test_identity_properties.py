"""Whatever happened to two subjects: joined and undone, people read what they read before, and the ledger agrees."""

from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure import publish
from disclosure.directory import identity
from disclosure.directory.identity_undo import undo
from disclosure.models import Publication, Subject
from disclosure.names import fold_document
from disclosure.publish.keys import natural_key
from tests.accounts.people import staff
from tests.builders import a_batch, a_penalty, a_subject, an_authority, an_edition, an_item
from tests.directory.test_identity import replayed, shown, visible

pytestmark = pytest.mark.django_db

# (which of the two subjects, document number, what happened to it)
FATES = ("stands", "repaired", "annulled", "restored", "corrected", "kept")
records = st.lists(
    st.tuples(st.booleans(), st.integers(1, 4), st.sampled_from(FATES)), max_size=6, unique_by=lambda each: each[:2]
)


@settings(max_examples=20, deadline=None)
@given(told=records, into_first=st.booleans())
def test_joined_and_undone_is_as_before(told, into_first) -> None:
    with transaction.atomic():
        try:
            _joined_and_undone(told, into_first)
        finally:
            transaction.set_rollback(True)


def _joined_and_undone(told, into_first) -> None:
    subjects, who = [a_subject("示例市甲公司"), a_subject("示例市乙公司")], staff("operator")
    item, authority = an_item("penalty"), an_authority()
    facts = {"batch": a_batch(edition=an_edition(item)), "authority": authority}
    for second, number, fate in told:
        _happens(subjects[second], f"示罚〔2026〕{number}号", fate, item, facts)
    before, ended = shown(), _ended()
    one, other = subjects[::-1] if into_first else subjects
    try:
        act = identity.join(one, other, on=_today(), reason="one company", by=who)
    except identity.CannotMove:
        assert (shown(), _ended()) == (before, ended)
        return
    assert replayed() == visible()
    assert {row[0] for row in shown()} <= {other.name}
    assert {row[2] for row in shown()} == {row[2] for row in before}
    undo(act, on=_today(), by=who)
    assert (shown(), _ended()) == (before, ended)
    assert replayed() == visible()


def _happens(subject: Subject, document: str, fate: str, item, facts) -> None:
    key = natural_key(item.pk, facts["authority"].pk, subject.pk, fold_document(document))
    row = a_penalty(subject=subject, document_number=document, key=key, shown=fate != "kept", **facts)
    if fate in ("repaired", "restored"):
        publish.take_down(row, on=_today())
    if fate == "restored":
        publish.restore(row, on=_today(), note="false statement")
    if fate == "annulled":
        publish.annul(row, on=_today(), reason="revoked by a court")
    if fate == "corrected":
        publish.correct(row, {"digest": b"new"}, batch=facts["batch"], on=_today())


def _ended() -> list[tuple[str, ...]]:
    """What stands under each subject without being public, as the next delivery finds it."""
    rows = Publication.objects.filter(superseded=False).exclude(pk__in=visible())
    return sorted((row.subject.name, row.document_number, row.ended_as, row.kept_because) for row in rows)


def _today() -> date:
    return timezone.localdate()
