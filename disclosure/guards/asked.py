"""Refusals that compute or look at other rows: who is never public, who only for a time, and what is sealed first."""

from dataclasses import dataclass
from typing import Final

from disclosure.guards.moving import changed
from disclosure.guards.persons import WHY, is_person, unlisted
from disclosure.guards.references import BY_INDEX


@dataclass(frozen=True, slots=True)
class Asks:
    """A row of `event` on `table` is refused where `when` (over OLD and NEW) holds and `found` (any rows) is true.

    `sqlite` is `found` in SQLite's words, where they differ.
    """

    name: str
    table: str
    event: str
    when: str
    found: str
    why: str
    sqlite: str = ""

    def on_postgresql(self) -> list[str]:
        """A function that asks, called for the rows where `when` holds. It sees no table made to look like ours."""
        function = (
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS"
            f" $$ BEGIN IF {self.found} THEN RAISE EXCEPTION '{self.name}: {self.why}'"
            " USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
        )
        return [
            function,
            f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} FOR EACH ROW WHEN ({self.when})"
            f" EXECUTE FUNCTION {self.name}()",
        ]

    def on_sqlite(self) -> list[str]:
        """One trigger."""
        return [
            f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} FOR EACH ROW"
            f" WHEN ({self.when.replace('IS DISTINCT FROM', 'IS NOT')}) AND ({self.sqlite or self.found})"
            f" BEGIN SELECT RAISE(ABORT, '{self.name}: {self.why}'); END"
        ]


@dataclass(frozen=True, slots=True)
class NoPerson:
    """Of natural persons a statement adds to the public only whom a list's rule shows: one question a statement.

    On SQLite a trigger on each inserted publication costs too much (docs/decisions/0007); there the ledger takes no
    line that shows another, and the site shows nothing without its line.
    """

    name: str

    def on_postgresql(self) -> list[str]:
        """A function over the new rows of a statement."""
        function = (
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql {BY_INDEX} AS"
            " $$ BEGIN IF EXISTS (SELECT FROM (SELECT DISTINCT subject_id AS id, edition_id FROM added"
            " WHERE public_since IS NOT NULL) AS told JOIN disclosure_subject AS s ON s.id = told.id"
            f" WHERE s.kind = 'person' AND {unlisted('told.edition_id')})"
            f" THEN RAISE EXCEPTION '{self.name}: {WHY}' USING ERRCODE = 'integrity_constraint_violation';"
            " END IF; RETURN NULL; END $$"
        )
        return [
            function,
            f"CREATE TRIGGER {self.name} AFTER INSERT ON disclosure_publication REFERENCING NEW TABLE AS added"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {self.name}()",
        ]

    def on_sqlite(self) -> list[str]:
        """Nothing here: guard_change_once asks it of each line that shows something."""
        return []


_SEALED: Final = (
    "EXISTS (SELECT 1 FROM disclosure_publicationversion AS v"
    " WHERE v.publication_id = OLD.id AND v.version = OLD.version AND v.digest = OLD.digest)"
)

# Written with its history after that: a proposal carries one change, and none after somebody switched it on anew.
_SWITCH: Final = (
    "NOT EXISTS (SELECT 1 FROM disclosure_proposal AS p WHERE p.register = 'mandate' AND p.row_id = OLD.id"
    " AND p.status = 'in_force' AND {off} AND NOT EXISTS (SELECT 1 FROM disclosure_historicalmandate AS h"
    " WHERE h.id = OLD.id AND h.history_date >= p.switched_at))"
)
_OWN_KEY: Final = (
    "EXISTS (SELECT 1 FROM disclosure_deliverykey AS k WHERE k.id = NEW.key_id"
    " AND NEW.released_by_id IN (k.created_by_id, k.holder_id))"
)
_BY_KEY: Final = "NEW.key_id IS NOT NULL AND NEW.released_by_id IS NOT NULL"
_ANOTHER: Final = "who made or holds the key does not release what came through it"

ASKS: Final = (
    Asks("guard_key_release", "disclosure_batch", "UPDATE OF released_by_id, key_id", _BY_KEY, _OWN_KEY, _ANOTHER),
    Asks("guard_key_released", "disclosure_batch", "INSERT", _BY_KEY, _OWN_KEY, _ANOTHER),
    Asks(
        "guard_mandate_switched",
        "disclosure_mandate",
        "UPDATE OF two_people",
        "OLD.two_people AND NOT NEW.two_people",
        _SWITCH.format(off="""(p."values"->>'two_people') = 'false'"""),
        "two people switch off that two people must",
        _SWITCH.format(off="""json_extract(p."values", '$.two_people') = 0"""),
    ),
    NoPerson("guard_person_added"),
    Asks(
        "guard_person_shown",
        "disclosure_publication",
        "UPDATE OF public_since, subject_id, edition_id",
        "NEW.public_since IS NOT NULL",
        f"{is_person('NEW.subject_id')} AND {unlisted('NEW.edition_id')}",
        WHY,
    ),
    Asks(
        "guard_kept_for_a_person",  # also after it was moved to another subject
        "disclosure_publication",
        "UPDATE OF kept_because",
        "OLD.kept_because = 'person' AND NEW.kept_because <> 'person'",
        f"NOT {is_person('NEW.subject_id')} OR {unlisted('NEW.edition_id')}",
        WHY,
    ),
    Asks(
        "guard_minor_shown",  # on a finding, which raises no version: three months at most (rules.md A-30)
        "disclosure_publication",
        "UPDATE OF public_since",
        "OLD.public_since IS NULL AND NEW.public_since IS NOT NULL AND NEW.version = OLD.version"
        " AND NEW.severity = 'minor'",
        "NEW.shown_until IS NULL OR NEW.shown_until > (NEW.counted_from + interval '3 months')::date + 1",
        "a minor record is shown for three months at most",
        # Three months from the 30th of November end on the last of February: the shorter of both ways to count.
        "NEW.shown_until IS NULL OR NEW.shown_until > date(min(date(NEW.counted_from, '+3 months'),"
        " date(NEW.counted_from, 'start of month', '+4 months', '-1 day')), '+1 day')",
    ),
    Asks(
        "guard_version_sealed",
        "disclosure_publication",
        "UPDATE OF version",
        changed("version"),
        f"NEW.version <> OLD.version + 1 OR NOT {_SEALED}",
        "the old version is not sealed",
    ),
)
