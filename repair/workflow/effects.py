"""What an approval does to the record. Only disclosure.publish writes it, each time with its ledger line."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from disclosure import publish
from disclosure.models import Publication
from repair import records
from repair.errors import IllegalMove, Missing
from repair.models import Case, Door, Shield
from repair.workflow.undoing import close_shields

RULING = ("court", "ruling", "ruled_on", "until")  # what an application under a court's ruling says under "ruling"


def carry_out(case: Case, *, by: Any, on: date) -> None:
    """End the record as repaired, or shield it while a plan is carried out. Raises IllegalMove where it ended already.

    Shields of a record that is repaired end with it. What expired meanwhile is no longer told in special reports from
    now on (rules.md D-14, S-26).
    """
    publication = records.current(Publication.objects.get(pk=case.publication_id))
    told = case.number
    try:
        if case.door == Door.SHIELD:
            _shield(case, publication, by=by, on=on)
            return
        close_shields(publication, on=on, ruling=_ruling(case))
        if publication.ended_as == Publication.EndedAs.EXPIRED:
            publish.settle(publication)
        else:
            publish.take_down(publication, on=on, ended_as=Publication.EndedAs.REPAIRED, by=by, note=told)
    except publish.NotOnShow as problem:
        raise IllegalMove(_("The record ended meanwhile: %(why)s") % {"why": problem}) from problem


def _ruling(case: Case) -> str:
    """Of the court, where one is the ground (rules.md C-19); else the case, by which a shield ends then."""
    return case.application.answers.get("ruling", {}).get("ruling") or case.number


def _shield(case: Case, publication: Publication, *, by: Any, on: date) -> None:
    told = case.application.answers.get("ruling", {})
    missing = next((name for name in RULING if not told.get(name)), "")
    if missing:
        raise Missing(_("The ruling of the court is missing in the application."), missing)
    days = {name: date.fromisoformat(told[name]) for name in ("ruled_on", "until")}
    Shield.objects.create(case=case, court=told["court"], ruling=told["ruling"], since=on, **days)
    if publication.is_visible(on=on):
        publish.shield(publication, on=on, by=by, note=case.number)
