"""Subjects found by code and by name."""

from datetime import date

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure.models import SubjectIdentifier, SubjectName
from disclosure.names import fold
from disclosure.search import BadCursor, Criteria, known_codes, search_subjects
from disclosure.search.finding import BEGINNING, WITHIN
from disclosure.search.page import encode
from tests.builders import a_code, a_person, a_region, a_subject

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def found(text, **narrowed):
    return search_subjects(Criteria(text=text, **narrowed), on=TODAY)


def subjects(text, **narrowed):
    return [hit.subject for hit in found(text, **narrowed).items]


def also_called(subject, value, kind="former", **fields):
    return SubjectName.objects.create(subject=subject, value=value, folded=fold(value), kind=kind, **fields)


def test_a_code_finds_its_subject_in_any_dress():
    code = a_code()
    subject = a_subject(code=code)

    for dress in (code, code.lower(), f"{code[:2]} {code[2:8]} {code[8:]}", f"{code[:9]}-{code[9:]}"):
        assert subjects(dress) == [subject]


def test_all_who_share_a_code_are_found_and_marked():
    code = a_code()
    sharing = [a_subject("示例甲厂", code=code), a_subject("示例乙厂", code=code)]

    page = found(code)

    assert [hit.subject for hit in page.items] == sharing
    assert all(hit.shared_code and hit.why == "code" for hit in page.items)


def test_a_doubtful_code_still_finds_who_carries_it():
    subject = a_subject(code="91990101ABCDEFGH11")

    assert subjects("91990101ABCDEFGH11") == [subject]


def test_only_codes_that_someone_carries_are_known():
    code, nobodys = a_code(), a_code()
    a_subject(code=code)

    assert known_codes([nobodys, code]) == (code,)
    assert known_codes([]) == ()


def test_exact_names_come_before_beginnings_before_the_rest_and_shorter_before_longer():
    within, longer, shorter, exact = map(a_subject, ("示例新青禾", "青禾食品公司", "青禾食品", "青禾"))

    assert subjects("青禾") == [exact, shorter, longer, within]


def test_a_former_name_finds_its_subject_and_says_until_when():
    subject = a_subject("示例市新名有限公司")
    also_called(subject, "示例市旧名有限公司", valid_to=date(2024, 5, 1))

    (hit,) = found("旧名").items

    assert (hit.subject, hit.name.kind, hit.name.valid_to) == (subject, "former", date(2024, 5, 1))


def test_a_subject_with_two_matching_names_is_one_hit_with_the_better_name():
    subject = a_subject("示例市青禾食品有限公司")
    also_called(subject, "青禾", kind="short")

    page = found("青禾")

    assert (len(page.items), page.total) == (1, 1)
    assert page.items[0].name.kind == "short"


@pytest.mark.parametrize(
    ("name", "text", "marked"),
    [
        ("示例市青禾食品有限公司", "青禾", "青禾"),
        ("示例（青禾）食品", "例青禾", "例（青禾"),
        ("示例ＡＢＣ公司", "abc", "ＡＢＣ"),
        ("示例國際公司", "国际", "國際"),
    ],
)
def test_the_match_is_marked_in_the_name_as_printed(name, text, marked):
    a_subject(name)

    ((start, end),) = found(text).items[0].spans

    assert name[start:end] == marked


def test_words_that_share_a_sign_are_marked_as_one():
    name = a_subject("示例青禾食品厂").name

    (hit,) = found("青禾食 食品 厂").items

    assert [name[start:end] for start, end in hit.spans] == ["青禾食品", "厂"]


@pytest.mark.parametrize("sign", ["%", "_", "\\", "%%", "a_c"])
def test_signs_that_mean_something_to_the_database_mean_nothing_here(sign):
    a_subject("abc示例")

    assert subjects(sign) == []


def test_one_sign_finds_names_that_begin_with_it_and_then_those_that_hold_it():
    within, begins = a_subject("示例鑫"), a_subject("鑫示例")

    assert subjects("鑫") == [begins, within]


