"""One row while it is read: what its cells say, and what is to be remarked of them."""

from dataclasses import dataclass, field
from json.encoder import encode_basestring as as_json
from typing import Any

from disclosure.fields import Field
from disclosure.ingest.personal import safe
from disclosure.ingest.row import Finding


@dataclass(slots=True)
class Reading:
    """One row while it is read: values by role, details by column code (as members of a JSON object), findings."""

    roles: dict[str, Any] = field(default_factory=dict)
    details: dict[str, str] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)
    flags: list[Finding] = field(default_factory=list)
    not_kept: list[Finding] = field(default_factory=list)

    def fault(self, column: Field | None, value: str, rule: str) -> None:
        """Remark a fault on a cell: the row is refused."""
        self.faults.append(_finding(column, value, rule))

    def flag(self, column: Field | None, value: str, rule: str) -> None:
        """Remark something odd: the row goes on."""
        self.flags.append(_finding(column, value, rule))

    def refuse(self, column: Field | None, value: str, rule: str) -> None:
        """Remark that nothing may be recorded of this row."""
        self.not_kept.append(_finding(column, value, rule))

    def replace(self, column: Field, shown: str) -> None:
        """Keep another text of a column, where anything is kept of it."""
        if column.code in self.details:
            self.details[column.code] = f"{as_json(column.code)}:{as_json(shown)}"

    def take(self, odd: "Reading") -> None:
        """Take over what one odd cell said beside its value."""
        for role, typed in odd.roles.items():
            self.roles[role] = self.roles.get(role, {}) | typed if isinstance(typed, dict) else typed
        self.flags += odd.flags
        self.faults += odd.faults


def _finding(column: Field | None, value: str, rule: str) -> Finding:
    if column is None or not value:
        return Finding(column.code if column else "", "", rule)
    return Finding(column.code, safe(value, field_shows=column.show == "public"), rule)
