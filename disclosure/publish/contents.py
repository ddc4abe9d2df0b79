"""What a publication said, delivery by delivery: its sealed versions and those of the rows it was restored from."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from disclosure.models import Publication, PublicationVersion
from disclosure.publish.writing import CONTENT


@dataclass(frozen=True, slots=True)
class Content:
    """One content of a publication: what was said, and by which delivery."""

    batch: int
    said: dict[str, Any]  # the columns of CONTENT

    @property
    def kept(self) -> bool:
        """Whether it was on record without being public."""
        return bool(self.said["kept_because"])

    def is_over(self, on: date) -> bool:
        """Whether it would be public no more on that day."""
        until = self.said["shown_until"]
        return not self.kept and until is not None and until <= on


@dataclass(slots=True)
class Histories:
    """The contents of some publications, asked for with a few queries."""

    rows: dict[int, Publication] = field(default_factory=dict)
    sealed: dict[int, list[PublicationVersion]] = field(default_factory=dict)

    @classmethod
    def of(cls, publications: Collection[Publication]) -> "Histories":
        """Read the sealed versions of these, and of the rows they were restored from."""
        found = cls({publication.pk: publication for publication in publications})
        waiting = {row.predecessor_id for row in publications if row.predecessor_id} - found.rows.keys()
        while waiting:
            more = Publication.objects.in_bulk(waiting)
            found.rows |= more
            waiting = {row.predecessor_id for row in more.values() if row.predecessor_id} - found.rows.keys()
        for version in PublicationVersion.objects.filter(publication__in=found.rows).order_by("version", "pk"):
            found.sealed.setdefault(version.publication_id, []).append(version)
        return found

    def contents(self, publication: Publication) -> list[Content]:
        """Oldest first, the present one last. What arrived after its end is no content of it."""
        before = self.rows.get(publication.predecessor_id or 0)
        told = self.contents(before) if before else []
        replaced = [row for row in self.sealed.get(publication.pk, ()) if row.version < publication.version]
        told += [Content(row.batch_id, _typed(row)) for row in replaced]
        return [*told, Content(publication.batch_id, {name: getattr(publication, name) for name in CONTENT})]


def _typed(version: PublicationVersion) -> dict[str, Any]:
    """Sealed content, which is text, as the columns hold it."""
    content: Mapping[str, Any] = version.content
    return {"digest": bytes(version.digest)} | {
        name: _value(name, content[name]) for name in CONTENT if name in content
    }


def _value(name: str, text: Any) -> Any:
    if name.endswith("_id"):
        return int(text)
    return Publication._meta.get_field(name).to_python(text)  # type: ignore[union-attr]
