"""When something was done, as a moment: of today it is now."""

from datetime import date, datetime, time
from typing import Final

from django.utils import timezone

AFTERNOON: Final = time(15, 30)


def moment(on: date) -> datetime:
    """Now, or an afternoon of an earlier day: what is entered later, and the demo, lies in the past as its days do."""
    now = timezone.localtime()
    return now if on >= now.date() else timezone.make_aware(datetime.combine(on, AFTERNOON))
