"""Hostile pictures, and files that are none, made on the fly."""

import io
import struct
import zipfile
import zlib
from typing import Any

from PIL import Image, PngImagePlugin

CANARY = "canary-place"
HTML = b"<html><script>alert('canary-html')</script></html>"


def picture(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (8, 4), **saving: Any) -> bytes:
    """A picture of one colour."""
    held = io.BytesIO()
    Image.new(mode, size).save(held, format=kind, **saving)
    return held.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_with(*chunks: bytes) -> bytes:
    """A PNG with more chunks after its head."""
    plain = picture()
    return plain[:33] + b"".join(chunks) + plain[33:]


def huge_png() -> bytes:
    """Fifty thousand dots square; what is packed in it is nothing."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1_000_000))) + chunk(b"IEND", b"")


def bursting_png() -> bytes:
    """A small picture whose data unpacks to two hundred million bytes."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(200_000_000), 9)) + chunk(b"IEND", b"")


def huge_jpeg() -> bytes:
    """A small JPEG that says it has 65,000 dots square."""
    plain = bytearray(picture("JPEG"))
    at = plain.index(b"\xff\xc0") + 5
    plain[at : at + 4] = struct.pack(">HH", 65_000, 65_000)
    return bytes(plain)


def text_bomb(name: bytes) -> bytes:
    """A chunk of text or of colours that unpacks to a hundred million bytes."""
    packed = zlib.compress(bytes(100_000_000), 9)
    return png_with(chunk(name, b"x\x00\x00" + packed))


def with_place(kind: str = "JPEG", orientation: int = 1) -> bytes:
    """Where it was taken, and which way up."""
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = CANARY, orientation
    exif.get_ifd(0x8825)[2] = (31.0, 14.0, 7.0)
    return picture(kind, exif=exif)


def with_remark() -> bytes:
    """A remark, in a segment of its own."""
    return picture("JPEG", comment=CANARY.encode())


def with_text() -> bytes:
    """Text in a PNG, and colours with a name."""
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", CANARY)
    told.add_itxt("XML:com.adobe.xmp", f"<x>{CANARY}</x>")
    return picture(pnginfo=told, icc_profile=CANARY.encode() * 20) + zipped()


def several(kind: str) -> bytes:
    """More than one picture in one file."""
    held, first = io.BytesIO(), Image.new("RGB", (8, 4))
    first.save(held, format=kind, save_all=True, append_images=[Image.new("RGB", (8, 4), "red")])
    return held.getvalue()


def zipped(size: int = 100) -> bytes:
    """A ZIP file with one file of zeros."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(size))
    return held.getvalue()


def letter_of_an_office() -> bytes:
    """A DOCX, as far as its kind shows."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    return held.getvalue()


EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
MHTML = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n"
    + HTML
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
