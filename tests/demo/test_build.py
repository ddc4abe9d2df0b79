"""A small invented register, built through the real doors, keeps what the demo promises."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Sum
from django.utils import timezone

from creditchina.accounts.models import AccountProposal, User
from creditchina.desk.today import waiting_for
from creditchina.standing.models import Standing
from creditchina.standing.terms import Capacity
from disclosure import demo
from disclosure.admin.delivering.access import handed_on
from disclosure.demo import account, applicant, building, desk, persons
from disclosure.demo.journal import Journal
from disclosure.models import (
    Batch,
    BatchUndo,
    CatalogueItem,
    Change,
    HeldRow,
    Mark,
    Outcome,
    Proposal,
    Publication,
    Subject,
    SubjectIdentifier,
)
from disclosure.web import coverage
from repair import eligible
from repair.demo import lay_out
from repair.models import Case, Status
from repair.web.mine import applications

DAY = date(2026, 11, 25)
SIZE = 60

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _that_day(monkeypatch: Any) -> None:
    """The clock shows the day as of which the register is built, whenever this runs."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(DAY.year, DAY.month, DAY.day, 2, tzinfo=UTC))


@pytest.fixture
def register(tmp_path: Path, settings: Any) -> None:
    """Sixty ordinary subjects beside the awkward ones."""
    settings.VAR_DIR = tmp_path
    demo.build(on=DAY, size=SIZE)


@pytest.mark.usefixtures("register")
def test_a_small_register_keeps_the_promises() -> None:
    every_row_is_accounted_for()
    every_item_and_every_end_occurs()
    nobody_real_is_in_it()
    most_reviews_were_done_in_time()
    sources_are_on_time_but_for_two()
    building_it_again_changes_nothing()
    something_waits_on_every_desk()
    somebody_acts_for_two_firms_and_an_agent_waits()
    the_applicant_has_a_case_in_every_state_and_records_to_file_with()


def every_row_is_accounted_for() -> None:
    counts = Batch.objects.aggregate(rows=Sum("rows_read"), **{each.value: Sum(each.value) for each in Outcome})
    assert all(counts.values())  # every outcome occurs
    assert counts.pop("rows") == sum(counts.values())
    reasons = set(HeldRow.objects.values_list("reason", flat=True))
    assert reasons >= {"code_missing", "code_masked", "code_name_disagree"}


def every_item_and_every_end_occurs() -> None:
    kept = Publication.objects.values_list("kept_because", flat=True)
    assert set(kept) >= {"", "minor", "person", "past_end", "not_public_item"}
    items = set(Publication.objects.visible(on=DAY).values_list("edition__item__code", flat=True))
    assert items == set(CatalogueItem.objects.filter(status="active", public=True).values_list("code", flat=True))
    ends = {"", "annulled", "repaired", "expired", "cured"}
    assert set(Publication.objects.values_list("ended_as", flat=True)) >= ends
    assert Publication.objects.exclude(predecessor=None).count() == 1
    assert Subject.objects.filter(status=Subject.Status.DEREGISTERED).count() == 1
    assert set(Subject.objects.values_list("kind", flat=True)) == set(Subject.Kind.values)


def nobody_real_is_in_it() -> None:
    codes = SubjectIdentifier.objects.exclude(kind="person_digest").values_list("value", flat=True)
    assert all("99" in (code[:2], code[2:4]) or code.startswith("MADEM") for code in codes)


def sources_are_on_time_but_for_two() -> None:
    late = [row for tab in ("penalty", "licence", "commitment", "serious") for row in coverage.of_tab(tab, on=DAY).late]
    assert {row.source.name_zh for row in late} == {"样例市应急管理局", "举例市住房和城乡建设局"}


def building_it_again_changes_nothing() -> None:
    before = Change.objects.count(), Batch.objects.count()
    assert demo.is_complete()
    demo.build(on=DAY + timedelta(days=1), size=SIZE)
    assert (Change.objects.count(), Batch.objects.count()) == before


