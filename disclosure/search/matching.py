"""Many names or codes at once: whom each one means, how sure that is, and who else bears the name.

Codes and whole names are looked up together; only what is left is searched for one by one.
"""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from disclosure.models import Subject, SubjectIdentifier, SubjectName
from disclosure.names import parts
from disclosure.names.parts import region_at
from disclosure.names.words import FORMS, PUBLIC_BODIES, TRADES
from disclosure.search.candidates import Narrow
from disclosure.search.finding import find
from disclosure.search.limits import TooBroad, bounded
from disclosure.search.shown import subjects_by_pk
from disclosure.search.subjects import known_codes
from disclosure.search.understand import Meaning, Understood, understand

MOST: Final = 1_000  # names or codes in one question
SHOWN: Final = 5  # subjects that may be meant, told of each
# From here on one subject alone is said to be found. A name that differs in a sign never is: it may be that of somebody
# else, whom the directory does not have.
SURE: Final = 0.7
FOUND, AMBIGUOUS, NOT_FOUND, LEFT = "found", "ambiguous", "not_found", "not_searched"
TOO_BROAD: Final = "too_broad"  # the reason where so many fit that none is told
# How sure each reason is, by itself: an order and no probability.
SCORES: Final = {
    "code": 1.0,
    "exact": 1.0,
    "former": 0.95,
    "core": 0.9,
    "pinyin": 0.7,
    "homophone": 0.65,
    "swapped": 0.65,
    "missing": 0.65,
    "extra": 0.65,
    "wrong": 0.6,
    "brand": 0.6,
    "words": 0.6,
    "beginning": 0.5,
    "order": 0.5,
    "within": 0.4,
    "initials": 0.3,
}
_AT_A_TIME: Final = 500


@dataclass(frozen=True, slots=True)
class Match:
    """Whom one text means: the likeliest first. `sharing`: how many others fit as well as the first one does."""

    text: str
    outcome: str
    reason: str = ""
    score: float = 0.0
    sharing: int = 0
    subjects: tuple[Subject, ...] = ()
    suggestions: tuple[str, ...] = ()


class _Told(NamedTuple):
    reason: str
    sharing: int
    pks: tuple[int, ...]


def match(texts: Sequence[str], *, seconds: float) -> list[Match]:
    """Whom each text means, in the order given. Natural persons are never among them.

    A code that nobody carries comes with those that differ by a slip of the pen and are carried. After so many
    `seconds` nothing more is searched for one by one: what is left then is told to be left.
    """
    until = time.monotonic() + seconds
    asked = {text: understand(text) for text in texts}
    told = _by_code(asked)
    told |= _by_name({text: meant for text, meant in asked.items() if text not in told and meant.asks})
    left = [text for text, meant in asked.items() if text not in told and meant.kind in _SEARCHED]
    told |= _one_by_one(left, asked, until)
    carried = _carried(meant for text, meant in asked.items() if text not in told)
    rows = subjects_by_pk(sorted({pk for one in told.values() for pk in one.pks}))
    return [_match(text, asked[text], told.get(text), rows, carried) for text in texts]


_SEARCHED: Final = (Meaning.NAME, Meaning.DOCUMENT)


def _match(text: str, asked: Understood, told: _Told | None, rows: dict[int, Subject], carried: set[str]) -> Match:
    if told is None:
        if asked.kind in _SEARCHED:
            return Match(text, LEFT)
        return Match(text, NOT_FOUND, suggestions=tuple(code for code in asked.suggestions if code in carried))
    if told.reason == TOO_BROAD:
        return Match(text, AMBIGUOUS, TOO_BROAD)
    subjects = tuple(rows[pk] for pk in told.pks if pk in rows)
    if not subjects:
        return Match(text, NOT_FOUND, told.reason)
    score = SCORES[told.reason]
    is_sure = not told.sharing and score >= SURE and not (told.reason == "core" and _is_anybodys(asked.name_key))
    outcome = FOUND if is_sure else AMBIGUOUS
    return Match(text, outcome, told.reason, score, told.sharing, subjects)


