"""Rows of repair for the world of the matrix: written as they stand, without the walk that leads to them."""

from typing import Any
from uuid import uuid4

from django.db.models import Model
from django.utils import timezone

from creditchina.accounts.models import User
from repair.models import (
    Application,
    Bar,
    Breach,
    Case,
    Evidence,
    EvidenceLook,
    Finding,
    Notice,
    Objection,
    ReceivedResult,
    Shield,
    Statement,
    Step,
)


def filed(row: Any, right: Any, canary: str, by: User, user: User) -> list[Model]:
    """An application of `user` with a case that waits for the authority of a record, and what hangs on it."""
    today, number = timezone.localdate(), uuid4().hex[:8].upper()
    about = {"subject": row.subject, "applicant": user, "standing": right}
    application = Application.objects.create(
        number=f"XF-{number}",
        answers={f"correction/{row.ref}": {"text": canary}},
        draft_until=today,
        submitted_at=timezone.now(),
        **about,
    )
    case = Case.objects.create(application=application, position=1, publication=row, authority=row.authority)
    Step.objects.create(case=case, move="submit", before="draft", after="submitted", by=by, role="site", on=today)
    Case.objects.filter(pk=case.pk).update(status="submitted", submitted_on=today)
    case.refresh_from_db()
    file = Evidence.objects.create(
        application=application, name=canary, file=f"{number}.png", media_type="image/png", sha256=b"1", size=1, by=by
    )
    return [
        application,
        case,
        file,
        *_objected(row, right, canary, by, user),
        *_around(row, right, case, file, canary, by, user),
    ]


def _around(row: Any, right: Any, case: Case, file: Evidence, canary: str, by: User, user: User) -> list[Model]:
    """What else the desk of repair shows."""
    today, body = timezone.localdate(), {"authority": row.authority}
    whose = {"publication": row, "subject": row.subject, "standing": right}
    result = {"document_number": canary, "outcome": "repaired", "decided_on": today, "channel": "file"}
    told = {"subject": row.subject, "user": user, "kind": "moved", "case": case}
    return [
        Notice.objects.create(reference=canary, **told),
        Breach.objects.create(case=case, deadline=canary, due_on=today, **body),
        Bar.objects.create(subject=row.subject, case=case, since="2020-01-01", until="2020-01-02", basis=canary),
        Shield.objects.create(case=case, court=canary, ruling=canary, ruled_on=today, until=today, since=today),
        EvidenceLook.objects.create(evidence=file, case=case, by=by, purpose=canary),
        ReceivedResult.objects.create(system="court", external_number=uuid4().hex, **result, **body),
        Finding.objects.create(
            number=f"CH-{uuid4().hex[:8]}",
            withdrawal=row.withdrawals.get(),
            subject=row.subject,
            by=user,
            standing=right,
            told_by="subject",
            fate="revoked",
            body=canary,
            document=canary,
            document_on=today,
            received_on=today,
        ),
        Statement.objects.create(by=user, text=canary, **whose),
    ]


def _objected(row: Any, right: Any, canary: str, by: User, user: User) -> list[Model]:
    """An objection against the record, with a file that somebody opened."""
    about = {"publication": row, "subject": row.subject, "standing": right, "authority": row.authority}
    made = Objection.objects.create(
        number=f"YY-{uuid4().hex[:8]}", applicant=user, source=row.batch.source, about="content", text=canary,
        received_on=timezone.localdate(), **about,
    )  # fmt: skip
    shown = {"file": f"{uuid4().hex}.png", "media_type": "image/png", "sha256": b"1", "size": 1}
    file = Evidence.objects.create(objection=made, name=canary, by=user, **shown)
    return [made, file, EvidenceLook.objects.create(evidence=file, objection=made, by=by, purpose=canary)]
