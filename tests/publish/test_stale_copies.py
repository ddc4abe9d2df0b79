"""A verb goes by what is recorded, not by the copy in the caller's hand."""

from datetime import date

import pytest

from disclosure import publish
from disclosure.models import Publication, PublicationVersion
from tests.builders import a_batch, a_penalty

pytestmark = pytest.mark.django_db

DECIDED, TODAY, EARLIER_END = date(2026, 5, 11), date(2026, 6, 1), date(2026, 7, 1)


def corrected(made: Publication, **new: object) -> None:
    """Correct it through another copy."""
    new = {"digest": b"1" * 16, "kept_because": made.kept_because} | new
    publish.correct(Publication.objects.get(pk=made.pk), new, batch=a_batch(), on=TODAY)


def test_showing_takes_the_end_that_was_corrected_meanwhile() -> None:
    made = a_penalty(shown=False, decided_on=DECIDED)
    corrected(made, shown_until=EARLIER_END)
    publish.show(made, on=TODAY, finding="written finding")
    made.refresh_from_db()
    assert (made.shown_until, made.version) == (EARLIER_END, 2)


def test_restoring_asks_for_the_end_that_was_corrected_meanwhile() -> None:
    made = a_penalty(decided_on=DECIDED)
    stale = Publication.objects.get(pk=made.pk)
    corrected(made, shown_until=EARLIER_END)
    publish.take_down(Publication.objects.get(pk=made.pk), on=TODAY)
    with pytest.raises(publish.NotShowable, match="over"):
        publish.restore(stale, on=EARLIER_END, note="repair revoked")


def test_a_sealed_version_says_in_which_edition_its_columns_are() -> None:
    made = a_penalty(decided_on=DECIDED)
    corrected(made, shown_until=EARLIER_END)
    assert PublicationVersion.objects.get().content["edition_id"] == str(made.edition_id)
