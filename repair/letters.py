"""The commitment letter: its words from the form in force, and the signature (rules.md C-05)."""

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from disclosure.ingest.personal import mask
from repair.errors import IllegalMove, Missing
from repair.models import Application, Case, CommitmentLetter, CommitmentTemplate
from repair.when import moment


def letter_text(application: Application, template: CommitmentTemplate) -> str:
    """The words to sign: the form with its gaps filled, in the reader's language."""
    cases = list(application.cases.select_related("publication", "authority").order_by("position"))
    told = {
        "subject": application.subject.name,
        "code": application.subject.code or "-",
        "records": "\n".join(f"{case.position}. {_of(case)}" for case in cases),
        "authorities": _("; ").join(dict.fromkeys(case.authority.name for case in cases)),
    }
    return template.text.format(**told)


def _of(case: Case) -> str:
    return case.publication.document_number or case.publication.item.name


def sign(application: Application, *, by: Any, signature: str, on: date, language: str = "") -> CommitmentLetter:
    """Sign the commitment in force, with the name typed on the page. A draft may be signed anew: the last one counts.

    Raises Missing without a name, or without records to sign for.
    """
    if not application.is_draft:
        raise IllegalMove(_("This application was sent or discarded already."))
    if not signature.strip():
        raise Missing(_("Type your name to sign."), "signature")
    if mask(signature)[1]:
        raise Missing(_("Leave out telephone, card and identity numbers."), "signature")  # the letter is public
    if not application.cases.exists():
        raise Missing(_("Choose at least one record."), "records")
    template = CommitmentTemplate.objects.in_force(on=on)
    spoken = language or application.language
    with translation.override(spoken):
        text = letter_text(application, template)
    return CommitmentLetter.objects.create(
        application=application,
        template=template,
        text=text,
        language=spoken,
        signed_by=by,
        signature=signature.strip()[:100],
        signed_at=moment(on),
    )


def is_signed(application: Application) -> bool:
    """Whether the last letter was signed for these very records: a draft that changed is signed anew."""
    letter = application.commitment
    if letter is None:
        return False
    with translation.override(letter.language):
        return letter_text(application, letter.template) == letter.text
