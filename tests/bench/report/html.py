"""The same value as a plain but complete page for WeasyPrint: every field that the file draws, simply set."""

from html import escape
from pathlib import Path

from disclosure.report import value

STYLE = """
@font-face { font-family: report; src: url(FONT) }
@page { size: A4; margin: 25mm 20mm 22mm; @bottom-right { content: counter(page) " / " counter(pages) } }
body { font-family: report; font-size: 9pt; line-height: 1.6 }
h1 { font-size: 27pt } h2 { font-size: 12.5pt; color: #12407a } h3 { font-size: 10pt }
table { width: 100%; border-collapse: collapse; border-top: 0.5pt solid; break-inside: avoid; margin-top: 8pt }
th { text-align: left; font-weight: normal; font-size: 7.4pt; color: #625d55; width: 31mm } td { width: 54mm }
"""


def page(report: value.Report, font: Path) -> str:
    """The whole report."""
    subject = report.subject
    parts = [f"<h1>{escape(report.title)}</h1><p>{escape(report.issuer)} {report.number} {report.check_code}</p>"]
    parts += [f"<h2>{escape(subject.name)}</h2><p>{escape(subject.name_en)} {subject.code}</p>"]
    parts += [f"<p>{escape(group.label)} {group.count}</p>" for group in report.groups]
    parts += [f"<p>{escape(report.notice)}</p>", _pairs(report.basic.fields, dict(report.basic.values))]
    for group in (*report.groups, *report.local):
        parts.append(f"<h2>{escape(group.title)}</h2>")
        parts += [_section(section) for section in group.sections]
    parts += [f"<p>{escape(sentence)}</p>" for sentence in (*report.advice, *report.notes)]
    style = STYLE.replace("FONT", font.as_uri())
    return f"<html lang='zh-CN'><title>{escape(report.title)}</title><style>{style}</style><body>{''.join(parts)}"


def _section(section: value.Section) -> str:
    rows = [_record(section, record) for record in section.records] or [f"<p>{escape(section.none_found)}</p>"]
    asked = "；".join(f"{each.name}（{each.state} {each.on}）" for each in section.coverage)
    return f"<h3>{escape(section.title)}</h3>{''.join(rows)}<p>{escape(asked)}</p>"


def _record(section: value.Section, record: value.Record) -> str:
    severity = record.severity.word if record.severity else ""
    head = f"<p><b>{escape(record.head)}</b> {escape(severity)} {record.last_day}</p>"
    return head + _pairs(section.fields, dict(record.values))


def _pairs(fields: tuple[value.Column, ...], values: dict[str, value.Value]) -> str:
    """Two pairs to a line, long texts over the whole line."""
    short = [f"<th>{escape(f.label)}<td>{_said(values.get(f.key))}" for f in fields if f.kind != "long"]
    lines = ["".join(short[at : at + 2]) for at in range(0, len(short), 2)]
    lines += [f"<th>{escape(f.label)}<td colspan=3>{_said(values.get(f.key))}" for f in fields if f.kind == "long"]
    return f"<table>{''.join(f'<tr>{line}' for line in lines)}</table>"


def _said(said: value.Value) -> str:
    if isinstance(said, value.Body):
        return f"{escape(said.name)}<br>{said.code}"
    if isinstance(said, value.Money):
        return said.wan
    return escape(" ".join(said) if isinstance(said, tuple) else said or "—")
