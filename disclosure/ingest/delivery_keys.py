"""Keys with which machines deliver for a source: shown once, kept as a digest, told apart by their beginning."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from creditchina.accounts.models import Post, User
from creditchina.accounts.roles import OF_THE_SITE, Role, permissions
from disclosure.ingest.personal import mask
from disclosure.models import CatalogueItem, DeliveryKey, Source

MAKE: Final = "disclosure.add_deliverykey"
SIGN: Final = "ccd"  # so that a key is known as one where it was lost
PREFIX_BYTES: Final = 4
SECRET_BYTES: Final = 32
LONGEST: Final = 200  # characters of what may be a key


class NotIssuable(Exception):
    """The key cannot be issued; the sentence says why."""


@transaction.atomic
def issue(
    source: Source, name: str, items: Iterable[CatalogueItem], expires_on: date, holder: User, by: User
) -> tuple[str, DeliveryKey]:
    """A new key and its row. The key is shown to a person once: only its SHA-256 is kept.

    `expires_on` is its last day, `holder` the person who is given it. Deliveries with it count as those of `by` and of
    the holder: neither releases them (rules.md S-36).
    Raises NotIssuable without an item, for a last day in the past, and for a name with a personal number.
    """
    if mask(name)[1]:
        raise NotIssuable(_("Take identity, telephone and card numbers out of this text."))
    if expires_on < timezone.localdate():
        raise NotIssuable(_("The last day of the key is over."))
    prefix = SIGN + secrets.token_hex(PREFIX_BYTES)
    key = f"{prefix}.{secrets.token_urlsafe(SECRET_BYTES)}"
    made = DeliveryKey.objects.create(
        source=source,
        name=name,
        prefix=prefix,
        digest=_digest(key),
        created_by=by,
        holder=holder,
        expires_on=expires_on,
    )
    made.items.set(items)
    if not made.items.exists():
        raise NotIssuable(_("Choose at least one item that the key may deliver."))
    return key, made


def revoke(key: DeliveryKey) -> None:
    """From now on the key opens nothing. A second time changes nothing."""
    DeliveryKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=timezone.now())
    key.refresh_from_db()


def usable(keys: QuerySet[DeliveryKey], *, on: date) -> QuerySet[DeliveryKey]:
    """Those of the keys that open on that day: not revoked, not over, with a holder whose account is switched on.

    And made by somebody who may make keys for the source today: whoever leaves that post leaves no open door behind.
    """
    roles = [role for role in Role if MAKE in permissions(role)]
    posts = Post.objects.in_force(on=on).filter(user=OuterRef("created_by"), role__in=roles)
    there = posts.filter(Q(source=OuterRef("source")) | Q(role__in=OF_THE_SITE))
    made = Q(created_by__is_superuser=True) | Exists(there)
    people = {"created_by__is_active": True, "created_by__is_staff": True, "holder__is_active": True}
    return keys.filter(made, revoked_at=None, expires_on__gte=on, **people)


def find_key(given: str) -> DeliveryKey | None:
    """The key somebody showed, if it is one that may be used today; its use is noted."""
    prefix, point, _secret = given.partition(".")
    if not point or len(given) > LONGEST:
        return None
    known = DeliveryKey.objects.select_related("source", "created_by").filter(prefix=prefix).first()
    if known is None or not hmac.compare_digest(known.digest, _digest(given)):
        return None
    opens = usable(DeliveryKey.objects.filter(pk=known.pk), on=timezone.localdate())
    return known if opens.update(last_used_at=timezone.now()) else None


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
