"""POST repair-results/: results of another system, with the delivery key of a source that speaks for the authority."""

from functools import partial
from typing import Any, ClassVar, Final

from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from disclosure.api import receiving
from disclosure.api.answers import public
from disclosure.api.deliveries import Keyed
from disclosure.api.problems import Problem
from disclosure.models import DeliveryKey, Mandate
from disclosure.models.catalogue import Polarity
from repair import inbox, results
from repair.errors import Missing
from repair.models import System

MOST: Final = 200  # results of one request
SYSTEMS: Final = [system.value for system in System if system != System.OWN]


@public
class Results(Keyed):
    """{"system", "results": [{"number", "authority", "document", "result", "decided_on"}]}; each is answered."""

    http_method_names = ["post"]
    cost: ClassVar[int] = 20

    def post(self, request: Request) -> Response:
        told = receiving.declared(request)
        system, rows = told.get("system"), told.get("results")
        if system not in SYSTEMS:
            known = _("One of: %(names)s.") % {"names": ", ".join(SYSTEMS)}
            raise Problem("bad-parameter", known, parameters=["system"])
        if not isinstance(rows, list) or not 1 <= len(rows) <= MOST:
            most = _("Send a list of 1 to %(most)d results.") % {"most": MOST}
            raise Problem("bad-parameter", most, parameters=["results"])
        answers = [_taken(row, str(system), self.key) for row in rows]
        refused = sum(answer.outcome == inbox.Outcome.REFUSED for answer in answers)
        body = [{"number": each.number, "outcome": each.outcome, "detail": each.said} for each in answers]
        return Response({"taken": len(rows) - refused, "refused": refused, "results": body})


def _taken(row: Any, system: str, key: DeliveryKey) -> inbox.Answer:
    try:
        told = inbox.told_of(row)
    except Missing as problem:
        number = row.get("number", "") if isinstance(row, dict) else ""
        return inbox.Answer(number if isinstance(number, str) else "", inbox.Outcome.REFUSED, str(problem))
    on = timezone.localdate()
    return inbox.take(told, system=system, channel="api", on=on, allowed=partial(_require_mandate, key), key=key)


def _require_mandate(key: DeliveryKey, told: results.Told) -> None:
    """Whoever may deliver an authority's decisions may tell that they were repaired. Raises Missing."""
    mandates = Mandate.objects.in_force(on=timezone.localdate()).filter(source=key.source, item__in=key.items.all())
    if not mandates.filter(authority__code=told.authority, item__polarity=Polarity.NEGATIVE).exists():
        raise Missing(_("This key delivers no decisions of this authority."), "authority")
    others = results.records_of(told).exclude(edition__item__in=key.items.all())
    if others.exists():
        raise Missing(_("This key does not deliver records of this kind."), "document")
