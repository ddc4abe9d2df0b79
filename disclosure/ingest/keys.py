"""The natural key of a record (rules.md S-41)."""

import hashlib
from typing import Final

from disclosure.ingest.row import Judged

KEY_BYTES: Final = 16


def natural_key(item_id: int, subject_id: int, row: Judged, key_part: str | None = None) -> bytes:
    """The item's key fields with authority and subject, as 16 bytes; `key_part` in place of the row's own."""
    part = row.key_part if key_part is None else key_part
    told = f"{item_id}\x1f{row.authority_id}\x1f{subject_id}\x1f{part}"
    return hashlib.blake2b(told.encode(), digest_size=KEY_BYTES).digest()
