"""What other systems decided: one inbox for file and API, the same result twice is taken in once (rules.md S-29)."""

import csv
import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from disclosure import names, publish
from disclosure.models import Authority, DeliveryKey, Mandate, Publication
from disclosure.models.publication import PublicationQuerySet
from disclosure.publish.verbs import SETTLED
from disclosure.registers.calendar import calendar
from disclosure.registers.terms import length
from disclosure.workdays import add_working_days
from repair import clocks, eligible, elsewhere, records, workflow
from repair.errors import Missing, RepairError
from repair.models import Case, ReceivedResult, Status, System

COLUMNS: Final = ("number", "authority", "document", "result", "decided_on")  # of a file, in UTF-8, with this head
Outcome = ReceivedResult.Outcome
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """One result as another system tells it."""

    number: str
    authority: str  # its unified code
    document: str
    result: str  # repaired or refused
    decided_on: date


def receive(
    told: Told, *, system: str, channel: str, on: date, by: Any = None, key: DeliveryKey | None = None
) -> ReceivedResult:
    """Take one result in and do what it says. Told before, it is only counted. Raises Missing, nothing written.

    A repaired record ends here as repaired; where its application was directed there from here, the case ends with it,
    as it does by a refusal.
    """
    _require(told, system)
    body = Authority.objects.get(code=told.authority)
    due = add_working_days(on, length(clocks.EXCHANGE, on=on) or 0, calendar())
    with transaction.atomic():
        row, is_new = ReceivedResult.objects.get_or_create(
            system=system,
            external_number=told.number.strip(),
            defaults={
                "authority": body,
                "document_number": told.document.strip(),
                "outcome": told.result,
                "decided_on": told.decided_on,
                "channel": channel,
                "key": key,
                "due_on": due.day,
            },
        )
        if not is_new:
            ReceivedResult.objects.filter(pk=row.pk).update(times=F("times") + 1)
            row.refresh_from_db()
        if row.applied_on is None:
            apply(row, on=on)
    return row


def _require(told: Told, system: str) -> None:
    if system not in System.values or system == System.OWN:
        raise Missing(_("No other system has this name."), "system")
    if not told.number.strip() or not told.document.strip():
        raise Missing(_("A result has a number there, and the number of the document."), "number")
    if told.result not in Outcome.values:
        raise Missing(_("A result is either “repaired” or “refused”."), "result")
    if not Authority.objects.filter(code=told.authority).exists():
        raise Missing(_("No authority here has this code."), "authority")


def apply(row: ReceivedResult, *, on: date) -> bool:
    """Do what a result says, once: also of one that found no record when it came. False where nothing is done.

    A system tells only what was repaired through it: the result waits while the record goes through another (C-01).
    Raises Missing where an application for it was directed to another system.
    """
    found = _records(row)
    if len(found) != 1:
        return False
    record = found[0]
    if not _may_tell(row.key, record, row.authority, on):
        return False
    case = _directed_there(record, row)
    if case is not None:
        elsewhere.require_from_there(case, row.system)
    if case is None and (row.outcome == Outcome.REFUSED or not _answers_for(row.system, record, on)):
        return False
    with transaction.atomic():
        waiting = ReceivedResult.objects.filter(pk=row.pk, applied_on=None)
        if not waiting.update(applied_on=on, publication=record, case=case):
            return False
        if case is None:
            _end(record, on, row.external_number)
        else:
            verb = workflow.receive if row.outcome == Outcome.REPAIRED else workflow.receive_refusal
            verb(case, on=on, number=row.external_number)
    row.refresh_from_db()
    return True


def _may_tell(key: DeliveryKey | None, record: Publication, authority: Authority, on: date) -> bool:
    """Whether the key a result came with speaks for such a record, on the day it is applied. A file has none."""
    if key is None:
        return True
    item = record.edition.item_id
    stands = key.revoked_at is None and on <= key.expires_on and key.items.filter(pk=item).exists()
    return stands and Mandate.objects.in_force(on=on).filter(source=key.source, authority=authority, item=item).exists()


