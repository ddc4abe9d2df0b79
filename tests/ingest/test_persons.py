"""Rows about natural persons, and personal facts in rows about others (rules.md S-10, rules.md A-14)."""

from datetime import date

import pytest

from disclosure import codes
from disclosure.ingest import personal
from disclosure.models import Fault, HeldRow, Publication, Subject, SubjectIdentifier
from tests.builders import a_code
from tests.ingest.identities import an_identity, passes_as_both
from tests.ingest.sending import ON, a_row, deliver, outcomes, rules, send, the_publication, write

PERSON = {"subject_kind": "自然人", "subject_name": "张某某", "subject_code": ""}
NUMBER = an_identity()

pytestmark = pytest.mark.django_db


def about_a_person(folder, **roles):
    """A penalty of a person whose paper is an identity card."""
    return deliver(folder, a_row(**PERSON | {"person_id_type": "身份证"} | roles))


def test_an_adults_record_is_kept_and_not_public(tmp_path):
    batch = about_a_person(tmp_path, person_id=NUMBER)
    made = the_publication()
    assert (outcomes(batch), rules(batch, "kept")) == ({"kept": 1}, {"person"})
    assert (made.kept_because, made.public_since, made.changes.count()) == ("person", None, 0)
    assert not Publication.objects.visible(on=ON).exists()


def test_of_the_number_only_a_keyed_digest_and_the_last_four_stay(tmp_path, settings):
    about_a_person(tmp_path, person_id=NUMBER)
    person = Subject.objects.get()
    digest = personal.digest(NUMBER, settings.PERSON_DIGEST_KEY.encode()).hex()
    assert list(person.identifiers.values_list("kind", "value")) == [("person_digest", digest)]
    assert (person.kind, person.adult, person.last_four) == ("person", True, NUMBER[-4:])


def test_the_same_person_is_known_again_by_number_not_by_name(tmp_path):
    about_a_person(tmp_path, person_id=NUMBER)
    about_a_person(tmp_path, person_id=NUMBER.lower(), subject_name="张某甲")
    about_a_person(tmp_path, person_id=an_identity(2))
    assert Subject.objects.count() == 2


@pytest.mark.parametrize(
    ("number", "rule"),
    [
        (an_identity(born=date(2008, 11, 26)), "minor_child"),
        (an_identity(born=date(2020, 1, 1)), "minor_child"),
        ("E12345678", "adulthood_unknown"),
        ("9901011990****0011", "adulthood_unknown"),
        ("", "person_without_identity"),
    ],
)
def test_nothing_is_recorded_of_children_and_of_the_unidentified(tmp_path, number, rule):
    batch = about_a_person(tmp_path, person_id=number)
    assert (outcomes(batch), rules(batch, "not_kept")) == ({"not_kept": 1}, {rule})
    assert not Publication.objects.exists()
    assert not Subject.objects.exists()


def test_who_is_eighteen_on_the_day_of_delivery_is_an_adult(tmp_path):
    assert outcomes(about_a_person(tmp_path, person_id=an_identity(born=date(2008, 11, 25)))) == {"kept": 1}


def test_an_identity_number_in_the_code_column_makes_the_row_a_persons(tmp_path):
    row = a_row(subject_kind="", subject_name="张某某", subject_code=NUMBER)
    batch = deliver(tmp_path, row)
    assert (outcomes(batch), "personal_data_masked" in rules(batch)) == ({"kept": 1}, True)
    assert "CF_XDR_SHXYM" not in the_publication().details


@pytest.mark.parametrize("kind", ["法人及非法人组织", "个体工商户"])
def test_a_business_is_never_taken_for_the_person_whose_number_stands_in_its_row(tmp_path, kind):
    batch = deliver(tmp_path, a_row(subject_kind=kind, subject_code=NUMBER, person_id=NUMBER))
    assert (outcomes(batch), HeldRow.objects.get().reason) == ({"held": 1}, "code_missing")
    assert not Subject.objects.exists()


def test_a_representatives_number_beside_a_code_is_dropped(tmp_path):
    row = a_row("wage_arrears", person_id=NUMBER, representative="李某某")
    assert outcomes(deliver(tmp_path, row, item="wage_arrears")) == {"public": 1}
    made = the_publication()
    assert made.subject.kind == "organisation"
    assert not {"person_id", "representative"} & made.details.keys()


def test_a_number_that_is_an_identity_and_fits_the_code_formula_is_a_persons(tmp_path):
    both = next(number for number in map(an_identity, range(1000)) if codes.is_valid(number))
    assert outcomes(deliver(tmp_path, a_row(subject_kind="", subject_code=both))) == {"kept": 1}


