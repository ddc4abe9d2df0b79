"""Pictures of every page in every form, to be looked at. A tool for people, not a test.

    uv run --group dev python -m tests.browser.screenshots FOLDER [ADDRESS] [PAGE ...]

takes them from a running server (default http://127.0.0.1:8000). Pages beyond the fixed ones - a subject, a
publication - are given as addresses.
"""

import sys
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import EXECUTABLE, SANDBOX

PAGES = (
    "/",
    "/search/",
    "/lists/",
    "/registry/catalogue/",
    "/registry/authorities/",
    "/registry/measures/",
    "/registry/standards/",
    "/registry/standards/classes/",
    "/registry/holidays/",
    "/changes/",
    "/about/",
    "/nowhere/",
)
WIDTHS = {"desktop": 1280, "phone": 360}
LANGUAGES = ("zh-hans", "en")


def main(folder: str, address: str = "http://127.0.0.1:8000", *more: str) -> None:
    """Take every picture into the folder."""
    to = Path(folder)
    to.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=EXECUTABLE, args=SANDBOX)
        for page, language in product((*PAGES, *more), LANGUAGES):
            shoot(browser, address, page, language, to)


def shoot(browser: Browser, address: str, page: str, language: str, to: Path) -> None:
    """One page: desktop and phone, the desktop also dark and on paper."""
    name = f"{page.strip('/').replace('/', '_').replace('?', '_')[:50] or 'home'}.{language}"
    asked = f"{address}{page}{'&' if '?' in page else '?'}lang={language}"
    for size, width in WIDTHS.items():
        for scheme in ("light", "dark") if size == "desktop" else ("light",):
            tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            tab.goto(asked)
            tab.screenshot(path=to / f"{name}.{size}.{scheme}.png", full_page=True)
            if (size, scheme) == ("desktop", "light"):
                tab.pdf(path=to / f"{name}.pdf", format="A4")
            tab.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
