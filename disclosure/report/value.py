"""What a credit report says, in one language, frozen: pages, paper, JSON and checks draw this and nothing else.

Days are ISO texts; 2099-12-31 is "no end" (rules.md D-06). No score, no grade of its own (rules.md D-04).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

VERSION: Final = "V2.0"  # of the national layout (rules.md D-01)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as texts, exact: in units of 10,000 yuan as delivered, and in yuan."""

    wan: str
    yuan: str


@dataclass(frozen=True, slots=True)
class Body:
    """A public body with its unified social credit code."""

    name: str
    code: str


Value = str | Money | Body | tuple[str, ...] | None  # a tuple: the first and the last day of a period


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a section. `kind` decides how a value is written: text, date, money, code, number, serial, year,
    body, wide, long, period."""

    key: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One source of a section: delivered, declared none, late, or never heard (`on` is ""); for how many bodies."""

    name: str
    state: str
    on: str
    authorities: int


@dataclass(frozen=True, slots=True)
class Word:
    """A machine word and the reader's word for it."""

    code: str
    word: str


@dataclass(frozen=True, slots=True)
class Tag:
    """What is said of the subject in the head: plain, good, bad or warn."""

    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class Note:
    """A mark beside a record or a sentence about it: what is pending, what a list means."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """One publication: reference and version say which, `values` what, by the keys of the section's columns."""

    head: str
    values: Mapping[str, Value]
    ref: str
    version: int
    severity: Word | None = None
    last_day: str = ""
    flag: str = ""
    marks: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of information: its records, whom it was asked of, and the sentence where there are none (D-05)."""

    code: str
    title: str
    layout: str  # records, table
    head_label: str
    fields: tuple[Column, ...]
    records: tuple[Record, ...]
    coverage: tuple[Asked, ...]
    none_found: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One count of the summary and its sections (rules.md D-03)."""

    code: str
    title: str
    label: str
    count: int
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Basic:
    """Registration facts, and where they come from."""

    fields: tuple[Column, ...]
    values: Mapping[str, Value]
    coverage: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Scoped:
    """One line of what a special report was asked: addressee, purpose, period, area."""

    label: str
    kind: str
    value: Value


@dataclass(frozen=True, slots=True)
class Site:
    """Name and the only valid host, without a scheme."""

    name: str
    host: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Whether the file is signed, in machine words and in the reader's."""

    state: str  # signed, demo, unsigned
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class About:
    """Whom the report is about; `name_en` and `code` may be ""."""

    name: str
    name_en: str
    code: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. `number`, `check_code`, `issued_at`, `verify_url` and `signature` come when it is issued."""

    kind: str  # general_org, special, personal
    version: str
    language: str  # zh-hans, en
    title: str
    subtitle: str
    number: str
    check_code: str
    issued_at: str
    data_until: str
    issuer: str
    site: Site
    verify_url: str
    signature: Signature
    subject: About
    notice: str
    basic: Basic
    groups: tuple[Group, ...]
    advice: tuple[str, ...]
    notes: tuple[str, ...]
    statement: str = ""
    scope: tuple[Scoped, ...] = ()
    fields_covered: tuple[str, ...] = ()
    local: tuple[Group, ...] = ()  # the local supplement, drawn after the advice and outside the summary (D-03)

    @property
    def sections(self) -> Iterator[Section]:
        """Every section in its order."""
        return (section for group in (*self.groups, *self.local) for section in group.sections)

    @property
    def rows(self) -> list[tuple[str, int]]:
        """Reference and version of every record, as it is drawn."""
        return [(record.ref, record.version) for section in self.sections for record in section.records]

    @property
    def counts(self) -> dict[str, int]:
        """How many records each section has."""
        return {section.code: len(section.records) for section in self.sections}


def as_json(report: Report) -> str:
    """The canonical text: keys in their order, no spaces; an optional key without anything to say is left out."""
    return json.dumps(_plain(report), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Report:
    """The value again. Raises ValueError for anything that `as_json` did not write."""
    try:
        report: Report = _typed(Report, json.loads(text))
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError("not a credit report") from error
    return report


def _plain(node: Any) -> Any:
    if isinstance(node, str | int) or node is None:
        return node
    if isinstance(node, tuple):
        return [_plain(each) for each in node]
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, value in node.items()}
    kind: Any = type(node)
    told = ((each.name, getattr(node, each.name), each.default) for each in _fields(kind))
    return {name: _plain(value) for name, value, default in told if default is MISSING or value != default}


@cache
def _fields(kind: type) -> tuple[Field[Any], ...]:
    return fields(kind)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _typed(kind: Any, node: Any) -> Any:
    if kind == Value:
        return _value(node)
    if get_origin(kind) is UnionType:  # something or None, which is left out
        kind = get_args(kind)[0]
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _typed(hints[name], value) for name, value in node.items()})
    if get_origin(kind) is tuple:
        return tuple(_typed(get_args(kind)[0], each) for each in _a(list, node))
    if get_origin(kind) is Mapping:
        return {key: _typed(get_args(kind)[1], value) for key, value in _a(dict, node).items()}
    return _a(kind, node)


def _value(node: Any) -> Value:
    if isinstance(node, dict):
        return _typed(Money if "wan" in node else Body, node)  # type: ignore[no-any-return]
    if isinstance(node, list):
        return tuple(_a(str, each) for each in node)
    return None if node is None else _a(str, node)


def _a(kind: Any, node: Any) -> Any:
    if type(node) is not kind:
        raise TypeError(f"{node!r} is no {kind}")
    return node
