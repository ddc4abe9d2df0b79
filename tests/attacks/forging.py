"""Ways in which somebody makes another file of an issued report, and the reasons with which each is refused."""

import io
import json
import random
import subprocess
import tempfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from django.utils import timezone
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from disclosure.report import authority, numbers, pades


@dataclass(frozen=True)
class Genuine:
    """An issued report as its reader has it."""

    number: str
    code: str
    file: bytes

    @property
    def drawn(self) -> int:
        """Bytes of it before it was signed."""
        mark = b"%%EOF"
        return self.file.rindex(mark, 0, self.file.rindex(mark)) + len(mark)

    @property
    def told(self) -> dict[str, Any]:
        """What its attachment says."""
        with pikepdf.open(io.BytesIO(self.file)) as pdf:
            told: dict[str, Any] = json.loads(pdf.attachments["report.json"].get_file().read_bytes())
        return told


Forger = Callable[[Genuine, Genuine, random.Random], bytes]
KINDS: dict[str, tuple[Forger, frozenset[str]]] = {}


def refused_as(*reasons: str) -> Callable[[Forger], Forger]:
    """Register a way to forge, and the reasons that are right for it."""

    def register(forger: Forger) -> Forger:
        KINDS[forger.__name__] = forger, frozenset(reasons)
        return forger

    return register


