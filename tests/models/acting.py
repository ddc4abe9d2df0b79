"""Rights to act, codes, letters and contacts, each violating one constraint of the database."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from creditchina.standing.models import FilingCode, Standing, StandingClaim, SubjectContact
from tests.builders import a_person, a_subject
from tests.standing.acting import somebody

DAY = date(2026, 6, 1)
_running = count(1)


def a_right(**fields: Any) -> Standing:
    """A right by a code, past every check of the verbs."""
    made = {"user": None, "subject": None, "capacity": "agent", "proof": "post_code", "assurance": "basic"}
    made |= {"reports": True, "valid_from": DAY, "valid_to": DAY, "acts_from": timezone.now()} | fields
    made |= {"user": made["user"] or somebody(), "subject": made["subject"] or a_subject()}
    return Standing.objects.create(**made)


def of_its_checker() -> Standing:
    """A right whose holder checked the papers."""
    user = somebody()
    return a_right(user=user, proof="window", checked_by=user)


def as_two_persons() -> Standing:
    """One account for two natural persons."""
    first = a_right(capacity="self", proof="openid", subject=a_person())
    return a_right(capacity="self", proof="openid", subject=a_person(), user=first.user)


def a_filing_code(**fields: Any) -> FilingCode:
    """A code of somebody."""
    made = {"digest": b"%d" % next(_running), "subject": a_subject(), "sent": "post", "expires_on": DAY}
    return FilingCode.objects.create(**made | {"created_by": None} | fields)


def a_code_of_its_maker() -> FilingCode:
    """A code used by who made it."""
    user = somebody()
    return a_filing_code(created_by=user, used_by=user, used_at=timezone.now())


def a_claim(**fields: Any) -> StandingClaim:
    """A letter that waits."""
    made = {"user": None, "subject": None, "capacity": "agent", "repair": True, "until": DAY, "due_on": DAY}
    made |= {"media_type": "application/pdf", "sha256": b"x", "size": 1} | fields
    made |= {"user": made["user"] or somebody(), "subject": made["subject"] or a_subject()}
    return StandingClaim.objects.create(**made)


def a_second_claim() -> StandingClaim:
    """The same letter while the first one waits."""
    first = a_claim()
    return a_claim(user=first.user, subject=first.subject)


def decided_by_its_sender() -> StandingClaim:
    """A letter refused by who sent it."""
    user = somebody()
    return a_claim(user=user, status="refused", reason="x", decided_by=user, decided_at=timezone.now())


def decided(**fields: Any) -> StandingClaim:
    """A letter that somebody decided."""
    return a_claim(decided_by=somebody(), decided_at=timezone.now(), **fields)


VIOLATIONS: dict[str, Callable[[], Any]] = {
    "standing_not_checked_by_its_holder": of_its_checker,
    "standing_papers_seen_by_somebody": lambda: a_right(proof="letter"),
    "standing_of_office_by_papers": lambda: a_right(capacity="administrator"),
    "standing_for_something": lambda: a_right(reports=False),
    "standing_twelve_months_at_most": lambda: a_right(valid_to=DAY + timedelta(days=365)),
    "standing_end_says_why": lambda: a_right(ended_at=timezone.now()),
    "standing_of_oneself_by_identity": lambda: a_right(capacity="self"),
    "standing_an_account_is_one_person": as_two_persons,
    "filing_code_used_by_somebody": lambda: a_filing_code(used_at=timezone.now()),
    "filing_code_not_used_by_its_maker": a_code_of_its_maker,
    "filing_code_used_or_revoked": lambda: a_filing_code(
        used_at=timezone.now(), used_by=somebody(), revoked_at=timezone.now()
    ),
    "claim_once_while_it_waits": a_second_claim,
    "claim_not_decided_by_who_asks": decided_by_its_sender,
    "claim_decided_by_somebody": lambda: a_claim(status="refused", reason="x"),
    "claim_accepted_gives_a_right": lambda: decided(status="accepted"),
    "claim_refused_with_a_reason": lambda: decided(status="refused"),
    "claim_for_something": lambda: a_claim(repair=False),
    "claim_contact_goes_when_it_is_decided": lambda: decided(status="refused", reason="x", contact_sealed="x"),
    "contact_address_goes_when_it_ends": lambda: SubjectContact.objects.create(
        subject=a_subject(), address_sealed="", origin="claim", by=None
    ),
}
