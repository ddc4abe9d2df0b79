"""The signature of a report, judged by two others than its maker: pdfsig of poppler and the validator of pyHanko."""

import io
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from asn1crypto import pem, x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from disclosure.report import authority, checks, pdf, sign, value
from tests.report import opened, samples, tsa


@pytest.fixture(scope="module")
def plain() -> bytes:
    return pdf.render(value.as_json(samples.empty()), "zh-hans")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("keys") / "authority"
    assert authority.make(made)
    return made


@pytest.fixture
def keyed(settings, folder: Path) -> Any:
    settings.REPORT_KEY, settings.REPORT_CERTIFICATES = folder / authority.KEY, folder / authority.CERTIFICATES
    settings.REPORT_TIME_STAMP_URL = ""
    return settings


def certificate(path: Path) -> x509.Certificate:
    return x509.Certificate.load(pem.unarmor(path.read_bytes())[2])


def judged(file: bytes, *roots: Path) -> Any:
    """pyHanko's judgement of the only signature."""
    (signature,) = PdfFileReader(io.BytesIO(file)).embedded_signatures
    trust = [certificate(root) for root in roots]
    context = ValidationContext(trust_roots=trust, allow_fetching=False, revocation_mode="soft-fail")
    with ThreadPoolExecutor(1) as aside:  # it runs an event loop of its own, as a browser test left one here
        return aside.submit(validate_pdf_signature, signature, context, context).result()


def test_both_judges_call_it_valid_and_whole(keyed, plain: bytes, folder: Path) -> None:
    file = sign.sign(plain)
    assert file.startswith(plain)  # nothing that was drawn is changed
    told = opened.program("pdfsig", file=file)
    assert "Signature is Valid." in told
    assert "Total document signed" in told
    assert "ETSI.CAdES.detached" in told
    status = judged(file, folder / authority.ROOT)
    assert (status.intact, status.valid, status.trusted, status.bottom_line) == (True,) * 4
    assert status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    assert status.timestamp_validity is None


def test_no_change_at_all_is_allowed(keyed, plain: bytes, folder: Path) -> None:
    file = sign.sign(plain)
    (signature,) = PdfFileReader(io.BytesIO(file)).embedded_signatures
    assert signature.docmdp_level == MDPPerm.NO_CHANGES
    writer = IncrementalPdfFileWriter(io.BytesIO(file))
    writer.root["/Note"] = writer.root["/Lang"]
    writer.update_root()
    changed = io.BytesIO()
    writer.write(changed)
    status = judged(changed.getvalue(), folder / authority.ROOT)
    assert not status.bottom_line
    assert "Total document signed" not in opened.program("pdfsig", file=changed.getvalue())


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_changed_byte_breaks_it(keyed, plain: bytes, folder: Path, place: float) -> None:
    file = bytearray(sign.sign(plain))
    at = file.index(b"stream", int(len(plain) * place)) + 20
    file[at] ^= 1
    assert not judged(bytes(file), folder / authority.ROOT).intact
    assert "Signature is Valid." not in opened.program("pdfsig", file=bytes(file))


def test_the_signature_leaves_standards_and_structure_as_they_were(keyed, plain: bytes) -> None:
    with pikepdf.open(io.BytesIO(sign.sign(plain))) as file:
        assert file.pdf_version == "1.7"  # ECDSA would make it 2.0, out of PDF/A, part 3
        (widget,) = [each for page in file.pages for each in page.get("/Annots", []) if each.Subtype == "/Widget"]
        assert max(int(side) for side in widget.Rect) < 0  # outside the page: no tag is due
        assert int(widget.F) & 0b111 == 0b100  # printed, not hidden
        assert all(page.Tabs == "/S" for page in file.pages)
        assert file.Root.StructTreeRoot.K
        assert str(widget.TU)
        with pikepdf.open(io.BytesIO(plain)) as before:
            assert file.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
    assert opened.structure(sign.sign(plain)) == opened.structure(plain)


def test_nothing_of_the_key_is_in_the_file(keyed, plain: bytes, folder: Path) -> None:
    key: Any = serialization.load_pem_private_key((folder / authority.KEY).read_bytes(), None)
    prime = key.private_numbers().p.to_bytes(128)
    assert prime not in sign.sign(plain)
    assert prime.hex().encode() not in sign.sign(plain)


