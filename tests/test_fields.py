"""The field lists in the repository, and the reading of headers against them."""

import pytest
from django.utils import translation

from disclosure import fields
from disclosure.fields import FieldListError, best_edition, editions, load, match_headers
from disclosure.reference.files import rows

PERSONAL = ("representative", "person_id", "person_id_type", "code_or_person_id")
NEGATIVE = {item["code"] for item in rows("reference/items.json") if item["polarity"] == "negative"}
EVERY_LIST = sorted(fields.catalogue())

A_LIST = """
item = "licence"
edition = "1"
key_fields = ["subject_name"]
[[fields]]
code = "name"
label_zh = "名称"
label_en = "Name"
type = "text"
role = "subject_name"
"""


@pytest.mark.parametrize("key", EVERY_LIST)
def test_every_column_has_a_label_in_both_languages(key):
    listed = fields.catalogue()[key]

    assert all(column.label_zh and column.label_en for column in listed.fields)
    assert all(choice.zh and choice.en for column in listed.fields for choice in column.choices)


@pytest.mark.parametrize("key", EVERY_LIST)
def test_what_names_or_identifies_a_person_is_never_shown(key):
    listed = fields.catalogue()[key]

    assert {listed.by_role(role).show for role in PERSONAL if listed.by_role(role)} <= {"never"}


@pytest.mark.parametrize("key", [key for key in EVERY_LIST if key[0] in NEGATIVE])
def test_a_negative_record_needs_document_day_and_authority_by_law(key):
    listed = fields.catalogue()[key]

    for role in ("document_number", "decided_on", "authority_name"):
        assert listed.by_role(role).required == "law"


@pytest.mark.parametrize("key", EVERY_LIST)
def test_its_own_codes_and_its_own_names_are_both_understood(key):
    listed = fields.catalogue()[key]

    for headers in ([c.code for c in listed.fields], [c.label_zh for c in listed.fields]):
        matched = match_headers(headers, listed)
        assert tuple(matched.columns.values()) == listed.fields
        assert best_edition(headers, editions(listed.item)) == listed


def test_headers_are_matched_in_any_width_and_the_rest_is_named():
    listed = fields.catalogue()["penalty", "2019"]

    matched = match_headers(["\ufeff＊罚款金额（万元）", "处罚类别(必填)", "处罚类别", "天气"], listed)

    assert {i: column.role for i, column in matched.columns.items()} == {0: "fine", 1: "penalty_kinds"}
    assert (matched.unknown, matched.repeated) == (("天气",), ("处罚类别",))
    assert "CF_WSH" in {column.code for column in matched.missing}


@pytest.mark.parametrize(
    ("word", "value"),
    [("罚款", "fine"), (" 没收违法所得", "confiscation_gains"), ("其他-退还土地", "other"), ("谈话", None)],
)
def test_words_of_a_vocabulary_are_recognised_and_others_are_not_guessed(word, value):
    assert fields.catalogue()["penalty", "2019"].by_role("penalty_kinds").value_of(word) == value


@pytest.mark.parametrize("edition", ["2015", "2019"])
@pytest.mark.parametrize("kind", ["small_fine", "larger_fine", "huge_fine", "simple_procedure", "other_general"])
def test_a_kind_that_only_the_rules_name_has_a_word_for_the_reader(edition, kind):
    column = fields.catalogue()["penalty", edition].by_role("penalty_kinds")

    assert column.display(kind) != kind


def test_a_word_with_two_meanings_is_refused(tmp_path):
    path = tmp_path / "licence.1.toml"
    choices = 'choices = [{ value = "a", zh = "甲", en = "A" }, { value = "b", zh = "甲", en = "B" }]\n'
    path.write_text(A_LIST.replace('"text"', '"choice"') + choices)

    with pytest.raises(FieldListError, match="means both a and b"):
        load(path)


def test_labels_follow_the_language_of_the_reader():
    column = fields.catalogue()["penalty", "2019"].by_role("penalty_kinds")

    with translation.override("en"):
        assert (column.label, column.display("fine")) == ("Kinds of penalty", "Fine")
    with translation.override("zh-hans"):
        assert (column.label, column.display("fine")) == ("处罚类别", "罚款")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"text"', '"colour"', "unknown type"),
        ('"text"', '"choice"', "vocabulary"),
        ('["subject_name"]', '["year"]', "key field"),
        ('edition = "1"', 'edition = "2"', "named after"),
        ('item = "licence"', "", "item"),
        ("[[fields]]", '[[fields]]\ncolour = "red"', "colour"),
        ("[[fields]]", "[[fields", "Expected"),
    ],
)
def test_a_wrong_list_is_refused_with_its_file_and_reason(tmp_path, old, new, problem):
    path = tmp_path / "licence.1.toml"
    path.write_text(A_LIST.replace(old, new))

    with pytest.raises(FieldListError, match=rf"licence\.1\.toml: .*{problem}"):
        load(path)


def test_a_header_that_means_two_columns_is_refused(tmp_path):
    path = tmp_path / "licence.1.toml"
    path.write_text(A_LIST + A_LIST[A_LIST.index("[[fields]]") :].replace('"name"', '"title"'))

    with pytest.raises(FieldListError, match="share a header"):
        load(path)
