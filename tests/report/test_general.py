"""The general report: order, coverage, what is in it and what never is (rules.md D-03 to D-08, S-12)."""

import time
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure import publish
from disclosure.models import CatalogueItem, Mandate, NilReturn, Publication, SubjectName
from disclosure.report import value
from disclosure.report.assemble import assemble, stamped
from disclosure.report.refused import Refused
from disclosure.report.sections import BASIC, GENERAL, SUPPLEMENT, by_section
from tests import builders
from tests.accounts import people

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def general(subject, *, on=TODAY, language="en"):
    return assemble(subject, kind="general_org", on=on, language=language)


def section(report, code):
    return next(section for section in report.sections if section.code == code)


def test_every_active_public_item_lands_in_exactly_one_section():
    told = [part.code for whole in (*GENERAL, SUPPLEMENT) for part in whole.parts] + [BASIC]
    items = CatalogueItem.objects.filter(status="active", public=True).select_related("category")
    found = by_section(items)

    assert len(told) == len(set(told))
    assert found.keys() <= set(told)
    assert sorted(item.code for rows in found.values() for item in rows) == sorted(item.code for item in items)
    assert [item.code for item in found["serious_judgment"]] == ["judgment_defaulter"]  # rules.md D-07
    assert [item.code for item in found["local"]] == ["local_model_trader"]


def test_the_eight_groups_stand_in_their_order_with_every_standard_section():
    report = general(builders.a_subject())

    assert [group.code for group in report.groups] == [
        *("administration", "trustworthiness", "serious", "abnormal"),
        *("commitment", "evaluation", "judgment", "other"),
    ]
    printed = {section.code for section in report.sections}
    assert {part.code for whole in GENERAL for part in whole.parts if part.standard} <= printed
    assert all(section.none_found and not section.records for section in report.sections)
    assert [group.count for group in report.groups] == [0] * 8


def test_there_is_a_local_supplement_only_where_the_catalogue_has_a_local_item():
    assert [group.code for group in general(builders.a_subject()).local] == ["local"]
    CatalogueItem.objects.exclude(region=None).update(status="retired")
    assert general(builders.a_subject()).local == ()


def test_it_says_what_the_records_say():
    subject = builders.a_subject()
    authority = builders.an_authority(name_en="Bureau A")
    penalty = builders.a_penalty(
        subject=subject,
        authority=authority,
        fine=Decimal("12.5"),
        details={"CF_CFLB": "fine;confiscation_gains", "CF_NR": "处罚款壹拾贰万伍仟元。", "CF_YXQ": "2099-12-31"},
    )
    builders.a_list_entry("judgment_defaulter", subject=subject)

    report = general(subject)
    (record,) = section(report, "penalty").records
    columns = {column.key: column for column in section(report, "penalty").fields}

    assert record.head == penalty.document_number
    assert (record.ref, record.version) == (str(penalty.ref), 1)
    assert record.values["fine"] == value.Money("12.5", "125000")
    assert record.values["penalty_kinds"] == "Fine; Confiscation of illegal gains"
    assert record.values["valid_until"] == "no end date delivered"
    assert record.values["authority"] == value.Body("Bureau A", authority.code)
    assert record.severity == value.Word("general", "General")
    assert record.last_day == penalty.last_day_shown.isoformat()
    assert columns["fine"].label == "Fine (10,000 yuan)"
    assert columns["content"].kind == "long"
    assert not [key for key in columns if key.startswith("other_code")]
    assert report.counts["serious_judgment"] == 1
    assert section(report, "serious_judgment").records[0].marks[0].kind == "list"
    assert [tag.kind for tag in report.subject.tags] == ["plain", "bad"]
    assert dict(report.rows)[str(penalty.ref)] == 1
    assert report.groups[0].count == 1
    assert value.from_json(value.as_json(report)) == report


def test_the_chinese_report_is_chinese():
    subject = builders.a_subject()
    builders.a_penalty(subject=subject, fine=Decimal(45))
    report = general(subject, language="zh-hans")

    assert report.title == "公共信用信息报告"
    assert [group.title for group in report.groups][:3] == ["行政管理", "诚实守信", "严重失信"]
    labels = [column.label for column in section(report, "penalty").fields]
    assert "罚款金额（万元）" in labels
    assert section(report, "penalty").records[0].severity.word == "一般"


def test_a_mark_stands_beside_its_record():
    subject = builders.a_subject()
    penalty = builders.a_penalty(subject=subject)
    publish.mark(
        penalty, kind="reconsideration", since=TODAY - timedelta(days=3), on=TODAY, by=people.staff("reviewer")
    )

    (mark,) = section(general(subject), "penalty").records[0].marks

    assert mark.kind == "reconsideration"
    assert "stays public meanwhile" in mark.text


