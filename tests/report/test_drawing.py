"""Page, printed sheet, JSON and PDF say the same: every name, figure and day of the value (issue 4)."""

import calendar
import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from disclosure.report import pdf, value
from disclosure.report.drawing import drawn, html
from tests.report import opened, samples

KINDS = {"general": samples.general, "empty": samples.empty, "special": samples.special}
LANGUAGES = ("zh-hans", "en")
# Machine words, and what the frame of a medium says in its own way.
MACHINE = frozenset("kind version language layout code key state ref host verify_url version issued_at".split())

MONTH = re.compile("|".join(month.lower() for month in calendar.month_name if month))


class Text(HTMLParser):
    """What a reader of the page reads."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.read: list[str] = []
        self.feed(source)

    def handle_data(self, data: str) -> None:
        self.read.append(data)


def page(report: value.Report) -> str:
    return folded("".join(Text(html(report)).read))


def folded(text: str) -> str:
    """Without what a medium may put between characters: spaces, breaks, thousands."""
    close = re.sub(r"\s|(?<=\d),(?=\d{3})", "", text).lower()
    return MONTH.sub(lambda found: found[0][:3], close)


def written(text: str, language: str) -> str:
    """A day as people read it; anything else as it stands."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return text
    day = date.fromisoformat(text)
    if day.year == 2099:
        return "no end date" if language == "en" else "长期"
    return f"{day.day} {day:%B} {day.year}" if language == "en" else f"{day.year}年{day.month}月{day.day}日"


def facts(node: Any, key: str = "") -> Iterator[str]:
    """Every text of the JSON that people read, and the codes of bodies."""
    if isinstance(node, dict):
        body = node.keys() == {"name", "code"}
        unused = {"fields", "head_label"} if node.get("records") == [] else set()  # columns without a record
        for name, each in node.items():
            if name in unused:
                continue
            yield from facts(each, "" if body or key == "values" else name)
    elif isinstance(node, list):
        for each in node:
            yield from facts(each, key)
    elif node and key not in MACHINE:
        yield str(node)


def told(report: value.Report) -> set[str]:
    """The facts of a report as they are read, with the counts of its groups."""
    read = facts(json.loads(value.as_json(report)))
    return {folded(written(text, report.language)) for text in read} | {report.subject.code.lower()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_page_says_what_the_json_says(kind, language):
    report = KINDS[kind](language)
    read = page(report)

    assert {fact for fact in told(report) if fact not in read} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_pdf_says_what_the_json_says(kind, language):
    report = KINDS[kind](language)
    read = folded(opened.text(pdf.render(value.as_json(report), language)))

    assert {fact for fact in told(report) if fact not in read} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fact_that_is_not_drawn_would_be_missed(language):
    report = samples.general(language)
    other = samples._changed(report.subject, name="示例市另一家有限公司")

    assert "示例市另一家有限公司" in told(samples._changed(report, subject=other)) - {page(report)}
    assert "示例市另一家有限公司" not in page(report)


def test_the_page_is_written_in_the_language_of_the_report():
    chinese, english = html(samples.general()), html(samples.general("en"))

    assert 'lang="zh-Hans"' in chinese
    assert "最后公示日" in chinese
    assert "Last day shown" not in chinese
    assert 'lang="en"' in english
    assert "Last day shown" in english


def test_names_and_texts_are_only_ever_text():
    report = samples.general()
    evil = samples._changed(report.subject, name="<script>alert(1)</script>示例")

    source = html(samples._changed(report, subject=evil))

    assert "<script" not in source
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in source


def test_cells_are_drawn_by_their_kind():
    report = drawn(samples.special("en"))
    penalty = report.groups[0][1][0].rows[0]
    cells = {cell.kind: cell for cell in penalty.cells}

    assert (cells["money"].text, cells["date"].text) == ("—", "no end date")
    assert cells["body"].beside == "11990100MB1R20K48U"
    assert [cell.text for cell in report.scope if cell.kind == "period"] == ["22 November 2021 to 21 November 2026"]
    assert [source.owes for source in report.groups[0][1][0].sources] == [False, False, True, True]
