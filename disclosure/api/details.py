"""The columns of a publication as its source delivered them: those its field list shows to the public."""

from decimal import Decimal

from creditchina.language import in_english
from disclosure.fields import Field, catalogue
from disclosure.models import Publication

Detail = dict[str, object]
AMOUNTS = frozenset(["fine", "confiscated"])  # roles held in columns of their own


def details(publication: Publication) -> list[Detail]:
    """Code, both labels, the value as stored, and its words in the language asked for."""
    listed = catalogue().get((publication.item.code, publication.edition.code))
    columns = listed.public if listed else ()
    valued = ((column, _value(publication, column)) for column in columns)
    return [_detail(column, value) for column, value in valued if value]


def amount(value: Decimal | None) -> str | None:
    """A sum in 10,000 yuan without needless zeros; a string, because JSON numbers lose digits."""
    return None if value is None else f"{value.normalize():f}"


def _value(publication: Publication, column: Field) -> str:
    if column.role in AMOUNTS:
        return amount(getattr(publication, column.role)) or ""
    return str(publication.details.get(column.code, ""))


def _detail(column: Field, value: str) -> Detail:
    row: Detail = {
        "code": column.code,
        "label_zh": column.label_zh,
        "label_en": column.label_en,
        "value": value,
    }
    if column.choices:
        row["display"] = ("; " if in_english() else "；").join(column.display(word) for word in value.split(";"))
    return row
