"""The three answers about a code, checked against codes published as examples or invented in area 99xxxx."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure import codes
from disclosure.codes import ALPHABET, Kind, Verdict, examine

PREFIXES = st.builds(
    "{}{:04d}{}".format,
    st.sampled_from(["1199", "1299", "5199", "9199", "9299", "9399", "A199", "N299", "Y199"]),
    st.integers(0, 9999),
    st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=8, max_size=8),
)
VALID = PREFIXES.map(codes.make)


@given(VALID)
def test_a_completed_code_is_valid_and_nothing_about_it_is_odd(code):
    assert codes.is_valid(code)
    assert examine(code) == codes.Examined(Kind.USCC, code, Verdict.VALID)


@given(VALID, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_always_noticed_and_the_right_code_is_suggested(code, place, sign):
    typed = code[:place] + sign + code[place + 1 :]

    judged = examine(typed)

    assert (judged.verdict is Verdict.VALID) is (typed == code)
    assert typed == code or judged.kind is Kind.MASKED or code in judged.suggestions


@given(VALID, st.integers(0, 16))
def test_swapped_neighbours_are_noticed_and_put_right(code, place):
    typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]

    assert typed == code or examine(typed).kind is Kind.MASKED or code in examine(typed).suggestions


@given(st.text())
def test_any_text_is_judged_without_an_error_and_normalising_twice_changes_nothing(text):
    judged = examine(text)

    assert judged.value == codes.normalise(text) == codes.normalise(judged.value)


@pytest.mark.parametrize("code", ["91350100M0001TGQXM", "91350211M0000XUF46", "91350203M0001FUE2P"])
def test_pilot_codes_that_fail_the_formula_are_kept_and_noted(code):
    judged = examine(code)

    assert judged.value == code
    assert "bad_check" in judged.notes


def test_a_remainder_of_zero_gives_the_sign_zero_and_not_an_error():
    first17 = "0" * 17

    assert codes.check_character(first17) == "0"


def test_letters_that_are_not_in_the_alphabet_are_suggestions_only():
    code = codes.make("91990101MA0100X1")

    judged = examine("9I" + code[2:])

    assert (judged.value, judged.verdict) == ("9I" + code[2:], Verdict.DID_YOU_MEAN)
    assert judged.suggestions[0] == code


@pytest.mark.parametrize(
    ("printed", "kind", "verdict", "notes"),
    [
        ("990101000000018", Kind.REGISTRATION, Verdict.VALID, ()),
        ("990101000000015", Kind.REGISTRATION, Verdict.MAY_EXIST, ("bad_check",)),
        ("990101NA000001X", Kind.REGISTRATION, Verdict.MAY_EXIST, ("cooperative_number",)),
        ("9901011100001", Kind.REGISTRATION_13, Verdict.MAY_EXIST, ("no_check_character",)),
        ("MA0100X1-0", Kind.ORGANISATION, Verdict.MAY_EXIST, ("bad_check",)),
        ("91990101**********", Kind.MASKED, Verdict.MAY_EXIST, ("masked",)),
        ("91990101XXXXXXXXXX", Kind.MASKED, Verdict.MAY_EXIST, ("masked",)),
        ("— —", Kind.EMPTY, Verdict.MAY_EXIST, ()),
        ("无", Kind.EMPTY, Verdict.MAY_EXIST, ()),
        ("9.1E+17", Kind.OTHER, Verdict.MAY_EXIST, ("spreadsheet_number",)),
        ("企合示总字第000001号", Kind.OTHER, Verdict.MAY_EXIST, ("unknown_form",)),
    ],
)
def test_older_numbers_masks_and_gaps_are_told_apart(printed, kind, verdict, notes):
    judged = examine(printed)

    assert (judged.kind, judged.verdict, judged.notes) == (kind, verdict, notes)


def test_an_unknown_region_or_prefix_is_a_note_and_no_reason_to_refuse():
    code = codes.make("98990999MA0100X1")

    judged = examine(code, regions={"990101"})

    assert (judged.verdict, judged.notes) == (Verdict.VALID, ("unknown_prefix", "unknown_region"))


def test_width_case_and_separators_do_not_matter():
    code = codes.make("91990101MA0100X1")
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code.lower())

    assert examine(f" {wide[:8]}－{wide[8:]}　").value == code
    assert codes.grouped(code) == ("91", "990101", code[8:])


def test_an_incomplete_code_cannot_be_given_a_check_character():
    with pytest.raises(ValueError, match="seventeen"):
        codes.check_character("91990101")


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("11", "government"),
        ("12", "institution"),
        ("51", "social"),
        ("52", "social"),
        ("53", "social"),
        ("91", "organisation"),
        ("92", "sole_trader"),
        ("93", "cooperative"),
        ("N2", "organisation"),
    ],
)
def test_the_first_two_signs_tell_the_kind_of_bearer(start, kind):
    assert codes.subject_kind(codes.make(f"{start}990100MAD00001")) == kind
