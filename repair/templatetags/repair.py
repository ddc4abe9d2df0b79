"""What templates ask of repair."""

from typing import Any

from django import template
from django.utils import timezone

from repair import eligible, saying
from repair.models import Case
from repair.web import mine, wording

register = template.Library()


@register.filter
def said(verdict: eligible.Verdict) -> str:
    """The verdict in one sentence."""
    return saying.said(verdict)


@register.filter
def shown_state(case: Case) -> Any:
    """Where a case stands, as its applicant may know it."""
    return wording.state(case)


@register.inclusion_tag("repair/mine_section.html")
def repair_of(user: Any) -> dict[str, Any]:
    """The latest applications of somebody and how many notices are new, for their own page."""
    on = timezone.localdate()
    first = mine.applications(user, on=on).prefetch_related("cases")[: mine.FIRST]
    return {"applications": list(first), "unread": mine.notices(user, on=on).unread().count()}
