"""The admin as a reading room."""

import re
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disclosure.admin import finding
from disclosure.models import Fault, HeldRow, PublicationVersion
from tests.builders import (
    a_batch,
    a_code,
    a_licence,
    a_list_entry,
    a_mandate,
    a_penalty,
    a_person,
    a_subject,
    an_authority,
    an_edition,
    an_item,
)

# The history of a register row is a page of that row.
MODELS = sorted(
    (model for model in apps.get_app_config("disclosure").get_models() if not model.__name__.startswith("Historical")),
    key=lambda model: model.__name__,
)
# Shown on the page of their subject, of their report; a mere count.
# Rows of another room; and lists that nobody but their sender reads.
INSIDE = {"SubjectIdentifier", "SubjectName", "ReportCheck", "DirectoryStamp", "Lookup"}
IN_ROOMS = [model for model in MODELS if model.__name__ not in INSIDE]
HISTORY = [
    "publication",
    "publicationversion",
    "change",
    "ledgerhead",
    "batch",
    "batchpart",
    "fault",
    "heldrow",
    "subject",
    "periodrule",
    "ruletransition",
    "itemedition",
    "region",
]


def address(model, page, *args):
    name = model if isinstance(model, str) else model._meta.model_name
    return reverse(f"admin:disclosure_{name}_{page}", args=args)


def everything():
    """At least one row in most tables."""
    publication, batch = a_penalty(), a_batch()
    a_mandate(), a_list_entry(), a_penalty(shown=False)
    Fault.objects.create(batch=batch, row=1, weight="faulty", rule="example")
    HeldRow.objects.create(batch=batch, row=1, reason="x", authority=an_authority(), digest=uuid4().bytes, judged={})
    PublicationVersion.objects.create(
        publication=publication, version=1, batch=batch, digest=b"1", content={"details": {}}
    )


@pytest.mark.parametrize("model", IN_ROOMS, ids=lambda model: model.__name__)
def test_every_table_has_a_room_in_both_languages_that_needs_no_exception_to_the_policy(desk, model):
    everything()
    first = model.objects.order_by("pk").last()
    pages = [address(model, "changelist")] + ([address(model, "change", first.pk)] if first else [])

    for page in pages:
        for lang in ("zh-hans", "en"):
            answer = desk.get(page, {"lang": lang}, follow=True)
            text = answer.content.decode()
            assert answer.status_code == 200
            assert not re.search(r"\sstyle=|\son[a-z]+=\"|<style|javascript:", text)
            assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", text)


def test_every_model_is_registered_or_shown_inside_another():
    assert {model.__name__ for model in MODELS if model not in admin.site._registry} == INSIDE


