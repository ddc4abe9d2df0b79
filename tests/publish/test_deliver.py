"""One part of a delivery: new records, corrections and withdrawals, all of it or nothing."""

from datetime import date

import pytest
from django.utils import timezone

from disclosure import ledger, publish
from disclosure.models import Change, Publication
from disclosure.publish import Annulment, Correction, Delivered, NotOnShow
from tests.builders import a_batch, a_penalty

pytestmark = pytest.mark.django_db

DECIDED, TODAY = date(2026, 5, 11), date(2026, 6, 1)


def deliver(**parts) -> int:
    """A part that came today."""
    return publish.deliver(Delivered(**parts), on=TODAY, at=timezone.now())


def correction(record: Publication, digest: bytes = b"new") -> Correction:
    """New content for a record."""
    return Correction(record, {"digest": digest}, a_batch())


def test_each_record_that_was_public_gets_its_line() -> None:
    one, other, kept = a_penalty(), a_penalty(), a_penalty(shown=False)
    first = ledger.head()
    last = deliver(
        corrections=[correction(one), correction(kept)], annulments=[Annulment(other, "revoked by a court", a_batch())]
    )
    lines = Change.objects.filter(seq__gt=first).order_by("seq").values_list("kind", "publication", "note")
    assert list(lines) == [("corrected", one.pk, ""), ("ended", other.pk, "revoked by a court")]
    assert last == ledger.head() == first + 2


def test_a_line_of_a_delivery_says_what_the_single_verb_says() -> None:
    one, other = a_penalty(decided_on=DECIDED), a_penalty(decided_on=DECIDED)
    publish.annul(one, on=TODAY, reason="revoked by a court")
    deliver(annulments=[Annulment(other, "revoked by a court", a_batch())])
    same = Change.objects.filter(kind="ended").values("on", "version", "ended_on", "ended_as", "note", "shown_until")
    assert same[0] == same[1]


def test_what_ended_meanwhile_undoes_the_whole_part() -> None:
    record, gone = a_penalty(), a_penalty()
    stale = Publication.objects.get(pk=gone.pk)
    publish.take_down(gone, on=TODAY)
    with pytest.raises(NotOnShow):
        deliver(corrections=[correction(record), correction(stale)])
    record.refresh_from_db()
    assert (record.version, record.versions.count(), ledger.head()) == (1, 0, 3)


def test_a_part_with_nothing_to_tell_takes_no_number() -> None:
    a_penalty()
    assert deliver() == ledger.head() == 1
