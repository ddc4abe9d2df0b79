"""Whom a row is about, as far as the row itself tells. Personal columns are read here and dropped here."""

from typing import Final, NamedTuple

from disclosure import codes
from disclosure.fields import Matched
from disclosure.ingest import personal
from disclosure.ingest.brief import Brief
from disclosure.ingest.misplaced import Whose, starred, whose
from disclosure.ingest.reading import Reading
from disclosure.names import fold

ORGANISATIONS: Final = frozenset(["organisation"])  # kinds beside which a number cannot be a person's
_OLDER: Final = ("registration", "organisation", "institution", "social")


class About(NamedTuple):
    """The subject as the row names it. The order is that of the same fields in Judged."""

    subject_name: str
    subject_key: str
    current_name: str
    subject_kind: str
    code: str
    code_kind: str
    code_valid: bool
    person: tuple[str, str] | None


def about(reading: Reading, brief: Brief, matched: Matched) -> About | None:
    """Name, code and kind of the subject; None (with a finding) for persons nothing may be recorded of."""
    roles = reading.roles
    name = str(roles.get("subject_name", ""))
    delivered = str(roles.get("subject_kind", ""))
    if "either" in roles and delivered not in ORGANISATIONS:
        _keep_out(reading, matched, delivered)
    code, kind, valid = _code(reading)
    subject_kind = _kind(delivered, code)
    # Beside a row that says it is about an organisation, the number is its representative's.
    if not delivered and not code and "person_id" in roles:
        subject_kind = "person"
    person = None
    if subject_kind == "person":
        person = _person(reading, brief)
        code, kind, valid = "", "", False
        if person is None:
            return None
    if subject_kind in ("person", "sole_trader"):
        _drop_what_organisations_show(reading, matched)
    # A sole trader's number is its owner's; only beside an organisation it is the representative's.
    if subject_kind == "sole_trader" and personal.is_adult(str(reading.roles.get("person_id", "")), brief.on) is False:
        reading.refuse(None, "", "minor_child")
        return None
    current = str(roles.get("current_name", ""))
    return About(name, fold(name), current, subject_kind, code, kind, valid, person)


def _keep_out(reading: Reading, matched: Matched, delivered: str) -> None:
    """A number that passes as a code and as an identity number, where the row does not say which, goes no further."""
    for column in matched.columns.values():
        number = str(reading.roles.get(column.role, "")) if column.type == "code" else ""
        if column.show == "never" or not number or whose(number) != Whose.EITHER:
            continue
        del reading.roles[column.role]
        reading.replace(column, starred(number))
        reading.flag(column, starred(number), "code_or_identity")
        if delivered == "person":
            reading.roles["person_id"] = number
    if delivered != "person":
        reading.roles["hold"] = "code_or_identity"


def _kind(delivered: str, code: str) -> str:
    return delivered if delivered in ("person", "sole_trader") else codes.subject_kind(code)


def _code(reading: Reading) -> tuple[str, str, bool]:
    """The first code the row gives, judged: (normalised, kind of identifier, valid). Odd ones are flagged."""
    roles = reading.roles
    given = str(roles.get("subject_code", "")) or str(roles.get("other_code:tax", ""))
    if not given and "person_id" not in roles:
        given = _card(reading)
    examined = codes.examine(given)
    if examined.kind == codes.Kind.EMPTY:
        return _older(reading)
    for note in examined.notes:
        reading.flag(None, "", note)
    if examined.kind != codes.Kind.USCC:
        reading.flag(None, "", "older_code")
    valid = examined.verdict == codes.Verdict.VALID
    return examined.value[:64], codes.identifier_kind(examined.kind), valid


def _card(reading: Reading) -> str:
    """The column that holds an organisation's code or a person's identity number: tell which, keep the latter out."""
    card = str(reading.roles.get("code_or_person_id", ""))
    if card and (reading.roles.get("subject_kind") == "person" or whose(codes.normalise(card)) == Whose.PERSON):
        reading.roles["person_id"] = card
        return ""
    return card


def _older(reading: Reading) -> tuple[str, str, bool]:
    for kind in _OLDER:
        given = str(reading.roles.get(f"other_code:{kind}", ""))
        if given:
            examined = codes.examine(given)
            reading.flag(None, "", "older_code")
            return examined.value[:64], kind, examined.verdict == codes.Verdict.VALID
    return "", "", False


def _person(reading: Reading, brief: Brief) -> tuple[str, str] | None:
    """(keyed digest, last four) of an adult; the number itself is forgotten here (rules.md S-10)."""
    number = str(reading.roles.pop("person_id", "") or reading.roles.pop("code_or_person_id", ""))
    if not number:
        reading.refuse(None, "", "person_without_identity")
        return None
    if personal.birth_date(number) is None:
        reading.refuse(None, "", "adulthood_unknown")
        return None
    if not personal.is_adult(number, brief.on):
        reading.refuse(None, "", "minor_child")
        return None
    return personal.digest(number, brief.digest_key).hex(), personal.last_four(number)


def _drop_what_organisations_show(reading: Reading, matched: Matched) -> None:
    """Addresses, and who represents it by registration, are kept for organisations only (rules.md S-10)."""
    for column in matched.columns.values():
        if column.role in ("address", "organisation_representative"):
            reading.details.pop(column.code, None)
