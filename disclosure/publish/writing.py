"""The writing halves of the verbs: each guards and writes in one statement, and says which ledger line is owed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models import User
from disclosure.models import Batch, Change, Mark, MarkKind, Publication, PublicationVersion

# What a delivered row says of a publication, in this order.
DELIVERED = (
    "authority_id",
    "document_number",
    "document_key",
    "decided_on",
    "severity",
    "penalty_kinds",
    "fine",
    "confiscated",
    "region_code",
    "counted_from",
    "repairable_from",
    "shown_until",
    "ends",
    "review_on",
    "kept_because",
    "digest",
    "flags",
    "details",
)
# What a source may correct, and the edition its columns are in; the sealed version keeps all of it. Another authority
# would be another record.
CONTENT = ("edition_id", *(column for column in DELIVERED if column != "authority_id"))
CLASSED = ("severity", "penalty_kinds", "fine")  # what a class follows from
_KEPT = Publication.Kept
NEVER_SHOWN = frozenset([_KEPT.MINOR, _KEPT.NOT_SHOWN_BY_RULE, _KEPT.PERSON, _KEPT.NOT_PUBLIC_ITEM])


class NotOnShow(Exception):
    """The publication is not public, so it cannot be changed or taken from public view."""


def replace(
    publication: Publication, new: Mapping[str, Any], *, batch: Batch, on: date, today: date
) -> Change.Kind | None:
    """The writing half of `correct`: seal and replace; returns the kind of ledger line that is owed, if any.

    What is over `today` is only sealed, though the correction be of an earlier day. Where `new` carries
    `kept_because`, the corrected class decides anew whether the record may be public.
    """
    ended = publication.ended_on is not None or _is_over(publication, today)
    content = {name: value for name, value in new.items() if name != "kept_because"}
    _seal(publication, batch, content if ended else None)
    if ended:
        return None
    kind, standing = _standing(publication, new, on)
    changed = Publication.objects.filter(pk=publication.pk, version=publication.version, ended_on=None).update(
        **content, **standing, batch=batch, version=publication.version + 1
    )
    if not changed:
        raise NotOnShow(_("This publication was changed meanwhile; read it again."))
    publication.refresh_from_db()
    return kind


def _standing(publication: Publication, new: Mapping[str, Any], on: date) -> tuple[Change.Kind | None, dict[str, Any]]:
    """A correction to a class that is not shown ends the publication; one to a class that is shown shows it.

    What stays in such a class was shown on a written finding, and the finding still stands (rules.md S-6).
    """
    kept = new.get("kept_because", publication.kept_because)
    if publication.kept_because == Publication.Kept.SECRECY:  # it waits until the examination is over, then this counts
        Mark.objects.filter(publication=publication, kind=MarkKind.SECRECY, until=None).update(kept_before=kept)
        return None, {}
    if publication.public_since is None:
        shown = {"public_since": on, "kept_because": ""}
        return (None, {"kept_because": kept}) if kept else (Change.Kind.SHOWN, shown)
    moved = any(getattr(publication, column) != new[column] for column in CLASSED if column in new)
    if kept == Publication.Kept.PERSON or (kept in NEVER_SHOWN and moved):  # the list shows persons no longer
        return Change.Kind.ENDED, {"ended_on": on, "ended_as": Publication.EndedAs.CORRECTED}
    return Change.Kind.CORRECTED, {}


def end(publication: Publication, ended_as: Publication.EndedAs, *, on: date, reason: str = "") -> bool:
    """The writing half of annul and take_down: guard and write; returns whether a ledger line is owed for it."""
    ended = Publication.objects.filter(pk=publication.pk, ended_on=None).update(
        ended_on=on, ended_as=ended_as, end_reason=reason
    )
    if not ended:
        raise NotOnShow(_("This publication has ended already."))
    publication.refresh_from_db()
    return publication.public_since is not None


def line_of(publication: Publication, kind: Change.Kind, *, on: date, by: User | None = None, note: str = "") -> Change:
    """The ledger line, not yet numbered, that tells of the state a publication is in now."""
    return Change(
        kind=kind,
        publication=publication,
        on=on,
        version=publication.version,
        public_since=publication.public_since,
        shown_until=publication.shown_until,
        ended_on=publication.ended_on,
        ended_as=publication.ended_as,
        shielded_from=publication.shielded_from,
        shielded_until=publication.shielded_until,
        by=by,
        note=note,
    )


def _is_over(publication: Publication, on: date) -> bool:
    """Whether it was shown and its last day is past, though the ledger was not told yet: no page waits for that."""
    over = publication.shown_until is not None and publication.shown_until <= on
    return over and publication.public_since is not None


def _seal(publication: Publication, batch: Batch, late: Mapping[str, Any] | None) -> None:
    """Keep the content about to be replaced; of an ended publication, keep the content that arrived too late."""
    version = sealed(publication, late, batch)
    PublicationVersion.objects.get_or_create(
        publication=publication,
        version=version.version,
        digest=version.digest,
        defaults={"batch_id": version.batch_id, "content": version.content},
    )


def sealed(
    publication: Publication, late: Mapping[str, Any] | None = None, batch: Batch | None = None
) -> PublicationVersion:
    """The present content as a sealed version, not saved; with `late`, the content that arrived in that batch."""
    content = {column: getattr(publication, column) for column in CONTENT} | dict(late or {})
    return PublicationVersion(
        publication=publication,
        version=publication.version,
        digest=content.pop("digest"),
        batch_id=batch.pk if late and batch else publication.batch_id,
        content={column: _plain(value) for column, value in content.items() if column in CONTENT},
    )


def _plain(value: Any) -> Any:
    """Days and amounts as text, since the sealed content is JSON."""
    return value if value is None or isinstance(value, str | dict) else str(value)
