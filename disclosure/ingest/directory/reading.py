"""Read a directory file: names, codes and registration facts of subjects, or further names of known ones."""

import gzip
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from disclosure import codes
from disclosure.ingest.cells import CellProblem, clean, to_date
from disclosure.ingest.misplaced import is_persons
from disclosure.ingest.opening import Refused, limits, open_delivery
from disclosure.ingest.personal import mask
from disclosure.models import Subject, SubjectName
from disclosure.names import fold

CHUNK: Final = 1 << 20
# Column -> other headers it is known by.
COLUMNS: Final = {
    "name": ("名称", "企业名称", "主体名称"),
    "uscc": ("统一社会信用代码", "code"),
    "reg_date": ("登记日期", "成立日期", "registered_on"),
    "ent_type": ("主体类型", "企业类型"),
    "province": ("省份",),
    "city": ("城市",),
    "kind": ("名称类别",),
    "status": ("登记状态", "经营状态", "企业状态"),
    "valid_to": ("曾用至", "停用日期", "使用截止日期"),
}
# What directories write of a subject's status; another word is left out, since nothing public follows from it.
STATUSES: Final = {
    **dict.fromkeys(("active", "存续", "在业", "开业", "在营", "正常"), Subject.Status.ACTIVE.value),
    **dict.fromkeys(("deregistered", "注销", "已注销"), Subject.Status.DEREGISTERED.value),
    **dict.fromkeys(("revoked", "吊销", "已吊销", "吊销未注销"), Subject.Status.REVOKED.value),
}


_WORDS: Final = {column: frozenset(map(fold, (column, *also))) for column, also in COLUMNS.items()}


class Entry(NamedTuple):
    """One row of a directory: a subject with its facts, or with `name_kind` a further name of a known one."""

    row: int
    name: str
    folded: str
    code: str
    code_kind: str
    doubtful: bool
    registered_on: date | None
    ent_type: str
    place: str
    name_kind: str
    status: str
    valid_to: date | None  # the last day of a former name


class Odd(NamedTuple):
    """A remark on a row, or a row that cannot be an entry; `rule` is a key of RULES."""

    row: int
    rule: str
    shown: str


@dataclass(frozen=True, slots=True)
class Directory:
    """An open directory file: `further` tells names of known subjects from subjects."""

    further: bool
    rows: Iterator[Entry | Odd]


@contextmanager
def opened(path: Path) -> Iterator[Directory]:
    """Open a directory file, plain or .gz. Raises Refused with one clear sentence."""
    with _plain(path) as plain:
        delivery = open_delivery(plain)
        places = _placed(delivery.headers)
        if not {"name", "uscc"} <= places.keys():
            raise Refused("no_directory")
        yield Directory("kind" in places, (_entry(places, *raw) for raw in delivery.rows))


def _placed(headers: tuple[str, ...]) -> dict[str, int]:
    known = {word: column for column, words in _WORDS.items() for word in words}
    return {known[fold(header)]: place for place, header in enumerate(headers) if fold(header) in known}


def _entry(places: dict[str, int], row: int, cells: list[str], problem: str) -> Entry | Odd:
    if problem:
        rule, _, counted = problem.partition(" ")
        return Odd(row, rule, counted)

    def cell(column: str) -> str:
        return clean(cells[places[column]]) if column in places else ""

    name, kind = cell("name"), cell("kind")
    examined = codes.examine(cell("uscc"))
    texts = (name, kind, *map(cell, ("ent_type", "province", "city")))
    if is_persons(cell("uscc"), examined) or any("identity" in mask(text)[1] for text in texts):
        return Odd(row, "identity_number", "")  # before anything of the row is repeated in a remark
    if fold(name) in _WORDS["name"] and fold(cell("uscc")) in _WORDS["uscc"]:
        return Odd(row, "header_repeated", "")
    if not name or not fold(name) or len(name) > 200:
        return Odd(row, "name_unusable", name[:60])
    if "kind" in places and kind not in SubjectName.Kind.values:
        return Odd(row, "kind_unknown", kind[:60])
    if examined.kind in (codes.Kind.EMPTY, codes.Kind.MASKED) or len(examined.value) > 64:
        return Odd(row, "code_unusable", name[:60])
    return Entry(
        row,
        name,
        fold(name),
        examined.value,
        codes.identifier_kind(examined.kind),
        examined.verdict != codes.Verdict.VALID,
        _day(cell("reg_date")),
        cell("ent_type")[:100],
        " ".join(dict.fromkeys(filter(None, (cell("province"), cell("city")))))[:100],
        kind,
        STATUSES.get(fold(cell("status")), ""),
        _day(cell("valid_to")),
    )


def _day(text: str) -> date | None:
    """A day; an unreadable one is left out, since nothing depends on it."""
    try:
        return to_date(text) if text else None
    except CellProblem:
        return None


@contextmanager
def _plain(path: Path) -> Iterator[Path]:
    """The file itself, or what a .gz unpacks to, bounded, in a folder that goes away again."""
    if path.suffix != ".gz" or not path.is_file():
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="directory-") as folder:
        plain = Path(folder) / path.stem.replace(".gz", "")
        _unpack(path, plain)
        yield plain


def _unpack(path: Path, to: Path) -> None:
    written = 0
    try:
        with gzip.open(path) as packed, to.open("wb") as out:
            while chunk := packed.read(CHUNK):
                written += len(chunk)
                if written > limits.FILE_BYTES:
                    raise Refused("too_large", limit=limits.FILE_BYTES // limits.MIB)
                out.write(chunk)
    except (OSError, EOFError, zlib.error):
        raise Refused("broken_archive") from None
