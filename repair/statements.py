"""What a subject says beside its own record: 200 characters at most, read by a person before anybody else reads it."""

import re
from datetime import date
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from creditchina.standing.models import Standing
from disclosure.ingest.personal import mask
from disclosure.models import Publication
from repair import notices
from repair.errors import IllegalMove, Missing, NotYours
from repair.models import STATEMENT_LENGTH, Statement
from repair.when import moment

Said = Statement.Status
_NUMBERS: Final = re.compile(r"\d[\d\s-]{9,}\d")  # telephone, card and identity numbers


def write(publication: Publication, *, by: Any, text: str, on: date) -> Statement:
    """Hand in a statement; it is public once somebody read it. Raises NotYours, Missing, IllegalMove."""
    held = Standing.objects.in_force(by, publication.subject.survivor, act="objections", on=on).first()
    if held is None:
        raise NotYours(_("You do not act for this subject. Prove that you may, or ask at a service window."))
    said = " ".join(text.split())
    if not said:
        raise Missing(_("Write what you want to say."), "text")
    if len(said) > STATEMENT_LENGTH:
        told = _("At most %(most)s characters; yours has %(count)s.")
        raise Missing(told % {"most": STATEMENT_LENGTH, "count": len(said)}, "text")
    if _NUMBERS.search(said) or mask(said)[1]:
        raise Missing(_("Leave out telephone, card and identity numbers."), "text")
    try:
        with transaction.atomic():
            return Statement.objects.create(
                publication=publication, subject=publication.subject, standing=held, by=by, text=said, at=moment(on)
            )
    except IntegrityError as problem:
        raise IllegalMove(_("A statement stands beside this record already. Take it back first.")) from problem


def let_through(statement: Statement, *, by: Any) -> Statement:
    """It may stand beside the record. Raises NotYours, IllegalMove."""
    return _decide(statement, by, Said.PUBLIC)


def refuse(statement: Statement, *, by: Any, reason: str) -> Statement:
    """It may not, and why: it names others, insults, or says nothing about the record. Raises also Missing."""
    if not reason.strip():
        raise Missing(_("Say why, so that the next one can be right."), "reason")
    return _decide(statement, by, Said.REFUSED, reason.strip()[:300])


def _decide(statement: Statement, by: Any, status: str, reason: str = "") -> Statement:
    if statement.by_id == by.pk or not by.has_perm("repair.moderate_statement"):
        raise NotYours(_("This move is not yours."))
    waiting = Statement.objects.filter(pk=statement.pk, status=Said.WAITING)
    with transaction.atomic():
        if not waiting.update(status=status, decided_by=by, decided_at=timezone.now(), reason=reason):
            raise IllegalMove(_("This is not possible now. Look at what became of it."))
        statement.refresh_from_db()
        notices.tell_of_statement(statement)
    return statement


def take_back(statement: Statement, *, by: Any, on: date) -> bool:
    """Whoever acts for the subject takes it away again; False where it was gone."""
    if not Standing.objects.in_force(by, statement.subject.survivor, act="objections", on=on).exists():
        raise NotYours(_("You do not act for this subject. Prove that you may, or ask at a service window."))
    standing = Statement.objects.filter(pk=statement.pk, status__in=(Said.WAITING, Said.PUBLIC))
    return bool(standing.update(status=Said.ENDED))
