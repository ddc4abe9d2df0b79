"""Several choices written into one cell of a delivery, taken apart. Pure."""

import re
from functools import lru_cache
from typing import Final

from disclosure.ingest.blanks import EDGES, REMEMBERED, clean

_CHOICES_APART: Final = re.compile(r"[;；\r\n]")
_MORE_CHOICES_APART: Final = re.compile(r"[、&＆，,/／|｜]")
_OTHER: Final = "其他"
_LONGEST_REMEMBERED: Final = 200


def split_choices(text: str) -> tuple[str, ...]:
    """Several choices written into one cell, each once, in their order: "罚款;警告" -> ("罚款", "警告").

    The exchange standard joins by a semicolon; 、 & ， / | are met too. Free wording starts with 其他 and
    runs to the next semicolon, so "其他-退还土地、没收" is one choice.
    """
    return _remembered_choices(text) if len(text) <= _LONGEST_REMEMBERED else _choices(text)


def _choices(text: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for part in _CHOICES_APART.split(text):
        found.update(dict.fromkeys(filter(None, map(clean, _listed(part)))))
    return tuple(found)


_remembered_choices = lru_cache(maxsize=REMEMBERED)(_choices)


def _listed(part: str) -> list[str]:
    """Split a part at every lesser mark up to the first piece of free wording."""
    start = 0
    pieces: list[str] = []
    for mark in _MORE_CHOICES_APART.finditer(part):
        if part[start:].lstrip(EDGES).startswith(_OTHER):
            break
        pieces.append(part[start : mark.start()])
        start = mark.end()
    return [*pieces, part[start:]]
