"""What narrows a search, as the page offers it and as an address asks for it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django import forms
from django.core.cache import caches
from django.db.models import Q
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from disclosure.models import Authority, Mandate, Region, Severity, Subject, Tab
from disclosure.search import Criteria
from disclosure.web.frame import Frame

SUBJECTS, PUBLICATIONS, REGISTERS = "subjects", "publications", "registers"
FILTERS: Final = {
    SUBJECTS: {"region", "status"},
    PUBLICATIONS: {"region", "kind", "severity", "from", "to", "sort"},
}
OLDEST = "oldest"
OFFERED = 200  # authorities to choose from; a region narrows them


@dataclass(frozen=True, slots=True)
class Offered:
    """What the filters offer, asked once for a request: kinds that a source delivers, regions with an authority,
    authorities of the chosen region."""

    kinds: frozenset[str]
    regions: list[tuple[str, str]]
    authorities: list[tuple[str, str]] = field(default_factory=list)


class SearchForm(forms.Form):
    """Turns the strings of an address into a question; whatever is malformed is left out and said."""

    def __init__(self, asked: QueryDict, offered: Offered, *, tab: str) -> None:
        super().__init__(asked)
        self.undelivered = ""  # the kind that was asked for, where no source delivers it
        self.fields["region"] = _choice(_("Region"), offered.regions)
        if tab == SUBJECTS:
            self.fields["status"] = _choice(_("Status"), [row for row in Subject.Status.choices if row[0]])
        else:
            kind = asked.get("kind", "")
            self.undelivered = str(Tab(kind).label) if kind in Tab and kind not in offered.kinds else ""
            self.fields["kind"] = _choice(_("Kind"), [row for row in Tab.choices if row[0] in {kind, *offered.kinds}])
            self.fields["authority"] = _choice(_("Authority"), offered.authorities)
            if len(offered.authorities) >= OFFERED:
                told = _("The first %(count)d only. Choose a region to be offered its own.")
                self.fields["authority"].help_text = told % {"count": OFFERED}
            self.fields["severity"] = _choice(_("Class"), Severity.choices)
            self.fields["from"] = _day(_("Decided from"))
            self.fields["to"] = _day(_("Decided to"))
            self.fields["sort"] = _choice(
                _("Order"), [(OLDEST, _("Oldest decision first"))], _("Newest decision first")
            )

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """What narrows or orders the list, as a person reads it: for paper, and where the form stands far below."""
        return [(str(self.fields[name].label), self._read(name)) for name in self.fields if self._set(name)]

    def _set(self, name: str) -> bool:
        return name not in self.errors and bool(self.cleaned_data.get(name))

    def _read(self, name: str) -> str:
        value, choices = self.cleaned_data[name], getattr(self.fields[name], "choices", ())
        return str(dict(choices)[value]) if choices else date_format(value)

    def clean_to(self) -> date | None:
        """No day before the first one: between the two no decision could be."""
        first: date | None = self.cleaned_data.get("from")
        last: date | None = self.cleaned_data["to"]
        if first and last and last < first:
            raise forms.ValidationError(_("This day lies before the first one. Change one of the two."))
        return last


def _choice(label: str, choices: Iterable[tuple[str, Any]], otherwise: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", otherwise or _("All")), *choices])


def _day(label: str) -> forms.DateField:
    """A day in the form that a browser's own calendar writes."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=False, input_formats=["%Y-%m-%d"], widget=widget)


def offered_in(frame: Frame, region: str) -> Offered:
    """Kinds and regions, asked once for a state of the registers."""
    code = region if re.fullmatch(r"[0-9]{6}", region) else ""
    key = f"{frame.stamp}|offered|{code}"
    kept: Offered | None = caches["pages"].get(key)
    if kept is None:
        kept = Offered(kinds(), regions(code))
        caches["pages"].set(key, kept)
    return kept


def kinds() -> frozenset[str]:
    """The kinds that some source may deliver."""
    return frozenset(
        Mandate.objects.filter(item__public=True).order_by().values_list("item__tab", flat=True).distinct()
    )


def regions(chosen: str) -> list[tuple[str, str]]:
    """Provinces that have an authority, cities that have one in the chosen (or only) province, and the choice."""
    seats = set(Authority.objects.exclude(region=None).order_by().values_list("region", flat=True).distinct())
    provinces = {f"{seat[:2]}0000" for seat in seats}
    open_in = chosen[:2] if len(provinces) > 1 else next(iter(provinces), "")[:2]
    cities = {f"{seat[:4]}00" for seat in seats if seat[:2] == open_in}
    near = Region.objects.filter(Q(code__in=provinces | cities) | Q(code=chosen), valid_to=None)
    return [(row.code, row.name) for row in near.order_by("code")]


def authorities(region: str, chosen: str) -> list[tuple[str, str]]:
    """Authorities of the region and those below it that some source delivers for, and the choice."""
    near = Authority.objects.filter(mandates__item__public=True)
    near = near.filter(region__code__startswith=Criteria(region=region).region_prefix) if region else near
    rows = near.distinct().order_by("code")[:OFFERED]
    found = {row.code: row.name for row in [*rows, *Authority.objects.filter(code=chosen)]}
    return list(found.items())


def criteria_of(asked: QueryDict, offered: Offered) -> Criteria:
    """The question an address asks: each list's filters are read by its own form, where the address has one of them."""
    given: dict[str, Any] = {}
    for tab, names in FILTERS.items():
        if names & asked.keys():
            form = SearchForm(asked, offered, tab=tab)
            form.is_valid()
            given |= form.cleaned_data
    return Criteria(
        text=asked.get("q", ""),
        kind=given.get("kind", ""),
        region=given.get("region", ""),
        authority=asked.get("authority", "")[:18],
        severity=given.get("severity", ""),
        status=given.get("status", ""),
        oldest_first=given.get("sort") == OLDEST,
        decided_from=given.get("from"),
        decided_to=given.get("to"),
        cursor=asked.get("cursor", ""),
    )
