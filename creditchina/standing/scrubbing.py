"""Clean one file in a process of its own, with little memory and time: a file that explodes hurts nobody else.

Run as a program: the file on its standard input; on its output one line - the kind of file and its pages, or why it is
refused - and the clean bytes. Knows nothing of the site. Why it is refused, in words: creditchina.standing.letters.
"""

import io
import resource
import sys
import zlib
from typing import Any, Final

import pikepdf
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PAGES: Final = 20
MOST_PIXELS: Final = 40_000_000  # of one picture, alone or in a PDF
KEPT_PIXELS: Final = 20_000_000  # a JPEG of more is drawn at half the size: a sheet at 300 dots an inch has 9 million
WIDEST: Final = 5_000  # points, more than A0
UNPACKED: Final = 16 * 1024 * 1024  # bytes of a stream that is no picture
UNPACKED_ALL: Final = 300 * 1024 * 1024  # bytes of all streams: a file of the largest size, packed thirty to one
MOST_OBJECTS: Final = 50_000
MEMORY: Final = 240 * 1024 * 1024  # bytes that the process may ask for
SECONDS: Final = 4  # of computing
DEEPEST: Final = 30  # dictionaries in one another

_RUNS: Final = ("/JS", "/AA", "/EF", "/XFA", "/RichMediaContent")
_DOES: Final = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/RichMedia")
# What shows the pages; all else of these two goes.
_OF_DOCUMENT: Final = ("/Type", "/Pages", "/OCProperties", "/Lang")
_OF_PAGE: Final = (
    *("/Type", "/Parent", "/Resources", "/Contents", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group"),
)
# Tells who, when, with what, or shows something else in another reader.
_TELLS: Final = ("/Metadata", "/PieceInfo", "/LastModified", "/AF", "/OPI", "/Alternates", "/Ref")
_FETCHED: Final = ("/F", "/FFilter", "/FDecodeParms")  # a stream that stands in another file
_PACKED: Final = ("/FlateDecode", "/RunLengthDecode")
_PLAIN: Final = ("/ASCII85Decode", "/ASCIIHexDecode")
_PICTURES: Final = ("/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode")

pikepdf.settings.set_qpdf_limits(flate_max_memory=UNPACKED, run_length_max_memory=UNPACKED, png_max_memory=UNPACKED)
Image.MAX_IMAGE_PIXELS = None  # counted here, with our own word for it


class Refused(Exception):
    """Names why, as letters.WHY has it."""


def scrubbed(data: bytes) -> tuple[str, int, bytes]:
    """The kind of file, how many pages it has, and its clean bytes. Raises Refused."""
    if not data:
        raise Refused("empty")
    if data.startswith(b"%PDF-"):
        pages, clean = _document(data)
        return "application/pdf", pages, clean
    kind, clean = _picture(data)
    return kind, 1, clean


def _document(data: bytes) -> tuple[int, bytes]:
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            _look_through(pdf)
            _keep_pages_alone(pdf)
            pages, clean = len(pdf.pages), io.BytesIO()
            pdf.save(clean, encryption=False)
    except pikepdf.PasswordError as problem:
        raise Refused("locked") from problem
    except (pikepdf.PdfError, zlib.error, ArithmeticError, LookupError, RuntimeError, TypeError, ValueError) as problem:
        raise Refused("broken_pdf") from problem
    except AttributeError as problem:  # a name where a dictionary should be
        raise Refused("broken_pdf") from problem
    return pages, clean.getvalue()


def _look_through(pdf: pikepdf.Pdf) -> None:
    """Raises Refused for what runs, hides, or is too much; takes away what tells of its maker."""
    if len(pdf.pages) > MOST_PAGES:
        raise Refused("pages")
    if len(pdf.objects) > MOST_OBJECTS:
        raise Refused("heavy")
    if "/EmbeddedFiles" in pdf.Root.get("/Names", {}) or "/Collection" in pdf.Root:
        raise Refused("active")
    left = UNPACKED_ALL
    for each in pdf.objects:
        _look_at(each, DEEPEST)
        if isinstance(each, pikepdf.Stream):
            left -= _unpacked(each)
            if left < 0:
                raise Refused("heavy")


def _look_at(each: pikepdf.Object, deep: int) -> None:
    """What stands directly in an object, however deep."""
    if not deep:
        raise Refused("heavy")
    if isinstance(each, pikepdf.Array):
        inside = list(each)
    elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        if any(name in each for name in _RUNS) or str(each.get("/S", "")) in _DOES:
            raise Refused("active")
        for name in (*_TELLS, *(_FETCHED if isinstance(each, pikepdf.Stream) else ())):
            if name in each:
                del each[name]
        inside = [value for _name, value in each.items()]
    else:
        return
    for value in inside:
        if isinstance(value, pikepdf.Array | pikepdf.Dictionary) and not value.is_indirect:
            _look_at(value, deep - 1)


def _unpacked(stream: pikepdf.Stream) -> int:
    """How many bytes it unpacks to, its own metadata taken away. Raises Refused for what nobody's scanner writes."""
    packing: Any = stream.get("/Filter", [])
    filters = [str(packing)] if isinstance(packing, pikepdf.Name) else [str(name) for name in packing]
    if not set(filters) <= {*_PACKED, *_PLAIN, *_PICTURES} or sum(name in _PACKED for name in filters) > 1:
        raise Refused("broken_pdf")
    if stream.get("/Subtype") != "/Image":
        return len(stream.read_bytes())
    if int(stream.get("/Width", 0)) * int(stream.get("/Height", 0)) > MOST_PIXELS:
        raise Refused("pixels")
    raw = stream.read_raw_bytes()
    if filters[:1] == ["/FlateDecode"]:
        if filters[1:] == ["/DCTDecode"]:
            raw, filters = zlib.decompressobj().decompress(raw, UNPACKED), filters[1:]
        else:
            return _inflated(raw)
    if filters == ["/DCTDecode"]:
        _require_few_pixels(raw)
        parms: Any = stream.get("/DecodeParms")
        parms = parms[-1] if isinstance(parms, pikepdf.Array) else parms
        stream.write(_bare(raw), filter=pikepdf.Name.DCTDecode, decode_parms=parms)
    return len(raw)


def _inflated(packed: bytes) -> int:
    """How many bytes it holds, never having many of them at once."""
    machine, held = zlib.decompressobj(), 0
    for start in range(0, len(packed), 1 << 14):
        waiting = packed[start : start + (1 << 14)]
        while waiting and held <= UNPACKED_ALL:
            held += len(machine.decompress(waiting, 1 << 18))
            waiting = machine.unconsumed_tail
    return held


def _require_few_pixels(jpeg: bytes) -> None:
    """By the picture's own word, which need not be the word of the PDF around it."""
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise Refused("pixels")


def _bare(jpeg: bytes) -> bytes:
    """A JPEG without place, camera and remarks: segments APP1 to APP13, APP15 and COM."""
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if not (0xE1 <= jpeg[at + 1] <= 0xED or jpeg[at + 1] in (0xEF, 0xFE)):
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, jpeg[at:]])


