"""Statements that stand beside their records on pages and in reports, for those who show records."""

from collections.abc import Mapping, Sequence

from django.utils import timezone

from disclosure.beside import Said
from repair.models import Statement


def statements(publications: Sequence[int]) -> Mapping[int, Said]:
    """By publication: what its subject says, once somebody has read it."""
    rows = Statement.objects.public().filter(publication__in=publications)
    told = rows.values_list("publication", "text", "decided_at")
    return {row: Said(text, timezone.localdate(read_at)) for row, text, read_at in told}
