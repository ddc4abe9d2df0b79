"""Grant and end the right to act. Nobody grants to themselves; a new one displaces no one else's (rules.md S-22)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from creditchina.accounts.models import User
from creditchina.standing import telling
from creditchina.standing.models import FilingCode, Standing
from creditchina.standing.terms import ACTS, ASSURANCE, BY_CODE, FIRST_WAIT_HOURS, LONGEST_MONTHS, Capacity
from disclosure.models import Authority, Subject
from disclosure.publish.periods import add_months

REPLACED = gettext_noop("A newer right of the same kind took its place.")
CHANGED = gettext_noop("The legal representative has changed.")
BY_HOLDER = gettext_noop("The holder ended it.")
BY_SUBJECT = gettext_noop("Somebody who acts for the subject ended it.")


class NotGranted(Exception):
    """Refused; says in words why and what to do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for: as what, for which of the ACTS, until which last day."""

    capacity: str
    acts: frozenset[str]
    until: date

    @property
    def columns(self) -> dict[str, bool]:
        """The ACTS as columns."""
        return {name: name in self.acts for name in ACTS}


@dataclass(frozen=True, slots=True)
class Grounds:
    """How it was proven, and by whom it was checked: nobody where a code or a sign-in speaks for itself."""

    proof: str
    checked_by: User | None = None
    authority: Authority | None = None
    papers: str = ""
    filing_code: FilingCode | None = None
    assurance: str = ""


def longest(on: date) -> date:
    """The last day that a right beginning on that day may have: twelve months of it."""
    return add_months(on, LONGEST_MONTHS) - timedelta(days=1)


@transaction.atomic
def grant(user: User, subject: Subject, asked: Asked, grounds: Grounds, *, on: date) -> Standing:
    """Let somebody act from that day; tell the subject's contact and whoever else acts for it. Raises NotGranted.

    A first-time agent waits 24 hours. An older right of the same person, subject and capacity ends.
    """
    _require_possible(user, subject, asked, grounds, on)
    own = Standing.objects.filter(user=user, subject=subject)
    is_new = asked.capacity == Capacity.AGENT and not own.exists()
    for older in own.lasting(on=on).filter(capacity=asked.capacity):
        _end(older, by=None, reason=REPLACED)
    now = timezone.now()
    made = Standing.objects.create(
        user=user,
        subject=subject,
        capacity=asked.capacity,
        proof=grounds.proof,
        assurance=grounds.assurance or ASSURANCE[grounds.proof],
        papers=grounds.papers,
        valid_from=on,
        valid_to=min(asked.until, longest(on)),
        acts_from=now + timedelta(hours=FIRST_WAIT_HOURS if is_new else 0),
        granted_at=now,
        checked_by=grounds.checked_by,
        authority=grounds.authority,
        filing_code=grounds.filing_code,
        **asked.columns,
    )
    telling.tell(subject, made.number, but=user)
    return made


def _require_possible(user: User, subject: Subject, asked: Asked, grounds: Grounds, on: date) -> None:
    if user.is_staff:
        raise NotGranted(_("An account of the staff acts for nobody. Use an account of your own."))
    if grounds.checked_by == user:
        raise NotGranted(_("Nobody checks their own papers. Ask a colleague."))
    if subject.kind == Subject.Kind.PERSON:
        raise NotGranted(_("A natural person is represented at a service window, not here."))
    if not asked.acts or not asked.acts <= set(ACTS):
        raise NotGranted(_("Say what for: at least one of reports, repair and objections."))
    if asked.until < on:
        raise NotGranted(_("The last day is over already. Give a later one."))
    if asked.capacity not in BY_CODE and grounds.checked_by is None:
        raise NotGranted(_("This capacity is proven by papers: send a sealed letter, or go to a service window."))


def end(standing: Standing, *, by: User | None, reason: str) -> bool:
    """End it now and tell who should know; False where it had ended already. `by` None: the site itself."""
    ended = _end(standing, by=by, reason=reason)
    if ended:
        telling.tell(standing.subject, standing.number, but=by, also=standing.user)
    return ended


def _end(standing: Standing, *, by: User | None, reason: str) -> bool:
    open_ = Standing.objects.filter(pk=standing.pk, ended_at=None)
    return bool(open_.update(ended_at=timezone.now(), ended_by=by, end_reason=reason))


def may_end(user: Any, standing: Standing, *, on: date) -> bool:
    """Whether somebody who acts for the subject may end this right: their own, or as anything but an agent an agent's.

    Nobody of the public ends what another representative or an administrator holds.
    """
    if standing.ended_at is not None:
        return False
    if standing.user_id == user.pk:
        return True
    holds = Standing.objects.in_force(user, standing.subject.survivor, on=on).exclude(capacity=Capacity.AGENT)
    return standing.capacity == Capacity.AGENT and holds.exists()


@transaction.atomic
def representative_changed(subject: Subject, *, by: User, but: User, on: date) -> int:
    """End what the former representative held and the agents it made; who is let in instead keeps theirs."""
    former = Standing.objects.lasting(on=on).filter(
        Q(subject=subject) | Q(subject__merged_into=subject),
        capacity__in=(Capacity.REPRESENTATIVE, Capacity.AGENT),
    )
    return sum(end(standing, by=by, reason=CHANGED) for standing in former.exclude(user=but))


def acting_for(subject: Subject, *, on: date) -> Iterable[Standing]:
    """Everybody who acts for a subject or will within a day, whoever outranks whom; the first first."""
    rows = Standing.objects.lasting(on=on).filter(Q(subject=subject) | Q(subject__merged_into=subject))
    return rows.select_related("user").order_by("granted_at", "pk")
