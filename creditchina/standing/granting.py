"""Grant and end the right to act. Nobody grants to themselves; a new one displaces no one else's (rules.md S-22)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from creditchina.accounts.models import User
from creditchina.standing import telling
from creditchina.standing.models import FilingCode, Standing
from creditchina.standing.terms import (
    ACTS,
    ASSURANCE,
    BY_CODE,
    BY_IDENTITY,
    CODES,
    FIRST_WAIT_HOURS,
    LONGEST_MONTHS,
    Capacity,
)
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

    Who has to wait (see `_waits`) acts after 24 hours. An older right of the same person, subject and capacity ends.
    """
    _require_possible(user, subject, asked, grounds, on)
    now = timezone.now()
    waits = _waits(user, subject, asked, grounds, now)
    own = Standing.objects.filter(user=user, subject=subject, capacity=asked.capacity)
    for older in own.filter(ended_at=None) if asked.capacity == Capacity.SELF else own.lasting(on=on):
        _end(older, by=None, reason=REPLACED)
    made = Standing.objects.create(
        user=user,
        subject=subject,
        capacity=asked.capacity,
        proof=grounds.proof,
        assurance=grounds.assurance or ASSURANCE[grounds.proof],
        papers=grounds.papers,
        valid_from=on,
        valid_to=min(asked.until, longest(on)),
        acts_from=now + timedelta(hours=FIRST_WAIT_HOURS if waits else 0),
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
    require_capacity(subject, asked.capacity)
    if asked.capacity == Capacity.SELF:
        _require_oneself(user, subject, grounds)
    if not asked.acts or not asked.acts <= set(ACTS):
        raise NotGranted(_("Say what for: at least one of reports, repair and objections."))
    if asked.until < on:
        raise NotGranted(_("The last day is over already. Give a later one."))
    if asked.capacity not in (*BY_CODE, Capacity.SELF) and grounds.checked_by is None:
        raise NotGranted(_("This capacity is proven by papers: send a sealed letter, or go to a service window."))


def require_capacity(subject: Subject, capacity: str) -> None:
    """Raises NotGranted for anybody but the person themselves where the subject is a natural one, and the reverse."""
    if (subject.kind == Subject.Kind.PERSON) != (capacity == Capacity.SELF):
        raise NotGranted(_("For a natural person nobody acts here but the person themselves. Choose the subject anew."))


def _require_oneself(user: User, subject: Subject, grounds: Grounds) -> None:
    """An account is one person's: it shows who that is by a sign-in elsewhere or at a window, and is nobody else."""
    if grounds.proof not in BY_IDENTITY:
        raise NotGranted(_("Who a person is proves a sign-in with the provider, or a service window."))
    other = Standing.objects.filter(user=user, capacity=Capacity.SELF, ended_at=None).exclude(subject=subject)
    if other.exists():
        raise NotGranted(_("This account is another person's already. Everybody uses an account of their own."))


def _waits(user: User, subject: Subject, asked: Asked, grounds: Grounds, now: datetime) -> bool:
    """Agents wait, and whoever has nothing but a code: in that time the subject, who is told, can object.

    Spared is who acts for the subject already, past its own wait, for all that is asked, and as much as is asked: one
    that waits still, ended or is over spares nobody.
    """
    if asked.capacity != Capacity.AGENT and grounds.proof not in CODES:
        return False
    rows = Standing.objects.lasting(on=timezone.localdate(now)).filter(_about(subject), user=user, acts_from__lte=now)
    rows = rows.filter(**dict.fromkeys(asked.acts, True))
    return not rows.filter(Q(capacity=asked.capacity) | ~Q(capacity=Capacity.AGENT)).exists()


def _about(subject: Subject) -> Q:
    return Q(subject=subject) | Q(subject__merged_into=subject)


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
    return standing.pk in may_end_of(user, standing.subject.survivor, [standing], on=on)


def may_end_of(user: Any, subject: Subject, rights: Iterable[Standing], *, on: date) -> set[int]:
    """Which of the rights to act for one subject somebody may end, by their keys: one query, however many."""
    holds = Standing.objects.in_force(user, subject, on=on).exclude(capacity=Capacity.AGENT).exists()
    lasting = [each for each in rights if each.ended_at is None]
    return {each.pk for each in lasting if each.user_id == user.pk or (holds and each.capacity == Capacity.AGENT)}


@transaction.atomic
def representative_changed(subject: Subject, *, by: User, but: User, on: date) -> int:
    """End what the former representative held and the agents it made; who is let in instead keeps theirs."""
    former = Standing.objects.lasting(on=on).filter(
        _about(subject),
        capacity__in=(Capacity.REPRESENTATIVE, Capacity.AGENT),
    )
    return sum(end(standing, by=by, reason=CHANGED) for standing in former.exclude(user=but))


def acting_for(subject: Subject, *, on: date) -> Iterable[Standing]:
    """Everybody who acts for a subject or will within a day, whoever outranks whom; the first first."""
    rows = Standing.objects.lasting(on=on).filter(_about(subject))
    return rows.select_related("user").order_by("granted_at", "pk")