def test_a_region_covers_the_regions_below_it():
    a_region("990000", level=1), a_region("980101")
    inside = a_subject("示例青禾", region=a_region("990101"))
    a_subject("示例青禾", region=a_region("980101"))

    assert subjects("青禾", region="990000") == [inside]


def test_a_natural_person_is_never_found():
    person = a_person("张示例")
    digest = person.identifiers.get().value

    assert subjects("张示例") == subjects("张") == subjects(digest) == []
    assert known_codes([digest]) == ()


def test_the_digest_of_a_person_finds_nobody_even_on_an_organisation():
    subject = a_subject()
    kind = SubjectIdentifier.Kind.PERSON_DIGEST
    SubjectIdentifier.objects.create(subject=subject, kind=kind, value="AB" * 16)

    assert subjects("AB" * 16) == []


def test_pages_by_key_neither_repeat_nor_lose_a_row():
    made = [a_subject(f"示例青禾{'店' * (place % 3)}") for place in range(45)]

    page = found("青禾")
    seen = [hit.subject for hit in page.items]
    a_subject("青禾")  # appears meanwhile, before the cursor
    while page.next_cursor:
        page = found("青禾", cursor=page.next_cursor)
        seen += [hit.subject for hit in page.items]

    assert sorted(seen, key=lambda row: row.pk) == made


def test_a_thousand_are_counted_and_then_it_is_more_than_that(monkeypatch):
    monkeypatch.setattr("disclosure.search.finding.CAP", 3)
    for _ in range(3):
        a_subject("示例青禾")

    assert (found("青禾").total, found("青禾").total_is_exact) == (3, True)
    a_subject("示例青禾")
    assert (found("青禾").total, found("青禾").total_is_exact) == (3, False)


def test_beyond_what_is_ranked_no_name_that_only_holds_the_text_comes_first(monkeypatch):
    monkeypatch.setattr("disclosure.search.finding.CAP", 1)
    for name in ("云溪（示例市）建筑工程有限责任公司", "示例市甲店", "示例市乙店"):
        a_subject(name)

    assert [hit.why for hit in found("示例市").items] == ["beginning", "beginning", "within"]


@pytest.mark.parametrize("cursor", ["x", "é", "MQ", "LTEuMg", "OTk5OTk5OTk5OTk5OTk5OTk5OS4x"])
def test_a_cursor_from_elsewhere_is_a_bad_request(cursor):
    a_subject("示例青禾")

    with pytest.raises(BadCursor):
        found("青禾", cursor=cursor)


def test_a_forged_cursor_goes_on_behind_no_name_of_a_person():
    a_subject("柏青禾")
    a_subject("柏青禾店")
    of_person = a_person("柏青禾示例").names.get().pk

    with pytest.raises(BadCursor):  # else "柏青禾店" alone would tell that the name stands between the two
        found("柏", cursor=encode(BEGINNING, of_person, 0, 0, 0, 0, 0))


def test_a_forged_cursor_goes_on_behind_no_key_that_a_block_of_names_cannot_have():
    with pytest.raises(BadCursor):
        found("柏", cursor=encode(WITHIN, 2**60, 0, 0, 0, 0, 0))


def test_a_page_takes_the_same_few_queries_for_ten_hits_and_for_twenty(django_assert_max_num_queries):
    for _ in range(10):
        a_subject("示例青禾")
    with django_assert_max_num_queries(12) as few:
        found("青禾")
    for _ in range(25):
        also_called(a_subject("示例青禾"), "旧青禾")

    with django_assert_max_num_queries(len(few)):
        for hit in found("青禾").items:
            assert all((hit.subject.code, hit.subject.display_name, hit.subject.region.name))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(max_size=110), st.text(max_size=8))
def test_no_question_breaks_the_search(text, region):
    assert found(text, region=region).total >= 0
