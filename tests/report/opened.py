"""What a PDF says, read by others than the engine that made it: poppler's programs and pikepdf."""

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from tempfile import NamedTemporaryFile
from typing import Any

import pikepdf
import pytest

from disclosure.report import value


def program(name: str, *options: str, file: bytes) -> str:
    """Run one of poppler's programs on the file and return what it prints."""
    if not shutil.which(name) and os.environ.get("CI") != "true":
        pytest.skip(f"{name} is not here: install poppler-utils")
    with NamedTemporaryFile(suffix=".pdf") as kept:
        kept.write(file)
        kept.flush()
        output = ["-"] if name == "pdftotext" else []
        done = subprocess.run([name, *options, kept.name, *output], capture_output=True)
    assert done.returncode == 0 or name == "pdfsig", done.stderr.decode()
    return done.stdout.decode(errors="replace")  # pdfinfo prints alternative texts as they are coded


def text(file: bytes) -> str:
    """The words of the file without spaces and line ends, which its lines decide."""
    return squeezed(program("pdftotext", "-raw", file=file))


def squeezed(words: str) -> str:
    """Without white space."""
    return re.sub(r"\s+", "", words)


def structure(file: bytes) -> list[tuple[str, str]]:
    """The kinds of the elements of the structure and their alternative words, in reading order."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        return [(str(each.S), str(each.get("/Alt", ""))) for each in _elements(pdf.Root.StructTreeRoot)]


def _elements(node: Any) -> Iterator[Any]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def read_aloud(file: bytes) -> str:
    """The words in the order of the structure, as a screen reader meets them, without white space."""
    told = program("pdfinfo", "-struct-text", file=file)
    return squeezed("".join(re.findall(r'^\s*"(.*)"$', told, re.M)))


def attached(file: bytes) -> dict[str, bytes]:
    """The attached files by name."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}


def facts(report: value.Report) -> Iterator[str]:
    """Every text of the report that is printed as it stands; days and amounts have a setting of their own."""
    yield from (report.title, report.number, report.check_code, report.issuer, report.subject.name, report.subject.code)
    yield from (report.notice, report.statement, *report.advice, *report.notes, *report.fields_covered)
    for group in (*report.groups, *report.local):
        yield group.title
    for section in report.sections:
        yield from (section.none_found, *(asked.name for asked in section.coverage))
        for record in section.records:
            yield from (record.head, record.flag, *(mark.text for mark in record.marks))
            for column in section.fields:
                yield from _printed(record.values.get(column.key), column.kind)


def _printed(said: value.Value, kind: str) -> Iterator[str]:
    if isinstance(said, value.Body):
        yield from (said.name, said.code)
    elif isinstance(said, value.Money):
        yield said.wan
    elif isinstance(said, str) and kind not in ("date", "period"):
        yield said
