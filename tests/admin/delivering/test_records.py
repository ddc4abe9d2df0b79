"""One record by hand: typed, looked up, judged, looked at, delivered; and corrected."""

import pytest

from disclosure.models import Batch, Change, Publication
from tests.admin.delivering.typing import NAME, a_record, said, text
from tests.builders import a_subject

pytestmark = pytest.mark.django_db


def enter(client, at, record):
    return client.post(at("record"), record, follow=True)


def deliver(client, at, record):
    page = enter(client, at, record)
    return client.post(at("let", page.context["batch"].pk), follow=True)


def test_a_record_is_seen_first_and_public_only_when_it_is_said(client, at, authority):
    page = enter(client, at, a_record(authority))

    assert "What the public will see" in text(page)
    assert NAME in text(page)
    assert Publication.objects.count() == 0

    done = client.post(at("let", page.context["batch"].pk), follow=True)

    assert said(done) == ["It is delivered. What became of each row stands below."]
    assert Publication.objects.get().document_number == "示市监罚〔2026〕41号"
    assert Batch.objects.get().channel == "form"


def test_the_preview_is_the_public_page(client, at, authority):
    batch = enter(client, at, a_record(authority)).context["batch"]
    before = client.get(at("page", batch.pk, 2)).content.decode()
    client.post(at("let", batch.pk))
    public = Publication.objects.get()
    after = client.get(f"{public.get_absolute_url()}?lang=en").content.decode()

    def content(page):
        whole = page[page.index('<div class="title">') : page.index('<div class="col-4">')]
        return whole.partition("<dt>Source</dt>")[0].replace(str(public.subject.ref), "")

    shorter = [content(page).split("<dt>Authority</dt>") for page in (before, after)]
    assert shorter[0][1] == shorter[1][1]
    assert "Preview for the desk" in before


def test_what_was_typed_comes_back_with_each_error_at_its_field(client, at, authority):
    page = enter(client, at, a_record(authority, CF_WSH="", CF_JDRQ="2099-01-01", CF_NR_FK="acht"))

    assert "Fill this in. The law requires it." in text(page)
    assert 'href="#id_CF_WSH"' in text(page)
    assert f'value="{NAME}"' in text(page)
    assert "<title>Error: " in text(page)

    judged = enter(client, at, a_record(authority, CF_JDRQ="2099-01-01", CF_NR_FK="acht"))

    form = judged.context["form"]
    assert form.errors["CF_JDRQ"] == ["The document is dated later than the day of delivery. Correct the date."]
    assert "This is not an amount." in form.errors["CF_NR_FK"][0]
    assert 'value="acht"' in text(judged)
    assert [batch.status for batch in Batch.objects.all()] == ["refused"]


def test_the_same_faults_again_are_told_again(client, at, authority):
    wrong = a_record(authority, CF_JDRQ="2099-01-01")

    assert enter(client, at, wrong).context["form"].errors.keys() == {"CF_JDRQ"}
    assert enter(client, at, wrong).context["form"].errors.keys() == {"CF_JDRQ"}


def test_a_name_leads_to_a_code(client, at, authority):
    known = a_subject("示例市青禾食品有限公司")
    a_subject("示例市青禾贸易有限公司")

    page = client.post(at("record"), a_record(authority, CF_XDR_MC="青禾食品", CF_XDR_SHXYM="", find=""))

    assert f'code ends in</span> <span class="code">{known.code[-6:]}' in text(page) or known.code[-6:] in text(page)
    assert "青禾贸易" not in text(page)
    assert 'value="示市监罚〔2026〕41号"' in text(page)

    taken = client.post(at("record"), a_record(authority, CF_XDR_MC="青禾食品", take=f"{known.code} {known.name}"))

    assert f'value="{known.code}"' in text(taken)
    assert f'value="{known.name}"' in text(taken)


def test_an_unknown_name_is_told_what_to_do(client, at, authority):
    page = client.post(at("record"), a_record(authority, CF_XDR_MC="没有这家", find=""))

    assert "Nobody in the directory bears this name." in text(page)
    assert "a valid code is enough" in text(page)


def test_the_script_is_told_the_same(client, at):
    known = a_subject("示例市青禾食品有限公司")

    answer = client.get(at("subjects", q="青禾")).json()

    assert [(row["name"], row["code"], row["tail"]) for row in answer["rows"]] == [
        (known.name, known.code, known.code[-6:])
    ]
    assert client.get(at("subjects", q="")).json() == {"rows": [], "more": False}


def test_a_draft_can_be_changed_and_given_up(client, at, authority):
    draft = enter(client, at, a_record(authority)).context["batch"]
    form = client.get(at("record", change=draft.pk)).context["form"]

    assert form.initial["CF_XDR_MC"] == NAME
    assert form.initial["CF_CFLB"] == ["fine"]
    assert form.initial["for_authority"] == authority.code

    given_up = client.post(at("discard", draft.pk), follow=True)

    assert said(given_up) == ["Nothing of it was delivered."]
    assert Publication.objects.count() == 0


def test_an_identity_number_is_not_sent_back(client, at, authority):
    number = "990101199001011234"
    typed = a_record(authority, CF_XDR_ZJHM=number, CF_WSH="")

    assert number not in text(client.post(at("record"), typed))
    assert number not in text(client.post(at("record"), typed | {"find": ""}))


def test_a_correction_starts_from_what_was_delivered_and_asks_why(client, at, authority):
    deliver(client, at, a_record(authority))
    public = Publication.objects.get()
    address = at("correct", public.ref)
    form = client.get(address).context["form"]

    assert form.initial["CF_SY"] == "未按规定保存进货单据"
    assert {code for code in form.fields if form.fields[code].disabled} == {
        "for_authority",
        "CF_WSH",
        "CF_XDR_MC",
        "CF_XDR_SHXYM",
    }

    typed = {code: value for code, value in form.initial.items() if value} | {"CF_SY": "未按规定保存三份进货单据"}
    asked = client.post(address, typed)
    assert "Give a reason" in text(asked)
    assert "未按规定保存三份进货单据" in text(asked)

    page = client.post(address, typed | {"why": "录入有误"}, follow=True)
    assert "未按规定保存三份进货单据" in text(page)
    done = client.post(at("let", page.context["batch"].pk), follow=True)

    public.refresh_from_db()
    assert said(done) == ["It is delivered. What became of each row stands below."]
    assert (public.version, public.details["CF_SY"]) == (2, "未按规定保存三份进货单据")
    assert Change.objects.latest("seq").note == "录入有误"


def test_a_correction_cannot_move_the_record_to_somebody_else(client, at, authority):
    deliver(client, at, a_record(authority))
    public = Publication.objects.get()
    form = client.get(at("correct", public.ref)).context["form"]
    typed = {code: value for code, value in form.initial.items() if value}
    other = typed | {"CF_WSH": "示市监罚〔2026〕42号", "CF_XDR_MC": "别家公司", "CF_NR": "责令改正", "why": "换人"}

    page = client.post(at("correct", public.ref), other, follow=True)
    client.post(at("let", page.context["batch"].pk))

    public.refresh_from_db()
    assert Publication.objects.count() == 1
    assert (public.document_number, public.subject.name) == ("示市监罚〔2026〕41号", NAME)
    assert public.details["CF_NR"] == "责令改正"
