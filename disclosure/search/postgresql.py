"""How PostgreSQL finds names: a GIN index of the keys of each name (migration 0023).

Signs and pairs stand in the index behind the sign of their block, a range of primary keys. A question asks block by
block and stops when it has enough: common pairs cost what the first small blocks cost, however many names there are.
"""

from collections.abc import Sequence
from typing import Any, Final

Statement = tuple[str, list[Any]]

BY_SIGNS: Final = "n.folded USING ~<~"
HOLDS: Final = "strpos(n.folded, %s) > 0"
LATER: Final = "n.folded ~>=~ %s AND (n.folded ~>~ %s OR n.id > %s)"
_KEYS: Final = "disclosure_name_keys(n.id, n.folded, n.search_keys)"
_BLOCK: Final = (
    "CASE WHEN {0} < 131072 THEN 0 WHEN {0} < 262144 THEN 1 WHEN {0} < 524288 THEN 2 ELSE 3 + ({0} >> 20)::int END"
)
_LAST: Final = "(SELECT max(id) FROM disclosure_subjectname)"


def holding(grams: Sequence[str], columns: str, checks: str, given: Sequence[Any], after: int) -> Statement:
    """Names behind that primary key with all these pairs and signs, in the order of their keys."""
    wanted = ", ".join(["chr(256 + block) || %s"] * len(grams))
    sql = (
        f"SELECT n.* FROM generate_series({_BLOCK.format('%s::bigint')}, {_BLOCK.format(_LAST)}) AS blocks(block)"
        f" CROSS JOIN LATERAL (SELECT {columns} FROM disclosure_subjectname n"
        f" WHERE {_KEYS} @> ARRAY[{wanted}] AND n.search_keys IS NOT NULL AND n.id > %s{checks} ORDER BY n.id) n"
    )
    return sql, [*[after] * 4, *grams, after, *given]


def keyed(words: Sequence[str], columns: str, checks: str, given: Sequence[Any]) -> Statement:
    """Names with any of these hashes, in the order of their keys."""
    wanted = ", ".join(["%s"] * len(words))
    sql = (
        f"WITH n AS MATERIALIZED (SELECT {columns} FROM disclosure_subjectname n"
        f" WHERE {_KEYS} && ARRAY[{wanted}] AND n.search_keys IS NOT NULL{checks}) SELECT n.* FROM n ORDER BY n.id"
    )
    return sql, [*words, *given]


def begins(key: str) -> Statement:
    """Whether a name begins with the key."""
    for sign in "\\%_":
        key = key.replace(sign, f"\\{sign}")
    return "n.folded LIKE %s", [f"{key}%"]
