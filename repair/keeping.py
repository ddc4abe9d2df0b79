"""What was handed in goes in time: files half a year after the last remedy, answers with them (rules.md S-30)."""

from datetime import date, timedelta
from typing import Final

from django.core.files.storage import storages
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext_noop

from disclosure.models import RetentionRule
from disclosure.publish.periods import add_months
from repair import evidence
from repair.models import OPEN, PENDING, Application, Bar, Evidence, Objection, Shield

EVIDENCE: Final = "evidence"  # the row of the register
REMEDY_MONTHS: Final = 6  # reconsideration and lawsuit together, after the last decision
A_DAY: Final = timedelta(days=1)


def kept_months(*, on: date) -> int | None:
    """How long files are kept after the last remedy, by the register; None: as long as the case stands."""
    begun = Q(in_force_from=None) | Q(in_force_from__lte=on)
    row = RetentionRule.objects.filter(begun, Q(in_force_to=None) | Q(in_force_to__gte=on), code=EVIDENCE).first()
    return row.months if row else None


def over(*, on: date) -> list[Application]:
    """Applications whose last remedy ended so long ago that what was handed in goes.

    None with a case or a shield that runs, under a bar that still holds, or whose record could come back by a
    revocation: that needs its papers.
    """
    months = kept_months(on=on)
    if months is None:
        return []
    before = add_months(on, -(months + REMEDY_MONTHS))
    barred = Bar.objects.filter(until__gt=on, lifted_on=None).values("case__application")
    found = Application.objects.filter(submitted_at__isnull=False).exclude(cases__status__in=OPEN)
    found = found.exclude(cases__in=Shield.objects.filter(ended_on=None).values("case"))
    found = found.exclude(cases__publication__shown_until__gt=add_months(on, -months))
    found = found.exclude(pk__in=barred).alias(last=Max("cases__steps__on")).filter(last__lt=before)
    return list(found.exclude(answers={}))


def over_objections(*, on: date) -> list[Objection]:
    """Answered objections whose last remedy ended so long ago that what was handed in goes."""
    months = kept_months(on=on)
    if months is None:
        return []
    before = add_months(on, -(months + REMEDY_MONTHS))
    found = Objection.objects.exclude(status__in=PENDING).filter(evidence__in=Evidence.objects.kept())
    return list(found.alias(last=Max("steps__on")).filter(last__lt=before).distinct())


def forget(*, on: date) -> dict[str, int]:
    """Erase files and answers whose time is over; numbers, days, steps and hashes stay. Returns how many."""
    files = applications = 0
    for application in over(on=on):
        for each in application.evidence.kept():
            files += evidence.erase(each)
        applications += Application.objects.filter(pk=application.pk).update(answers={})
    for objection in over_objections(on=on):
        files += sum(evidence.erase(each) for each in objection.evidence.kept())
    return {gettext_noop("files"): files + _drafts() + sweep(), gettext_noop("applications"): applications}


def _drafts() -> int:
    """Files of drafts that were discarded."""
    gone = Evidence.objects.kept().filter(application__discarded_at__lt=timezone.now() - A_DAY)
    return sum(evidence.erase(each) for each in gone)


def sweep() -> int:
    """Remove stored files that no row knows: what was being handed in when its transaction was given up.

    A younger file than a day may be one whose row is being written.
    """
    storage, before = storages["evidence"], timezone.now() - A_DAY
    known = set(Evidence.objects.kept().values_list("file", flat=True))
    try:
        names = storage.listdir("")[1]
    except FileNotFoundError:  # nothing was ever handed in
        return 0
    left = [name for name in names if name not in known and storage.get_modified_time(name) < before]
    for name in left:
        storage.delete(name)
    return len(left)