def test_a_time_stamp_server_gives_trusted_time(keyed, plain: bytes, folder: Path, tmp_path: Path) -> None:
    tsa.make(tmp_path)
    with tsa.server(tmp_path) as address:
        keyed.REPORT_TIME_STAMP_URL = address
        file = sign.sign(plain)
    status = judged(file, folder / authority.ROOT, tmp_path / "root.pem")
    assert status.bottom_line
    assert status.timestamp_validity.trusted
    assert abs(status.timestamp_validity.timestamp - datetime.now(UTC)) < timedelta(minutes=1)
    assert status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    assert "Signature is Valid." in opened.program("pdfsig", file=file)


def test_without_its_time_stamp_a_file_is_not_signed(keyed, plain: bytes, tmp_path: Path) -> None:
    tsa.make(tmp_path)
    with tsa.server(tmp_path) as address:
        keyed.REPORT_TIME_STAMP_URL = address
    with pytest.raises(sign.CannotSign):  # the server is gone
        sign.sign(plain)


def test_only_rsa_signs(keyed, plain: bytes, tmp_path: Path) -> None:
    keyed.REPORT_KEY = tmp_path / "key.pem"
    keyed.REPORT_KEY.write_bytes(_pem(ec.generate_private_key(ec.SECP256R1())))
    with pytest.raises(sign.CannotSign, match="RSA"):
        sign.sign(plain)


def _pem(key: Any) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def test_the_state_says_what_the_signature_is_worth(keyed, plain: bytes) -> None:
    assert sign.state() == "demo"
    keyed.DEMO = False
    assert sign.state() == "signed"
    keyed.REPORT_KEY = "/nowhere/key.pem"
    with pytest.raises(ImproperlyConfigured):
        sign.state()  # a site that means to sign never quietly issues without
    keyed.DEMO = True
    assert sign.state() == "unsigned"
    keyed.DEMO, keyed.REPORT_KEY, keyed.REPORT_CERTIFICATES = False, "", ""
    assert sign.state() == "unsigned"
    assert sign.sign(plain) == plain


def test_the_authority_of_the_demo_is_made_once_for_its_owner_alone(settings, tmp_path: Path, capsys) -> None:
    settings.REPORT_AUTHORITY = tmp_path / "var" / "authority"
    call_command("report_authority")
    made = {path.name: path.read_bytes() for path in settings.REPORT_AUTHORITY.iterdir()}
    assert {stat.S_IMODE(path.stat().st_mode) for path in settings.REPORT_AUTHORITY.iterdir()} == {0o600}
    assert stat.S_IMODE(settings.REPORT_AUTHORITY.stat().st_mode) == 0o700
    call_command("report_authority")
    assert {path.name: path.read_bytes() for path in settings.REPORT_AUTHORITY.iterdir()} == made
    assert list(settings.REPORT_AUTHORITY.parent.iterdir()) == [settings.REPORT_AUTHORITY]
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("report_authority")


def test_the_deploy_check_says_what_is_missing(keyed, folder: Path, tmp_path: Path) -> None:
    def said() -> list[str]:
        return [str(message.id) for message in checks.signature()]

    keyed.REPORT_TIME_STAMP_URL = "https://time.example/"
    assert said() == []
    keyed.REPORT_TIME_STAMP_URL = ""
    assert said() == ["report.W004"]
    keyed.REPORT_TIME_STAMP_URL = "https://time.example/"
    other = tmp_path / "key.pem"
    for key, expected in (
        (rsa.generate_private_key(65537, 2048), "E004"),
        (ec.generate_private_key(ec.SECP256R1()), "E003"),
    ):
        other.write_bytes(_pem(key))
        other.chmod(0o600)
        keyed.REPORT_KEY = other
        assert said() == [f"report.{expected}"]
    other.chmod(0o644)
    assert "report.W002" in said()
    keyed.REPORT_KEY = folder / authority.KEY
    keyed.REPORT_CERTIFICATES = other
    assert said() == ["report.E002"]
    keyed.REPORT_KEY = tmp_path / "none"
    assert said() == ["report.E001"]
    keyed.REPORT_KEY = keyed.REPORT_CERTIFICATES = ""
    assert said() == ["report.W001"]
