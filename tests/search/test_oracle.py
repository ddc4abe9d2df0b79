"""What the index finds is what reading every name would find (rules.md S-50)."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure.directory import creating
from disclosure.models import SubjectName
from disclosure.names import fold
from disclosure.search import finding
from disclosure.search.candidates import Narrow
from disclosure.search.finding import find
from disclosure.search.limits import bounded
from disclosure.search.understand import understand

pytestmark = pytest.mark.django_db
BY_SIGNS = {"exact", "core", "brand", "beginning", "within"}
# Few signs, so that names share many; among them a rare one, one of private use, Latin, a figure and a symbol.
NAMES = st.lists(st.text("示例市青禾食品厂公司垚\ue123ab1+", min_size=1, max_size=9), min_size=1, max_size=14)
ENOUGH = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)


def made(names):
    creating.create([creating.NewSubject(name, "organisation") for name in names])


def read(key):
    """Every name, one by one."""
    return {pk for pk, folded in SubjectName.objects.values_list("subject", "folded") if key in folded}


def found(text, after=None):
    with bounded():
        answer = find(understand(text), Narrow(), after)
        return answer, list(answer.hits)


@ENOUGH
@given(NAMES, NAMES)
def test_every_part_of_up_to_four_signs_finds_who_holds_it(names, others):
    with transaction.atomic():
        made(filter(fold, names + others))
        keys = {fold(name)[at : at + n] for name in names for at in range(len(fold(name))) for n in (1, 2, 3, 4)}
        for key in sorted(filter(None, keys))[:60]:
            answer, hits = found(key)
            assert {hit.subject for hit in hits if hit.why in BY_SIGNS} >= read(key)
            assert {hit.subject for hit in hits if hit.why in BY_SIGNS - {"core", "brand"}} <= read(key)
            assert answer.total == len(hits) == len({hit.subject for hit in hits})
        transaction.set_rollback(True)


@ENOUGH
@given(NAMES, st.integers(1, 4), st.text("示例食厂a", min_size=1, max_size=2), st.sampled_from([0, 1_000_000]))
def test_beyond_what_is_ranked_pages_still_find_each_once(names, cap, key, scanned):
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(finding, "CAP", cap)
        patch.setattr(finding, "NAMES", cap + 2)
        patch.setattr(finding, "HEAD", 2)
        patch.setattr(finding, "_AT_A_TIME", 2)
        patch.setattr(finding, "SCANNED", scanned)
        made(filter(fold, names))
        answer, hits = found(key)
        every = read(key)

        if len(every) > cap:
            assert (answer.total, answer.total_is_exact) == (cap, False)
        assert {hit.subject for hit in hits} >= every
        assert len({hit.subject for hit in hits}) == len(hits)
        for place in range(0, len(hits), 3):
            assert found(key, hits[place].at)[1] == hits[place + 1 :]
        transaction.set_rollback(True)
