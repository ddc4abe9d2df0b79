"""Tables for people to download: CSV that a spreadsheet opens without running anything in it (rules.md S-20)."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from django.http import HttpResponse, StreamingHttpResponse

FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
CSV: Final = "text/csv; charset=utf-8"
BOM: Final = "\ufeff"  # else a spreadsheet takes UTF-8 for something else
# Where a formula begins: in front, or behind what a spreadsheet set to semicolons or tabs takes for the end of a cell.
_BEGINS: Final = re.compile(r"""^(?=[\t\r])|(?:^|[;\t\r\n]"*)(?=[=+\-@＝＋－＠])""")


def harmless(value: Any) -> Any:
    """A text with an apostrophe wherever a spreadsheet could see a formula begin; anything else as it is."""
    return _BEGINS.sub(r"\g<0>'", value) if isinstance(value, str) else value


def lines(rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """A table as CSV, a line at a time; its first row is its head."""
    yield BOM
    for row in rows:
        line = io.StringIO()
        csv.writer(line).writerow([harmless(value) for value in row])
        yield line.getvalue()


def text(rows: Iterable[Sequence[Any]]) -> str:
    """The same as one text."""
    return "".join(lines(rows))


def download(text: str, name: str) -> HttpResponse:
    """A table, as `text` gives it, as the answer to a request: a file to keep under this name."""
    return HttpResponse(text, headers=_headers(name))


def streamed(rows: Iterable[Sequence[Any]], name: str) -> StreamingHttpResponse:
    """The same of rows without a bound, sent as they are read."""
    return StreamingHttpResponse(lines(rows), headers=_headers(name))


def _headers(name: str) -> dict[str, str]:
    return {"Content-Type": CSV, "Content-Disposition": f'attachment; filename="{name}"'}
