"""Sealed letters: sent by who wants to act, read by a person within one working day (rules.md S-22)."""

from datetime import date
from hashlib import sha256
from typing import Final
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from creditchina.accounts.models import User
from creditchina.accounts.sealed import seal, unseal
from creditchina.standing import letters, telling
from creditchina.standing.granting import Asked, Grounds, NotGranted, grant, representative_changed, require_capacity
from creditchina.standing.models import Standing, StandingClaim, SubjectContact
from creditchina.standing.terms import ACTS, Capacity, Proof
from disclosure.models import Subject
from disclosure.registers.calendar import calendar
from disclosure.workdays import add_working_days

WORKING_DAYS: Final = 1
Status = StandingClaim.Status


def send(user: User, subject: Subject, asked: Asked, data: bytes, *, contact: str, on: date) -> StandingClaim:
    """Keep the letter and have it read. Raises NotGranted, and letters.NotALetter for a file that is none.

    Of two that are sent at once the database takes one; the file of the other goes.
    """
    if user.is_staff:
        raise NotGranted(_("An account of the staff acts for nobody. Use an account of your own."))
    require_capacity(subject, asked.capacity)
    clean = letters.cleaned(data)
    due = add_working_days(on, WORKING_DAYS, calendar())
    claim = StandingClaim(
        user=user,
        subject=subject,
        capacity=asked.capacity,
        until=asked.until,
        contact_sealed=seal(contact) if contact else "",
        media_type=clean.media_type,
        sha256=sha256(clean.data).digest(),
        size=len(clean.data),
        due_on=due.day,
        provisional=due.provisional,
        **asked.columns,
    )
    return _kept(claim, ContentFile(clean.data, f"{uuid4().hex}.{letters.SUFFIX[clean.media_type]}"))


def _kept(claim: StandingClaim, file: ContentFile[bytes]) -> StandingClaim:
    """The letter with its file, or neither. Raises NotGranted where one waits already."""
    held = storages["letters"]
    claim.file = held.save(file.name, file)
    try:
        with transaction.atomic():
            claim.save(force_insert=True)
            telling.tell(claim.subject, claim.number, but=claim.user)
    except BaseException as problem:
        held.delete(claim.file)
        if not isinstance(problem, IntegrityError):
            raise
        told = _("A letter of yours for this subject waits already. Its answer comes first.")
        raise NotGranted(told) from problem
    return claim


@transaction.atomic
def accept(claim: StandingClaim, *, by: User, on: date, replaces: bool = False) -> Standing:
    """Give the right that the letter asks for. `replaces`: it shows that the legal representative has changed.

    Raises NotGranted, also where somebody decided meanwhile.
    """
    _require_other(claim, by)
    if replaces:
        representative_changed(claim.subject, by=by, but=claim.user, on=on)
    asked = Asked(claim.capacity, frozenset(name for name in ACTS if getattr(claim, name)), claim.until)
    made = grant(claim.user, claim.subject, asked, Grounds(Proof.LETTER, checked_by=by), on=on)
    contact = unseal(claim.contact_sealed) if claim.contact_sealed else ""
    _decide(claim, status=Status.ACCEPTED, decided_by=by, standing=made)
    if contact and claim.capacity != Capacity.AGENT:
        telling.add_contact(claim.subject, contact, origin=SubjectContact.Origin.CLAIM, by=by)
    return made


@transaction.atomic
def refuse(claim: StandingClaim, *, by: User, reason: str) -> None:
    """Say no, and why. Raises NotGranted where somebody decided meanwhile, or where no reason is given."""
    _require_other(claim, by)
    if not reason.strip():
        raise NotGranted(_("Say why, so that the next letter can be right."))
    _decide(claim, status=Status.REFUSED, decided_by=by, reason=reason.strip())
    telling.tell(claim.subject, claim.number, also=claim.user)


def withdraw(claim: StandingClaim) -> bool:
    """Take one's own letter back; False where it was decided meanwhile."""
    waiting = StandingClaim.objects.waiting().filter(pk=claim.pk)
    return bool(waiting.update(status=Status.WITHDRAWN, decided_at=timezone.now(), contact_sealed=""))


def _require_other(claim: StandingClaim, by: User) -> None:
    if claim.user_id == by.pk:
        raise NotGranted(_("Nobody decides a letter of their own."))


def _decide(claim: StandingClaim, **columns: object) -> None:
    """Once; the address that the letter named is not kept with it any longer, whatever the answer."""
    waiting = StandingClaim.objects.waiting().filter(pk=claim.pk)
    if not waiting.update(decided_at=timezone.now(), contact_sealed="", **columns):
        raise NotGranted(_("Somebody decided this letter meanwhile."))
