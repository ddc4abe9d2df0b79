"""Every word of a batch report comes out of some row, with its reason and remedy; rows read = the sum of outcomes."""

from datetime import date

import pytest

from disclosure import codes
from disclosure.ingest import reasons
from disclosure.ingest.brief import NotDeliverable
from disclosure.ingest.opening import ROW_PROBLEMS
from disclosure.models import Authority, Batch, PeriodRule
from tests.builders import a_code, a_subject
from tests.ingest.identities import an_identity, passes_as_both
from tests.ingest.sending import CENTRE, FORMS, ON, a_row, deliver, outcomes, rules, send, the_publication, write

ECOLOGY = "11990200MB0002022K"  # of another city
PERSON = {"subject_kind": "自然人", "subject_code": "", "subject_name": "张某某"}

pytestmark = pytest.mark.django_db


def penalty(**roles):
    return "penalty", a_row(**roles)


def taxpayer(**roles):
    return "a_taxpayer", a_row("a_taxpayer", **roles)


def code(written):
    return penalty(subject_code=written)


def wrong(valid):
    """A code that fails the formula in its last character."""
    return valid[:17] + next(sign for sign in codes.ALPHABET if sign not in (valid[17], "X"))


# word of the report: the item and row that brings it
FAULTS = {
    "required_by_law": lambda: penalty(document_number=""),
    "too_long": lambda: penalty(subject_name="甲" * 201),
    "decided_in_future": lambda: penalty(decided_on="2026-11-26"),
    "implausible_date": lambda: penalty(decided_on="1970-01-01"),
    "authority_unknown": lambda: penalty(authority_name="某某局", authority_code=a_code("11")),
    "nothing_to_take_back": lambda: penalty(action="撤销"),
    "criminal_fine": lambda: penalty(penalty_kinds="罚金"),
    "not_a_date": lambda: penalty(decided_on="去年"),
    "date_incomplete": lambda: penalty(decided_on="2026-09"),
    "date_with_zone": lambda: penalty(decided_on="2026-09-01T00:00:00Z"),
    "no_such_day": lambda: penalty(decided_on="2026-02-30"),
    "not_an_amount": lambda: penalty(fine="若干"),
    "amount_negative": lambda: penalty(fine="-3"),
    "amount_exponent": lambda: penalty(fine="1e4"),
    "amount_in_yuan": lambda: penalty(fine="3000元"),
    "amount_too_large": lambda: penalty(fine="1234567890123"),
    "amount_too_precise": lambda: penalty(fine="0.0000001"),
    "not_a_year": lambda: taxpayer(year="去年"),
}
NOT_KEPT = {
    "outside_mandate": lambda: penalty(authority_code=ECOLOGY, authority_name="样例市生态环境局"),
    "minor_child": lambda: penalty(**PERSON, person_id=an_identity(born=date(2015, 1, 1))),
    "person_without_identity": lambda: penalty(**PERSON),
    "adulthood_unknown": lambda: penalty(**PERSON, person_id="E12345678"),
}
KEPT = {
    "minor": lambda: penalty(penalty_kinds="警告"),
    "past_end": lambda: penalty(decided_on="2019-01-01"),
    "person": lambda: penalty(**PERSON, person_id=an_identity()),
}
HELD = {
    "code_name_disagree": lambda: code(a_subject().identifiers.get().value),
    "code_masked": lambda: code("91990100****00012X"),
    "code_missing": lambda: code(""),
    "code_not_valid": lambda: code(wrong(a_code())),
    "code_or_identity": lambda: penalty(subject_kind="", subject_code=passes_as_both(18)),
    "decisive_word_unknown": lambda: penalty(subject_kind="火星企业"),
    "amount_disagrees": lambda: penalty(fine="80000", content="罚款80000元"),
    "fine_without_amount": lambda: penalty(fine=""),
    "penalty_unclear": lambda: penalty(penalty_kinds="警告（当场）"),
}
FLAGS = {
    "missing_standard": lambda: penalty(content=""),
    "unknown_choice": lambda: penalty(penalty_kinds="罚款;火星处罚"),
    "bad_check": lambda: code(wrong(a_code())),
    "foreign_letter": lambda: code("91990100MA00000O1S"),
    "bad_organisation_check": lambda: code(codes.make("91990100MA0000000")),
    "unknown_region": lambda: code(codes.make("9199AB00MA00000K")),
    "unknown_prefix": lambda: code(codes.make("Y9990100MA00000K")),
    "masked": lambda: code("91990100****00012X"),
    "no_check_character": lambda: code("3301002009999"),
    "cooperative_number": lambda: code("429006NA000022X"),
    "spreadsheet_number": lambda: code("9.1E+17"),
    "unknown_form": lambda: code("旧号"),
    "older_code": lambda: code("3301002009999"),
    "authority_by_name": lambda: penalty(authority_code=""),
    "authority_name_differs": lambda: penalty(authority_name="示例市市监局"),
    "authority_assumed": lambda: penalty(authority_name="本局", authority_code=""),
    "personal_data_masked": lambda: penalty(facts=f"身份证号码{an_identity()}"),
    "no_amount_line": lambda: (
        "penalty",
        a_row(authority_name="示例市应急管理局", authority_code="11990100MB0001038T"),
    ),
    "kind_not_in_table": lambda: penalty(penalty_kinds="其他-责令道歉"),
    "date_from_year": lambda: taxpayer(decided_on=""),
    "optional_unreadable": lambda: ("wage_arrears", a_row("wage_arrears", cells={"amount": "若干"})),
}
OF_A_CODE = {  # and so the row waits, for its subject cannot be told
    *(
        "bad_check",
        "foreign_letter",
        "masked",
        "no_check_character",
        "cooperative_number",
        "spreadsheet_number",
    ),
    *("unknown_form", "older_code"),
}
TABLE = {**FAULTS, **NOT_KEPT, **KEPT, **HELD, **FLAGS}
# Words that no single row brings about; each has a test of its own.
ELSEWHERE = {
    *("same_key_differs", "unknown_column", "repeated_column", "twin_differs", "ended"),
    *("older_delivery", "numbers_incomplete"),
    *("code_shared", "no_rule", "not_shown_by_rule", "authority_ended", "held_taken_in", "held_not_taken_in"),
    *("nil_return_contradicted", "not_public_item"),
}


