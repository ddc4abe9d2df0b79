"""As what somebody acts in a case: as its applicant, or by a post at the body whose matter it is."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.reach import reach_of
from creditchina.standing.models import Standing
from disclosure.models import Subject
from repair.models import Application, Case, Status, Step


class Actor(models.TextChoices):
    """Who makes moves. Reviewer and second reviewer are one: which of two people is the second shows in the case."""

    APPLICANT = "applicant", _("applicant")
    WINDOW_CLERK = "window_clerk", _("window clerk")
    SITE = "site", _("this site")
    OPERATOR = "operator", _("operator")
    REVIEWER = "reviewer", _("reviewer")
    SUPERVISOR = "supervisor", _("supervisor")
    APPEAL_REVIEWER = "appeal_reviewer", _("appeal reviewer")


A = Actor
STAFF: Final = (A.REVIEWER, A.SUPERVISOR, A.APPEAL_REVIEWER)  # who decides: never about a case of their own
FOR_APPLICANT: Final = (A.APPLICANT, A.WINDOW_CLERK)
# The permission that makes somebody one of these, for the authorities that the post reaches.
_BY_POST: Final = {
    A.REVIEWER: "repair.decide_case",
    A.SUPERVISOR: "repair.supervise_case",
    A.APPEAL_REVIEWER: "repair.decide_appeal",
}


@dataclass(frozen=True, slots=True)
class Acting:
    """Somebody who wants to move a case on a day; `user` None is the site itself."""

    user: Any
    actors: frozenset[Actor]
    on: date


def acting(case: Case, user: Any, *, on: date) -> Acting:
    """Everything that this user is in this case on that day; nothing for who has no part in it."""
    if user is None:
        return Acting(None, frozenset([A.SITE]), on)
    found = {actor for actor, permission in _BY_POST.items() if _reaches(user, permission, _body(case, actor))}
    if user.has_perm("repair.pass_on_case"):
        found.add(A.OPERATOR)
    if at_the_window(case.application, user):
        found.add(A.WINDOW_CLERK)
    if _applies(case, user, on=on):
        found.add(A.APPLICANT)
    return Acting(user, frozenset(found), on)


def _body(case: Case, actor: Actor) -> int:
    """Whose matter it is: an appeal is that of the body above, where there is one (rules.md S-26)."""
    on_appeal = case.appeal_authority_id if actor == A.APPEAL_REVIEWER else None
    return on_appeal or case.authority_id


def may_apply(user: Any, subject: Subject, *, on: date, waiting: bool = True) -> bool:
    """Whether an account may act for the subject in matters of repair.

    `waiting`: also while a first-time agent's 24 hours run. In them it prepares and sends what is its own, which waits
    with the site; what others have going it neither reads nor moves.
    """
    if user.is_staff:
        return False
    return Standing.objects.in_force(user, subject.survivor, act="repair", on=on, waiting=waiting).exists()


def _applies(case: Case, user: Any, *, on: date) -> bool:
    own = case.applicant_id == user.pk and case.status in (Status.DRAFT, Status.SUBMITTED)
    return may_apply(user, case.application.subject, on=on, waiting=own)


def has_interest(case: Case, user: Any) -> bool:
    """Whether somebody has a part of their own in a case: ever acted for the subject, or says so.

    Whoever began, signed or sent its application has, and whoever made any step for the applicant, at a window too.
    """
    if user.pk in (case.applicant_id, case.filed_by_id):
        return True
    one = case.application.subject.survivor
    parts: tuple[models.QuerySet[Any], ...] = (
        Standing.objects.filter(Q(subject=one) | Q(subject__merged_into=one), user=user),
        Step.objects.filter(case__application=case.application_id, by=user, role__in=FOR_APPLICANT),
        case.application.letters.filter(signed_by=user),
        case.recusals.filter(user=user),
    )
    return any(part.exists() for part in parts)


def _reaches(user: Any, permission: str, authority: int) -> bool:
    reach = reach_of(user, permission)
    return not reach.everything and authority in reach.authorities


def at_the_window(application: Application, user: Any) -> bool:
    """Whether an application was begun at a service window where this clerk works."""
    if application.window_id is None or application.filed_by_id is None:
        return False
    return _reaches(user, "repair.file_case", application.window_id)
