"""Whom a held row may be about: subjects with its code, its name or something near, each with what differs."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Final

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from disclosure import codes
from disclosure.ingest.row import Judged
from disclosure.models import Subject, SubjectIdentifier, SubjectName
from disclosure.names import fold

MOST: Final = 8
_BEGINNING: Final = 4  # signs with which a near name begins: a place, as a rule
_LOOKED_AT: Final = 300
_NEAR: Final = 0.72

WHY: Final = {
    "person": _("is this person"),
    "code": _("carries this code"),
    "name": _("bears this name"),
    "slip": _("carries a code one slip away"),
    "organisation": _("carries the organisation code in it"),
    "near": _("bears a name like it"),
}


@dataclass(slots=True)
class Candidate:
    """One subject, why it is named, and its names and codes with what differs from the row marked."""

    subject: Subject
    why: list[Any] = field(default_factory=list)
    names: list[tuple[Any, SafeString]] = field(default_factory=list)
    codes: list[tuple[Any, SafeString]] = field(default_factory=list)


def candidates(row: Judged) -> list[Candidate]:
    """At most eight, the likeliest first. A person's row names that person and nobody else."""
    why: dict[int, list[Any]] = {}
    for word, subjects in _found(row):
        for pk in subjects:
            why.setdefault(pk, []).append(WHY[word])
    known = Subject.objects.filter(merged_into=None).select_related("region").prefetch_related("identifiers", "names")
    if not row.person:
        known = known.exclude(kind=Subject.Kind.PERSON)
    rows = known.in_bulk(list(why))
    return [_laid_out(rows[pk], reasons, row) for pk, reasons in why.items() if pk in rows][:MOST]


def _found(row: Judged) -> list[tuple[str, list[int]]]:
    if row.person:
        return [("person", _carrying(row.person[0]))]
    examined = codes.examine(row.code)
    organisation = [row.code[8:17]] if len(row.code) == 18 else []
    names = [row.subject_key, *filter(None, (fold(row.current_name),))]
    return [
        ("code", _carrying(row.code)),
        ("name", list(_borne().filter(folded__in=names).values_list("subject", flat=True))),
        ("slip", _carrying(*examined.suggestions)),
        ("organisation", _carrying(*organisation)),
        ("near", _near(row.subject_key)),
    ]


def _carrying(*values: str) -> list[int]:
    told = [value for value in values if value]
    return list(SubjectIdentifier.objects.filter(value__in=told).order_by("pk").values_list("subject", flat=True))


def is_carried(code: str) -> bool:
    """Whether a subject carries this code; giving it to a second one would be said of both."""
    return SubjectIdentifier.objects.filter(value=code).exists()


def _borne() -> Any:
    return SubjectName.objects.filter(kind__in=[SubjectName.Kind.CURRENT, SubjectName.Kind.FORMER]).order_by("pk")


def _near(key: str) -> list[int]:
    """Names with the same beginning, the likest first."""
    alike = _borne().filter(folded__startswith=key[:_BEGINNING]).exclude(folded=key)
    weighed = [
        (SequenceMatcher(None, key, folded, autojunk=False).ratio(), subject)
        for folded, subject in alike.values_list("folded", "subject")[:_LOOKED_AT]
    ]
    return [subject for ratio, subject in sorted(weighed, key=lambda pair: -pair[0])[:MOST] if ratio >= _NEAR]


def _laid_out(subject: Subject, why: list[Any], row: Judged) -> Candidate:
    public = [each for each in subject.identifiers.all() if each.kind != SubjectIdentifier.Kind.PERSON_DIGEST]
    return Candidate(
        subject,
        list(dict.fromkeys(why)),
        [(name.get_kind_display(), differing(name.value, row.subject_name)) for name in subject.names.all()],
        [(code.get_kind_display(), differing(code.value, row.code)) for code in public],
    )


def differing(value: str, delivered: str) -> SafeString:
    """The value, with what the row has otherwise marked."""
    if not delivered:
        return format_html_join("", "{}", ((value,),))
    pieces = [
        ("{}" if tag == "equal" else "<mark>{}</mark>", value[start:end])
        for tag, start, end, _one, _two in SequenceMatcher(None, value, delivered, autojunk=False).get_opcodes()
        if start < end
    ]
    return SafeString("".join(format_html_join("", form, ((text,),)) for form, text in pieces))
