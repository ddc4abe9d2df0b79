"""The verbs that change what the public may see. Each writes once and adds one ledger line, in one transaction."""

import os
import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat, Trim
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models import User
from disclosure.ledger import append
from disclosure.models import Batch, Change, Mark, Publication, Severity, Subject
from disclosure.publish.holding import is_held
from disclosure.publish.marking import hiding
from disclosure.publish.periods import ONE_DAY, add_months
from disclosure.publish.writing import NotOnShow, end, line_of, replace

SETTLED = "settled"  # a flag: repaired after its period had ended
FINDING_MONTHS = 3  # a minor record shown on a written finding ends after three months (rules.md A.3, A-30)


class NotShowable(Exception):
    """The publication may not be shown: its period is over, it ended, or no rule allows it."""


@transaction.atomic
def show(publication: Publication, *, on: date, finding: str, by: User | None = None) -> Change:
    """Show a kept record on its authority's written finding (rules.md S-6); minor ones for three months at most.

    Raises NotShowable for a person whom no list's rule publishes, past the record's end, and without a finding.
    """
    if not finding.strip():
        raise NotShowable(_("Showing this record needs the authority's written finding."))
    _take(publication)
    _refuse_person(publication)
    if not publication.item.public:
        raise NotShowable(_("Records of this kind are kept for special reports and never shown."))
    if hiding(publication):
        raise NotShowable(_("A mark keeps this record from public view; end the mark first."))
    if is_held(publication):
        raise NotShowable(_("A shield keeps this record from public view; end the shield first."))
    until = _finding_end(publication)
    if until <= on:
        raise NotShowable(_("The display period of this record is over."))
    shown = Publication.objects.filter(pk=publication.pk, public_since=None, ended_on=None, superseded=False).update(
        public_since=on, kept_because="", shown_until=until
    )
    if not shown:
        raise NotShowable(_("This record is public already, or has ended."))
    publication.refresh_from_db()
    return append(line_of(publication, Change.Kind.SHOWN, on=on, by=by, note=finding))


@transaction.atomic
def correct(publication: Publication, new: Mapping[str, Any], *, batch: Batch, on: date) -> Change | None:
    """Replace the content by the source's correction: the old version is sealed, the reference stays.

    `new` maps column names to values and carries the new `digest`. A publication that ended, or whose last day is
    over, only gains a sealed version (rules.md S-41) and no line; a kept one changes without a line. Raises
    NotOnShow if another change came first.
    """
    kind = replace(publication, new, batch=batch, on=on, today=on)
    return append(line_of(publication, kind, on=on)) if kind else None


def annul(publication: Publication, *, on: date, reason: str, by: User | None = None) -> Change | None:
    """Withdraw because the decision was changed, revoked, found unlawful or void; the reason is public (A-18)."""
    return _end(publication, Publication.EndedAs.ANNULLED, on=on, by=by, reason=reason)


def take_down(
    publication: Publication,
    *,
    on: date,
    ended_as: Publication.EndedAs = Publication.EndedAs.REPAIRED,
    by: User | None = None,
    note: str = "",
) -> Change | None:
    """End the publication for good on `on`: gone from every surface from that day (rules.md C-13, A-17).

    A record that was never public ends without a ledger line and returns None. Raises NotOnShow if it ended before.
    """
    return _end(publication, ended_as, on=on, by=by, note=note)


def settle(publication: Publication) -> None:
    """Say of a record whose period ended that it was repaired since: special reports leave it out (rules.md D-14).

    What the public sees does not change, so no line is owed. Raises NotOnShow where it did not expire, or was said
    before.
    """
    expired = Publication.objects.filter(pk=publication.pk, ended_as=Publication.EndedAs.EXPIRED, superseded=False)
    told = expired.exclude(flags__contains=SETTLED)
    if not told.update(flags=Trim(Concat("flags", Value(f" {SETTLED}")))):
        raise NotOnShow(_("This publication did not end by time, or is repaired already."))
    publication.refresh_from_db()


@transaction.atomic
def restore(publication: Publication, *, on: date, note: str, by: User | None = None) -> Publication:
    """Bring an ended publication back under a new reference with its original dates (rules.md S-11, rules.md C-16).

    Raises NotShowable where it never was public, has not ended, was restored before, or its period is over.
    """
    _take(publication)
    _refuse_person(publication)
    if publication.public_since is None or (publication.shown_until and publication.shown_until <= on):
        raise NotShowable(_("Its display period is over, or it was never public."))
    freed = Publication.objects.filter(pk=publication.pk, ended_on__lte=on, superseded=False).update(superseded=True)
    if not freed:
        raise NotShowable(_("Only a publication that has ended can be restored, and only once."))
    back = succeed(publication, on=on, public_since=on)
    kind = Change.Kind.SHOWN if back.shielded_from is None else Change.Kind.SHIELDED
    append(line_of(back, kind, on=on, by=by, note=note))
    return back


def succeed(publication: Publication, *, on: date, public_since: date | None, kept_because: str = "") -> Publication:
    """Write an ended record anew under another reference, where it has not ended; what is pending about it goes along.

    Shielded only while something still hides it. The caller has freed its key, and owes a line where it was public.
    """
    hidden = public_since is not None and (bool(hiding(publication)) or is_held(publication))
    back = Publication.objects.get(pk=publication.pk)
    back.pk, back.ref, back.salt = None, uuid.uuid4(), os.urandom(16)
    back.predecessor_id, back.superseded = publication.pk, False
    back.ended_on, back.ended_as, back.end_reason = None, "", ""
    back.public_since, back.kept_because = public_since, kept_because
    back.shielded_from, back.shielded_until = on if hidden else None, None
    back.save(force_insert=True)
    Mark.objects.filter(publication=publication, until=None).update(publication=back)  # what is pending still is
    publication.superseded = True
    return back


@transaction.atomic
def _end(
    publication: Publication,
    ended_as: Publication.EndedAs,
    *,
    on: date,
    by: User | None,
    reason: str = "",
    note: str = "",
) -> Change | None:
    if not end(publication, ended_as, on=on, reason=reason):
        return None
    return append(line_of(publication, Change.Kind.ENDED, on=on, by=by, note=reason or note))


def _take(publication: Publication) -> None:
    """Read it as it is now and keep it so: its dates must not come from a copy that was corrected meanwhile."""
    publication.refresh_from_db(from_queryset=Publication.objects.select_for_update(no_key=True))


def _refuse_person(publication: Publication) -> None:
    """Raises NotShowable for a person's record, unless the rule of its list publishes persons (rules.md H-01)."""
    person = publication.subject.kind == Subject.Kind.PERSON
    serious_list = publication.item.serious_list
    if person and serious_list is not None and serious_list.shows_persons:
        return
    if person or publication.kept_because == Publication.Kept.PERSON:
        raise NotShowable(_("Records about natural persons are shown only where the rule of their list says so."))


def _finding_end(publication: Publication) -> date:
    """First day no longer shown when a kept record is shown on a finding."""
    cap = add_months(publication.counted_from, FINDING_MONTHS) + ONE_DAY
    until = publication.shown_until or cap
    return min(until, cap) if publication.severity == Severity.MINOR else until
