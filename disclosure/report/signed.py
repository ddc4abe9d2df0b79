"""Is a signature ours? Asked only of files whose hash is unknown; and signatures over other things than reports."""

import base64
import io
from pathlib import Path
from typing import Any

from django.conf import settings

from disclosure.report import sign

MARK = b"/ByteRange"  # what every signed PDF says in clear


def has_signature(content: bytes) -> bool:
    """Whether a signature of any kind is left in the file."""
    return MARK in content


def is_ours(content: bytes) -> bool:
    """Whether the last signature of the file is intact, covers all of it, and was made with our present key."""
    if not has_signature(content) or sign.state() == "unsigned":
        return False
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import SignatureCoverageLevel
    from pyhanko.sign.validation.errors import SignatureValidationError

    try:
        found = PdfFileReader(io.BytesIO(content)).embedded_signatures
        if not found or found[-1].signer_cert.dump() != _certificate().dump():
            return False
        found[-1].compute_integrity_info()
        whole = found[-1].coverage == SignatureCoverageLevel.ENTIRE_FILE
        return bool(whole and found[-1].summarise_integrity_info()["intact"])
    except (PdfError, SignatureValidationError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False


def detached(content: bytes) -> str:
    """A detached CMS signature over these bytes (base64, with the certificates); "" where the site has no key."""
    if sign.state() == "unsigned":
        return ""
    from disclosure.report import pades

    return base64.b64encode(
        pades.detached(content, Path(settings.REPORT_KEY), Path(settings.REPORT_CERTIFICATES))
    ).decode()


def _certificate() -> Any:
    from disclosure.report import pades

    return pades.certificate(Path(settings.REPORT_KEY), Path(settings.REPORT_CERTIFICATES))
