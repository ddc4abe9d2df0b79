"""The measured steps, each in a process of its own: `python -m tests.bench.report.steps NAME RECORDS TIMES`."""

import json
import logging
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 - settings first

from disclosure.report import authority, pdf, sign, value  # noqa: E402
from tests.bench.report import html, varied  # noqa: E402


def ours(records: int) -> Callable[[int], Callable[[], Any]]:
    """Drawing as the site does it."""

    def prepared(seed: int) -> Callable[[], Any]:
        text = value.as_json(varied.report(records, seed))
        return lambda: pdf.render(text, "zh-hans")

    return prepared


def bare(records: int) -> Callable[[int], Callable[[], Any]]:
    """The engine alone, on data that stand ready."""
    engine = pdf.engine()

    def prepared(seed: int) -> Callable[[], Any]:
        text = value.as_json(varied.report(records, seed))
        data = json.dumps(pdf.envelope(text, json.loads(text), "zh-hans"), ensure_ascii=False)
        standards = list(pdf.STANDARDS)
        return lambda: engine.compile(
            format="pdf", sys_inputs={"data": data}, timestamp=1_790_000_000, pdf_standards=standards
        )

    return prepared


def weasyprint(records: int) -> Callable[[int], Callable[[], Any]]:
    """WeasyPrint on the same value, tagged and archived likewise."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("weasyprint.progress").setLevel(logging.ERROR)
    fonts = FontConfiguration()
    (font,) = pdf.fonts().glob("*.ttc")

    def prepared(seed: int) -> Callable[[], Any]:
        page = html.page(varied.report(records, seed), font)
        return lambda: HTML(string=page).write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")

    return prepared


def signed(records: int) -> Callable[[int], Callable[[], Any]]:
    """One signature on a file that stands ready."""
    folder = Path(settings.VAR_DIR) / "report_authority"
    authority.make(folder)
    settings.REPORT_KEY, settings.REPORT_CERTIFICATES = folder / authority.KEY, folder / authority.CERTIFICATES
    file = pdf.render(value.as_json(varied.report(records, 0)), "zh-hans")
    return lambda seed: lambda: sign.sign(file)


def memory(records: int, times: int) -> list[float]:
    """Resident megabytes after a tenth, half and all of the reports."""
    told, draw = [], ours(records)
    for number in range(1, times + 1):
        draw(number)()
        if number in (times // 10, times // 2, times):
            told.append(int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20)
    return told


STEPS = {"ours": ours, "bare": bare, "weasyprint": weasyprint, "signed": signed}


def seconds(name: str, records: int, times: int) -> list[float]:
    """How long each run took, the first two (fonts, caches) left out."""
    prepare = STEPS[name](records)
    told = []
    for seed in range(times + 2):
        run = prepare(seed)
        started = time.perf_counter()
        run()
        told.append(time.perf_counter() - started)
    return told[2:]


if __name__ == "__main__":
    step, *figures = sys.argv[1:]
    count, runs = map(int, figures)
    print(json.dumps(memory(count, runs) if step == "memory" else seconds(step, count, runs)))
