"""Whom a row is about (rules.md S-40): attach what is certain, hold what a person must decide."""

import pytest

from disclosure import codes, names
from disclosure.models import HeldRow, Subject, SubjectIdentifier, SubjectName
from tests.builders import a_code, a_subject
from tests.ingest.sending import a_row, deliver, outcomes, rules, the_publication

NAME = "示例市青禾食品有限公司"
OTHER = "示例市白露医药有限公司"

pytestmark = pytest.mark.django_db


def a_bad_code(valid=""):
    """A code whose check character is wrong."""
    code = valid or a_code()
    return code[:17] + ("0" if code[17] != "0" else "1")


def attached(folder, **roles):
    """The subject a good row was attached to."""
    assert outcomes(deliver(folder, a_row(**roles))) == {"public": 1}
    return the_publication().subject


def held(folder, **roles):
    """The one reason for which a row waits."""
    assert outcomes(deliver(folder, a_row(**roles))) == {"held": 1}
    return HeldRow.objects.get().reason


def test_code_and_current_name_attach(tmp_path):
    known = a_subject(NAME)
    code = known.identifiers.get().value
    assert attached(tmp_path, subject_code=code, subject_name=NAME) == known


@pytest.mark.parametrize("written", ["示例市（青禾）食品有限公司", "示例市青禾 食品有限公司", "示例市青禾食品有限公司​"])
def test_a_name_is_compared_folded(tmp_path, written):
    known = a_subject(NAME)
    assert attached(tmp_path, subject_code=known.identifiers.get().value, subject_name=written) == known


def test_code_and_former_name_attach(tmp_path):
    known = a_subject(NAME)
    SubjectName.objects.create(subject=known, kind="former", value=OTHER, folded=names.fold(OTHER))
    assert attached(tmp_path, subject_code=known.identifiers.get().value, subject_name=OTHER) == known


def test_a_short_name_is_no_proof(tmp_path):
    known = a_subject(NAME)
    SubjectName.objects.create(subject=known, kind="short", value="青禾", folded="青禾")
    assert held(tmp_path, subject_code=known.identifiers.get().value, subject_name="青禾") == "code_name_disagree"


def test_a_known_code_under_another_name_waits(tmp_path):
    code = a_subject(NAME).identifiers.get().value
    assert held(tmp_path, subject_code=code, subject_name=OTHER) == "code_name_disagree"


def test_a_new_code_under_a_known_name_waits(tmp_path):
    a_subject(NAME)
    assert held(tmp_path, subject_name=NAME) == "code_name_disagree"


def test_a_code_that_two_subjects_carry_waits(tmp_path):
    code = a_code()
    a_subject(NAME, code=code)
    a_subject(OTHER, code=code)
    assert held(tmp_path, subject_code=code, subject_name=NAME) == "code_shared"


@pytest.mark.parametrize("code", ["91990100****00012X", "9199010XXXXXX00123"])
def test_a_masked_code_waits(tmp_path, code):
    assert held(tmp_path, subject_code=code) == "code_masked"


@pytest.mark.parametrize("code", ["", "无", "/"])
def test_a_row_without_a_code_waits_even_if_its_name_is_known(tmp_path, code):
    a_subject(NAME)
    assert held(tmp_path, subject_code=code, subject_name=NAME) == "code_missing"


def test_an_unknown_code_that_fails_the_formula_waits(tmp_path):
    assert held(tmp_path, subject_code=a_bad_code()) == "code_not_valid"


def test_a_known_code_that_fails_the_formula_attaches_and_is_flagged(tmp_path):
    code = a_bad_code()
    known = a_subject(NAME, code=code)
    batch = deliver(tmp_path, a_row(subject_code=code, subject_name=NAME))
    assert (outcomes(batch), the_publication().subject, "bad_check" in rules(batch)) == (
        {"public": 1},
        known,
        True,
    )
    assert "bad_check" in the_publication().flags


def test_a_valid_unknown_code_with_an_unknown_name_makes_a_subject(tmp_path):
    made = attached(tmp_path, subject_name=NAME, subject_code=codes.make("92990100MA00000K"))
    assert (made.name, made.kind, made.names.get().folded) == (
        NAME,
        Subject.Kind.SOLE_TRADER,
        names.fold(NAME),
    )
    assert made.identifiers.get().kind == SubjectIdentifier.Kind.USCC


def test_an_older_number_makes_a_subject_of_its_kind(tmp_path):
    body = "MA00000K"
    made = attached(tmp_path, subject_code="", cells={"CF_XDR_ZZJG": body + codes.organisation_check(body)})
    assert made.identifiers.get().kind == SubjectIdentifier.Kind.ORGANISATION


def test_of_two_new_codes_with_one_new_name_in_a_file_the_second_waits(tmp_path):
    batch = deliver(tmp_path, a_row(subject_name=NAME), a_row(subject_name=NAME))
    assert (outcomes(batch), Subject.objects.count()) == ({"public": 1, "held": 1}, 1)


def test_two_new_names_with_one_new_code_in_a_file_are_not_one_subject(tmp_path):
    code = a_code()
    batch = deliver(tmp_path, a_row(subject_code=code, subject_name=NAME), a_row(subject_code=code, subject_name=OTHER))
    assert (outcomes(batch), Subject.objects.count()) == ({"public": 1, "held": 1}, 1)


def test_the_name_of_its_time_attaches_through_the_current_one_beside_it(tmp_path):
    row = a_row("a_taxpayer", subject_name=OTHER, current_name=NAME)
    assert outcomes(deliver(tmp_path, row, item="a_taxpayer")) == {"public": 1}
    made = the_publication().subject
    assert (made.name, set(made.names.values_list("kind", "value"))) == (
        NAME,
        {("current", NAME), ("former", OTHER)},
    )


def test_a_person_with_the_same_name_does_not_keep_a_company_waiting(tmp_path):
    person = a_subject("张三", code="", kind="person", adult=True, registered_on=None, status="")
    assert attached(tmp_path, subject_name="张三") != person
