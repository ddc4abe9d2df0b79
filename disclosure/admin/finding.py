"""How staff find publications: whatever was typed is looked for where it belongs, by keys that an index holds."""

from django.db.models import Q

from disclosure.models import Authority, SubjectIdentifier, SubjectName
from disclosure.names import fold, fold_document
from disclosure.search import Meaning, Understood

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
    """Subjects by a present or former name or a part of it, as values: the publications then come from an index."""
    key = fold(asked.text)
    named = Q(folded__contains=key)
    found = SubjectName.objects.filter(named).order_by().values_list("subject_id", flat=True).distinct()
    bearers = list(found[: SUBJECTS + 1])
    return bearers[:SUBJECTS], len(bearers) > SUBJECTS
