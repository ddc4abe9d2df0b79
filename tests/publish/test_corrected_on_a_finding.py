"""What was shown on a written finding stays shown while a correction leaves its class alone."""

from datetime import date

import pytest

from disclosure import publish
from disclosure.models import Change, Publication
from tests.builders import a_batch, a_penalty

pytestmark = pytest.mark.django_db

DECIDED, TODAY = date(2026, 5, 11), date(2026, 6, 1)


def shown_on_a_finding() -> Publication:
    """A minor penalty that its authority wants shown."""
    made = a_penalty(shown=False, decided_on=DECIDED)
    publish.show(made, on=TODAY, finding="written finding")
    return made


def corrected(made: Publication, **new: object) -> Change:
    new = {"digest": b"1" * 16, "kept_because": "minor"} | new
    return publish.correct(made, new, batch=a_batch(), on=TODAY)


def test_another_wording_leaves_it_shown() -> None:
    made = shown_on_a_finding()
    same = {"severity": made.severity, "penalty_kinds": made.penalty_kinds, "fine": made.fine}
    assert corrected(made, **same, document_number="示罚〔2026〕7号").kind == Change.Kind.CORRECTED
    assert made.is_visible(on=TODAY)


def test_another_penalty_needs_a_finding_of_its_own() -> None:
    made = shown_on_a_finding()
    assert corrected(made, penalty_kinds="simple_procedure circulated_criticism").kind == Change.Kind.ENDED
    assert not made.is_visible(on=TODAY)
