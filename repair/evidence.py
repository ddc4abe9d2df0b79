"""Files that applicants hand in: known by their content, cleaned, kept outside the web root, taken away in time."""

from hashlib import sha256
from typing import Any, Final
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone
from django.utils.translation import gettext as _

from creditchina.standing import letters
from disclosure.ingest.personal import mask
from repair.errors import IllegalMove
from repair.models import PENDING, Application, Case, Evidence, EvidenceKind, Objection, Status

MOST: Final = 20  # files of one application or objection


def keep(
    matter: Application | Objection,
    data: bytes,
    *,
    name: str,
    by: Any,
    kind: str = EvidenceKind.OTHER,
    case: Case | None = None,
) -> Evidence:
    """Clean and store a file of a draft, of a case that waits for an answer, or of an objection that does.

    Raises letters.NotALetter, which says what is wrong with the file, and IllegalMove where none is awaited. Where its
    row is not written after all, the file stays behind; keeping.sweep takes it.
    """
    _require_awaited(matter, case)
    if matter.evidence.kept().count() >= MOST:
        raise IllegalMove(_("There are 20 files already. Remove one, or put several pages into one file."))
    clean = letters.cleaned(data)
    stored = storages["evidence"].save(f"{uuid4().hex}.{letters.SUFFIX[clean.media_type]}", ContentFile(clean.data))
    return Evidence.objects.create(
        **{"objection" if isinstance(matter, Objection) else "application": matter},
        case=case,
        kind=kind,
        name=_plain(name),
        file=stored,
        media_type=clean.media_type,
        pages=clean.pages,
        sha256=sha256(clean.data).digest(),
        size=len(clean.data),
        by=by,
    )


def share(application: Application, ref: str, case: Case | None) -> None:
    """A file that shows something of another record as well is from now on one of the whole application.

    So whoever decides about that record sees it. `ref`: of a file, or what else the question was answered with.
    """
    for each in application.evidence.kept().exclude(case=None):
        if str(each.ref) == ref and each.case_id != (case.pk if case else None):
            Evidence.objects.filter(pk=each.pk).update(case=None)


def read(evidence: Evidence) -> bytes:
    """The cleaned bytes. Raises FileNotFoundError once they are gone."""
    if not evidence.file:
        raise FileNotFoundError(str(evidence))
    with storages["evidence"].open(evidence.file) as file:
        return bytes(file.read())


def remove(evidence: Evidence) -> bool:
    """Take a file out of a draft, an answer or an objection; False where it is gone, or was sent already.

    An answer takes back only what was added to it, an objection what nobody opened yet: what the authority has looked
    at stays what it was.
    """
    try:
        _require_awaited(evidence.matter, evidence.case)
    except IllegalMove:
        return False
    if evidence.objection_id and evidence.looks.exists():
        return False
    if evidence.case and evidence.case.steps.filter(move__in=("ask", "ask_again"), at__gt=evidence.at).exists():
        return False
    return erase(evidence)


def erase(evidence: Evidence) -> bool:
    """Remove the bytes; the row and its hash stay. What a resubmission uses as well stays for it."""
    stored = evidence.file
    gone = Evidence.objects.filter(pk=evidence.pk, removed_at=None).update(removed_at=timezone.now(), file="")
    if gone and not Evidence.objects.filter(file=stored).exists():
        storages["evidence"].delete(stored)
    return bool(gone)


def _require_awaited(matter: Application | Objection, case: Case | None) -> None:
    """As the database has it now: neither a case of another application nor one that was answered meanwhile."""
    if isinstance(matter, Objection):
        if not Objection.objects.filter(pk=matter.pk, status__in=PENDING).exists():
            raise IllegalMove(_("Nothing can be added now: the objection was answered."))
        return
    application = matter
    own = Case.objects.filter(pk=case.pk, application=application) if case else None
    draft = Application.objects.filter(pk=application.pk, submitted_at=None, discarded_at=None).exists()
    fitting = own is None or own.exists()
    answering = own is not None and own.filter(status=Status.ASKED).exists()
    if not fitting or not (draft or answering):
        raise IllegalMove(_("Nothing can be added now: the application was sent, and nothing was asked for."))


def _plain(name: str) -> str:
    """The name without a path, signs that steer a terminal, and the number of a person (rules.md S-10)."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return mask("".join(sign for sign in last if sign.isprintable()))[0][:200] or "-"
