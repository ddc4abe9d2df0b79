"""异议: "this is wrong". Marked at once, checked by the site, then by the source (rules.md C-26 to C-28)."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from creditchina.standing.models import Standing
from disclosure import publish
from disclosure.ingest.personal import mask
from disclosure.models import MarkKind, Publication, PublicationVersion
from disclosure.registers.calendar import calendar
from disclosure.registers.terms import length
from disclosure.workdays import Calendar, add_working_days
from repair import notices, records
from repair.errors import IllegalMove, Missing, NotYours
from repair.models import PENDING, About, Objection, ObjectionStatus, ObjectionStep
from repair.numbering import OBJECTION, new_number
from repair.when import moment
from repair.workflow.moving import require_no_numbers

O = ObjectionStatus  # noqa: E741  # as S for the status of a case
MARKS: Final = {
    About.CONTENT: MarkKind.OBJECTED_CONTENT,
    About.PERIOD: MarkKind.OBJECTED_PERIOD,
    About.ATTRIBUTION: MarkKind.OBJECTED_SUBJECT,
}
ACCEPT, OWN_CHECK, SOURCE_CHECK = "objection_accept", "objection_own_check", "objection_source_check"
CLOCKS: Final[dict[str, str]] = {O.RECEIVED: ACCEPT, O.WITH_SITE: OWN_CHECK, O.WITH_SOURCE: SOURCE_CHECK}
SINCE: Final[dict[str, str]] = {O.RECEIVED: "received_on", O.WITH_SITE: "accepted_on", O.WITH_SOURCE: "passed_on"}
LONGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Move:
    """A move of an objection: from where, to where, by whom: applicant, site (the operator) or source."""

    name: str
    label: Any
    sources: tuple[ObjectionStatus, ...]
    target: ObjectionStatus
    actor: str


MOVES: Final = {
    move.name: move
    for move in (
        Move("accept", gettext_lazy("Accept"), (O.RECEIVED,), O.WITH_SITE, "site"),
        Move("decline", gettext_lazy("Do not accept"), (O.RECEIVED,), O.NOT_ACCEPTED, "site"),
        Move("pass_on", gettext_lazy("Send to the source"), (O.WITH_SITE,), O.WITH_SOURCE, "site"),
        Move("correct", gettext_lazy("It was wrong: corrected"), (O.WITH_SOURCE,), O.CORRECTED, "source"),
        Move("remove", gettext_lazy("It was wrong: remove it"), (O.WITH_SOURCE,), O.REMOVED, "source"),
        Move("reject", gettext_lazy("It is right"), (O.WITH_SOURCE,), O.REJECTED, "source"),
        Move("withdraw", gettext_lazy("Withdraw"), PENDING, O.WITHDRAWN, "applicant"),
    )
}


def file(publication: Publication, *, by: Any, about: str, text: str, on: date, field: str = "") -> Objection:
    """Object to a record of a subject that `by` acts for. It carries the mark from now on, and stays public.

    Raises NotYours, Missing, and IllegalMove where this ground is being checked already.
    """
    held = Standing.objects.in_force(by, publication.subject.survivor, act="objections", on=on).first()
    if held is None:
        raise NotYours(_("You do not act for this subject. Prove that you may, or ask at a service window."))
    if about not in About.values:
        raise Missing(_("Say what the objection is about."), "about")
    if not text.strip():
        raise Missing(_("Say what is wrong, and what would be right."), "text")
    try:
        with transaction.atomic():
            return _filed(publication, held, about, mask(text.strip()[:LONGEST])[0], field, on)
    except (IntegrityError, publish.NotMarkable) as problem:
        raise IllegalMove(_("An objection on this ground is being checked already.")) from problem


def _filed(publication: Publication, held: Standing, about: str, text: str, field: str, on: date) -> Objection:
    made = Objection.objects.create(
        number=new_number(OBJECTION, on),
        publication=publication,
        subject=publication.subject,
        standing=held,
        applicant=held.user,
        authority=publication.authority.responsible_on(on),
        source=publication.batch.source,
        about=about,
        field=field[:60],
        text=text,
        received_on=on,
        **_due(on, ACCEPT),
        answer_due_on=answer_due(on, calendar()),
    )
    _step(made, "file", "", on, held.user, "applicant")
    if publication.ended_on is None:
        kind, day = MARKS[About(about)], made.answer_due_on
        made.mark = publish.mark(publication, kind, since=on, on=on, by=held.user, document=made.number, answer_due=day)
        made.save(update_fields=["mark"])
    notices.tell_of_objection(made, but=held.user)
    return made


def answer_due(on: date, days: Calendar) -> date:
    """The last day of the whole, received on that day: the three terms one after the other."""
    return add_working_days(on, sum(length(code, on=on) or 0 for code in (ACCEPT, OWN_CHECK, SOURCE_CHECK)), days).day


def due(on: date, code: str, days: Calendar) -> dict[str, Any]:
    """What an objection keeps of the clock of a step that began on that day."""
    last = add_working_days(on, length(code, on=on) or 0, days)
    return {"due_on": last.day, "due_provisional": last.provisional, "due_version": last.version}


def _due(on: date, code: str) -> dict[str, Any]:
    return due(on, code, calendar())


def acting(objection: Objection, user: Any, *, on: date) -> frozenset[str]:
    """As what this user acts in an objection. Nobody answers one of their own."""
    held = Standing.objects.in_force(user, objection.subject.survivor, act="objections", on=on)
    if not user.is_staff:
        return frozenset(["applicant"] if held.exists() else [])
    one = objection.subject.survivor
    if Standing.objects.filter(Q(subject=one) | Q(subject__merged_into=one), user=user).exists():
        return frozenset()
    site = user.has_perm("repair.pass_on_case")
    source = not site and user.has_perm("repair.answer_objection", objection)
    return frozenset(["site"] * site + ["source"] * source)


def possible(objection: Objection, user: Any, *, on: date) -> list[Move]:
    """The moves this user can make now: the buttons of a page."""
    roles = acting(objection, user, on=on)
    return [move for move in MOVES.values() if move.actor in roles and objection.status in move.sources]


def accept(objection: Objection, *, by: Any, on: date) -> Objection:
    """The site takes it up, and looks at its own processing first."""
    return _move("accept", objection, by, on, accepted_on=on, **_due(on, OWN_CHECK))


def decline(objection: Objection, *, by: Any, on: date, reason: str) -> Objection:
    """It is none: what is asked for is something else, such as repair. The reason says what to do."""
    return _move("decline", objection, by, on, reason=reason)


def pass_on(objection: Objection, *, by: Any, on: date, note: str = "") -> Objection:
    """The site's processing was right, or cannot tell: the source verifies."""
    return _move("pass_on", objection, by, on, note=note, passed_on=on, **_due(on, SOURCE_CHECK))


