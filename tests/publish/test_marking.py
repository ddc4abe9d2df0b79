"""Marks (rules.md S-7, A-15, A-21): which one hides, which one is told, and that none leaves a trace."""

from datetime import timedelta

import pytest
from django.utils import timezone

from disclosure import ledger, publish
from disclosure.models import Change, Mark, MarkKind, MarkRule, Publication
from disclosure.publish.marking import hides
from tests.accounts.people import staff
from tests.builders import BASIS, a_batch, a_list_entry, a_penalty, a_person, an_authority

TODAY = timezone.localdate()
WEEK_AGO, YESTERDAY = TODAY - timedelta(days=7), TODAY - timedelta(days=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return staff("reviewer", an_authority(), username="reviewer")


@pytest.fixture
def mark(by):
    def set_one(publication, kind, **fields):
        return publish.mark(publication, kind, **{"since": WEEK_AGO, "on": TODAY, "by": by} | fields)

    return set_one


@pytest.fixture
def unmark(by):
    return lambda standing, **fields: publish.unmark(standing, **{"until": TODAY, "on": TODAY, "by": by} | fields)


def is_public(publication):
    return Publication.objects.visible(on=TODAY).contains(publication)


def rule(kind, *, shows, since):
    MarkRule.objects.create(kind=kind, hides=not shows, in_force_from=since, **BASIS)


@pytest.mark.parametrize(
    ("kind", "stays"), [("reconsideration", True), ("litigation", True), ("suspended", False), ("secrecy", False)]
)
def test_the_dated_rule_says_which_mark_hides_and_its_end_shows_again(mark, unmark, kind, stays):
    penalty = a_penalty()
    before = ledger.head()
    standing = mark(penalty, kind)
    assert is_public(penalty) is stays
    unmark(standing)
    assert is_public(penalty)
    lines = Change.objects.filter(seq__gt=before).order_by("seq")
    assert [line.kind for line in lines] == ([] if stays else ["shielded", "unshielded"])
    assert [line.word for line in lines] == ([] if stays else ["ended", "published"])


def test_the_rule_in_force_on_the_first_day_of_the_mark_decides(mark):
    rule("suspended", shows=True, since=TODAY - timedelta(days=3))
    assert (hides("suspended", on=WEEK_AGO), hides("suspended", on=TODAY)) == (True, False)
    later, earlier = a_penalty(), a_penalty()
    mark(later, "suspended", since=YESTERDAY), mark(earlier, "suspended", since=WEEK_AGO)
    assert (is_public(later), is_public(earlier)) == (True, False)


def test_no_rule_hides_a_reconsideration_and_without_a_rule_only_secrecy_hides():
    rule("litigation", shows=False, since=WEEK_AGO)
    MarkRule.objects.exclude(kind="litigation").update(in_force_to=WEEK_AGO)
    assert [kind for kind in MarkKind if hides(kind, on=TODAY)] == ["secrecy"]


def test_one_mark_of_a_kind_stands_at_a_time_and_another_may_follow(mark, unmark):
    penalty = a_penalty()
    first = mark(penalty, "litigation")
    with pytest.raises(publish.NotMarkable):
        mark(penalty, "litigation")
    unmark(first)
    with pytest.raises(publish.NotMarkable):
        unmark(first)
    mark(penalty, "litigation"), mark(penalty, "reconsideration")
    assert Mark.objects.filter(publication=penalty, until=None).count() == 2


@pytest.mark.parametrize("days", [{"since": TODAY + timedelta(days=1)}])
def test_a_mark_of_tomorrow_is_refused(mark, days):
    with pytest.raises(publish.NotMarkable):
        mark(a_penalty(), "litigation", **days)


@pytest.mark.parametrize("until", [WEEK_AGO - timedelta(days=1), TODAY + timedelta(days=1)])
def test_a_mark_ends_between_its_first_day_and_today(mark, unmark, until):
    with pytest.raises(publish.NotMarkable):
        unmark(mark(a_penalty(), "litigation"), until=until)


def test_what_has_ended_is_not_marked_and_stays_ended_when_its_mark_ends(mark, unmark):
    penalty = a_penalty()
    standing = mark(penalty, "secrecy")
    publish.annul(penalty, on=TODAY, reason="revoked")
    with pytest.raises(publish.NotMarkable):
        mark(penalty, "litigation")
    unmark(standing)
    assert not is_public(penalty)
    assert Change.objects.filter(publication=penalty).latest("seq").kind == "ended"


def test_two_marks_that_hide_hide_until_both_are_over(mark, unmark):
    penalty = a_penalty()
    one, other = mark(penalty, "secrecy"), mark(penalty, "suspended")
    unmark(one)
    assert not is_public(penalty)
    unmark(other)
    assert is_public(penalty)


def test_what_is_over_meanwhile_does_not_come_back(mark, unmark):
    penalty = a_penalty(shown_until=TODAY + timedelta(days=2))
    standing = mark(penalty, "secrecy")
    later = TODAY + timedelta(days=5)
    unmark(standing, until=later, on=later)
    assert not Publication.objects.visible(on=later).contains(penalty)
    assert Change.objects.filter(publication=penalty).latest("seq").kind == "shielded"


def test_before_publication_secrecy_keeps_a_record_that_would_be_shown(mark, unmark):
    kept = a_penalty(shown=False)
    standing = mark(kept, "secrecy")
    assert Publication.objects.get(pk=kept.pk).kept_because == "secrecy"
    with pytest.raises(publish.NotShowable):
        publish.show(kept, on=TODAY, finding="written finding")
    new = {"severity": "general", "kept_because": "", "shown_until": TODAY + timedelta(days=90), "digest": b"new"}
    publish.correct(kept, new, batch=a_batch(), on=TODAY)
    assert not is_public(kept)
    before = ledger.head()
    unmark(standing)
    assert is_public(kept)
    assert [line.kind for line in Change.objects.filter(seq__gt=before)] == ["shown"]


def test_after_the_examination_a_record_is_kept_for_the_reason_it_had(mark, unmark):
    kept = a_penalty(shown=False)
    unmark(mark(kept, "secrecy"))
    assert Publication.objects.get(pk=kept.pk).kept_because == "minor"


def test_a_persons_record_is_marked_and_stays_kept_because_of_the_person(mark, unmark):
    kept = a_penalty(subject=a_person())
    standing = mark(kept, "secrecy")
    unmark(standing)
    assert Publication.objects.get(pk=kept.pk).kept_because == "person"


def test_what_is_pending_goes_on_under_the_new_reference(mark):
    entry = a_list_entry()
    mark(entry, "litigation"), mark(entry, "secrecy")
    publish.take_down(entry, on=TODAY)
    back = publish.restore(entry, on=TODAY, note="repair revoked")
    assert {row.publication_id for row in Mark.objects.all()} == {back.pk}
    assert not is_public(back)


def test_only_what_is_public_is_shielded_and_only_what_is_shielded_shown_again():
    kept, shown = a_penalty(shown=False), a_penalty()
    with pytest.raises(publish.NotOnShow):
        publish.shield(kept, on=TODAY)
    with pytest.raises(publish.NotOnShow):
        publish.unshield(shown, on=TODAY)
    publish.shield(shown, on=TODAY)
    with pytest.raises(publish.NotOnShow):
        publish.shield(shown, on=TODAY)


def told(client, penalty, path):
    return client.get(path.format(penalty.ref, penalty.subject.ref), query_params={"lang": "en"}).content.decode()


PLACES = ("/publications/{0}/", "/subjects/{1}/", "/api/v1/publications/{0}/", "/api/v1/subjects/{1}/publications/")
WORDS = {"/publ": "Administrative reconsideration is pending since", "/subj": "Reconsideration pending since"}


@pytest.mark.parametrize("path", PLACES)
def test_a_mark_is_told_beside_the_publication_and_gone_without_trace(client, mark, unmark, path):
    penalty = a_penalty()
    plain = told(client, penalty, path)
    standing = mark(penalty, "reconsideration", document="复议〔2026〕3号", note="internal note")
    marked = told(client, penalty, path)
    assert WORDS.get(path[:5], f'"kind":"reconsideration","since":"{WEEK_AGO}"') in marked
    assert not [secret for secret in ("复议〔2026〕3号", "internal note") if secret in marked]
    unmark(standing)
    assert told(client, penalty, path) == plain


def test_that_secrecy_is_examined_is_never_told(client, mark):
    penalty = a_penalty()
    MarkRule.objects.filter(kind="secrecy").update(hides=False)
    mark(penalty, "secrecy")
    assert not [path for path in PLACES if "secrecy" in told(client, penalty, path)]


def test_a_page_that_was_kept_is_not_confirmed_once_a_mark_stands(client, mark, unmark):
    penalty = a_penalty()
    address = penalty.get_absolute_url()
    etag = client.get(address)["ETag"]
    standing = mark(penalty, "litigation")
    marked = client.get(address, headers={"If-None-Match": etag})
    assert marked.status_code == 200
    unmark(standing)
    assert client.get(address, headers={"If-None-Match": marked["ETag"]}).status_code == 200
