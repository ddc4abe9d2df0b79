"""The sentences of reports that depend on no record: titles, notices, advice, notes."""

from dataclasses import asdict, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from disclosure.models import ReportKind
from disclosure.report import sign
from disclosure.report.value import VERSION, About, Basic, Report, Signature, Site


def plain(kind: ReportKind, *, on: date) -> Report:
    """A report without anything about its subject, in the active language."""
    title, subtitle, notice = _titled(kind)
    return Report(
        kind=kind.value,
        version=VERSION,
        language="en" if (get_language() or "").startswith("en") else "zh-hans",
        title=title,
        subtitle=subtitle,
        number="",
        check_code="",
        issued_at="",
        data_until=on.isoformat(),
        issuer=_("Credit China (demonstration)") if settings.DEMO else _("Credit China"),
        site=Site(_("Credit China"), urlsplit(settings.SITE_URL).netloc),
        verify_url="",
        signature=signature("unsigned"),
        subject=About("", "", "", ()),
        notice=notice,
        basic=Basic((), {}, ()),
        groups=(),
        advice=() if kind == ReportKind.SPECIAL else advice(),
        notes=(),
    )


def plain_site() -> dict[str, Any]:
    """What the furniture of every paper of the site says of the site itself, in the active language."""
    empty = plain(ReportKind.GENERAL, on=timezone.localdate())
    return {"issuer": empty.issuer, "site": asdict(empty.site), "signature": asdict(signature(sign.state()))}


def filled(report: Report, **parts: Any) -> Report:
    """The same report with these parts."""
    return replace(report, **parts)


def _titled(kind: ReportKind) -> tuple[str, str, str]:
    if kind == ReportKind.SPECIAL:
        return _("Special Credit Report"), _("in place of certificates of no violations"), _special_notice()
    if kind == ReportKind.PERSONAL:
        return _("Personal Public Credit Report"), _("Natural persons"), _notice()
    return _("Public Credit Information Report"), _("Legal persons and unincorporated organisations"), _notice()


def _notice() -> str:
    return _(
        "This report states what is public about the subject on the data date. It contains no score or rating. What is"
        " public changes: verify online before use. The report has no expiry date and does not say that nothing changed"
        " after issue."
    )


def _special_notice() -> str:
    return _(
        "This report covers only the period, area and fields stated above, and only facts recorded in a legally"
        " effective document; all else is “no record”. “Can be looked up until” is the last day on which the content"
        " can be seen with number and check code, not an expiry of its truth."
    )


def signature(state: str) -> Signature:
    """The status of the signature in words. Raises KeyError for an unknown state."""
    words = {
        "signed": (_("Signed"), _("electronic signature")),
        "demo": (_("Demo signature"), _("no legal effect")),
        "unsigned": (_("Not signed"), _("no legal effect")),
    }
    return Signature(state, *words[state])


def advice() -> tuple[str, ...]:
    """Standard advice on improvement: what the law asks, what repair is, that it is free."""
    return (
        _(
            "Act lawfully and in good faith; meet duties in tax, social insurance, environment and work safety on time;"
            " keep commitments made."
        ),
        _(
            "For untrustworthiness information still public, once the minimum period has passed, the conduct is"
            " corrected and duties are done, repair may be requested from the determining authority under the Measures"
            " for Credit Repair. Repair is free of charge."
        ),
    )


def notes() -> tuple[str, ...]:
    """What the words and signs of a general report mean."""
    return (
        _(
            "“Late” means that a source has not delivered within its term; it does not mean that the source holds no"
            " record."
        ),
        _(
            "“Last day shown” is the last day on which the information may be public; after it this site no longer"
            " shows it."
        ),
        *common_notes(),
    )


def common_notes() -> tuple[str, ...]:
    """What holds for every kind of report."""
    return (
        _(
            "A dash means that the source did not provide the item. Amounts in units of 10,000 yuan are in the unit"
            " delivered by the source; yuan follow in parentheses."
        ),
        _(
            "The wording of decisions, their numbers and names of organisations without a registered English name are"
            " given in Chinese, the language of the record."
        ),
        _(
            "Objections to content, display period or a repair result can be filed on this site; the source that"
            " produced the data answers for it."
        ),
        _(
            "To verify, enter both report number and check code, or scan the code on page 1. The PDF file carries the"
            " report as machine-readable data (report.json)."
        ),
    )
