"""Take a file that was sent with a form; what is wrong with it is said beside the form's own question."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from creditchina.standing.letters import LARGEST, NotALetter
from repair import evidence
from repair.errors import RepairError
from repair.models import Application, Case, Evidence, Objection
from repair.web.access import person


def take(
    request: HttpRequest, form: forms.Form, matter: Application | Objection, *, kind: str, case: Case | None = None
) -> Evidence | None:
    """Keep the field `file`, cleaned; None where there is none, or where it is refused, which the form then says."""
    sent: Any = form.cleaned_data.get("file")
    if not isinstance(sent, UploadedFile):
        return None
    data: bytes = sent.read(LARGEST + 1)  # one byte more than allowed at most: it is judged there
    try:
        return evidence.keep(matter, data, name=sent.name or "-", by=person(request), kind=kind, case=case)
    except (NotALetter, RepairError) as problem:
        form.add_error("file", str(problem))
        return None
