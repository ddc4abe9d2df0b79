"""From a name to a code: the subjects of the directory that bear it, for whoever enters a record."""

from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from disclosure import codes
from disclosure.models import Subject
from disclosure.search import BadCursor, Criteria, SubjectHit, search_subjects

MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Match:
    """A subject that bears the name, and how it differs from its namesakes."""

    name: str
    code: str
    region: str
    status: str
    former: str  # the former name that matched, where it is not the current one

    @property
    def tail(self) -> str:
        """The last six signs of the code, enough to tell namesakes apart by eye."""
        return self.code[-6:]

    @property
    def whole(self) -> bool:
        """Whether it carries a unified code that passes its check."""
        return codes.is_valid(self.code)


def matches(name: str) -> tuple[list[Match], bool]:
    """The best eight by name or code, and whether there are more. Natural persons are never among them."""
    try:
        page = search_subjects(Criteria(text=name.strip()), on=timezone.localdate())
    except BadCursor:  # none was given
        return [], False
    return [_match(hit) for hit in page.items[:MOST]], page.total > MOST


def _match(hit: SubjectHit) -> Match:
    subject: Subject = hit.subject
    former = hit.name.value if hit.name and hit.name.kind == "former" else ""
    region = subject.region.full_name if subject.region else subject.place
    return Match(
        subject.name, subject.code, region, str(subject.get_status_display()) if subject.status else "", former
    )
