"""What undoing a batch means for one publication, and how it is written."""

import os
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from disclosure.models import Batch, BatchUndo, Change, Publication, PublicationVersion, TakenBack
from disclosure.publish.contents import Content, Histories
from disclosure.publish.writing import NotOnShow, sealed

ENDED, REVERTED, RESTORED, OVER = "ended", "reverted", "restored", "over"
EndedAs: Final = Publication.EndedAs
Lines = list[tuple[Publication, Change.Kind]]


class Deed(NamedTuple):
    """What becomes of a publication; `content` is what it says again."""

    kind: str
    publication: Publication
    content: Content | None = None


@dataclass(slots=True)
class _Facts:
    """What is known of the publications of one part beside themselves."""

    histories: Histories
    undone: set[int]  # batches that are undone, this one among them
    taken_back: set[int]
    told: set[tuple[int, int]]  # (publication, version) that the ledger calls corrected or published
    redated: set[int]


class Undoing:
    """The undoing of one batch, for some publications."""

    def __init__(self, batch: Batch, publications: Iterable[Publication], today: date) -> None:
        self.batch, self.today = batch, today
        self.publications = list(publications)
        self._facts = self._asked()

    def deeds(self) -> Iterator[Deed]:
        """What is to be done with each that the batch still answers for."""
        for publication in self.publications:
            mine = publication.batch_id == self.batch.pk or publication.pk in self._facts.taken_back
            if mine and not publication.superseded:
                yield self._deed(publication)

    def do(self, deed: Deed) -> Lines:
        """Write it; returns the lines that are owed. Raises NotOnShow if another change came first."""
        if deed.kind == ENDED:
            return self._end(deed.publication)
        if deed.content is None:
            return []
        if deed.kind == RESTORED:
            return self._succeed(deed.publication, deed.content)
        if deed.content.kept and deed.publication.public_since is not None:  # shown by what is undone
            return self._end(deed.publication) + self._succeed(deed.publication, deed.content)
        return self._revert(deed.publication, deed.content)

    def _asked(self) -> _Facts:
        keys = [publication.pk for publication in self.publications]
        lines = Change.objects.filter(publication__in=keys)
        told = lines.filter(kind__in=[Change.Kind.CORRECTED, Change.Kind.SHOWN])
        approved = BatchUndo.objects.filter(status=BatchUndo.Status.APPROVED)
        taken = TakenBack.objects.filter(batch=self.batch, publication__in=keys)
        return _Facts(
            Histories.of(self.publications),
            {self.batch.pk, *approved.values_list("batch_id", flat=True)},
            set(taken.values_list("publication_id", flat=True)),
            set(told.values_list("publication_id", "version")),
            set(lines.filter(kind=Change.Kind.DATES_CHANGED).values_list("publication_id", flat=True)),
        )

    def _deed(self, publication: Publication) -> Deed:
        before = self._before(publication)
        if publication.ended_on is None and before is None and not self._is_over(publication):
            return Deed(ENDED, publication)
        if before is None or before.is_over(self.today):
            over = publication.ended_on is not None or self._is_over(publication)
            return Deed(OVER, publication) if over else Deed(REVERTED, publication, before)
        if publication.ended_on is None:
            return Deed(REVERTED, publication, before)
        return Deed(RESTORED, publication, before) if self._ended_by_it(publication) else Deed(OVER, publication)

    def _before(self, publication: Publication) -> Content | None:
        """The last content that no undone batch brought. A change of the rules since then is never taken back."""
        told = self._facts.histories.contents(publication)
        standing = [content for content in told if content.batch not in self._facts.undone]
        if not standing:
            return None
        last = standing[-1]
        if publication.pk in self._facts.redated and publication.shown_until and not last.kept:
            until = min(last.said["shown_until"] or publication.shown_until, publication.shown_until)
            return Content(last.batch, last.said | {"shown_until": until})
        return last

    def _ended_by_it(self, publication: Publication) -> bool:
        """Taken back by the batch, moved by it to a class that is not shown, or to a last day that is past."""
        if publication.pk in self._facts.taken_back:
            return publication.ended_as == EndedAs.ANNULLED
        if publication.batch_id != self.batch.pk:
            return False
        hidden = (publication.pk, publication.version) not in self._facts.told
        return publication.ended_as == EndedAs.EXPIRED or (publication.ended_as == EndedAs.CORRECTED and hidden)

    def _is_over(self, publication: Publication) -> bool:
        until = publication.shown_until
        return publication.public_since is not None and until is not None and until <= self.today

    def _end(self, publication: Publication) -> Lines:
        """End it and free its key in one statement."""
        found = Publication.objects.filter(pk=publication.pk, ended_on=None, superseded=False)
        _require(found.update(ended_on=self.today, ended_as=EndedAs.CORRECTED, superseded=True))
        publication.refresh_from_db()
        return [] if publication.public_since is None else [(publication, Change.Kind.ENDED)]

    def _revert(self, publication: Publication, content: Content) -> Lines:
        """Seal what the batch said, and let the record say again what it said before, as a new version."""
        version = sealed(publication)
        PublicationVersion.objects.get_or_create(
            publication=publication,
            version=version.version,
            digest=version.digest,
            defaults={"batch_id": version.batch_id, "content": version.content},
        )
        found = Publication.objects.filter(pk=publication.pk, version=publication.version, ended_on=None)
        said: dict[str, Any] = content.said
        _require(found.update(**said, batch_id=content.batch, version=publication.version + 1))
        publication.refresh_from_db()
        return [] if publication.public_since is None else [(publication, Change.Kind.CORRECTED)]

    def _succeed(self, publication: Publication, content: Content) -> Lines:
        """Bring the content before back under a new reference; the old one stays ended."""
        Publication.objects.filter(pk=publication.pk, ended_on__isnull=False).update(superseded=True)
        back = Publication.objects.get(pk=publication.pk)
        for name, value in content.said.items():
            setattr(back, name, value)
        back.pk, back.ref, back.salt = None, uuid.uuid4(), os.urandom(16)
        back.predecessor_id, back.superseded, back.batch_id = publication.pk, False, content.batch
        back.version = publication.version + 1
        back.ended_on, back.ended_as, back.end_reason = None, "", ""
        back.public_since = None if content.kept else self.today
        back.save(force_insert=True)
        return [] if content.kept else [(back, Change.Kind.SHOWN)]


def _require(written: int) -> None:
    if not written:
        raise NotOnShow("This publication was changed meanwhile; read it again.")
