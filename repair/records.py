"""A record under all the references it ever had: joined subjects and revoked repairs give it a new one."""

from disclosure.models import IdentityAct, Publication


def current(publication: Publication) -> Publication:
    """The record as it stands now, under the last of its references."""
    row = publication
    while row.superseded and (following := _following(row)):
        row = following
    return row


def _following(row: Publication) -> Publication | None:
    """What took its place: its own next reference, or the same record that a joined subject had already."""
    own = Publication.objects.filter(predecessor=row).first()
    if own is not None:
        return own
    acts = IdentityAct.objects.filter(kind=IdentityAct.Kind.JOINED, subject=row.subject_id, undone_at=None)
    twins: dict[int, int] = {old: twin for told in acts.values_list("moved", flat=True) for old, twin in told["twins"]}
    return Publication.objects.filter(pk=twins.get(row.pk, row.pk)).exclude(pk=row.pk).first()


def ever(publication: Publication) -> list[int]:
    """The keys of the record under this reference and every earlier one."""
    keys, before = [publication.pk], publication.predecessor_id
    while before is not None:
        keys.append(before)
        before = Publication.objects.filter(pk=before).values_list("predecessor", flat=True).first()
    return keys
