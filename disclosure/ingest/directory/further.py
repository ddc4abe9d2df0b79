"""Further names of known subjects: former, English, short, or a new current one."""

from collections.abc import Sequence

from django.db import transaction

from disclosure.directory import creating
from disclosure.ingest.directory.known import look_up
from disclosure.ingest.directory.reading import Entry
from disclosure.ingest.directory.report import Report
from disclosure.models import Subject, SubjectName

CURRENT, FORMER = SubjectName.Kind.CURRENT, SubjectName.Kind.FORMER


@transaction.atomic
def load(entries: Sequence[Entry], report: Report) -> None:
    """Add names to the subjects their codes belong to; a code of several subjects or of none is remarked."""
    creating.lock()
    known = look_up({entry.code for entry in entries})
    for entry in entries:
        found = known.get(entry.code, [])
        if len(found) != 1:
            report.conflict(entry.row, "code_of_several" if found else "code_unknown", entry.name)
        else:
            report.outcomes["named" if _add(found[0].pk, entry) else "unchanged"] += 1
    creating.merge_index()


def _add(subject: int, entry: Entry) -> bool:
    """Add one name, or until when it was borne; returns whether anything changed. A new current name makes the old one
    a former one."""
    names = SubjectName.objects.filter(subject=subject)
    said = {entry.name_kind, CURRENT} if entry.name_kind == FORMER else {entry.name_kind}
    until = entry.valid_to if entry.name_kind == FORMER else None
    if names.filter(kind__in=said, folded=entry.folded).exists():  # a present name is no former one
        later = names.filter(kind=FORMER, folded=entry.folded).exclude(valid_to=until) if until else names.none()
        return bool(later.update(valid_to=until))
    if entry.name_kind == CURRENT:
        names.filter(kind=FORMER, folded=entry.folded).delete()
        for old in names.filter(kind=CURRENT):
            SubjectName.objects.get_or_create(
                subject_id=subject, kind=FORMER, folded=old.folded, defaults={"value": old.value}
            )
            old.delete()
        Subject.objects.filter(pk=subject).update(name=entry.name)
    SubjectName.objects.create(
        subject_id=subject, kind=entry.name_kind, value=entry.name, folded=entry.folded, valid_to=until
    )
    return True
