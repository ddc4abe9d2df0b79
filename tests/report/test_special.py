"""Special reports: only with a right to act, wider than the site, never what was repaired (rules.md D-10 to D-16)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from disclosure import publish
from disclosure.models import CatalogueItem, Mandate, Publication, Subject
from disclosure.publish.periods import add_months
from disclosure.report import offered, value
from disclosure.report.assemble import assemble
from disclosure.report.refused import NotProven, Refused
from disclosure.report.special import Request
from tests import builders

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
REQUEST = Request("示例市公共资源交易中心", "投标资格审查", TODAY + timedelta(days=30))


class Rights(list["Right"]):
    """Answers as the manager of standings does."""

    def in_force(self, *, subject: Subject, act: str, on: date) -> list["Right"]:
        return [right for right in self if right.subject_id == subject.pk and act == "reports" and right.until >= on]


@dataclass(frozen=True)
class Right:
    """A right to act, as an application that keeps them would hand it over."""

    pk: int
    subject_id: int
    until: date = TODAY

    objects = Rights()


@pytest.fixture(autouse=True)
def _no_rights():
    Right.objects.clear()


def right(subject, **fields) -> Right:
    made = Right(len(Right.objects) + 1, subject.pk, **fields)
    Right.objects.append(made)
    return made


def special(subject, **asked):
    asked = {"language": "en", "standing": right(subject), "request": REQUEST} | asked
    return assemble(subject, kind="special", on=TODAY, **asked)


@pytest.fixture
def subject():
    return builders.a_subject()


@pytest.fixture
def bureau():
    return builders.an_authority(field="market_regulation")


def refs(report):
    return {ref for ref, _ in report.rows}


def records(report, code):
    return {record.ref: record for each in report.sections if each.code == code for record in each.records}


def ended(subject, bureau, **fields):
    """A penalty of two years ago whose display period is over."""
    day = TODAY - timedelta(days=730)
    made = {"decided_on": day, "public_since": day, "shown_until": add_months(day, 12), "authority": bureau}
    return builders.a_penalty(subject=subject, **made | fields)


def test_nobody_without_a_right_has_one_made(subject):
    stranger = builders.a_subject(name="另一家")
    old = right(subject, until=TODAY - timedelta(days=1))
    withdrawn = Right(99, subject.pk)
    for standing in (None, right(stranger), old, withdrawn):
        with pytest.raises(NotProven, match="Only the subject itself"):
            special(subject, standing=standing)


def test_it_tells_what_the_site_may_not_show(subject, bureau):
    simple = builders.a_penalty(
        subject=subject, authority=bureau, shown=False, penalty_kinds="warning", details={"CF_CFCX": "simple"}
    )
    kept = {"shown": False, "kept_because": "not_public_item", "subject": subject, "authority": bureau}
    coercion = builders.a_publication("coercion", **kept)
    criminal = builders.a_publication("criminal_judgment", **kept)
    listed = builders.a_list_entry(subject=subject)
    general = builders.a_penalty(subject=subject, authority=bureau, fine=Decimal(8))

    report = special(subject)

    assert refs(report) == {str(row.ref) for row in (simple, coercion, criminal, listed, general)}
    assert [(group.code, group.count) for group in report.groups] == [
        ("special_penalty", 2),
        ("special_coercion", 1),
        ("special_list", 1),
        ("special_criminal", 1),
    ]
    assert records(report, "special_penalty")[str(simple.ref)].flag == "Simple procedure"
    assert records(report, "special_penalty")[str(simple.ref)].last_day == ""
    assert "2 administrative penalties (1 by simple procedure)" in report.statement
    assert "1 criminal judgment." in report.statement
    assert value.from_json(value.as_json(report)) == report


def test_of_what_ended_only_what_ran_out_is_told_and_marked(subject, bureau):
    ran_out = ended(subject, bureau)
    told_to_ledger = ended(subject, bureau)
    publish.lapse(by=TODAY)
    fates = {
        "repaired": lambda row: publish.take_down(row, on=TODAY),
        "annulled": lambda row: publish.annul(row, on=TODAY, reason="原决定被撤销"),
        "corrected": lambda row: publish.take_down(row, on=TODAY, ended_as=Publication.EndedAs.CORRECTED),
        "cured": lambda row: publish.take_down(row, on=TODAY, ended_as=Publication.EndedAs.CURED),
        "shielded": lambda row: publish.shield(row, on=TODAY),
    }
    for end in fates.values():
        end(builders.a_penalty(subject=subject, authority=bureau))
    secret = builders.a_penalty(subject=subject, authority=bureau, shown=False, kept_because="secrecy")
    report = special(subject)

    assert refs(report) == {str(ran_out.ref), str(told_to_ledger.ref)}
    assert {record.flag for record in records(report, "special_penalty").values()} == {"Display period over"}
    assert "2 administrative penalties (2 whose display period is over)" in report.statement
    assert str(secret.ref) not in value.as_json(report)


def test_a_repaired_record_that_never_was_public_is_left_out(subject, bureau):
    minor = builders.a_penalty(subject=subject, authority=bureau, shown=False)
    publish.take_down(minor, on=TODAY)

    assert refs(special(subject)) == set()


def test_a_dated_row_switches_ended_records_off(subject, bureau, monkeypatch):
    ended(subject, bureau)
    rows = [*offered._file()["ended"], {"from": TODAY, "classes": []}]
    monkeypatch.setattr(offered, "_file", lambda: {"fields": [], "ended": rows})
    monkeypatch.setattr(offered, "picked", lambda *_: [])

    assert offered.ended_classes(on=TODAY - timedelta(days=1)) == {"general", "serious"}
    assert offered.ended_classes(on=TODAY) == frozenset()
    assert offered.ended_classes(on=date(2020, 1, 1)) == frozenset()


def test_the_period_narrows_decisions_but_not_entries_that_stand(subject, bureau):
    old = TODAY - timedelta(days=400)
    builders.a_penalty(subject=subject, authority=bureau, decided_on=old, shown_until=TODAY + timedelta(days=9))
    entry = builders.a_list_entry(subject=subject, decided_on=old, public_since=old)

    report = special(subject, period=(TODAY - timedelta(days=100), TODAY))

    assert refs(report) == {str(entry.ref)}
    assert report.scope[2].value == ((TODAY - timedelta(days=100)).isoformat(), TODAY.isoformat())


def test_fields_of_law_narrow_penalties_and_coercion_alone(subject, bureau):
    tax = builders.an_authority(field="tax")
    builders.a_penalty(subject=subject, authority=bureau)
    wanted = builders.a_penalty(subject=subject, authority=tax)
    entry = builders.a_list_entry(subject=subject, authority=bureau)

    report = special(subject, sections=["tax"])

    assert refs(report) == {str(wanted.ref), str(entry.ref)}
    assert report.fields_covered == ("tax",)
    assert "(tax)" in report.statement


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"sections": ["astrology"]}, "fields of law"),
        ({"sections": []}, "fields of law"),
        ({"period": (add_months(TODAY, -61), TODAY)}, "60 months"),
        ({"period": (TODAY, TODAY - timedelta(days=1))}, "60 months"),
        ({"period": (TODAY, TODAY + timedelta(days=1))}, "60 months"),
        ({"request": None}, "for whom"),
        ({"request": Request(" ", "x", TODAY)}, "for whom"),
        ({"request": Request("x" * 201, "x", TODAY)}, "for whom"),
        ({"request": Request("x", "x", TODAY - timedelta(days=1))}, "within the next 12 months"),
    ],
)
def test_questions_that_are_refused(subject, asked, words):
    with pytest.raises(Refused, match=words):
        special(subject, **asked)


def heard(code, on=TODAY, **authority):
    """A body whose source delivers an item, and did so on that day."""
    body, source = builders.an_authority(**authority), builders.a_source()
    item = CatalogueItem.objects.get(code=code)
    builders.a_mandate(source=source, item=item, authority=body)
    builders.a_batch(source=source, edition=builders.an_edition(item), on=on, rows_read=1, public=1)


@pytest.fixture
def _all_heard():
    for code in ("penalty", "coercion"):
        for field in ("tax", "customs"):
            heard(code, field=field)
    for item in CatalogueItem.objects.filter(status="active").exclude(serious_list=None):
        heard(item.code)
    heard("criminal_judgment")


@pytest.mark.usefixtures("_all_heard")
def test_nothing_found_is_one_plain_sentence(subject):
    report = special(subject, language="zh-hans", sections=["tax", "customs"])

    assert report.statement == (
        "在查询时段、区域和领域（税务、海关）内，没有行政处罚、行政强制、严重失信主体名单和刑事裁判记录。"
    )
    assert report.scope[4].value == "示例省"
    assert report.advice == ()
    penalties = next(report.sections)
    assert penalties.none_found.startswith("在本报告的查询时段、区域和领域内，下列")
    assert CatalogueItem.objects.filter(code="coercion", public=False).exists()


def test_without_a_source_that_none_is_found_is_not_said(subject):
    Mandate.objects.all().delete()
    heard("penalty", field="tax")

    report = special(subject, sections=["tax", "customs"])

    assert report.statement == (
        "Within the period, area and fields stated (tax, customs) there is no record of administrative penalties."
        " No source delivers administrative coercion, entries on serious lists or criminal judgments to this site yet,"
        " so whether there are any cannot be told."
        " In 1 of these fields (named in the report) no source delivers administrative penalties, so nothing can be"
        " said there."
    )
    assert (report.scope[-1].label, report.scope[-1].value) == (
        "Fields without a source for administrative penalties",
        "customs",
    )
    assert ["nothing can be said here" in each.none_found for each in report.sections] == [False, True, True, True]


def test_a_field_without_a_source_is_no_clean_record(subject):
    Mandate.objects.all().delete()
    heard("penalty", field="tax")

    report = special(subject, sections=["customs"])

    assert "there is no record" not in report.statement
    assert "No source delivers administrative penalties" in report.statement


def test_a_source_that_is_late_speaks_for_the_time_before(subject):
    Mandate.objects.all().delete()
    heard("penalty", field="tax", on=TODAY - timedelta(days=900))

    report = special(subject, sections=["tax"])

    assert "is late" in next(report.sections).none_found
    assert report.statement.endswith(
        "Some sources are late (named in the report); what they owe is not in this answer."
    )


def test_persons_have_no_special_report():
    with pytest.raises(Refused, match="organisations only"):
        special(builders.a_person())


def test_a_personal_report_is_for_the_person_alone():
    person, namesake = builders.a_person(), builders.a_person(last_four="456X")
    own = builders.a_list_entry("judgment_defaulter", subject=person)
    kept = builders.a_penalty(subject=person)
    builders.a_list_entry("judgment_defaulter", subject=namesake)
    asked = {"kind": "personal", "on": TODAY, "language": "en"}

    report = assemble(person, standing=right(person), **asked)

    assert refs(report) == {str(own.ref), str(kept.ref)}
    assert report.subject.code == ""
    assert records(report, "penalty")[str(kept.ref)].flag == "Not shown to the public"
    for standing in (None, right(namesake)):
        with pytest.raises(NotProven):
            assemble(person, standing=standing, **asked)
    with pytest.raises(Refused, match="natural person only"):
        assemble(builders.a_subject(), standing=None, **asked)
