"""A repair that is taken back: the record is what it would be without it (rules.md C-16)."""

from datetime import date
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models import User
from disclosure.models import Publication
from disclosure.publish.verbs import SETTLED, restore, succeed
from disclosure.publish.writing import NotOnShow

EndedAs = Publication.EndedAs


class Back(StrEnum):
    """What a record is again once its repair is taken back."""

    SHOWN = "shown"
    TOLD = "told"  # not public: its period is over, or it never was; special reports tell it as they tell such records
    NOTHING = ""  # it was not repaired, or goes on elsewhere


def comes_back(publication: Publication, *, on: date) -> Back:
    """What `unrepair` makes of it that day."""
    settled = publication.ended_as == EndedAs.EXPIRED and SETTLED in publication.flags.split()
    if publication.superseded or not (settled or publication.ended_as == EndedAs.REPAIRED):
        return Back.NOTHING
    over = publication.shown_until is not None and publication.shown_until <= on
    return Back.TOLD if settled or over or publication.public_since is None else Back.SHOWN


@transaction.atomic
def unrepair(publication: Publication, *, on: date, note: str, by: User | None = None) -> Publication:
    """Take its repair back; returns the record as it goes on, under a new reference where it had ended by the repair.

    Shown again with its original dates, or, as the public sees no change, without a line: kept as it was, kept as past
    its end, or expired and not settled (rules.md D-14). Raises NotOnShow where `comes_back` has nothing.
    """
    back = comes_back(publication, on=on)
    if back == Back.SHOWN:
        return restore(publication, on=on, note=note, by=by)
    if back == Back.NOTHING:
        raise NotOnShow(_("This publication was not repaired."))
    here = Publication.objects.filter(pk=publication.pk, superseded=False, flags=publication.flags)
    settled = publication.ended_as == EndedAs.EXPIRED
    rest = " ".join(flag for flag in publication.flags.split() if flag != SETTLED)
    if not (here.update(flags=rest) if settled else here.update(superseded=True)):
        raise NotOnShow(_("This publication was changed meanwhile; read it again."))
    if settled:
        publication.refresh_from_db()
        return publication
    kept = publication.kept_because or Publication.Kept.PAST_END
    return succeed(publication, on=on, public_since=None, kept_because=kept)
