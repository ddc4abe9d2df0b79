"""A report for A never holds a row of its same-name twin: by subject, whatever names and codes say (attack 20)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from disclosure.models import Publication, Subject, SubjectName
from disclosure.names import fold
from disclosure.report import general
from disclosure.report.assemble import assemble
from tests import builders

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PAIRS = 1_000
WHOLE = 4  # pairs of whom the whole report is made; of all of them the rows that it is made from


@pytest.fixture
def twins():
    """Pairs of one name each, with a record of each of the two."""
    names = [f"示例市同名{number}有限公司" for number in range(PAIRS) for _ in "ab"]
    known = Subject.objects.bulk_create([Subject(name=name, status="active") for name in names])
    SubjectName.objects.bulk_create([SubjectName(subject=row, value=row.name, folded=fold(row.name)) for row in known])
    builders.many("penalty", ({"subject": row, "document_number": f"示罚{row.pk}号"} for row in known))
    return list(zip(known[::2], known[1::2], strict=True))


def test_no_row_of_a_twin(twins):
    of = {str(ref): subject for ref, subject in Publication.objects.values_list("ref", "subject")}
    assert len(of) == 2 * PAIRS
    for one, twin in twins:
        assert one.name == twin.name
        assert list(general.rows_of(one, on=TODAY, today=TODAY).values_list("subject", flat=True)) == [one.pk]
    for one, twin in twins[:: PAIRS // WHOLE]:
        for subject, on, language in ((one, TODAY, "en"), (twin, TODAY - timedelta(days=3), "zh-hans")):
            report = assemble(subject, kind="general_org", on=on, language=language)
            assert {of[ref] for ref, _ in report.rows} <= {subject.pk}
