"""What to write into a column, in plain words, and what it looks like: the same on the form and in the template."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from disclosure.fields import Field

# Filled by the desk from the mandate, or with a page of its own (taking a record back): nobody types them.
KNOWN: Final = frozenset(["source_name", "source_code", "authority_name", "authority_code", "action"])

_BY_ROLE: Final[Mapping[str, Any]] = {
    "subject_name": _("The full name, as on the certificate or the decision."),
    "current_name": _("Only if the party bears another name today than in the decision."),
    "subject_code": _("18 characters, letters and digits. Not known? Find it by the name."),
    "document_number": _("As it stands on the document, with its brackets."),
    "decided_on": _("The date on the document. The display period is counted from it, not from the day of delivery."),
    "valid_until": _("For something that has no end, write 2099-12-31."),
    "shown_until": _("Only where an earlier last day was ordered. It can shorten the display, never extend it."),
    "procedure": _("Decisions by simple procedure are kept but not shown."),
    "remark": _("Not shown to the public."),
    "person_id": _("Only for a natural person. It is used to check the record and never stored."),
    "code_or_person_id": _("An identity number is used to check the record and never stored."),
    "person_id_type": _("Only for a natural person."),
    "representative": _("Used to check the record, never stored."),
    "subject_kind": _("Records about natural persons are kept and not shown in search and lists."),
}
_BY_TYPE: Final[Mapping[str, Any]] = {
    "date": _("Year, month and day."),
    "year": _("Four digits."),
    "money": _("In units of 10,000 yuan: 28 means CNY 280,000. At most six decimals."),
    "choices": _("Choose everything that applies."),
    "prose": _("As in the document. Leave out names of persons, identity and telephone numbers."),
}
_ROLE_EXAMPLES: Final[Mapping[str, str]] = {
    "subject_name": "示例市青禾食品有限公司",
    "subject_code": "91990101MA7DEMX16N",
    "document_number": "示市监罚〔2026〕41号",
    "licence_number": "JY19901010000001",
    "document_name": "行政处罚决定书",
    "basis": "《示例条例》第十二条",
    "valid_until": "2099-12-31",
}
_TYPE_EXAMPLES: Final[Mapping[str, str]] = {"date": "2026-09-01", "year": "2025", "money": "28"}


def help_of(column: Field) -> str:
    """How to fill a column, in the reader's language; '' where its name says it all."""
    told = [_BY_ROLE.get(column.role), _BY_TYPE.get(column.type)]
    return " ".join(str(sentence) for sentence in told if sentence)


def example_of(column: Field) -> str:
    """An invented value as it should be written; '' where none would help. Choices show their first word."""
    if column.choices:
        return column.choices[0].zh
    if column.show == "never" or column.role in KNOWN:
        return ""
    return _ROLE_EXAMPLES.get(column.role) or _TYPE_EXAMPLES.get(column.type, "")


def required_word(column: Field) -> str:
    """Who asks for the column: the law (without it the row is faulty), or the exchange standard (a remark)."""
    words: Mapping[str, Any] = {"law": _("required by law"), "standard": _("asked for by the exchange standard")}
    return str(words.get(column.required, _("if there is one")))