@refused_as("altered")
def a_bit_flipped(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    file = bytearray(own.file)
    file[chance.randrange(16, len(file) - 16)] ^= 1 << chance.randrange(8)
    return bytes(file)


@refused_as("altered")
def many_bytes_overwritten(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    file = bytearray(own.file)
    at = chance.randrange(100, own.drawn // 3)
    file[at : at + 200] = chance.randbytes(200)
    return bytes(file)


@refused_as("cut_off")
def truncated(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    return own.file[: chance.randrange(own.drawn * 9 // 10, own.drawn - 1)]


@refused_as("cut_off")
def truncated_early(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    return own.file[: chance.randrange(100, own.drawn // 2)]


@refused_as("saved_again")
def signature_cut_off(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    return own.file[: own.drawn]


@refused_as("added_after")
def updated_incrementally(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(own.file))
    writer.root["/Note"] = writer.root["/Lang"]
    writer.update_root()
    return _written(writer)


@refused_as("added_after")
def annotated_incrementally(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(own.file))
    words = {"/Type": "/Annot", "/Subtype": "/FreeText"}
    note = generic.DictionaryObject({generic.pdf_name(k): generic.pdf_name(v) for k, v in words.items()})
    note[generic.pdf_name("/Rect")] = generic.ArrayObject(map(generic.NumberObject, (10, 10, 300, 60)))
    note[generic.pdf_name("/Contents")] = generic.pdf_string("no penalty on record")
    writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(note))
    return _written(writer)


@refused_as("saved_again")
def annotated_and_saved(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    with pikepdf.open(io.BytesIO(own.file)) as pdf:
        note = {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.FreeText, "/Rect": [10, 10, 300, 60]}
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(pikepdf.Dictionary(note))]))
        return _saved(pdf)


@refused_as("saved_again")
def pages_swapped(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    with pikepdf.open(io.BytesIO(own.file)) as pdf:
        pdf.pages.reverse()
        return _saved(pdf)


@refused_as("saved_again")
def a_page_removed(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    with pikepdf.open(io.BytesIO(own.file)) as pdf:
        del pdf.pages[-1]
        return _saved(pdf)


@refused_as("saved_again")
def a_page_of_another(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    with pikepdf.open(io.BytesIO(own.file)) as pdf, pikepdf.open(io.BytesIO(other.file)) as giver:
        pdf.pages[-1] = giver.pages[-1]
        return _saved(pdf)


@refused_as("saved_again")
def saved_by_qpdf(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    with pikepdf.open(io.BytesIO(own.file)) as pdf:
        return _saved(pdf)


@refused_as("saved_again")
def packed_by_qpdf(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    with pikepdf.open(io.BytesIO(own.file)) as pdf:
        return _saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=True)


@refused_as("unknown_file")  # nothing of ours is left in it but the picture
def drawn_anew_by_poppler(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    return _by_program(own.file, "pdftocairo", "-pdf")


@refused_as("saved_again")
def united_by_poppler(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    return _by_program(own.file, "pdfunite")


@refused_as("code_of_another")
def number_of_another(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    return _retold(own, own.told | {"number": other.number})


@refused_as("code_of_another")
def code_used_again(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    return _retold(own, own.told | {"check_code": other.code})


@refused_as("content_of_another")
def number_and_code_of_another(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    return _retold(own, own.told | {"number": other.number, "check_code": other.code})


@refused_as("content_of_another")
def attachment_of_another_subject(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    return _retold(own, other.told | {"number": own.number, "check_code": own.code})


@refused_as("content_of_another")
def records_left_out(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    told = own.told
    for section in (section for group in told["groups"] for section in group["sections"]):
        section["records"] = []
    return _retold(own, told)


@refused_as("altered")
def words_of_the_attachment_changed(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    return _retold(own, own.told | {"notice": "There was never anything on record."})


@refused_as("unknown_number")
def number_invented(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    return _retold(own, own.told | {"number": numbers.new_number(timezone.now())})


@refused_as("altered")
def attachment_is_a_bomb(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    return _with_attachment(own, bomb(), packed=True)


@refused_as("altered")
def attachment_nests_deeply(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    return _with_attachment(own, b'{"number":' + b"[" * 1_000_000)


@refused_as("before_the_file")
def html_in_front(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    return b"<html><body>No penalty on record</body></html><!--\n" + own.file


@refused_as("added_after")
def html_behind(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    return own.file + b"\n<html><body>No penalty on record</body></html>"


@refused_as("added_after")
def another_file_behind(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    return own.file + other.file


@refused_as("locked")
def locked_with_a_password(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    with pikepdf.open(io.BytesIO(own.file)) as pdf:
        return _saved(pdf, encryption=pikepdf.Encryption(user="secret", owner="secret"))


@refused_as("locked")
def locked_against_changes(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    with pikepdf.open(io.BytesIO(own.file)) as pdf:
        return _saved(pdf, encryption=pikepdf.Encryption(user="", owner="secret"))


@refused_as("signed_by_another")
def signed_by_another(own: Genuine, other: Genuine, chance: random.Random) -> bytes:
    key, certificates = _another_authority()
    return pades.signed(own.file[: own.drawn], key, certificates, "")


@cache
def bomb() -> bytes:
    """Two hundred megabytes of nothing, packed."""
    return zlib.compress(b"{" + b" " * 200_000_000, 9)


@cache
def _another_authority() -> tuple[Path, Path]:
    folder = Path(tempfile.mkdtemp(prefix="forger-")) / "authority"
    authority.make(folder)
    return folder / authority.KEY, folder / authority.CERTIFICATES


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:
    made = io.BytesIO()
    pdf.save(made, **how)
    return made.getvalue()


def _retold(own: Genuine, told: dict[str, Any]) -> bytes:
    return _with_attachment(own, json.dumps(told, ensure_ascii=False).encode())


def _with_attachment(own: Genuine, content: bytes, *, packed: bool = False) -> bytes:
    """The file with another attachment; the rest as it was, as far as saving it leaves it."""
    with pikepdf.open(io.BytesIO(own.file)) as pdf:
        stream = pdf.attachments["report.json"].get_file().obj
        stream.write(content, filter=pikepdf.Name.FlateDecode if packed else None)
        return _saved(pdf, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=not packed)


def _by_program(file: bytes, *command: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "before.pdf", Path(folder) / "after.pdf"
        before.write_bytes(file)
        subprocess.run([*command, before, after], check=True, capture_output=True)
        return after.read_bytes()