def test_nothing_found_names_who_was_asked_and_who_owes_word():
    Mandate.objects.all().delete()
    item = CatalogueItem.objects.get(code="abnormal_operation")
    prompt, silent, empty = (builders.a_mandate(item=item) for _ in range(3))
    builders.a_batch(source=prompt.source, edition=builders.an_edition(item), rows_read=1, public=1)
    NilReturn.objects.create(
        source=empty.source, item=item, authority=empty.authority, period_from=TODAY, period_to=TODAY
    )

    found = section(general(builders.a_subject()), "abnormal")

    assert sorted((row.state, row.on, row.authorities) for row in found.coverage) == [
        ("delivered", TODAY.isoformat(), 1),
        ("never", "", 1),
        ("none", TODAY.isoformat(), 1),
    ]
    assert silent.source.name == found.coverage[0].name
    assert "the 2 sources below publish no operating-abnormality record" in found.none_found
    assert "1 of them declared none this period; 1 others are late" in found.none_found


def test_where_no_source_delivers_nothing_is_said_to_be_absent():
    found = section(general(builders.a_subject()), "judgment")

    assert found.coverage == ()
    assert "nothing can be said here" in found.none_found


def test_what_is_not_public_is_not_in_it():
    subject = builders.a_subject()
    builders.a_penalty(subject=subject, shown=False)
    ended = builders.a_penalty(subject=subject)
    publish.annul(ended, reason="原决定被撤销", on=TODAY)
    builders.a_publication("coercion", subject=subject, shown=False, kept_because="not_public_item")

    assert general(subject).rows == []


def test_a_look_back_says_so():
    subject = builders.a_subject()
    row = builders.a_penalty(subject=subject, decided_on=TODAY - timedelta(days=5))
    builders.a_mandate(source=row.batch.source, item=row.item, authority=row.authority)
    report = general(subject, on=TODAY - timedelta(days=10))

    assert report.rows == []
    assert "none was public already on" in section(report, "penalty").none_found
    assert any("looks back to" in note for note in report.notes)
    assert report.data_until == (TODAY - timedelta(days=10)).isoformat()


def test_refused_are_persons_the_future_and_joined_subjects():
    subject, other = builders.a_subject(), builders.a_subject(name="另一家")
    with pytest.raises(Refused, match="organisations only"):
        general(builders.a_person())
    with pytest.raises(Refused, match="today or a past day"):
        general(subject, on=TODAY + timedelta(days=1))
    other.merged_into = subject
    with pytest.raises(Refused, match="another one now"):
        general(other)


def test_the_number_of_queries_is_the_same_for_any_number_of_records():
    counted = []
    for number in (1, 40):
        subject = builders.a_subject()
        builders.many("penalty", ({"subject": subject} for _ in range(number)))
        with CaptureQueriesContext(connection) as asked:
            report = general(subject)
        assert len(report.rows) == number
        counted.append(len(asked))

    assert counted[0] == counted[1] <= 22


def test_issuing_adds_number_code_time_and_the_words_of_the_signature():
    report = stamped(
        general(builders.a_subject(), language="zh-hans"),
        number="20261122094107K7Q2M8XA",
        check_code="H4T7Q9WM3KXC",
        issued_at=timezone.now(),
        verify_url="https://credit.example/",
        signature="demo",
    )

    assert report.signature == value.Signature("demo", "演示签名", "不具法律效力")
    assert report.issued_at.endswith("+08:00")
    assert date.fromisoformat(report.issued_at[:10])


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(st.integers(0, 400), st.integers(1, 500), st.sampled_from(["", "annul", "shield"])), max_size=3
    ),
    ago=st.integers(0, 300),
)
def test_a_look_back_is_part_of_what_is_visible_today(rows, ago):
    subject = builders.a_subject()
    for start, length, fate in rows:
        day = TODAY - timedelta(days=start)
        row = builders.a_penalty(subject=subject, decided_on=day, shown_until=day + timedelta(days=length))
        if fate == "annul":
            publish.annul(row, reason="原决定被撤销", on=TODAY)
        elif fate == "shield":
            publish.shield(row, on=TODAY)
    visible = {str(ref) for ref in Publication.objects.visible(on=TODAY).values_list("ref", flat=True)}
    then = {ref for ref, _ in general(subject, on=TODAY - timedelta(days=ago)).rows}
    now = {ref for ref, _ in general(subject).rows}

    assert then <= now <= visible


def test_former_and_english_names_are_told():
    subject = builders.a_subject(code="91990101MA6K4T7X1C")
    SubjectName.objects.create(subject=subject, kind="english", value="Example Foods", folded="examplefoods")
    SubjectName.objects.create(subject=subject, kind="former", value="示例食品厂", folded="示例食品厂")
    report = general(subject)

    assert (report.subject.name_en, report.subject.code) == ("Example Foods", "91990101MA6K4T7X1C")
    assert report.basic.values["former_names"] == "示例食品厂"
    assert report.basic.values["founded"] == "2016-03-01"


def test_many_records_are_assembled_fast():
    subject = builders.a_subject()
    builders.many("penalty", ({"subject": subject, "severity": "general"} for _ in range(300)))
    best = min(_timed(subject) for _ in range(5))

    assert len(general(subject).rows) == 300
    assert best < 0.3, best  # seconds of the processor: about 60 ms where nobody else shares its cache


def _timed(subject) -> float:
    started = time.process_time()
    general(subject)
    return time.process_time() - started