def test_a_tax_number_made_of_an_identity_number_is_masked(tmp_path):
    batch = deliver(tmp_path, a_row(cells={"CF_XDR_SWDJ": NUMBER + "01"}))
    assert outcomes(batch) == {"public": 1}
    assert the_publication().details["CF_XDR_SWDJ"] == "*" * 16 + (NUMBER + "01")[-4:]


@pytest.mark.parametrize("text", ["当事人张某某（{}）到场", "联系电话13800138000", "汇入卡号4111111111111111"])
def test_personal_numbers_in_texts_are_masked_and_reported(tmp_path, text):
    batch = deliver(tmp_path, a_row(facts=text.format(NUMBER)))
    shown = the_publication().details["CF_SY"]
    assert (outcomes(batch), "personal_data_masked" in rules(batch), "****" in shown) == (
        {"public": 1},
        True,
        True,
    )


@pytest.mark.parametrize(("kind", "kept"), [("法人及非法人组织", True), ("个体工商户", False)])
def test_an_address_is_kept_for_organisations_only(tmp_path, kind, kept):
    word = {"法人及非法人组织": "企业"}.get(kind, kind)
    row = a_row("major_tax_violation", subject_kind=word, address="示例市甲区一路1号")
    deliver(tmp_path, row, item="major_tax_violation")
    assert ("address" in the_publication().details) is kept


def test_a_document_number_that_holds_its_own_day_stays_whole(tmp_path):
    number = an_identity(born=date(2026, 8, 15))
    deliver(tmp_path, a_row(document_number=number, decided_on="2026-09-01"))
    assert the_publication().document_number == number


def test_a_childs_number_in_the_column_for_document_numbers_is_masked(tmp_path):
    batch = deliver(tmp_path, a_row(document_number=an_identity(born=date(2015, 8, 15)), decided_on="2026-09-01"))
    assert the_publication().document_number.startswith("*" * 14)
    assert "personal_data_masked" in rules(batch)


@pytest.mark.parametrize("length", [15, 18])
@pytest.mark.parametrize("kind", ["", "个体工商户"])
def test_a_number_that_may_be_a_code_or_a_persons_waits_and_is_starred(tmp_path, length, kind):
    number = passes_as_both(length)
    columns = {"subject_code": number} if length == 18 else {"subject_code": "", "other_code:registration": number}
    batch = deliver(tmp_path, a_row(subject_kind=kind, **columns))
    held = HeldRow.objects.get()
    assert (outcomes(batch), held.reason) == ({"held": 1}, "code_or_identity")
    assert number not in str(held.judged) + held.code


@pytest.mark.parametrize("length", [15, 18])
def test_a_number_that_may_be_both_is_a_code_where_the_row_names_an_organisation(tmp_path, length):
    number = passes_as_both(length)
    columns = {"subject_code": number} if length == 18 else {"subject_code": "", "other_code:registration": number}
    assert outcomes(deliver(tmp_path, a_row(**columns))) == {"public": 1}


@pytest.mark.parametrize("length", [15, 18])
def test_a_number_that_may_be_both_is_a_persons_where_the_row_names_a_person(tmp_path, length):
    number = passes_as_both(length)
    columns = {"subject_code": number} if length == 18 else {"subject_code": "", "other_code:registration": number}
    assert outcomes(deliver(tmp_path, a_row(subject_kind="自然人", **columns))) == {"kept": 1}


def recorded() -> str:
    """Everything that is kept of the rows of a delivery."""
    kept = [*HeldRow.objects.values_list("code", "judged"), *Publication.objects.values_list("details", "flags")]
    return str([*kept, *Fault.objects.values_list("shown"), *SubjectIdentifier.objects.values_list("value")])


CHILD = an_identity(born=date(2015, 3, 7))
WRONG_CHILD = CHILD[:17] + ("0" if CHILD[17] != "0" else "1")


@pytest.mark.parametrize("number", [CHILD, CHILD[:17], WRONG_CHILD])
@pytest.mark.parametrize("kind", ["", "个体工商户", "法人及非法人组织", "自然人"])
def test_a_childs_number_in_the_column_for_codes_is_recorded_nowhere(tmp_path, number, kind):
    deliver(tmp_path, a_row(subject_kind=kind, subject_code=number))
    assert number[:14] not in recorded()


# A district and a small number, as they were given out; it reads as the third of January 1900.
REGISTRATION = next(n for n in (f"99010100010315{last}" for last in range(10)) if codes.examine(n).verdict == "valid")


@pytest.mark.parametrize("column", ["subject_code", "other_code:registration"])
def test_a_registration_number_of_district_and_zeros_is_no_persons(tmp_path, column):
    batch = deliver(tmp_path, a_row(subject_kind="", **{"subject_code": "", column: REGISTRATION}))
    assert (outcomes(batch), the_publication().subject.kind) == ({"public": 1}, "organisation")


