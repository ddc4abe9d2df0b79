"""Reading and checking the field-list files."""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from disclosure.fields.headers import header_key
from disclosure.fields.lists import REQUIRED, ROLES, SHOW, TYPES, Choice, Field, FieldList
from disclosure.names import fold

FOLDER: Final = Path(__file__).resolve().parents[2] / "fixtures" / "fields"


class FieldListError(ValueError):
    """A field list that cannot be used; the message names the file and what is wrong with it."""


@cache
def catalogue() -> Mapping[tuple[str, str], FieldList]:
    """Every field list of the repository by (item, edition). Raises FieldListError for a wrong one."""
    lists = (load(path) for path in sorted(FOLDER.glob("*.toml")))
    return {(listed.item, listed.edition): listed for listed in lists}


def editions(item: str) -> tuple[FieldList, ...]:
    """The editions of one item, newest first; empty for an item without a list."""
    found = [listed for (code, _), listed in catalogue().items() if code == item]
    return tuple(sorted(found, key=lambda listed: listed.edition, reverse=True))


def load(path: Path) -> FieldList:
    """Read and check one file. Raises FieldListError naming the file and the first thing wrong."""
    content = path.read_bytes()
    try:
        raw = tomllib.loads(content.decode())
        columns = tuple(_field(entry) for entry in raw["fields"])
        listed = FieldList(
            item=raw["item"],
            edition=raw["edition"],
            key_fields=tuple(raw["key_fields"]),
            fields=columns,
            sha256=hashlib.sha256(content).hexdigest(),
            headers=_headers(columns),
        )
        _check(listed, path)
    except (KeyError, TypeError, ValueError) as problem:
        raise FieldListError(f"{path.name}: {problem}") from problem
    return listed


def _field(entry: dict[str, Any]) -> Field:
    choices = tuple(Choice(**{**c, "also": tuple(c.get("also", ()))}) for c in entry.pop("choices", ()))
    words = _words(choices)
    also = tuple(entry.pop("also", ()))
    column = Field(**entry, also=also, choices=choices, words=words)
    known = column.type in TYPES and column.required in REQUIRED and column.show in SHOW
    if not known or column.role not in ROLES | {""}:
        raise ValueError(f"{column.code}: unknown type, role, required or show")
    if column.type.startswith("choice") is not bool(choices):
        raise ValueError(f"{column.code}: a vocabulary belongs to a choice, and to nothing else")
    return column


def _words(choices: Iterable[Choice]) -> dict[str, str]:
    words: dict[str, str] = {}
    for choice in choices:
        for word in (choice.value, choice.zh, *choice.also):
            if words.setdefault(fold(word), choice.value) != choice.value:
                raise ValueError(f"{word} means both {words[fold(word)]} and {choice.value}")
    return words


def _headers(columns: Iterable[Field]) -> dict[str, Field]:
    headers: dict[str, Field] = {}
    for column in columns:
        for header in {header_key(text) for text in _written(column)}:
            if header in headers:
                raise ValueError(f"{column.code} and {headers[header].code} share a header")
            headers[header] = column
    return headers


def _written(column: Field) -> tuple[str, ...]:
    """What stands over a column: its code, its Chinese name, both as in the template, or an older name."""
    return column.code, column.label_zh, f"{column.label_zh}{column.code}", *column.also


def _check(listed: FieldList, path: Path) -> None:
    roles = [column.role for column in listed.fields if column.role]
    if path.stem != f"{listed.item}.{listed.edition}":
        raise ValueError("the file is not named after its item and edition")
    if len(set(roles)) != len(roles):
        raise ValueError("two columns play one role")
    if not set(listed.key_fields) <= set(roles):
        raise ValueError("a key field is not the role of any column")
