"""Files that somebody might hand in as evidence to do harm, and what the site makes of each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pikepdf import Array, Dictionary, Name, String

from tests.attacks import evidence_pdfs as pdfs
from tests.attacks import evidence_pictures as pictures
from tests.attacks.evidence_pictures import HTML


@dataclass(frozen=True, slots=True)
class Attack:
    """One file. `told`: its kind once clean, or the reason in letters.WHY. `heavy`: takes seconds to make or open."""

    name: str
    made: Callable[[], bytes]
    told: str
    heavy: bool = False

    def __str__(self) -> str:
        return self.name


def _all(told: str, made: dict[str, Callable[[], bytes]], *, heavy: bool = False) -> list[Attack]:
    return [Attack(name, how, told, heavy) for name, how in made.items()]


def _goes_to_the_net() -> bytes:
    return pdfs.note(A=Dictionary(S=Name.URI, URI=String("https://evil.example/canary-link")))


REFUSED: Final = [
    *_all(
        "active",
        {
            "script when opened": lambda: pdfs.root(OpenAction=pdfs.action()),
            "script among the names": pdfs.script_among_names,
            "script of a page": lambda: pdfs.page(AA=Dictionary(O=pdfs.action())),
            "script of a link": lambda: pdfs.note(A=pdfs.action()),
            "script spelt in hexadecimal": pdfs.script_spelt_otherwise,
            "script in an object stream": pdfs.script_packed,
            "script at the end of a chain": pdfs.script_at_the_end_of_a_chain,
            "script that nothing refers to": pdfs.script_nobody_refers_to,
            "launch": lambda: pdfs.note(A=pdfs.action("Launch", F=String("calc.exe"))),
            "launch when opened": lambda: pdfs.root(OpenAction=pdfs.action("Launch", F=String("calc.exe"))),
            "submit form": lambda: pdfs.note(A=pdfs.action("SubmitForm", F=String("https://evil.example/"))),
            "import data": lambda: pdfs.note(A=pdfs.action("ImportData", F=String("a.fdf"))),
            "go to an embedded file": lambda: pdfs.note(A=pdfs.action("GoToE")),
            "film": lambda: pdfs.note(Subtype=Name.RichMedia, RichMediaContent=Dictionary()),
            "attachment": pdfs.attached,
            "attachment of a page": pdfs.attached_to_a_page,
            "XFA form": lambda: pdfs.root(AcroForm=Dictionary(XFA=String("<xdp/>"), Fields=Array([]))),
            "portfolio": lambda: pdfs.root(Collection=Dictionary(View=Name.T)),
        },
    ),
    *_all("locked", {"password": lambda: pdfs.locked("secret")}),
    *_all("pages", {"21 pages": lambda: pdfs.pdf(pages=21)}),
    *_all("pages", {"10,000 pages": lambda: pdfs.pdf(pages=10_000)}, heavy=True),
    *_all(
        "paper",
        {
            "a page of a kilometre": lambda: pdfs.page(MediaBox=Array([0, 0, 3_000_000, 3_000_000])),
            "points of a metre": lambda: pdfs.page(UserUnit=3_000),
        },
    ),
    *_all(
        "broken_pdf",
        {
            "page that bursts": lambda: pdfs.packed(40_000_000),
            "packed twice": lambda: pdfs.packed(40_000_000, 2),
            "LZW": lambda: pdfs.packed(100, filters="LZWDecode"),
            "table that bursts": lambda: pdfs.table_bomb(40_000_000),
            "half a file": lambda: pdfs.pdf()[:200],
            "no PDF after its first line": lambda: b"%PDF-1.7\n" + pictures.EICAR,
            "pages in a ring": pdfs.pages_in_a_ring,
            "nothing but a head": lambda: b"%PDF-",
        },
    ),
    *_all(
        "pixels",
        {
            "50,000 dots square": pictures.huge_png,
            "JPEG of 65,000 dots square": pictures.huge_jpeg,
            "picture in a PDF of 50,000 dots square": lambda: pdfs.with_picture(b"", width=50_000, height=50_000),
            "picture in a PDF that lies": pdfs.lying_picture,
        },
    ),
    *_all(
        "heavy",
        {
            "60,000 objects in an object stream": pdfs.objects_bomb,
            "200,000 objects": pdfs.many_objects,
            "pictures that burst": lambda: pdfs.with_picture(pdfs.burst(400_000_000), times=3, filters="FlateDecode"),
        },
        heavy=True,
    ),
    *_all(
        "broken_picture",
        {
            "half a JPEG": lambda: pictures.picture("JPEG", size=(600, 400))[:900],
            "half a PNG": lambda: pictures.picture(size=(600, 400))[:200],
            "text that bursts": lambda: pictures.text_bomb(b"zTXt"),
            "colours that burst": lambda: pictures.text_bomb(b"iCCP"),
        },
    ),
    *_all(
        "kind",
        {
            "GIF": lambda: pictures.picture("GIF"),
            "moving GIF": lambda: pictures.several("GIF"),
            "WebP": lambda: pictures.picture("WEBP"),
            "TIFF": lambda: pictures.several("TIFF"),
            "BMP": lambda: pictures.picture("BMP"),
            "icon": lambda: pictures.picture("ICO"),
            "SVG": lambda: pictures.SVG,
            "HTML": lambda: HTML,
            "HTML, then a PDF": lambda: HTML + pdfs.pdf(),
            "MHTML": lambda: pictures.MHTML,
            "ZIP, then a PDF": lambda: pictures.zipped() + pdfs.pdf(),
            "ZIP that bursts": lambda: pictures.zipped(40_000_000),
            "DOCX with macros": pictures.letter_of_an_office,
            "old office file": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000),
            "RTF": lambda: b"{\\rtf1 {\\object\\objdata 00}}",
            "EICAR": lambda: pictures.EICAR,
            "program": lambda: b"MZ" + bytes(1_000),
            "shell script": lambda: b"#!/bin/sh\nrm -rf /\n",
            "HEIC": lambda: b"\x00\x00\x00\x18ftypheic" + bytes(200),
            "PostScript": lambda: b"%!PS-Adobe-3.0\n(/etc/passwd) (r) file\n",
        },
    ),
    Attack("nothing", bytes, "empty"),
]
CLEANED: Final = [
    *_all(
        "application/pdf",
        {
            "locked against changes": lambda: pdfs.locked(""),
            "PDF, then a ZIP": lambda: pdfs.pdf() + pictures.zipped(),
            "PDF, then HTML": lambda: pdfs.pdf() + HTML,
            "HTML as a remark in a PDF": lambda: pdfs.pdf().replace(b"\n", b"\n%" + HTML + b"\n", 1),
            "PDF, HTML and ZIP": lambda: pdfs.pdf() + HTML + pictures.zipped(),
            "no table of objects": pdfs.without_table,
            "who wrote it": pdfs.telling,
            "older version underneath": pdfs.changed_later,
            "photograph with its place": lambda: pdfs.with_picture(pictures.with_place()),
            "link to the net": _goes_to_the_net,
            "another file": lambda: pdfs.note(A=pdfs.action("GoToR", F=String("//evil.example/canary-link"))),
            "filled form": pdfs.filled,
        },
    ),
    *_all(
        "application/pdf",
        {"long array nobody uses": pdfs.long_array, "deep array nobody uses": pdfs.deep_array},
        heavy=True,
    ),
    *_all(
        "image/jpeg",
        {
            "where it was taken": pictures.with_place,
            "a remark": pictures.with_remark,
            "JPEG, then HTML": lambda: pictures.with_place() + HTML,
            "CMYK": lambda: pictures.picture("JPEG", "CMYK"),
            "several in one JPEG": lambda: pictures.several("MPO"),
        },
    ),
    *_all("image/jpeg", {"36 million dots": lambda: pictures.picture("JPEG", size=(6_000, 6_000))}, heavy=True),
    *_all(
        "image/png",
        {
            "text and a ZIP": pictures.with_text,
            "place in a PNG": lambda: pictures.with_place("PNG"),
            "moving PNG": lambda: pictures.several("PNG"),
            "one dot": lambda: pictures.picture(size=(1, 1)),
            "16 bits": lambda: pictures.picture(mode="I;16"),
            "data that bursts": pictures.bursting_png,
        },
    ),
    *_all("image/png", {"39 million dots": lambda: pictures.picture(mode="RGBA", size=(6_500, 6_000))}, heavy=True),
]
KIT: Final = [*REFUSED, *CLEANED]
NAMES: Final = {  # what a file is called, and what is kept of it
    "../../etc/passwd": "passwd",
    "..\\..\\windows\\win.ini": "win.ini",
    "/": "-",
    "": "-",
    "a\x00b.pdf": "ab.pdf",
    "a\r\nSet-Cookie: x.pdf": "aSet-Cookie: x.pdf",
    "\x1b[2Ja.pdf": "[2Ja.pdf",
    "letter\u202efdp.exe": "letterfdp.exe",
    "\u2066\u200ba.pdf": "a.pdf",
    "x" * 300 + ".pdf": "x" * 200,
    '<img src=x onerror="alert(1)">.pdf': '<img src=x onerror="alert(1)">.pdf',
    "证据.pdf": "证据.pdf",
}
