"""Contradictions between subjects, their codes and their names."""

from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from disclosure.contradictions.check import Check
from disclosure.models import Subject, SubjectIdentifier, SubjectName

_USCC = SubjectIdentifier.Kind.USCC
# The first two signs of a code that belong to one kind of subject only (rules.md G-03).
_OF_KIND = {
    Subject.Kind.GOVERNMENT: ("11",),
    Subject.Kind.INSTITUTION: ("12",),
    Subject.Kind.SOCIAL: ("51", "52", "53"),
    Subject.Kind.SOLE_TRADER: ("92",),
    Subject.Kind.COOPERATIVE: ("93",),
}


def code_shared(on: date) -> QuerySet[Subject]:
    """One code on several subjects (rules.md G-08)."""
    other = SubjectIdentifier.objects.filter(kind=_USCC, value=OuterRef("value"), subject__merged_into=None).exclude(
        subject=OuterRef("subject")
    )
    shared = SubjectIdentifier.objects.filter(Exists(other), kind=_USCC)
    return Subject.objects.filter(merged_into=None, pk__in=shared.values("subject"))


def several_current_codes(on: date) -> QuerySet[Subject]:
    """Several codes at once (rules.md G-08)."""
    many = (
        SubjectIdentifier.objects.filter(kind=_USCC, status=SubjectIdentifier.Status.CURRENT)
        .order_by()
        .values("subject")
        .annotate(codes=Count("pk"))
        .filter(codes__gt=1)
    )
    return Subject.objects.filter(pk__in=many.values("subject"))


def name_differs(on: date) -> QuerySet[Subject]:
    """The name shown is not the current one among its names."""
    same = SubjectName.objects.filter(subject=OuterRef("pk"), kind=SubjectName.Kind.CURRENT, value=OuterRef("name"))
    return Subject.objects.filter(~Exists(same), merged_into=None)


def kind_differs(on: date) -> QuerySet[Subject]:
    """The kind is not the one that the first signs of its code stand for (rules.md G-03)."""
    wrong = Q()
    for kind, starts in _OF_KIND.items():
        begins = Q()
        for start in starts:
            begins |= Q(value__startswith=start)
        wrong |= begins & ~Q(subject__kind=kind)
    codes = SubjectIdentifier.objects.filter(wrong, kind=_USCC, status=SubjectIdentifier.Status.CURRENT)
    return Subject.objects.filter(pk__in=codes.values("subject"))


def joined_in_a_circle(on: date) -> QuerySet[Subject]:
    """Joined to a subject that was joined to it."""
    return Subject.objects.filter(merged_into__merged_into=F("pk"))


CHECKS = (
    Check(
        "code_shared",
        _("Its code stands on another subject as well."),
        _("Look which of them it belongs to; join them if they are one."),
        Subject,
        code_shared,
    ),
    Check(
        "several_current_codes",
        _("It carries several codes at once."),
        _("Look which code is in use, or part it if they are two."),
        Subject,
        several_current_codes,
    ),
    Check(
        "name_differs",
        _("The name shown is not its current name."),
        _("Deliver the directory again."),
        Subject,
        name_differs,
    ),
    Check(
        "kind_differs",
        _("Its kind is not the one its code stands for."),
        _("Check the code, and deliver the directory again."),
        Subject,
        kind_differs,
    ),
    Check(
        "joined_in_a_circle",
        _("Joined to a subject that was joined to it."),
        _("Undo one of the two."),
        Subject,
        joined_in_a_circle,
    ),
)
