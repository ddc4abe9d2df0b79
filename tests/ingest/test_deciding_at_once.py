"""Two people decide the same held row at once: one of them does, the other is told, and nothing happens twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from disclosure.directory import identity
from disclosure.directory.creating import NewSubject
from disclosure.directory.identity import CannotMove
from disclosure.ingest import resolving
from disclosure.ingest.resolving import CannotDecide, Ground
from disclosure.models import Batch, Change, HeldRow, IdentityAct, Publication, Subject
from tests.accounts.people import staff
from tests.builders import a_subject
from tests.ingest.sending import a_row, deliver, outcomes

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds):
    """Do all at once, each on a connection of its own; how many of them were refused."""
    ready = Barrier(len(deeds))

    def one(deed):
        try:
            ready.wait()
            deed()
        except (CannotDecide, CannotMove) as refusal:
            return refusal
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(deeds)) as pool:
        results = [future.result() for future in [pool.submit(one, deed) for deed in deeds]]
    return [result for result in results if result is not None]


@pytest.fixture
def held(tmp_path):
    subject = a_subject()
    deliver(tmp_path, a_row(subject_code=subject.code, subject_name="别的名称"))
    return HeldRow.objects.get()


def copies(held, count):
    return [HeldRow.objects.get(pk=held.pk) for _ in range(count)]


def test_one_attaches_one_discards_one_creates(held):
    subject, today, who = Subject.objects.get(), timezone.localdate(), [staff("operator") for _ in range(3)]
    one, two, three = copies(held, 3)
    refused = at_once(
        lambda: resolving.attach(one, subject, Ground(who[0], today, "a")),
        lambda: resolving.discard(two, Ground(who[1], today, "b")),
        lambda: resolving.attach_new(three, NewSubject("别的名称", "organisation"), Ground(who[2], today, "c")),
    )

    assert len(refused) == 2
    held.refresh_from_db()
    taken_in = held.resolution != "discarded"
    assert Publication.objects.count() == Change.objects.count() == taken_in
    assert outcomes(Batch.objects.get()) == ({"public": 1} if taken_in else {"not_kept": 1})
    assert Subject.objects.count() == 1 + (held.resolution == "created")


def test_the_same_decision_twice_is_one(held):
    subject, today, who = Subject.objects.get(), timezone.localdate(), staff("operator")
    one, two = copies(held, 2)
    deeds = [lambda row=row: resolving.attach(row, subject, Ground(who, today, "a")) for row in (one, two)]

    assert len(at_once(*deeds)) == 1
    assert Publication.objects.count() == 1


def test_a_subject_is_joined_once(held):
    one, other, third = Subject.objects.get(), a_subject("示例市乙公司"), a_subject("示例市丙公司")
    today, who = timezone.localdate(), staff("operator")
    deeds = [lambda to=to: identity.join(one, to, on=today, reason="x", by=who) for to in (other, third)]

    assert len(at_once(*deeds)) == 1
    assert IdentityAct.objects.count() == 1


def test_what_is_attached_while_its_subject_is_joined_is_not_lost(held):
    one, other = Subject.objects.get(), a_subject("示例市乙公司")
    today, who = timezone.localdate(), staff("operator")
    at_once(
        lambda: resolving.attach(held, one, Ground(who, today, "a")),
        lambda: identity.join(one, other, on=today, reason="x", by=who),
    )

    assert not Publication.objects.filter(subject=one, superseded=False).exists()
