"""What special reports offer, from fixtures/reference/special_reports.toml: fields of law, and a dated switch."""

import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from creditchina.language import in_english
from disclosure.models import Subject
from disclosure.report.refused import Refused

FILE: Final = "fixtures/reference/special_reports.toml"


@dataclass(frozen=True, slots=True)
class FieldOfLaw:
    """A field that the subject can pick; `code` is that of the authorities whose decisions it covers."""

    code: str
    zh: str
    en: str
    region: str = ""

    @property
    def name(self) -> str:
        """In the reader's language."""
        return self.en if in_english() else self.zh


def fields_of_law(subject: Subject) -> list[FieldOfLaw]:
    """The fields that the subject's region offers, in their order."""
    seat = subject.region_id or ""
    every = (FieldOfLaw(**row) for row in _file()["fields"])
    return [field for field in every if str(seat).startswith(field.region)]


def picked(subject: Subject, codes: Collection[str] | None) -> Sequence[FieldOfLaw]:
    """The fields asked for, in their order; all of them where none were named. Raises Refused for an unknown one."""
    offered = fields_of_law(subject)
    if codes is None:
        return offered
    found = [field for field in offered if field.code in codes]
    if not found or len(found) < len(set(codes)):
        raise Refused(_("Pick one or more of the fields of law that are offered."))
    return found


def ended_classes(*, on: date) -> frozenset[str]:
    """The classes whose records are told after their display period ended without repair, on that day (D-14)."""
    begun = [row for row in _file()["ended"] if row["from"] <= on]
    return frozenset(max(begun, key=lambda row: row["from"])["classes"]) if begun else frozenset()


@cache
def _file() -> dict[str, Any]:
    with (settings.BASE_DIR / FILE).open("rb") as file:
        return tomllib.load(file)
