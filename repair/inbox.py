"""One result after another from another system: taken in, known already, or refused with the reason (rules.md S-29)."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Final

from django.utils import formats
from django.utils.translation import gettext as _

from disclosure.models import DeliveryKey
from repair import results
from repair.errors import Missing, RepairError
from repair.models import ReceivedResult
from repair.results import Told

LONGEST: Final = {"number": 100, "document": 200}  # characters; the others are compared with what is known


class Outcome(StrEnum):
    """What became of one result."""

    APPLIED = "applied"
    WAITING = "waiting"
    NOTED = "noted"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """The number it has there, what became of it, and the sentence for whoever sent it."""

    number: str
    outcome: Outcome
    said: str


Allowed = Callable[[Told], None]  # raises Missing for what the sender may not tell


def told_of(row: Any) -> Told:
    """A result from an object of JSON. Raises Missing that says what is wrong with it."""
    names = [field.name for field in fields(Told)]
    if not isinstance(row, dict) or set(row) != set(names) or not all(isinstance(row[name], str) for name in names):
        told = _("A result is an object of these texts, and no others: %(names)s.")
        raise Missing(told % {"names": ", ".join(names)}, "results")
    if any("\x00" in text or text.encode(errors="ignore").decode() != text for text in row.values()):
        raise Missing(_("There are characters in it that cannot be kept."), "results")
    try:
        day = date.fromisoformat(row["decided_on"])
    except ValueError:
        raise Missing(_("Write the day as YYYY-MM-DD."), "decided_on") from None
    return Told(**{**row, "decided_on": day})


def take(
    told: Told,
    *,
    system: str,
    channel: str,
    on: date,
    allowed: Allowed = lambda told: None,
    key: DeliveryKey | None = None,
) -> Answer:
    """Take one in; whatever stands against it is the answer, and nothing of it is written."""
    try:
        _require(told, system, on)
        allowed(told)
        row = results.receive(told, system=system, channel=channel, on=on, key=key)
    except RepairError as problem:
        return Answer(told.number, Outcome.REFUSED, str(problem))
    return Answer(told.number, *_became(row))


def _require(told: Told, system: str, on: date) -> None:
    """Raises Missing for what cannot be, and for another result under a number that is known."""
    for name, most in LONGEST.items():
        if len(getattr(told, name)) > most:
            raise Missing(_("Longer than %(most)s characters: %(name)s.") % {"most": most, "name": name}, name)
    if told.decided_on > on:
        raise Missing(_("It was decided after today."), "decided_on")
    known = ReceivedResult.objects.filter(system=system, external_number=told.number.strip()).first()
    facts = (told.document.strip(), told.result, told.decided_on)
    if known and (known.authority.code, known.document_number, known.outcome, known.decided_on) != (
        told.authority,
        *facts,
    ):
        raise Missing(_("Another result was received under this number. Give each result its own."), "number")


def _became(row: ReceivedResult) -> tuple[Outcome, str]:
    if row.times > 1:
        return Outcome.KNOWN, _known(row)
    if row.applied_on and row.outcome == ReceivedResult.Outcome.REFUSED:
        return Outcome.APPLIED, _("Taken in: the application that was directed there ends here as well.")
    if row.applied_on:
        return Outcome.APPLIED, _("Taken in: the record is repaired here as well.")
    if row.outcome == ReceivedResult.Outcome.REFUSED:
        return Outcome.NOTED, _("Taken in: a refusal changes nothing here.")
    return Outcome.WAITING, _("Taken in, but no single record here is meant by it yet. It is looked for each night.")


def _known(row: ReceivedResult) -> str:
    if row.applied_on:
        return _("Known already, applied on %(day)s; nothing was done again.") % {
            "day": formats.date_format(row.applied_on)
        }
    return _("Known already; nothing was done again.")
