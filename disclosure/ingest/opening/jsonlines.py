"""JSON lines: one object to a line, UTF-8. Rows are numbered by line.

The columns are the keys of the first objects, in the order they are met; a key that appears only later is a
problem of its row. Numbers keep the digits they are written with, true and false stay words, null is an empty
cell.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from disclosure.ingest.cells import clean
from disclosure.ingest.opening import limits
from disclosure.ingest.opening.encoding import Encoding
from disclosure.ingest.opening.refusals import Refused
from disclosure.ingest.opening.table import RawRow, check_names

_BAD_CHARACTER: Final = re.compile("[\x00\ud800-\udfff]")
_WORDS: Final = {None: "", True: "true", False: "false"}

Pairs = tuple[tuple[str, Any], ...]


class _Broken(Exception):
    """A line that is no row; its argument is a key of ROW_PROBLEMS."""


def _refuse_constant(_name: str) -> None:
    raise _Broken("not_a_number")


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=tuple,
    parse_int=str,
    parse_float=str,
    parse_constant=_refuse_constant,
)


def keys(path: Path, encoding: Encoding) -> tuple[str, ...]:
    """The columns. Raises Refused: no_object, empty_header, too_many_columns."""
    found: dict[str, None] = {}
    for _number, line in zip(range(limits.SAMPLED_OBJECTS), _lines(path, encoding), strict=False):
        try:
            found.update(dict.fromkeys(clean(key) for key, _value in _object(line[1])))
        except _Broken:
            continue
        if len(found) > limits.COLUMNS:
            break
    if not found:
        raise Refused("no_object", limit=limits.SAMPLED_OBJECTS)
    return check_names(tuple(found))


def rows(path: Path, encoding: Encoding, headers: tuple[str, ...]) -> Iterator[RawRow]:
    """Every line that is not blank, as a row under the headers or with its problem."""
    columns = {name: column for column, name in enumerate(headers)}
    for number, line in _lines(path, encoding):
        cells = [""] * len(headers)
        try:
            _fill(cells, _object(line), columns)
        except _Broken as problem:
            yield number, cells, str(problem)
        else:
            yield number, cells, ""


def _lines(path: Path, encoding: Encoding) -> Iterator[tuple[int, str]]:
    with path.open(encoding=encoding) as file:
        for number, line in enumerate(file, 1):
            if not line.isspace():
                yield number, line


def _object(line: str) -> Pairs:
    """The pairs of the object on a line, in order, doubles included. Raises _Broken."""
    try:
        value = _DECODER.decode(line)
    except RecursionError:
        raise _Broken("nested_value") from None
    except ValueError:
        raise _Broken("broken_json") from None
    if not isinstance(value, tuple):
        raise _Broken("not_an_object")
    if "\\u" in line and any(_BAD_CHARACTER.search(key) for key, _value in value):
        raise _Broken("bad_character")
    return value


def _fill(cells: list[str], pairs: Pairs, columns: dict[str, int]) -> None:
    """Put every value under its column; the cells before a problem stay filled."""
    seen: set[int] = set()
    for key, value in pairs:
        column = columns.get(clean(key))
        if column is None:
            raise _Broken("unknown_key")
        if column in seen:
            raise _Broken("duplicate_key")
        seen.add(column)
        cells[column] = _cell(value)


def _cell(value: Any) -> str:
    if isinstance(value, list | tuple):
        raise _Broken("nested_value")
    if not isinstance(value, str):
        return _WORDS[value]
    if len(value) > limits.CELL_CHARACTERS:
        raise _Broken("cell_too_long")
    if _BAD_CHARACTER.search(value):
        raise _Broken("bad_character")
    return value
