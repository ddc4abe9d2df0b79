"""SQLite only: the index of names follows the names. PostgreSQL keeps an index of an expression by itself."""

from dataclasses import dataclass
from typing import Final

_TABLE: Final = "disclosure_subjectname"
_INDEX: Final = "disclosure_namesearch"
_PLACES: Final = f"[{','.join(map(str, range(1, 201)))}]"  # a name has 200 signs at most; WITH is not allowed here
# Every two neighbouring signs, and the last one alone: a lone sign is looked for as the beginning of one of them.
_GRAMS: Final = (
    f"(SELECT group_concat(substr(NEW.folded, value, 2), ' ') FROM json_each('{_PLACES}')"
    " WHERE value <= length(NEW.folded))"
)
_ADD: Final = (
    f"INSERT INTO {_INDEX} (rowid, grams, keys) SELECT NEW.id, {_GRAMS}, NEW.search_keys"
    " WHERE NEW.search_keys IS NOT NULL"  # a name without keys is in no index
)
_DROP: Final = f"DELETE FROM {_INDEX} WHERE rowid = OLD.id"


@dataclass(frozen=True, slots=True)
class Follows:
    """What happens to the index when a name comes, changes or goes."""

    name: str
    event: str
    acts: tuple[str, ...]

    def on_postgresql(self) -> list[str]:
        """Nothing: the index is one of the database's own."""
        return []

    def on_sqlite(self) -> list[str]:
        """A trigger of the table of names."""
        acts = "; ".join(self.acts)
        return [f"CREATE TRIGGER {self.name} AFTER {self.event} ON {_TABLE} FOR EACH ROW BEGIN {acts}; END"]


FOLLOWS: Final = (
    Follows("guard_search_new", "INSERT", (_ADD,)),
    Follows("guard_search_gone", "DELETE", (_DROP,)),
    Follows("guard_search_changed", "UPDATE OF id, folded, search_keys", (_DROP, _ADD)),
)
