"""Whether a visible document number begins with a text: the same as the list says, on any day, for any signs."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure import publish
from disclosure.models import Publication
from disclosure.names import fold_document
from disclosure.search import begins_a_number
from tests.builders import a_list_entry, a_penalty, a_person

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SIGNS = st.text("示罚aA19%_\\\\'\"（）〔〕 KEY", max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(number=SIGNS, text=SIGNS, days=st.integers(-3, 3))
def test_it_says_what_django_would(number, text, days):
    a_penalty(document_number=number)
    on, key = TODAY + timedelta(days), fold_document(text)

    wanted = Publication.objects.visible(on=on).filter(document_key__startswith=key).exists()

    assert begins_a_number(text, on=on) is bool(key and wanted)


def test_what_is_hidden_begins_nothing():
    penalty = a_penalty(document_number="示罚〔2026〕17号")
    assert begins_a_number("示罚2026", on=TODAY)

    publish.annul(penalty, on=TODAY, reason="撤销原决定")

    assert not begins_a_number("示罚2026", on=TODAY)


def test_what_is_about_a_person_begins_nothing():
    entry = a_list_entry("judgment_defaulter", subject=a_person(), document_number="（2026）示9901执7号")

    assert Publication.objects.visible(on=TODAY).get() == entry
    assert not begins_a_number(entry.document_number, on=TODAY)
