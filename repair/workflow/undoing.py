"""What takes an approval back: false statements, or a plan that failed."""

from datetime import date
from functools import partial
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from disclosure import publish
from disclosure.models import Publication
from disclosure.publish.periods import add_months
from disclosure.registers.terms import length
from repair import clocks, decisions, notices, records, shields
from repair.errors import Missing
from repair.models import Bar, Case, DecisionKind, NoticeKind, Shield
from repair.workflow.moving import Telling, make

BAR_MONTHS = 36  # where no row of the register says otherwise (rules.md C-15)


def revoke(case: Case, *, by: Any, on: date, reason: str, article: str, public: bool = False, note: str = "") -> Case:
    """The approval rested on false statements: the record returns with its original dates, and the subject is barred.

    `article`: the rule that bars; `public`: it says that the bar is shown (rules.md C-15, C-16). What is past its last
    day, or never was public, is not shown, but no longer counts as repaired.
    """

    def effect(revoked: Case) -> None:
        publication = records.current(Publication.objects.get(pk=revoked.publication_id))
        back = publish.comes_back(publication, on=on)
        decisions.record(revoked, DecisionKind.REVOKED, by=by, on=on, reason=reason, article=article, back=back)
        _bar(revoked, on, article, public)
        notices.tell(revoked, NoticeKind.DECIDED)
        if back:
            publish.unrepair(publication, on=on, note=revoked.number, by=by)

    return make("revoke", case, by=by, on=on, telling=Telling(reason, note, None, article), effect=effect)


def _bar(case: Case, on: date, basis: str, public: bool) -> None:
    months = length(clocks.BAR, on=on) or BAR_MONTHS
    subject = case.application.subject.survivor
    Bar.objects.create(
        subject=subject, case=case, since=on, until=add_months(on, months), basis=basis.strip()[:300], public=public
    )


def end_shield(
    case: Case, *, by: Any = None, on: date, reason: str, ruling: str, done: bool = False, note: str = ""
) -> Case:
    """The plan failed, or was carried out: the record comes back for the rest of its period (rules.md C-20).

    It stays away while a mark hides it. What a reorganised subject asks for is an application of its own, which
    re-rates, and with which the shield ends by itself (C-19).
    """
    if not ruling.strip():
        raise Missing(_("Name the ruling by which the plan ended."), "ruling")

    def effect(ended: Case) -> None:
        _ended(ended, Shield.End.DONE if done else Shield.End.FAILED, on, ruling)
        record = records.current(Publication.objects.get(pk=ended.publication_id))
        publish.release(record, on=on, by=by, note=ended.number)

    return make("end_shield", case, by=by, on=on, telling=Telling(reason, note), effect=effect)


def close_shields(publication: Publication, *, on: date, ruling: str) -> None:
    """The record is about to end by repair: what shielded it ends with it, and shows nothing (rules.md C-19)."""
    for shield in shields.running(publication).select_related("case__application"):
        with translation.override(shield.case.application.language):
            reason = _("The record is repaired, so there is nothing left to shield.")
        effect = partial(_ended, as_=Shield.End.DONE, on=on, ruling=ruling)
        make("end_shield", shield.case, by=None, on=on, telling=Telling(reason), effect=effect)


def _ended(case: Case, as_: Shield.End, on: date, ruling: str) -> None:
    open_ = Shield.objects.filter(case=case, ended_on=None)
    open_.update(ended_on=on, ended_as=as_, end_ruling=ruling.strip())
    notices.tell(case, NoticeKind.MOVED)
