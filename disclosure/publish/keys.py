"""The natural key of a record: item, authority, subject and the folded key fields, as 16 bytes (rules.md S-41)."""

import hashlib
from typing import Final

KEY_BYTES: Final = 16


def natural_key(item_id: int, authority_id: int, subject_id: int, part: str) -> bytes:
    """What two deliveries of one record have in common, and two records never."""
    told = f"{item_id}\x1f{authority_id}\x1f{subject_id}\x1f{part}"
    return hashlib.blake2b(told.encode(), digest_size=KEY_BYTES).digest()
