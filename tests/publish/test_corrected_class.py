"""A correction that changes the class decides anew whether the record may be public."""

from datetime import timedelta

import pytest
from django.utils import timezone

from disclosure import publish
from disclosure.models import Change, Publication
from tests.builders import a_batch, a_penalty

pytestmark = pytest.mark.django_db
DIGEST = b"0123456789abcdef"


def _correct(publication: Publication, **new: object) -> Change | None:
    return publish.correct(
        publication, {"digest": DIGEST, "details": {}, **new}, batch=a_batch(), on=timezone.localdate()
    )


def test_a_public_record_corrected_to_minor_leaves_public_view_as_corrected() -> None:
    penalty = a_penalty()

    line = _correct(penalty, severity="minor", kept_because="minor")

    assert line is not None
    assert line.word == Change.Word.CORRECTED
    assert not Publication.objects.visible(on=timezone.localdate()).contains(penalty)


def test_a_kept_record_corrected_to_general_is_shown() -> None:
    penalty = a_penalty(shown=False)
    until = timezone.localdate() + timedelta(days=300)

    line = _correct(penalty, severity="general", shown_until=until, kept_because="")

    assert line is not None
    assert line.word == Change.Word.PUBLISHED
    assert Publication.objects.visible(on=timezone.localdate()).contains(penalty)


def test_a_kept_record_stays_kept_without_a_line_when_its_class_stays() -> None:
    penalty = a_penalty(shown=False)

    assert _correct(penalty, kept_because="minor") is None
    assert not penalty.is_visible(on=timezone.localdate())


def test_a_text_that_comes_back_is_sealed_under_each_of_its_versions() -> None:
    penalty = a_penalty()
    for number, digest in enumerate((b"b" * 16, bytes(penalty.digest), b"c" * 16), start=2):
        _correct(penalty, digest=digest)
        assert penalty.version == number

    assert list(penalty.versions.values_list("version", flat=True)) == [1, 2, 3]