def test_the_table_names_every_word_there_is():
    assert TABLE.keys() | ELSEWHERE | ROW_PROBLEMS.keys() == reasons.RULES.keys()


@pytest.mark.parametrize("rule", TABLE)
def test_some_row_brings_the_word_and_is_accounted_for(tmp_path, rule):
    item, row = TABLE[rule]()
    source = CENTRE if rule == "no_amount_line" else ""
    batch = deliver(tmp_path, row, item=item, source=source)
    assert rule in rules(batch)
    assert batch.rows_read == 1


@pytest.mark.parametrize(
    ("outcome", "words"), [("faulty", FAULTS), ("not_kept", NOT_KEPT), ("kept", KEPT), ("held", HELD)]
)
def test_the_word_goes_with_its_outcome(tmp_path, outcome, words):
    for rule, made in words.items():
        item, row = made()
        batch = deliver(tmp_path, row, item=item)
        assert (outcomes(batch), rules(batch, outcome)) == ({outcome: 1}, {rule}), rule


@pytest.mark.parametrize("rule", sorted(FLAGS.keys() - OF_A_CODE))
def test_a_flag_alone_does_not_keep_a_row_from_the_public(tmp_path, rule):
    item, row = FLAGS[rule]()
    batch = deliver(tmp_path, row, item=item, source=CENTRE if rule == "no_amount_line" else "")
    assert outcomes(batch) == {"public": 1}


@pytest.mark.parametrize("rule", sorted(reasons.RULES))
def test_every_word_has_a_reason_and_a_remedy(rule):
    reason = reasons.RULES[rule]
    assert str(reason.sentence).endswith(".")
    assert str(reason.remedy).endswith(".")


@pytest.mark.parametrize("form", FORMS)
def test_columns_that_the_law_requires_and_the_header_lacks_are_one_fault_of_the_file(tmp_path, form):
    rows = [a_row(), a_row()]
    without = [column for column in rows[0] if column not in ("CF_JDRQ", "CF_CFLB")]
    with pytest.raises(NotDeliverable, match=r"law requires: CF_CFLB \(.*\), CF_JDRQ \(.*\)\. Add them"):
        send(write(tmp_path, rows, form=form, columns=without))
    assert not Batch.objects.exists()


def test_a_row_of_fewer_cells_than_columns_is_a_fault_that_tells_both_numbers(tmp_path):
    path = write(tmp_path, [a_row(), a_row()])
    lines = path.read_text(encoding="utf-8").splitlines()
    head, short = len(lines[0].split(",")), lines[1].split(",")[:-2]
    path.write_text("\n".join([lines[0], ",".join(short), lines[2], ","]), encoding="utf-8")
    batch = send(path)
    assert outcomes(batch) == {"public": 1, "faulty": 1}
    assert [(fault.rule, fault.shown) for fault in batch.faults.filter(weight="faulty")] == [
        ("too_few_cells", f"{head - 2}/{head}")
    ]


@pytest.mark.parametrize("edition", ["2015", "2019"])
@pytest.mark.parametrize("kinds", ["罚金", "警告;罚金"])
def test_a_criminal_fine_is_no_administrative_one(tmp_path, edition, kinds):
    batch = deliver(tmp_path, a_row("penalty", edition, penalty_kinds=kinds))
    assert (outcomes(batch), rules(batch, "faulty")) == ({"faulty": 1}, {"criminal_fine"})


