"""Withdrawing a record of one's own source: the clerk asks, a second person decides (rules.md S-36, A-18)."""

from datetime import date

from django.db import IntegrityError, transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from creditchina.accounts.models import User
from disclosure.models import Change, Publication, Withdrawal
from disclosure.publish.verbs import annul
from disclosure.publish.writing import NotOnShow

Status = Withdrawal.Status
# Sent with `asked` once one is granted or refused, within its transaction, before the record is written.
decided = Signal()


class NotWithdrawable(NotOnShow):
    """The withdrawal cannot be asked for or decided, or not by this person; the sentence says why."""


def ask_withdrawal(publication: Publication, *, reason: str, by: User) -> Withdrawal:
    """Ask to withdraw a record for a reason that becomes public; nothing changes yet.

    Raises NotWithdrawable without a reason, for what ended, and where it was asked for already.
    """
    if not reason.strip():
        raise NotWithdrawable(_("Say why the decision no longer stands."))
    publication.refresh_from_db()
    if publication.ended_on is not None:
        raise NotWithdrawable(_("This publication has ended already."))
    try:
        with transaction.atomic():
            return Withdrawal.objects.create(publication=publication, reason=reason, asked_by=by)
    except IntegrityError:
        raise NotWithdrawable(_("The withdrawal of this record was asked for already.")) from None


@transaction.atomic
def grant_withdrawal(asked: Withdrawal, *, on: date, by: User) -> Change | None:
    """Withdraw the record as the second person. Raises NotWithdrawable; NotOnShow where it ended meanwhile."""
    _decide(asked, by, Status.GRANTED, "")
    return annul(asked.publication, on=on, reason=asked.reason, by=by)


@transaction.atomic
def refuse_withdrawal(asked: Withdrawal, *, by: User, note: str) -> Withdrawal:
    """Leave the record as it is; it may be asked for again. Raises NotWithdrawable, also without a note."""
    if not note.strip():
        raise NotWithdrawable(_("Say why it is refused; whoever asked reads it."))
    _decide(asked, by, Status.REFUSED, note)
    return asked


def _decide(asked: Withdrawal, by: User, status: Withdrawal.Status, note: str) -> None:
    """Guard and write in one statement: once, and by another person than the one who asked."""
    if asked.asked_by_id == by.pk:
        raise NotWithdrawable(_("You asked for this yourself, so another person must decide."))
    waiting = Withdrawal.objects.filter(pk=asked.pk, status=Status.ASKED)
    if not waiting.update(status=status, decided_by=by, decided_at=timezone.now(), note=note):
        raise NotWithdrawable(_("This was decided already."))
    asked.refresh_from_db()
    decided.send(Withdrawal, asked=asked)
