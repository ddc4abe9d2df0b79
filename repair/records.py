"""A record under all the references it ever had: joined subjects and revoked repairs give it a new one."""

from disclosure.models import Publication


def current(publication: Publication) -> Publication:
    """The record as it stands now, under the last of its references."""
    row = publication
    while row.superseded and (following := Publication.objects.filter(predecessor=row).first()):
        row = following
    return row


def ever(publication: Publication) -> list[int]:
    """The keys of the record under this reference and every earlier one."""
    keys, before = [publication.pk], publication.predecessor_id
    while before is not None:
        keys.append(before)
        before = Publication.objects.filter(pk=before).values_list("predecessor", flat=True).first()
    return keys
