"""Whole requests in the database at hand: `python -m tests.bench.report.requests RECORDS TIMES`, then without a figure.

Prints JSON. Each report is about another subject with so many penalties in all thirty columns, delivered through the
real path.
"""

import csv
import json
import random
import sys
import time
from itertools import count, islice
from pathlib import Path
from typing import Any, cast

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402

from disclosure import reference  # noqa: E402
from disclosure.ingest import delivery  # noqa: E402
from disclosure.models import Authority, IssuedReport, Source, Subject  # noqa: E402
from disclosure.report import authority, kept, pdf, sign  # noqa: E402
from disclosure.report.issue import Question, issue  # noqa: E402
from tests.bench import invented  # noqa: E402
from tests.bench.ingest.prepare import DAY, SOURCE  # noqa: E402

KINDS, SHOWN = invented.PENALTY_HEADERS.index("CF_CFLB"), ("责令停产停业;罚款", "吊销许可证件")  # whatever the fine
WARM = 2  # reports before it counts: fonts, key, templates


def request(records: int, times: int) -> dict[str, list[float]]:
    """Seconds of each request, the first two left out."""
    call_command("migrate", verbosity=0)
    reference.load(demo=True)
    authority.make(settings.REPORT_AUTHORITY)
    _deliver(records, times + WARM)
    seconds = [_request(subject, records) for subject in Subject.objects.order_by("pk")[: times + WARM]]
    return {"request": seconds[WARM:]}


def bare() -> dict[str, list[float]]:
    """Seconds of the engine alone and of one signature on the reports that were made, in a process that drew none."""
    texts = [kept.text(report).decode() for report in IssuedReport.objects.order_by("pk")]
    pairs = [_bare(text) for text in texts]
    return {"bare": [drawing for drawing, _ in pairs[WARM:]], "signed": [signing for _, signing in pairs[WARM:]]}


def _deliver(records: int, subjects: int) -> None:
    chance, path = random.Random(3), Path(settings.VAR_DIR).parent / "delivery.csv"
    source = Source.objects.get(code=SOURCE)
    mandated = Authority.objects.filter(mandates__source=source, mandates__item__code="penalty").order_by("pk")
    bodies, of = list(mandated.values_list("code", "name_zh")), (source.code, source.name_zh)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(invented.PENALTY_HEADERS)
        for place, about in enumerate(invented.subjects(subjects)):
            drawn = (
                invented.penalty(chance, place * 10_000 + number, about, chance.choice(bodies), of)
                for number in count()
            )
            writer.writerows(islice((row for row in drawn if row[KINDS] in SHOWN), records))
    batch = delivery.ingest(path, source=SOURCE, item="penalty", on=DAY)
    assert batch.public == records * subjects, (batch.public, batch.faulty)


def _request(subject: Subject, records: int) -> float:
    started = time.perf_counter()
    report = issue(Question(subject)).report
    taken = time.perf_counter() - started
    assert len(report.rows) == records
    return taken


def _bare(text: str) -> tuple[float, float]:
    data = json.dumps(pdf.envelope(text, json.loads(text), "zh-hans"), ensure_ascii=False)
    compiled: dict[str, Any] = {"sys_inputs": {"data": data}, "pdf_standards": list(pdf.STANDARDS)}
    started = time.perf_counter()
    drawn = pdf.engine().compile(format="pdf", timestamp=1_790_000_000, **compiled)
    drawing = time.perf_counter() - started
    sign.sign(cast(bytes, drawn))
    return drawing, time.perf_counter() - started - drawing


if __name__ == "__main__":
    print(json.dumps(request(*map(int, sys.argv[1:])) if sys.argv[1:] else bare()))
