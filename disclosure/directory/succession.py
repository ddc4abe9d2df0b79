"""Authorities that are abolished or renamed: their matters go on with a successor, their decisions stay theirs.

Every step stands in the history of the registers, with who took it and by which document; from there it is taken back.
"""

from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models import User
from disclosure.directory import creating
from disclosure.models import Authority, Mandate, NilReturn, Publication

_DAY: Final = timedelta(days=1)
_REASON_LENGTH: Final = 100  # of a change reason in a history
_COPIED: Final = ("due_every_days", "two_people", "legal_basis_zh", "legal_basis_en")


class CannotHandOver(Exception):
    """The act is not possible; the sentence says why."""


@transaction.atomic
def hand_over(authority: Authority, successor: Authority, *, on: date, document: str, by: User) -> None:
    """From `on` the successor decides repair and has the mandates; what was decided keeps its deciding body.

    Chains are allowed. Raises CannotHandOver for a circle, an authority that was handed over before, a successor that
    has ended itself, or without a document.
    """
    creating.lock()  # two hand-overs at once could close a circle that neither of them sees
    authority, successor = _now(authority), _now(successor)
    _check(authority, successor, on=on, document=document)
    mandates = list(Mandate.objects.in_force(on=on).filter(authority=authority).order_by("pk"))
    for mandate in mandates:
        _give(mandate, successor, on=on, by=by, reason=_tag(authority))
        _save(mandate, by, _tag(authority), valid_to=on - _DAY)
    _save(authority, by, document, successor=successor, valid_to=on - _DAY)


@transaction.atomic
def take_back(authority: Authority, *, by: User, reason: str) -> None:
    """Undo a hand-over, as long as nothing was delivered under it. Raises CannotHandOver."""
    creating.lock()
    authority = _now(authority)
    if authority.successor is None or authority.valid_to is None:
        raise CannotHandOver(_("This authority was not handed over."))
    given = _touched(authority, authority.successor)
    if any(_was_used(mandate, authority.valid_to + _DAY) for mandate in given):
        raise CannotHandOver(_("Under the mandates of the successor something was delivered since. It stays."))
    before = authority.history.filter(successor=None).order_by("-history_date", "-history_id").first()
    for mandate in given:
        _back(mandate, by, reason)
    for mandate in _touched(authority, authority):
        _back(mandate, by, reason)
    _save(authority, by, reason, successor=None, valid_to=before.valid_to if before else None)


@transaction.atomic
def rename(authority: Authority, *, name_zh: str, name_en: str, document: str, by: User) -> None:
    """A new name from now on; deliveries that still write an earlier one find the authority all the same."""
    authority = _now(authority)
    taken = Authority.objects.filter(name_zh=name_zh).exclude(pk=authority.pk)
    if not name_zh.strip() or not document.strip() or taken.exists():
        raise CannotHandOver(_("Give a name that no other authority bears, and the document it comes from."))
    _save(authority, by, document, name_zh=name_zh.strip(), name_en=name_en.strip())


def _now(authority: Authority) -> Authority:
    return Authority.objects.select_for_update().get(pk=authority.pk)


def _check(authority: Authority, successor: Authority, *, on: date, document: str) -> None:
    if not document.strip():
        raise CannotHandOver(_("Name the document by which this is known."))
    if authority.successor_id:
        raise CannotHandOver(_("This authority was handed over before. Take that back first."))
    if successor.pk == authority.pk or authority.pk in {body.pk for body in successor.chain()}:
        raise CannotHandOver(_("The successor's own matters lead back to this authority."))
    if successor.valid_to and successor.valid_to < on:
        raise CannotHandOver(_("The successor has ended itself by that day. Choose the body that goes on."))
    if authority.valid_from and authority.valid_from >= on:
        raise CannotHandOver(_("The authority begins only on that day or later."))


def _give(mandate: Mandate, successor: Authority, *, on: date, by: User, reason: str) -> None:
    """The successor's mandate for the same source and item: a new one, or its own, in force again from that day."""
    same = {"source_id": mandate.source_id, "item_id": mandate.item_id, "authority": successor}
    own = Mandate.objects.filter(**same).first()
    if own and Mandate.objects.in_force(on=on).filter(pk=own.pk).exists():
        return
    terms = {column: getattr(mandate, column) for column in _COPIED}
    terms["two_people"] |= bool(own and own.two_people)  # to switch it off takes two people
    _save(own or Mandate(**same), by, reason, **terms, valid_from=on, valid_to=mandate.valid_to)


def _tag(authority: Authority) -> str:
    """What the histories of the mandates say of it; take_back finds them by it."""
    return f"hand-over {authority.code}"


def _touched(authority: Authority, of: Authority) -> list[Mandate]:
    """Mandates of one of the two whose last change is the hand-over."""
    found = []
    for mandate in Mandate.objects.filter(authority=of):
        last = mandate.history.order_by("-history_date", "-history_id").first()
        if last and last.history_change_reason == _tag(authority):
            found.append(mandate)
    return found


def _was_used(mandate: Mandate, since: date) -> bool:
    under = Publication.objects.filter(authority=mandate.authority_id, edition__item=mandate.item_id)
    nil = NilReturn.objects.filter(source=mandate.source_id, item=mandate.item_id, authority=mandate.authority_id)
    delivered = Q(batch__source=mandate.source_id, batch__on__gte=since)
    return under.filter(delivered).exists() or nil.filter(period_to__gte=since, withdrawn_at=None).exists()


def _back(mandate: Mandate, by: User, reason: str) -> None:
    """As it was before; one that began with the hand-over was never in force."""
    before = mandate.history.order_by("-history_date", "-history_id")[1:2]
    if before:
        _save(mandate, by, reason, valid_from=before[0].valid_from, valid_to=before[0].valid_to)
    else:
        _save(mandate, by, reason, valid_to=(mandate.valid_from or date.min + _DAY) - _DAY)


def _save(row: Any, by: User, reason: str, **columns: Any) -> None:
    """Change a register row with its history; one that came without (in bulk) is noted first as it was."""
    if row.pk and not row.history.exists():
        type(row).objects.get(pk=row.pk).save()
    for column, value in columns.items():
        setattr(row, column, value)
    row._history_user, row._change_reason = by, str(reason)[:_REASON_LENGTH]
    row.save()