def _keep_pages_alone(pdf: pikepdf.Pdf) -> None:
    """Marks and filled fields become part of the page; links, bookmarks, forms and remarks go."""
    pdf.flatten_annotations("all")
    for page in pdf.pages:
        if any(abs(float(side)) > WIDEST for side in page.mediabox) or float(page.get("/UserUnit", 1)) > 1:
            raise Refused("paper")
        for name in set(page.obj.keys()) - {*_OF_PAGE}:
            del page.obj[name]
    for name in set(pdf.Root.keys()) - {*_OF_DOCUMENT}:
        del pdf.Root[name]
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]


def _picture(data: bytes) -> tuple[str, bytes]:
    """Drawn anew from its pixels: what else stood in the file - place, camera, a page of script - is gone."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused("pixels")
            return _drawn(picture, "PNG" if picture.format == "PNG" else "JPEG")  # phones write several in one JPEG
    except UnidentifiedImageError as problem:
        raise Refused("kind") from problem
    except (OSError, SyntaxError, ValueError, ArithmeticError, LookupError, TypeError) as problem:
        raise Refused("broken_picture") from problem


def _drawn(picture: Image.Image, kind: str) -> tuple[str, bytes]:
    if kind == "JPEG" and picture.width * picture.height > KEPT_PIXELS:
        picture.draft(None, (picture.width // 2, picture.height // 2))
    ImageOps.exif_transpose(picture, in_place=True)  # as it is to be seen: its file says so in what is taken away
    if kind == "JPEG" and picture.mode not in ("L", "RGB"):
        picture = picture.convert("RGB")
    picture.info.clear()
    clean = io.BytesIO()
    picture.save(clean, format=kind, **({"quality": 90} if kind == "JPEG" else {}))
    return f"image/{kind.lower()}", clean.getvalue()


def main() -> None:
    """Scrub what comes, within the limits."""
    for what, most in (("DATA", MEMORY), ("CPU", SECONDS), ("FSIZE", 0), ("CORE", 0)):
        resource.setrlimit(getattr(resource, f"RLIMIT_{what}"), (most, most))
    pikepdf.settings.set_qpdf_limits(parser_max_container_size=100_000, parser_max_nesting=100, doc_max_warnings=200)
    try:
        kind, pages, clean = scrubbed(sys.stdin.buffer.read())
        told = f"{kind} {pages}"
    except Refused as problem:
        told, clean = str(problem), b""
    except (MemoryError, RecursionError):
        told, clean = "heavy", b""
    sys.stdout.buffer.write(told.encode() + b"\n" + clean)


if __name__ == "__main__":
    main()
