"""Marks beside a publication (rules.md S-7, A-21): what is pending about its decision, and whether that hides it."""

from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models import User
from disclosure.ledger import append
from disclosure.models import OBJECTED, Change, Mark, MarkKind, MarkRule, Publication, Subject
from disclosure.publish.holding import is_held
from disclosure.publish.shielding import shield, unshield
from disclosure.publish.writing import NotOnShow, line_of

HIDES_NEVER: Final = frozenset([MarkKind.RECONSIDERATION, MarkKind.LITIGATION, *OBJECTED])  # A-21, rules.md C-28
Kept = Publication.Kept


class NotMarkable(NotOnShow):
    """The publication has ended, carries that mark already, or the days do not fit."""


def hides(kind: str, *, on: date) -> bool:
    """Whether a mark that stands since `on` takes a publication from public view: the dated rule in force that day.

    Where no rule is in force, what may be secret is hidden and nothing else (rules.md A-15).
    """
    if kind in HIDES_NEVER:
        return False
    begun = Q(in_force_from=None) | Q(in_force_from__lte=on)
    rules = MarkRule.objects.filter(begun, Q(in_force_to=None) | Q(in_force_to__gte=on), kind=kind)
    rule = rules.order_by(F("in_force_from").desc(nulls_last=True)).first()
    return rule.hides if rule else kind == MarkKind.SECRECY


def hiding(publication: Publication) -> list[Mark]:
    """The open marks that keep it from public view."""
    return [
        mark for mark in Mark.objects.filter(publication=publication, until=None) if hides(mark.kind, on=mark.since)
    ]


@transaction.atomic
def mark(
    publication: Publication,
    kind: str,
    *,
    since: date,
    on: date,
    by: User,
    document: str = "",
    note: str = "",
    answer_due: date | None = None,
) -> Mark:
    """Set a mark on the day `on`; one of a kind stands at a time. Where its rule hides, the publication is shielded.

    A record that is kept and not public waits, while secrecy is examined, as Kept.SECRECY. Raises NotMarkable.
    """
    _lock(publication)
    if since > on:
        raise NotMarkable(_("A mark begins today or earlier."))
    if publication.ended_on is not None:
        raise NotMarkable(_("This publication has ended already."))
    if Mark.objects.filter(publication=publication, kind=kind, until=None).exists():
        raise NotMarkable(_("This publication carries that mark already."))
    told = {"document": document, "note": note, "answer_due": answer_due}
    made = Mark(publication=publication, kind=kind, since=since, by=by, **told)
    if publication.public_since is None and kind == MarkKind.SECRECY:
        made.kept_before = publication.kept_because
        _keep(publication, Kept.SECRECY)
    made.save(force_insert=True)
    if publication.is_visible(on=on) and hides(kind, on=since):
        shield(publication, on=on, by=by, note=note)
    return made


@transaction.atomic
def unmark(standing: Mark, *, until: date, on: date, by: User, note: str = "") -> Mark:
    """End a mark: what was pending is over since `until`; it leaves no trace before the public (rules.md S-7).

    With the last mark that hid it the publication is shown again, with its original dates, as far as these last.
    Raises NotMarkable where the mark has ended, or `until` is before its first day or after `on`.
    """
    publication = standing.publication
    _lock(publication)
    if not standing.since <= until <= on:
        raise NotMarkable(_("A mark ends between its first day and today."))
    told = "\n".join(filter(None, (standing.note, note)))
    if not Mark.objects.filter(pk=standing.pk, until=None).update(until=until, ended_by=by, note=told):
        raise NotMarkable(_("This mark has ended already."))
    standing.refresh_from_db()
    if hides(standing.kind, on=standing.since) or standing.kind == MarkKind.SECRECY:
        release(publication, on=on, by=by, note=note)
    return standing


def expect(standing: Mark, answer_due: date) -> None:
    """Say until when the answer is due, the day having been counted anew; of a mark that ended it is no matter."""
    Mark.objects.filter(pk=standing.pk, until=None).update(answer_due=answer_due)


@transaction.atomic
def release(publication: Publication, *, on: date, by: User | None = None, note: str = "") -> None:
    """Back to what it was before it was hidden, unless it ended, or a mark or somebody else still keeps it from view.

    Whoever ends what hid it asks for this, so that the last of several shows it (rules.md C-18, S-7).
    """
    _lock(publication)
    if publication.ended_on is not None or hiding(publication) or is_held(publication):
        return
    over = publication.shown_until is not None and publication.shown_until <= on
    if publication.kept_because == Kept.SECRECY:
        if not Mark.objects.filter(publication=publication, kind=MarkKind.SECRECY, until=None).exists():
            _decide(publication, over=over, on=on, by=by, note=note)
    elif publication.shielded_from is not None and publication.shielded_until is None and not over:
        unshield(publication, on=on, by=by, note=note)


def _decide(publication: Publication, *, over: bool, on: date, by: User | None, note: str) -> None:
    """Kept for the reason it had before the examination; shown where it had none and its last day is not over."""
    last = Mark.objects.filter(publication=publication, kind=MarkKind.SECRECY).order_by("-pk").first()
    before = last.kept_before if last else ""
    serious_list = publication.item.serious_list
    if publication.subject.kind == Subject.Kind.PERSON and not (serious_list and serious_list.shows_persons):
        before = Kept.PERSON
    if before or over:
        _keep(publication, before or Kept.PAST_END)
        return
    Publication.objects.filter(pk=publication.pk, public_since=None).update(public_since=on, kept_because="")
    publication.refresh_from_db()
    append(line_of(publication, Change.Kind.SHOWN, on=on, by=by, note=note))


def _keep(publication: Publication, reason: str) -> None:
    """Say why it is kept; what is kept because of a person stays so, whatever is examined."""
    Publication.objects.filter(pk=publication.pk, public_since=None).exclude(kept_because=Kept.PERSON).update(
        kept_because=reason
    )
    publication.refresh_from_db()


def _lock(publication: Publication) -> None:
    publication.refresh_from_db(from_queryset=Publication.objects.select_for_update(no_key=True))
