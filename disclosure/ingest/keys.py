"""The natural key of a judged row, once its subject is known (rules.md S-41), and what a held row is known by."""

import hashlib

from disclosure.ingest.row import Judged
from disclosure.publish import keys
from disclosure.publish.keys import KEY_BYTES


def natural_key(item_id: int, subject_id: int, row: Judged, key_part: str | None = None) -> bytes:
    """The item's key fields with authority and subject; `key_part` in place of the row's own."""
    return keys.natural_key(item_id, row.authority_id, subject_id, row.key_part if key_part is None else key_part)


def held_digest(row: Judged) -> bytes:
    """What makes two held rows the same one: content, code and key, whichever batch brought them."""
    told = f"{row.authority_id}\x1f{row.code}\x1f{row.subject_key}\x1f{row.key_part}".encode() + row.digest
    return hashlib.blake2b(told, digest_size=KEY_BYTES).digest()
