"""What a field list is: choices, fields, and the list itself. Values only; reading files is `loading`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from creditchina.language import in_english
from disclosure.names import fold

TYPES: Final = frozenset(["text", "prose", "date", "year", "money", "code", "choice", "choices"])
REQUIRED: Final = frozenset(["law", "standard", ""])  # missing: a fault, a flag, nothing (rules.md S-43)
# never: read to judge and match the row, then dropped and never stored (rules.md S-10).
SHOW: Final = frozenset(["public", "subject", "never"])
ROLES: Final = frozenset(
    # whom it is about
    ["subject_name", "current_name", "subject_kind", "subject_code", "code_or_person_id", "address"]
    + ["person_id_type", "person_id", "representative", "organisation_representative"]
    + [f"other_code:{kind}" for kind in ("registration", "organisation", "tax", "institution", "social")]
    # what was decided
    + ["document_number", "document_name", "decided_on", "content", "violation", "facts", "basis"]
    + [
        "penalty_kinds",
        "penalty_kinds_more",
        "fine",
        "confiscated",
        "procedure",
        "licence_number",
    ]
    + ["commitment_kind", "fulfilment", "year", "valid_from", "valid_until", "shown_until", "status"]
    # by whom, and what the row asks for
    + ["authority_name", "authority_code", "source_name", "source_code", "action", "remark"]
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a closed vocabulary, and the words sources write for it."""

    value: str
    zh: str
    en: str
    also: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.en if in_english() else self.zh


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `role` ties it to what code needs; without one the column is display-only detail."""

    code: str
    label_zh: str
    label_en: str
    type: str
    also: tuple[str, ...] = ()
    role: str = ""
    required: str = ""
    show: str = "public"
    max_length: int = 0  # 0: no limit of its own
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def label(self) -> str:
        return self.label_en if in_english() else self.label_zh

    def value_of(self, word: str) -> str | None:
        """The vocabulary's value for a word as written; 其他-anything is "other"; None if it is not known."""
        key = fold(word)
        found = self.words.get(key)
        if found is None and key.startswith("其他") and "其他" in self.words:
            return self.words["其他"]
        return found

    def display(self, value: str) -> str:
        """The reader's word for a stored value; a value outside the vocabulary is shown as it stands."""
        return next((choice.label for choice in self.choices if choice.value == value), value)


@dataclass(frozen=True, slots=True)
class FieldList:
    """The columns of one edition. `key_fields` are roles: with authority and subject, the natural key."""

    item: str
    edition: str
    key_fields: tuple[str, ...]
    fields: tuple[Field, ...]
    sha256: str
    headers: Mapping[str, Field] = field(default_factory=dict, repr=False, compare=False)

    def by_role(self, role: str) -> Field | None:
        """The column that plays a role, or None where this edition has none."""
        return next((column for column in self.fields if column.role == role), None)

    @property
    def public(self) -> tuple[Field, ...]:
        """The columns a page, the API and a report may show, in their order."""
        return tuple(column for column in self.fields if column.show == "public")
