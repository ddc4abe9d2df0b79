"""What forms of the desk have in common."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from disclosure.ingest.personal import mask


class Day(forms.DateInput):
    """A day, in the browser's own calendar where it has one; whatever was typed comes back."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")  # what browsers send and take, in every language


def without_personal_numbers(text: str) -> None:
    """Refuse a text with an identity, telephone or card number: it stays on record. Raises ValidationError."""
    if mask(text)[1]:
        raise ValidationError(_("Take identity, telephone and card numbers out of this text."))
