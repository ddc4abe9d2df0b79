"""What is missing or wrong with the signature of reports, said by `manage.py check --deploy`."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

SOON: Final = timedelta(days=60)


def signature(app_configs: Sequence[AppConfig] | None = None, **options: Any) -> list[CheckMessage]:
    """Look at the key and the certificates that production names."""
    if not (settings.REPORT_KEY or settings.REPORT_CERTIFICATES):
        hint = "Set REPORT_KEY and REPORT_CERTIFICATES: see docs/operations.md."
        return [Warning("Reports will be issued without a signature.", hint=hint, id="report.W001")]
    return list(_wrong())


def _wrong() -> Iterator[CheckMessage]:
    try:
        key = serialization.load_pem_private_key(Path(settings.REPORT_KEY).read_bytes(), password=None)
    except (OSError, ValueError, TypeError):
        yield Error("REPORT_KEY names no readable PEM key without a password.", id="report.E001")
        return
    try:
        own, *_ = x509.load_pem_x509_certificates(Path(settings.REPORT_CERTIFICATES).read_bytes())
    except (OSError, ValueError):
        yield Error("REPORT_CERTIFICATES names no readable PEM certificates.", id="report.E002")
        return
    if not isinstance(key, rsa.RSAPrivateKey) or key.key_size < 2048:
        yield Error("REPORT_KEY must be an RSA key of 2048 bits or more.", id="report.E003")
    elif own.public_key() != key.public_key():
        yield Error("The first of REPORT_CERTIFICATES is not that of REPORT_KEY.", id="report.E004")
    if Path(settings.REPORT_KEY).stat().st_mode & 0o077:
        yield Warning("REPORT_KEY can be read by others than its owner.", hint="chmod 600", id="report.W002")
    left = own.not_valid_after_utc - datetime.now(UTC)
    if left < timedelta(0):
        yield Error("The certificate of reports has expired.", id="report.E005")
    elif left < SOON:
        yield Warning(f"The certificate of reports expires in {left.days} days.", id="report.W003")
    if not settings.REPORT_TIME_STAMP_URL:
        hint = "Set REPORT_TIME_STAMP_URL, so that signatures can be checked after the certificate expires."
        yield Warning("Reports will be signed without a trusted time.", hint=hint, id="report.W004")
