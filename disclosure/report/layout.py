"""The columns of a section, from the field lists of its items; the keys are roles, so that editions fit together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from creditchina.language import in_english
from disclosure.fields import Field, FieldList
from disclosure.report.value import Column, Record

# The head of the report, or of the record, says these already.
SAID: Final = frozenset(
    """
    subject_name current_name subject_kind subject_code code_or_person_id action procedure shown_until
    authority_code source_code
    """.split()
)
KINDS: Final = {"prose": "long", "date": "date", "year": "year", "money": "money", "code": "code"}
BODIES: Final = {"authority_name": "authority", "source_name": "source"}
NUMBERS: Final = frozenset(["licence_number"])
HEADS: Final = ("document_number", "content")  # what a record is called by, the first that its lists have
_FULL_WIDTH: Final = str.maketrans("()", "（）")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the records of a section are called by, and what each says."""

    head: str  # the key that is the head: a role, "item" where a section has several items, "" in a table
    head_label: str
    columns: tuple[Column, ...]


def layout_of(lists: Sequence[FieldList], *, table: bool, several: bool) -> Layout:
    """The columns of all these lists, each once, in the order of the first that has it."""
    found: dict[str, Column] = {}
    for listed in lists:
        for field in listed.public:
            if field.role not in SAID:
                column = _column(field, table)
                found.setdefault(column.key, column)
    found.setdefault("source", Column("source", _("Data source"), "wide" if table else "body"))
    if table:
        return Layout("", "", tuple(found.values()))
    if several:
        return Layout("item", _("Kind"), tuple(found.values()))
    head = next((found.pop(role) for role in HEADS if role in found), Column("item", _("Kind"), "text"))
    return Layout(head.key, head.label, tuple(found.values()))


def key_of(field: Field) -> str:
    """The key of a column: its role, so that two editions fill one column; its code where it has none."""
    return BODIES.get(field.role) or field.role or field.code


def told_columns(columns: Iterable[Column], records: Sequence[Record]) -> tuple[Column, ...]:
    """The columns that are drawn: another code of the subject only where some record has one."""
    filled = {key for record in records for key, said in record.values.items() if said}
    return tuple(column for column in columns if column.key in filled or not column.key.startswith("other_code"))


def _column(field: Field, table: bool) -> Column:
    return Column(key_of(field), _label(field), _kind(field, table))


def _kind(field: Field, table: bool) -> str:
    if field.role in BODIES:
        return "wide" if table else "body"
    if field.role in NUMBERS or field.role.startswith("other_code"):
        return "number"
    kind = "long" if field.role == "address" else KINDS.get(field.type, "text")
    return "wide" if table and (kind == "long" or field.role == "content") else kind


def _label(field: Field) -> str:
    label = field.label_en if in_english() else field.label_zh.translate(_FULL_WIDTH)
    unit = " (10,000 yuan)" if in_english() else "（万元）"
    return label if field.type != "money" or unit in label else f"{label}{unit}"
