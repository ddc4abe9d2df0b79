"""A certificate authority of the demo's own: whoever looks at its signatures is told that they prove nothing."""

import os
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

KEY: Final = "key.pem"
CERTIFICATES: Final = "certificates.pem"  # of the signer, then of the authority
ROOT: Final = "authority.pem"
BITS: Final = 2048
_YEARS: Final = timedelta(days=3650)


def make(folder: Path) -> bool:
    """Make key and certificates in the folder, readable by the owner alone; False where they are there already.

    The authority's own key is forgotten as soon as it has signed: nobody can make a second certificate with it.
    """
    if folder.exists():
        return False
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    _write(draft)
    try:
        draft.rename(folder)  # the first of two processes wins, and neither sees half a folder
    except OSError:
        shutil.rmtree(draft)
        return False
    return True


def _write(folder: Path) -> None:
    above, own = (rsa.generate_private_key(public_exponent=65537, key_size=BITS) for _ in range(2))
    root = _certificate("Demonstration authority, proves nothing", above, None, above)
    leaf = _certificate("Signature of credit reports (demonstration)", own, root, above)
    secret = own.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem = [certificate.public_bytes(serialization.Encoding.PEM) for certificate in (leaf, root)]
    for name, content in ((KEY, secret), (CERTIFICATES, b"".join(pem)), (ROOT, pem[1])):
        with os.fdopen(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)


def _certificate(
    name: str, key: rsa.RSAPrivateKey, issuer: x509.Certificate | None, by: rsa.RSAPrivateKey
) -> x509.Certificate:
    """A certificate; without an issuer that of the authority itself."""
    subject = x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Credit China"), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    )
    now = datetime.now(UTC).replace(microsecond=0)
    public = key.public_key()
    usage = dict.fromkeys(
        "data_encipherment key_agreement key_encipherment encipher_only decipher_only".split(), False
    ) | {"digital_signature": issuer is not None, "content_commitment": issuer is not None}
    usage |= {"key_cert_sign": issuer is None, "crl_sign": issuer is None}
    return (
        x509.CertificateBuilder(subject_name=subject, issuer_name=issuer.subject if issuer else subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + _YEARS)
        .add_extension(
            x509.BasicConstraints(ca=issuer is None, path_length=0 if issuer is None else None), critical=True
        )
        .add_extension(x509.KeyUsage(**usage), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
        .sign(by, hashes.SHA256())
    )
