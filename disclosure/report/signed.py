"""Is a signature ours? Asked only of files whose hash is unknown; and signatures over other things than reports."""

import base64
import re
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from asn1crypto import cms
from django.conf import settings

from disclosure.report import sign

# What a signature says of a file: none is left that fits it, other bytes were signed, it is ours, or somebody else's.
NONE, BROKEN, OURS, ANOTHER = "none", "broken", "ours", "another"
_RANGE: Final = re.compile(rb"/ByteRange\s?\[\s?([0-9]{1,9}) ([0-9]{1,9}) ([0-9]{1,9}) ([0-9]{1,9})\s{0,64}\]")
_MOST: Final = 64 * 1024  # bytes of a signature with its certificates
_UNREADABLE: Final = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


def judged(content: bytes) -> str:
    """What the last signature that covers the whole file is worth; the file itself is not read as a PDF."""
    found = _RANGE.findall(content[-2 * _MOST :])
    first, before, after, rest = map(int, found[-1]) if found else (1, 0, 0, 0)
    within = content[before:after]
    if first or after + rest != len(content) or not 2 < len(within) < _MOST or within[:1] + within[-1:] != b"<>":
        return NONE
    try:
        return _worth(bytes.fromhex(within[1:-1].decode("ascii")), content[:before] + content[after:])
    except _UNREADABLE:
        return BROKEN


def _worth(message: bytes, covered: bytes) -> str:
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    told = cms.ContentInfo.load(message, strict=False)["content"]
    (signer,) = told["signer_infos"]
    serial = signer["sid"].chosen["serial_number"].native
    by = next(each.chosen for each in told["certificates"] if each.chosen.serial_number == serial)
    try:
        same, fits = validate_sig_integrity(signer, by, "data", sha256(covered).digest())
    except (SignatureValidationError, SigningError):
        return BROKEN
    if not (same and fits):
        return BROKEN
    return OURS if sign.state() != "unsigned" and by.dump() == _certificate().dump() else ANOTHER


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
