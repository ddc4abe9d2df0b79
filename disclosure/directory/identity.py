"""Subjects recorded twice are joined, two recorded as one are parted; either can be undone (rules.md G-08).

Records move by `publish.move`, in one transaction with names and codes and the act that says who did it and why.
"""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models import User
from disclosure import publish
from disclosure.directory import creating, identity_marks
from disclosure.directory.identity_keys import KeyUnknown, keys_under
from disclosure.models import IdentityAct, Publication, Subject, SubjectIdentifier, SubjectName

MOST: Final = 10_000  # records that one act moves: some seconds in which nothing else is attached to a subject
_AT_A_TIME: Final = 500


class CannotMove(Exception):
    """The act is not possible; the sentence says why and what to do first."""


def join(subject: Subject, into: Subject, *, on: date, reason: str, by: User) -> IdentityAct:
    """Record under `into` everything that was recorded under `subject`, which then only leads there.

    Its current name becomes a former name. Raises CannotMove: between persons and others, where one is joined already,
    for more than MOST records, for a record whose key cannot be made anew, or one that both have and only one shows.
    """
    publish.lapse(by=on)  # what is over ends as over, not as moved
    with transaction.atomic():
        creating.move()
        subject, into = _alone(subject), _alone(into)
        _check_kinds(subject, into)
        records = records_of(subject)
        twins: dict[int, int] = {}
        moved = _move(records, into, on=on, reason=reason, by=by, twins=twins)
        note = identity_marks.carry(subject.names.order_by("pk"), subject.identifiers.order_by("pk"), into)
        Subject.objects.filter(pk=subject.pk).update(merged_into=into)
        note |= {"records": moved, "twins": sorted(twins.items()), "then": len(records_of(into, most=0))}
        return IdentityAct.objects.create(
            kind=IdentityAct.Kind.JOINED, subject=subject, other=into, on=on, reason=reason, by=by, moved=note
        )


def part(
    subject: Subject,
    to: Subject | creating.NewSubject,
    records: Collection[int],
    *,
    names: Collection[int] = (),
    identifiers: Collection[int] = (),
    on: date,
    reason: str,
    by: User,
) -> IdentityAct:
    """Give some records of a subject, and names and codes (by primary key), to another known or new one.

    Later deliveries of the records follow them, also under the code of the first subject. Raises CannotMove as `join`.
    """
    publish.lapse(by=on)
    with transaction.atomic():
        creating.move()
        subject = _alone(subject)
        created = isinstance(to, creating.NewSubject)
        other = Subject.objects.get(pk=creating.create([to])[0]) if isinstance(to, creating.NewSubject) else _alone(to)
        _check_kinds(subject, other)
        chosen = records_of(subject) & set(records)
        if not chosen or len(chosen) != len(set(records)):
            raise CannotMove(_("Choose records of this subject that are to move."))
        twins: dict[int, int] = {}
        moved = _move(chosen, other, on=on, reason=reason, by=by, twins=twins)
        if twins:  # later deliveries could not follow it
            raise CannotMove(_("One of these records stands with the other subject already. Withdraw it here instead."))
        note = identity_marks.carry(
            SubjectName.objects.filter(subject=subject, pk__in=names).exclude(kind=SubjectName.Kind.CURRENT),
            SubjectIdentifier.objects.filter(subject=subject, pk__in=identifiers),
            other,
        )
        note |= {"records": moved, "twins": [], "created": created, "then": len(records_of(other, most=0))}
        return IdentityAct.objects.create(
            kind=IdentityAct.Kind.PARTED, subject=subject, other=other, on=on, reason=reason, by=by, moved=note
        )


def records_of(subject: Subject, *, most: int = MOST) -> set[int]:
    """Primary keys of its records as they are now; superseded ones stay where they were told. Raises CannotMove."""
    found = set(Publication.objects.filter(subject=subject, superseded=False).values_list("pk", flat=True))
    if most and len(found) > most:
        told = _("%(name)s has %(count)d records; at most %(most)d are moved at once. Ask the operator.")
        raise CannotMove(told % {"name": subject, "count": len(found), "most": most})
    return found


def _alone(subject: Subject) -> Subject:
    """The subject as it is now, if it is not joined to another one."""
    now = Subject.objects.select_related("merged_into").get(pk=subject.pk)
    if now.merged_into:
        told = _("%(name)s is recorded under %(other)s already.")
        raise CannotMove(told % {"name": now, "other": now.merged_into})
    return now


def _check_kinds(one: Subject, other: Subject) -> None:
    if one.pk == other.pk:
        raise CannotMove(_("Choose two different subjects."))
    if (one.kind == Subject.Kind.PERSON) != (other.kind == Subject.Kind.PERSON):
        raise CannotMove(_("Nothing moves between a natural person and an organisation."))


def _move(
    records: Collection[int], to: Subject, *, on: date, reason: str, by: User, twins: dict[int, int]
) -> list[tuple[int, int | None]]:
    under = keys_under(to)
    try:
        known = _recorded(records, to, under)

        def key_of(record: Publication) -> bytes | None:
            key = under(record)
            twin = known.get(key)
            if twin is None:
                return key
            _check_alike(record, twin, on)
            # Undone, it is again what the one record says by then; what had ended before stays as it had ended.
            twins[record.pk] = twin.pk if record.ended_on is None or record.ended_on > on else record.pk
            return None

        return publish.move(records, to, key_of, on=on, note=reason, by=by)
    except (KeyUnknown, publish.NotOnShow) as problem:
        raise CannotMove(str(problem)) from problem


def _recorded(records: Collection[int], to: Subject, key_of: Callable[[Publication], bytes]) -> dict[bytes, Any]:
    """Records that the other subject has under the keys that these would get."""
    found: dict[bytes, Publication] = {}
    wanted = sorted(records)
    for start in range(0, len(wanted), _AT_A_TIME):
        some = Publication.objects.filter(pk__in=wanted[start : start + _AT_A_TIME])
        keys = [key_of(row) for row in some]
        twins = Publication.objects.filter(key__in=keys, subject=to, superseded=False).order_by("pk")
        found |= {bytes(row.key): row for row in twins.select_for_update(no_key=True)}
    return found


def _check_alike(record: Publication, twin: Publication, on: date) -> None:
    """What ended under one subject must not stand under the other: which of the two is right, nobody guesses."""
    ended = [row.ended_on is not None and row.ended_on <= on for row in (record, twin)]
    if record.is_visible(on=on) != twin.is_visible(on=on) or ended[0] != ended[1]:
        told = _(
            "%(record)s is public or recorded with one of the two subjects and ended with the other. Settle this first."
        )
        raise CannotMove(told % {"record": record})
