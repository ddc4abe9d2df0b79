"""Whatever is done to the file of an issued report, a check refuses it, says why, and spends little on it.

A thousand of each side: `python -m tests.bench.forgery`.
"""

import random
import resource
from pathlib import Path
from typing import Any

import pytest

from disclosure.report import authority, reading_file
from disclosure.report.reasons import REASONS
from disclosure.report.verify import check_code, check_file
from tests.attacks import forging
from tests.builders import a_penalty, a_subject
from tests.report import opened
from tests.report.issuing import issued

pytestmark = pytest.mark.django_db
Two = tuple[forging.Genuine, forging.Genuine]


@pytest.fixture(scope="module")
def keys(tmp_path_factory) -> Path:
    """An authority of this module's."""
    folder: Path = tmp_path_factory.mktemp("keys") / "authority"
    authority.make(folder)
    return folder


@pytest.fixture
def two(settings: Any, keys: Path) -> Two:
    """Two signed reports about two subjects with two records each."""
    settings.REPORT_KEY, settings.REPORT_CERTIFICATES = keys / authority.KEY, keys / authority.CERTIFICATES
    return _genuine("示例市恒泰机械有限公司"), _genuine("示例市晨远商贸有限公司")


def _genuine(name: str) -> forging.Genuine:
    subject = a_subject(name)
    for _time in range(2):
        a_penalty(subject=subject)
    made, file = issued(subject)
    assert made.report.signature == "demo"
    return forging.Genuine(made.report.number, made.check_code, file)


def test_every_kind_of_forgery_is_refused_with_its_reason(two: Two) -> None:
    own, other = two
    chance, wrong = random.Random(20261127), {}
    for kind, (forge, reasons) in forging.KINDS.items():
        told = check_file(forge(own, other, chance))
        assert set(told.reasons) <= set(REASONS)
        if told.answer == "genuine" or told.value or told.rows or not set(told.reasons) & reasons:
            wrong[kind] = told.answer, told.reasons
    assert not wrong
    assert [check_file(each.file).answer for each in two] == ["genuine", "genuine"]


def test_the_genuine_file_is_valid_and_whole_to_another_judge(two: Two) -> None:
    for each in two:
        told = opened.program("pdfsig", file=each.file)
        assert "Signature is Valid." in told
        assert "Total document signed" in told


def test_ours_and_not_in_our_books_is_nothing_to_decide(two: Two, settings: Any) -> None:
    own, _other = two
    number = own.number.encode()
    other = forging.numbers.new_number(forging.timezone.now()).encode()
    drawn = own.file[: own.drawn].replace(number, other)
    drawn = drawn.replace(b"/EmbeddedFile", b"/EmbeddedFilX")
    file = forging.pades.signed(drawn, settings.REPORT_KEY, settings.REPORT_CERTIFICATES, "")
    told = check_file(file)
    assert (told.answer, told.reasons) == ("cannot_tell", ("signed_unknown",))


# Each would cost a reader that believes it minutes or gigabytes.
COSTLY = {
    "almost numbers": lambda: b" 20261127090000AAAAAAAB" * 760_000,
    "numbers all the way": lambda: b"20" * 9_000_000,
    "streams without end": lambda: b"stream\n" * 2_500_000,
    "attachments without end": lambda: b"/EmbeddedFile stream\n{" * 800_000,
    "locks without end": lambda: b"/Encrypt 1 0 " * 1_400_000,
    "signatures without end": lambda: b"/ByteRange [0 1 2 3" * 900_000,
    "ends without end": lambda: b"%%EOF" * 3_500_000,
    "brackets": lambda: b"/EmbeddedFile\nstream\n{" + b'"a":[' * 3_000_000,
    "bombs": lambda: (b"/EmbeddedFile\nstream\n" + forging.bomb()) * 20,
    "empty lists": lambda: b'/EmbeddedFile\nstream\n{"a":[' + b"[]," * 600_000 + b"0]}\nendstream",
}
MEGABYTES = 150  # more than at the start, at the worst


@pytest.mark.parametrize("kind", COSTLY)
def test_a_hostile_file_costs_little(kind: str) -> None:
    file = b"%PDF-1.7\n" + COSTLY[kind]()
    assert len(file) <= reading_file.LARGEST
    before = _peak()
    told = check_file(file)
    grown = _peak() - before
    assert told.answer != "genuine"
    assert grown < MEGABYTES


@pytest.mark.parametrize(
    ("mistake", "reason"),
    [
        (lambda number: number[:-1] + ("1" if number[-1] == "0" else "0"), "mistyped_number"),  # its last sign
        (lambda number: number[:15] + ("A" if number[15] != "A" else "B") + number[16:], "mistyped_number"),
        (lambda number: number[1] + number[0] + number[2:], "mistyped_number"),  # two that changed places
        (lambda number: number[:-1], "mistyped_number"),
        (lambda number: number + "0", "mistyped_number"),
        (lambda number: number.replace("1", "１"), "mistyped_number"),
        (lambda number: forging.numbers.new_number(forging.timezone.now()), "no_such_report"),
    ],
)
def test_a_number_that_is_almost_right_is_told_why(mistake, reason: str) -> None:
    made, _file = issued(a_penalty().subject)
    told = check_code(mistake(made.report.number), made.check_code)
    assert (told.answer, told.reasons) == ("differs", (reason,))


def test_a_file_that_has_almost_its_number_names_no_report(two: Two) -> None:
    own, _other = two
    number = own.number[:-1] + ("1" if own.number[-1] == "0" else "0")
    file = b"%PDF-1.7\n" + number.encode() + b"\n%%EOF"
    assert check_file(file).reasons == ("unknown_file",)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
