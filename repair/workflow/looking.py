"""What changes nothing of a case: opening it, telling complete from incomplete, taking it, standing aside."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from repair.errors import IllegalMove, Missing
from repair.models import Case, Evidence, EvidenceLook, Objection, Recusal, Seen


def look(case: Case, *, by: Any) -> Case:
    """The authority opened the file for the first time. Only its own people's looks are told."""
    if by.has_perm("repair.decide_case", case):
        Case.objects.filter(pk=case.pk, seen=Seen.UNOPENED).update(seen=Seen.OPENED)
        case.refresh_from_db()
    return case


def judge(case: Case, *, complete: bool) -> Case:
    """Tell colleagues whether the file is complete; a request to the applicant is `ask`."""
    Case.objects.open().filter(pk=case.pk).update(seen=Seen.COMPLETE if complete else Seen.INCOMPLETE)
    case.refresh_from_db()
    return case


def take(case: Case, *, by: Any) -> Case:
    """Say who handles it; only a wish, everybody of the authority may still act."""
    Case.objects.open().filter(pk=case.pk).update(handler=by)
    case.refresh_from_db()
    return case


def release(case: Case) -> Case:
    """Nobody in particular handles it."""
    Case.objects.open().filter(pk=case.pk).update(handler=None)
    case.refresh_from_db()
    return case


def recuse(case: Case, *, by: Any, reason: str) -> Recusal:
    """Declare a conflict of interest: no move of this case is this person's any more. Raises Missing, IllegalMove."""
    if not reason.strip():
        raise Missing(_("Say what the conflict is; only colleagues read it."), "reason")
    if not case.is_open or by.pk in (case.proposed_by_id, case.decided_by_id):
        raise IllegalMove(_("You have decided in this case already, or it is over."))
    try:
        with transaction.atomic():
            made = Recusal.objects.create(case=case, user=by, reason=reason.strip()[:300])
            Case.objects.filter(pk=case.pk, handler=by).update(handler=None)
    except IntegrityError:
        return case.recusals.get(user=by)
    return made


def open_evidence(evidence: Evidence, matter: Case | Objection, *, by: Any, purpose: str) -> Evidence:
    """Record who looks at a file and for what (rules.md S-37). Raises Missing without a purpose."""
    if not purpose.strip():
        raise Missing(_("Say for which purpose you look at it; this is recorded."), "purpose")
    EvidenceLook.objects.create(evidence=evidence, by=by, purpose=purpose.strip()[:200], **looked_at_in(matter))
    return evidence


def looked_at_in(matter: Case | Objection) -> dict[str, Any]:
    """The column of a look that says in which matter a file was opened."""
    return {"objection" if isinstance(matter, Objection) else "case": matter}
