"""One publication as a record of a report: what it says, by the keys of its section's columns."""

from decimal import Decimal, InvalidOperation

from django.utils import formats
from django.utils.translation import gettext as _

from disclosure import beside, marks, removal, words
from disclosure.fields import Field, FieldList, catalogue
from disclosure.models import Ends, Publication, Severity
from disclosure.publish.periods import LONG_TERM
from disclosure.report.layout import SAID, Layout, key_of
from disclosure.report.phrases import joined, parted
from disclosure.report.value import Body, Money, Note, Record, Value, Word

YUAN_IN_WAN = 10_000
NOTHING = FieldList("", "", (), (), "")


def record_of(publication: Publication, layout: Layout, *, table: bool, flag: str = "", public: bool = True) -> Record:
    """The record as its section's layout wants it; `public` False: the site itself does not show it."""
    said = _said(publication, table)
    head = "" if table else str(said.get(layout.head) or said["item"])
    return Record(
        head=head,
        values={column.key: said.get(column.key) for column in layout.columns},
        ref=str(publication.ref),
        version=publication.version,
        severity=_severity(publication),
        last_day=publication.last_day_shown.isoformat() if public and publication.last_day_shown else "",
        flag=flag,
        marks=_marks(publication, public=public),
    )


def field_list_of(publication: Publication) -> FieldList:
    """The field list of its edition; one without columns where the repository has none."""
    return catalogue().get((publication.item.code, publication.edition.code), NOTHING)


def chosen(publication: Publication, role: str) -> str:
    """The stored value of a column with a vocabulary, as it stands; "" where the edition has no such column."""
    column = field_list_of(publication).by_role(role)
    return str(publication.details.get(column.code, "")) if column else ""


def _said(publication: Publication, table: bool) -> dict[str, Value]:
    said: dict[str, Value] = {
        "item": words.one(publication.item.code, publication.item.name),
        "authority": _body(publication.authority, table),
        "source": _body(publication.batch.source, table),
        "document_number": publication.document_number,
        "decided_on": publication.decided_on.isoformat(),
        "fine": money(publication.fine),
        "confiscated": money(publication.confiscated),
    }
    for field in field_list_of(publication).public:
        if field.role not in SAID and key_of(field) not in said:
            said[key_of(field)] = written(publication, field)
    return said


def _body(body: object, table: bool) -> Value:
    name, code = getattr(body, "name"), getattr(body, "code")  # noqa: B009 - an Authority or a Source
    return name if table else Body(name, code)


def written(publication: Publication, field: Field) -> Value:
    """A delivered text as the kind of its column is written; "" where the source provided nothing."""
    text = str(publication.details.get(field.code, ""))
    if field.type in ("choice", "choices"):
        return parted(field.display(word) for word in text.split(";") if word)
    if field.type == "money":
        return _amount(text)
    if field.role == "valid_until" and publication.ends != Ends.VALIDITY and text == LONG_TERM.isoformat():
        return _("no end date delivered")  # "for ever" would read as a punishment without end
    return text


def money(wan: Decimal | None) -> Money | None:
    """An amount held in units of 10,000 yuan, in both units, exact."""
    return None if wan is None else Money(_figure(wan), _figure(wan * YUAN_IN_WAN))


def _amount(text: str) -> Value:
    try:
        return money(Decimal(text)) if text else None
    except InvalidOperation:
        return text


def _figure(amount: Decimal) -> str:
    return format(amount.normalize(), "f")


def _severity(publication: Publication) -> Word | None:
    if not publication.severity:
        return None
    return Word(publication.severity, str(Severity(publication.severity).label))


def _marks(publication: Publication, *, public: bool) -> tuple[Note, ...]:
    told = [Note(mark.kind, marks.sentence(mark, public=public)) for mark in marks.marks(publication)]
    listed = [Note("list", _listed(publication))] if public and publication.item.serious_list else []
    said = [Note("statement", beside.sentence(each)) for each in beside.beside(publication)]
    return (*listed, *told, *said)


def _listed(publication: Publication) -> str:
    """Basis, authority, list, days: the settled sentence about an entry."""
    serious = publication.item.serious_list
    told = {
        "basis": serious.legal_basis if serious else "",
        "list": serious.name if serious else "",
        "authority": publication.authority.name,
        "day": formats.date_format(publication.decided_on),
    }
    entered = _("Under %(basis)s, %(authority)s entered this subject on the list “%(list)s” on %(day)s.") % told
    return joined([entered, _ends(publication), _removal(publication)])


def _ends(publication: Publication) -> str:
    if publication.last_day_shown:
        return _("Last day shown: %(day)s.") % {"day": formats.date_format(publication.last_day_shown)}
    if publication.review_on:
        return _("Shown until performance, reviewed on %(day)s.") % {"day": formats.date_format(publication.review_on)}
    return _("Shown until performance.")


def _removal(publication: Publication) -> str:
    day = removal.earliest_removal(publication)
    if day is None:
        return ""
    told = {"authority": publication.authority.name, "day": formats.date_format(day)}
    if removal.once_performed(publication):
        return (
            _("Once the duty is performed, early removal can be requested from %(authority)s, free of charge.") % told
        )
    return (
        _(
            "Once the conditions of the list are met, early removal can be requested from %(authority)s,"
            " from %(day)s at the earliest, free of charge."
        )
        % told
    )
