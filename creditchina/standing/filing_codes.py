"""Filing codes: made once and shown once, used once in one statement (rules.md S-22)."""

import secrets
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from creditchina.accounts.models import User
from creditchina.standing.granting import Asked, Grounds, NotGranted, grant, require_capacity
from creditchina.standing.models import FilingCode, Standing
from creditchina.standing.terms import BY_CODE, Capacity, Proof
from disclosure import codes
from disclosure.models import Authority, Subject

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is read as something else
SIGNS, GROUP = 16, 4
VALID: Final = timedelta(days=60)  # a code in a letter; an authority's notice is answered within that time


def issue(subject: Subject, *, authority: Authority | None, by: User | None, on: date) -> tuple[FilingCode, str]:
    """A new code for a subject, and the code itself, which is kept nowhere. Without an authority the site posts it."""
    require_capacity(subject, Capacity.REPRESENTATIVE)
    secret = "".join(secrets.choice(ALPHABET) for _sign in range(SIGNS))
    sent = FilingCode.Sent.NOTICE if authority else FilingCode.Sent.POST
    made = FilingCode.objects.create(
        digest=digest(secret), subject=subject, authority=authority, sent=sent, created_by=by, expires_on=on + VALID
    )
    return made, "-".join(secret[start : start + GROUP] for start in range(0, SIGNS, GROUP))


def digest(typed: str) -> bytes:
    """Keyed digest of a code, however it was typed: small letters, blanks and strokes do not matter."""
    signs = "".join(sign for sign in codes.normalise(typed) if sign.isalnum())
    return salted_hmac("standing.filing_code", signs, algorithm="sha256").digest()


@transaction.atomic
def use(user: User, subject: Subject, typed: str, asked: Asked, *, on: date) -> Standing:
    """Prove a standing with a filing code of this subject. Raises NotGranted, the same for every wrong code.

    One statement takes the code, so of two at once one wins.
    """
    wrong = NotGranted(
        _("This filing code does not open this subject: it is mistyped, used, too old, or another subject's.")
    )
    if asked.capacity not in BY_CODE:
        raise NotGranted(_("This capacity is proven by papers: send a sealed letter, or go to a service window."))
    row = FilingCode.objects.open(on=on).filter(digest=digest(typed), subject=subject).first()
    if row is None or row.created_by_id == user.pk:
        raise wrong
    if not FilingCode.objects.open(on=on).filter(pk=row.pk).update(used_at=timezone.now(), used_by=user):
        raise wrong
    proof = Proof.NOTICE_CODE if row.authority_id else Proof.POST_CODE
    return grant(user, subject, asked, Grounds(proof, authority=row.authority, filing_code=row), on=on)


def revoke(code: FilingCode) -> bool:
    """Have a code open nothing any more; False where it was used or revoked."""
    open_ = FilingCode.objects.filter(pk=code.pk, used_at=None, revoked_at=None)
    return bool(open_.update(revoked_at=timezone.now()))
