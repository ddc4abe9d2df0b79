"""Hostile PDF files, made on the fly."""

import io
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from tests.attacks import evidence_pictures as pictures

Change = Callable[[Pdf], Any]
SCRIPT = "app.alert(1)"


def pdf(change: Change | None = None, pages: int = 1, **saving: Any) -> bytes:
    """A PDF with something written on it, changed."""
    made, held = Pdf.new(), io.BytesIO()
    for _page in range(pages):
        made.add_blank_page(page_size=(595, 842))
    made.pages[0].Contents = made.make_stream(b"0 0 100 100 re f")
    if change:
        change(made)
    made.save(held, **saving)
    return held.getvalue()


def action(kind: str = "JavaScript", **more: Any) -> Dictionary:
    """An action; of the kind that runs a script it holds one."""
    return Dictionary(S=Name("/" + kind), **({"JS": String(SCRIPT)} if kind == "JavaScript" else {}), **more)


def root(**entries: Any) -> bytes:
    """Something in the root."""
    return pdf(lambda made: [made.Root.__setitem__("/" + name, value) for name, value in entries.items()])


def page(**entries: Any) -> bytes:
    """Something in the page."""
    return pdf(lambda made: [made.pages[0].obj.__setitem__("/" + name, value) for name, value in entries.items()])


def note(**entries: Any) -> bytes:
    """An annotation, all of it directly in the page."""
    told = {"Type": Name.Annot, "Subtype": Name.Link, "Rect": Array([0, 0, 100, 100])} | entries
    return page(Annots=Array([Dictionary(**told)]))


def script_among_names() -> bytes:
    """A script in the tree of names."""
    return root(Names=Dictionary(JavaScript=Dictionary(Names=Array([String("a"), action()]))))


def script_spelt_otherwise() -> bytes:
    """The names of keys in hexadecimal."""
    plain = note(A=action())
    return plain.replace(b"/JS", b"/#4aS").replace(b"/JavaScript", b"/J#61vaScript")


def script_packed() -> bytes:
    """The script stands in an object stream, so that no search in the bytes finds it."""
    hidden = pdf(
        lambda made: made.Root.__setitem__("/Names", made.make_indirect(Dictionary(JavaScript=action()))),
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    assert b"/JavaScript" not in hidden
    return hidden


def script_at_the_end_of_a_chain() -> bytes:
    """Harmless actions, each followed by another."""
    last: Dictionary = action()
    for _time in range(10):
        last = Dictionary(S=Name.Named, N=Name.NextPage, Next=last)
    return note(A=last)


def script_nobody_refers_to() -> bytes:
    """An object that no other names; a later reader may."""
    return pdf().replace(b"xref\n", b"99 0 obj\n<</S/JavaScript/JS(app.alert(1))>>\nendobj\nxref\n", 1)


def attached() -> bytes:
    """A program as an attachment."""
    return pdf(lambda made: made.attachments.__setitem__("x.exe", b"MZ"))


def attached_to_a_page() -> bytes:
    """The same as a paper clip on the page."""

    def change(made: Pdf) -> None:
        spec = Dictionary(Type=Name.Filespec, F=String("x.exe"), EF=Dictionary(F=made.make_stream(b"MZ")))
        clip = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), FS=spec)
        made.pages[0].obj.Annots = Array([clip])

    return pdf(change)


def locked(user: str) -> bytes:
    """With a password; without one to open it, only changes are forbidden."""
    return pdf(encryption=pikepdf.Encryption(owner="owner", user=user))


def packed(size: int, times: int = 1, filters: str = "FlateDecode") -> bytes:
    """What is drawn on the page unpacks to `size` bytes."""
    data = b" " * size
    for _time in range(times):
        data = zlib.compress(data, 9)
    names = Array([Name("/" + filters)] * times)

    def change(made: Pdf) -> None:
        made.pages[0].obj.Contents = Stream(made, data, Filter=names)

    return pdf(change)


def table_bomb(size: int) -> bytes:
    """The table of objects unpacks to `size` bytes."""
    stream = zlib.compress(bytes(size), 9)
    head = b"%PDF-1.5\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
    told = b"<</Type/XRef/Size 10/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/Length %d>>" % len(stream)
    return (
        head + b"9 0 obj\n" + told + b"\nstream\n" + stream + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % len(head)
    )


