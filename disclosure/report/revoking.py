"""Take an issued report back, because of an error of ours; and the signed list of those that were (rules.md D-21)."""

import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from creditchina.accounts.models import User
from disclosure.models import IssuedReport
from disclosure.report import signed
from disclosure.report.sweeping import forget


class NotRevocable(ValueError):
    """It was revoked before, or no reason was given."""


def revoke(report: IssuedReport, *, by: User, reason: str, at: datetime | None = None) -> None:
    """Write the reason, which anybody who checks the report reads, and take the file away. Raises NotRevocable.

    Guard and write in one statement: of two who revoke at once one does.
    """
    if not reason.strip():
        raise NotRevocable(_("Give the reason: whoever checks the report reads it."))
    told = {"revoked_at": at or timezone.now(), "revoked_by": by, "revoke_reason": reason.strip()}
    if not IssuedReport.objects.standing().filter(pk=report.pk).update(**told):
        raise NotRevocable(_("This report was revoked before."))
    forget(report)


def signed_list() -> dict[str, Any]:
    """Every revoked report by number, as a text and the signature over exactly that text, with its certificates.

    The text says when the list was made: an older copy cannot be passed off as today's.
    """
    rows = IssuedReport.objects.filter(revoked_at__isnull=False).order_by("revoked_at", "pk")
    told = {
        "site": settings.SITE_URL,
        "made_at": timezone.localtime().isoformat(timespec="seconds"),
        "revoked": [
            {"number": row.number, "revoked_at": timezone.localtime(row.revoked_at).isoformat(timespec="seconds")}
            for row in rows
        ],
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return {"list": text, "signature": signed.detached(text.encode())}