def _directed_there(record: Publication, row: ReceivedResult) -> Case | None:
    """The case that it answers, under whatever reference the record was applied for; no refusal of an earlier one."""
    twin = Q(publication__superseded=True, publication__document_key=record.document_key)
    found = Case.objects.filter(Q(publication__in=records.ever(record)) | twin, status=Status.TRANSFERRED)
    if row.outcome == Outcome.REFUSED:
        found = found.filter(submitted_on__lte=row.decided_on)
    cases = found.select_related("publication").order_by("pk")
    return next((case for case in cases if records.current(case.publication) == record), None)


def _end(record: Publication, on: date, number: str) -> None:
    if record.ended_on is None:
        publish.take_down(record, on=on, ended_as=record.EndedAs.REPAIRED, note=number)
    else:
        publish.settle(record)


def _answers_for(system: str, record: Publication, on: date) -> bool:
    """Whether records like this one are repaired through that system."""
    found = eligible.channel(eligible.facts_of(record, on=on), eligible.policy(), on=on)
    return found is not None and found.system == system


def _records(row: ReceivedResult) -> list[Publication]:
    """The records it can mean, two at most: decided before it; what expired only where nothing that stands is meant."""
    meant = _meant(row.authority.code, row.document_number).filter(decided_on__lte=row.decided_on).order_by("pk")
    return list(meant.filter(ended_on=None)[:2]) or list(meant[:2])


def records_of(told: Told) -> PublicationQuerySet:
    """The records that a result can mean."""
    return _meant(told.authority, told.document)


def _meant(body: str, document: str) -> PublicationQuerySet:
    """Of that body or one that went into it, of that document; not ended, or expired and not repaired since (S-26)."""
    by = Q(authority__code=body) | Q(authority__successor__code=body)
    stands = Q(ended_on=None) | (Q(ended_as=Publication.EndedAs.EXPIRED) & ~Q(flags__contains=SETTLED))
    return Publication.objects.filter(by, stands, document_key=names.fold_document(document), superseded=False)


def apply_waiting(*, on: date) -> int:
    """Results that found no record when they came: looked for again each night; returns how many were applied.

    One that cannot be applied waits on, and holds nothing up.
    """
    waiting = ReceivedResult.objects.filter(applied_on=None, outcome=Outcome.REPAIRED).order_by("pk")
    return sum(_applied(row, on) for row in waiting)


def _applied(row: ReceivedResult, on: date) -> bool:
    try:
        with transaction.atomic():
            return apply(row, on=on)
    except (RepairError, publish.NotOnShow) as problem:
        _log.warning("result %s was not applied: %s", row.pk, type(problem).__name__)
        return False


def rows_of(data: bytes) -> Iterator[Told]:
    """The results in a file. Raises Missing that names the row which cannot be read."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise Missing(_("Save the file as UTF-8."), "file") from problem
    reader = csv.DictReader(io.StringIO(text))
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise Missing(_("The first line names the columns: %(names)s") % {"names": ",".join(COLUMNS)}, "file")
    for number, row in enumerate(reader, start=2):
        try:
            day = date.fromisoformat(row["decided_on"] or "")
            yield Told(row["number"], row["authority"], row["document"], row["result"], day)
        except (TypeError, ValueError) as problem:
            raise Missing(
                _("Row %(row)s: the day is not a date like 2026-11-16.") % {"row": number}, "file"
            ) from problem


def receive_file(data: bytes, *, system: str, on: date, by: Any = None) -> list[ReceivedResult]:
    """Take a whole file in, all or nothing. Raises Missing, which says what is wrong."""
    with transaction.atomic():
        return [receive(told, system=system, channel="file", on=on, by=by) for told in rows_of(data)]
