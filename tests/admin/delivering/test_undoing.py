"""A whole wrong batch: asked for by one person, undone by another."""

import pytest

from disclosure.models import BatchUndo, Publication
from tests.admin.delivering.test_records import deliver
from tests.admin.delivering.typing import a_record, said, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(client, at, authority):
    return deliver(client, at, a_record(authority)).context["batch"]


def test_one_asks_and_another_undoes(client, second, at, batch):
    assert "Records end" in text(client.get(at("undo", batch.pk)))
    asked = client.post(at("undo", batch.pk), {"reason": "文件选错"}, follow=True)
    assert said(asked) == ["It is asked for. Another person decides."]
    assert "You asked for this, so another person decides." in text(asked)
    assert client.post(at("decide", batch.pk, "approve")).status_code == 403  # a clerk approves nothing
    assert Publication.objects.get().ended_on is None

    assert "1 waiting" in text(second.get(at("start")))
    assert "文件选错" in text(second.get(at("undos")))
    done = second.post(at("decide", batch.pk, "approve"), follow=True)

    assert said(done) == ["The delivery is undone. What it did stands below."]
    assert "What was done" in text(done)
    assert Publication.objects.get().ended_on is not None
    assert BatchUndo.objects.get().decided_by.username.startswith("releaser")


def test_who_asked_does_not_decide(second, at, batch):
    second.post(at("undo", batch.pk), {"reason": "文件选错"}, follow=True)

    refused = second.post(at("decide", batch.pk, "approve"), follow=True)

    assert said(refused) == ["You asked for this yourself, so another person must decide."]
    assert BatchUndo.objects.get().status == "proposed"


def test_a_refusal_leaves_all_as_it_is(client, second, at, batch):
    client.post(at("undo", batch.pk), {"reason": "文件选错"})
    second.post(at("decide", batch.pk, "refuse"))

    assert Publication.objects.get().ended_on is None
    assert "Ask that all of it be undone" in text(client.get(at("undo", batch.pk)))


def test_no_reason_no_undoing(client, at, batch):
    page = client.post(at("undo", batch.pk), {"reason": " "})

    assert "Give a reason" in text(page)
    assert BatchUndo.objects.count() == 0


def test_strangers_find_nothing(stranger, at, batch):
    assert stranger.get(at("undo", batch.pk)).status_code == 404
    assert stranger.post(at("decide", batch.pk, "approve")).status_code == 404
    assert "文件选错" not in text(stranger.get(at("undos")))
