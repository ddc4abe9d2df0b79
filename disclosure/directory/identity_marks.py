"""Names and codes that go from one subject to another, noted so that they can go back."""

from collections.abc import Iterable
from typing import Any

from disclosure.models import Subject, SubjectIdentifier, SubjectName

Note = dict[str, Any]
NAMES, CODES = SubjectName.Kind, SubjectIdentifier.Status
BORNE = (NAMES.CURRENT, NAMES.FORMER)


def carry(names: Iterable[SubjectName], identifiers: Iterable[SubjectIdentifier], to: Subject) -> Note:
    """Give names and codes to a subject; returns what was done, for `give_back`.

    A current name becomes a former one, a code beside the subject's own a former code. What it bears already is dropped
    here, so that nothing leads to the other subject any more.
    """
    note: Note = {"names": [], "identifiers": [], "dropped_names": [], "dropped_identifiers": []}
    has_current = to.names.filter(kind=NAMES.CURRENT).exists()
    for name in names:
        kind = NAMES.FORMER if name.kind == NAMES.CURRENT and has_current else name.kind
        alike = to.names.filter(folded=name.folded, kind__in=BORNE if kind in BORNE else [kind])
        if alike.exists():
            note["dropped_names"].append(_of(name, "kind", "value", "folded", "valid_from", "valid_to"))
            name.delete()
        else:
            note["names"].append([name.pk, name.kind])
            SubjectName.objects.filter(pk=name.pk).update(subject=to, kind=kind)
    own = to.identifiers.filter(kind=SubjectIdentifier.Kind.USCC, status=CODES.CURRENT).exists()
    for row in identifiers:
        if to.identifiers.filter(kind=row.kind, value=row.value).exists():
            note["dropped_identifiers"].append(_of(row, "kind", "value", "status"))
            row.delete()
        else:
            note["identifiers"].append([row.pk, row.status])
            beside = own and row.status == CODES.CURRENT and row.kind == SubjectIdentifier.Kind.USCC
            SubjectIdentifier.objects.filter(pk=row.pk).update(
                subject=to, status=CODES.FORMER if beside else row.status
            )
    return note


def give_back(note: Note, *, of: Subject, to: Subject) -> bool:
    """Undo `carry`: from the subject that has them to the one that had them; False where one is gone from there."""
    for pk, kind in note["names"]:
        if not SubjectName.objects.filter(pk=pk, subject=of).update(subject=to, kind=kind):
            return False
    for pk, status in note["identifiers"]:
        if not SubjectIdentifier.objects.filter(pk=pk, subject=of).update(subject=to, status=status):
            return False
    for told in note["dropped_names"]:
        SubjectName.objects.create(subject=to, **told)
    SubjectIdentifier.objects.bulk_create(SubjectIdentifier(subject=to, **told) for told in note["dropped_identifiers"])
    return True


def strip(subject: Subject) -> None:
    """Take every name and code from a subject that is to be found under another from now on."""
    subject.names.all().delete()
    subject.identifiers.all().delete()


def _of(row: Any, *columns: str) -> Note:
    values = {column: getattr(row, column) for column in columns}
    return {column: value.isoformat() if hasattr(value, "isoformat") else value for column, value in values.items()}
