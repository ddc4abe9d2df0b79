"""A shield and the other things that hide a record; its end, which somebody watches (rules.md C-18 to C-20)."""

from datetime import date, timedelta

import pytest

from creditchina.accounts.models import User
from creditchina.desk.today import waiting_for
from disclosure import publish
from disclosure.models import Mark, Publication
from repair import drafting, workflow
from repair.admin.inputs import MoveForm
from repair.models import Case, Door, Status
from repair.moves import MOVES
from repair.web.forms import RulingForm
from repair.web.pages import PAGES
from tests.repair.building import RULING, a_case, a_repairable, a_reviewer, today
from tests.standing.acting import a_standing

pytestmark = pytest.mark.django_db
LATER = "（2026）示01破3号之九"


def is_public(record: Publication) -> bool:
    """Whether the public sees it."""
    return Publication.objects.visible(on=today()).filter(pk=record.pk).exists()


def a_shielded(record: Publication) -> Case:
    """Its shield is approved."""
    return a_case("approved", record, door=Door.SHIELD, answers={"ruling": RULING})


def a_mark(record: Publication, by: User) -> Mark:
    """One whose rule hides."""
    return publish.mark(record, "suspended", since=today(), on=today(), by=by)


def unmark(standing: Mark, by: User) -> None:
    standing.refresh_from_db()
    publish.unmark(standing, until=today(), on=today(), by=by)


def end(case: Case, by: User, *, done: bool = False) -> None:
    workflow.end_shield(case, by=by, on=today(), reason="计划终止", ruling=LATER, done=done)


def test_a_mark_that_ends_shows_nothing_that_a_plan_shields() -> None:
    record = a_repairable()
    case = a_shielded(record)
    reviewer = a_reviewer(case)

    unmark(a_mark(record, reviewer), reviewer)
    assert not is_public(record)

    end(case, reviewer)
    assert is_public(record)


def test_a_plan_that_ends_shows_nothing_that_a_mark_hides() -> None:
    record = a_repairable()
    standing = a_mark(record, a_standing(None, record.subject).user)
    case = a_shielded(record)
    reviewer = a_reviewer(case)

    end(case, reviewer)
    assert not is_public(record)

    unmark(standing, reviewer)
    assert is_public(record)


def test_a_plan_carried_out_gives_the_record_back_and_the_form_says_so() -> None:
    record = a_repairable()
    case = a_shielded(record)

    asked = MoveForm(MOVES["end_shield"], case, on=today()).fields["done"]
    end(case, a_reviewer(case), done=True)

    assert "Either way the record is shown again" in str(asked.help_text)
    assert (is_public(record), case.shield.ended_as) == (True, "done")


def test_a_shield_past_its_day_waits_for_its_reviewer_until_the_re_rating_ends_it() -> None:
    record = a_repairable()
    case = a_shielded(record)
    reviewer, late = a_reviewer(case), date.fromisoformat(RULING["until"]) + timedelta(days=1)
    told = [case.number in str(waiting_for(reviewer, on=on)) for on in (today(), late)]

    a_case("approved", record, door=Door.REORGANISED, answers={"ruling": RULING | {"ruling": LATER}})

    case.refresh_from_db()
    assert told == [False, True]
    assert (case.status, case.shield.ended_as, case.shield.end_ruling) == (Status.SHIELD_ENDED, "done", LATER)
    assert not is_public(record)
    assert case.number not in str(waiting_for(reviewer, on=late))


@pytest.mark.parametrize(("days", "why"), [(-1, "is over by then"), (-900, "does not end before its ruling")])
def test_a_plan_that_cannot_be_is_refused_where_it_is_typed(days: int, why: str) -> None:
    record = a_repairable()
    by = a_standing(None, record.subject).user
    made = drafting.begin(record.subject, by=by, on=today(), door=Door.SHIELD)
    until = today() + timedelta(days=days)

    form = RulingForm(PAGES["ruling"], made, RULING | {"until": until.isoformat(), "proof": "new"})

    assert why in str(form.errors["until"])
