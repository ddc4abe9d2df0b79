"""A test with real transactions leaves nothing behind, although history cannot be deleted."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from disclosure import guards
from disclosure.models import Change, LedgerHead
from tests.builders import a_penalty

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_turn_starts_with_an_empty_ledger(turn):
    assert (Change.objects.count(), LedgerHead.objects.get().seq) == (0, 0)

    a_penalty()

    assert Change.objects.count() == LedgerHead.objects.get().seq == 1


@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_turn_starts_with_history_guarded(turn):
    a_penalty()

    assert guards.installed(connection) == guards.expected(connection)
    with pytest.raises(DatabaseError), transaction.atomic():
        Change.objects.all().delete()
