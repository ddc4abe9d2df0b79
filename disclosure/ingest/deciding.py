"""Who decided, when, and what follows from it: authority, day and display period of a row."""

from datetime import date
from functools import lru_cache
from typing import Final

from disclosure import codes
from disclosure.fields import Field
from disclosure.ingest.brief import AuthorityFacts, Brief
from disclosure.ingest.cells import implausible
from disclosure.ingest.converting import PERHAPS_MINOR, PERHAPS_SIMPLE, UNCLEAR, UNKNOWN
from disclosure.ingest.reading import Reading
from disclosure.ingest.sums import is_in_yuan
from disclosure.names import fold
from disclosure.publish.periods import SIMPLE, Decision, Period, fine_kind

PeriodKey = tuple[date, tuple[str, ...], bool, bool, date | None, date | None]
_MOST_REMEMBERED: Final = 100_000

# What the vocabulary of the columns calls otherwise than the period rules do.
RULE_KINDS: Final = {"other": "other_general", "detention": "other_general"}
UNREADABLE: Final = UNCLEAR | {"other"}
MINOR: Final = frozenset(["warning", "circulated_criticism"])  # not shown when they are all there is (rules.md A-12)
_UNFIXED: Final = "有履行能力而拒不履行生效法律文书确定义务"  # art. 1 item 1: listed until performance


class Decider:
    """Finds authority, day and period of rows; remembers periods, because a file repeats few different ones."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self._periods: dict[PeriodKey, Period] = {}
        self._lines = lru_cache(_MOST_REMEMBERED)(lambda pk, day: brief.rules.lines_for(pk, brief.item, on=day))
        self._columns = {column.role: column for column in brief.fields.fields if column.role}

    def column(self, role: str) -> Field | None:
        """The column of this edition that plays a role."""
        return self._columns.get(role)

    def authority(self, reading: Reading) -> AuthorityFacts | None:
        """The determining authority by code, else by name; junk in its column is flagged, never guessed from."""
        code = codes.normalise(reading.roles.get("authority_code", ""))
        name = str(reading.roles.get("authority_name", ""))
        column = self.column("authority_name")
        found = self.brief.by_code.get(code)
        if found and name and name != found.name and fold(name) != fold(found.name):
            reading.flag(column, name, "authority_name_differs")
        if found is None and not codes.is_valid(code):  # the code of a body unknown here names another one
            found = self._by_name(name, column, reading)
        if found is None:
            reading.fault(column, name or code, "authority_unknown")
        elif not found.mandated:
            reading.refuse(column, found.name, "outside_mandate")
        return found

    def _by_name(self, name: str, column: Field | None, reading: Reading) -> AuthorityFacts | None:
        found = self.brief.by_name.get(fold(name)) if name else None
        if found:
            reading.flag(column, name, "authority_by_name")
            return found
        only = self.brief.only_authority
        if only:
            reading.flag(column, name, "authority_assumed")
        return only

    def day(self, reading: Reading) -> date | None:
        """The document's date, where the period starts (rules.md A-40); the last day of a year given alone."""
        column = self.column("decided_on")
        day: date | None = reading.roles.get("decided_on")
        if day is None and "year" in reading.roles:
            day = min(date(reading.roles["year"], 12, 31), self.brief.on)
            reading.flag(self.column("year"), str(reading.roles["year"]), "date_from_year")
        if day is None:
            if not any(column and fault.column == column.code for fault in reading.faults):
                reading.fault(column, "", "required_by_law")
        elif day > self.brief.on:
            reading.fault(column, day.isoformat(), "decided_in_future")
        elif implausible(day):
            reading.fault(column, day.isoformat(), "implausible_date")
        return day

    def period(self, reading: Reading, authority: AuthorityFacts, day: date) -> tuple[tuple[str, ...], Period]:
        """(kinds as the rules name them, display period). Raises NoRule."""
        roles = reading.roles
        kinds = self._kinds(reading, authority)
        simple = (roles.get("procedure") or self.brief.procedure) == "simple"
        valid_until, delivered_end = roles.get("valid_until"), roles.get("shown_until")
        key = (day, kinds, simple, authority.sector, valid_until, delivered_end)
        found = self._periods.get(key)
        if found is None:
            decision = Decision(self.brief.item, day, kinds, simple, authority.sector, valid_until, delivered_end)
            found = self.brief.rules.period(decision, on=self.brief.on)
            if len(self._periods) < _MOST_REMEMBERED:
                self._periods[key] = found
        return (SIMPLE, *kinds) if simple else kinds, found

    def _kinds(self, reading: Reading, authority: AuthorityFacts) -> tuple[str, ...]:
        roles = reading.roles
        kinds = (*roles.get("penalty_kinds", ()), *roles.get("penalty_kinds_more", ()))
        if self.brief.item == "judgment_defaulter":
            conduct = str(roles.get("violation", ""))
            return ("able_but_refuses",) if _UNFIXED in conduct else ()
        if not kinds:
            return ()
        if not UNREADABLE.isdisjoint(kinds):
            kinds = self._readable(kinds, reading)
        self._check_amounts(kinds, reading, authority)
        return tuple(dict.fromkeys(self._rule_kind(kind, reading, authority) for kind in kinds))

    def _check_amounts(self, kinds: tuple[str, ...], reading: Reading, authority: AuthorityFacts) -> None:
        """An amount that is in yuan by the decision's own words, or a fine without one, may mean another class."""
        roles = reading.roles
        for role in ("fine", "confiscated"):
            if role in roles and is_in_yuan(roles[role], str(roles.get("content", ""))):
                roles["hold"] = "amount_disagrees"
        # The older list has no column for amounts: there the general class is all that can be said.
        missing = "fine" in kinds and "fine" not in roles and self.column("fine") is not None
        only = MINOR.issuperset(kind for kind in kinds if kind != "fine")
        if missing and only and self._lines(authority.pk, roles.get("decided_on", self.brief.on)):
            roles["hold"] = "fine_without_amount"

    def _readable(self, kinds: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
        """Kinds, "other" for what is outside the vocabulary; where that may decide if it is shown, the row waits."""
        clear = [kind for kind in kinds if kind not in UNCLEAR]
        perhaps_hidden = PERHAPS_MINOR in kinds or (UNKNOWN in kinds and clear)
        if PERHAPS_SIMPLE in kinds or (perhaps_hidden and MINOR.issuperset(clear)):
            reading.roles["hold"] = "penalty_unclear"
        reading.flag(self.column("penalty_kinds"), "", "kind_not_in_table")
        return tuple("other" if kind in UNCLEAR else kind for kind in kinds)

    def _rule_kind(self, kind: str, reading: Reading, authority: AuthorityFacts) -> str:
        if kind != "fine":
            return RULE_KINDS.get(kind, kind)
        lines = self._lines(authority.pk, reading.roles.get("decided_on", self.brief.on))
        if lines is None:
            reading.flag(self.column("fine"), "", "no_amount_line")
        return fine_kind(reading.roles.get("fine"), lines)