def test_a_stopped_build_goes_on_from_its_own_day(tmp_path: Path, settings: Any, monkeypatch: Any) -> None:
    settings.VAR_DIR = tmp_path
    ingest, done = building._ingest, []

    def stopped(step: Any) -> None:
        if len(done) == 5:
            raise KeyboardInterrupt
        done.append(ingest(step))

    monkeypatch.setattr(building, "_ingest", stopped)
    with pytest.raises(KeyboardInterrupt):
        demo.build(on=DAY, size=0)
    monkeypatch.undo()
    assert not demo.is_complete()

    demo.build(on=DAY + timedelta(days=3), size=0)

    assert demo.is_complete()
    assert Batch.objects.count() == len(Journal.read().names)
    assert max(Batch.objects.values_list("on", flat=True)) == DAY


def something_waits_on_every_desk() -> None:
    account.create()
    assert desk.lay_out(on=DAY)
    assert not desk.lay_out(on=DAY)
    waiting = Batch.objects.get(status=Batch.Status.PREPARED)
    assert (waiting.needs_release, waiting.expected["public"]) == (True, desk.ROWS)
    assert list(handed_on(Batch.objects.all())) == [waiting]
    assert {row.register: bool(row.dry_run_at) for row in Proposal.objects.all()} == {
        "period_rule": True,
        "mandate": False,
    }
    assert AccountProposal.objects.get().asked_by.username == "manager"
    for name, waits in (("admin", "Proposals"), ("operator", "Proposals"), ("second_manager", "Accounts")):
        found = waiting_for(User.objects.get(username=name), on=DAY)
        assert any(str(each.title).startswith(waits) for each in found), name
    assert BatchUndo.objects.get().proposed_by.username == "clerk"
    assert set(Mark.objects.values_list("kind", flat=True)) <= {"litigation", "secrecy"}


def somebody_acts_for_two_firms_and_an_agent_waits() -> None:
    made = applicant.create(on=DAY)
    assert made
    assert applicant.create(on=DAY) is None
    user, agent = (User.objects.get(username=name) for name in (applicant.NAME, applicant.AGENT))
    for firm in made.acts_for:
        assert Standing.objects.in_force(user, firm, act="repair", on=DAY).exists()
        assert Publication.objects.visible(on=DAY).filter(
            subject=firm, edition__item__code="penalty", repairable_from__lte=DAY
        )
    listed = Publication.objects.visible(on=DAY).filter(edition__item__serious_list__isnull=False)
    assert listed.filter(subject=made.acts_for[0]).exists()
    right = Standing.objects.get(user=agent)
    assert (right.capacity, right.waits, right.subject) == (Capacity.AGENT, True, made.acts_for[0])
    assert made.may_act_for not in made.acts_for
    on_record, unknown = [Subject.objects.filter(name=name, kind="person") for name, _number in persons.known()]
    assert on_record
    assert not unknown


def the_applicant_has_a_case_in_every_state_and_records_to_file_with() -> None:
    user = User.objects.get(username=applicant.NAME)
    assert lay_out(on=DAY)
    assert lay_out(on=DAY) == 0
    read = applications(user, on=DAY)
    cases = Case.objects.filter(application__in=read)
    assert set(cases.values_list("status", flat=True)) == set(Status.values)
    past = cases.exclude(status=Status.SUBMITTED)
    assert not past.filter(application__created_at__date=DAY).exists()
    assert not past.filter(steps__at__date=DAY).exclude(steps__by=None).exists()
    shown = Publication.objects.visible(on=DAY).filter(subject__actors__user=user, edition__item__code="penalty")
    free = [row for row in shown if row.repair_cases.count() == 0 and eligible.of(row, on=DAY).ready]
    assert len(free) >= 2
    assert account.BUREAU in {row.authority.code for row in free}


def most_reviews_were_done_in_time() -> None:
    done = Change.objects.filter(kind="reviewed")
    left = Publication.objects.visible(on=DAY).filter(shown_until=None, review_on__lt=DAY)
    assert left.count() < done.count() / 5
