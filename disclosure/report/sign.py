"""The signature of a report: PAdES, certified so that no change at all is allowed, invisible.

Where a time-stamp server is named, its trusted time is in the signature (B-T); else only our own clock (B-B).
The key stands in a file (`REPORT_KEY`), its certificate and those above it in another (`REPORT_CERTIFICATES`).
"""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class CannotSign(Exception):
    """The file could not be signed now: no time stamp came, or the key does not fit. Another try may succeed."""


def sign(pdf: bytes) -> bytes:
    """The file with its signature; the same bytes where the site has no key.

    Raises CannotSign when signing failed, and ImproperlyConfigured for settings that cannot be right.
    """
    if state() == "unsigned":
        return pdf
    from disclosure.report import pades  # half a second: only processes that sign pay for it

    try:
        return pades.signed(pdf, *_files(), settings.REPORT_TIME_STAMP_URL)
    except pades.FAILURES as problem:
        raise CannotSign(str(problem)) from problem


def state() -> str:
    """`signed`, `demo` (with a key that proves nothing) or `unsigned`, for a report that is issued now."""
    key, certificates = _files()
    there = key.is_file() and certificates.is_file()
    if settings.DEMO:
        return "demo" if there else "unsigned"
    if there:
        return "signed"
    if settings.REPORT_KEY or settings.REPORT_CERTIFICATES:
        raise ImproperlyConfigured("REPORT_KEY and REPORT_CERTIFICATES must both name files that exist.")
    return "unsigned"


def _files() -> tuple[Path, Path]:
    return Path(settings.REPORT_KEY), Path(settings.REPORT_CERTIFICATES)
