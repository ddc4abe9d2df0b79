"""Undo a join or a parting: records go back under new references again, because references never come back."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from creditchina.accounts.models import User
from disclosure import publish
from disclosure.directory import creating, identity_marks
from disclosure.directory.identity import CannotMove, records_of
from disclosure.directory.identity_keys import KeyUnknown, keys_under
from disclosure.models import IdentityAct, Publication, Subject

MOVES = (IdentityAct.Kind.JOINED, IdentityAct.Kind.PARTED)


def undo(act: IdentityAct, *, on: date, by: User) -> None:
    """Give back what the act moved, as it is by now. Raises CannotMove, saying what happened since that forbids it."""
    publish.lapse(by=on)
    with transaction.atomic():
        creating.move()
        act = IdentityAct.objects.select_related("subject", "other").get(pk=act.pk)
        taken = IdentityAct.objects.filter(pk=act.pk, undone_at=None, kind__in=MOVES)
        if act.other is None or not taken.update(undone_at=timezone.now(), undone_by=by):
            raise CannotMove(_("This act was undone already, or is none that moves records."))
        joined = act.kind == IdentityAct.Kind.JOINED
        home, away = act.subject, act.other
        _check(act, home, away, joined=joined)
        here = _now_at(act, away)
        _names_back(act, home, away, joined=joined)
        _records_back(act, here, home, on=on, by=by)


def _check(act: IdentityAct, home: Subject, away: Subject, *, joined: bool) -> None:
    """Nothing was joined on top of it, nor came since to the subject that is to vanish or to lose its codes."""
    if away.merged_into_id or home.merged_into_id != (away.pk if joined else None):
        raise CannotMove(_("One of the two was joined to another subject since. Undo that first."))
    if joined or act.moved.get("created"):
        came = len(records_of(away, most=0)) - act.moved["then"]
        if came > 0:
            told = ngettext(
                "%(count)d record of %(name)s came since, and nobody can tell whose it is. Part it by hand.",
                "%(count)d records of %(name)s came since, and nobody can tell whose they are. Part them by hand.",
                came,
            )
            raise CannotMove(told % {"count": came, "name": away})


def _names_back(act: IdentityAct, home: Subject, away: Subject, *, joined: bool) -> None:
    if joined:
        Subject.objects.filter(pk=home.pk).update(merged_into=None)
    if not identity_marks.give_back(act.moved, of=away, to=home):
        raise CannotMove(_("A name or code that went with it was moved on since. Undo that first."))
    if act.moved.get("created"):  # made by the parting: its address leads to where its records are again
        identity_marks.strip(away)
        Subject.objects.filter(pk=away.pk).update(merged_into=home)


def _records_back(act: IdentityAct, here: dict[int, int], home: Subject, *, on: date, by: User) -> None:
    under, note = keys_under(home), act.reason
    moved = [here[new] for _old, new in act.moved["records"] if new is not None]
    try:
        publish.move(moved, home, under, on=on, note=note, by=by)
        twins = {here.get(twin, twin): old for old, twin in act.moved["twins"]}
        rows = Publication.objects.filter(pk__in=twins)
        publish.share({row.pk: (twins[row.pk], under(row)) for row in rows}, home, on=on, note=note, by=by)
    except (KeyUnknown, publish.NotOnShow) as problem:
        raise CannotMove(str(problem)) from problem


def _now_at(act: IdentityAct, away: Subject) -> dict[int, int]:
    """Where each record that the act moved is by now: itself, or what it was restored as. Raises CannotMove."""
    told = [new for _old, new in act.moved["records"] if new is not None]
    told += [twin for old, twin in act.moved["twins"] if twin != old]
    now = {pk: pk for pk in told}
    while gone := _superseded(now.values()):
        followed = dict(Publication.objects.filter(predecessor__in=gone).values_list("predecessor", "pk"))
        if not followed:
            break
        now = {pk: followed.get(at, at) for pk, at in now.items()}
        if not followed.keys() >= gone:
            break
    standing = Publication.objects.filter(pk__in=now.values(), subject=away, superseded=False).count()
    if standing != len(set(now.values())):
        raise CannotMove(_("Records that went with it were moved on since. Undo that first."))
    return now


def _superseded(pks: Iterable[int]) -> set[int]:
    return set(Publication.objects.filter(pk__in=list(pks), superseded=True).values_list("pk", flat=True))
