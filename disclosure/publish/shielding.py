"""Out of public view for a time, and back: what a mark that hides does, and what courts order in insolvency.

The public is told that it ended, and later that it was published: never that it is shielded (rules.md S-11).
"""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models import User
from disclosure.ledger import append
from disclosure.models import Change, Publication
from disclosure.publish.writing import NotOnShow, line_of


@transaction.atomic
def shield(publication: Publication, *, on: date, by: User | None = None, note: str = "") -> Change:
    """Take a publication from public view from `on`, until it is unshielded.

    Raises NotOnShow where it is not public, has ended, or is shielded already.
    """
    free = Q(shielded_from=None) | Q(shielded_until__lte=on)
    shielded = Publication.objects.filter(free, pk=publication.pk, public_since__lte=on, ended_on=None).update(
        shielded_from=on, shielded_until=None
    )
    if not shielded:
        raise NotOnShow(_("This publication is not public, has ended, or is shielded already."))
    publication.refresh_from_db()
    return append(line_of(publication, Change.Kind.SHIELDED, on=on, by=by, note=note))


@transaction.atomic
def unshield(publication: Publication, *, on: date, by: User | None = None, note: str = "") -> Change:
    """Show it again from `on`, with its original dates.

    Raises NotOnShow where it is not shielded, has ended meanwhile, or its last day is over.
    """
    lasting = Q(shown_until=None) | Q(shown_until__gt=on)
    shielded = Publication.objects.filter(lasting, pk=publication.pk, shielded_from__lte=on, shielded_until=None)
    if not shielded.filter(ended_on=None).update(shielded_until=on):
        raise NotOnShow(_("This publication is not shielded, or has ended meanwhile."))
    publication.refresh_from_db()
    return append(line_of(publication, Change.Kind.UNSHIELDED, on=on, by=by, note=note))
