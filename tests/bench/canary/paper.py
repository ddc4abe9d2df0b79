"""What Chromium prints of pages, many on one sheet, as text."""

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import EXECUTABLE, SANDBOX

A_PRINT = 100  # pages printed at once
_PUT = """html => {
    const page = new DOMParser().parseFromString(html, "text/html");
    document.body.append(...page.body.childNodes);
}"""


def printed(pages: Sequence[str], frame: str, folder: Path) -> Iterator[str]:
    """The texts of the PDFs of these pages, without white space, in the style of the page at the address `frame`."""
    sheet = folder / "sheet.pdf"
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=EXECUTABLE, args=SANDBOX)
        for start in range(0, len(pages), A_PRINT):
            tab = browser.new_page(bypass_csp=True)
            tab.goto(frame)
            tab.evaluate("document.body.replaceChildren()")
            for page in pages[start : start + A_PRINT]:
                tab.evaluate(_PUT, page)
            tab.pdf(path=sheet, format="A4")
            tab.close()
            read = subprocess.run(["pdftotext", "-raw", sheet, "-"], capture_output=True, check=True)
            yield "".join(read.stdout.decode().split())
        browser.close()
