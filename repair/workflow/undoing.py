"""What takes an approval back: false statements, or a plan that failed."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from disclosure import publish
from disclosure.models import Publication
from disclosure.publish.periods import add_months
from disclosure.registers.terms import length
from repair import clocks, decisions, notices, records
from repair.errors import Missing
from repair.models import Bar, Case, DecisionKind, NoticeKind, Shield
from repair.workflow.moving import Telling, make

BAR_MONTHS = 36  # where no row of the register says otherwise (rules.md C-15)


def revoke(case: Case, *, by: Any, on: date, reason: str, article: str, public: bool = False, note: str = "") -> Case:
    """The approval rested on false statements: the record returns with its original dates, and the subject is barred.

    `article`: the rule that bars; `public`: it says that the bar is shown (rules.md C-15, C-16). What is past its last
    day, or never was public, does not come back.
    """

    def effect(revoked: Case) -> None:
        decisions.record(revoked, DecisionKind.REVOKED, by=by, on=on, reason=reason, article=article)
        _bar(revoked, on, article, public)
        notices.tell(revoked, NoticeKind.DECIDED)
        _bring_back(revoked, by=by, on=on)

    return make("revoke", case, by=by, on=on, telling=Telling(reason, note, None, article), effect=effect)


def _bar(case: Case, on: date, basis: str, public: bool) -> None:
    months = length(clocks.BAR, on=on) or BAR_MONTHS
    subject = case.application.subject.survivor
    Bar.objects.create(
        subject=subject, case=case, since=on, until=add_months(on, months), basis=basis.strip()[:300], public=public
    )


def _bring_back(case: Case, *, by: Any, on: date) -> None:
    publication = records.current(Publication.objects.get(pk=case.publication_id))
    over = publication.shown_until is not None and publication.shown_until <= on
    if publication.public_since is None or over or publication.superseded:
        return
    publish.restore(publication, on=on, note=case.number, by=by)


def end_shield(
    case: Case, *, by: Any = None, on: date, reason: str, ruling: str, done: bool = False, note: str = ""
) -> Case:
    """The plan failed, or was carried out: the record comes back for the rest of its period (rules.md C-20).

    What the reorganised subject then asks for is an application of its own, which re-rates (C-19).
    """
    if not ruling.strip():
        raise Missing(_("Name the ruling by which the plan ended."), "ruling")

    def effect(ended: Case) -> None:
        as_ = Shield.End.DONE if done else Shield.End.FAILED
        Shield.objects.filter(case=ended, ended_on=None).update(ended_on=on, ended_as=as_, end_ruling=ruling.strip())
        notices.tell(ended, NoticeKind.MOVED)
        _unshield(ended, by=by, on=on)

    return make("end_shield", case, by=by, on=on, telling=Telling(reason, note), effect=effect)


def _unshield(case: Case, *, by: Any, on: date) -> None:
    publication = records.current(Publication.objects.get(pk=case.publication_id))
    over = publication.shown_until is not None and publication.shown_until <= on
    shielded = publication.shielded_from is not None and publication.shielded_until is None
    if shielded and publication.ended_on is None and not over:
        publish.unshield(publication, on=on, by=by, note=case.number)
