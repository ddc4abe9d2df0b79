"""Report numbers and check codes."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from disclosure.codes import ALPHABET
from disclosure.report import numbers

AT = datetime(2026, 11, 27, 3, 4, 5, tzinfo=UTC)


def test_a_number_tells_its_second_in_local_time() -> None:
    number = numbers.new_number(AT)
    assert number.startswith("20261127110405")
    assert (len(number), numbers.is_number(number)) == (22, True)


@given(st.integers(0, 21), st.sampled_from(ALPHABET))
def test_any_sign_that_is_wrong_shows(place: int, sign: str) -> None:
    number = numbers.new_number(AT)
    wrong = number[:place] + sign + number[place + 1 :]
    assert numbers.is_number(wrong) == (wrong == number)


@given(st.integers(0, 20))
def test_two_signs_that_changed_places_show(place: int) -> None:
    number = numbers.new_number(AT)
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert numbers.is_number(swapped) == (swapped == number)


def test_what_is_read_from_paper_is_understood() -> None:
    code = numbers.new_code()
    assert numbers.is_code(code)
    assert numbers.typed(f" {code[:4]}-{code[4:8].lower()} {code[8:]}") == code
    assert numbers.typed("oO1iIzZsS") == "001112255"


def test_a_code_is_of_its_number_alone() -> None:
    one, other = numbers.new_number(AT), numbers.new_number(AT)
    assert numbers.digest(one, "CODE") != numbers.digest(other, "CODE")
