"""SQLite only: a row that is there is not written over.

REPLACE deletes the rows it conflicts with, and runs delete triggers only on connections with recursive triggers on.
The site's are; the sqlite3 command's are not. So where DELETE is refused, so is inserting a second row with a key.
"""

from dataclasses import dataclass
from typing import Final

from disclosure.guards.persons import unlisted


@dataclass(frozen=True, slots=True)
class Key:
    """Columns that together are unique, `where` (over the two rows) both take part."""

    columns: tuple[str, ...]
    where: str = ""

    def taken(self, table: str, other: str = "") -> str:
        """Whether a row of the table has NEW's values in these columns."""
        same = [f"{table}.{column} = NEW.{column}" for column in self.columns]
        conditions = " AND ".join([*same, *filter(None, (self.where, other))])
        return f"EXISTS (SELECT 1 FROM {table} WHERE {conditions})"


@dataclass(frozen=True, slots=True)
class Once:
    """No row of `table` is written over one that has one of these keys; ON CONFLICT DO NOTHING is refused as well.

    `settled`: no UPDATE moves the keys anyway. `nor`: what else a new row is refused for; a second trigger costs more.
    """

    name: str
    table: str
    keys: tuple[Key, ...]
    settled: bool = True
    nor: str = ""

    def on_postgresql(self) -> list[str]:
        """Nothing: there no statement deletes without its triggers."""
        return []

    def on_sqlite(self) -> list[str]:
        """A trigger for INSERT, and one for UPDATE OR REPLACE where the columns of a key may change."""
        added = [key.taken(self.table) for key in self.keys] + ([self.nor] if self.nor else [])
        moved = [] if self.settled else [key.taken(self.table, f"{self.table}.id <> OLD.id") for key in self.keys]
        return [self._trigger(self.name, "INSERT", added)] + (
            [self._trigger(f"{self.name}_all", "UPDATE", moved)] if moved else []
        )

    def _trigger(self, name: str, event: str, refused: list[str]) -> str:
        return (
            f"CREATE TRIGGER {name} BEFORE {event} ON {self.table} FOR EACH ROW WHEN {' OR '.join(refused)}"
            f" BEGIN SELECT RAISE(ABORT, '{self.name}: history stays'); END"
        )


_ID: Final = Key(("id",))
_LOADING: Final = "disclosure_batch.status IN ('loading', 'prepared') AND NEW.status IN ('loading', 'prepared')"

# No line shows a natural person whom no list's rule publishes, so the site, which shows nothing without its line,
# shows none. A line that hides one is always taken: the rule may have changed since.
_SHOWS_A_PERSON: Final = (
    "(NEW.public_since IS NOT NULL AND NEW.kind NOT IN ('ended', 'shielded') AND EXISTS (SELECT 1"
    " FROM disclosure_publication AS p JOIN disclosure_subject AS s ON s.id = p.subject_id"
    f" WHERE p.id = NEW.publication_id AND s.kind = 'person' AND {unlisted('p.edition_id')}))"
)

# Not publications: for them it costs 6 % of a delivery (docs/decisions/0007).
ONCE: Final = (
    Once(
        "guard_change_once",
        "disclosure_change",
        (Key(("seq",)), Key(("rowid",), "NEW.rowid <> -1")),  # seq is not the rowid; -1 says that none was given
        nor=_SHOWS_A_PERSON,
    ),
    Once("guard_subject_once", "disclosure_subject", (_ID, Key(("ref",)))),
    Once(
        "guard_version_once",
        "disclosure_publicationversion",
        (_ID, Key(("publication_id", "version", "digest"))),
    ),
    Once("guard_head_once", "disclosure_ledgerhead", (_ID,)),
    Once("guard_edition_once", "disclosure_itemedition", (_ID, Key(("item_id", "code"))), settled=False),
    Once("guard_authority_once", "disclosure_authority", (_ID, Key(("code",))), settled=False),
    Once("guard_batch_once", "disclosure_batch", (_ID, Key(("source_id", "edition_id", "sha256"), _LOADING))),
)
