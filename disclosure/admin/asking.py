"""What forms of the desk have in common."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from disclosure.ingest.personal import mask


def without_personal_numbers(text: str) -> None:
    """Refuse a text with an identity, telephone or card number: it stays on record. Raises ValidationError."""
    if mask(text)[1]:
        raise ValidationError(_("Take identity, telephone and card numbers out of this text."))
