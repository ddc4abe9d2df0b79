"""Lines are numbered without gaps, in the transaction of the change they tell of."""

from datetime import date

import pytest
from django.db.transaction import TransactionManagementError

from disclosure import ledger, publish
from disclosure.models import Change, LedgerHead, Publication
from tests.builders import a_penalty

TODAY = date(2026, 6, 1)


@pytest.mark.django_db
def test_an_empty_ledger_stands_at_zero() -> None:
    assert ledger.head() == 0


@pytest.mark.django_db
def test_each_line_takes_the_next_number() -> None:
    numbers = [a_penalty().changes.get().seq for _ in range(3)]
    assert numbers == [1, 2, 3]
    assert ledger.head() == LedgerHead.objects.get().seq == 3


@pytest.mark.django_db
def test_no_lines_take_no_number() -> None:
    assert ledger.append_many([]) == 0


@pytest.mark.django_db(transaction=True)
def test_a_line_outside_a_transaction_is_refused() -> None:
    record = a_penalty()
    with pytest.raises(TransactionManagementError):
        ledger.append(Change(kind="shown", publication=record, on=TODAY))
    assert ledger.head() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "ended_as", "word"),
    [
        ("shown", "", "published"),
        ("corrected", "", "corrected"),
        ("ended", "repaired", "ended"),
        ("ended", "expired", "ended"),
        ("ended", "annulled", "annulled"),
        ("ended", "corrected", "corrected"),
        ("dates_changed", "", "dates_changed"),
        ("reviewed", "", "reviewed"),
        ("shielded", "", "ended"),
        ("unshielded", "", "published"),
    ],
)
def test_the_public_is_told_one_of_six_words(kind, ended_as, word) -> None:
    assert Change(kind=kind, ended_as=ended_as).word == word


@pytest.mark.django_db
def test_the_public_word_hides_how_a_display_ended() -> None:
    repaired, expired = a_penalty(decided_on=date(2026, 1, 5)), a_penalty(decided_on=date(2025, 5, 5))
    publish.take_down(repaired, on=TODAY)
    publish.lapse(by=TODAY)
    words = {line.word for line in Change.objects.filter(kind="ended")}
    assert words == {Change.Word.ENDED}
    assert set(Publication.objects.filter(ended_on__isnull=False)) == {repaired, expired}