def objects_bomb() -> bytes:
    """Sixty thousand objects, packed into little."""

    def change(made: Pdf) -> None:
        made.Root.Lots = Array([made.make_indirect(Array([])) for _time in range(60_000)])

    return pdf(change, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _body(more: bytes, kids: bytes = b"3 0 R") -> bytes:
    """A page and other objects, without a table: readers look for the objects themselves."""
    return (
        b"%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Count 1/Kids[" + kids + b"]>>\nendobj\n"
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n"
        + more
        + b"trailer\n<</Root 1 0 R/Size 99>>\n%%EOF"
    )


def long_array() -> bytes:
    """Five million numbers in a row."""
    return _body(b"4 0 obj\n[" + b"0 " * 4_900_000 + b"]\nendobj\n")


def deep_array() -> bytes:
    """A million brackets in one another."""
    return _body(b"4 0 obj\n" + b"[" * 1_000_000 + b"]" * 1_000_000 + b"\nendobj\n")


def many_objects() -> bytes:
    """Two hundred thousand empty objects."""
    return _body(b"".join(b"%d 0 obj\n[[][][]]\nendobj\n" % number for number in range(10, 200_010)))


def pages_in_a_ring() -> bytes:
    """The tree of pages leads back to itself."""
    return _body(b"", kids=b"2 0 R")


def without_table() -> bytes:
    """The table of objects is missing; what is meant is plain."""
    return _body(b"")


def with_picture(jpeg: bytes, *, width: int = 8, height: int = 8, times: int = 1, filters: str = "DCTDecode") -> bytes:
    """Pictures on the page."""

    def change(made: Pdf) -> None:
        told = {"Type": Name.XObject, "Subtype": Name.Image, "Width": width, "Height": height}
        told |= {"ColorSpace": Name.DeviceRGB, "BitsPerComponent": 8, "Filter": Name("/" + filters)}
        drawn = Dictionary()
        for number in range(times):
            drawn[f"/P{number}"] = made.make_indirect(Stream(made, jpeg, **told))
        made.pages[0].obj.Resources = Dictionary(XObject=drawn)

    return pdf(change)


def telling() -> bytes:
    """Who wrote it, in each place where that can stand."""

    def change(made: Pdf) -> None:
        made.docinfo["/Author"] = "canary-author"
        made.Root.Metadata = made.make_stream(
            b"<x:xmpmeta>canary-xmp</x:xmpmeta>", Type=Name.Metadata, Subtype=Name.XML
        )
        made.pages[0].obj.PieceInfo = Dictionary(Word=Dictionary(Private=String("canary-piece")))
        made.pages[0].obj.Metadata = made.make_stream(b"canary-page")
        made.pages[0].obj.Resources = Dictionary(
            Font=Dictionary(F=Dictionary(Metadata=made.make_stream(b"canary-font")))
        )
        made.Root.Outlines = Dictionary(Title=String("canary-outline"))

    return pdf(change, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def changed_later() -> bytes:
    """What stood there before stands in the file still, under a newer version of the page."""
    first = pdf(lambda made: made.Root.__setitem__("/Lang", String("canary-before")))
    with pikepdf.open(io.BytesIO(first)) as made:
        size, number = int(made.trailer.Size), made.Root.objgen[0]
        pages = made.Root.Pages.objgen[0]
    newer = b"%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj\n" % (number, pages)
    at = len(first)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    before = int(first.rsplit(b"startxref\n", 1)[1].split()[0])
    trailer = b"trailer\n<</Root %d 0 R/Size %d/Prev %d>>\nstartxref\n%d\n%%%%EOF" % (
        number,
        size,
        before,
        at + len(newer),
    )
    return first + newer + table + trailer


def filled() -> bytes:
    """A form that somebody filled in, as offices hand out: no script."""

    def change(made: Pdf) -> None:
        look = made.make_stream(b"0 0 50 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 50, 20]))
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("a"), V=String("canary-field"))
        field.Rect, field.AP = Array([10, 10, 60, 30]), Dictionary(N=look)
        held = made.make_indirect(field)
        made.pages[0].obj.Annots = Array([held])
        made.Root.AcroForm = Dictionary(Fields=Array([held]))

    return pdf(change)


def lying_picture() -> bytes:
    """The PDF says eight dots, the picture in it two thousand million."""
    return with_picture(pictures.huge_jpeg())


def burst(size: int) -> bytes:
    """Zeros, packed."""
    machine, block = zlib.compressobj(9), bytes(1_000_000)
    return b"".join([*(machine.compress(block) for _time in range(size // len(block))), machine.flush()])
