"""Personal numbers: found in free text and masked, or reduced to what the law needs (rules.md A-14).

Nothing here logs, stores or raises with a value in it.
"""

from disclosure.ingest.personal.identity import (
    birth_date,
    digest,
    is_adult,
    is_identity,
    last_four,
    normalised,
)
from disclosure.ingest.personal.masking import mask
from disclosure.ingest.personal.showing import HIDDEN, safe, visible

__all__ = [
    "HIDDEN",
    "birth_date",
    "digest",
    "is_adult",
    "is_identity",
    "last_four",
    "mask",
    "normalised",
    "safe",
    "visible",
]
