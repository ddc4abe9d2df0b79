"""What two people did stays what they did: raw statements against the acts of the staff, on both engines."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from creditchina.accounts.models import AccountProposal, User
from disclosure.models import BatchUndo, DeliveryKey, IdentityAct, Mandate, Proposal, Withdrawal
from tests.accounts.people import post, staff
from tests.accounts.world import a_world
from tests.builders import a_batch, a_mandate, a_penalty, a_source, a_subject
from tests.test_guards import run

pytestmark = pytest.mark.django_db
TODAY, NOW = timezone.localdate(), timezone.now()


@pytest.fixture(autouse=True)
def acts():
    """One of each, decided and undecided; two people who did them."""
    one, other = staff("operator", username="one"), staff("operator", username="other")
    a_world()
    decided = {"decided_by": other, "decided_at": NOW}
    why = {"register": "measure", "values": {}, "first_day": TODAY, "proposed_by": one}
    why |= {"legal_basis_zh": "依据", "assessment_zh": "评估"}
    Proposal.objects.create(row_id=1, **why)
    Proposal.objects.create(row_id=2, status="refused", **why, **decided)
    Proposal.objects.create(row_id=3, status="in_force", switched_at=NOW, **why, **decided)
    BatchUndo.objects.create(batch=a_batch(), reason="wrong", status="approved", proposed_by=one, **decided)
    Withdrawal.objects.create(publication=a_penalty(), reason="void", status="granted", asked_by=one, **decided)
    a_batch(status="prepared", needs_release=True, by=one)
    a_batch(status="done", needs_release=True, by=one, released_by=other, released_at=NOW)
    IdentityAct.objects.create(kind="deregistered", subject=a_subject(), on=TODAY, reason="why", by=one)
    key = {"source": a_source(), "digest": "0" * 64, "expires_on": TODAY, "created_by": one, "holder": other}
    post(one, "moderator", given_by=other, confirmed_by=staff("operator"), valid_to=TODAY)
    staff("moderator", username="third").posts.get().end(by=one)
    AccountProposal.objects.create(kind="factor", account=one, reason="lost", asked_by=other)
    told = {"status": "confirmed", "asked_by": one, "account": staff("reviewer")} | decided
    AccountProposal.objects.create(kind="factor", reason="lost", **told)
    key = DeliveryKey.objects.create(prefix="ccdrevoked", revoked_at=NOW, **key)
    a_batch(status="prepared", needs_release=True, by=one, channel="api", key=key)
    a_mandate(two_people=True)


def person(name):
    return f"(SELECT id FROM accounts_user WHERE username = '{name}')"


POST, ASKED = "UPDATE accounts_post SET ", "UPDATE accounts_accountproposal SET "
MANDATE = "UPDATE disclosure_mandate SET "
BATCH, PROPOSAL, UNDO, WITHDRAWAL, NIL, MARK, ACT, KEY = (
    f"UPDATE disclosure_{name} SET "
    for name in ("batch", "proposal", "batchundo", "withdrawal", "nilreturn", "mark", "identityact", "deliverykey")
)
NEXT_YEAR = (TODAY + timedelta(days=365)).isoformat()
MOVES = {
    "say that another delivered it": BATCH + f"by_id = {person('other')} WHERE status = 'prepared'",
    "forget who delivered it": BATCH + "by_id = NULL WHERE status = 'prepared'",
    "say that a machine delivered it": BATCH + "channel = 'api' WHERE status = 'prepared'",
    "need no second person any more": BATCH + "needs_release = (1 = 0) WHERE needs_release",
    "say that another released it": BATCH + "released_by_id = NULL WHERE released_by_id IS NOT NULL",
    "say that no key delivered it": BATCH + "key_id = NULL WHERE key_id IS NOT NULL",
    "say that it was released later": BATCH + "released_at = NULL WHERE status = 'done' AND needs_release",
    "propose something else": PROPOSAL + '"values" = \'{"a": 1}\'',
    "propose it for another row": PROPOSAL + "row_id = 9 WHERE status = 'proposed'",
    "propose it for another day": PROPOSAL + f"first_day = '{NEXT_YEAR}'",
    "write the assessment anew": PROPOSAL + "assessment_zh = 'x'",
    "say that another proposed it": PROPOSAL + f"proposed_by_id = {person('other')} WHERE status = 'proposed'",
    "take a refusal back": PROPOSAL + "status = 'proposed' WHERE status = 'refused'",
    "take a change back": PROPOSAL + "status = 'approved' WHERE status = 'in_force'",
    "bring it into force undecided": PROPOSAL + f"status = 'in_force', decided_by_id = {person('other')},"
    f" decided_at = proposed_at, switched_at = proposed_at WHERE status = 'proposed'",
    "say that nobody refused it": PROPOSAL + "decision_note = 'x' WHERE status = 'refused'",
    "say that another asked for the undoing": UNDO + f"proposed_by_id = {person('other')} WHERE status = 'proposed'",
    "undo another batch": UNDO + "batch_id = (SELECT max(id) FROM disclosure_batch)",
    "tell another reason of an undoing": UNDO + "reason = 'x'",
    "take an undoing back": UNDO + "status = 'refused' WHERE status = 'approved'",
    "say that it was undone at another time": UNDO + "decided_at = proposed_at WHERE status = 'approved'",
    "say that another asked for the withdrawal": WITHDRAWAL + "asked_by_id = decided_by_id WHERE status = 'asked'",
    "withdraw for another reason": WITHDRAWAL + "reason = 'x'",
    "take a withdrawal back": WITHDRAWAL + "status = 'asked' WHERE status = 'granted'",
    "say that it was withdrawn at another time": WITHDRAWAL + "decided_at = asked_at WHERE status = 'granted'",
    "remove a withdrawal": "DELETE FROM disclosure_withdrawal",
    "say that another record was taken back": "UPDATE disclosure_takenback SET batch_id = batch_id",
    "declare more to be nothing": NIL + f"period_to = '{NEXT_YEAR}'",
    "say that another declared it": NIL + f"by_id = {person('other')}",
    "mark something else": MARK + "kind = 'suspended'",
    "say that another marked it": MARK + f"by_id = {person('other')}",
    "tell another reason of an act": ACT + "reason = 'x'",
    "say that another joined them": ACT + f"by_id = {person('other')}",
    "give a key another secret": KEY + "digest = 'f'",
    "prolong a key": KEY + f"expires_on = '{NEXT_YEAR}'",
    "give a key to another source": KEY + "source_id = (SELECT min(id) FROM disclosure_source)",
    "let a revoked key open again": KEY + "revoked_at = NULL WHERE revoked_at IS NOT NULL",
    "say that another made the key": KEY + f"created_by_id = {person('other')}",
    "say that the key was given to another": KEY + f"holder_id = {person('third')}",
    "say that nobody was given the key": KEY + "holder_id = NULL",
    "bind another source by two people": MANDATE
    + "source_id = (SELECT min(id) FROM disclosure_source) WHERE two_people",
    "remove that two people must": "DELETE FROM disclosure_mandate WHERE two_people",
    "say that another gave a post": POST + f"given_by_id = {person('third')} WHERE confirmed_by_id IS NOT NULL",
    "say that nobody confirmed a post": POST + "confirmed_by_id = NULL",
    "say that it was given at another time": POST + "given_at = ended_at WHERE ended_at IS NOT NULL",
    "let a post begin earlier": POST + "valid_from = '2001-01-01'",
    "prolong a post": POST + "valid_to = NULL WHERE valid_to IS NOT NULL",
    "make another post of it": POST + "role = 'auditor' WHERE role = 'moderator'",
    "give a post to another": POST + f"user_id = {person('other')} WHERE role = 'moderator'",
    "let an ended post go on": POST + "ended_at = NULL, ended_by_id = NULL",
    "say that another ended it": POST + f"ended_by_id = {person('other')} WHERE ended_at IS NOT NULL",
    "remove a post": "DELETE FROM accounts_post",
    "give a post that nobody confirmed": "INSERT INTO accounts_post (user_id, role, valid_from, given_by_id, given_at)"
    f" SELECT {person('other')}, 'moderator', valid_from, {person('one')}, given_at FROM accounts_post"
    " WHERE confirmed_by_id IS NOT NULL",
    "ask for another account": ASKED + f"account_id = {person('third')}",
    "ask for something else": ASKED + "kind = 'password'",
    "say that another asked for it": ASKED + f"asked_by_id = {person('third')}",
    "say that another confirmed it": ASKED + f"decided_by_id = {person('third')} WHERE status = 'confirmed'",
    "take a confirmation back": ASKED + "status = 'asked', decided_by_id = NULL WHERE status = 'confirmed'",
    "forget what was asked for": "DELETE FROM accounts_accountproposal",
    "remove a key": "DELETE FROM disclosure_deliverykey",
}


@pytest.mark.parametrize("statement", [pytest.param(text, id=why) for why, text in MOVES.items()])
def test_the_database_refuses_to(statement):
    with pytest.raises(IntegrityError, match="history stays"):
        run(statement)


def test_what_ended_stays_ended():
    """A mark, a nil return and an act of which the end was told once."""
    for end, again in (
        (NIL + "withdrawn_at = at", NIL + "withdrawn_at = NULL"),
        (MARK + f"until = since, ended_by_id = {person('one')}", MARK + "until = NULL, ended_by_id = NULL"),
        (ACT + f"undone_at = at, undone_by_id = {person('one')}", ACT + f"undone_by_id = {person('other')}"),
    ):
        run(end)
        with pytest.raises(IntegrityError, match="history stays"):
            run(again)


@pytest.mark.parametrize("who", ["one", "other"])
def test_who_made_or_holds_the_key_releases_nothing_that_came_through_it(who):
    run(BATCH + "by_id = by_id WHERE key_id IS NOT NULL")
    with pytest.raises(IntegrityError, match=r"does not release|released_by_another"):
        run(BATCH + f"released_by_id = {person(who)}, released_at = started_at WHERE key_id IS NOT NULL")
    key = DeliveryKey.objects.get(prefix="ccdrevoked")
    with pytest.raises(IntegrityError, match="does not release"), transaction.atomic():
        a_batch(channel="api", key=key, by=key.created_by, released_by=key.holder)
    run(BATCH + f"released_by_id = {person('third')}, released_at = started_at WHERE key_id IS NOT NULL")


def test_that_two_people_must_is_switched_off_by_two_only():
    off = MANDATE + "two_people = (1 = 0) WHERE two_people"
    row = Mandate.objects.get(two_people=True)
    told = {
        "register": "mandate",
        "row_id": row.pk,
        "first_day": TODAY,
        "legal_basis_zh": "依据",
        "assessment_zh": "评估",
    }
    one, other = User.objects.get(username="one"), User.objects.get(username="other")
    made = Proposal.objects.create(values={"two_people": False}, proposed_by=one, **told)
    for step in ({}, {"status": "approved", "decided_by": other, "decided_at": timezone.now()}):
        Proposal.objects.filter(pk=made.pk).update(**step or {"moved": 0})
        with pytest.raises(IntegrityError, match="two people switch off"):
            run(off)
    Proposal.objects.filter(pk=made.pk).update(status="in_force", switched_at=timezone.now())
    row.two_people = False
    row.save()
    row.two_people = True
    row.save()  # one person switches it on again: the old proposal carries no second change
    with pytest.raises(IntegrityError, match="two people switch off"):
        run(off)
