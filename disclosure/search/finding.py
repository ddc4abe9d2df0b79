"""Subjects by name: all that fit, in one order, a page at a time (rules.md S-50).

Up to CAP subjects are found and ranked together. Where more fit, the best come first, then names that begin with the
text in the order of their signs, then names that hold it in the order of their keys: pages go on to the last one.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, NamedTuple

from disclosure.models import SubjectName
from disclosure.names.keys import core_key
from disclosure.names.words import FORMS
from disclosure.search import near
from disclosure.search.candidates import Candidate, Narrow, beginning, containing, exactly, keyed, reading_on
from disclosure.search.page import COUNTED_UP_TO, MALFORMED, BadCursor
from disclosure.search.ranking import Ranked, Tier, by_core, by_signs, may_be_core, ranked
from disclosure.search.understand import Understood

CAP: Final = COUNTED_UP_TO  # subjects that are counted and ranked
NAMES: Final = CAP + 200  # names that are read: some subjects bear several that fit
HEAD: Final = 200  # names of the best kinds, each, where more than CAP subjects fit
SCANNED: Final = 30_000  # names that are read one by one to find the next few, at most
_AT_A_TIME: Final = 60

RANKED, BEST, BEGINNING, WITHIN = range(4)  # where a page starts: which list it goes on in
At = tuple[int, ...]  # one of these, and a place in it: six numbers
Read = Callable[[str, Narrow, int], list[Candidate]]


class Hit(NamedTuple):
    """A subject that was found; the page behind it starts `at`."""

    at: At
    subject: int
    name: int
    why: str


class Found(NamedTuple):
    """Hits of one question behind a place, and how many there are in all; beyond CAP there are more than that many."""

    hits: Iterator[Hit]
    total: int
    total_is_exact: bool


def find(asked: Understood, narrow: Narrow, after: At | None) -> Found:
    """All subjects that fit, from behind `after`. Raises TooBroad inside `bounded`, and BadCursor, there or while
    hits are read."""
    key = asked.name_key
    holding = containing([key], narrow, limit=NAMES)
    cores = keyed([core_key(key)], narrow, limit=HEAD) if not key.endswith(FORMS) else []  # no core ends in a form
    subjects = len({row.subject for row in holding})
    if subjects > CAP or len(holding) == NAMES:
        common = len(holding) * SCANNED > holding[-1].pk * _AT_A_TIME
        return Found(_beyond(key, narrow, cores, after or (BEST,), common=common), min(subjects, CAP), False)
    hits = ranked({row.pk: row for row in [*holding, *cores]}.values(), partial(_fits, key, {row.pk for row in cores}))
    hits = near.completed(hits, asked, narrow)
    if after and after[0] != RANKED:  # the text had more hits when the page before was read
        return Found(_beyond(key, narrow, cores, after, common=False), len(hits), True)
    return Found((_hit(RANKED, hit) for hit in hits if not after or hit.place > after[1:]), len(hits), True)


def _fits(key: str, cores: set[int], row: Candidate) -> tuple[Tier, str] | None:
    return by_core(key, row) if row.pk in cores or may_be_core(key, row) else by_signs(key, row)


def _fits_best(key: str, row: Candidate) -> tuple[Tier, str] | None:
    fit = by_core(key, row)
    return fit if fit and fit[0] <= Tier.BRAND else None  # the others stand in the lists behind


def _hit(where: int, hit: Ranked) -> Hit:
    return Hit((where, *hit.place), hit.place.subject, hit.name, hit.why)


def _beyond(key: str, narrow: Narrow, cores: list[Candidate], after: At, *, common: bool) -> Iterator[Hit]:
    """More than can be ranked: list by list, none twice. `common`: so many names hold the key that reading on finds
    them sooner than the index does, which gives them out of order."""
    whole = exactly([key, *(key + form for form in FORMS)], narrow, limit=HEAD)
    best = ranked({row.pk: row for row in [*whole, *cores]}.values(), partial(_fits_best, key))
    told = {hit.place.subject for hit in best}
    if after[0] <= BEST:
        yield from (_hit(BEST, hit) for hit in best if len(after) == 1 or hit.place > after[1:])
    if after[0] <= BEGINNING:
        yield from _listed(key, _beginning, narrow, told, BEGINNING, after)
    yield from _listed(key, _reading_on if common else _within, narrow, told, WITHIN, after)


def _listed(key: str, read: Read, narrow: Narrow, told: set[int], where: int, after: At) -> Iterator[Hit]:
    """Subjects by their first name of this list that fits, unless the list before has them."""
    last = after[1] if after[0] == where else 0
    while rows := read(key, narrow, last):
        names = _names_of({row.subject for row in rows} - told)
        for row in rows:
            first = min((_order(key, *name) for name in names.get(row.subject, ())), default=None)
            if first == _order(key, row.pk, row.folded) and first[0] == where:
                why = by_signs(key, row)
                yield Hit((where, row.pk, 0, 0, 0, 0, 0), row.subject, row.pk, why[1] if why else "")
        last = rows[-1].pk


def _beginning(key: str, narrow: Narrow, after: int) -> list[Candidate]:
    return beginning(key, narrow, limit=_AT_A_TIME, after=_place_of(key, after) if after else None)


def _place_of(key: str, pk: int) -> tuple[str, int]:
    """Where that name stands among those that begin with the key. A forged cursor may ask for any row, and where the
    list goes on would tell the name of a natural person (rules.md S-14): only names of this list have a place."""
    folded = SubjectName.objects.exclude(search_keys=None).filter(pk=pk).values_list("folded", flat=True).first()
    if folded is None or not folded.startswith(key):
        raise BadCursor(MALFORMED)
    return folded, pk


def _within(key: str, narrow: Narrow, after: int) -> list[Candidate]:
    return containing([key], narrow, limit=_AT_A_TIME, after=after)


def _reading_on(key: str, narrow: Narrow, after: int) -> list[Candidate]:
    return reading_on(key, narrow, limit=_AT_A_TIME, after=after)


def _names_of(subjects: set[int]) -> dict[int, list[tuple[int, str]]]:
    """All names of these subjects: one query."""
    names: dict[int, list[tuple[int, str]]] = {}
    for subject, pk, folded in SubjectName.objects.filter(subject__in=subjects).values_list("subject", "pk", "folded"):
        names.setdefault(subject, []).append((pk, folded))
    return names


def _order(key: str, pk: int, folded: str) -> tuple[int, str, int]:
    """In which list a name stands, and where in it; behind all of them where it does not fit."""
    if folded.startswith(key):
        return BEGINNING, folded, pk
    return (WITHIN, "", pk) if key in folded else (WITHIN + 1, "", pk)
