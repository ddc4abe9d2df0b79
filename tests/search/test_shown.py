"""What a hit shows of its subject: the rows that Django would read, in its order, in two statements."""

from datetime import date

import pytest
from django.db import NotSupportedError
from django.db.models import prefetch_related_objects

from disclosure.models import Subject, SubjectIdentifier, SubjectName
from disclosure.names import fold
from disclosure.search.shown import subjects_by_pk
from tests.builders import a_code, a_person, a_region, a_subject

pytestmark = pytest.mark.django_db
NAME = ("pk", "subject_id", "kind", "value", "valid_from", "valid_to")
CODE = ("pk", "subject_id", "kind", "value", "status")


def told(subject):
    names = [tuple(getattr(row, field) for field in NAME) for row in subject.names.all()]
    return names, [tuple(getattr(row, field) for field in CODE) for row in subject.identifiers.all()]


def several():
    made = [a_subject(f"示例青禾{number}", code=a_code(), region=a_region()) for number in range(3)]
    for day, subject in enumerate(made, 1):
        since, until = date(2019, 1, day), date(2020, 1, day)
        named = {"value": "青禾", "folded": fold("青禾"), "kind": "former", "valid_from": since, "valid_to": until}
        SubjectName.objects.create(subject=subject, **named)
        SubjectIdentifier.objects.create(subject=subject, kind="registration", value=f"99{day}", status="former")
    return made


def test_the_rows_are_those_that_django_reads(django_assert_num_queries):
    made = several()
    with django_assert_num_queries(2):
        found = subjects_by_pk([row.pk for row in made])
        shown = {pk: (told(row), row.region, row.names.all()[0].subject) for pk, row in found.items()}
    plain = list(Subject.objects.filter(pk__in=found))
    prefetch_related_objects(plain, "names", "identifiers", "region")

    assert shown == {row.pk: (told(row), row.region, row) for row in plain}
    assert found[made[0].pk].code == made[0].code


def test_rows_that_were_read_are_not_narrowed_to_those_of_everybody():
    subject = a_subject()
    shown = subjects_by_pk([subject.pk])[subject.pk]

    assert (shown.names.count(), len(shown.identifiers.all())) == (1, 1)
    with pytest.raises(NotSupportedError, match="ask for the subject anew"):
        shown.names.filter(kind="former")


def test_no_person_and_nobody_who_was_joined_to_another_one():
    survivor, joined, person = a_subject(), a_subject(), a_person("张示例")
    Subject.objects.filter(pk=joined.pk).update(merged_into=survivor)

    assert set(subjects_by_pk([survivor.pk, joined.pk, person.pk])) == {survivor.pk}
    assert subjects_by_pk([]) == {}


def test_who_has_no_name_yet_is_shown_all_the_same():
    subject = a_subject()
    SubjectName.objects.filter(subject=subject).delete()

    assert told(subjects_by_pk([subject.pk])[subject.pk]) == ([], told(subject)[1])
