"""Files that show what an objection says: handed in, opened for a purpose, kept no longer than they must be."""

import os
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from creditchina.accounts.models import User
from disclosure.publish.periods import add_months
from repair import evidence, keeping, objections
from repair.models import Evidence, Objection
from tests.accounts.people import signed_in, staff
from tests.builders import a_penalty
from tests.repair.building import a_draft, today
from tests.standing.acting import a_letter, a_picture, a_standing, browser_of, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.STORAGES = settings.STORAGES | {
        "evidence": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }


def an_objection() -> tuple[Objection, User]:
    """One that the site has not taken up yet, and who sent it."""
    record = a_penalty()
    by = a_standing(None, record.subject).user
    return objections.file(record, by=by, about="content", text="罚款金额应为 2 万元", on=today()), by


def a_file(objection: Objection, data: bytes | None = None) -> Evidence:
    """One that was handed in with it."""
    return evidence.keep(objection, data or a_picture(), name="缴款凭证.png", by=objection.applicant)


def test_files_are_added_by_whom_it_is_about_until_it_is_answered() -> None:
    objection, by = an_objection()
    client, address = browser_of(by), f"/objections/{objection.ref}/files/"
    sent = client.post(address, {"file": SimpleUploadedFile("a.pdf", a_letter(pages=3))}, follow=True)
    kept = objection.evidence.get()
    assert (kept.pages, kept.media_type) == (3, "application/pdf")
    assert all(told in sent.content.decode() for told in ("a.pdf", "3 页"))
    assert client.get(f"/repair/files/{kept.ref}/")["Content-Disposition"].startswith("attachment")
    refused = client.post(address, {"file": SimpleUploadedFile("a.pdf", b"MZ")})
    assert (refused.status_code, objection.evidence.count()) == (422, 1)

    stranger = browser_of(somebody())
    tried = [stranger.get(address), stranger.get(f"/repair/files/{kept.ref}/")]
    tried += [stranger.post(address, {}), stranger.post(f"/repair/files/{kept.ref}/remove/")]
    assert {answer.status_code for answer in tried} == {404}

    client.post(f"/repair/files/{kept.ref}/remove/")
    assert objection.evidence.kept().count() == 0
    objections.withdraw(objection, by=by, on=today())
    closed = client.post(address, {"file": SimpleUploadedFile("a.png", a_picture())})
    assert (closed.status_code, objection.evidence.kept().count()) == (422, 0)


def test_who_checks_it_opens_a_file_for_a_purpose_and_it_stays() -> None:
    objection, _by = an_objection()
    file = a_file(objection)
    page, opening = f"/admin/repair/objection/{objection.pk}/change/", f"/admin/doors/objections/{objection.pk}/files/"
    shown, asked = f"{opening}{file.ref}/", {"file": str(file.ref), "purpose": "objection"}
    operator = staff("operator")
    client = signed_in(operator)
    assert client.get(shown).status_code == 403
    assert client.post(opening, {"file": str(file.ref)}).status_code == 409
    assert client.post(opening, asked).status_code == 302
    answer = client.get(shown)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert shown in client.get(page, {"shown": str(file.ref)}).content.decode()
    assert objection.looks.get().by == operator

    assert not evidence.remove(file)
    others = [staff("auditor"), staff("moderator"), staff("reviewer")]
    assert {signed_in(user).post(opening, asked).status_code for user in others} <= {403, 404}
    assert str(file.ref) not in signed_in(others[0]).get(page).content.decode()
    assert signed_in(staff("reviewer", objection.authority)).post(opening, asked).status_code == 302


def test_its_files_go_half_a_year_after_the_last_remedy() -> None:
    objection, by = an_objection()
    file = a_file(objection)
    assert keeping.over_objections(on=add_months(today(), 60)) == []
    objections.withdraw(objection, by=by, on=today())

    before, after = (keeping.forget(on=add_months(today(), 12) + timedelta(days=n)) for n in (0, 2))

    file.refresh_from_db()
    assert (before["files"], after["files"], file.file) == (0, 1, "")


def test_what_was_given_up_half_way_is_swept() -> None:
    draft, stored = a_draft(), storages["evidence"]
    with transaction.atomic():
        evidence.keep(draft, a_picture(), name="a.png", by=draft.applicant)
        transaction.set_rollback(True)
    kept = evidence.keep(draft, a_picture(), name="a.png", by=draft.applicant)
    left = set(stored.listdir("")[1]) - {kept.file}
    assert (len(left), keeping.sweep()) == (1, 0)  # it may be one that is being written

    _two_days_older()

    assert keeping.sweep() == 1
    assert stored.listdir("")[1] == [kept.file]


def _two_days_older() -> None:
    at = (timezone.now() - timedelta(days=2)).timestamp()
    for name in storages["evidence"].listdir("")[1]:
        os.utime(storages["evidence"].path(name), (at, at))
