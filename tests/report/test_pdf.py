"""The file of a report: complete, readable by others, the same each time, and nothing in it is ever markup."""

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pikepdf
import pytest
import typst

from disclosure.report import glyphs, pdf, value
from tests.report import opened, samples
from tests.report.glyphs import characters, table

Sample = tuple[value.Report, bytes]
MADE: dict[str, Callable[[], value.Report]] = {
    "general": lambda: samples.general(records=3),
    "english": lambda: samples.general("en", records=3),
    "special": samples.special,
    "special-english": lambda: samples.special("en"),
    "empty": samples.empty,
}


def drawn(report: value.Report) -> bytes:
    return pdf.render(value.as_json(report), report.language)


def hostile(words: str) -> value.Report:
    """A report in which the subject, a record's head, a short and a long text, a tag and a mark say these words."""
    report = samples.general(records=2)
    section = report.groups[0].sections[1]
    first = section.records[0]
    keys = {column.kind: column.key for column in section.fields}
    said = dict(first.values) | {keys["text"]: words, keys["long"]: words}
    record = replace(first, head=words, values=said, marks=(value.Note("objection", words),), flag="")
    changed = replace(section, records=(record, *section.records[1:]))
    group = replace(report.groups[0], sections=(report.groups[0].sections[0], changed))
    subject = replace(report.subject, name=words, tags=(value.Tag("plain", words[:40]),))
    return replace(report, subject=subject, groups=(group, *report.groups[1:]))


@pytest.fixture(scope="module", params=MADE)
def sample(request) -> Sample:
    report = MADE[request.param]()
    return report, drawn(report)


def test_every_name_and_figure_comes_back(sample: Sample) -> None:
    report, file = sample
    said = opened.text(file)
    assert [fact for fact in opened.facts(report) if opened.squeezed(fact) not in said] == []


def test_the_counts_stay_under_their_heading() -> None:
    report = samples.special("en")
    for words in range(60, 301, 30):
        file = drawn(replace(report, statement="Nothing was found here. " * words))
        pages = opened.program("pdftotext", "-raw", file=file).split("\f")
        (page,) = (page for page in pages if "Summary of records" in page)
        assert "Penalties, simple ones included\n" in page.partition("Summary of records")[2]


def test_rare_characters_are_text() -> None:
    name = "示例市𬭎䶮㛃鿏有限公司"
    report = samples.empty()
    assert name in opened.text(drawn(replace(report, subject=replace(report.subject, name=name))))


def test_days_and_amounts_are_said_in_the_language_of_the_report() -> None:
    chinese, english = opened.text(drawn(samples.empty())), opened.program("pdftotext", file=drawn(samples.empty("en")))
    assert "数据截至2026年11月21日" in chinese
    assert "21 November 2026" in english.replace("\xa0", " ")
    assert "2026-11-21" not in chinese.replace("2026-11-22", "")


@pytest.mark.parametrize("report", [samples.general(records=1), samples.general("en", records=1), samples.special()])
def test_a_screen_reader_meets_the_parts_in_their_order(report: value.Report) -> None:
    aloud, at = opened.read_aloud(drawn(report)), -1
    titles = [section.title for section in report.sections]
    for part in (report.title, report.subject.name, *titles, report.notes[-1]):
        at = aloud.find(opened.squeezed(part), at + 1)
        assert at >= 0, part


