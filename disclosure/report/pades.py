"""Signing with pyHanko. Only `disclosure.report.sign` imports it, and late."""

import asyncio
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import aiohttp
from asn1crypto import keys, pem, x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError
from pyhanko_certvalidator.registry import SimpleCertificateStore

FAILURES: Final = (SigningError, TimestampRequestError, PdfError, aiohttp.ClientError, OSError, ValueError)
FIELD: Final = "Signature"
# Outside the page, so that PDF/UA wants no tag for it, and not hidden, which PDF/A forbids.
_UNSEEN: Final = fields.InvisSigSettings(set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True)
_SECONDS: Final = 5  # that a time-stamp server may take


class Signer(signers.SimpleSigner):
    """Keeps the loaded key: loading an RSA key costs more than signing with it, and pyHanko loads it each time."""

    key: rsa.RSAPrivateKey

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """An RSA signature (PKCS #1 v1.5)."""
        size = self.key.key_size // 8
        return bytes(size) if dry_run else self.key.sign(data, padding.PKCS1v15(), hashes.SHA256())


class Writer(IncrementalPdfFileWriter):
    """Leaves the metadata as they were drawn: pyHanko's own edition of them loses what PDF/A wants said."""

    def _update_meta(self) -> None:
        """Add no second edition."""


def signed(pdf: bytes, key: Path, certificates: Path, time_stamps: str) -> bytes:
    """The file with a certifying signature after its last byte; `time_stamps` is the address of a server, or empty."""
    told = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        subfilter=fields.SigSeedSubFilter.PADES,
    )
    done: io.BytesIO = _apart(
        signers.sign_pdf,
        Writer(io.BytesIO(pdf)),
        told,
        _current(key, certificates),
        timestamper=HTTPTimeStamper(time_stamps, timeout=_SECONDS) if time_stamps else None,
        new_field_spec=fields.SigFieldSpec(FIELD, invis_sig_settings=_UNSEEN, readable_field_name=FIELD),
    )
    return done.getvalue()


def detached(content: bytes, key: Path, certificates: Path) -> bytes:
    """A detached CMS signature over these bytes, as DER."""
    signing: Any = _current(key, certificates).async_sign_general_data(content, "sha256", detached=True)
    return bytes(_apart(asyncio.run, signing).dump())


def certificate(key: Path, certificates: Path) -> x509.Certificate:
    """The certificate with which files are signed now."""
    return _current(key, certificates).signing_cert


def _current(key: Path, certificates: Path) -> Signer:
    return _signer(key, certificates, key.stat().st_mtime_ns, certificates.stat().st_mtime_ns)


def _apart(work: Callable[..., Any], *args: Any, **options: Any) -> Any:
    """The answer of a call that starts an event loop, which a thread that runs one already refuses."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(work, *args, **options).result()


@lru_cache(maxsize=2)
def _signer(key: Path, certificates: Path, *changed: int) -> Signer:
    """The signer of these files as they were last changed."""
    loaded: Any = serialization.load_pem_private_key(key.read_bytes(), password=None)
    if not isinstance(loaded, rsa.RSAPrivateKey):
        raise ValueError("the key must be RSA: another lifts the file out of PDF/A, part 3")
    as_info = loaded.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    own, *above = [x509.Certificate.load(der) for _, _, der in pem.unarmor(certificates.read_bytes(), multiple=True)]
    store = SimpleCertificateStore.from_certs(above)  # type: ignore[no-untyped-call]
    signer = Signer(signing_cert=own, signing_key=keys.PrivateKeyInfo.load(as_info), cert_registry=store)
    signer.key = loaded
    return signer
