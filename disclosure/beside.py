"""What others have said beside a record: no part of it, told with it (docs/decisions/0016).

The record knows nobody who says something. Who keeps such words declares itself when the site starts, and is asked
for several records at once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import formats
from django.utils.translation import gettext as _

from disclosure.models import Publication


@dataclass(frozen=True, slots=True)
class Said:
    """What the subject says beside its record, in its own words and its own language, and since when it stands."""

    text: str
    on: date


Provider = Callable[[Sequence[int]], Mapping[int, Said]]  # primary keys of publications -> what stands beside each
_PROVIDERS: Final[list[Provider]] = []


def declare(provider: Provider) -> None:
    """Have it asked for each record that is shown, once."""
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)


def fetch(publications: Iterable[Publication]) -> None:
    """Put what stands beside each of them where `beside` finds it: one question to each provider."""
    rows = list(publications)
    told = [provider([row.pk for row in rows]) for provider in _PROVIDERS] if rows else []
    for row in rows:
        row.told_beside = [found[row.pk] for found in told if row.pk in found]  # type: ignore[attr-defined]


def beside(publication: Publication) -> list[Said]:
    """What `fetch` found."""
    return list(getattr(publication, "told_beside", ()))


def sentence(said: Said) -> str:
    """The words with their head, for a report: they are the subject's own, and nobody has verified them."""
    facts = {"text": said.text, "day": formats.date_format(said.on)}
    return _("Statement of the subject, %(day)s (not verified): “%(text)s”") % facts
