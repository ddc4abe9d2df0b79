"""A natural person acts here for themselves alone: who they are somebody else has proven, by their identity number.

Of the number the keyed digest is compared, then it is dropped: it is neither kept, logged nor shown (rules.md S-10).
"""

from datetime import date
from typing import Final

from django.conf import settings
from django.db import IntegrityError
from django.utils.translation import gettext as _

from creditchina.accounts.models import User
from creditchina.standing.granting import Asked, Grounds, NotGranted, grant, longest
from creditchina.standing.models import Standing
from creditchina.standing.terms import ACTS, Capacity
from disclosure.ingest.personal import digest, is_adult, is_identity
from disclosure.models import Subject, SubjectIdentifier

MOST: Final = 10  # rows with one digest that are looked at: subjects that were joined


def prove(user: User, number: str, grounds: Grounds, *, on: date) -> Standing:
    """Let an account act for the person whose identity number it is; that this is the holder was proven. NotGranted."""
    asked, subject = Asked(Capacity.SELF, frozenset(ACTS), longest(on)), person_of(number, on=on)
    try:
        return grant(user, subject, asked, grounds, on=on)
    except IntegrityError as problem:  # two answers at the same moment: the database let one in
        raise NotGranted(_("Somebody entered this at the same moment. Look at the page of the account.")) from problem


def person_of(number: str, *, on: date) -> Subject:
    """The subject of an identity number. Raises NotGranted: for no such number, a minor, nobody on record."""
    if not is_identity(number):
        raise NotGranted(_("There is no identity number of 18 characters in this, so it is not clear who you are."))
    if not is_adult(number, on):
        raise NotGranted(_("Nothing is recorded of minors, so there is nothing to report."))
    value = digest(number, settings.PERSON_DIGEST_KEY.encode()).hex()
    carried = SubjectIdentifier.objects.filter(kind=SubjectIdentifier.Kind.PERSON_DIGEST, value=value)
    persons = Subject.objects.filter(kind=Subject.Kind.PERSON, pk__in=carried.values("subject"))
    found = {each.survivor for each in persons.select_related("merged_into")[:MOST]}
    if not found:
        raise NotGranted(
            _("Nothing is on record here about this person, so there is nothing to report. The question is not kept.")
        )
    if len(found) > 1:
        raise NotGranted(_("Records about this person are still being put together. Ask again in some days."))
    return found.pop()
