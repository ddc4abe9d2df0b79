"""Who may act for a subject: granted by others, scoped, for a year at most, ended at once, outranked by a court's."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from creditchina.standing import granting, telling
from creditchina.standing.granting import Grounds, NotGranted, grant
from creditchina.standing.jobs import send_notices
from creditchina.standing.models import Standing, SubjectContact
from creditchina.standing.terms import Assurance, Capacity, Proof
from tests.accounts.people import staff
from tests.builders import a_person, a_subject
from tests.standing.acting import a_standing, asked, somebody

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = timedelta(days=1)


def in_force(*args, **named):
    return Standing.objects.in_force(*args, **{"on": TODAY} | named)


def test_it_holds_for_what_was_asked_and_no_longer() -> None:
    right = a_standing(None, None, Capacity.REPRESENTATIVE, "reports", until=TODAY + 10 * DAY)

    assert in_force(right.user, right.subject, act="reports").get() == right
    assert in_force(right.user, right.subject, act="reports", on=TODAY + 10 * DAY).exists()
    assert not in_force(right.user, right.subject, act="reports", on=TODAY + 11 * DAY).exists()
    assert not in_force(right.user, right.subject, act="repair").exists()
    assert not in_force(right.user, a_subject()).exists()
    assert not in_force(somebody(), right.subject).exists()
    assert (right.assurance, right.proof) == (Assurance.HIGH, Proof.WINDOW)


def test_nobody_is_authorised_for_an_act_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="read_minds"):
        in_force(act="read_minds")


@pytest.mark.parametrize(
    ("first", "last"), [(date(2026, 6, 1), date(2027, 5, 31)), (date(2028, 2, 29), date(2029, 2, 27))]
)
def test_twelve_months_at_most(first, last) -> None:
    right = a_standing(on=first, until=first + timedelta(days=900))
    assert right.valid_to == last


def test_nobody_checks_their_own_papers_and_the_staff_act_for_nobody() -> None:
    clerk, subject = staff("window_clerk"), a_subject()
    for user, by in ((clerk, staff("operator")), (clerk, clerk)):
        with pytest.raises(NotGranted):
            grant(user, subject, asked(), Grounds(Proof.WINDOW, checked_by=by), on=TODAY)
    public = somebody()
    with pytest.raises(NotGranted, match="own papers"):
        grant(public, subject, asked(), Grounds(Proof.WINDOW, checked_by=public), on=TODAY)


@pytest.mark.parametrize("capacity", [Capacity.ADMINISTRATOR, Capacity.LIQUIDATOR, Capacity.SUCCESSOR])
def test_an_office_is_proven_by_papers(capacity) -> None:
    with pytest.raises(NotGranted, match="papers"):
        grant(somebody(), a_subject(), asked(capacity), Grounds(Proof.NOTICE_CODE), on=TODAY)


def test_no_natural_person_and_nothing_and_no_past() -> None:
    by = Grounds(Proof.WINDOW, checked_by=staff("operator"))
    with pytest.raises(NotGranted, match="natural person"):
        grant(somebody(), a_person(), asked(), by, on=TODAY)
    with pytest.raises(NotGranted, match="at least one"):
        grant(somebody(), a_subject(), granting.Asked("agent", frozenset(), TODAY), by, on=TODAY)
    with pytest.raises(NotGranted, match="over already"):
        grant(somebody(), a_subject(), asked(until=TODAY - DAY), by, on=TODAY)


def waited(right: Standing) -> Standing:
    """The same right as if its 24 hours were over; the guards would not let its first moment be moved."""
    fields = {each.name: getattr(right, each.name) for each in Standing._meta.concrete_fields if each.name != "id"}
    granting.end(right, by=None, reason="x")
    return Standing.objects.create(**fields | {"ref": uuid4(), "acts_from": timezone.now() - DAY})


def test_an_agent_waits_a_day_however_often_it_is_granted() -> None:
    right = a_standing(None, None, Capacity.AGENT)
    assert right.waits
    assert not in_force(right.user, right.subject).exists()
    assert in_force(right.user, right.subject, waiting=True).exists()

    assert a_standing(right.user, right.subject, Capacity.AGENT).waits
    assert Standing.objects.filter(user=right.user).lasting(on=TODAY).count() == 1  # the newer one took its place


def test_who_acts_already_is_spared_for_what_it_does_already() -> None:
    acting = waited(a_standing(None, None, Capacity.AGENT, "reports"))
    again = lambda *acts: a_standing(acting.user, acting.subject, Capacity.AGENT, *acts)  # noqa: E731

    assert in_force(acting.user, acting.subject).exists()
    assert again("reports", "repair").waits  # more than before
    acting = waited(a_standing(None, None, Capacity.AGENT))
    by_code = grant(acting.user, acting.subject, asked(), Grounds(Proof.POST_CODE), on=TODAY)
    assert by_code.waits  # as more than before
    assert not again("reports").waits
    granting.end(in_force(acting.user, acting.subject).get(), by=None, reason="gone")
    assert again("reports").waits  # its right ended


def test_a_representative_who_becomes_an_agent_does_not_wait() -> None:
    right = a_standing()
    assert not a_standing(right.user, right.subject, Capacity.AGENT).waits


def test_a_second_representative_displaces_nobody_and_the_first_is_told() -> None:
    first = a_standing()
    second = a_standing(None, first.subject)

    assert set(in_force(subject=first.subject)) == {first, second}
    send_notices.func(first.subject.pk, second.number, but=second.user.pk)
    assert [letter.to for letter in mail.outbox] == [[first.user.email]]


def test_a_courts_administrator_outranks_everybody_while_it_lasts() -> None:
    right = a_standing()
    office = a_standing(None, right.subject, Capacity.ADMINISTRATOR)
    assert set(in_force(subject=right.subject)) == {office}

    granting.end(office, by=None, reason="over")
    assert set(in_force(subject=right.subject)) == {right}


def test_a_joined_subject_is_the_one_it_is_recorded_under() -> None:
    right = a_standing()
    survivor = a_subject()
    type(right.subject).objects.filter(pk=right.subject.pk).update(merged_into=survivor)
    assert in_force(right.user, survivor).get() == right


def test_a_representative_ends_an_agent_at_once_and_no_other_representative() -> None:
    right = a_standing()
    agent, other = a_standing(None, right.subject, Capacity.AGENT), a_standing(None, right.subject)
    ends = lambda user, what: granting.may_end(user, what, on=TODAY)  # noqa: E731

    assert ends(right.user, agent)
    assert not ends(right.user, other)
    assert not ends(agent.user, right)
    assert ends(agent.user, agent)
    assert not ends(a_standing().user, agent)
    assert granting.end(agent, by=right.user, reason="gone")
    assert not granting.end(agent, by=right.user, reason="twice")
    assert not ends(right.user, Standing.objects.get(pk=agent.pk))


def test_a_new_representative_ends_the_former_one_and_its_agents() -> None:
    former, clerk = a_standing(), staff("operator")
    agent, office = a_standing(None, former.subject, Capacity.AGENT), a_standing(None, former.subject, "liquidator")
    new = a_standing(None, former.subject)

    assert granting.representative_changed(former.subject, by=clerk, but=new.user, on=TODAY) == 2
    assert set(Standing.objects.lasting(on=TODAY)) == {new, office}
    assert Standing.objects.get(pk=agent.pk).end_reason == granting.CHANGED


def test_a_mail_carries_a_reference_and_nothing_else() -> None:
    right, by = a_standing(), staff("operator")
    telling.add_contact(right.subject, "office@firm.example", origin="authority", by=by)
    assert telling.add_contact(right.subject, "Office@firm.example", origin="claim", by=by) is None

    send_notices.func(right.subject.pk, "R-1", but=right.user.pk)

    letter = mail.outbox[0]
    assert letter.to == ["office@firm.example"]
    assert "R-1" in letter.subject
    assert right.subject.name not in letter.subject + letter.body
    assert right.subject.code not in letter.body
    assert "/me/" in letter.body


def test_an_address_is_unreadable_in_the_database() -> None:
    contact = telling.add_contact(a_subject(), "office@firm.example", origin="authority", by=None)
    assert "office" not in SubjectContact.objects.values_list("address_sealed", flat=True).get()
    assert contact.address == "office@firm.example"
    assert telling.masked("office@firm.example") == "o***@firm.example"


def test_who_is_told_does_not_change_when_subjects_are_joined() -> None:
    right, survivor, other = a_standing(), a_subject(), a_standing()
    assert not telling.is_reachable(right.subject)
    telling.add_contact(right.subject, "office@firm.example", origin="authority", by=None)
    telling.add_contact(survivor, "board@firm.example", origin="authority", by=None)
    agent = a_standing(None, survivor, Capacity.AGENT)
    type(survivor).objects.filter(pk=right.subject_id).update(merged_into=survivor)
    assert telling.is_reachable(Standing.objects.get(pk=right.pk).subject)

    send_notices.func(right.subject_id, "R-4", but=right.user_id)

    told = {letter.to[0] for letter in mail.outbox}
    assert told == {"office@firm.example", "board@firm.example", agent.user.email}
    assert other.user.email not in told


def test_an_act_is_told_through_the_queue_without_an_address_in_it() -> None:
    from creditchina.jobs.models import Job

    right = a_standing()
    telling.acted(right, "R-2")
    kept = Job.objects.order_by("-enqueued_at").first()
    assert kept.args_kwargs["kwargs"]["reference"] == "R-2"
    assert "@" not in str(kept.args_kwargs)
