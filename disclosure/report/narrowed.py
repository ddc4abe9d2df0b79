"""Whose sources answer where fields of law were picked, and for which fields none ever did (rules.md D-05, D-13)."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from disclosure.models import Authority, CatalogueItem
from disclosure.report.asked import Sources
from disclosure.report.offered import FieldOfLaw

# By section: the fields of which no source ever delivered it, where others did.
Silent = Mapping[str, Sequence[FieldOfLaw]]


def deciding(fields: Iterable[FieldOfLaw], items: Collection[str]) -> dict[int, str]:
    """The authorities of these fields that decide what these items record, with the field of each."""
    rows = Authority.objects.filter(field__in=[field.code for field in fields], mandates__item__code__in=items)
    return dict(rows.values_list("pk", "field").distinct())


def silent(
    fields: Sequence[FieldOfLaw],
    by_section: Mapping[str, Iterable[CatalogueItem]],
    sources: Sources,
    authorities: Mapping[int, str],
) -> Silent:
    """The fields of which nothing was ever heard, by section; a section of which no field was heard is left out."""
    found: dict[str, Sequence[FieldOfLaw]] = {}
    for section, items in by_section.items():
        heard = {authorities.get(pk) for pk in sources.heard(item.pk for item in items)}
        unheard = [field for field in fields if field.code not in heard]
        if len(unheard) < len(fields):
            found[section] = unheard
    return {section: unheard for section, unheard in found.items() if unheard}
