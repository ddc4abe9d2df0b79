"""What a special report answers: its scope, one sentence for the relying party, and what "none" means there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosure.coverage import State
from disclosure.models import Region
from disclosure.report.asked import Sources, figures, is_heard, nothing_known
from disclosure.report.narrowed import Silent
from disclosure.report.offered import FieldOfLaw
from disclosure.report.phrases import either, enumerated, joined, parts
from disclosure.report.value import Asked, Group, Record, Scoped

if TYPE_CHECKING:
    from disclosure.report.special import Request
    from disclosure.report.wider import Question

PROVINCE: Final = 2  # signs of a region's code that name its province


def scope(request: "Request", question: "Question", sources: Sources, silent: Silent) -> tuple[Scoped, ...]:
    """For whom, what for, which period, which area, until when it can be looked up (rules.md D-16); what is missing."""
    missing = [
        Scoped(_missing(code), "long", enumerated(field.name for field in fields)) for code, fields in silent.items()
    ]
    period = (question.first.isoformat(), question.last.isoformat())
    return (
        Scoped(_("Addressee"), "text", request.addressee),
        Scoped(_("Purpose"), "text", request.purpose),
        Scoped(_("Period asked for"), "period", period),
        Scoped(_("Can be looked up until"), "date", request.opens_until.isoformat()),
        Scoped(_("Area"), "text", _area(sources)),
        Scoped(_("Requested by"), "text", _("The subject, or somebody authorised by it")),
        *missing,
    )


def _missing(code: str) -> str:
    return _("Fields without a source for %(kind)s") % {"kind": _KINDS[code]()}


def _area(sources: Sources) -> str:
    """The provinces whose authorities the sources speak for, and whether bodies without a seat are among them."""
    seats = {line.region for line in sources.found.lines}
    codes = [f"{seat[:PROVINCE]}0000" for seat in seats if seat]
    names = [region.name for region in Region.objects.filter(code__in=codes).order_by("code")]
    return enumerated([*names, *([_("national bodies")] if "" in seats else [])]) or _("none: no source delivers")


def statement(groups: Sequence[Group], fields: Sequence[FieldOfLaw], silent: Silent) -> str:
    """The whole report in one sentence for who asked for it: what was found of each kind, of what nothing.

    Where no source was ever heard, that is no "nothing": what cannot be told is said as well (rules.md D-05).
    """
    heard = {group.code for group in groups if any(is_heard(section.coverage) for section in group.sections)}
    found = enumerated(_found(group) for group in groups if group.count)
    none = [_KINDS[group.code]() for group in groups if not group.count and group.code in heard]
    untold = [_KINDS[group.code]() for group in groups if not group.count and group.code not in heard]
    told = {"fields": enumerated(field.name for field in fields), "found": found, "none": either(none or [""])}
    return joined([_answer(told), _unknown(untold), *_in_part(silent), _late(groups)])


def _answer(told: dict[str, str]) -> str:
    if not told["found"] and not told["none"]:
        return ""
    if not told["found"]:
        return _("Within the period, area and fields stated (%(fields)s) there is no record of %(none)s.") % told
    if not told["none"]:
        return _("Within the period, area and fields stated (%(fields)s) there are: %(found)s.") % told
    return (
        _(
            "Within the period, area and fields stated (%(fields)s) there are: %(found)s;"
            " there is no record of %(none)s."
        )
        % told
    )


def _unknown(kinds: Sequence[str]) -> str:
    if not kinds:
        return ""
    return _("No source delivers %(kinds)s to this site yet, so whether there are any cannot be told.") % {
        "kinds": either(kinds)
    }


def _in_part(silent: Silent) -> list[str]:
    """Kinds that only some of the fields deliver: for the others, named in the scope, nothing is said."""
    return [
        ngettext(
            "In %(n)s of these fields (named in the report) no source delivers %(kind)s, so nothing can be said there.",
            "In %(n)s of these fields (named in the report) no source delivers %(kind)s, so nothing can be said there.",
            len(fields),
        )
        % {"kind": _KINDS[code](), "n": len(fields)}
        for code, fields in silent.items()
    ]


def _late(groups: Sequence[Group]) -> str:
    late = any(row.state == State.LATE for group in groups for each in group.sections for row in each.coverage)
    return _("Some sources are late (named in the report); what they owe is not in this answer.") if late else ""


def _found(group: Group) -> str:
    records = [record for section in group.sections for record in section.records]
    said = _COUNTED[group.code](group.count) % {"n": group.count}
    said_of = [
        words % {"n": number}
        for words, number in (
            (_("%(n)s by simple procedure"), _labelled(records, _("Simple procedure"))),
            (_("%(n)s whose display period is over"), _labelled(records, _("Display period over"))),
        )
        if number
    ]
    return _("%(records)s (%(parts)s)") % {"records": said, "parts": enumerated(said_of)} if said_of else said


def _labelled(records: Sequence[Record], label: str) -> int:
    return sum(label in parts(record.flag) for record in records)


_COUNTED: Final = {
    "special_penalty": lambda n: ngettext("%(n)s administrative penalty", "%(n)s administrative penalties", n),
    "special_coercion": lambda n: ngettext(
        "%(n)s decision of administrative coercion", "%(n)s decisions of administrative coercion", n
    ),
    "special_list": lambda n: ngettext("%(n)s entry on a serious list", "%(n)s entries on serious lists", n),
    "special_criminal": lambda n: ngettext("%(n)s criminal judgment", "%(n)s criminal judgments", n),
}
_KINDS: Final = {
    "special_penalty": lambda: _("administrative penalties"),
    "special_coercion": lambda: _("administrative coercion"),
    "special_list": lambda: _("entries on serious lists"),
    "special_criminal": lambda: _("criminal judgments"),
}


def none(kind: str, asked: tuple[Asked, ...]) -> str:
    """What nothing found means here: these sources, this period, these fields."""
    if unknown := nothing_known(kind, asked):
        return unknown
    counted = figures(asked)
    return ngettext(
        "Within the period, area and fields of this report, the %(n)s source below holds no %(kind)s record about"
        " this subject; %(m)s of them declared none this period; %(k)s others are late (named below). This is what"
        " these sources record, nothing more.",
        "Within the period, area and fields of this report, the %(n)s sources below hold no %(kind)s record about"
        " this subject; %(m)s of them declared none this period; %(k)s others are late (named below). This is what"
        " these sources record, nothing more.",
        counted["n"],
    ) % {"kind": kind, **counted}


def notes() -> tuple[str, ...]:
    """What a special report leaves out, and what it tells beyond the public site (rules.md D-10, D-14)."""
    return (
        _(
            "Repaired information is left out. Information whose display period ended without repair is included and"
            " marked, as the rules require."
        ),
        _(
            "Decisions that the site may not show, such as those by simple procedure, are told here at the request of"
            " the subject. Serious lists and criminal judgments are told whole, whatever fields were picked."
        ),
        _(
            "“Late” means that a source has not delivered within its term; it does not mean that the source holds no"
            " record."
        ),
    )
