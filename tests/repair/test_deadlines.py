"""The public count of missed deadlines: by body, and nothing of whom it was about."""

from datetime import timedelta

import pytest
from django.test import Client

from repair import nightly
from repair.deadlines import lines
from repair.models import Breach, Case, Status
from tests.repair.building import a_case, known_years, today

pytestmark = pytest.mark.django_db


def test_a_missed_deadline_is_counted_for_the_body_that_held_the_case() -> None:
    known_years()
    late, kept = a_case(Status.PASSED), a_case(Status.APPROVED)
    Case.objects.filter(pk=late.pk).update(due_on=today() - timedelta(days=9), received_on=today() - timedelta(days=20))
    nightly.count_breaches(on=today())
    told = {line.authority: line for line in lines(on=today())}
    line, other = told[late.authority], told[kept.authority]
    assert (line.received, line.decided, line.missed, line.late) == (1, 0, 1, 1)
    assert (other.received, other.decided, other.missed, other.late) == (1, 1, 0, 0)
    assert (told[None].received, told[None].missed, told[None].late) == (2, 0, 0)


def test_the_site_answers_for_its_own_step_and_what_is_long_past_is_not_counted() -> None:
    known_years()
    case = a_case(Status.SUBMITTED)
    Case.objects.filter(pk=case.pk).update(due_on=today() - timedelta(days=1))
    for days in (1, 500):
        Breach.objects.create(case=case, deadline="repair_gate", due_on=today() - timedelta(days=days))
    site = lines(on=today())[0]
    assert (site.authority, site.missed, site.late) == (None, 1, 1)


def test_everybody_reads_it_and_nobody_is_named(client: Client) -> None:
    case = a_case(Status.PASSED)
    told = client.get("/repair/deadlines/").content.decode()
    assert case.authority.name_zh in told
    assert case.number not in told
    assert case.application.subject.name not in told
