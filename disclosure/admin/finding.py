"""How staff find publications: whatever was typed is looked for where it belongs, by keys that an index holds."""

from django.db.models import Q

from disclosure.models import Authority, SubjectIdentifier, SubjectName
from disclosure.names import fold_document
from disclosure.search import Meaning, TooBroad, Understood
from disclosure.search.candidates import Narrow, containing
from disclosure.search.limits import bounded

SUBJECTS = 1_000  # whose publications are looked up for one name


def publications(asked: Understood) -> tuple[Q, bool]:
    """Which publications a question means, and whether so many subjects bear the name that some were left out."""
    if asked.kind is Meaning.URL:
        return Q(ref=asked.value.split("/")[2]), False
    if asked.kind in (Meaning.CODE, Meaning.CODE_TYPO):
        carried = SubjectIdentifier.objects.filter(value=asked.value)
        return Q(subject__in=carried.values("subject")) | Q(authority__code=asked.value), False
    numbered = Q(document_key__startswith=fold_document(asked.text))
    if asked.kind is Meaning.DOCUMENT:
        return numbered, False
    bearers, too_many = _bearers(asked)
    decided = Authority.objects.filter(Q(name_zh=asked.text) | Q(name_en=asked.text)).values_list("pk", flat=True)
    return numbered | Q(subject__in=bearers) | Q(authority__in=list(decided)), too_many


def _bearers(asked: Understood) -> tuple[list[int], bool]:
    """Subjects by a present or former name, as values: the publications then come from an index.

    Organisations by any part of it; persons, who are in no index, by the whole of it.
    """
    key = asked.name_key
    whole = SubjectName.objects.filter(folded=key).order_by().values_list("subject_id", flat=True).distinct()
    found = dict.fromkeys(whole[: SUBJECTS + 1])
    try:
        with bounded():
            found |= dict.fromkeys(row.subject for row in containing([key], Narrow(), limit=2 * SUBJECTS))
    except TooBroad:
        return list(found)[:SUBJECTS], True
    return list(found)[:SUBJECTS], len(found) > SUBJECTS
