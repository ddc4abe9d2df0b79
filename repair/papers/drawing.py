"""A paper as the text that is drawn and attached, and as the signed file."""

import json
from typing import Any, Final

from django.conf import settings
from django.utils import translation

from disclosure.report import pdf, sign, wording
from repair import codes
from repair.models import Decision

DRAWING: Final = "reports/paper.typ"
PLACE: Final = "/repair/papers/"  # where papers are checked


def text_of(made: Decision, parts: dict[str, Any], *, number: str) -> str:
    """What is drawn, as canonical JSON: the parts of the paper within the furniture of every report."""
    code = codes.code_of(number)
    with translation.override(made.language):
        plain = wording.plain_site()
        told = {
            **parts,
            "issuer": plain["issuer"],
            "site": plain["site"],
            "signature": plain["signature"],
            "authority": made.value["authority"],
            "number": number,
            "check_code": code,
            "issued_at": made.value["at"],
            "verify_at": PLACE,
            "verify_url": f"{settings.SITE_URL}{PLACE}{number}/{code}/",
            "language": made.language,
            "subject": {"name": made.value["subject"], "name_en": "", "code": made.value["code"], "tags": []},
            "kind": "decision",
        }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1)


def file_of(text: str, language: str) -> bytes:
    """The signed PDF. Raises sign.CannotSign; another try may succeed."""
    return sign.sign(pdf.render(text, language, DRAWING))
