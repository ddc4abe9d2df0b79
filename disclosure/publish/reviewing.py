"""The review of what is shown without a last day (rules.md S-5): it stays public until the next one, or it ends."""

from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from creditchina.accounts.models import User
from disclosure.ledger import append
from disclosure.models import Change, Publication
from disclosure.publish.periods import UNDATED, NoRule
from disclosure.publish.rules import SECTORS, Rulebook, decided, rulebook
from disclosure.publish.verbs import take_down
from disclosure.publish.writing import NotOnShow, line_of


class NotReviewable(NotOnShow):
    """No review of the publication is due, or no ground was given; the sentence says which."""


@transaction.atomic
def review(
    publication: Publication, *, on: date, basis: str, by: User | None = None, rules: Rulebook | None = None
) -> Change:
    """Its ground still stands: it stays public, and the next review is due a period of its rule later.

    `basis` is kept with the line, not public. A review may be done thirty days before its day. Done twice it moves
    once: Raises NotReviewable for what is not due, is not public or has a last day, and without a basis.
    """
    if not basis.strip():
        raise NotReviewable(_("Say what was looked at and why the record stays public."))
    publication.refresh_from_db()
    due = publication.review_on
    waiting = Publication.objects.to_review(on=on).filter(pk=publication.pk, review_on=due)
    if due is None or not waiting.exists():
        raise NotReviewable(_not_due(publication, on))
    following = _next(publication, due, on, rules or rulebook())
    if not waiting.update(review_on=following):  # guarded by the day that was read: a second person changes nothing
        raise NotReviewable(_("Somebody else reviewed or changed this record meanwhile."))
    publication.refresh_from_db()
    line = line_of(publication, Change.Kind.REVIEWED, on=on, by=by, note=basis)
    line.review_on = following
    return append(line)


@transaction.atomic
def cure(publication: Publication, *, on: date, ground: str, by: User | None = None) -> Change | None:
    """End what is shown until a defect is cured or an obligation performed, because it is: right, and over.

    `ground` is kept with the line, not public. Raises NotReviewable where the record ends otherwise, or without one.
    """
    if not ground.strip():
        raise NotReviewable(_("Say what shows that the defect is cured or the obligation performed."))
    publication.refresh_from_db(from_queryset=Publication.objects.select_for_update(no_key=True))
    if publication.ends not in UNDATED or publication.shown_until is not None:
        raise NotReviewable(_("This record does not end by cure or performance."))
    return take_down(publication, on=on, ended_as=Publication.EndedAs.CURED, by=by, note=ground)


def _next(publication: Publication, due: date, on: date, rules: Rulebook) -> date:
    """The next day of review, after `on` and after the one that was due. Raises NotReviewable where no rule has one."""
    sector = publication.authority.field in SECTORS
    decision = decided(publication.item.code, publication.decided_on, publication.penalty_kinds, sector=sector)
    try:
        following = rules.period(decision, on=on, review=due).review_on
    except NoRule:
        following = None
    if following is None:
        raise NotReviewable(_("No rule in force says when this record is to be reviewed again."))
    return following


def _not_due(publication: Publication, on: date) -> str:
    if not publication.is_visible(on=on) or publication.shown_until or publication.review_on is None:
        return _("This record is not public, or has a last day: there is nothing to review.")
    told = _("No review is due: the next one is on %(day)s.")
    return told % {"day": date_format(publication.review_on)}