def test_a_card_number_that_is_a_registration_number_is_a_companys(tmp_path):
    row = a_row("judgment_defaulter", subject_kind="", cells={"cardNum": REGISTRATION})
    deliver(tmp_path, row, item="judgment_defaulter")
    assert not Subject.objects.filter(kind="person").exists()


@pytest.mark.parametrize("number", ["13912345678", "4111111111111111", "01062345678", CHILD, WRONG_CHILD])
@pytest.mark.parametrize("day", ["2026-09-01", "0001-01-01", "", "?"])
def test_no_document_number_and_day_stop_a_delivery(tmp_path, number, day):
    batch = deliver(tmp_path, a_row(document_number=number, decided_on=day), a_row())
    assert batch.rows_read == 2
    assert outcomes(batch)["public"] >= 1


@pytest.mark.parametrize("damaged", [NUMBER[:17], NUMBER[:17] + "A", NUMBER + "0", "0" + NUMBER, f"ID{NUMBER}"])
@pytest.mark.parametrize("kind", ["", "个体工商户", "法人及非法人组织", "自然人"])
def test_a_damaged_identity_number_in_the_column_for_codes_is_recorded_nowhere(tmp_path, damaged, kind):
    deliver(tmp_path, a_row(subject_kind=kind, subject_code=damaged))
    assert NUMBER[:14] not in recorded()


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"subject_kind": "公民"}, "decisive_word_unknown"),
        ({"subject_kind": "法人或个人"}, "decisive_word_unknown"),
        ({"procedure": "简易处罚"}, "decisive_word_unknown"),
        ({"action": "撤消"}, "decisive_word_unknown"),
        ({"penalty_kinds": "警告（简易程序）"}, "penalty_unclear"),
        ({"penalty_kinds": "罚款;当场处罚决定"}, "penalty_unclear"),
        ({"penalty_kinds": "警告;X"}, "penalty_unclear"),
        ({"penalty_kinds": "其他-警告"}, "penalty_unclear"),
        ({"penalty_kinds": "通报批评一次"}, "penalty_unclear"),
    ],
)
def test_a_word_that_decides_what_is_shown_and_cannot_be_read_makes_the_row_wait(tmp_path, columns, reason):
    batch = deliver(tmp_path, a_row(**columns))
    assert (outcomes(batch), HeldRow.objects.get().reason) == ({"held": 1}, reason)
    assert not Publication.objects.exists()


@pytest.mark.parametrize("kinds", ["罚款;X", "其他", "其他-责令改正", "责令改正", "警告;罚款", "警告;其他"])
def test_an_unknown_penalty_beside_one_that_is_shown_is_shown(tmp_path, kinds):
    assert outcomes(deliver(tmp_path, a_row(penalty_kinds=kinds))) == {"public": 1}


def test_a_file_name_and_a_header_keep_no_identity_number(tmp_path):
    path = write(tmp_path, [a_row() | {f"备注{NUMBER}": "x"}])
    batch = send(path.rename(tmp_path / f"{NUMBER}_{NUMBER[:6]}.csv"))
    assert NUMBER not in batch.file_name + str(batch.tally)


SCRIPTS = ("〇一二三四五六七八九", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९")


@pytest.mark.parametrize("digits", SCRIPTS)
@pytest.mark.parametrize("column", ["subject_code", "other_code:registration", "other_code:tax"])
def test_a_number_in_the_digits_of_another_script_is_recorded_nowhere(tmp_path, digits, column):
    number = NUMBER.translate(str.maketrans("0123456789", digits))
    deliver(tmp_path, a_row(**{column: number}))
    kept = [*HeldRow.objects.values_list("code", "judged"), *Publication.objects.values_list("details", "flags")]
    assert number[:12] not in str([*kept, *Fault.objects.values_list("shown")])


@pytest.mark.parametrize("joint", [";", "、", "；"])
def test_a_number_taken_apart_as_choices_is_recorded_nowhere(tmp_path, joint):
    pieces = joint.join((NUMBER[:6], NUMBER[6:14], NUMBER[14:]))
    deliver(tmp_path, a_row(penalty_kinds=f"限制开展生产经营活动;其他-{pieces}"))
    kept = [*HeldRow.objects.values_list("judged"), *Publication.objects.values_list("details", "flags")]
    assert NUMBER[6:14] not in str([*kept, *Fault.objects.values_list("shown")])


@pytest.mark.parametrize("kind", ["", "个体工商户"])
def test_nothing_is_recorded_of_a_sole_trader_who_is_a_child(tmp_path, kind):
    row = a_row(subject_kind=kind, subject_code=a_code("92"), person_id=CHILD)
    batch = deliver(tmp_path, row)
    assert (outcomes(batch), rules(batch, "not_kept")) == ({"not_kept": 1}, {"minor_child"})
