"""What the headers of a delivered file mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from disclosure.fields.lists import Field, FieldList
from disclosure.names import fold

_MARKS: Final = ("必填", "选填")  # templates print these behind a header


@dataclass(frozen=True, slots=True)
class Matched:
    """What the headers of a file mean: column index -> field, and what could not be placed."""

    columns: Mapping[int, Field]
    unknown: tuple[str, ...]
    repeated: tuple[str, ...]
    missing: tuple[Field, ...]


def match_headers(headers: Sequence[str], field_list: FieldList) -> Matched:
    """Place each header, given as column code or Chinese name in any width; the first of two alike counts."""
    columns: dict[int, Field] = {}
    unknown, repeated = [], []
    for index, header in enumerate(headers):
        found = field_list.headers.get(header_key(header))
        if found is None:
            unknown.append(header)
        elif found in columns.values():
            repeated.append(header)
        else:
            columns[index] = found
    missing = tuple(f for f in field_list.fields if f.required == "law" and f not in columns.values())
    return Matched(columns, tuple(unknown), tuple(repeated), missing)


def best_edition(headers: Sequence[str], editions: Iterable[FieldList]) -> FieldList:
    """The edition that explains most headers; between equals the newest. ValueError when none is offered."""
    keys = {header_key(header) for header in headers}

    def explained(listed: FieldList) -> tuple[int, str]:
        return len({listed.headers[key].code for key in keys & listed.headers.keys()}), listed.edition

    return max(editions, key=explained)


def header_key(header: str) -> str:
    """The form in which headers are compared: folded, without the mark that says a column is mandatory."""
    key = fold(header)
    for mark in _MARKS:
        key = key.removesuffix(mark)
    return key
