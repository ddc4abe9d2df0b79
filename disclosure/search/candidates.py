"""Names that may be meant, from the index of the engine in use: each question bounded, in a stable order.

Names of natural persons are in no index, so none comes from here (rules.md S-14).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final, NamedTuple

from django.db import connection

from disclosure.names.grams import rarest
from disclosure.search import postgresql, sqlite

Statement = tuple[str, list[Any]]
_COLUMNS: Final = "n.id, n.subject_id, n.kind, n.folded, n.value"


class Candidate(NamedTuple):
    """A name: its row, whose it is, and what its place among hits depends on."""

    pk: int
    subject: int
    kind: str
    folded: str
    value: str
    status: str


@dataclass(frozen=True, slots=True)
class Narrow:
    """Only subjects of a region and those below it (`region`: how their codes begin), or of a status."""

    region: str = ""
    status: str = ""

    def clause(self) -> tuple[str, list[Any]]:
        """What to add behind WHERE ... of names `n`; asked for each name alone, never as a list of all subjects."""
        parts, given = "", list[Any]()
        subject = "(SELECT {} FROM disclosure_subject s WHERE s.id = n.subject_id)"
        if self.region:
            parts += f" AND {subject.format('substr(s.region_id, 1, %s)')} = %s"
            given += [len(self.region), self.region]
        if self.status:
            parts += f" AND {subject.format('s.status')} = %s"
            given.append(self.status)
        return parts, given


def containing(
    texts: Sequence[str],
    narrow: Narrow,
    *,
    limit: int,
    after: int = 0,
    grams: Sequence[str] = (),
    like: str = "",
    lengths: tuple[int, int] | None = None,
) -> list[Candidate]:
    """Names that hold all the texts, behind the primary key `after`, in the order of primary keys.

    `grams` are the pairs and signs to look them up by, where not the rarest of the texts; names also fit the pattern
    `like` and have from lengths[0] to lengths[1] signs, where given.
    """
    clause, given = narrow.clause()
    checks = f" AND {engine().HOLDS}" * len(texts)
    checks += " AND n.folded LIKE %s" * bool(like) + " AND length(n.folded) BETWEEN %s AND %s" * bool(lengths) + clause
    values = [*texts, *filter(None, [like]), *(lengths or ()), *given]
    return _rows(engine().holding(grams or rarest(texts), _COLUMNS, checks, values, after), limit)


def reading_on(text: str, narrow: Narrow, *, limit: int, after: int) -> list[Candidate]:
    """The same for one text that many names hold: read name by name, which then finds enough soon."""
    clause, given = narrow.clause()
    return _rows(_among(f"n.id > %s AND {engine().HOLDS}{clause}", [after, text, *given], "n.id"), limit)


def keyed(words: Sequence[str], narrow: Narrow, *, limit: int) -> list[Candidate]:
    """Names with one of the hashes (disclosure.names.keys), in the order of primary keys."""
    return _rows(engine().keyed(words, _COLUMNS, *narrow.clause()), limit) if words else []


def exactly(folded: Sequence[str], narrow: Narrow, *, limit: int) -> list[Candidate]:
    """Names that are one of these, in the order of primary keys."""
    clause, given = narrow.clause()
    wanted = ", ".join(["%s"] * len(folded))
    return _rows(_among(f"n.folded IN ({wanted}){clause}", [*folded, *given], "n.id"), limit)


def beginning(key: str, narrow: Narrow, *, limit: int, after: tuple[str, int] | None = None) -> list[Candidate]:
    """Names that begin with the key, in the order of their signs, behind the name and primary key `after`."""
    where, given = engine().begins(key)
    clause, narrowed = narrow.clause()
    if after:
        where += f" AND {engine().LATER}"
        given += [after[0], after[0], after[1]]
    return _rows(_among(where + clause, [*given, *narrowed], f"{engine().BY_SIGNS}, n.id"), limit)


def _among(where: str, given: list[Any], order: str) -> Statement:
    listed = f"FROM disclosure_subjectname n WHERE n.search_keys IS NOT NULL AND {where} ORDER BY {order}"
    return f"SELECT {_COLUMNS} {listed}", given


def _rows(statement: Statement, limit: int) -> list[Candidate]:
    """The first names of a statement with the status of their subjects, in its order."""
    found, given = statement
    sql = (
        f"WITH found AS MATERIALIZED ({found} LIMIT %s) SELECT found.*,"
        " (SELECT s.status FROM disclosure_subject s WHERE s.id = found.subject_id) FROM found"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*given, limit])
        return [Candidate(*row) for row in cursor.fetchall()]


def engine() -> ModuleType:
    """How the database in use finds names."""
    return postgresql if connection.vendor == "postgresql" else sqlite
