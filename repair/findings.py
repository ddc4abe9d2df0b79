"""Findings that a decision no longer stands: reported with the document, decided in three working days (rules.md A-18).

Reported here by whom it concerns; decided by another person where every withdrawal is (disclosure.publish.withdrawing).
"""

from datetime import date
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from creditchina.standing.models import Standing
from disclosure import publish
from disclosure.models import Publication, Withdrawal
from repair import notices
from repair.errors import IllegalMove, Missing, NotYours
from repair.models import Fate, Finding, NoticeKind, Reporter
from repair.numbering import FINDING, new_number
from repair.workflow.moving import require_no_numbers

REPORT: Final = "repair.add_finding"


def report(
    publication: Publication, *, by: Any, fate: str, body: str, document: str, document_on: date | None, on: date
) -> Finding:
    """Say that the decision behind a record was changed, revoked or found unlawful, and by which document.

    No copy of it is asked for: the authority was heard there, and has it. The record stays public until another person
    has decided. Raises NotYours, Missing; IllegalMove where the record ended or its withdrawal is asked for already.
    """
    told_by, held = _reporter(publication, by, on)
    said = {"body": body.strip(), "document": document.strip()}
    day = _required(publication, fate, said, document_on, on)
    try:
        with transaction.atomic():
            asked = publish.ask_withdrawal(publication, reason=fate, by=by)
            made = Finding.objects.create(
                number=new_number(FINDING, on),
                withdrawal=asked,
                subject=publication.subject,
                told_by=told_by,
                standing=held,
                by=by,
                fate=fate,
                document_on=day,
                received_on=on,
                **said,
            )
            notices.tell_of_finding(made, but=by)
    except publish.NotWithdrawable as problem:
        raise IllegalMove(str(problem)) from problem
    return made


def _reporter(publication: Publication, by: Any, on: date) -> tuple[Reporter, Standing | None]:
    """As whom somebody reports. Raises NotYours."""
    if not by.is_staff:
        held = Standing.objects.in_force(by, publication.subject.survivor, act="objections", on=on).first()
        if held is None:
            raise NotYours(_("You do not act for this subject. Prove that you may, or ask at a service window."))
        return Reporter.SUBJECT, held
    if not Publication.objects.within(by, REPORT).filter(pk=publication.pk).exists():
        raise NotYours(_("This record is not one of your authority or source."))
    of_the_site = by.has_perm("repair.pass_on_case")
    return (Reporter.SITE if of_the_site else Reporter.AUTHORITY), None


def _required(publication: Publication, fate: str, said: dict[str, str], document_on: date | None, on: date) -> date:
    """The day of the document. Raises Missing for what must be said, and for a paper that cannot be about it."""
    if fate not in Fate.values:
        raise Missing(_("Choose what became of the decision."), "fate")
    for field, told in (("body", _("Name the court or body.")), ("document", _("Give the number of the document."))):
        if not said[field]:
            raise Missing(told, field)
        require_no_numbers(said[field], field)
    if document_on is None or document_on > on:
        raise Missing(_("Give the day of the document, up to today."), "document_on")
    if document_on < publication.decided_on:
        raise Missing(_("This document is older than the decision; it cannot have ended it."), "document_on")
    return document_on


def tell(asked: Withdrawal, **_more: Any) -> None:
    """A withdrawal was decided: who reported it hears of it. Called within the transaction of the decision."""
    found = Finding.objects.filter(withdrawal=asked).first()
    if found is not None:
        notices.tell_of_finding(found, but=asked.decided_by)


def tell_late(asked: Withdrawal) -> None:
    """Its three days are over."""
    found = Finding.objects.filter(withdrawal=asked).first()
    if found is not None:
        notices.tell_of_finding(found, kind=NoticeKind.LATE)
