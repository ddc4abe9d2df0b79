"""Every file of the hostile kit is refused with its own sentence, or kept without what was hidden in it.

The files that take seconds come with TEST_WHOLE=1, and each in the process of its own that the site gives it; time and
memory of each: `python -m tests.bench.evidence`.
"""

import io
import os

import pikepdf
import pytest
from django.utils import timezone
from PIL import Image

from creditchina.standing import letters, scrubbing
from repair import evidence, workflow
from repair.errors import IllegalMove
from repair.models import Status
from tests.attacks import evidence_pictures as pictures
from tests.attacks.evidence_kit import CLEANED, KIT, NAMES, REFUSED
from tests.repair.building import a_case, a_draft, a_reviewer
from tests.standing.acting import a_picture

TODAY = timezone.localdate()
WHOLE = bool(os.environ.get("TEST_WHOLE"))
HIDDEN = (b"canary", b"<script", b"<html", b"PK\x03\x04", b"Exif", b"/URI", b"/Annot", b"%%EOF\nPK")


def answer(data):
    """What the site makes of a file: its kind and clean bytes, or the sentence of refusal."""
    try:
        if WHOLE:
            clean = letters.cleaned(data)
            return clean.media_type, clean.data
        kind, _pages, clean = scrubbing.scrubbed(data)
        return kind, clean
    except letters.NotALetter as problem:
        return str(problem), b""
    except scrubbing.Refused as problem:
        return str(letters.WHY[str(problem)]), b""


def mine(attacks):
    return [attack for attack in attacks if WHOLE or not attack.heavy]


def test_the_kit_has_every_kind() -> None:
    assert len(KIT) >= 60
    assert len({attack.name for attack in KIT}) == len(KIT)
    assert {attack.told for attack in REFUSED} == set(letters.WHY) - {"large"}  # told before it is opened: test_pages


@pytest.mark.parametrize("attack", mine(REFUSED), ids=str)
def test_it_is_refused_with_its_own_sentence(attack) -> None:
    assert answer(attack.made()) == (str(letters.WHY[attack.told]), b"")


@pytest.mark.parametrize("attack", mine(CLEANED), ids=str)
def test_it_is_kept_without_what_it_hid(attack) -> None:
    kind, clean = answer(attack.made())
    assert kind == attack.told
    shown = unpacked(clean) if kind == "application/pdf" else clean
    assert not [sign for sign in HIDDEN if sign in shown]
    if kind != "application/pdf":
        with Image.open(io.BytesIO(clean)) as picture:
            picture.load()
            assert not ({"exif", "icc_profile", "comment", "xmp"} & set(picture.info))
            assert getattr(picture, "n_frames", 1) == 1


def unpacked(data: bytes) -> bytes:
    """A PDF with nothing packed, so that what it holds can be read in its bytes."""
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert set(pdf.Root.keys()) <= {"/Type", "/Pages", "/Lang"}
        pdf.save(held, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    return held.getvalue()


def test_the_site_itself_opens_no_file(monkeypatch) -> None:
    monkeypatch.setattr(scrubbing, "scrubbed", None)
    assert letters.cleaned(a_picture()).media_type == "image/png"
    with pytest.raises(letters.NotALetter, match="script"):
        letters.cleaned(next(attack.made() for attack in REFUSED if attack.told == "active"))


def test_what_takes_too_long_is_refused_in_words(monkeypatch) -> None:
    monkeypatch.setattr(letters, "PATIENCE", 0.001)
    with pytest.raises(letters.NotALetter, match="too much time"):
        letters.cleaned(a_picture())


def test_a_photograph_keeps_the_way_up_that_its_file_said() -> None:
    _kind, clean = answer(pictures.with_place(orientation=6))
    with Image.open(io.BytesIO(clean)) as picture:
        assert picture.size == (4, 8)


def test_what_was_typed_into_a_form_is_still_to_be_seen() -> None:
    filled = next(attack for attack in CLEANED if attack.name == "filled form")
    with pikepdf.open(io.BytesIO(answer(filled.made())[1])) as pdf:
        assert len(pdf.pages[0].Resources.XObject) == 1


@pytest.mark.django_db
def test_of_a_name_nothing_is_kept_that_leads_or_steers() -> None:
    draft = a_draft()
    for given, kept in NAMES.items():
        assert evidence._plain(given) == kept
    made = evidence.keep(draft, a_picture(), name="../../\u202egnp.exe", by=draft.applicant)
    assert made.name == "gnp.exe"
    assert made.file.endswith(".png")
    assert "/" not in made.file
    assert made.media_type == "image/png"


@pytest.mark.django_db
def test_what_was_sent_is_not_taken_back_with_an_answer() -> None:
    draft = a_draft()
    case = draft.cases.get()
    sent = evidence.keep(draft, a_picture(), name="a.png", by=draft.applicant, case=case)
    workflow.submit(draft, by=draft.applicant, on=TODAY)
    workflow.pass_on(case, on=TODAY)
    workflow.ask(case, by=a_reviewer(case), on=TODAY, reason="请补充缴款凭证")
    case.refresh_from_db()
    more = evidence.keep(draft, a_picture(), name="b.png", by=draft.applicant, case=case)
    assert not evidence.remove(sent)
    assert evidence.remove(more)


@pytest.mark.django_db
def test_nothing_is_added_to_the_case_of_somebody_else() -> None:
    draft, asked = a_draft(), a_case(Status.ASKED)
    with pytest.raises(IllegalMove):
        evidence.keep(draft, a_picture(), name="a.png", by=draft.applicant, case=asked)
    assert not asked.evidence.exists()
