"""What every template may count on."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Return the facts of this installation that the frame of every page shows."""
    return {"SITE_NAME": settings.SITE_NAME, "DEMO": settings.DEMO, "LANGUAGES": settings.LANGUAGES}
