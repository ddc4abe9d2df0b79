"""The natural key of a record under another subject, made anew from what the record says, and tried before it is used.

A key tells nothing back. So its parts are read from the record by the edition's field list, and are believed only if
they give the key that stands under the subject the record is with now.
"""

from collections.abc import Callable
from functools import partial
from itertools import product
from typing import Final

from django.utils.translation import gettext_lazy as _

from disclosure.fields import FieldList, catalogue, key_part
from disclosure.models import ItemEdition, Publication, Subject
from disclosure.publish.keys import natural_key

# A word outside its vocabulary is kept as it was written, while the key holds what judging took it for.
_OUTSIDE: Final = ("other", "")


class KeyUnknown(Exception):
    """The key of a record cannot be made anew, so it must not be moved."""


def keys_under(subject: Subject) -> Callable[[Publication], bytes]:
    """A function that gives the key of a record as it would be under this subject; it raises KeyUnknown."""
    editions = {edition.pk: edition for edition in ItemEdition.objects.select_related("item")}

    def key_of(publication: Publication) -> bytes:
        edition = editions[publication.edition_id]
        item, authority = edition.item_id, publication.authority_id
        for part in _parts(publication, edition):
            if natural_key(item, authority, publication.subject_id, part) == bytes(publication.key):
                return natural_key(item, authority, subject.pk, part)
        told = _("The key of %(record)s cannot be made anew from what it says, so it cannot be moved.")
        raise KeyUnknown(told % {"record": publication})

    return key_of


def _parts(publication: Publication, edition: ItemEdition) -> list[str]:
    """What the folded key fields may have been: by the fields of its own edition, else of another of its item."""
    listed = catalogue()
    own = listed.get((edition.item.code, edition.code))
    others = [fields for (item, _code), fields in listed.items() if item == edition.item.code and fields is not own]
    return [part for fields in filter(None, (own, *others)) for part in _by(fields, publication)]


def _by(fields: FieldList, publication: Publication) -> list[str]:
    columns = {column.role: column for column in fields.fields if column.role}
    roles = [role for role in (*fields.key_fields, "content") if role in columns]
    said: list[tuple[str, ...]] = []
    for role in roles:
        value = str(publication.details.get(columns[role].code, ""))
        closed = columns[role].type == "choice" and value not in {choice.value for choice in columns[role].choices}
        said.append((value, *_OUTSIDE) if closed and value else (value,))
    told = [dict(zip(roles, values, strict=True)) for values in product(*said)]
    day, document = publication.decided_on, publication.document_key
    return [key_part(fields.key_fields, partial(_said, values), day=day, document_key=document) for values in told]


def _said(values: dict[str, str], role: str) -> str:
    return values.get(role, "")
