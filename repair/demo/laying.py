"""Lay out the demo's cases: each a firm, a record of the bureau, and how far it went."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction

from creditchina.accounts.models import User
from disclosure.demo.applicant import AGENT
from disclosure.demo.chain import BAKERY, CHAIN
from disclosure.models import Publication
from repair import nightly
from repair.demo import doors, plays
from repair.demo.people import APPLICANT, People
from repair.demo.scene import Play, Scene
from repair.models import Case, Channel
from repair.reference import BASIS

BUREAU: Final = "11990100MB00010113"  # the demo's staff decides there
_LONG: Final = timedelta(days=75)  # before the first case of all
OUTSIDE: Final = "abnormal_operation"  # of its records, what goes through the publicity system


def lay_out(*, on: date) -> int:
    """Put a case into each state; returns how many. Nothing where there are cases already, or the register is small."""
    if Case.objects.exists():
        return 0
    _open_channels()
    people = People(since=on - _LONG)
    others, chain = _others(on, people), _of(CHAIN.name, on, people)
    with transaction.atomic():
        _play(plays.OF_OTHERS, others)
        _play(plays.OF_THE_CHAIN, chain)
        _play([doors.received], chain)
        _play([plays.revoked], _of(BAKERY.name, on, people))  # which is barred from then on
        _play([plays.submitted], _of_the_agent(on, people))
        _play(doors.PLAYS, others)
    nightly.count_breaches(on=on)
    return Case.objects.count()


def _open_channels() -> None:
    """The bureau's records are repaired here, but for the list of abnormal operation, as (authority, item) says."""
    told = {"in_force_from": date(2026, 4, 1), "field": ""}
    Channel.objects.get_or_create(authority_code=BUREAU, item_code="", **told, defaults={"system": "own", **BASIS})
    system = {"system": "market_regulation", "address": "https://www.gsxt.gov.cn/", **BASIS}
    Channel.objects.get_or_create(authority_code=BUREAU, item_code=OUTSIDE, **told, defaults=system)


def _others(on: date, people: People) -> Scene:
    """What of the bureau's records can be asked for, one of each firm; none of the applicant's."""
    penalties, entries, abnormal = _found(on)
    free = [rows.exclude(subject__actors__user__username=APPLICANT) for rows in (penalties, entries, abnormal)]
    records, listed, outside = (list(_one_each(rows)) for rows in free)
    return Scene(on, people, records, listed, outside)


def _of(name: str, on: date, people: People) -> Scene:
    """The same of one firm of the applicant's, all of them."""
    records, entries, outside = (list(rows.filter(subject__name=name)) for rows in _found(on))
    return Scene(on, people, records, entries, outside)


def _of_the_agent(on: date, people: People) -> Scene:
    """A penalty of the firm whose agent is in its first 24 hours, of a body at which nobody of the demo works."""
    agent = User.objects.filter(username=AGENT).first()
    found = _ready(on).filter(subject__actors__user=agent, edition__item__code="penalty")
    return Scene(on, people, list(found.exclude(authority__code=BUREAU)) if agent else [], filer=agent)


def _ready(on: date) -> Any:
    """Whose shortest period was over before the oldest case began."""
    found = Publication.objects.visible(on=on).listed().filter(repairable_from__lte=on - timedelta(days=45))
    return found.filter(marks=None).select_related("subject", "edition__item").order_by("-decided_on", "pk")


def _found(on: date) -> tuple[Any, Any, Any]:
    """Penalties, entries on a serious list, and what goes through another channel."""
    ready = _ready(on).filter(authority__code=BUREAU)
    abnormal = Publication.objects.visible(on=on).listed().filter(authority__code=BUREAU, edition__item__code=OUTSIDE)
    entries = ready.filter(edition__item__serious_list__isnull=False)
    return ready.filter(edition__item__code="penalty"), entries, abnormal.order_by("pk")


def _one_each(rows: Any) -> Iterator[Publication]:
    """The first record of each firm."""
    met: set[int] = set()
    for row in rows:
        if row.subject_id not in met:
            met.add(row.subject_id)
            yield row


def _play(played: Any, scene: Scene) -> None:
    """One case each; left out where the register has no record for it."""
    each: Play
    for each in played:
        try:
            each(scene)
        except IndexError:
            continue
