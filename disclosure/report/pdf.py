"""A report as a PDF: tagged, with its fonts, and with the very JSON that was drawn attached.

The engine (Typst) enforces PDF/A-3a and PDF/UA-1; no checker of ours confirms it (docs/decisions/0015).
"""

import json
import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, cast

import noto_cjk_sans_otc
import segno
import typst
from django.conf import settings

from disclosure.report import furniture, glyphs

TEMPLATE: Final = "reports/report.typ"
STANDARDS: Final = ("a-3a", "ua-1")
_LATIN_RUN: Final = re.compile("[!-~]{24}")
_own = threading.local()  # an engine is for one thread


def render(json_text: str, language: str, drawing: str = TEMPLATE) -> bytes:
    """Draw the JSON of a report (`value.as_json`) in its language; the same text gives the same bytes.

    `drawing`: another template of templates/, which draws a paper with the same furniture. Whatever stands in it is
    printed as text. Raises ValueError for a text that is no report, or one the engine cannot draw.
    """
    told = json.loads(json_text)
    try:
        data = json.dumps(envelope(json_text, told, language), ensure_ascii=False)
        file = engine(drawing).compile(
            format="pdf", sys_inputs={"data": data}, timestamp=_issued(told), pdf_standards=list(STANDARDS)
        )
    except (typst.TypstError, KeyError, TypeError) as error:
        raise ValueError(f"the report cannot be drawn: {error}") from error
    return cast(bytes, file)  # a list of files is what images of pages would be


def envelope(json_text: str, told: dict[str, Any], language: str) -> dict[str, Any]:
    """What the template is passed; its file data.typ says what each part is."""
    texts = "\n".join(_texts(told))
    long, short = furniture.months(language)
    return {
        "zh": language.startswith("zh"),
        "words": furniture.words(language),
        "months": long,
        "short_months": short,
        "qr": _modules(told["verify_url"]),
        "boxed": glyphs.boxed(texts),
        "runs": bool(_LATIN_RUN.search(texts)),
        "quotes": "’" in texts or "“" in texts,
        "report": json_text,
    }


def _texts(node: Any) -> Iterator[str]:
    """Every text in the report."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for each in node.values():
            yield from _texts(each)
    elif isinstance(node, list):
        for each in node:
            yield from _texts(each)


def _modules(address: str) -> list[str]:
    """The rows of the code to scan: 1 for a dark module. A sixth of it may be lost."""
    return ["".join(map(str, row)) for row in segno.make(address, error="m", micro=False).matrix]


def _issued(told: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(told["issued_at"]).astimezone(UTC).replace(microsecond=0)


def engine(drawing: str = TEMPLATE) -> typst.Compiler:
    kept: dict[str, typst.Compiler] = _own.__dict__.setdefault("engines", {})
    if drawing not in kept:
        kept[drawing] = typst.Compiler(str(template(drawing)), font_paths=[str(fonts())], ignore_system_fonts=True)
    return kept[drawing]


def fonts() -> Path:
    """The folder of the one font file."""
    return Path(str(noto_cjk_sans_otc.FONT_PATH)).parent


def template(drawing: str = TEMPLATE) -> Path:
    """The file that the engine begins with."""
    return settings.BASE_DIR / "templates" / drawing
