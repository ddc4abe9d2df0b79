"""What is asked when a report is ordered. The code is confirmed, so that nobody gets the report of a namesake."""

from datetime import date
from typing import Any, Final
from unicodedata import category

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from creditchina.forms import Day
from disclosure.ingest.personal import mask
from disclosure.models import Subject
from disclosure.publish.periods import add_months
from disclosure.report.assemble import require_day
from disclosure.report.offered import fields_of_law
from disclosure.report.refused import Refused
from disclosure.report.special import LONGEST, MOST_OPEN_MONTHS, Request, longest

LANGUAGES: Final = (("zh-hans", _("Chinese")), ("en", _("English")))


def printed(text: str) -> None:
    """Refuse what is not to stand on a report: numbers of people, and signs that break or turn the line.

    Raises ValidationError.
    """
    if mask(text)[1]:
        raise forms.ValidationError(gettext("Take identity, telephone and card numbers out of this text."))
    if {"Cc", "Cf", "Zl", "Zp"} & {category(sign) for sign in text}:
        raise forms.ValidationError(gettext("Write this in one line, without signs that are not seen."))


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day as the browser's own control asks for it."""
    return forms.DateField(label=label, widget=Day, **more)


class OrderForm(forms.Form):
    """The public report of one organisation."""

    language = forms.ChoiceField(label=_("Language of the report"), choices=LANGUAGES, widget=forms.RadioSelect)
    on = day_field(
        _("As of a past day"),
        required=False,
        help_text=_("Leave it empty for today. A past day shows what was public then and still is."),
    )
    confirmed = forms.BooleanField(
        label=_("I compared name and code: this is the organisation I mean."),
        error_messages={"required": _("Compare the code above with the one on your papers, then tick this box.")},
    )

    def __init__(self, subject: Subject, *given: Any, **more: Any) -> None:
        self.subject = subject
        super().__init__(*given, **more)
        self.fields["language"].initial = get_language() if get_language() in dict(LANGUAGES) else "zh-hans"

    def clean_on(self) -> date | None:
        """A day that is over and not too long ago, or None for today."""
        on: date | None = self.cleaned_data["on"]
        try:
            require_day(on or timezone.localdate(), today=timezone.localdate())
        except Refused as why:
            raise forms.ValidationError(str(why)) from why
        return None if on == timezone.localdate() else on


class SpecialForm(OrderForm):
    """The report in place of certificates of no violations (rules.md D-10 to D-16)."""

    field_order = ("addressee", "purpose", "sections", "first", "last", "opens_until", "language", "confirmed")
    on = None  # type: ignore[assignment]
    addressee = forms.CharField(
        label=_("For whom"),
        max_length=LONGEST,
        validators=[printed],
        help_text=_("The office, bank or bidder that receives it. It is printed on the report."),
    )
    purpose = forms.CharField(
        label=_("What for"),
        max_length=LONGEST,
        validators=[printed],
        help_text=_("For example: qualification for a tender."),
    )
    sections = forms.MultipleChoiceField(label=_("Fields of law"), widget=forms.CheckboxSelectMultiple)
    first = day_field(_("Decisions from"))
    last = day_field(_("Decisions until"), help_text=_("At most 60 months; not after today."))
    opens_until = day_field(
        _("Can be looked up until"),
        help_text=_("The last day on which number and check code open the content. What it says does not expire then."),
    )

    def __init__(self, subject: Subject, *given: Any, **more: Any) -> None:
        super().__init__(subject, *given, **more)
        offered = [(field.code, field.name) for field in fields_of_law(subject)]
        today = timezone.localdate()
        self.fields["sections"].choices = offered  # type: ignore[attr-defined]
        self.initial: dict[str, Any] = {
            "sections": [code for code, _name in offered],
            "first": longest(today)[0],
            "last": today,
            "opens_until": add_months(today, 1),
        } | dict(self.initial)

    def clean(self) -> dict[str, Any]:
        """Tell at the field what the report itself would refuse."""
        given = super().clean() or {}
        first, last, today = given.get("first"), given.get("last"), timezone.localdate()
        if last and last > today:
            self.add_error("last", _("Choose today or a past day: what will be public later is not known."))
        elif first and last and first > last:
            self.add_error("first", _("The first day lies after the last one."))
        elif first and last and first < longest(last)[0]:
            self.add_error("first", _("Choose a period of at most 60 months."))
        if given.get("opens_until") and not today <= given["opens_until"] <= add_months(today, MOST_OPEN_MONTHS):
            self.add_error("opens_until", _("Choose a day within the next 12 months."))
        return given

    @property
    def request(self) -> Request:
        """For whom, what for, until when."""
        given = self.cleaned_data
        return Request(given["addressee"], given["purpose"], given["opens_until"])
