"""What a letter may be: a PDF or a picture, known by its content, without anything that runs or hides in it."""

import io
from typing import Final

import pikepdf
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

LARGEST: Final = 10 * 1024 * 1024  # bytes
MOST_PAGES: Final = 20
MOST_PIXELS: Final = 40_000_000
PICTURES: Final = {"JPEG": "image/jpeg", "PNG": "image/png"}
SUFFIX: Final = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
UNPACKED: Final = 16 * 1024 * 1024  # bytes of a stream that the file is read by; pictures are never unpacked
pikepdf.settings.set_qpdf_limits(flate_max_memory=UNPACKED, run_length_max_memory=UNPACKED, png_max_memory=UNPACKED)
_RUNS: Final = ("/JS", "/AA", "/EF", "/XFA", "/RichMediaContent")
_DOES: Final = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/RichMedia")


class NotALetter(Exception):
    """Refused; says why and what to send instead."""


def cleaned(data: bytes) -> tuple[bytes, str]:
    """The letter without what else stands in its file, and its media type. Raises NotALetter."""
    if len(data) > LARGEST:
        raise NotALetter(_("The file is larger than 10 MB. Scan it with fewer dots, or send fewer pages."))
    if data[:5] == b"%PDF-":
        return _document(data), "application/pdf"
    return _picture(data)


def _document(data: bytes) -> bytes:
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise NotALetter(_("The file has more than 20 pages. Send the letter alone."))
            if any(_is_active(each) for each in pdf.objects) or "/EmbeddedFiles" in pdf.Root.get("/Names", {}):
                raise NotALetter(_("The PDF holds a script, an attachment or a form. Print it and scan the print."))
            for name in ("/Metadata", "/PieceInfo", "/OpenAction"):
                if name in pdf.Root:
                    del pdf.Root[name]
            if "/Info" in pdf.trailer:
                del pdf.trailer["/Info"]
            clean = io.BytesIO()
            pdf.save(clean)
    except pikepdf.PasswordError as problem:
        raise NotALetter(_("The PDF is locked with a password. Send one that opens without.")) from problem
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError) as problem:
        raise NotALetter(_("The PDF cannot be read. Save it anew, or send a photograph of the letter.")) from problem
    return clean.getvalue()


def _is_active(each: pikepdf.Object) -> bool:
    if not isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        return False
    return any(name in each for name in _RUNS) or str(each.get("/S", "")) in _DOES


def _picture(data: bytes) -> tuple[bytes, str]:
    """Drawn anew from its pixels: what else stood in the file - place, camera, a page of script - is gone."""
    try:
        with Image.open(io.BytesIO(data), formats=tuple(PICTURES)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotALetter(_("The picture has more than 40 million dots. Take a smaller one."))
            kind = picture.format or ""
            drawn, clean = picture.convert("RGB"), io.BytesIO()
            drawn.save(clean, format=kind, **({"quality": 90} if kind == "JPEG" else {}))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as problem:
        raise NotALetter(_("This is no PDF, JPEG or PNG. Send the letter as one of these.")) from problem
    return clean.getvalue(), PICTURES[kind]
