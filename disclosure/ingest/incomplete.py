"""Records of an item with several key fields, of which one side leaves some blank: they may be one and the same."""

from collections import defaultdict
from collections.abc import Sequence

from disclosure.fields import editions
from disclosure.ingest.keys import natural_key
from disclosure.ingest.lookup import select_in
from disclosure.ingest.row import Judged
from disclosure.models import CatalogueItem

Keyed = tuple[Judged, int, bytes]  # row, subject, natural key


def incomplete(item: CatalogueItem, keyed: Sequence[Keyed]) -> set[bytes]:
    """Keys of rows whose document number is recorded for the same subject and authority, where either the row or the
    record carries that number alone. What was ended under both numbers must not come back under one.
    """
    if max(len(listed.key_fields) for listed in editions(item.code)) < 2:
        return set()
    recorded: dict[tuple[str, int, int], set[bytes]] = defaultdict(set)
    for of_item, document, subject, authority, key in select_in(
        "SELECT e.item_id, p.document_key, p.subject_id, p.authority_id, p.key FROM disclosure_publication p"
        " JOIN disclosure_itemedition e ON e.id = p.edition_id WHERE NOT p.superseded AND p.document_key {}",
        {row.document_key for row, _, _ in keyed if row.document_key},
    ):
        if of_item == item.pk:
            recorded[document, subject, authority].add(bytes(key))
    found = set()
    for row, subject, key in keyed:
        known = recorded.get((row.document_key, subject, row.authority_id), set()) if row.document_key else set()
        alone = row.key_part == row.document_key
        if known and key not in known and (alone or natural_key(item.pk, subject, row, row.document_key) in known):
            found.add(key)
    return found
