"""The columns of a record as a source would write them: to start a form from, or to give a row back."""

from collections.abc import Iterable, Mapping

from disclosure.fields import Field
from disclosure.models import Authority, Source


def restated(columns: Iterable[Field], details: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """Column code -> text. `typed`: role -> what has a column of its own. Choices come as their Chinese words.

    Personal columns are gone and therefore empty.
    """
    cells = {}
    for column in columns:
        text = str(details.get(column.code, "")) or typed.get(column.role, "")
        words = text.split(";") if column.type == "choices" else [text]
        told = {choice.value: choice.zh for choice in column.choices}
        cells[column.code] = ";".join(told.get(word, word) for word in words) if text else ""
    return cells


def kind_word(kind: str) -> str:
    """The kind of a subject as the column for it has it: every body that is no person and no trader is one."""
    return kind if kind in ("person", "sole_trader") else "organisation"


def bodies(authority: Authority, source: Source) -> dict[str, str]:
    """Who decided and who delivers, by role."""
    return {
        "authority_name": authority.name_zh,
        "authority_code": authority.code,
        "source_name": source.name_zh,
        "source_code": source.code,
    }
