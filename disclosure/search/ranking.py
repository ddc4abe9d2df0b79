"""Which names come first, and why: one total order over all that a question finds. Pure."""

from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import NamedTuple

from disclosure.models import Subject, SubjectName
from disclosure.names import parts
from disclosure.names.parts import is_branch
from disclosure.names.words import FORMS, regions
from disclosure.search.candidates import Candidate


class Tier(IntEnum):
    """How a name fits, the best first."""

    EXACT = 0
    BARE = 1  # all but the legal form
    CORE = 2  # brand and trade
    BRAND = 3
    BEGINNING = 4
    WITHIN = 5
    WORDS = 6  # every word, wherever
    ORDER = 7  # every sign, in order: a short name
    PINYIN = 8
    INITIALS = 9
    SLIP = 10  # one sign mistyped


class Place(NamedTuple):
    """Where a hit stands: smallest first. No two subjects share one."""

    tier: int
    branch: int
    gone: int
    former: int
    length: int
    subject: int


class Ranked(NamedTuple):
    """A subject that was found: its place, the name that matched, and why."""

    place: Place
    name: int
    why: str


def ranked(found: Iterable[Candidate], fits: Callable[[Candidate], tuple[Tier, str] | None]) -> list[Ranked]:
    """Each subject once, by the name that fits best; `fits` says how a name fits, None for not at all."""
    best: dict[int, Ranked] = {}
    for row in found:
        fit = fits(row)
        if fit is None:
            continue
        hit = Ranked(_place(row, fit[0]), row.pk, fit[1])
        known = best.get(row.subject)
        if known is None or hit < known:
            best[row.subject] = hit
    return sorted(best.values())


def by_signs(key: str, row: Candidate) -> tuple[Tier, str] | None:
    """How a name that holds the key does so."""
    if row.folded == key:
        return Tier.EXACT, "exact"
    if row.folded.startswith(key):
        return Tier.BEGINNING, "beginning"
    return (Tier.WITHIN, "within") if key in row.folded else None


def may_be_core(key: str, row: Candidate) -> bool:
    """Whether nothing but a legal form and a region stand behind the key: worth a closer look."""
    rest = row.folded.partition(key)[2]
    form = next((form for form in FORMS if rest.endswith(form)), "")
    rest = rest.removesuffix(form)
    return not rest or rest in regions()


def by_core(key: str, row: Candidate) -> tuple[Tier, str] | None:
    """How a part of the name is the key: all but the legal form, brand and trade, the brand alone."""
    if row.folded == key:
        return Tier.EXACT, "exact"
    cut = parts(row.folded, row.value)
    if cut.bare == key:
        return Tier.BARE, "core"
    if key in cut.cores:
        return Tier.CORE, "core"
    is_brand = key in cut.brands and (key == cut.brand or key not in regions())  # no region: 云溪（示例市）建筑
    return (Tier.BRAND, "brand") if is_brand else by_signs(key, row)


def _place(row: Candidate, tier: Tier) -> Place:
    gone = row.status in (Subject.Status.DEREGISTERED, Subject.Status.REVOKED)
    former = row.kind != SubjectName.Kind.CURRENT
    return Place(int(tier), int(is_branch(row.folded)), int(gone), int(former), len(row.folded), row.subject)
