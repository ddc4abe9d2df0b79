"""How SQLite finds names: a full-text index (FTS5) of their pairs of signs and their hashes, read in the order of keys.

It is read until there is enough, so a common pair costs no more than a rare one.
"""

from collections.abc import Sequence
from typing import Any, Final

Statement = tuple[str, list[Any]]

BY_SIGNS: Final = "n.folded"
HOLDS: Final = "instr(n.folded, %s) > 0"
LATER: Final = "n.folded >= %s AND (n.folded > %s OR n.id > %s)"
_LAST_SIGN: Final = "\U0010ffff"
_FOUND: Final = "FROM disclosure_namesearch CROSS JOIN disclosure_subjectname n ON n.id = disclosure_namesearch.rowid"


def holding(grams: Sequence[str], columns: str, checks: str, given: Sequence[Any], after: int) -> Statement:
    """Names behind that primary key with all these pairs and signs, in the order of their keys."""
    wanted = " AND ".join(_word(gram) + " *" * (len(gram) == 1) for gram in grams)
    sql = (
        f"SELECT {columns} {_FOUND} WHERE disclosure_namesearch MATCH %s AND disclosure_namesearch.rowid > %s{checks}"
        " ORDER BY disclosure_namesearch.rowid"
    )
    return sql, [f"grams : ({wanted})", after, *given]


def keyed(words: Sequence[str], columns: str, checks: str, given: Sequence[Any]) -> Statement:
    """Names with any of these hashes, in the order of their keys."""
    wanted = " OR ".join(map(_word, words))
    sql = f"SELECT {columns} {_FOUND} WHERE disclosure_namesearch MATCH %s{checks} ORDER BY disclosure_namesearch.rowid"
    return sql, [f"keys : ({wanted})", *given]


def begins(key: str) -> Statement:
    """Whether a name begins with the key."""
    return "n.folded >= %s AND n.folded < %s", [key, key + _LAST_SIGN]


def _word(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