@pytest.mark.parametrize("name", HISTORY)
def test_what_has_a_history_is_not_changed_by_anyone(desk, name):
    everything()
    row = apps.get_model("disclosure", name).objects.order_by("pk").first()

    assert desk.get(address(name, "add")).status_code == 403
    if row:
        assert desk.post(address(name, "change", row.pk), {}).status_code == 403
        assert desk.post(address(name, "delete", row.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("model", IN_ROOMS, ids=lambda model: model.__name__)
def test_a_list_takes_as_many_queries_for_ten_rows_as_for_one(desk, model):
    everything()
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            desk.get(address(model, "changelist"))
        counts.append(len(queries))
        for _ in range(5):
            everything()

    assert counts[1] <= counts[0]


def test_a_row_in_force_is_read_only_and_a_draft_is_not(desk):
    draft, in_force = an_item("example", status="planned"), an_item("penalty", status="active")

    assert "_save" in desk.get(address("catalogueitem", "change", draft.pk)).content.decode()
    assert "_save" not in desk.get(address("catalogueitem", "change", in_force.pk)).content.decode()
    assert 'name="status"' not in desk.get(address("catalogueitem", "change", draft.pk)).content.decode()


def test_an_authority_keeps_its_code(desk):
    authority = an_authority()

    page = desk.get(address("authority", "change", authority.pk)).content.decode()

    assert 'name="name_zh"' in page
    assert 'name="code"' not in page


def test_nothing_is_deleted_in_bulk():
    assert "delete_selected" not in dict(admin.site.actions)


def test_a_person_s_number_is_shown_to_nobody(desk):
    person = a_person(last_four="9X9X")
    digest = person.identifiers.get().value
    a_penalty(subject=person)

    for page in ("changelist", "change"):
        args = [person.pk] if page == "change" else []
        text = desk.get(address("subject", page, *args)).content.decode()
        assert digest not in text
        assert "9X9X" not in text


@pytest.mark.parametrize("typed", ["{code}", "示例市青", "/subjects/{ref}/"])
def test_a_subject_is_found_by_what_was_typed(desk, typed):
    wanted = a_subject("示例市青禾食品有限公司", code=a_code())
    a_subject("示例市金禾食品有限公司")

    answer = desk.get(address("subject", "changelist"), {"q": typed.format(code=wanted.code, ref=wanted.ref)})

    assert list(answer.context["cl"].result_list) == [wanted]


@pytest.mark.parametrize(
    "typed",
    [
        *("示许可(2026)7号", "示许可〔2026〕", "示许可", "{code}", "晨曦精密", "示例市晨曦", "精密机械有限"),
        *("{authority}", "示例发证局", "/publications/{ref}/"),
    ],
)
def test_a_publication_is_found_by_what_was_typed(desk, typed):
    subject = a_subject("示例市晨曦精密机械有限公司", code=a_code())
    wanted = a_licence(
        subject=subject, document_number="示许可〔2026〕7号", authority=an_authority(name_zh="示例发证局")
    )
    a_penalty()
    words = {"code": wanted.subject.code, "authority": wanted.authority.code, "ref": wanted.ref}

    answer = desk.get(address("publication", "changelist"), {"q": typed.format(**words)})

    assert list(answer.context["cl"].result_list) == [wanted]


@pytest.mark.parametrize("room", ["subject", "publication"])
def test_the_number_of_a_report_is_nobody_s_here(desk, room):
    a_penalty()

    answer = desk.get(address(room, "changelist"), {"q": "20261128000001ABCD1234"})

    assert (answer.status_code, list(answer.context["cl"].result_list)) == (200, [])


def test_a_publication_about_a_person_is_found_by_the_whole_name_alone(desk):
    wanted = a_penalty(subject=a_person("欧阳示例"))

    for typed, found in (("欧阳示例", [wanted]), ("欧阳示", [])):
        answer = desk.get(address("publication", "changelist"), {"q": typed})
        assert list(answer.context["cl"].result_list) == found


def test_a_name_borne_by_too_many_is_said_to_be(desk, monkeypatch):
    monkeypatch.setattr(finding, "SUBJECTS", 1)
    for name in ("示例市晨曦精密机械有限公司", "示例市晨曦精密仪器有限公司"):
        a_penalty(subject=a_subject(name))

    desk.cookies["lang"] = "en"
    answer = desk.get(address("publication", "changelist"), {"q": "晨曦精密"})

    assert answer.context["cl"].result_count == 1
    assert "More than 1 subjects bear this name" in answer.content.decode()


def test_rows_of_a_report_stand_in_the_order_of_their_file(desk):
    older, younger = a_batch(), a_batch()
    for batch in (younger, older):
        for row in (13, 12, 3, 16):
            Fault.objects.create(batch=batch, row=row, weight="faulty", rule="example")

    listed = desk.get(address("fault", "changelist")).context["cl"].result_list

    assert [(row.batch, row.row) for row in listed] == [
        (batch, row) for batch in (younger, older) for row in (3, 12, 13, 16)
    ]


@pytest.mark.parametrize(("choice", "count"), [("yes", 1), ("no", 1)])
def test_publications_by_what_the_public_sees_today(desk, choice, count):
    shown, kept = a_penalty(), a_penalty(shown=False)

    answer = desk.get(address("publication", "changelist"), {"visible": choice})

    assert list(answer.context["cl"].result_list) == [shown if choice == "yes" else kept]


def test_an_authority_leads_to_its_publications(desk):
    wanted = a_penalty()
    a_penalty()
    link = reverse("admin:disclosure_publication_changelist", query={"authority": wanted.authority.code})

    assert link in desk.get(address("authority", "changelist"), {"q": wanted.authority.code}).content.decode()
    assert list(desk.get(link).context["cl"].result_list) == [wanted]


def test_a_big_table_is_counted_to_a_limit(desk, monkeypatch):
    monkeypatch.setattr("creditchina.desk.rooms.COUNTED_UP_TO", 2)
    edition = an_edition()
    for _ in range(4):
        a_penalty(edition=edition)

    assert desk.get(address("publication", "changelist")).context["cl"].result_count == 2
