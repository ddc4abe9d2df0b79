"""What a publication says, column by column, as its field list declares. Only columns shown to the public."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils import formats
from django.utils.translation import gettext as _

from creditchina.language import in_english
from disclosure.fields import Field, FieldList, catalogue
from disclosure.models import Ends, Publication
from disclosure.publish.periods import LONG_TERM

# The head of a page says these already; the body does not repeat them.
IN_HEAD = frozenset(
    """
    subject_name current_name subject_kind subject_code code_or_person_id document_number decided_on
    authority_name authority_code source_name source_code action shown_until
    """.split()
)
GISTS = (
    "content",
    "violation",
    "facts",
    "fulfilment",
    "commitment_kind",
)  # the first that says something is shown
_UNIT = re.compile(r"\s*[(（](?:万元|10,000 yuan)[)）]")
_FULL_WIDTH = str.maketrans("()", "（）")
BRIEF = ("basis", "fine", "confiscated", "valid_until")  # what a row opened in place adds


@dataclass(frozen=True, slots=True)
class Row:
    """One column: its label in the reader's language, and its value as the template should write it."""

    label: str
    value: object
    type: str


def field_list_of(publication: Publication) -> FieldList | None:
    """The field list of the edition in which the publication was delivered."""
    return catalogue().get((publication.item.code, publication.edition.code))


def rows(publication: Publication) -> list[Row]:
    """Every public column that has a value and is not in the head of the page."""
    return list(_rows(publication, lambda column: column.role not in IN_HEAD))


def brief(publication: Publication) -> list[Row]:
    """The few columns a record opened in place shows."""
    return list(_rows(publication, lambda column: column.role in BRIEF))


def gist(publication: Publication) -> str:
    """One line of content, in the source's words; '' where the record has none."""
    listed = field_list_of(publication)
    columns = [listed.by_role(role) for role in GISTS] if listed else []
    shown = [column for column in columns if column and column.show == "public"]
    values = (publication.details.get(column.code, "") for column in shown)
    return next((str(value) for value in values if value), "")


def said(publication: Publication, code: str) -> str:
    """What one public column says, in the reader's words; '' where it is empty or not public."""
    listed = field_list_of(publication)
    column = next((column for column in listed.public if column.code == code), None) if listed else None
    return column.display(str(publication.details.get(code, ""))) if column else ""


def _rows(publication: Publication, wanted: Callable[[Field], bool]) -> Iterator[Row]:
    listed = field_list_of(publication)
    for column in filter(wanted, listed.public if listed else ()):
        value = _value(publication, column)
        if value not in ("", None, []):
            yield Row(_label(column), value, column.type)


def _label(column: Field) -> str:
    """The column's name as a page writes it: full-width brackets in Chinese, no unit beside an amount."""
    label = _UNIT.sub("", column.label) if column.type == "money" else column.label
    return label if in_english() else label.translate(_FULL_WIDTH)


def _value(publication: Publication, column: Field) -> object:
    """The typed amount where the role has one, else the delivered text as its type is written."""
    if column.role in ("fine", "confiscated"):
        return getattr(publication, column.role)
    text = str(publication.details.get(column.code, ""))
    if column.role == "valid_until" and publication.ends != Ends.VALIDITY and _is_long_term(text):
        return _("no end date delivered")  # "for ever" would read as a punishment without end
    return _written(text, column)


def _is_long_term(text: str) -> bool:
    try:
        return date.fromisoformat(text) >= LONG_TERM
    except ValueError:
        return False


def _written(text: str, column: Field) -> object:
    """A delivered text in the reader's form: days, amounts, and choices in the reader's words."""
    if column.type in ("choice", "choices"):
        return [column.display(word) for word in text.split(";") if word]
    if column.type == "date":
        return _day(text)
    return _amount(text) if column.type == "money" else text


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return _("no end date") if day >= LONG_TERM else formats.date_format(day)


def _amount(text: str) -> object:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text
