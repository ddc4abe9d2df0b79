"""Levers that set and end a mark: what is pending about a decision, from which day, by which document."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models import User
from creditchina.forms import Day
from disclosure import publish
from disclosure.admin.asking import without_personal_numbers
from disclosure.admin.levers import Given, GroundForm, Lever, pull
from disclosure.models import OBJECTED, Mark, MarkKind, Publication


class UnmarkForm(GroundForm):
    """Which mark ends, and since when what it tells of is over."""

    kind = forms.ChoiceField(label=_("kind"), choices=[each for each in MarkKind.choices if each[0] not in OBJECTED])
    day = forms.DateField(widget=Day(), initial=timezone.localdate)
    field_order: tuple[str, ...] = ("kind", "day", "ground")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label = _("over since")


class MarkForm(UnmarkForm):
    """What is pending, since when, and the document that says so, which is not public."""

    document = forms.CharField(
        label=_("document number"), max_length=200, required=False, validators=[without_personal_numbers]
    )
    field_order = ("kind", "day", "document", "ground")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label = _("since")


def _mark(publication: Publication, on: date, given: Given, by: User) -> object:
    return publish.mark(
        publication, given["kind"], since=given["day"], on=on, by=by, document=given["document"], note=given["ground"]
    )


def _unmark(publication: Publication, on: date, given: Given, by: User) -> object:
    standing = Mark.objects.filter(publication=publication, kind=given["kind"], until=None).first()
    if standing is None:
        raise publish.NotMarkable(_("This publication does not carry that mark."))
    return publish.unmark(standing, until=given["day"], on=on, by=by, note=given["ground"])


def _standing(chosen: list[Publication]) -> Given:
    """The kind of a mark that one of the chosen carries."""
    carried = Mark.objects.filter(publication__in=chosen, until=None).order_by("pk").first()
    return {"kind": carried.kind} if carried else {}


MARK = Lever(
    "mark",
    _("Mark: a review is pending"),
    _("Reason"),
    _("Not public. Kind and first day are told beside the publication, unless the rule for marks hides it meanwhile."),
    _mark,
    form=MarkForm,
)
UNMARK = Lever(
    "unmark",
    _("End a mark"),
    _("Reason"),
    _("Not public. The mark disappears without trace; what it hid is shown again with its original dates."),
    _unmark,
    form=UnmarkForm,
    initial=_standing,
    permission="mark",
)


@admin.action(description=MARK.title, permissions=["mark"])
def mark(room: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    """Mark what was selected."""
    return pull(MARK, room, request, queryset)


@admin.action(description=UNMARK.title, permissions=["mark"])
def unmark(room: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    """End one kind of mark on what was selected."""
    return pull(UNMARK, room, request, queryset)