def _is_anybodys(key: str) -> bool:
    """Whether a name without region and form tells nobody apart: a trade alone, or a public body of some place."""
    bare = parts(key).bare
    return bare in TRADES or (key == bare and bare.endswith(PUBLIC_BODIES) and not region_at(key))


def _by_code(asked: dict[str, Understood]) -> dict[str, _Told]:
    values = {text: code for text, meant in asked.items() if meant.asks and (code := meant.code)}
    carriers: dict[str, dict[int, None]] = defaultdict(dict)
    listed = SubjectIdentifier.objects.exclude(kind=SubjectIdentifier.Kind.PERSON_DIGEST)
    listed = listed.filter(subject__merged_into=None).exclude(subject__kind=Subject.Kind.PERSON)
    for some in _parts(set(values.values())):
        for value, pk in listed.filter(value__in=some).order_by("pk").values_list("value", "subject"):
            carriers[value][pk] = None
    return {text: _told("code", carriers[value]) for text, value in values.items() if value in carriers}


def _by_name(asked: dict[str, Understood]) -> dict[str, _Told]:
    """Whole names, and names without their legal form."""
    keys = {text: meant.name_key for text, meant in asked.items()}
    current, former = _bearers(set(keys.values()))
    told = {text: _told("exact", current[key] | former[key]) for text, key in keys.items() if key in current}
    told |= {text: _told("former", former[key]) for text, key in keys.items() if text not in told and key in former}
    rest = {text: key for text, key in keys.items() if text not in told}
    current, former = _bearers({key + form for key in rest.values() for form in FORMS})
    for text, key in rest.items():
        whole = [current[key + form] | former[key + form] for form in FORMS if key + form in current.keys() | former]
        if whole:
            told[text] = _told("core", {pk: None for pks in whole for pk in pks})
    return told


def _bearers(keys: set[str]) -> tuple[dict[str, dict[int, None]], dict[str, dict[int, None]]]:
    """Who bears these names now, and who bore them or has them as an English or short name."""
    current: dict[str, dict[int, None]] = defaultdict(dict)
    former: dict[str, dict[int, None]] = defaultdict(dict)
    named = SubjectName.objects.exclude(search_keys=None).order_by("pk").values_list("folded", "kind", "subject")
    for some in _parts(keys):
        for folded, kind, subject in named.filter(folded__in=some):
            (current if kind == SubjectName.Kind.CURRENT else former)[folded][subject] = None
    return current, former


def _carried(asked: Iterable[Understood]) -> set[str]:
    """Of all codes that mistyped ones may mean, those that somebody carries: few questions, however many texts."""
    wanted = {code for meant in asked for code in meant.suggestions}
    return {code for some in _parts(wanted) for code in known_codes(some)}


def _one_by_one(texts: list[str], asked: dict[str, Understood], until: float) -> dict[str, _Told]:
    told = dict[str, _Told]()
    for text in texts:
        if time.monotonic() > until:
            break
        told[text] = _searched(asked[text])
    return told


def _searched(asked: Understood) -> _Told:
    try:
        with bounded():
            found = find(asked, Narrow(), None)
            hits = list(found.hits if found.total_is_exact else islice(found.hits, SHOWN))
    except TooBroad:
        return _Told(TOO_BROAD, 0, ())
    if not hits:
        return _Told("", 0, ())
    alike = sum(hit.why == hits[0].why for hit in hits)
    sharing = alike - 1 if found.total_is_exact or alike < len(hits) else found.total - 1
    return _Told(hits[0].why, sharing, tuple(hit.subject for hit in hits[:SHOWN]))


def _told(reason: str, pks: dict[int, None]) -> _Told:
    return _Told(reason, len(pks) - 1, tuple(pks)[:SHOWN])


def _parts(values: Iterable[str]) -> Iterator[list[str]]:
    listed = sorted(values)
    return (listed[start : start + _AT_A_TIME] for start in range(0, len(listed), _AT_A_TIME))
