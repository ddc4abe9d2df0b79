"""One row in every table that hangs on an authority or a source, all of one authority and one source."""

from typing import Any
from uuid import uuid4

from django.db.models import Model
from django.utils import timezone

from creditchina.accounts.models import AccountProposal, User
from creditchina.standing.models import FilingCode, Standing, StandingClaim
from disclosure.ingest.row import Judged
from disclosure.models import (
    Batch,
    BatchPart,
    BatchUndo,
    Change,
    DeliveryKey,
    Fault,
    HeldRow,
    Mark,
    NilReturn,
    PublicationVersion,
    ReportOrder,
    TakenBack,
    Withdrawal,
)
from tests.accounts.filed import filed
from tests.builders import a_batch, a_mandate, a_penalty, a_source, an_authority
from tests.models.reported import a_report

_NOTHING = ("person", "fine", "confiscated", "repairable_from", "shown_until", "review_on")
# A row as it waits for a person: whatever a page of the desk reads of it is there.
_JUDGED = (
    dict.fromkeys(Judged._fields, "")
    | dict.fromkeys(_NOTHING)
    | {"row": 1, "findings": [], "annul": False, "digest": "00" * 16, "details": "{}", "subject_kind": "organisation"}
    | {"decided_on": "2026-06-01", "counted_from": "2026-06-01", "ends": "months", "code_valid": False}
)
World = dict[type[Model], Any]


def a_world(authority: Any = None, source: Any = None, canary: str = "x", actor: User | None = None) -> World:
    """The rows by their table. `canary` stands in what only people who reach the row may read.

    `actor`: whose right to act, sealed letter and report are in it; somebody else without one.
    """
    authority, source = authority or an_authority(), source or a_source()
    by = User.objects.create_user(f"by-{uuid4().hex}")
    mandate = a_mandate(authority=authority, source=source)
    batch = a_batch(source=source, file_name=f"{canary}.csv")
    row = a_penalty(authority=authority, batch=batch)
    made = [row, row.subject, Change.objects.get(publication=row), batch, mandate, authority, source]
    user = actor or User.objects.create_user(f"public-{uuid4().hex}", first_name=canary)
    acting = _acting(row, canary, by, user)
    more = [*_around(row, canary, by), *_reported(batch, authority, canary, by), *acting]
    return {type(each): each for each in [*made, *more, *filed(row, acting[0], canary, by, user)]}


def _around(row: Any, canary: str, by: User) -> list[Model]:
    """What hangs on the publication, and a nil return beside it."""
    body = {"source": row.batch.source, "authority": row.authority, "item": row.item}
    place = {name: body[name] for name in ("authority", "source")}
    day, content = row.decided_on, {"details": {"CF_SY": canary}}
    return [
        PublicationVersion.objects.create(publication=row, version=1, batch=row.batch, digest=b"1", content=content),
        Mark.objects.create(publication=row, kind="litigation", since=day, by=by, note=canary),
        NilReturn.objects.create(period_from=day, period_to=day, note=canary, **body),
        TakenBack.objects.create(publication=row, batch=row.batch),
        Withdrawal.objects.create(publication=row, reason=canary, asked_by=by),
        AccountProposal.objects.create(
            kind="account", values={"username": canary}, reason=canary, asked_by=by, **place
        ),
    ]


def _reported(batch: Batch, authority: Any, canary: str, by: User) -> list[Model]:
    """What the report of the batch says, its undoing, and a key of its source."""
    named = {"digest": uuid4().bytes[:16], "judged": _JUDGED}
    key = {"prefix": uuid4().hex[:8], "digest": "0" * 64, "created_by": by, "holder": by, "expires_on": batch.on}
    return [
        BatchPart.objects.create(batch=batch, number=1),
        Fault.objects.create(batch=batch, row=1, weight="faulty", rule="x", shown=canary),
        HeldRow.objects.create(batch=batch, row=1, reason="x", authority=authority, name=canary, **named),
        BatchUndo.objects.create(batch=batch, reason=canary, proposed_by=by),
        DeliveryKey.objects.create(source=batch.source, name=canary, **key),
    ]


def _acting(row: Any, canary: str, by: User, user: User) -> list[Model]:
    """A right to act that a window entered, a letter that waits, a code, a report made for the user."""
    about, today = {"subject": row.subject, "authority": row.authority}, timezone.localdate()
    day = {"valid_from": today, "valid_to": today, "acts_from": timezone.now()}
    right = {"user": user, "capacity": "agent", "proof": "window", "assurance": "high", "checked_by": by}
    letter = {"until": today, "due_on": today, "media_type": "application/pdf", "sha256": b"1", "size": 1}
    code = {"digest": uuid4().bytes, "sent": "notice", "created_by": by, "expires_on": today}
    special = {"kind": "special", "addressee": canary, "purpose": canary, "opens_until": today, "ordered_by": user}
    return [
        Standing.objects.create(**about, **right, **day, reports=True, repair=True),
        StandingClaim.objects.create(user=user, subject=row.subject, capacity="agent", reports=True, **letter),
        FilingCode.objects.create(**about, **code),
        a_report(subject=row.subject, **special),
        ReportOrder.objects.create(subject=row.subject, ordered_by=user, asked={}, refused=canary),
    ]
