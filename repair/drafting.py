"""An application before it is sent: begun, its records chosen, its pages saved. Its letter: repair.letters."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from creditchina.standing.models import Standing
from disclosure.ingest.personal import mask
from disclosure.models import Authority, Publication, Subject
from repair import answers, eligible, saying, yielding
from repair.actors import may_apply
from repair.errors import IllegalMove, NotYours
from repair.models import SENT_AGAIN, Application, Case, Door, Status
from repair.numbering import APPLICATION, new_number
from repair.when import moment

KEPT: Final = timedelta(days=30)  # an unsent draft
LONGEST: Final = 4_000  # characters of one answer; the forms ask for less


def begin(subject: Subject, *, by: Any, on: date, door: str = Door.REPAIR, language: str = "zh-hans") -> Application:
    """Begin an application for a subject that this account may act for, or go on with its draft. Raises NotYours."""
    subject = subject.survivor
    if not may_apply(by, subject, on=on):
        raise NotYours(_("You do not act for this subject. Prove that you may, or ask at a service window."))
    found = Application.objects.drafts(on=on).filter(applicant=by, subject=subject, door=door, again_of=None).first()
    if found:
        return found
    held = Standing.objects.in_force(by, subject, act="repair", on=on, waiting=True).order_by("acts_from", "pk").first()
    return _begun(subject, on, applicant=by, standing=held, door=door, language=language)


def begin_at_window(
    subject: Subject, *, by: Any, window: Authority, consent_on: date, on: date, language: str = "zh-hans"
) -> Application:
    """Begin one at a service window, with the applicant's own consent (rules.md C-11). Raises NotYours."""
    if not by.has_perm("repair.file_case"):
        raise NotYours(_("Only a window clerk files for somebody else."))
    return _begun(subject.survivor, on, filed_by=by, window=window, consent_on=consent_on, language=language)


def _begun(subject: Subject, on: date, **fields: Any) -> Application:
    number = new_number(APPLICATION, on)
    told = {"created_at": moment(on), "draft_until": on + KEPT}
    return Application.objects.create(number=number, subject=subject, **told, **fields)


@transaction.atomic
def choose(application: Application, publications: Iterable[Publication], *, on: date) -> list[Case]:
    """Make these the records of a draft, in this order; each one a case of its own.

    Raises IllegalMove for what cannot be applied for, and what is not about the subject.
    """
    _require_draft(application)
    wanted, aside = list(publications), yielding.of(application, on=on)
    for publication in wanted:
        _require_choosable(application, publication, on, aside)
    application.cases.exclude(publication__in=wanted).delete()
    kept = {case.publication_id: case for case in application.cases.all()}
    last = max((case.position for case in kept.values()), default=0)
    for publication in wanted:
        if publication.pk not in kept:
            last += 1
            kept[publication.pk] = _case(application, publication, last, on)
    return [kept[publication.pk] for publication in wanted]


def _require_choosable(application: Application, publication: Publication, on: date, aside: list[Case]) -> None:
    if publication.subject.survivor != application.subject.survivor:
        raise IllegalMove(_("This record is not about the subject of the application."))
    found = eligible.of(publication, on=on, but=aside)
    if not is_choosable(application.door, found):
        raise IllegalMove(saying.said(found))


def is_choosable(door: str, verdict: eligible.Verdict) -> bool:
    """Whether a draft may name such a record; a court's ruling waits for no shortest period."""
    return verdict.ready or (verdict.answer == eligible.Answer.TOO_EARLY and door != Door.REPAIR)


def _case(application: Application, publication: Publication, position: int, on: date) -> Case:
    return Case.objects.create(
        application=application,
        position=position,
        door=application.door,
        publication=publication,
        authority=publication.authority.responsible_on(on),
        applicant=application.applicant,
        filed_by=application.filed_by,
        needs_two=publication.item.serious_list is not None,
    )


def save(application: Application, page: str, said: dict[str, Any]) -> Application:
    """Keep what one page of the form says, and nothing of another page. Raises IllegalMove for what was sent.

    The number of a person in it is masked, be the page finished or only put by (rules.md S-10).
    """
    _require_draft(application)
    with transaction.atomic():
        found = Application.objects.select_for_update().get(pk=application.pk)
        _require_draft(found)
        found.answers = found.answers | {page: _safe(said)}
        found.save(update_fields=["answers"])
    application.answers = found.answers
    return application


def _safe(said: Any, question: str = "") -> Any:
    """What was typed without numbers of persons and signs that no database takes; a file's reference stays."""
    if isinstance(said, dict):
        return {name: _safe(value, name) for name, value in said.items()}
    if not isinstance(said, str) or question == "proof":
        return said
    return mask(said.replace("\x00", ""))[0][:LONGEST]


def discard(application: Application) -> bool:
    """Throw a draft away, answers and all; False where it was sent meanwhile."""
    draft = Application.objects.filter(pk=application.pk, submitted_at=None, discarded_at=None)
    with transaction.atomic():
        gone = draft.update(discarded_at=timezone.now(), answers={})
        if gone:
            application.cases.filter(status=Status.DRAFT).delete()
    return bool(gone)


def can_be_sent_again(case: Case, *, by: Any, on: date) -> bool:
    """Whether it was refused, here or in the other channel, and this account can apply for its record on that day."""
    if case.status not in SENT_AGAIN:
        return False
    aside = yielding.to(by, case.application.subject, on=on)
    return is_choosable(case.door, eligible.of(case.publication, on=on, but=aside))


@transaction.atomic
def again(case: Case, *, by: Any, on: date) -> Application:
    """Fix and resubmit after a refusal: a draft with every answer and file of the old one, made once.

    Raises NotYours, and IllegalMove where the case was not refused or the record cannot be applied for today.
    """
    if case.status not in SENT_AGAIN:
        raise IllegalMove(_("Only a refused application is sent again."))
    if not may_apply(by, case.application.subject, on=on, waiting=False):  # it takes over what others answered
        raise NotYours(_("You do not act for this subject. Prove that you may, or ask at a service window."))
    found = Application.objects.drafts(on=on).filter(again_of=case, applicant=by).first()
    if found:
        return found
    old = case.application
    held = Standing.objects.in_force(by, old.subject.survivor, act="repair", on=on, waiting=True).order_by("pk").first()
    fields = {"door": old.door, "language": old.language, "again_of": case}
    made = _begun(old.subject.survivor, on, applicant=by, standing=held, **fields)
    chosen = choose(made, [case.publication], on=on)
    made.answers = answers.renamed(old.answers, _copy_files(case, chosen[0]))
    made.save(update_fields=["answers"])
    return made


def _copy_files(old: Case, new: Case) -> dict[str, str]:
    """The files of the old case are those of the new one too: asked for once, never twice. Returns old and new ref."""
    refs = {}
    for each in old.application.evidence.kept().filter(Q(case=old) | Q(case=None)):
        before = str(each.ref)
        each.pk, each.ref = None, type(each)().ref
        each.application, each.case = new.application, new if each.case_id else None
        each.save(force_insert=True)
        refs[before] = str(each.ref)
    return refs


def _require_draft(application: Application) -> None:
    if not application.is_draft:
        raise IllegalMove(_("This application was sent or discarded already."))