def test_without_a_dated_rule_nothing_is_shown(tmp_path):
    PeriodRule.objects.filter(item__code="wage_arrears").delete()
    batch = deliver(tmp_path, a_row("wage_arrears"), item="wage_arrears")
    assert (outcomes(batch), rules(batch, "faulty")) == ({"faulty": 1}, {"no_rule"})


def test_what_the_rule_of_its_time_did_not_show_is_kept(tmp_path):
    row = a_row(penalty_kinds="警告", decided_on="2026-02-01")
    batch = deliver(tmp_path, row, on=date(2026, 3, 1))
    assert (outcomes(batch), rules(batch, "kept")) == ({"kept": 1}, {"not_shown_by_rule"})


def test_unknown_and_repeated_columns_are_remarks_on_the_file(tmp_path):
    path = tmp_path / "a.csv"
    row = a_row() | {"处罚机关": "另一局", "心情": "好"}
    path.write_text("\n".join([",".join(row), ",".join(row.values())]), encoding="utf-8")
    batch = send(path)
    assert outcomes(batch) == {"public": 1}
    assert {"unknown_column: 心情", "repeated_column: 处罚机关"} <= batch.tally.keys()


def test_a_row_broken_in_its_file_is_a_fault_and_the_next_one_goes_on(tmp_path):
    path = write(tmp_path, [a_row(), a_row()])
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0], lines[1] + ",zu viel", lines[2]]), encoding="utf-8")
    batch = send(path)
    assert (outcomes(batch), rules(batch, "faulty")) == ({"public": 1, "faulty": 1}, {"too_many_cells"})


def test_an_authority_with_a_code_of_its_own_is_never_taken_for_the_source(tmp_path):
    batch = deliver(tmp_path, a_row(authority_name="某某局", authority_code=a_code("11")))
    assert rules(batch, "faulty") == {"authority_unknown"}
    assert Authority.objects.filter(name_zh="某某局").count() == 0


def test_the_batch_flag_says_the_procedure_of_all_its_rows(tmp_path):
    batch = deliver(tmp_path, a_row(), procedure="simple")
    assert (outcomes(batch), rules(batch, "kept")) == ({"kept": 1}, {"minor"})
    assert PeriodRule.objects.filter(kind="simple_procedure").exists()
    assert batch.on == ON


def test_a_faulty_row_is_told_everything_that_is_odd_about_it(tmp_path):
    row = a_row(
        decided_on="2026-02-30",
        fine="3000元",
        authority_name="某某局",
        authority_code=a_code("11"),
        subject_code=wrong(a_code()),
        penalty_kinds="火星处罚",
    )
    batch = deliver(tmp_path, row)
    assert rules(batch, "faulty") == {"no_such_day", "amount_in_yuan", "authority_unknown"}
    assert {"unknown_choice", "bad_check"} <= rules(batch, "flagged")


@pytest.mark.parametrize("word", ["长期", "长期有效", "2099-12-31"])
def test_a_licence_without_an_end_may_say_so_in_words(tmp_path, word):
    batch = deliver(tmp_path, a_row("licence", valid_until=word), item="licence")
    assert outcomes(batch) == {"public": 1}
    assert the_publication().details["XK_YXQZI"] == "2099-12-31"


@pytest.mark.parametrize(
    ("fine", "content", "held"),
    [
        ("120000", "罚款120000元。", True),
        ("9000", "处以罚款人民币9,000元整", True),
        ("200000", "罚款20万元", True),
        ("50", "罚款50.00元", True),
        ("20", "罚款20万元", False),
        ("0.9", "罚款9000元", False),
        ("12000", "罚款1.2亿元，每户1000元", False),
        ("8", "罚款", False),
        ("8", "没收违法所得3元，罚款80000元", False),
    ],
)
def test_a_fine_filled_in_yuan_waits(tmp_path, fine, content, held):
    batch = deliver(tmp_path, a_row(fine=fine, content=content))
    assert ("amount_disagrees" in rules(batch, "held"), "held" in outcomes(batch)) == (held, held)


def test_what_was_confiscated_waits_when_it_is_filled_in_yuan(tmp_path):
    row = a_row(penalty_kinds="没收违法所得", fine="", confiscated="35000", content="没收违法所得3.5万元")
    assert rules(deliver(tmp_path, row), "held") == {"amount_disagrees"}


@pytest.mark.parametrize(
    ("kinds", "held"), [("罚款", True), ("警告;罚款", True), ("罚款;责令停产停业", False), ("罚款;没收违法所得", False)]
)
def test_a_fine_without_amount_waits_where_its_class_hangs_on_it(tmp_path, kinds, held):
    batch = deliver(tmp_path, a_row(penalty_kinds=kinds, fine=""))
    assert outcomes(batch) == ({"held": 1} if held else {"public": 1})
