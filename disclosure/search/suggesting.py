"""Names that may be meant, while one is typed. Organisations only: a person is in no index (rules.md S-14)."""

from functools import partial
from itertools import islice
from typing import Final

from disclosure.names.keys import core_key
from disclosure.search import near
from disclosure.search.candidates import Narrow, beginning, containing, keyed
from disclosure.search.limits import TooBroad, bounded
from disclosure.search.ranking import Ranked, by_core, ranked
from disclosure.search.shown import subjects_by_pk
from disclosure.search.subjects import SubjectHit
from disclosure.search.understand import Meaning, Understood, understand

MOST: Final = 8
_SHORTEST: Final = 2  # signs
_READ: Final = 200  # names of each kind


def suggest(text: str) -> list[SubjectHit]:
    """The likeliest few; none for a text that is no name, is too short, or fits too many to look through them."""
    asked = understand(text)
    if asked.kind not in (Meaning.NAME, Meaning.DOCUMENT) or len(asked.name_key) < _SHORTEST:
        return []
    try:
        with bounded():
            hits = list(islice(_found(asked), MOST))
    except TooBroad:
        return []
    rows = subjects_by_pk([hit.place.subject for hit in hits])
    return [SubjectHit(rows[hit.place.subject], hit.why) for hit in hits if hit.place.subject in rows]


def _found(asked: Understood) -> list[Ranked]:
    """Those that begin so or whose brand it is; where they are few, also those that hold it: most names begin with a
    region, which few people type."""
    key, narrow = asked.name_key, Narrow()
    names = [*beginning(key, narrow, limit=_READ), *keyed([core_key(key)], narrow, limit=_READ)]
    if len(names) < MOST:
        names += containing([key], narrow, limit=_READ)
    return ranked({row.pk: row for row in names}.values(), partial(by_core, key)) or near.read_aloud(asked, narrow)
