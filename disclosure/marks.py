"""Marks as the public may read them: kind and first day, in neutral words (rules.md S-7)."""

from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from disclosure.models import OBJECTED, Mark, MarkKind, Publication


def marks_of(*, on: date, path: str = "") -> "Prefetch[Any, Any, Any]":
    """For `prefetch_related`: the marks of publications (at `path`) that may be told that day, as `told_marks`."""
    return Prefetch(f"{path}marks", Mark.objects.told(on=on), to_attr="told_marks")


def marks(publication: Publication) -> list[Mark]:
    """What `marks_of` fetched."""
    return list(getattr(publication, "told_marks", ()))


def sentence(mark: Mark, *, public: bool = True) -> str:
    """The whole mark in the reader's language; `public` False leaves out that the record is still shown."""
    if not public:
        whole = _("%(mark)s. This mark does not say it is wrong or right.")
    elif mark.kind in OBJECTED:
        whole = _objection(mark)
    else:
        whole = _review(mark)
    due = formats.date_format(mark.answer_due) if mark.answer_due else ""
    facts = {"day": formats.date_format(mark.since), "mark": label(mark), "about": _about(mark), "due": due}
    return whole % facts


def _review(mark: Mark) -> str:
    return {
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
    }[MarkKind(mark.kind)]


def _objection(mark: Mark) -> str:
    """The settled words (rules.md S-7, C-28)."""
    if mark.answer_due is None:
        return _(
            "Under objection since %(day)s (about: %(about)s). It stays public meanwhile. "
            "This mark does not say it is wrong or right."
        )
    return _(
        "Under objection since %(day)s (about: %(about)s); answer due %(due)s. It stays public meanwhile. "
        "This mark does not say it is wrong or right."
    )


def _about(mark: Mark) -> str:
    words = {
        MarkKind.OBJECTED_CONTENT: pgettext("objection", "content"),
        MarkKind.OBJECTED_PERIOD: pgettext("objection", "display period"),
        MarkKind.OBJECTED_SUBJECT: pgettext("objection", "whether it is about this subject"),
    }
    return words.get(MarkKind(mark.kind), "")


def label(mark: Mark) -> str:
    """The mark in two or three words, for a line of a list."""
    words = {
        MarkKind.RECONSIDERATION: _("Reconsideration pending since %(day)s"),
        MarkKind.LITIGATION: _("Lawsuit pending since %(day)s"),
        MarkKind.SUSPENDED: _("Execution suspended since %(day)s"),
    }
    told = words.get(MarkKind(mark.kind)) or _("Under objection since %(day)s")
    return told % {"day": formats.date_format(mark.since)}