def correct(objection: Objection, *, by: Any, on: date, reason: str) -> Objection:
    """Upheld: the source delivered the correction. Raises Missing where none came since the objection."""
    objected = Publication.objects.get(pk=objection.publication_id)
    record = records.current(objected)
    known = {*records.ever(objected), *records.ever(record)}
    told = PublicationVersion.objects.filter(publication__in=known)
    corrected = record.batch.on >= objection.received_on and told.exists()
    if not corrected:
        raise Missing(_("Deliver the correction first; then answer that it is corrected."), "reason")
    return _move("correct", objection, by, on, reason=reason)


def remove(objection: Objection, *, by: Any, on: date, reason: str) -> Objection:
    """Upheld: the record leaves public view as corrected, in the same transaction."""
    return _move("remove", objection, by, on, reason=reason)


def reject(objection: Objection, *, by: Any, on: date, reason: str) -> Objection:
    """The record is right. The mark goes; reconsideration and courts remain."""
    return _move("reject", objection, by, on, reason=reason)


def withdraw(objection: Objection, *, by: Any, on: date) -> Objection:
    """The subject takes it back; the mark goes."""
    return _move("withdraw", objection, by, on)


def _move(
    name: str, objection: Objection, by: Any, on: date, *, reason: str = "", note: str = "", **columns: Any
) -> Objection:
    """Guard and write in one statement, with its step; then the mark and the record. Raises RepairError."""
    move = MOVES[name]
    objection.refresh_from_db()
    if move.actor not in acting(objection, by, on=on):
        raise NotYours(_("This move is not yours."))
    if move.target in (O.NOT_ACCEPTED, O.CORRECTED, O.REMOVED, O.REJECTED):
        if not reason.strip():
            raise Missing(_("Say why: the applicant reads it."), "reason")
        require_no_numbers(reason, "reason")
        columns |= {"answer": reason.strip(), "answered_by": by, "answered_on": on, "due_on": None}
    with transaction.atomic():
        before = objection.status
        here = Objection.objects.filter(pk=objection.pk, status=before, status__in=move.sources)
        if not here.update(status=move.target, **columns):
            raise IllegalMove(_("This is not possible now. Look at what became of it."))
        objection.refresh_from_db()
        _step(objection, name, before, on, by, move.actor, reason, note)
        notices.tell_of_objection(objection, but=by)
        if objection.status not in PENDING:
            _settle(objection, by, on)
    return objection


def _settle(objection: Objection, by: Any, on: date) -> None:
    """The mark goes without a trace; what was found wrong goes with it, unless it is another subject's by now."""
    mark = objection.mark
    if mark is not None:
        mark.refresh_from_db()
        if mark.until is None:
            publish.unmark(mark, until=on, on=on, by=by)
    if objection.status == O.REMOVED:
        record = records.current(Publication.objects.get(pk=objection.publication_id))
        if record.ended_on is None and record.subject.survivor == objection.subject.survivor:
            publish.take_down(record, on=on, ended_as=record.EndedAs.CORRECTED, by=by, note=objection.number)


def _step(
    objection: Objection, move: str, before: str, on: date, by: Any, role: str, reason: str = "", note: str = ""
) -> None:
    ObjectionStep.objects.create(
        objection=objection,
        move=move,
        before=before,
        after=objection.status,
        by=by,
        role=role,
        on=on,
        at=moment(on),
        reason=reason.strip(),
        note=note.strip(),
    )
