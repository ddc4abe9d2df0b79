"""Can this be repaired? Pure: facts and dated rows in, one answer out."""

from dataclasses import replace
from datetime import date

import pytest

from repair.eligible import Answer, Facts, Policy, verdict
from repair.models import Channel, Unrepairable

ON = date(2026, 11, 16)
READY = Facts("penalty", True, ("larger_fine",), "1199", "ecology", date(2026, 6, 1), date(2026, 9, 1), None, "")
OUTSIDE = Channel(field="market_regulation", system="market_regulation", in_force_from=date(2026, 4, 1))
OWN = Channel(authority_code="1199", system="own", in_force_from=date(2026, 4, 1))
NEVER = Unrepairable(item_code="penalty", penalty_kind="practice_ban", words_zh="示例", legal_basis_zh="示例法")
EXPIRED = {"ended_on": date(2026, 7, 1), "ended_as": "expired"}

CASES = {
    "ready": ({}, Answer.READY),
    "a licence": ({"negative": False}, Answer.NOTHING),
    "one day too early": ({"repairable_from": date(2026, 11, 17)}, Answer.TOO_EARLY),
    "on its first day": ({"repairable_from": ON}, Answer.READY),
    "without a shortest period": ({"repairable_from": None}, Answer.READY),
    "of market regulation": ({"field": "market_regulation", "authority": "1188"}, Answer.OTHER_CHANNEL),
    "of a body that has its own row": ({"field": "market_regulation"}, Answer.READY),
    "barred": ({"barred_until": date(2029, 1, 1)}, Answer.BARRED),
    "on the day the bar is over": ({"barred_until": ON}, Answer.READY),
    "with a case that runs": ({"running": True}, Answer.RUNNING),
    "never, by a law": ({"kinds": ("practice_ban",)}, Answer.UNREPAIRABLE),
    "repaired": ({"ended_on": ON, "ended_as": "repaired"}, Answer.ENDED),
    "expired, still told in special reports": (EXPIRED, Answer.READY),
    "expired long ago": ({**EXPIRED, "decided_on": date(2021, 11, 15)}, Answer.ENDED),
    "expired and settled": ({**EXPIRED, "over": True}, Answer.ENDED),
}


@pytest.mark.parametrize("name", CASES)
def test_the_answer(name) -> None:
    changed, answer = CASES[name]
    policy = Policy((OUTSIDE, OWN), (NEVER,))
    assert verdict(replace(READY, **changed), policy, on=ON).answer == answer


def test_a_row_that_is_not_in_force_yet_decides_nothing() -> None:
    later = replace(READY, field="market_regulation", authority="1188")
    assert verdict(later, Policy((OUTSIDE,)), on=date(2026, 3, 31)).answer == Answer.TOO_EARLY
    assert verdict(replace(later, repairable_from=None), Policy((OUTSIDE,)), on=date(2026, 3, 31)).ready
