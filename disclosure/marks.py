"""Marks as the public may read them: kind and first day, in neutral words (rules.md S-7)."""

from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils import formats
from django.utils.translation import gettext as _

from disclosure.models import Mark, MarkKind, Publication


def marks_of(*, on: date, path: str = "") -> "Prefetch[Any, Any, Any]":
    """For `prefetch_related`: the marks of publications (at `path`) that may be told that day, as `told_marks`."""
    return Prefetch(f"{path}marks", Mark.objects.told(on=on), to_attr="told_marks")


def marks(publication: Publication) -> list[Mark]:
    """What `marks_of` fetched."""
    return list(getattr(publication, "told_marks", ()))


def sentence(mark: Mark, *, public: bool = True) -> str:
    """The whole mark in the reader's language; `public` False leaves out that the record is still shown."""
    words = {
        MarkKind.RECONSIDERATION: _(
            "Administrative reconsideration is pending since %(day)s. It stays public meanwhile. "
            "This mark does not say it is wrong or right."
        ),
        MarkKind.LITIGATION: _(
            "A lawsuit is pending since %(day)s. It stays public meanwhile. "
            "This mark does not say it is wrong or right."
        ),
        MarkKind.SUSPENDED: _(
            "Execution of the decision is suspended since %(day)s. It stays public meanwhile. "
            "This mark does not say it is wrong or right."
        ),
    }
    in_file = _("%(mark)s. This mark does not say it is wrong or right.")
    whole = words[MarkKind(mark.kind)] if public else in_file
    return whole % {"day": formats.date_format(mark.since), "mark": label(mark)}


def label(mark: Mark) -> str:
    """The mark in two or three words, for a line of a list."""
    words = {
        MarkKind.RECONSIDERATION: _("Reconsideration pending since %(day)s"),
        MarkKind.LITIGATION: _("Lawsuit pending since %(day)s"),
        MarkKind.SUSPENDED: _("Execution suspended since %(day)s"),
    }
    return words[MarkKind(mark.kind)] % {"day": formats.date_format(mark.since)}
