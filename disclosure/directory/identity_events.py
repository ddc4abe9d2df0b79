"""What the law did to subjects: absorbed, divided, deregistered. Facts with day and document; no record moves.

A record stays with whom it was determined about; the pages lead from one subject to the other.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models import User
from disclosure.directory.identity import CannotMove
from disclosure.models import LEGAL_EVENTS, IdentityAct, Subject


@transaction.atomic
def record(
    kind: IdentityAct.Kind,
    subject: Subject,
    other: Subject | None = None,
    *,
    on: date,
    document: str,
    by: User,
    reason: str = "",
    goes_on: bool = False,
) -> IdentityAct:
    """Note an event by its document: absorbed by `other`, a part of it became `other`, or deregistered.

    The subject counts as deregistered from then on, but for one that `goes_on` after a part was divided off. Raises
    CannotMove for persons, without a document, and for what is noted already.
    """
    subject, other = _organisation(subject), other and _organisation(other)
    if subject == other or (kind == IdentityAct.Kind.DEREGISTERED) != (other is None):
        raise CannotMove(_("Choose two different subjects."))
    if not document.strip():
        raise CannotMove(_("Name the document by which this is known."))
    standing = IdentityAct.objects.filter(kind=kind, subject=subject, other=other, undone_at=None)
    if standing.exists():
        raise CannotMove(_("This is noted already."))
    before = subject.status
    if not goes_on:
        Subject.objects.filter(pk=subject.pk).update(status=Subject.Status.DEREGISTERED)
    told = {"kind": kind, "subject": subject, "other": other, "on": on, "document": document, "by": by}
    return IdentityAct.objects.create(**told, reason=reason or document, moved={"status": before})


@transaction.atomic
def withdraw(act: IdentityAct, *, by: User) -> None:
    """Take back an event that was noted by mistake; the status is again what it was, if nothing else ended it."""
    noted = IdentityAct.objects.filter(pk=act.pk, undone_at=None, kind__in=LEGAL_EVENTS)
    if not noted.update(undone_at=timezone.now(), undone_by=by):
        raise CannotMove(_("This act was undone already, or is none that can be taken back so."))
    others = IdentityAct.objects.filter(subject=act.subject_id, undone_at=None, kind__in=LEGAL_EVENTS)
    if not others.exists():
        Subject.objects.filter(pk=act.subject_id).update(status=act.moved["status"])


def _organisation(subject: Subject) -> Subject:
    now = Subject.objects.select_for_update().get(pk=subject.pk)
    if now.kind == Subject.Kind.PERSON or now.merged_into_id:
        raise CannotMove(_("Choose organisations that are recorded under their own address."))
    return now
