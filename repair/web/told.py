"""What anybody may be told about repairing a record: nothing that is between a subject and its authority."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from disclosure.models import Publication
from repair import eligible, explain
from repair.models import OPEN, Bar, Case, CommitmentLetter
from repair.web.pages import Page, pages_of


@dataclass(frozen=True, slots=True)
class Told:
    """The public answer about one record, with what it rests on and what to have at hand."""

    publication: Publication
    verdict: eligible.Verdict
    lines: tuple[explain.Line, ...]
    pages: tuple[Page, ...]
    letter: CommitmentLetter | None  # public while a case of it runs


def told(publication: Publication, *, on: date) -> Told:
    """Can it be repaired, and why. A bar is told only where the law has it shown (rules.md C-15)."""
    facts = eligible.facts_of(publication, on=on)
    shown = Bar.objects.in_force(publication.subject, on=on).filter(public=True).order_by("-until")
    facts = replace(facts, barred_until=shown.values_list("until", flat=True).first())
    verdict = eligible.verdict(facts, eligible.policy(), on=on)
    lines = explain.explain(publication, on=on, verdict=verdict).lines
    return Told(publication, verdict, lines, pages_of(publication), _letter(publication))


def page(publication: Publication, *, on: date) -> dict[str, Any]:
    """What the pages of the answer and of the notice draw."""
    address = check_address(publication)
    found = {"nav_current": "repair", "told": told(publication, on=on), "row": publication, "on": on}
    return found | {"address": address, "qr": qr(address), "body": publication.authority.responsible_on(on)}


def _letter(publication: Publication) -> CommitmentLetter | None:
    running = Case.objects.filter(publication=publication, status__in=OPEN)
    return CommitmentLetter.objects.public().filter(application__in=running.values("application")).first()


def qr(address: str) -> SafeString:
    """A drawing of an address of this site for a camera; nothing but lines and figures stands in it."""
    drawn = segno.make(address, error="m", micro=False)
    return mark_safe(drawn.svg_inline(omitsize=True, border=2, svgclass=None, lineclass=None))  # noqa: S308


def check_address(publication: Publication) -> str:
    """Where the question about a record is answered, to be printed."""
    return f"{settings.SITE_URL}{reverse('repair:check', args=[publication.ref])}"
