"""One record entered by hand: a file of one row, so that the same judge decides; and the same for a correction."""

import csv
import io
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from creditchina.accounts.models import User
from disclosure.fields import Field, catalogue
from disclosure.ingest import release
from disclosure.ingest.delivery import spool_of
from disclosure.ingest.keys import natural_key
from disclosure.ingest.restating import bodies, kind_word, restated
from disclosure.ingest.row import Judged
from disclosure.models import Batch, ItemEdition, Publication

ARRIVING: Final = "arriving-"  # folders of files on their way in; swept with old spools if a run is killed


LONGEST_NAME: Final = 60  # characters, of which some take four bytes: a name may have 255
_ODD: Final = re.compile(r"[^\w.\-()（）〔〕【】 ]")


class KeyChanged(Exception):
    """A correction says something else of who, by whom or which number: that is another record."""


@contextmanager
def arriving(name: str, content: bytes = b"") -> Iterator[Path]:
    """A file in a folder of its own that only this site's user can enter; both are gone afterwards."""
    Path(settings.SPOOL_DIR).mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(prefix=ARRIVING, dir=settings.SPOOL_DIR) as folder:
        path = Path(folder) / _harmless(name)
        path.write_bytes(content)
        yield path


def _harmless(name: str) -> str:
    """The last characters of a file's name, of those that no system minds."""
    return _ODD.sub("_", Path(name).name)[-LONGEST_NAME:].lstrip(".") or "delivery"


@contextmanager
def one_row(edition: ItemEdition, cells: Mapping[str, str]) -> Iterator[Path]:
    """A CSV file of one row, with every column of the edition; it is gone when the block ends.

    `cells`: column code -> text as a source would write it. Raises KeyError for a column the edition does not have.
    """
    codes = [column.code for column in columns(edition)]
    if unknown := cells.keys() - set(codes):
        raise KeyError(", ".join(sorted(unknown)))
    table = io.StringIO()
    csv.writer(table).writerows([codes, [cells.get(code, "") for code in codes]])
    with arriving(f"{edition.item.code}.csv", table.getvalue().encode()) as path:
        yield path


def columns(edition: ItemEdition) -> tuple[Field, ...]:
    """The columns of an edition, in the order of its field list."""
    return catalogue()[edition.item.code, edition.code].fields


def dropped(edition: ItemEdition) -> list[Field]:
    """Personal columns: read to judge and match, never stored, so a correction must give them anew."""
    return [column for column in columns(edition) if column.show == "never"]


def current_cells(publication: Publication) -> dict[str, str]:
    """The delivered columns of a record as a source would write them, for a form to start from.

    Choices come as their Chinese words. Personal columns (`dropped`) are gone and therefore empty.
    """
    return restated(columns(publication.edition), publication.details, _typed(publication))


def correct(
    publication: Publication, cells: Mapping[str, str], *, by: User, reason: str, on: date | None = None
) -> Batch:
    """Prepare a correction of one record by a row with its key; the reason goes into the ledger, which keeps it.

    Returns the waiting batch: load or release it like any other. Raises KeyChanged where the row has another key,
    Refused or NotDeliverable as `release.prepare`; a faulty row is told by `release.preview_faults`.
    """
    with one_row(publication.edition, cells) as path:
        batch = release.prepare(
            path,
            source=publication.batch.source.code,
            item=publication.item.code,
            on=on or timezone.localdate(),
            by=by,
            channel=Batch.Channel.FORM,
            reason=reason,
        )
    if not _same_record(batch, publication):
        told = _(
            "Who, by which authority and under which number cannot be corrected. Annul the record and deliver anew."
        )
        release.refuse(batch, by=by, reason=told)
        raise KeyChanged(told)
    return batch


def _same_record(batch: Batch, publication: Publication) -> bool:
    """Whether the one row, if it is good, has the key of the record."""
    spool = spool_of(batch)
    rows = spool.read(0) if spool.complete else []
    row = rows[0] if rows else None
    if not isinstance(row, Judged):
        return True  # faulty: the form tells
    known = {identifier.value for identifier in publication.subject.identifiers.all()} or {""}
    key = natural_key(publication.item.pk, publication.subject_id, row)
    return key == bytes(publication.key) and (row.person[0] if row.person else row.code) in known


def _typed(publication: Publication) -> dict[str, str]:
    """What has a typed column of its own, by role."""
    subject = publication.subject
    return {
        "subject_kind": kind_word(subject.kind),
        "subject_code": subject.code,
        "document_number": publication.document_number,
        "decided_on": publication.decided_on.isoformat(),
    } | bodies(publication.authority, publication.batch.source)
