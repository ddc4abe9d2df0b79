"""The bar of a revoked case, taken away because the finding was wrong; the revocation itself stands."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from repair import notices
from repair.errors import IllegalMove
from repair.models import Bar, Case, NoticeKind
from repair.workflow.moving import Telling, make

_ASKED = Q(lift_asked_by__isnull=False)


def ask_lift(case: Case, *, by: Any, on: date, note: str) -> Case:
    """Ask that the bar be lifted; the note tells colleagues why it was wrong. Nothing changes by it."""

    def effect(asked: Case) -> None:
        _write(asked, Q(lift_asked_by=None), lift_asked_by=by)

    return make("ask_lift", case, by=by, on=on, telling=Telling(note=note), effect=effect)


def lift_bar(case: Case, *, by: Any, on: date, reason: str, note: str = "") -> Case:
    """Another person lifts it: the subject can apply again from that day, and reads why."""

    def effect(lifted: Case) -> None:
        _write(lifted, _ASKED & ~Q(lift_asked_by=by), lifted_on=on, lifted_by=by)
        notices.tell(lifted, NoticeKind.DECIDED)

    return make("lift_bar", case, by=by, on=on, telling=Telling(reason, note), effect=effect)


def keep_bar(case: Case, *, by: Any, on: date, note: str) -> Case:
    """Leave it as it is; the note tells colleagues why. It can be asked for again."""

    def effect(kept: Case) -> None:
        _write(kept, _ASKED, lift_asked_by=None)

    return make("keep_bar", case, by=by, on=on, telling=Telling(note=note), effect=effect)


def _write(case: Case, free: Q, **columns: Any) -> None:
    if not Bar.objects.filter(free, case=case, lifted_on=None).update(**columns):
        raise IllegalMove(_("Somebody else has moved this case meanwhile. Look at it again."))
