"""What a hit shows of its subject, read in two statements."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, Self

from django.db import NotSupportedError, connection, models

from disclosure.models import Subject, SubjectIdentifier, SubjectName

Row = type[SubjectName] | type[SubjectIdentifier]
# By hand and not by prefetch_related: what Django reckons for two more statements and a filter for each subject takes
# a tenth of a page.
_NAMES_AND_CODES: Final = (
    "SELECT 0, id, subject_id, kind, value, '', valid_from, valid_to FROM disclosure_subjectname"
    " WHERE subject_id IN ({wanted}) UNION ALL"
    " SELECT 1, id, subject_id, kind, value, status, NULL, NULL FROM disclosure_subjectidentifier"
    " WHERE subject_id IN ({wanted}) ORDER BY 1, 2"
)
_OF_CODE: Final = ("id", "subject_id", "kind", "value", "status")
_OF_NAME: Final = ("id", "subject_id", "kind", "value", "valid_from", "valid_to")


class _Read(models.QuerySet[Any]):
    """Rows of one subject that were read. Narrowed further they would be those of all subjects: that is refused."""

    def _chain(self) -> Self:
        raise NotSupportedError("These rows of a hit were read already: ask for the subject anew to narrow them.")


def subjects_by_pk(pks: Sequence[int]) -> dict[int, Subject]:
    """The listed ones of these, with region, names and identifiers: two statements, whatever their number."""
    found = {row.pk: row for row in Subject.objects.listed().filter(pk__in=pks).select_related("region")}
    theirs: dict[tuple[int, Row], list[Any]] = {}
    for whose, row in _names_and_codes(list(found)):
        row.subject = found[whose]
        theirs.setdefault((whose, type(row)), []).append(row)
    for pk, subject in found.items():
        _give(subject, "names", SubjectName, theirs.get((pk, SubjectName), []))
        _give(subject, "identifiers", SubjectIdentifier, theirs.get((pk, SubjectIdentifier), []))
    return found


def _names_and_codes(pks: list[int]) -> Iterator[tuple[int, Any]]:
    """Those of each subject, in the order of their keys."""
    if not pks:
        return
    day = SubjectName._meta.get_field("valid_to").to_python  # SQLite gives a text
    with connection.cursor() as cursor:
        cursor.execute(_NAMES_AND_CODES.format(wanted=", ".join(["%s"] * len(pks))), [*pks, *pks])
        for is_code, *common, status, since, until in cursor.fetchall():
            if is_code:
                yield common[1], SubjectIdentifier.from_db(connection.alias, _OF_CODE, [*common, status])
            else:
                yield common[1], SubjectName.from_db(connection.alias, _OF_NAME, [*common, day(since), day(until)])


def _give(subject: Subject, related: str, model: Row, rows: list[Any]) -> None:
    """What prefetch_related leaves behind."""
    kept: Any = _Read(model)
    kept._result_cache, kept._prefetch_done = rows, True
    cache: dict[str, Any] = subject.__dict__.setdefault("_prefetched_objects_cache", {})
    cache[related] = kept
