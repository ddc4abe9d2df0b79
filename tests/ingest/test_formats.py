"""The same decision is the same publication, whatever file it comes in."""

import pytest

from disclosure.fields import catalogue
from disclosure.models import Publication
from tests.ingest.sending import FORMS, a_row, outcomes, send, state, write

EDITIONS = sorted(catalogue())

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("item", "edition"), EDITIONS)
def test_every_edition_is_read_by_code_and_by_chinese_name_in_every_form(tmp_path, item, edition):
    rows = [a_row(item, edition) for _ in range(3)]
    first = send(write(tmp_path, rows, item, edition=edition), item)
    outcome = "public" if first.edition.item.public else "kept"
    assert (first.edition.code, outcomes(first)) == (edition, {outcome: 3})
    before = state()
    for form in FORMS:
        path = write(tmp_path, rows, item, edition=edition, form=form, chinese=True)
        batch = send(path, item)
        assert (batch.edition.code, outcomes(batch)) == (edition, {"unchanged": 3}), form
    assert state() == before


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("item", "edition"), EDITIONS)
def test_every_form_alone_makes_the_publication_the_others_make(tmp_path, item, edition, form):
    row = a_row(item, edition)
    batch = send(write(tmp_path, [row], item, edition=edition, form=form), item)
    made = Publication.objects.get()
    public = made.item.public
    assert (outcomes(batch), made.edition.code) == ({"public" if public else "kept": 1}, edition)
    assert made.is_visible(on=batch.on) is public
    assert outcomes(send(write(tmp_path, [row], item, edition=edition), item)) == {"unchanged": 1}


def test_the_second_generation_corrects_what_the_first_delivered_and_says_its_own_edition(tmp_path):
    old = a_row("penalty", "2015")
    same = {"subject_name": old["CF_XDR_MC"], "subject_code": old["CF_XDR_SHXYM"]}
    new = a_row("penalty", "2019", document_number=old["CF_WSH"], **same)
    send(write(tmp_path, [old], edition="2015"))
    assert outcomes(send(write(tmp_path, [new]))) == {"corrected": 1}
    made = Publication.objects.get()
    assert (made.edition.code, made.version, "CF_NR" in made.details) == ("2019", 2, True)


def test_a_licence_keeps_its_key_from_one_generation_to_the_next(tmp_path):
    old = a_row("licence", "2015")
    same = {"subject_name": old["XK_XDR"], "subject_code": old["XK_XDR_SHXYM"]}
    new = a_row("licence", "2019", document_number=old["XK_WSH"], **same)
    send(write(tmp_path, [old], "licence", edition="2015"), "licence")
    assert outcomes(send(write(tmp_path, [new], "licence"), "licence")) == {"corrected": 1}
