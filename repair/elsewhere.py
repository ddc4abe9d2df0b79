"""Through which other channel a case goes: the row that held on the day it was directed there (rules.md S-25)."""

from django.utils.translation import gettext as _

from repair import eligible
from repair.errors import Missing
from repair.models import Case, Channel


def channel_of(case: Case) -> Channel | None:
    """The row by which a case was directed elsewhere; None where it was not."""
    day = case.steps.filter(move="transfer").order_by("-pk").values_list("on", flat=True).first()
    if day is None:
        return None
    return eligible.channel(eligible.facts_of(case.publication, on=day), eligible.policy(), on=day)


def require_from_there(case: Case, system: str) -> None:
    """Raises Missing for the result of another system than that to which the case was directed (rules.md S-29)."""
    directed = channel_of(case)
    if directed is None or directed.system != system:
        there = directed.get_system_display() if directed else _("another system")
        told = _(
            "The application for this record was directed to this system, which alone tells its result: %(system)s."
        )
        raise Missing(told % {"system": there}, "system")
