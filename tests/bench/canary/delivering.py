"""The rows that bring the numbers: in free text of records about organisations, which are shown and can be printed."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from disclosure.fields import catalogue
from disclosure.models import Batch, CatalogueItem
from tests.attacks.test_canary_numbers import NUMBERS, SENTENCE
from tests.catalogue import inventing
from tests.ingest.sending import send

MOST, LONG = 12, len(SENTENCE) + 18  # sentences in one text at most; signs of each
NAMES = ("subject_name", "current_name", "document_number", "authority_name", "source_name")
Key = tuple[str, str]


def deliver(folder: Path) -> tuple[list[Batch], dict[str, list[str]]]:
    """Every number in a text that is shown; the batches, and the numbers of each record by its subject's name."""
    public = set(CatalogueItem.objects.filter(status="active", public=True).values_list("code", flat=True))
    keys = [key for key in sorted(catalogue()) if key[0] in public and _rooms(key)]
    batches: list[Batch] = []
    numbers: dict[str, list[str]] = {}
    for place, key in enumerate(keys):
        rows, name = [], catalogue()[key].by_role("subject_name")
        for row, told in _rows(key, NUMBERS[place :: len(keys)]):
            rows.append(row)
            numbers[row[name.code]] = told
        path = inventing.write(folder / f"{'.'.join(key)}.csv", rows, "csv")
        batches.append(send(path, key[0], source=inventing.decided_by(key[0])[0], on=inventing.ON))
    return batches, numbers


def _rows(key: Key, share: Sequence[str]) -> Iterator[tuple[inventing.Row, list[str]]]:
    left, rooms = iter(share), _rooms(key)
    hidden = [column for column in catalogue()[key].fields if column.role in ("person_id", "representative")]
    while told := list(islice(left, len(rooms))):
        row = inventing.invented_row(*key) | dict.fromkeys(rooms, "")
        for code, number in zip(rooms, told, strict=False):
            row[code] += SENTENCE.format(number)
        row |= {code: "另附" for code in rooms if not row[code]}
        row |= {column.code: number for column, number in zip(hidden, told, strict=False)}
        yield row, told


def _rooms(key: Key) -> list[str]:
    """The columns of a list that the public reads, each as often as it has room for a sentence."""
    fields = [column for column in catalogue()[key].fields if column.type in ("text", "prose")]
    shown = [column for column in fields if column.show == "public" and column.role not in NAMES]
    return [column.code for column in shown for _ in range(min(MOST, column.max_length // LONG))]
