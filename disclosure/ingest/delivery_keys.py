"""Keys with which machines deliver for a source: shown once, kept as a digest, told apart by their beginning."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from creditchina.accounts.models import User
from disclosure.ingest.personal import mask
from disclosure.models import CatalogueItem, DeliveryKey, Source

SIGN: Final = "ccd"  # so that a key is known as one where it was lost
PREFIX_BYTES: Final = 4
SECRET_BYTES: Final = 32
LONGEST: Final = 200  # characters of what may be a key


class NotIssuable(Exception):
    """The key cannot be issued; the sentence says why."""


@transaction.atomic
def issue(
    source: Source, name: str, items: Iterable[CatalogueItem], expires_on: date, by: User
) -> tuple[str, DeliveryKey]:
    """A new key and its row. The key is shown to a person once: only its SHA-256 is kept.

    `expires_on` is its last day. Deliveries with it count as those of `by`, who therefore does not release them.
    Raises NotIssuable without an item, for a last day in the past, and for a name with a personal number.
    """
    if mask(name)[1]:
        raise NotIssuable(_("Take identity, telephone and card numbers out of this text."))
    if expires_on < timezone.localdate():
        raise NotIssuable(_("The last day of the key is over."))
    prefix = SIGN + secrets.token_hex(PREFIX_BYTES)
    key = f"{prefix}.{secrets.token_urlsafe(SECRET_BYTES)}"
    made = DeliveryKey.objects.create(
        source=source, name=name, prefix=prefix, digest=_digest(key), created_by=by, expires_on=expires_on
    )
    made.items.set(items)
    if not made.items.exists():
        raise NotIssuable(_("Choose at least one item that the key may deliver."))
    return key, made


def revoke(key: DeliveryKey) -> None:
    """From now on the key opens nothing. A second time changes nothing."""
    DeliveryKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=timezone.now())
    key.refresh_from_db()


def find_key(given: str) -> DeliveryKey | None:
    """The key somebody showed, if it is one that may be used today; its use is noted."""
    prefix, point, _secret = given.partition(".")
    if not point or len(given) > LONGEST:
        return None
    known = DeliveryKey.objects.select_related("source", "created_by").filter(prefix=prefix).first()
    if known is None or not hmac.compare_digest(known.digest, _digest(given)):
        return None
    usable = DeliveryKey.objects.filter(pk=known.pk, revoked_at=None, expires_on__gte=timezone.localdate())
    return known if usable.update(last_used_at=timezone.now()) else None


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
