"""How PostgreSQL finds names: a GIN index of the keys of each name (migration 0002).

Signs and pairs stand in the index behind the sign of their block, a range of primary keys. A question asks block by
block and stops when it has enough: common pairs cost what the first small blocks cost, however many names there are.
"""

import sys
from collections.abc import Sequence
from typing import Any, Final

Statement = tuple[str, list[Any]]

BY_SIGNS: Final = "n.folded USING ~<~"
HOLDS: Final = "strpos(n.folded, %s) > 0"
LATER: Final = "n.folded ~>=~ %s AND (n.folded ~>~ %s OR n.id > %s)"
_KEYS: Final = "disclosure_name_keys(n.id, n.folded, n.search_keys)"
_READ: Final = 1_000  # names of one hash, in the order they lie in; a hash leads to more only where a core says little
_SMALL: Final = 8  # blocks before those of 1,048,576 keys: the first has 8,192, each further one as many as all before
_FIRST: Final = 8_192  # names of the first block
_BLOCKS: Final = (
    f"(SELECT CASE {' '.join(f'WHEN last < {_FIRST << number} THEN {number}' for number in range(_SMALL))}"
    f" ELSE {_SMALL - 1} + (last >> 20)::int END AS last"
    " FROM (SELECT max(id) AS last FROM disclosure_subjectname) AS names) AS names,"
    " generate_series(%s, names.last) AS blocks(block)"
)


def block(key: int) -> int:
    """Of a primary key, as disclosure_name_keys reckons it."""
    number = (key // _FIRST).bit_length()
    return number if number < _SMALL else _SMALL - 1 + (key >> 20)


def holding(grams: Sequence[str], columns: str, checks: str, given: Sequence[Any], after: int) -> Statement:
    """Names behind that primary key with all these pairs and signs, in the order of their keys."""
    wanted = ", ".join(["chr(256 + block) || %s"] * len(grams))
    sql = (
        f"SELECT n.* FROM {_BLOCKS} CROSS JOIN LATERAL (SELECT {columns} FROM disclosure_subjectname n"
        f" WHERE {_KEYS} @> ARRAY[{wanted}] AND n.search_keys IS NOT NULL AND n.id > %s{checks} ORDER BY n.id) n"
    )
    return sql, [block(after), *grams, after, *given]


def keyed(words: Sequence[str], columns: str, checks: str, given: Sequence[Any]) -> Statement:
    """Names with any of these hashes, in the order of their keys; of those that very many share the first stored."""
    wanted = ", ".join(["%s"] * len(words))
    sql = (
        f"WITH n AS MATERIALIZED (SELECT {columns} FROM disclosure_subjectname n"
        f" WHERE {_KEYS} && ARRAY[{wanted}] AND n.search_keys IS NOT NULL{checks} LIMIT {_READ})"
        " SELECT n.* FROM n ORDER BY n.id"
    )
    return sql, [*words, *given]


def begins(key: str) -> Statement:
    """Whether a name begins with the key. For LIKE, PostgreSQL may read on to the next sign whose last byte can be
    raised, a hundred thousand names behind some signs."""
    return "n.folded ~>=~ %s AND n.folded ~<~ %s", [key, _behind(key)]


def _behind(key: str) -> str:
    """The first text behind all that begin with the key, sign by sign."""
    for place in reversed(range(len(key))):
        point = ord(key[place]) + 1
        if point <= sys.maxunicode:
            return key[:place] + chr(0xE000 if 0xD800 <= point <= 0xDFFF else point)
    return chr(sys.maxunicode)