def test_the_structure_has_headings_tables_and_pictures_with_words(sample: Sample) -> None:
    report, file = sample
    elements = opened.structure(file)
    kinds = [kind for kind, _ in elements]
    assert kinds[0] == "/Document"
    assert kinds.count("/H1") == 1
    assert [bool(words) for kind, words in elements if kind == "/Figure"] == [True, True]
    tables = sum(section.layout == "table" and bool(section.records) for section in report.sections)
    assert kinds.count("/Table") == tables
    assert (kinds.count("/TH") > 0) == (tables > 0)
    levels = [int(kind[2:]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_language_tags_and_title_are_declared(sample: Sample) -> None:
    report, file = sample
    with pikepdf.open(io.BytesIO(file)) as opened_file:
        root = opened_file.Root
        assert str(root.Lang).startswith(report.language[:2])
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with opened_file.open_metadata() as told:
            assert (told["pdfaid:part"], told["pdfaid:conformance"], told["pdfuaid:part"]) == ("3", "A", "1")


def test_the_attached_json_is_what_was_drawn(sample: Sample) -> None:
    report, file = sample
    assert opened.attached(file) == {"report.json": value.as_json(report).encode()}


def test_the_same_text_gives_the_same_bytes(sample: Sample) -> None:
    report, file = sample
    assert drawn(report) == file


def test_the_engine_has_nothing_to_remark(sample: Sample) -> None:
    report, _ = sample
    text = value.as_json(report)
    data = json.dumps(pdf.envelope(text, json.loads(text), report.language), ensure_ascii=False)
    engine = typst.Compiler(str(pdf.template()), font_paths=[str(pdf.fonts())], ignore_system_fonts=True)
    _, warnings = engine.compile_with_warnings(
        format="pdf",
        sys_inputs={"data": data},
        timestamp=datetime(2026, 11, 22, tzinfo=UTC),
        pdf_standards=list(pdf.STANDARDS),
    )
    assert [str(warning) for warning in warnings] == []


def test_every_page_says_whose_it_is_and_where_to_check_it(sample: Sample) -> None:
    report, file = sample
    pages = opened.program("pdftotext", "-layout", file=file).rstrip("\f\n").split("\f")
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        said = opened.squeezed(page)
        assert report.number in said
        assert report.check_code in said
        assert f"{report.site.host}/verify/" in said
        assert f"第{number}页，共{len(pages)}页" in said or f"Page{number}of{len(pages)}" in said


def test_the_metadata_says_nothing_that_the_cover_does_not() -> None:
    with pikepdf.open(io.BytesIO(drawn(samples.general()))) as file:
        assert set(file.docinfo) <= {
            f"/{name}" for name in "Title Author Keywords CreationDate ModDate Creator".split()
        }
        assert str(file.docinfo.Keywords) == samples.general().number
    person = replace(samples.general(), kind="personal")
    with pikepdf.open(io.BytesIO(drawn(person))) as file, file.open_metadata() as told:
        assert person.subject.name not in str(file.docinfo.Title) + str(told)


HOSTILE = {
    "markup": '#panic("x") $x^2$ *b* _i_ `c` @ref <label> [#] // /* \\ \\u{41} = h',
    "slots": "%(n)s %(day)s {n} {{ x }} {% now %} ${x}",
    "html": "<script>alert(1)</script>&amp;&#x41;",
    "quotes": "'\"‘’“”«»《》",
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_a_name_says_is_printed_as_text(words: str) -> None:
    said = opened.text(drawn(hostile(words)))
    assert said.count(opened.squeezed(words)) >= 5


UNSEEN = {
    "right to left": "甲\u202e乙\u2067丙",
    "zero width": "甲\u200b乙\u200d丙\ufeff丁\u00ad戊",
    "control": "甲\x01乙\t丙\x85丁",
    "private": "甲\ue000乙\U000f0000丙",
    "not in the font": "甲\U0002ebf0乙ا丙😀丁",
    "selector": "葛\ufe0e飾\U000e0100市",
}


@pytest.mark.parametrize("words", UNSEEN.values(), ids=UNSEEN.keys())
def test_a_character_that_cannot_be_shown_is_its_code_point(words: str) -> None:
    said = opened.text(drawn(hostile(words)))
    as_points = "".join(char if "一" <= char <= "鿿" else f"U+{ord(char):X}" for char in words)
    assert said.count(as_points) >= 4


@pytest.mark.parametrize("words", ["长" * 10_000, "x" * 10_000], ids=["Chinese", "Latin"])
def test_ten_thousand_characters_are_all_printed(words: str) -> None:
    said = opened.text(drawn(hostile(words)))
    assert said.count(words[0]) >= 40_000


def test_a_long_record_repeats_its_head() -> None:
    report = hostile("长" * 3_000)
    section = report.groups[0].sections[1]
    record = replace(section.records[0], head="示罚〔2026〕1号", marks=())
    changed = replace(section, records=(record,))
    groups = (replace(report.groups[0], sections=(changed,)), *report.groups[1:])
    assert "示罚〔2026〕1号（续）" in opened.text(drawn(replace(report, groups=groups)))


def test_the_table_of_characters_is_that_of_the_font() -> None:
    assert glyphs.TABLE.read_text(encoding="ascii") == table()
    unseen = characters() - {ord(char) for char in map(chr, characters()) if char not in glyphs.boxed(char)}
    assert unseen == {0xAD}  # a soft hyphen has no shape of its own


def test_what_is_no_report_is_refused() -> None:
    for text in ("", "[]", "{}", '{"issued_at":"2026-11-22T09:41:07+08:00","verify_url":"https://credit.example/"}'):
        with pytest.raises(ValueError, match=r"report|Expecting"):
            pdf.render(text, "zh-hans")
